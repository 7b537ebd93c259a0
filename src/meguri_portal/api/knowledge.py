"""What Meguri knows (知っていること): rulebook, register, indicators, and how a profile is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from meguri.cli import stages
from meguri.cli.faults import unknown
from meguri.cli.schema import KINDS
from meguri.documents import programme as programmes
from meguri.documents import records
from meguri.kpis.asked import asked_of
from meguri.outcomes.public_events import from_register
from meguri.profiles.json_schema import json_schema
from meguri.profiles.profile import ProfileKind
from meguri.register.coverage import coverage
from meguri.vocabulary.text import Text
from meguri_portal.api import asked, pack_shapes
from meguri_portal.api.operation import reads
from meguri_portal.api.options import AsOf, Definition, Kind, OrganisationId, Programme, ProgrammeId, SiteId
from meguri_portal.api.refusals import NotThere, answered
from meguri_portal.packs import register, rulebook

router = Router()


@router.get("/rulebook", **reads("支援事業の一覧", "The programmes", pack_shapes.Rulebook))
def rulebook_list(request: HttpRequest, as_of: AsOf = "") -> HttpResponse:
    """`meguri/rulebook/1`."""
    asked.only(request, "as_of")
    return answered(programmes.listing(rulebook(), asked.day(as_of)))


@router.get("/rulebook/{path:id}", **reads("支援事業の条件と出典", "One programme", pack_shapes.Programme, by_id=True))
def rulebook_show(request: HttpRequest, id: ProgrammeId, as_of: AsOf = "") -> HttpResponse:  # noqa: A002
    """`meguri/programme/1`."""
    asked.only(request, "as_of")
    _known(id, rulebook().programmes, Text("支援事業の id", "a programme"))
    return answered(programmes.document(rulebook().programme(id), asked.day(as_of)))


@router.get(
    "/register", **reads("登録簿のすべて（CC BY 4.0）", "The whole register (CC BY 4.0)", pack_shapes.WholeRegister)
)
def whole_register(request: HttpRequest) -> HttpResponse:
    """`meguri/whole-register/1`."""
    asked.only(request)
    return answered(records.whole(register()))


@router.get("/register/organisations", **reads("組織の一覧", "The organisations", pack_shapes.Records))
def organisations(request: HttpRequest) -> HttpResponse:
    """`meguri/register/1`."""
    asked.only(request)
    return answered(records.listing(register(), "organisation"))


@router.get("/register/sites", **reads("拠点の一覧", "The sites", pack_shapes.Records))
def sites(request: HttpRequest) -> HttpResponse:
    """`meguri/register/1`."""
    asked.only(request)
    return answered(records.listing(register(), "site"))


@router.get("/register/coverage", **reads("充足度", "How much is known", pack_shapes.Coverage))
def register_coverage(request: HttpRequest) -> HttpResponse:
    """`meguri/coverage/1`."""
    asked.only(request)
    return answered({"schema": "meguri/coverage/1", **coverage(register()).document()})


@router.get(
    "/register/organisations/{path:id}", **reads("組織の値と出典", "One organisation", pack_shapes.Record, by_id=True)
)
def organisation(request: HttpRequest, id: OrganisationId) -> HttpResponse:  # noqa: A002
    """`meguri/record/1`."""
    asked.only(request)
    _known(id, register().organisations, Text("組織の id", "an organisation of the register"))
    return answered(records.document(register(), id, "organisation"))


@router.get("/register/sites/{path:id}", **reads("拠点の値と出典", "One site", pack_shapes.Record, by_id=True))
def site(request: HttpRequest, id: SiteId) -> HttpResponse:  # noqa: A002
    """`meguri/record/1`."""
    asked.only(request)
    _known(id, register().sites, Text("拠点の id", "a site of the register"))
    return answered(records.document(register(), id, "site"))


@router.get("/kpis", **reads("政策目標の進み具合", "Progress towards the targets", pack_shapes.Kpis))
def kpis(
    request: HttpRequest, as_of: AsOf = "", programme: Programme = "", definition: Definition = ""
) -> HttpResponse:
    """`meguri/kpis/1`."""
    asked.only(request, "as_of", "programme", "definition")
    ids, named = asked.words(programme), asked.words(definition)
    known = register()
    return answered(stages.indicators(from_register(known), known, asked.day(as_of), asked_of(ids, named)))


@router.get(
    "/schema/{kind}", **reads("記述書の JSON Schema", "JSON Schema of a profile", pack_shapes.ProfileSchema, by_id=True)
)
def schema(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The JSON Schema of one kind of profile."""
    asked.only(request)
    _known(kind, KINDS, Text("記述書の種類", "a kind of profile"))
    return answered(json_schema(ProfileKind(KINDS[kind])))


def _known(id_: str, ids: object, what: Text) -> None:
    """Raises NotThere where the id is not among `ids`."""
    if id_ not in ids:  # type: ignore[operator]
        raise NotThere(unknown("unknown-id", "id", what, id_[:60], ids).faults[0])  # type: ignore[arg-type]
