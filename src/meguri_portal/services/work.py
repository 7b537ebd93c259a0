"""The table of work and costs as typed (実施内容と費用の表): fields to exact yen and back.

Fields: `w.0.id`, `w.0.activity`, `w.0.from`, `w.0.to`, `w.0.c.2027.personnel`. A number without 億・万 is counted in the
unit of the page, yen or thousands of yen; what is stored is always exact yen.
"""

from __future__ import annotations

import json
import re
from typing import Any

from meguri.profiles.work import ITEM, WORK
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.fiscal_year import FIRST, LAST
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import MAX_YEN, Day, Faults, yen
from meguri.vocabulary.work import Activity, CostItem
from meguri_portal.services.entry import UNKNOWN, Typed, note, read
from meguri_portal.services.typed.amount import whole
from meguri_portal.services.typed.refused import TOGETHER, refused, said_of
from meguri_portal.services.typed.words import words

YEN, THOUSAND = "yen", "thousand"
UNITS = {YEN: 1, THOUSAND: 1_000}
_PLACE = re.compile(r"\[([0-9]+)\]\.([a-z]+)")
Works = list[dict[str, Any]]


def in_unit(amount: int, unit: str) -> str:
    """Yen as the page shows them: exact in thousands too, `12,345.678`."""
    over, rest = divmod(amount, UNITS[unit])
    return f"{over:,}" + (f".{rest:03d}" if rest else "")


def works_of(value: Any) -> Works:
    """The work items of a draft that can be shown as a table."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def costs_of(entry: dict[str, Any]) -> dict[int, dict[str, int]]:
    """Fiscal year → item → yen, as far as the draft holds such."""
    costs = entry.get("costs")
    found: dict[int, dict[str, int]] = {}
    for year, items in costs.items() if isinstance(costs, dict) else ():
        if str(year).isascii() and str(year).isdigit() and FIRST <= int(year) <= LAST and isinstance(items, dict):
            found[int(year)] = {str(i): v for i, v in items.items() if isinstance(v, int) and not isinstance(v, bool)}
    return found


def given_name(entry: dict[str, Any]) -> str:
    """The name a person gave to a work package; empty where `_named` made it from the activity."""
    name, activity = entry.get("id"), str(entry.get("activity", ""))
    made = rf"({re.escape(activity)}|work)(-[0-9]+)?" if activity in set(Activity) else r"work(-[0-9]+)?"
    return name[:80] if isinstance(name, str) and not re.fullmatch(made, name) else ""


def written(value: Any, unit: str) -> Typed:
    """The fields in which the work of a draft would have been typed."""
    typed, works = Typed(), works_of(value)
    made_again = [{**entry} if given_name(entry) else {k: v for k, v in entry.items() if k != "id"} for entry in works]
    _named(made_again)
    hidden = [one.get("id") for one in made_again] == [one.get("id") for one in works]
    for place, entry in enumerate(works):
        for key in ("id", "activity", "from", "to"):
            text = given_name(entry) if key == "id" and hidden else entry.get(key)
            typed[f"w.{place}.{key}"] = [text if isinstance(text, str) else ""]
        for year, items in costs_of(entry).items():
            for item, amount in items.items():
                typed[f"w.{place}.c.{year}.{item}"] = [in_unit(amount, unit)]
    return typed


def read_works(typed: Typed, unit: str, years: list[int], faults: list[Fault]) -> Works | None:
    """The work typed; None where nothing is. The path of a fault is the name of its field."""
    works, places = list[dict[str, Any]](), list[int]()
    for place in sorted(typed.rows("w")):
        entry = _entry(f"w.{place}", typed, unit, years, faults)
        if entry:
            works.append(entry)
            places.append(place)
    _named(works)
    noted = Faults()
    if works:
        WORK.read(read_text(json.dumps(works, ensure_ascii=False)), noted)
    for fault in noted.found:
        match = _PLACE.match(fault.path)
        name = f"w.{places[int(match[1])]}.{match[2]}" if match else "w"
        if match is None or fault.code in TOGETHER:
            faults.append(note(fault.code, name, said_of(fault)))
        else:
            faults.append(note(fault.code, name, refused(ITEM.fields[match[2]], typed.one(name))))
    return works or None


def _entry(name: str, typed: Typed, unit: str, years: list[int], faults: list[Fault]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    if id_ := words(typed.one(f"{name}.id")):
        entry["id"] = id_
    activity = words(typed.one(f"{name}.activity"))
    if activity not in ("", UNKNOWN):
        entry["activity"] = activity
    for key in ("from", "to"):
        if on := read(Day(), f"{name}.{key}", typed, faults):
            entry[key] = on
    costs = {str(year): items for year in years if (items := _items(f"{name}.c.{year}", typed, unit, faults))}
    return {**entry, "costs": costs} if costs else entry


def _items(name: str, typed: Typed, unit: str, faults: list[Fault]) -> dict[str, int]:
    items: dict[str, int] = {}
    for item in CostItem:
        text = typed.one(f"{name}.{item.value}").strip()
        if not text:
            continue
        amount = whole(text, UNITS[unit])
        if amount is None or amount > MAX_YEN:
            faults.append(note("number", f"{name}.{item.value}", refused(yen(), text)))
        else:
            items[item.value] = amount
    return items


def _named(works: Works) -> None:
    """A name for work that was given none: its activity, counted where it comes twice."""
    taken = {entry["id"] for entry in works if isinstance(entry.get("id"), str)}
    for entry in works:
        if "id" in entry:
            continue
        said = str(entry.get("activity", ""))
        first = said if said in set(Activity) else "work"
        name, number = first, 1
        while name in taken:
            number += 1
            name = f"{first}-{number}"
        taken.add(name)
        entry["id"] = name
