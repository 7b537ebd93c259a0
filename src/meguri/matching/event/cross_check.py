"""What the parts of an event file must agree on (項目どうしの検査): ids once, parties and slots that exist, times in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from meguri.matching.event.shapes import MOMENT
from meguri.vocabulary.errors import NO_HINT
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults
from meguri.vocabulary.text import Text

SIDES = {"ventures": "cdmos", "cdmos": "ventures"}


def cross_check(root: Node, faults: Faults) -> None:
    """Notes every fault between the parts of a file; values of a wrong shape were noted before."""
    ids = {part: _ids(root, part) for part in ("slots", *SIDES)}
    _once([*ids["slots"]], faults, Text("一つの id には一つの面談枠", "one slot for one id"))
    _once([*ids["ventures"], *ids["cdmos"]], faults, Text("一つの id には一つの参加者", "one party for one id"))
    _times(root, faults)
    slots = {str(node.value) for node in ids["slots"]}
    wishes = _part(_part(root, "rule"), "wishes")
    for side, other in SIDES.items():
        known = {str(node.value) for node in ids[other]}
        for party in _entries(root, side):
            _party(party, slots, known, side, wishes, faults)


def _party(party: Node, slots: set[str], others: set[str], side: str, wishes: Node | None, faults: Faults) -> None:
    slot, other = Text("slots にある面談枠", "a slot of `slots`"), Text("相手側の参加者", "a party of the other side")
    available, ranking = [*_entries(party, "available")], [*_entries(party, "ranking")]
    _known(available, slots, "unknown-slot", slot, faults)
    _once(available, faults, Text("面談枠は一度だけ", "each slot once"), "slot-twice")
    _known(_keys(party, "tables_at"), slots, "unknown-slot", slot, faults)
    _known(ranking, others, "unknown-party", other, faults)
    _once(ranking, faults, Text("相手は一度だけ", "each party once"), "party-twice")
    _known(_keys(party, "scores"), others, "unknown-party", other, faults)
    if ranking and _part(party, "scores") is not None:
        expected = Text("ranking か scores の一方", "either `ranking` or `scores`")
        faults.note("both", party, expected, NO_HINT, "both")
    if ranking and wishes is None:
        expected = Text("rule.wishes（順位の最長）", "rule.wishes, the longest ranking")
        faults.note("missing", party, expected, got="nothing")
    elif ranking and isinstance(wishes, Node) and isinstance(wishes.value, int) and len(ranking) > wishes.value:
        expected = Text(f"{wishes.value}位まで", f"at most {wishes.value} places")
        faults.note("range", party, expected, NO_HINT, f"{len(ranking)}")
    _tables(party, faults)


def _tables(party: Node, faults: Faults) -> None:
    tables, at = _part(party, "tables"), _part(party, "tables_at")
    most = tables.value if tables is not None and isinstance(tables.value, int) else 1
    for node in at.value.values() if at is not None and isinstance(at.value, dict) else ():
        if isinstance(node.value, int) and node.value > most:
            faults.note("range", node, Text(f"tables（{most}）以下", f"at most `tables` ({most})"))


def _times(root: Node, faults: Faults) -> None:
    """Slots stand one after the other; none starts while another runs."""
    spans: list[tuple[datetime, datetime, Node]] = []
    for slot in _entries(root, "slots"):
        start, minutes = _part(slot, "start"), _part(slot, "minutes")
        if start is None or minutes is None or not isinstance(minutes.value, int):
            continue
        try:
            first = datetime.fromisoformat(str(start.value)) if MOMENT.fullmatch(str(start.value)) else None
            spans += [(first, first + timedelta(minutes=minutes.value), slot)] if first else []
        except (ValueError, OverflowError):
            continue  # noted where the value was read
    spans.sort(key=lambda span: span[:2])
    ends: datetime | None = None
    for begin, end, slot in spans:
        if ends is not None and begin < ends:
            expected = Text("前の枠が終わってからの開始", "a start after the slot before has ended")
            faults.note("crossed-times", slot, expected, got=f"'{begin:%Y-%m-%dT%H:%M}'")
        ends = max(end, ends or end)


def _once(nodes: list[Node], faults: Faults, expected: Text, code: str = "conflicting-id") -> None:
    seen: set[str] = set()
    for node in nodes:
        if str(node.value) in seen:
            faults.note(code, node, expected, got=f"'{node.value}' again")
        seen.add(str(node.value))


def _known(nodes: list[Node], known: set[str], code: str, expected: Text, faults: Faults) -> None:
    for node in nodes:
        if isinstance(node.value, str) and node.value not in known:
            faults.note(code, node, expected)


def _ids(root: Node, part: str) -> list[Node]:
    found = (_part(entry, "id") for entry in _entries(root, part))
    return [node for node in found if node is not None and isinstance(node.value, str)]


def _entries(node: Node, name: str) -> Iterator[Node]:
    part = _part(node, name)
    yield from part.value if part is not None and isinstance(part.value, list) else ()


def _keys(node: Node, name: str) -> list[Node]:
    """The keys of a mapping, as nodes at the places of their values."""
    part = _part(node, name)
    given: Mapping[str, Node] = part.value if part is not None and isinstance(part.value, dict) else {}
    return [Node(key, entry.path, entry.line) for key, entry in given.items()]


def _part(node: Node | None, name: str) -> Node | None:
    found = node.value.get(name) if node is not None and isinstance(node.value, dict) else None
    return found if found is not None and found.value is not None else None
