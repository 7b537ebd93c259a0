"""What is posted beside a plan (日程の画面の入力): another way of planning, a party, who cancels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.plan import Method
from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.reading import SHOWN
from meguri.vocabulary.text import Text

WHO = Text("取り消す参加者を一覧から選んでください。", "Choose from the list who cancels.")
WHICH = Text("このイベントにない枠です。選び直してください。", "The event has no such slot. Choose again.")
A_CDMO = Text("卓を減らせるのはCDMOだけです。", "Only a CDMO has tables to lose.")
METHODS = {method.value: method for method in (Method.BEST, Method.STABLE)}


def method_of(posted: QueryDict) -> Method | None:
    """The way of planning that a button asks for."""
    return METHODS.get(str(posted.get("method") or ""))


def party_of(posted: QueryDict, answer: Mapping[str, Any]) -> str | None:
    """The party whose file is asked for; None for everybody's."""
    return next((one["id"] for one in answer["parties"] if one["id"] == posted.get("party")), None)


def cancellation_of(posted: QueryDict, answer: Mapping[str, Any]) -> Cancellation:
    """Who cancels, for which slots, and whether with one table only.

    Raises:
        InputFaults: no party of the event, a slot that is none, or a table of a party that has none.
    """
    party, slots = str(posted.get("party") or ""), dict.fromkeys(map(str, posted.getlist("slot")))
    faults = []
    if party not in {one["id"] for one in answer["parties"]}:
        faults.append(Fault("unknown-party", "party", NO_HINT, _shown(party), WHO))
    known = {slot["id"] for slot in answer["event"]["slots"]}
    faults += [Fault("unknown-slot", "slot", NO_HINT, _shown(slot), WHICH) for slot in slots if slot not in known]
    table = "table" in posted
    if table and party in {one["id"] for one in answer["parties"] if one["side"] == "venture"}:
        faults.append(Fault("table-of-venture", "table", NO_HINT, _shown(party), A_CDMO))
    if faults:
        raise InputFaults(faults)
    return Cancellation(party, tuple(slots), table)


def _shown(word: str) -> str:
    return f"'{word[:SHOWN]}'" if word else "nothing"
