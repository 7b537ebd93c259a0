"""`meguri event` (マッチングイベント): plan, cancel."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from meguri.cli.parser import Parser
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from meguri.matching.event.event import Event

PARTY = Text("参加者", "a party of the event")


def configure(parser: Parser) -> None:
    """Arguments."""
    parts = parser.add_subparsers(required=True, metavar="plan|cancel", dest="part", parser_class=Parser)
    about = Text("面談の日程を作る", "the timetable of an event")
    plan = parts.add_parser("plan", help=about.in_(parser.lang), description=about.in_(parser.lang))
    plan.option("file", Text("イベント（YAML か JSON）", "event (YAML or JSON)"))
    stable = Text("合計の最大ではなく安定な組合せにする", "a stable matching instead of the highest sum")
    plan.option("--stable", stable, action="store_true")
    plan.option("--party", Text("この参加者の面談と理由を示す", "show one party's meetings and reasons"), metavar="ID")
    plan.set_defaults(run_part=run_plan)
    about = Text(
        "取消しの後、ほかの面談をできるだけ動かさずに直す",
        "mend a plan after a cancellation, moving as few as possible",
    )
    cancel = parts.add_parser("cancel", help=about.in_(parser.lang), description=about.in_(parser.lang))
    file = Text("日程（event plan --json の出力）かイベント", "a plan (from event plan --json) or an event")
    cancel.option("file", file)
    cancel.option("--party", Text("取り消す参加者", "the party that cancels"), required=True, metavar="ID")
    slot = Text("この枠だけ（繰返し可、既定は全枠）", "only this slot (may be repeated; default all)")
    cancel.option("--slot", slot, action="append", default=[], metavar="ID")
    table = Text("参加者ではなく卓が1つ減る", "one table drops out, not the party")
    cancel.option("--table", table, action="store_true")
    cancel.set_defaults(run_part=run_cancel)
    for part in (plan, cancel):
        seconds = Text("求解器の時間の上限（秒、既定30）", "limit on the solver's time (seconds, default 30)")
        part.option("--seconds", seconds, metavar="N")
        part.option("--json", Text("JSON 文書を1件出力する", "write one JSON document"), action="store_true")
        part.option("--ics", Text("面談を ICS に保存する", "save the meetings as ICS"), metavar="F")


def run(arguments: Namespace) -> int:
    """The part asked for."""
    status: int = arguments.run_part(arguments)
    return status


def run_plan(arguments: Namespace) -> int:
    """The timetable of an event."""
    from pathlib import Path

    from meguri.matching.event.answer import document
    from meguri.matching.event.event_file import read_event
    from meguri.matching.event.plan import Method, plan

    event = read_event(Path(arguments.file))
    if arguments.party is not None:
        _known(event, arguments.party)
    found = plan(event, Method.STABLE if arguments.stable else Method.BEST, _seconds(arguments))
    return _written(arguments, document(found), arguments.party)


def run_cancel(arguments: Namespace) -> int:
    """A plan mended after a cancellation."""
    from pathlib import Path

    from meguri.matching.event.answer import document
    from meguri.matching.event.cancellation import Cancellation
    from meguri.matching.event.event import Event
    from meguri.matching.event.healing import heal
    from meguri.matching.event.plan import plan
    from meguri.matching.event.plan_file import read_plan_or_event

    read = read_plan_or_event(Path(arguments.file))
    event = read if isinstance(read, Event) else read.event
    _known(event, arguments.party)
    _possible(event, arguments)
    seconds = _seconds(arguments)
    before = plan(event, seconds=seconds) if isinstance(read, Event) else read
    healed = heal(before, [Cancellation(arguments.party, tuple(arguments.slot), arguments.table)], seconds)
    return _written(arguments, document(healed.plan, healed))


def _written(arguments: Namespace, answer: dict[str, Any], party: str | None = None) -> int:
    from meguri.cli import output
    from meguri.documents import event as pages

    if arguments.ics is not None:
        from meguri.documents import event_calendar

        output.save("--ics", arguments.ics, lambda: event_calendar.meetings(answer, arguments.lang, party))
    if party is not None:
        return output.write(arguments, answer, lambda lang, columns: pages.party_page(answer, party, lang, columns))
    return output.write(arguments, answer, lambda lang, columns: pages.page(answer, lang, columns))


def _known(event: Event, id_: str) -> None:
    from meguri.cli.faults import unknown

    known = [party.id for party in event.parties]
    if id_ not in known:
        raise unknown("unknown-party", "--party", PARTY, id_, known)


def _possible(event: Event, arguments: Namespace) -> None:
    """Raises InputFaults where a slot is not one of the event, or a venture is to lose a table."""
    from meguri.cli.faults import refused, unknown
    from meguri.matching.event.event import Side

    slots = [slot.id for slot in event.slots]
    for slot in arguments.slot:
        if slot not in slots:
            raise unknown("unknown-slot", "--slot", Text("面談枠", "a slot of the event"), slot, slots)
    if arguments.table and event.party(arguments.party).side is not Side.CDMO:
        expected = Text("--table は CDMO のとき", "--table with a CDMO")
        raise refused("table", "--table", expected, f"'{arguments.party}'")


def _seconds(arguments: Namespace) -> float:
    from meguri.cli.faults import refused
    from meguri.matching.event.arrangement import SECONDS

    if arguments.seconds is None:
        return SECONDS
    try:
        seconds = float(arguments.seconds)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise refused("range", "--seconds", Text("0以上の秒数", "seconds, 0 or more"), f"'{arguments.seconds}'")
    return seconds
