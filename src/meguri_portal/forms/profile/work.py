"""The table of work and costs on its page (実施内容と費用の記入欄): work × fiscal year × cost item, with totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.fiscal_year import FIRST, LAST, FiscalYear
from meguri.vocabulary.shape import MAX_YEN
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity, CostItem
from meguri_portal.forms.profile.field import DONT_KNOW, EMPTY, Choice, Field, Named, named
from meguri_portal.selectors.profile.hints import ITEMS, USUAL
from meguri_portal.services.draft import Draft
from meguri_portal.services.entry import UNKNOWN, Typed
from meguri_portal.services.typed.amount import whole
from meguri_portal.services.work import THOUSAND, UNITS, YEN, costs_of, in_unit, read_works, works_of, written

YEARS_AHEAD = 3
MOST_YEARS = 12
MOST_CELLS = 1_300  # fields that one page takes
FULL = Text(f"一画面に{MOST_CELLS:,}欄以下の表", f"a table of at most {MOST_CELLS:,} fields on a page")
BY_FILE = Text(
    "大きな計画は Excel か YAML で書き、読み込んでください", "write a larger plan as Excel or YAML and upload it"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """金額の欄."""

    field: Field
    year: int


@dataclass(frozen=True, slots=True)
class Item:
    """費目の行."""

    code: str
    text: Text
    note: Text  # what belongs to it
    cells: tuple[Cell, ...]
    total: str
    folded: bool  # out of sight on a narrow screen until it is asked for


@dataclass(frozen=True, slots=True)
class Block:
    """実施項目: one table."""

    place: int
    fields: tuple[Field, ...]
    items: tuple[Item, ...]
    totals: tuple[tuple[int, str], ...]  # by year
    total: str
    left_out: bool = False  # a cell that cannot be read is in no total


@dataclass(frozen=True, slots=True)
class WorkPage:
    """実施内容と費用の頁 as it was posted, or as the draft says it."""

    draft: Draft
    typed: Typed
    years: tuple[int, ...]
    unit: str
    faults: tuple[Fault, ...] = ()
    empty: tuple[int, ...] = ()  # work items in which nothing is written yet

    @property
    def too_big(self) -> bool:
        """Whether the table is edited as a file instead."""
        return len(self.places) * len(self.years) * len(CostItem) > MOST_CELLS

    @property
    def places(self) -> list[int]:
        """The numbers of the work items on the page, one of them at least."""
        return sorted({*self.typed.rows("w"), *self.empty}) or [0]

    def blocks(self) -> list[Block]:
        """One table per work item."""
        return [self._block(place) for place in self.places]

    def total(self) -> str:
        """Everything, in the unit of the page."""
        cells = (
            f"w.{place}.c.{year}.{item.value}" for place in self.places for year in self.years for item in CostItem
        )
        return in_unit(sum(self._amount(cell) for cell in cells), self.unit)

    @property
    def most(self) -> int:
        """The largest amount a cell may hold, in yen."""
        return MAX_YEN

    @property
    def left_out(self) -> bool:
        """Whether a total leaves something out."""
        return any(block.left_out for block in self.blocks())

    def named(self) -> list[Named]:
        """Each fault with the words of its cell."""
        if self.too_big:
            return [Named(fault, EMPTY) for fault in self.faults]
        found = list[Named]()
        for number, block in enumerate(self.blocks(), 1):
            cells = (cell.field for item in block.items for cell in item.cells)
            mine = [fault for fault in self.faults if fault.path.startswith(f"w.{block.place}.")]
            heading = Text(f"実施項目{number}", f"Work package {number}")
            for one in named([*block.fields, *cells], mine):
                found.append(Named(one.fault, Text(f"{heading.ja} {one.text.ja}", f"{heading.en}: {one.text.en}")))
        return [*found, *(Named(fault, EMPTY) for fault in self.faults if fault.path == "w")]

    def _amount(self, name: str) -> int:
        """What a total counts of a cell: nothing where it cannot be read or is more than anything costs."""
        amount = whole(self.typed.one(name), UNITS[self.unit])
        return amount if amount is not None and amount <= MAX_YEN else 0

    def _unread(self, name: str) -> bool:
        amount = whole(text, UNITS[self.unit]) if (text := self.typed.one(name).strip()) else 0
        return amount is None or amount > MAX_YEN

    def _field(self, kind: str, name: str, text: Text, choices: tuple[Choice, ...] = ()) -> Field:
        faults = tuple(fault for fault in self.faults if fault.path == name)
        return Field(kind, name, text, choices=choices, typed=self.typed.one(name), faults=faults)

    def _block(self, place: int) -> Block:
        name = f"w.{place}"
        said = self.typed.one(f"{name}.activity")
        listed = tuple(Choice(a.value, a.text, a.value == said) for a in Activity)
        unknown = Choice(UNKNOWN, DONT_KNOW, said == UNKNOWN)
        fields = (
            self._field("select", f"{name}.activity", Text("実施内容", "Activity"), (*listed, unknown)),
            self._field("text", f"{name}.id", Text("呼び名（空欄なら自動）", "Name (made for you if blank)")),
            self._field("text", f"{name}.from", Text("開始日（任意）", "From (optional)")),
            self._field("text", f"{name}.to", Text("終了日（任意）", "To (optional)")),
        )
        items = tuple(self._item(name, item) for item in CostItem)
        sums = {y: sum(self._amount(f"{name}.c.{y}.{item.value}") for item in CostItem) for y in self.years}
        totals = tuple((year, in_unit(amount, self.unit)) for year, amount in sums.items())
        left_out = any(self._unread(cell.field.name) for item in items for cell in item.cells)
        return Block(place, fields, items, totals, in_unit(sum(sums.values()), self.unit), left_out)

    def _item(self, name: str, item: CostItem) -> Item:
        cells = tuple(
            Cell(
                self._field(
                    "cell",
                    f"{name}.c.{year}.{item.value}",
                    Text(f"{item.text.ja} {year}年度", f"{item.text.en}, FY{year}"),
                ),
                year,
            )
            for year in self.years
        )
        total = sum(self._amount(cell.field.name) for cell in cells)
        folded = item not in USUAL and not any(cell.field.typed for cell in cells)
        return Item(item.value, item.text, ITEMS.get(item, EMPTY), cells, in_unit(total, self.unit), folded)


def work_page(draft: Draft, today: date, unit: str = YEN, years: Sequence[int] = ()) -> WorkPage:
    """The page as the draft says it."""
    stated = {year for entry in works_of(draft.at("work")) for year in costs_of(entry)}
    shown = sorted({*stated, *years}) or [FiscalYear.of(today).plus(n).start for n in range(YEARS_AHEAD)]
    return WorkPage(draft, written(draft.at("work"), unit), tuple(shown), unit)


def posted_work(draft: Draft, form: QueryDict, today: date) -> WorkPage:
    """The page as posted; its work goes into the draft unless something is faulty.

    `drop` takes a work item off the page, `drop-year` a fiscal year.
    """
    unit = THOUSAND if form.get("unit") == THOUSAND else YEN
    if form.get("kept"):  # too large for the page, so none of it was on the page
        return work_page(draft, today, unit)
    dropped = str(form.get("drop") or "")
    typed = Typed(
        {
            str(key): [str(text) for text in form.getlist(key)]
            for key in form
            if str(key).startswith("w.") and not (dropped and str(key).startswith(f"w.{dropped}."))
        }
    )
    years = years_in(str(form.get("years") or ""), str(form.get("drop-year") or "")) or _years_typed(typed)
    faults = list[Fault]()
    works = read_works(typed, unit, list(years), faults)
    if not faults:
        draft = draft.past("work") if works is None else draft.with_answer("work", works)
    return WorkPage(draft, typed, years, unit, tuple(faults))


def work_so_far(draft: Draft, form: QueryDict, today: date) -> Draft:
    """The draft with what can be read of a table that is still being filled in."""
    if form.get("kept"):
        return draft
    page = posted_work(draft, form, today)
    works = read_works(page.typed, page.unit, list(page.years), [])
    return draft.without("work") if works is None and "work" in draft.skipped else draft.with_answer("work", works)


def _years_typed(typed: Typed) -> tuple[int, ...]:
    return years_in(",".join(name.split(".")[3] for name in typed if name.count(".") == 4))


def years_in(text: str, but: str = "") -> tuple[int, ...]:
    """The fiscal years of the columns."""
    words = {word for word in text[:2_000].split(",") if word != but}
    listed = {int(word) for word in words if word.isascii() and word.isdigit() and len(word) == 4}
    return tuple(sorted(year for year in listed if FIRST <= year <= LAST))


def with_year(page: WorkPage, year: int) -> WorkPage:
    """One more column."""
    fits = FIRST <= year <= LAST and len(page.years) < MOST_YEARS
    years = tuple(sorted({*page.years, year})) if fits else page.years
    return _bounded(page, replace(page, years=years))


def with_work(page: WorkPage) -> WorkPage:
    """One more work item."""
    return _bounded(page, replace(page, empty=(*page.places, max(page.places) + 1)))


def _bounded(page: WorkPage, grown: WorkPage) -> WorkPage:
    if not grown.too_big:
        return grown
    fault = Fault("too-big", "w", FULL, f"{len(grown.places)} × {len(grown.years)} × {len(CostItem)}", BY_FILE)
    return replace(page, faults=(*page.faults, fault))
