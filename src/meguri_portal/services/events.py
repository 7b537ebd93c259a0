"""Matching events (マッチングイベント): a file becomes a plan, a plan is mended. What is known travels in the form and is stored nowhere.

The plan on a page goes along sealed: signed by this portal, so that what comes back is the very plan that was shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core import signing

from meguri.matching.event import changes
from meguri.matching.event.answer import document
from meguri.matching.event.arrangement import first_arrangement
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import Event
from meguri.matching.event.event_document import event_document
from meguri.matching.event.healing import heal
from meguri.matching.event.plan import Method, Plan, plan
from meguri.matching.event.plan_file import plan_of, plan_or_event_of
from meguri.matching.event.problem import problem_of
from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.reading import Node, read_text
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import LONGEST
from meguri_portal.services.examples import FOLDER
from meguri_portal.services.solving import one_at_a_time

FIELD = "plan"  # the sealed plan
TEXT = "event"  # an event or a plan as somebody wrote it
SECONDS = 5.0  # of the solver for a plan
EACH_STEP = 2.0  # and for each of the steps of mending one
MOST_SLOTS, MOST_SEATS, MOST_CHOICES = 100, 10_000, 100_000
SALT = "meguri.event-plan.2"  # a new number where pages of before lack what is read here
EXAMPLE = FOLDER / "event-fictional.yaml"
KEPT = ("revision", "event", "meetings", "cancellations", "called_off")  # what a plan is read back from
ELSEWHERE = Text("これより大きいイベントはコマンドで作れます", "larger events can be planned from the command line")

Document = dict[str, Any]


def example() -> str:
    """架空の例."""
    return EXAMPLE.read_text("utf-8")


def answer_to(text: bytes | str, file: str, method: Method = Method.BEST) -> Document:
    """The plan of an event that was handed in; a plan that was handed in, as it stands.

    Raises:
        InputFaults: with every fault of the file, each with its line and path; too much for a page; no turn.
    """
    root = read_text(text, file)
    read = plan_or_event_of(root, file)
    if isinstance(read, Event):
        return planned(read, method)
    _bounded(read.event)
    with one_at_a_time():
        return document(_reopened(read, root))


def planned(event: Event, method: Method) -> Document:
    """The plan of an event. Raises as `answer_to`."""
    _bounded(event)
    with one_at_a_time():
        return document(plan(event, method, SECONDS))


def replanned(answer: Document, method: Method) -> Document:
    """The event of a plan, planned afresh; what changes against a plan that was mended before. Raises as `answer_to`."""
    before = _plan(answer)
    if not before.revision:
        return planned(before.event, method)
    with one_at_a_time():
        changed = changes.replanned(before, method, SECONDS)
        return document(changed.plan, changed)


def mended(answer: Document, dropped: Sequence[Cancellation]) -> Document:
    """The plan after these drop out. Raises as `answer_to`."""
    before = _plan(answer)
    with one_at_a_time():
        healed = heal(before, dropped, EACH_STEP)
        return document(healed.plan, healed)


def sealed(answer: Document) -> str:
    """For the hidden field. Raises as `answer_to`."""
    written = signing.dumps(answer, salt=SALT, compress=True)
    if len(written) > LONGEST:
        expected = Text(f"{LONGEST:,}字以下の日程", f"a plan of at most {LONGEST:,} characters")
        raise InputFaults([Fault("too-big", "", expected, f"{len(written):,}", ELSEWHERE)])
    return written


def opened(text: str) -> Document:
    """What a hidden field holds.

    Raises:
        InputFaults: this portal did not write it.
    """
    try:
        answer: Document = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        hint = Text(
            "この画面の日程として読めません。保存した日程（JSON）かイベントのファイルを読み込み直してください。",
            "This is no timetable of this page. Open the saved timetable (JSON) or the file of the event again.",
        )
        raise InputFaults([Fault("sealed", "", NO_HINT, "something else", hint)]) from None
    return answer


def _plan(answer: Document) -> Plan:
    return plan_of(_node({name: answer[name] for name in KEPT}))


def _node(values: Document) -> Node:
    return read_text(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def _reopened(read: Plan, root: Node) -> Plan:
    """A plan from a file: how it was made is taken from there, how good it is is not."""
    bound = first_arrangement(problem_of(read.event)).bound
    return replace(read, method=_method(root), bound=max(bound, read.worth))


def _method(root: Node) -> Method:
    stated: Any = root
    for name in ("method", "id"):
        stated = stated.value.get(name) if isinstance(stated, Node) and isinstance(stated.value, dict) else None
    known = {method.value: method for method in Method}
    return known.get(str(stated.value), Method.BEST) if isinstance(stated, Node) else Method.BEST


def _bounded(event: Event) -> None:
    """Raises InputFaults where a page could not plan the event in time, show it, or take it back."""
    problem = problem_of(event)
    sizes = (
        (len(event.slots), MOST_SLOTS, Text("枠", "slots")),
        (sum(map(sum, problem.tables)), MOST_SEATS, Text("卓×枠", "tables × slots")),
        (sum(len(problem.common(pair)) for pair in problem.pairs), MOST_CHOICES, Text("組×枠", "pairs × slots")),
        (len(json.dumps(event_document(event), ensure_ascii=False).encode()), LONGEST, Text("バイト", "bytes")),
    )
    faults = [
        Fault("too-big", "", Text(f"{most:,}{unit.ja}以下", f"at most {most:,} {unit.en}"), f"{size:,}", ELSEWHERE)
        for size, most, unit in sizes
        if size > most
    ]
    if faults:
        raise InputFaults(faults)
