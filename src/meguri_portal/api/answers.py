"""Answers for a profile (答え): verdicts, shortlist, plan, many at once. The profile is read, answered and forgotten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from meguri.cli import stages
from meguri.eligibility import batch as columns
from meguri.profiles.profile import ProfileKind
from meguri_portal.api import asked, shapes
from meguri_portal.api.operation import takes, takes_lines
from meguri_portal.api.options import Adopted, AsOf, AssumeCalls, Cdmo, Language, Programme, Reading, Top, WeightsName
from meguri_portal.api.refusals import answered
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors import answers

router = Router()


@router.post("/eligibility", **takes("支援事業ごとの判定", "Verdict per programme", shapes.Eligibility, *ProfileKind))
def eligibility(request: HttpRequest, as_of: AsOf = "", programme: Programme = "") -> HttpResponse:
    """`meguri/eligibility/1`."""
    _, on, chosen, profile = asked.together(
        lambda: asked.only(request, "as_of", "programme"),
        lambda: asked.day(as_of),
        lambda: asked.programmes(programme),
        lambda: asked.profile(request),
    )
    return answered(answers.verdicts(profile, on, chosen))


@router.post("/match", **takes("製造拠点の候補", "Shortlist of sites", shapes.Match, ProfileKind.SEED))
def match(request: HttpRequest, as_of: AsOf = "", weights: WeightsName = "", top: Top = "") -> HttpResponse:
    """`meguri/match/1`."""
    _, on, preset, most, profile = asked.together(
        lambda: asked.only(request, "as_of", "weights", "top"),
        lambda: asked.day(as_of),
        lambda: asked.weights(weights),
        lambda: asked.top(top),
        lambda: asked.seed(request),
    )
    found = answers.shortlist(profile, on, preset, most)
    return answered(stages.opened(found, profile, rulebook(), register(), on))


@router.post("/plan", **takes("資金計画", "Plan of the money", shapes.Plan, *ProfileKind))
def plan(
    request: HttpRequest,
    as_of: AsOf = "",
    cdmo: Cdmo = "",
    adopted: Adopted = "",
    reading: Reading = [],  # noqa: B006 - never changed
    assume_calls: AssumeCalls = "",
) -> HttpResponse:
    """`meguri/plan/1`."""
    _, on, site, granted, read, assumed, profile = asked.together(
        lambda: asked.only(request, "as_of", "cdmo", "adopted", "reading", "assume_calls"),
        lambda: asked.day(as_of),
        lambda: asked.site(cdmo),
        lambda: asked.granted(adopted),
        lambda: asked.readings(reading),
        lambda: asked.flag("assume_calls", assume_calls),
        lambda: asked.profile(request),
    )
    choice = stages.Choice(on, site, granted, read, assumed)
    return answered(stages.plan(profile, rulebook(), register(), choice))


@router.post(
    "/batch",
    **takes_lines(
        "一括判定（1行に1件、200件まで）", "Verdicts for many profiles, one a line, 200 at most", shapes.Batch
    ),
)
def batch(request: HttpRequest, as_of: AsOf = "", programme: Programme = "", lang: Language = "") -> HttpResponse:
    """`meguri/batch/1`."""
    _, on, chosen, spoken, found = asked.together(
        lambda: asked.only(request, "as_of", "programme", "lang"),
        lambda: asked.day(as_of),
        lambda: asked.programmes(programme),
        lambda: asked.language(lang),
        lambda: asked.profiles(request),
    )
    names = [profile.name.in_(spoken) if profile.name else f"#{i}" for i, profile in enumerate(found, 1)]
    answer = columns.document(columns.batch(found, rulebook(), register(), on, chosen), names)
    return answered({**answer, "as_of": on.isoformat()})
