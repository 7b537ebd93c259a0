"""The plan as a JSON document, `meguri/plan/1` (design 7.5)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from meguri.funding.alternatives import Uncovered
from meguri.funding.answer_costs import costs, project_bounds
from meguri.funding.cash import Cash
from meguri.funding.contender import LeftOut
from meguri.funding.deadline import Deadline
from meguri.funding.line import Line, joined, work_name
from meguri.funding.plan import Plan
from meguri.funding.scenario import Scenario
from meguri.funding.spending import spending
from meguri.funding.year import PlanYear, overhead_share
from meguri.rulebook.programme import Note
from meguri.rulebook.terms import Ceiling
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text

SCHEMA = "meguri/plan/1"


def document(plan: Plan) -> dict[str, Any]:
    """The whole answer."""
    chosen = plan.chosen
    rulebook = plan.assessment.rulebook
    name = plan.profile.name or Text("", "")
    names = {work.id: work_name(work) for work in plan.profile.work or ()}
    return {
        "schema": SCHEMA,
        "as_of": plan.assessment.as_of.isoformat(),
        "profile": {"name": name.document(), "fictional": plan.profile.fictional},
        "rulebook": {"version": rulebook.version, "hash": rulebook.hash},
        "years": [_year(year, names) for year in chosen.years],
        "totals": _totals(chosen),
        "readings_span": _readings(plan),
        "uncovered": _uncovered(plan.uncovered) if plan.uncovered else None,
        "overhead_share": str(overhead_share(plan.profile)),
        "ground": _ground(plan),
        "costs": costs(plan),
        "kind": chosen.cash.kind.value,
        **_cash(chosen.cash),
        "scenarios": [_scenario(scenario) for scenario in plan.scenarios],
        "left_out": [_left_out(one) for one in plan.left_out],
        "assumptions": [_note(note) for note in plan.assumptions],
        "warnings": [_note(note) for note in plan.warnings],
        "deadlines": [_deadline(deadline) for deadline in plan.deadlines],
    }


def _readings(plan: Plan) -> dict[str, Any]:
    subsidy, need = plan.readings
    return {"min": subsidy[0], "max": subsidy[1], "peak_need": {"min": need[0], "max": need[1]}}


def _uncovered(one: Uncovered) -> dict[str, Any]:
    other = one.otherwise
    return {
        "work": one.work.id,
        "text": work_name(one.work).document(),
        "direct": one.direct,
        "reading": other
        and {
            "programme": other.contender.id,
            "id": other.reading.id,
            "question": other.reading.question.document(),
            "text": other.reading.text.document(),
            "subsidy": other.subsidy,
            "peak_need": other.peak_need,
        },
    }


def _totals(scenario: Scenario) -> dict[str, int]:
    return {"cost": scenario.cost, "subsidy": scenario.subsidy, "vc": scenario.vc, "own": scenario.own}


def _ground(plan: Plan) -> dict[str, int | None]:
    """What the cash stands on: direct cost + overhead beside it − what is spent + other spending = what is paid out."""
    cash, work = plan.scenario("none").cash, spending(plan.profile).work.total()
    direct, ahead, out = (
        sum(year.direct for year in plan.chosen.years),
        sum(cash.paid_work.values()),
        sum(cash.paid.values()),
    )
    return {
        "direct": direct,
        "overhead": work - direct,
        "spent": work - ahead,
        "other": out - ahead,
        "out": out,
        "opening": cash.stated,
        "income": sum(cash.received.values()),
    }


def _year(year: PlanYear, names: Mapping[str, Text]) -> dict[str, Any]:
    return {
        "fiscal_year": year.year.start,
        "label": year.year.text.document(),
        "cost": year.cost,
        "direct": year.direct,
        "overhead": year.overhead,
        "lines": [_line(line, names) for line in year.lines],
        "subsidy": year.subsidy,
        "vc": year.vc,
        "own": year.own,
    }


def _line(line: Line, names: Mapping[str, Text]) -> dict[str, Any]:
    contender, terms = line.contender, line.contender.terms
    call = contender.verdict.call
    return {
        "programme": contender.id,
        "name": contender.verdict.programme.name.document(),
        "call": {
            "id": call.id,
            "name": call.name.document(),
            "status": contender.verdict.call_state.value,
            "assumed": call.assumed,
            "official_page": contender.verdict.programme.official_page(call),
        },
        "work": list(line.work),
        "work_text": joined(names[id_] for id_ in line.work).document(),
        "entered": line.entered,
        "direct": line.direct,
        "indirect": line.indirect,
        "eligible": line.eligible,
        "indirect_at_most": str(terms.indirect or 0),  # where no source states a share, none is counted
        "rate": str(line.rate),
        "ceiling": _ceiling(terms.ceilings or ()),
        "rounding": terms.rounding,
        "reading": list(contender.readings),
        "reading_text": [
            {
                "id": reading.id,
                "question": reading.question.document(),
                "text": reading.text.document(),
                "default": reading.default,
            }
            for reading in call.readings
            if reading.id in contender.readings
        ],
        "status": contender.verdict.status.value,
        "subsidy": line.subsidy,
        "vc": line.vc,
        "receipt": str(line.receipt),
        "project": project_bounds(line),
        "steps": [
            {"id": step.step.id, "text": step.step.text.document(), "value": _number(step.low)} for step in line.steps
        ],
        "citation": [citation.document() for citation in terms.citation("rate", "ceilings", "rounding", "indirect")],
    }


def _number(value: Fraction | int) -> int | str:
    """Whole numbers as numbers, exact fractions as text."""
    return int(value) if value == int(value) else str(value)


def _ceiling(ceilings: tuple[Ceiling, ...]) -> dict[str, Any] | None:
    if not ceilings:
        return None
    ceiling = ceilings[0]
    ja = f"{ceiling.of.text.ja}の上限 {ceiling.per.text.ja} {ceiling.amount:,}円（{ceiling.indirect.text.ja}、{ceiling.kind.text.ja}）"
    en = f"{ceiling.kind.text.en} on {ceiling.of.text.en}: JPY {ceiling.amount:,} {ceiling.per.text.en} ({ceiling.indirect.text.en})"
    return {"text": Text(ja, en).document(), "amount": ceiling.amount}


def _cash(cash: Cash) -> dict[str, Any]:
    runs_out = cash.runs_out
    return {
        "cash": [
            {
                "quarter": str(row.quarter),
                "in": row.in_,
                "out": row.out,
                "out_work": row.out_work,
                "balance": row.balance,
            }
            for row in cash.rows
        ],
        "runs_out": None
        if runs_out is None
        else {"quarter": str(runs_out), "month": runs_out.first_day.strftime("%Y-%m")},
        "peak_need": cash.peak_need,
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "text": scenario.text.document(),
        "programmes": list(scenario.programmes),
        **_totals(scenario),
        **_cash(scenario.cash),
        "note": scenario.note.document() if scenario.note else None,
    }


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {
        "programme": one.verdict.programme.id,
        "name": one.verdict.programme.name.document(),
        "status": one.verdict.status.value,
        "reason": {"id": one.reason.value, "text": one.text.document()},
        "alone": one.alone.total.document(),
        "would_add": one.added,
    }


def _note(note: Note) -> dict[str, Any]:
    return {"id": note.id, "text": note.text.document(), "citation": note.citation.document()}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    citation: Citation | None = deadline.citation
    return {
        "on": deadline.on.isoformat(),
        "text": deadline.text.document(),
        "programme": deadline.programme,
        "kind": deadline.occasion.value,
        "assumed": deadline.assumed,
        "detail": deadline.detail.document() if deadline.detail else None,
        "citation": citation.document() if citation else None,
    }
