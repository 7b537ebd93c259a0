"""The shape of a programme's file (支援事業ファイル): terms that hold for every call, calls, readings."""

from meguri.profiles.identity import Name
from meguri.rulebook.rate import RateTerm
from meguri.rulebook.stated import REMARK, SOURCE, Stated
from meguri.rulebook.terms import Base, Firmness, Indirect, OverCeiling, Payment, Per
from meguri.vocabulary.citation import Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.party import ApplicantKind, Proof
from meguri.vocabulary.product import DiseaseField, ProductClass, Stage
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import (
    Day,
    Faults,
    Flag,
    ListOf,
    Record,
    Schema,
    Shape,
    Share,
    Whole,
    Word,
    Words,
    yen,
)
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity, CostItem, Support


class CallState(Code):
    """公募の状態."""

    OPEN = "open", "公募中", "open"
    CLOSED = "closed", "締切済み", "closed"
    FORECAST = "forecast", "予定", "forecast"
    UNKNOWN = "unknown", "日程不明", "dates not known"
    ENDED = "ended", "事業終了", "programme ended"
    NONE = "none", "公募は確認できず", "no call known"


def _set(codes: type[Code]) -> Shape:
    return Stated(ListOf(Word(codes)))


CEILING = Record(
    {"amount": yen(), "per": Word(Per), "of": Word(Base), "indirect": Word(Indirect), "kind": Word(Firmness)},
    required=("amount", "per", "of", "indirect", "kind"),
)

TERMS = Record(
    {
        "support": Stated(Word(Support)),
        "kinds": _set(ApplicantKind),
        "classes": _set(ProductClass),
        "stages": _set(Stage),
        "fields": _set(DiseaseField),
        "activities": _set(Activity),
        "items": _set(CostItem),
        "proofs": _set(Proof),
        "rate": Stated(RateTerm()),
        "ceilings": Stated(ListOf(CEILING)),
        "indirect": Stated(Share()),
        "rounding": Stated(yen()),
        "length": Stated(Whole(1)),
        "years": Stated(Record({"from": Whole(), "to": Whole()}, ("from", "to"))),
        "until": Stated(Day()),
        "opens": Stated(Day()),
        "closes": Stated(Day()),
        "decided_on": Stated(Day()),
        "payment": Stated(Record({"method": Word(Payment), "quarters_after": Whole()}, ("method", "quarters_after"))),
        "places": Stated(Record({"at_least": Whole(), "at_most": Whole()}, ("at_least", "at_most"))),
        "vc_minimum": Stated(yen()),
        "vc_minimum_by": Stated(Words(10)),
        "vc_multiple": Stated(Whole(1)),
        "over_ceiling": Stated(Word(OverCeiling)),
        "combines_with": Stated(ListOf(Words(80))),
        "excludes": Stated(ListOf(Words(80))),
        "carry_over": Stated(Flag()),
        "domestic_cdmo": Stated(Flag()),
        "candidate_fixed": Stated(Flag()),
        "unlisted": Stated(Flag()),
        "base_in_japan": Stated(Flag()),
        "selection_rate": Stated(Share()),
    }
)

_SOURCED: dict[str, Shape] = {"from": Words(80), "at": Words(300), "note": REMARK, "status": Word(Status)}
ANNOUNCED = Record(_SOURCED, required=("from",))
NOTE = Record({"id": Words(80), "text": Name(), **_SOURCED}, required=("id", "text", "from"))

OPTION = Record(
    {"id": Words(80), "default": Flag(), "text": Name(), "warning": Words(80), "sets": TERMS},
    required=("id", "text", "sets"),
)
POINT = Record({"point": Words(80), "text": Name(), "options": ListOf(OPTION)}, required=("point", "text", "options"))
CALL = Record(
    {
        "id": Words(80),
        "name": Name(),
        "state": Word(CallState),
        "terms_seen": Flag(),
        "announced_by": ANNOUNCED,
        "page": Words(500),
        "terms": TERMS,
        "readings": ListOf(POINT),
    },
    required=("id", "name"),
)
BUDGET = Record({"year": Whole(), "amount": yen(), "text": Name(), "draft": Flag()}, required=("amount", "text"))


class _Sources:
    """The sources of a file by their short name."""

    def read(self, node: Node, faults: Faults) -> dict[str, object] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("出典の表", "a mapping of sources"))
            return None
        read = {name: SOURCE.read(entry, faults) for name, entry in node.value.items()}
        return {name: source for name, source in read.items() if source is not None}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": SOURCE.schema()}


SOURCES = Record({"schema": Words(40), "sources": _Sources()}, required=("schema", "sources"))

COMMON = Record(
    {
        "schema": Words(40),
        "remarks": ListOf(NOTE),
        "settlement": Record(
            {"quarters_after": Stated(Whole()), "beside": Stated(Whole())}, ("quarters_after", "beside")
        ),
        "forecast": Record({"confirm_within_months": Stated(Whole(1))}, ("confirm_within_months",)),
    },
    required=("schema", "remarks", "settlement", "forecast"),
)

PROGRAMME = Record(
    {
        "schema": Words(40),
        "id": Words(80),
        "name": Name(),
        "agency": Name(),
        "funded_through": ListOf(Words(80)),
        "purpose": Name(),
        "ends": Stated(Whole()),
        "contact": Words(500),
        "notes": ListOf(NOTE),
        "foreign": ListOf(NOTE),
        "budgets": ListOf(Stated(BUDGET)),
        "terms": TERMS,
        "readings": ListOf(POINT),
        "calls": ListOf(CALL),
    },
    required=("schema", "id", "name", "agency", "calls"),
)
