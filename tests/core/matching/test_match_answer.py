"""The JSON document, the request for information, and the register that ships."""

from __future__ import annotations

import json
import random

import pytest
from fictional_sites import EVERYTHING, TODAY, cited, claim, organisation, register_of, seed, site, some_site

from meguri.documents.match_words import company_wide, held
from meguri.matching.answer import document
from meguri.matching.asking import questions_on
from meguri.matching.fact import Fact
from meguri.matching.request import information_request
from meguri.matching.shortlist import Draw, match
from meguri.register.loader import load
from meguri.register.register import Register
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Lang


@pytest.fixture(scope="module")
def shipped() -> Register:
    return load()


def test_the_document_has_the_keys_of_the_contract() -> None:
    sites = [some_site(n, random.Random(n)) for n in range(12)]
    found = document(match(seed(), register_of(*sites), as_of=TODAY, draw=Draw(500, 2)))
    assert {"schema", "weights", "draws", "seed", "candidates", "combinations", "one_gate_short", "excluded"} <= set(
        found
    )
    assert found["schema"] == "meguri/match/1"
    candidate = found["candidates"][0]
    keys = {"site", "organisation", "band", "ask_first", "gates", "score", "criteria", "p_first", "p_top3", "ask"}
    assert keys <= set(candidate)
    assert {"id", "status", "evidence"} <= set(candidate["gates"][0])
    assert {"id", "weight", "score", "claim", "evidence"} <= set(candidate["criteria"][0])
    assert sum(c["p_first"] for c in found["candidates"] if c["band"] == "evidenced") == pytest.approx(1)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_every_claim_in_the_document_can_be_followed_to_its_source() -> None:
    found = document(match(seed(), register_of(site("a/x", EVERYTHING)), as_of=TODAY, draw=Draw(0)))
    shown = [e for c in found["candidates"] for g in (*c["gates"], *c["criteria"]) for e in g["evidence"]]
    assert shown
    assert all(e["citation"]["source"] and e["citation"]["read_on"] and e["citation"]["status"] for e in shown)


def test_the_request_names_the_site_and_never_the_seed() -> None:
    profile = seed()
    candidate = match(profile, register_of(site("a/x", country=None)), as_of=TODAY, draw=Draw(0)).candidates[0]
    request = information_request(profile, candidate, TODAY)
    assert profile.name is not None
    told = json.dumps(
        [[line.label.ja, line.value.ja, line.value.en] for line in (*request.summary, *request.known)],
        ensure_ascii=False,
    )
    assert profile.name.ja not in told + request.opening.ja
    assert "CAR-T" in told
    assert "2027年10月" in told
    assert [len(s.questions) > 0 for s in request.sections] == [True, True]
    assert request.sections[0].questions[0].text.ja.startswith("他社製品の製造を受託していますか")
    assert all(q.text.ja and q.text.en and "{" not in q.text.ja for s in request.sections for q in s.questions)


def test_a_request_asks_each_thing_once_and_nothing_that_was_not_wanted(shipped: Register) -> None:
    profile = seed()
    wanted = profile.answers["needs.steps"]
    for candidate in match(profile, shipped, as_of=TODAY, draw=Draw(0), top=30).candidates:
        request = information_request(profile, candidate, TODAY)
        parts = [part.ja for section in request.sections for question in section.questions for part in question.parts]
        assert len(parts) == len(set(parts))
        steps = [part for part in parts if part.startswith("次の工程を受託できますか")]
        named = [word for part in steps for word in part.removesuffix("。").partition("：")[2].split("、")]
        assert len(named) == len(set(named))
        assert set(named) <= {step.text.ja for step in wanted}
        assert not any("根拠" in line.value.ja for line in request.known)


def test_a_request_lists_every_public_statement_that_spared_a_question_and_no_inference() -> None:
    profile = seed()
    lead = claim("a/x", "platform", "closed", citation=cited(Status.INFERENCE))
    said = {"contract_work": ["yes"], "step": ["vector"], "vector": ["lv"]}
    candidate = match(profile, register_of(site("a/x", said, lead)), as_of=TODAY, draw=Draw(0)).candidates[0]
    known = {line.label.en for line in information_request(profile, candidate, TODAY).known}
    assert {"contract work", "process step", "vector"} <= known
    assert "manufacturing platform" not in known


def test_every_scale_that_is_not_shown_is_asked() -> None:
    facts = [Fact("capacity", least=12, units=("patients/year",)), Fact("capacity", least=30, units=("doses/year",))]
    (asked,) = questions_on(facts)
    assert "12人分" in asked.ja
    assert "30回分" in asked.ja
    assert "product for 12 patients and 30 doses a year, or more?" in asked.en


def test_the_register_that_ships_gives_candidates_in_both_bands(shipped: Register) -> None:
    found = match(seed(), shipped, as_of=TODAY, draw=Draw(1000, 1))
    assert found.counts.evidenced > 0
    assert found.counts.mostly_unknown > 0
    assert sum(c.p_first or 0 for c in found.candidates) == pytest.approx(1)
    assert all(g.evidence for e in found.excluded for g in e.failed)
    assert {s.id for s in shipped.sites.values()} == {c.site for c in found.candidates} | {
        e.site for e in found.excluded
    }


def test_every_question_about_the_shipped_register_is_a_sentence(shipped: Register) -> None:
    for candidate in match(seed(), shipped, as_of=TODAY, draw=Draw(0)).candidates:
        for question in candidate.ask:
            assert question.text.ja.endswith("。")
            assert question.text.en.endswith(("?", "."))
            assert "{" not in question.text.ja + question.text.en


def test_what_is_said_of_a_company_with_one_site_is_said_of_the_site() -> None:
    said = {f: v for f, v in EVERYTHING.items() if f != "vector"}
    company = organisation("a", claim("a", "vector", "lv"))
    found = document(match(seed(), register_of(site("a/x", said), organisations=[company]), as_of=TODAY, draw=Draw(0)))
    assert not company_wide(found["candidates"][0])


def test_what_is_said_of_the_company_alone_is_told_value_by_value() -> None:
    """The site states one cell type itself; its vector and another cell type are known of the company only."""
    said = {f: v for f, v in EVERYTHING.items() if f not in ("vector",)}
    company = organisation("a", claim("a", "vector", "lv"), claim("a", "cell_type", "nk"))
    sites = (site("a/x", said), site("a/y"))
    found = document(match(seed(), register_of(*sites, organisations=[company]), as_of=TODAY, draw=Draw(0)))
    candidate = next(one for one in found["candidates"] if one["site"] == "a/x")
    shared = [each["field"] for gate in candidate["gates"] for each in gate["of_company"]]
    assert shared == ["vector"]
    assert company_wide(candidate) == {"vector": True}
    words = held(candidate, Lang.EN)
    assert [word.rpartition(" – ")[2] for word in words if "vector" in word] == ["confirmed of the company as a whole"]
    assert [word.rpartition(" – ")[2] for word in words if "cell type" in word] == ["confirmed"]
