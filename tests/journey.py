"""A person who knows only what the pages say (頁の言葉だけで進む人): reads labels, ticks and types, presses buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

VOID = ("input", "br", "meta", "link", "img", "hr")


@dataclass
class Control:
    """入力欄: a field or a button, with the words beside it."""

    tag: str
    attributes: dict[str, str]
    label: str = ""
    question: str = ""  # the legend around it
    form: str = ""
    options: list[tuple[str, str, bool]] = field(default_factory=list)  # value, words, chosen

    def has(self, name: str) -> str:
        return self.attributes.get(name, "")


class Screen(HTMLParser):
    """What stands on a page: text, headings, forms with their controls."""

    def __init__(self, html: str):
        super().__init__()
        self.html = html
        self.text = ""
        self.forms: dict[str, dict[str, str]] = {}
        self.controls: list[Control] = []
        self.labels: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._form = ""
        self._legends: list[str] = []
        self.feed(html)
        for control in self.controls:
            if not control.label:
                control.label = self.labels.get(control.has("id"), control.has("aria-label")).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = has.get("id") or f"form-{len(self.forms)}"
            self.forms[self._form] = has
        if tag == "fieldset":
            self._legends.append("")
        if tag in ("input", "button", "select", "textarea"):
            legend = next((words for words in reversed(self._legends) if words), "")
            self.controls.append(Control(tag, has, question=legend, form=has.get("form", self._form)))
        if tag == "option" and self.controls:
            self.controls[-1].options.append((has.get("value", ""), "", "selected" in has))
        if tag not in VOID:
            self._open.append((tag, has, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not any(open_tag == tag for open_tag, _, _ in self._open):
            return
        while self._open:
            name, has, start = self._open.pop()
            if name == tag:
                break
        words = " ".join(self.text[start:].split())
        if tag == "form":
            self._form = ""
        if tag == "fieldset":
            self._legends.pop()
        if tag == "legend" and self._legends:
            self._legends[-1] = words
        if tag == "label":
            self._labelled(has, words)
        if tag == "button":
            self.controls[-1].label = words
        if tag == "option":
            value, _, chosen = self.controls[-1].options[-1]
            self.controls[-1].options[-1] = (value, words, chosen)

    def handle_data(self, data: str) -> None:
        self.text += data

    def _labelled(self, has: dict[str, str], words: str) -> None:
        if "for" in has:
            self.labels[has["for"]] = words
        elif self.controls:
            self.controls[-1].label = words

    @property
    def heading(self) -> str:
        """The words of the h1."""
        start = self.html.index("<h1")
        return Words(self.html[start : self.html.index("</h1>", start)]).said


class Words(HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self, html: str):
        super().__init__()
        self.said = ""
        self.feed(html)
        self.said = " ".join(self.said.split())

    def handle_data(self, data: str) -> None:
        self.said += data


class Person:
    """利用者. Every answer is found by the words on the page; nothing is known of paths or codes."""

    def __init__(self, client: Client, address: str):
        self.client = client
        self.answered: list[str] = []
        self.typed: dict[str, Any] = {}
        self.go_to(address)

    def go_to(self, address: str) -> None:
        """Opens an address."""
        self._see(self.client.get(address))

    def _see(self, page: Any) -> None:
        assert page.status_code in (200, 422), page.status_code
        self.status = page.status_code
        self.screen = Screen(page.content.decode())
        self.typed = {}

    @property
    def heading(self) -> str:
        """The words of the h1."""
        return self.screen.heading

    @property
    def text(self) -> str:
        """Everything that stands on the page."""
        return self.screen.text

    @property
    def questions(self) -> list[str]:
        """The questions on the page: legends of choices, labels of other fields."""
        found = []
        for one in self.screen.controls:
            if one.form != "journey" and one.has("name") != "begin":
                continue
            if one.has("type") in ("radio", "checkbox"):
                found.append(one.question)
            elif one.tag == "select" or one.has("type") == "text":
                found.append(one.label)
        return list(dict.fromkeys(found))

    def choose(self, question: str, answer: str) -> None:
        """Ticks a choice."""
        for one in self.screen.controls:
            if one.tag == "select" and question in one.label:
                value = next(value for value, words, _ in one.options if words == answer)
                self.typed[one.has("name")] = [value]
                return self._count(question)
            if one.has("type") in ("radio", "checkbox") and question in one.question and one.label == answer:
                several = one.has("type") == "checkbox" and one.has("name") in self.typed
                self.typed[one.has("name")] = [*(self.typed[one.has("name")] if several else []), one.has("value")]
                return self._count(question)
        raise AssertionError(f"{question}: {answer} is not on the page {self.screen.heading}")

    def type(self, label: str, words: str) -> None:
        """Types into a field."""
        for one in self.screen.controls:
            if one.has("type") == "text" and label in one.label:
                self.typed[one.has("name")] = [words]
                return self._count(label)
        raise AssertionError(f"{label} is not on the page {self.screen.heading}")

    def _count(self, question: str) -> None:
        if question not in self.answered:
            self.answered.append(question)

    def press(self, label: str) -> None:
        """Presses a button: sends its form as a browser would."""
        button = next(
            c for c in self.screen.controls if c.tag == "button" and c.label == label and c.has("tabindex") != "-1"
        )
        form = self.screen.forms[button.form]
        sent: dict[str, list[str]] = {}
        for one in self.screen.controls:
            if one.form == button.form and one.has("name") and one.tag != "button":
                for value in self._value(one):
                    sent.setdefault(one.has("name"), []).append(value)
        sent.update(self.typed)
        if button.has("name"):
            sent[button.has("name")] = [button.has("value")]
        self._see(self.client.post(button.has("formaction") or form.get("action", ""), sent))

    @staticmethod
    def _value(one: Control) -> list[str]:
        if one.has("type") in ("radio", "checkbox"):
            return [one.has("value")] if "checked" in one.attributes else []
        if one.tag == "select":
            return [value for value, _, chosen in one.options if chosen] or [one.options[0][0]]
        return [one.has("value")]
