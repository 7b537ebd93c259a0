"""What a visitor asked beside the profile (答えの条件の読取り): form fields to `Asked`, every fault at once.

Fields: `as_of`, `weights`, `w-CRITERION` with `w-drawn`, `assume` (yes | no), `adopted` with `offered`, `reading` and
`reading-…` (PROGRAMME=READING), `site`, `compare`, `top`. A field that cannot be read keeps its default and is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.fiscal_year import FIRST, LAST
from meguri.vocabulary.text import Text
from meguri_portal.forms.options import unfolded
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.asked import DEFAULT, MOST_COMPARED, OWN, TOPS, Asked, whole_weights

READING = "reading-"
WEIGHT = "w-"
A_WEIGHT = Text("0より大きい重みを一つ以上", "at least one weight above 0")
DRAWN = "w-drawn"  # the weights as the page showed them: who changes one means their own
HEAVIEST = 1000
DAY = Text(f"{FIRST}〜{LAST}年の日付（例 2026-12-01）", f"a date from {FIRST} to {LAST}, such as 2026-12-01")
TODAY = Text("既定の値で答えています（今日の日付）", "the default was used for this answer (today)")
DEFAULT_USED = Text("既定の値で答えています", "the default was used for this answer")
ON_THE_LIST = Text("画面の選択肢のいずれか", "one of the choices on the page")


@dataclass
class AnswerForm:
    """答えの条件の入力欄."""

    form: QueryDict
    today: date
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Pages without these controls carried them as one field."""
        self.form = unfolded(self.form)

    def read(self) -> Asked:
        """What is asked; `faults` then holds what could not be read."""
        weights, own = self._among("weights", (*scales().presets, OWN), DEFAULT), self._own_weights()
        changed = weights != OWN and self._changed(weights, own)
        return Asked(
            self._day(),
            OWN if changed else weights,
            own,
            self._among("assume", ("yes", "no"), "yes") == "yes",
            self._adopted(),
            self._readings(),
            self._site(),
            self._compared(),
            int(self._among("top", [str(top) for top in TOPS], str(TOPS[0]))),
            changed,
        )

    def _text(self, name: str) -> str:
        return str(self.form.get(name) or "").strip()

    def _fault(self, name: str, expected: Text, got: str, hint: Text = DEFAULT_USED) -> None:
        self.faults.append(Fault("option", name, expected, f"'{got[:60]}'", hint))

    def _among(self, name: str, choices: Iterable[str], default: str) -> str:
        written = self._text(name)
        if not written or written in choices:
            return written or default
        self._fault(name, ON_THE_LIST, written)
        return default

    def _day(self) -> date:
        written = self._text("as_of")
        if not written:
            return self.today
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = date.min
        if FIRST <= day.year <= LAST:
            return day
        self._fault("as_of", DAY, written, TODAY)
        return self.today

    def _own_weights(self) -> dict[str, int]:
        found = {}
        for criterion in scales().criteria:
            written = self._text(WEIGHT + criterion.id)
            if not written:
                continue
            if written.isascii() and written.isdigit() and len(written) < 6 and int(written) <= HEAVIEST:
                found[criterion.id] = int(written)
            else:
                expected = Text(f"0から{HEAVIEST:,}までの整数", f"a whole number from 0 to {HEAVIEST:,}")
                self._fault(WEIGHT + criterion.id, expected, written)
        if found and not any(found.values()):
            self._fault("weights", A_WEIGHT, "0")
        return found

    def _changed(self, preset: str, own: Mapping[str, int]) -> bool:
        """Whether a weight in the table is another than the page showed."""
        if not own:
            return False
        shown = self._text(DRAWN).split(",")
        drawn = dict(zip((c.id for c in scales().criteria), shown, strict=False)) if len(shown) > 1 else {}
        preset_values = whole_weights(scales().presets[preset])
        return any(
            (self._text(WEIGHT + id_) or "0") != drawn.get(id_, str(value))
            for id_, value in preset_values.items()
            if WEIGHT + id_ in self.form
        )

    def _adopted(self) -> frozenset[str] | None:
        """None (= all) unless a programme that was offered is not ticked."""
        offered, ticked = set(self.form.getlist("offered")), set(self.form.getlist("adopted"))
        known = rulebook().programmes.keys()
        return None if offered <= ticked else frozenset(ticked & known)

    def _readings(self) -> dict[str, tuple[str, ...]]:
        known = {
            (programme.id, reading.id)
            for programme in rulebook().programmes.values()
            for call in programme.calls
            for reading in call.readings
        }
        written = [value for name, value in self.form.items() if name.startswith(READING)]
        chosen: dict[str, tuple[str, ...]] = {}
        for one in dict.fromkeys(str(value) for value in written if value):
            programme, _, reading = one.partition("=")
            if (programme, reading) in known:
                chosen[programme] = (*chosen.get(programme, ()), reading)
            else:
                self._fault("reading", ON_THE_LIST, one)
        return chosen

    def _site(self) -> str | None:
        site = self._text("site")
        if not site or site in register().sites:
            return site or None
        self._fault("site", Text("登録簿の拠点", "a site of the register"), site)
        return None

    def _compared(self) -> tuple[str, ...]:
        ticked = list(dict.fromkeys(self.form.getlist("compare")))
        if len(ticked) > MOST_COMPARED:
            most = Text(f"比べる拠点は{MOST_COMPARED}つまで", f"at most {MOST_COMPARED} sites to compare")
            self._fault("compare", most, str(len(ticked)))
        return tuple(site for site in ticked if site in register().sites)[:MOST_COMPARED]
