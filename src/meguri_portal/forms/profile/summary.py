"""Answers in words (記入内容): every question with what was answered, in sections, and the list of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.documents.question import YES_NO
from meguri.profiles.identity import Country, Name
from meguri.profiles.partner import CdmoPartners
from meguri.profiles.profile import TENTATIVE
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.fiscal_year import FIRST, LAST, FiscalYear
from meguri.vocabulary.shape import ByDay, ByYear, Day, Flag, ListOf, Record, Shape, Share, Whole, Word
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity
from meguri_portal.forms.profile.partners import MODES
from meguri_portal.forms.profile.step import not_meant
from meguri_portal.selectors.profile.pages import SECTIONS, WORK, Page, Section, page_of, question_at
from meguri_portal.selectors.profile.sites import site_label
from meguri_portal.selectors.profile.wording import PARTS
from meguri_portal.services.draft import PARTNER, Draft
from meguri_portal.services.entry import NONE, written
from meguri_portal.services.work import costs_of, given_name, works_of

NONE_THERE = Text("なし", "none")
NOBODY_YET = {"partners.vc": Text("まだいない", "none yet")}
NOT_KNOWN = Text("わからない", "not known")
LEFT_BLANK = Text("飛ばした（未回答）", "left blank")
NOT_MEANT = Text("この製品には当てはまりません", "does not apply to this product")
NOT_ASKED = Text("未回答（任意）", "no answer (optional)")
YEN = Text("{:,}円", "JPY {:,}")


@dataclass(frozen=True, slots=True)
class Line:
    """一問と答え."""

    path: str
    text: Text
    page: Page
    said: tuple[Text, ...]  # empty = no answer
    left: Text  # why there is none
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """章と、その答え."""

    section: Section
    lines: tuple[Line, ...]


def summary(draft: Draft, faults: Sequence[Fault]) -> list[Answered]:
    """Every question of the draft's kind with its answer."""
    wrong = [(page_of(draft.kind, fault.path), fault) for fault in faults]
    return [
        Answered(
            section,
            tuple(
                Line(
                    path,
                    question_at(draft.kind, path).text,
                    page,
                    (*said(question_at(draft.kind, path).shape, draft.at(path), path), *_tentative(draft, path)),
                    _left(draft, path),
                    tuple(fault for place, fault in wrong if place == page and _below(fault.path, path)),
                )
                for page in section.pages
                for path in page.paths
            ),
        )
        for section in SECTIONS[draft.kind]
    ]


def _tentative(draft: Draft, path: str) -> Iterable[Text]:
    """The site chosen on the results page, beside what was answered: an estimate, not an answer."""
    site = draft.at(TENTATIVE)
    if path == PARTNER and isinstance(site, str) and site:
        label = site_label(site)
        yield Text(
            f"仮の選択（試算のため。契約や合意ではありません）：{label.ja}",
            f"Tentative, to estimate with (no contract, no agreement): {label.en}",
        )


def _left(draft: Draft, path: str) -> Text:
    if path in not_meant(draft):
        return NOT_MEANT
    return NOT_KNOWN if path in draft.skipped else LEFT_BLANK if path in draft.passed else NOT_ASKED


def counts(sections: Iterable[Answered]) -> dict[str, int]:
    """How many questions were answered, set aside as not known, or have no answer."""
    lines = [line for part in sections for line in part.lines]
    answered, unknown = sum(bool(line.said) for line in lines), sum(line.left == NOT_KNOWN for line in lines)
    return {"all": len(lines), "answered": answered, "unknown": unknown, "open": len(lines) - answered - unknown}


def _below(place: str, path: str) -> bool:
    return f"{place.replace('[', '.')}.".startswith(f"{path}.")


def contents(draft: Draft) -> list[dict[str, Any]]:
    """Sections and pages with how much of each was answered."""
    return [
        {
            "section": section,
            "pages": [
                {
                    "page": page,
                    "done": sum(draft.at(path) is not None for path in page.paths),
                    "all": len(page.paths),
                    "passed": any(path in draft.passed for path in page.paths),
                    "skipped": any(path in draft.skipped for path in page.paths),
                }
                for page in section.pages
            ],
        }
        for section in SECTIONS[draft.kind]
    ]


def said(shape: Shape, value: Any, path: str) -> Iterable[Text]:
    """A value in words, one line each; whatever cannot be put in words stands as it is."""
    match shape, value:
        case _, None:
            return []
        case _, _ if path == WORK:
            return _work(value)
        case Flag(), bool():
            return [YES_NO[value]]
        case Word(codes), str() if value in set(codes):
            return [codes(value).text]
        case CdmoPartners(), _:
            return _partners(value)
        case ListOf(Record() as record), _:
            rows = value if isinstance(value, list) else [value]
            return [_row(record, row, path) for row in rows] or [NOBODY_YET.get(path, NONE_THERE)]
        case ListOf(item), _:
            return _joined(item, value if isinstance(value, list) else [value], path)
        case Country(), str():
            return [COUNTRIES.get(value, Text(value, value))]
        case Name(), dict():
            return [Text(str(value.get("ja") or value.get("en") or ""), str(value.get("en") or value.get("ja") or ""))]
        case Whole(unit=unit), int() if not isinstance(value, bool):
            return [_yen(value) if unit.en else Text(f"{value:,}", f"{value:,}")]
        case Share(), str():
            return [_share(value)]
        case Day(), str():
            return [_day(value)]
        case ByYear(item), dict():
            return [_beside(_year(str(year)), list(said(item, part, path))) for year, part in value.items()]
        case ByDay(item), dict():
            return [_beside(_day(str(on)), list(said(item, part, path))) for on, part in value.items()]
    return [Text(str(value)[:500], str(value)[:500])]


def _joined(item: Shape, values: list[Any], path: str) -> list[Text]:
    parts = [one for value in values for one in said(item, value, path)]
    if not parts:
        return [NONE_THERE]
    return [Text("、".join(part.ja for part in parts), ", ".join(part.en for part in parts))]


def _yen(amount: int) -> Text:
    return Text(YEN.ja.format(amount), YEN.en.format(amount))


def _share(written: str) -> Text:
    over, _, under = written.partition("/")
    whole = over.isdecimal() and under.isdecimal() and int(under) and int(over) * 100 % int(under) == 0
    shown = f"{int(over) * 100 // int(under)}%" if whole else written[:500]
    return Text(shown, shown)


def _beside(label: Text, parts: list[Text]) -> Text:
    ja, en = "、".join(part.ja for part in parts), "; ".join(part.en for part in parts)
    return Text(f"{label.ja}：{ja}", f"{label.en.removesuffix('?')}: {en}")


def _year(written_year: str) -> Text:
    known = written_year.isascii() and written_year.isdigit() and FIRST <= int(written_year) <= LAST
    return FiscalYear(int(written_year)).text if known else Text(written_year, written_year)


def _day(text: str) -> Text:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return Text(text, text)
    return Text(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%b} {on.year}")


def _row(record: Record, row: Any, path: str) -> Text:
    if not isinstance(row, dict):
        return Text(str(row)[:500], str(row)[:500])
    parts = []
    for key, part in record.fields.items():
        label = PARTS.get(f"{path}.{key}", Text(key, key))
        if row.get(key) is not None:
            parts.append(_beside(label, list(said(part, row[key], f"{path}.{key}"))))
        elif isinstance(part, Flag):  # yes or no was asked of every row
            parts.append(_beside(label, [NOT_KNOWN]))
    return Text("、".join(part.ja for part in parts), "; ".join(part.en for part in parts))


def _partners(value: Any) -> list[Text]:
    if isinstance(value, list) and value:
        sites = [str(one.get("site", "")) if isinstance(one, dict) else str(one) for one in value]
        return [site_label(site) for site in sites]
    mode = (written(CdmoPartners(), "q", value).get("q") or [NONE])[0]
    return [text for code, text in MODES if code == mode]


def _work(value: Any) -> list[Text]:
    lines = []
    for number, entry in enumerate(works_of(value), 1):
        costs = [(year, sum(items.values())) for year, items in sorted(costs_of(entry).items())]
        parts = [*_period(entry), *(_beside(_year(str(year)), [_yen(cost)]) for year, cost in costs)]
        lines.append(_beside(_work_name(number, entry), parts) if parts else _work_name(number, entry))
    return lines or [NONE_THERE]


def _period(entry: dict[str, Any]) -> list[Text]:
    first, last = (_day(str(entry[key])) if entry.get(key) else None for key in ("from", "to"))
    if first and last:
        return [Text(f"期間：{first.ja}〜{last.ja}", f"Period: {first.en} to {last.en}")]
    if first:
        return [Text(f"期間：{first.ja}から", f"Period: from {first.en}")]
    return [Text(f"期間：{last.ja}まで", f"Period: until {last.en}")] if last else []


def _work_name(number: int, entry: dict[str, Any]) -> Text:
    """The name of a work package, or what is done in it where it was given none."""
    activity = str(entry.get("activity", ""))
    known = Activity(activity).text if activity in set(Activity) else Text("実施内容は未記入", "activity not stated")
    name = given_name(entry)
    if name:
        return Text(f"{name}（{known.ja}）", f"{name} ({known.en})")
    return Text(f"実施項目{number}（{known.ja}）", f"Work package {number} ({known.en})")
