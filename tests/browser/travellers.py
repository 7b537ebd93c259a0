"""Two people in a browser who know only what the pages say (頁の言葉だけで進む人): one with a mouse, one with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

MOST_STOPS = 400  # presses of Tab until a page is taken for a trap
MOST_CHOICES = 60
HERE = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const words = (one) => (one ? one.innerText || one.textContent : "").replace(/\\s+/g, " ").trim();
  const label = here.getAttribute("aria-label") || (here.labels && here.labels.length ? words(here.labels[0]) : words(here));
  const legend = here.closest("fieldset") ? words(here.closest("fieldset").querySelector("legend")) : "";
  return {
    tag: here.tagName, type: here.type || "", label: label, question: legend, checked: here.checked === true,
    chosen: here.tagName === "SELECT" ? words(here.selectedOptions[0]) : "",
    shown: here === document.body || (box.width > 0 && box.height > 0),
    marked: here === document.body || here.tagName === "MAIN" || style.outlineStyle !== "none" || style.boxShadow !== "none",
    inside: box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
  };
}"""

LEGENDS = "all => all.map((one) => (one.querySelector('legend') || {}).innerText || '')"
LABELS = "all => all.map((one) => one.getAttribute('aria-label') || (one.labels[0] || {}).innerText || '')"


class WithMouse:
    """マウスで進む人."""

    def __init__(self, page: Page, home: str):
        self.page, self.answered = page, list[str]()
        page.goto(home)

    @property
    def _main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self._main.get_by_role("heading", level=1).inner_text()

    @property
    def text(self) -> str:
        """What is written on it."""
        return self._main.inner_text()

    @property
    def questions(self) -> list[str]:
        """Legends, and labels that stand alone."""
        groups = self._main.get_by_role("group").evaluate_all(LEGENDS)
        fields = [self._main.get_by_role(kind).evaluate_all(LABELS) for kind in ("textbox", "combobox")]
        return [words for found in (groups, *fields) for words in found if words]

    def choose(self, question: str, answer: str) -> None:
        """Ticks the choice with these words."""
        group = self._main.get_by_role("group", name=question).first
        choice = group.get_by_label(answer, exact=True)
        if choice.count():
            choice.first.check()
        else:
            self._main.get_by_label(question).first.select_option(label=answer)
        self._count(question)

    def type(self, label: str, words: str) -> None:
        """Types into the field of this label."""
        self._main.get_by_label(label).first.fill(words)
        self._count(label)

    def press(self, label: str) -> None:
        """Presses the button of these words, and waits for what comes."""
        with self.page.expect_navigation():
            self._main.get_by_role("button", name=label, exact=True).first.click()

    def _count(self, question: str) -> None:
        if question not in self.answered:
            self.answered.append(question)


class WithKeyboard(WithMouse):
    """キーボードだけで進む人: Tab, Space, Enter, arrows and letters. Every stop has to be seen and marked."""

    def __init__(self, page: Page, home: str):
        self.stops, self.faults = 0, list[str]()
        super().__init__(page, home)

    def choose(self, question: str, answer: str) -> None:
        """By Tab to the group, then by arrows."""
        self._to(lambda at: question in (at["label"] if at["tag"] == "SELECT" else at["question"]))
        for _ in range(MOST_CHOICES):
            at = self._here()
            said = at["chosen"] if at["tag"] == "SELECT" else at["label"]
            if said == answer:
                if at["tag"] != "SELECT" and not at["checked"]:
                    self.page.keyboard.press("Space")
                return self._count(question)
            self.page.keyboard.press("Tab" if at["type"] == "checkbox" else "ArrowDown")
        raise AssertionError(f"{question}: {answer} cannot be reached by keyboard")

    def type(self, label: str, words: str) -> None:
        """By Tab to the field, then letters."""
        self._to(lambda at: label in at["label"] and at["type"] == "text")
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self._count(label)

    def press(self, label: str) -> None:
        """By Tab to the button, then Enter."""
        self._to(lambda at: at["label"] == label and at["tag"] == "BUTTON")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _here(self) -> Any:
        at: Any = self.page.evaluate(HERE)
        return at

    def _to(self, wanted: Callable[[Any], bool]) -> None:
        for _ in range(MOST_STOPS):
            at = self._here()
            if wanted(at):
                return
            self.page.keyboard.press("Tab")
            self._look()
        raise AssertionError(f"{self.heading}: {MOST_STOPS} stops, and what was looked for was not among them")

    def _look(self) -> None:
        at = self._here()
        self.stops += 1
        for state, said in (
            ("shown", "has no size"),
            ("marked", "has no mark of focus"),
            ("inside", "is out of sight"),
        ):
            if not at[state]:
                self.faults.append(f"{self.heading}: {at['tag']} “{at['label'][:60]}” {said}")
