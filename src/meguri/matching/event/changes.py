"""What a plan changes against the one before (日程の変更), whether mended or planned afresh, and what was ever called off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meguri.matching.event.arrangement import SECONDS
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.plan import Meeting, Method, Plan, plan


@dataclass(frozen=True, slots=True)
class Moved:
    """移った面談."""

    before: Meeting
    after: Meeting


@dataclass(frozen=True, slots=True)
class Changed:
    """変更後の日程."""

    plan: Plan
    kept: tuple[Meeting, ...]  # same slot; the table may have changed
    moved: tuple[Moved, ...]
    lost: tuple[Meeting, ...]
    new: tuple[Meeting, ...]


def replanned(before: Plan, method: Method, seconds: float = SECONDS) -> Changed:
    """The event of a plan, planned afresh: the next revision, so that calendars follow."""
    return compared(before, followed(before, plan(before.event, method, seconds)))


def followed(before: Plan, after: Plan, dropped: Sequence[Cancellation] = ()) -> Plan:
    """A plan as the revision after another: it remembers who cancelled, and every meeting that stood once and does not now."""
    now = {pair_of(one) for one in after.meetings}
    once = {pair_of(one): one for one in (*before.called_off, *before.meetings)}
    return replace(
        after,
        revision=before.revision + 1,
        dropped=(*before.dropped, *dropped),
        called_off=tuple(one for pair, one in once.items() if pair not in now),
    )


def compared(before: Plan, after: Plan) -> Changed:
    """Every former meeting kept, moved or lost, every present one kept, moved or new."""
    then, now = ({pair_of(one): one for one in each.meetings} for each in (before, after))
    both = [(then[pair], one) for pair, one in now.items() if pair in then]
    return Changed(
        after,
        tuple(new for old, new in both if old.slot == new.slot),
        tuple(Moved(old, new) for old, new in both if old.slot != new.slot),
        tuple(one for pair, one in then.items() if pair not in now),
        tuple(one for pair, one in now.items() if pair not in then),
    )


def pair_of(one: Meeting) -> tuple[str, str]:
    """Who meets whom."""
    return one.venture, one.cdmo
