"""Plans read back (日程の読戻し): the event and the meetings of a `meguri/event-plan/1` document, checked like any other file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from meguri.matching.event.alternatives import blocking, first_come
from meguri.matching.event.answer import SCHEMA
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import Event
from meguri.matching.event.event_file import event_of
from meguri.matching.event.plan import Meeting, Method, Plan, Yardstick, placed_of
from meguri.matching.event.problem import keeps, problem_of
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file
from meguri.vocabulary.shape import Faults, Flag, ListOf, Record, Whole, Words
from meguri.vocabulary.text import Text

_MEETING = Record(
    {"slot": Words(), "venture": Words(), "cdmo": Words(), "table": Whole(1)}, ("slot", "venture", "cdmo")
)
_CANCELLED = Record({"party": Words(), "slots": ListOf(Words()), "table": Flag()}, ("party",))
_SHOWN = ("start", "end", "value", "venture_said", "cdmo_said")  # follow from the event


def read_plan_or_event(path: Path) -> Plan | Event:
    """A plan where the file is one, else an event.

    Raises:
        InputFaults: with every fault of the file.
    """
    return plan_or_event_of(read_file(path), str(path))


def plan_or_event_of(root: Node, file: str = "") -> Plan | Event:
    """The same from a node. Raises as `read_plan_or_event`."""
    schema = root.value.get("schema") if isinstance(root.value, dict) else None
    if schema is not None and schema.value == SCHEMA:
        return plan_of(root, file)
    return event_of(root, file)


def plan_of(root: Node, file: str = "") -> Plan:
    """The plan of a document. Raises as `read_plan_or_event`."""
    faults = Faults(file)
    parts = root.value if isinstance(root.value, dict) else {}
    given, listed = parts.get("event"), parts.get("meetings")
    revision = Whole().read(parts["revision"], faults) if "revision" in parts else 0
    if given is None or listed is None:
        expected = Text("event と meetings", "`event` and `meetings`")
        faults.note("missing", root, expected, got="nothing")
        raise InputFaults(faults.found)
    event = event_of(given, file)
    meetings = _meetings(listed, event, faults)
    called_off = _meetings(parts["called_off"], event, faults) if "called_off" in parts else []
    dropped = _cancellations(parts["cancellations"], event, faults) if "cancellations" in parts else []
    if faults.found:
        raise InputFaults(faults.found)
    problem = problem_of(event)
    placed = placed_of(event, problem, meetings)
    if len(placed) < len(meetings) or not keeps(problem, placed):
        expected = Text("イベントの条件を守る面談", "meetings that keep the limits of the event")
        faults.note("meetings", listed, expected, got="others")
        raise InputFaults(faults.found)
    served, worth = first_come(event, problem), problem.worth(placed)
    yardstick = Yardstick(len(served), problem.worth(served))
    pairs = blocking(event, problem, placed)
    return Plan(
        event,
        Method.BEST,
        tuple(meetings),
        worth,
        worth,
        pairs,
        yardstick,
        revision or 0,
        tuple(dropped),
        tuple(called_off),
    )


def _meetings(listed: Node, event: Event, faults: Faults) -> list[Meeting]:
    shown = [_without(node) for node in listed.value] if isinstance(listed.value, list) else listed.value
    read: tuple[dict[str, Any], ...] = ListOf(_MEETING).read(Node(shown, listed.path, listed.line), faults) or ()
    slots = {slot.id for slot in event.slots}
    ids = {party.id for party in event.parties}
    for one, node in zip(read, listed.value if isinstance(listed.value, list) else (), strict=False):
        if one.get("slot") not in slots or not {one.get("venture"), one.get("cdmo")} <= ids:
            expected = Text("イベントにある枠と参加者", "a slot and parties of the event")
            faults.note("unknown-party", node, expected)
    return (
        [Meeting(one["slot"], one["cdmo"], one.get("table", 1), one["venture"]) for one in read]
        if not faults.found
        else []
    )


def _cancellations(listed: Node, event: Event, faults: Faults) -> list[Cancellation]:
    read: tuple[dict[str, Any], ...] = ListOf(_CANCELLED).read(listed, faults) or ()
    slots, ids = {slot.id for slot in event.slots}, {party.id for party in event.parties}
    for one, node in zip(read, listed.value if isinstance(listed.value, list) else (), strict=False):
        if one.get("party") not in ids or not slots.issuperset(one.get("slots", ())):
            expected = Text("イベントにある参加者と枠", "a party and slots of the event")
            faults.note("unknown-party", node, expected)
    return [Cancellation(**one) for one in read] if not faults.found else []


def _without(node: Node) -> Node:
    """A meeting without what is shown beside it."""
    if not isinstance(node.value, dict):
        return node
    return Node({key: value for key, value in node.value.items() if key not in _SHOWN}, node.path, node.line)
