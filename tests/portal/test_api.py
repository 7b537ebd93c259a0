"""The API: the same documents as the command line; every fault at once; a limit per address."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client, RequestFactory

from meguri.cli.main import run
from meguri.register.schema import KINDS
from meguri_portal.api.interface import api, limit
from meguri_portal.api.rate_limit import PerAddress, address_of

EXAMPLES = Path(__file__).parents[2] / "examples"
CAR_T = (EXAMPLES / "car-t-autologous.yaml").read_bytes()
ON = "as_of=2026-11-23"
SAME = {
    "eligibility": ("eligibility",),
    "match": ("match",),
    "match?top=3&weights=default": ("match", "--top", "3", "--weights", "default"),
    "plan": ("plan",),
    "plan?assume_calls=true&adopted=none": ("plan", "--assume-calls", "--adopted", "none"),
    "plan?assume_calls=true&reading=cap-is-project-cost": (
        "plan",
        "--assume-calls",
        "--reading",
        "cap-is-project-cost",
    ),
}
READ = {
    "rulebook": ("rulebook", "list"),
    "rulebook/industrialisation/process-development": ("rulebook", "show", "industrialisation/process-development"),
    "register/organisations": ("register", "list", "--kind", "organisation"),
    "register/sites": ("register", "list"),
    "register/organisations/takara-bio": ("register", "show", "takara-bio"),
    "register/sites/nikon-cell-innovation/koto": ("register", "show", "nikon-cell-innovation/koto"),
    "kpis": ("kpis",),
}


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "per_minute", 1_000_000)
    limit.forget()


def _post(client: Client, address: str, body: bytes = CAR_T, kind: str = "application/yaml") -> Any:
    return client.post(f"/api/v1/{address}", body, content_type=kind)


def _told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert run([*words, "--json", "--as-of", "2026-11-23"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("address", SAME)
def test_an_answer_is_the_document_of_the_command_line(
    client: Client, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = SAME[address]
    asked = f"{address}{'&' if '?' in address else '?'}{ON}"
    assert _post(client, asked).json() == _told(capsys, command, str(EXAMPLES / "car-t-autologous.yaml"), *options)


@pytest.mark.parametrize("address", READ)
def test_what_is_known_is_the_document_of_the_command_line(
    client: Client, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dated = not address.startswith("register")
    answer = client.get(f"/api/v1/{address}{f'?{ON}' if dated else ''}")
    assert answer.json() == _told(capsys, *READ[address])
    assert answer["Meguri-Notice"] == "Unofficial estimate"


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.yaml") if "events" not in path.name))
def test_answers_for_every_example_have_the_shape_that_the_api_promises(client: Client, example: str) -> None:
    body = (EXAMPLES / example).read_bytes()
    described: Any = api.get_openapi_schema()
    for address in ("eligibility", "match", "plan?assume_calls=true"):
        answer = _post(client, address, body)
        operation = described["paths"][f"/api/v1/{address.partition('?')[0]}"]["post"]
        promised = operation["responses"][answer.status_code]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json(), {**promised, "components": described["components"]})


def test_many_profiles_are_judged_at_once(client: Client) -> None:
    line = json.dumps({"schema": "meguri/seed/1", "name": {"ja": "種", "en": "a seed"}})
    answer = _post(client, "batch?lang=en", f"{line}\n\n{line}".encode(), "application/x-ndjson").json()
    assert answer["profiles"] == ["a seed", "a seed"]
    assert all(len(column["status"]) == 2 for column in answer["programmes"].values())


def test_more_profiles_than_a_batch_takes_are_refused(client: Client) -> None:
    assert _post(client, "batch", b'{"schema": "meguri/seed/1"}\n' * 201).status_code == 413


def test_every_fault_of_options_and_profile_is_told_at_once_with_place_expected_got_and_hint(client: Client) -> None:
    body = b"schema: meguri/seed/1\nstage: phase9\nfoo: 1"
    answer = _post(client, "plan?as_of=soon&assume_calls=maybe&weight=1", body)
    assert answer.status_code == 422
    faults = answer.json()["faults"]
    assert {fault["path"] for fault in faults} == {"as_of", "assume_calls", "weight", "stage", "foo"}
    assert all(fault["code"] and fault["got"] for fault in faults)
    assert all(set(fault["expected"]) == {"ja", "en"} == set(fault["hint"]) for fault in faults)
    assert {fault["line"] for fault in faults} == {None, 2, 3}


REFUSED = [
    ("eligibility", b"", 400),
    ("eligibility", b"a: [", 400),
    ("eligibility", b"\xff\xfe\x00", 400),
    ("eligibility", b"x" * 2_100_000, 413),
    ("eligibility", b"x" * 11_000_000, 413),
    ("eligibility?programme=nothing", CAR_T, 422),
    ("match", b"schema: meguri/investor/1", 422),
    ("match?top=0", CAR_T, 422),
    ("match?top=1&top=2", CAR_T, 422),
    ("match?weights=../../etc/passwd", CAR_T, 422),
    ("plan?cdmo=nobody", CAR_T, 422),
    ("plan?reading=none-such", CAR_T, 422),
    ("plan?as_of=1871-01-01", CAR_T, 422),
    ("nothing", CAR_T, 404),
]


@pytest.mark.parametrize(("address", "body", "status"), REFUSED)
def test_bad_input_is_refused_with_a_document(client: Client, address: str, body: bytes, status: int) -> None:
    answer = _post(client, address, body)
    assert answer.status_code == status
    assert answer.json()["schema"] == "meguri/faults/1"
    assert answer.json()["faults"]


@pytest.mark.parametrize(
    "address", ["rulebook/none", "register/sites/none/such", "register/organisations/none", "schema/x"]
)
def test_what_is_not_there_is_a_document_that_names_what_is_near(client: Client, address: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 404
    assert answer.json()["faults"][0]["path"] == "id"


@pytest.mark.parametrize("kind", ["seed", "cdmo-project", "investor"])
def test_the_schema_of_a_profile_is_the_one_in_the_docs(client: Client, kind: str) -> None:
    page = EXAMPLES.parent / "docs" / "reference" / "schemas" / f"{kind}-1.json"
    assert client.get(f"/api/v1/schema/{kind}").json() == json.loads(page.read_text("utf-8"))


@pytest.mark.parametrize("address", ["/api/", "/en/api/"])
def test_the_page_lists_every_operation_and_option_without_a_script_of_others(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    for path, methods in api.get_openapi_schema()["paths"].items():
        assert path in page
        assert all(one["name"] in page for method in methods.values() for one in method.get("parameters", ()))
    assert "//cdn" not in page


def test_an_address_that_asks_too_often_has_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "per_minute", 2)
    assert [client.get("/api/v1/schema/seed").status_code for _ in range(2)] == [200, 200]
    refused = client.get("/api/v1/schema/seed")
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused.json()["faults"][0]["code"] == "too-often"
    assert client.get("/api/v1/schema/seed", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_the_addresses_remembered_are_bounded(rf: RequestFactory) -> None:
    throttle = PerAddress(per_minute=1, addresses=10)
    asked = [rf.get("/", REMOTE_ADDR=f"192.0.2.{n}") for n in range(50)]
    assert all(throttle.allow_request(request) for request in asked)
    assert len(throttle) == 10


def test_behind_a_proxy_the_address_is_the_one_it_added(rf: RequestFactory, settings: Any) -> None:
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1, 192.0.2.9")
    assert address_of(request) == "127.0.0.1"
    settings.SECURE = True
    assert address_of(request) == "192.0.2.9"


def test_the_whole_register_is_one_document_with_its_licence(client: Client) -> None:
    answer = client.get("/api/v1/register")
    whole = answer.json()
    assert whole["licence"] == "CC-BY-4.0"
    known = {(one["kind"], one["id"]): one["values"] for one in whole["records"]}
    site = client.get("/api/v1/register/sites/nikon-cell-innovation/koto").json()
    assert known["site", "nikon-cell-innovation/koto"] == site["values"]
    assert all(one["citation"]["source"] for values in known.values() for one in values)
    assert {kind for kind, _ in known} == set(KINDS)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_shows_a_real_answer_and_the_address_one_is_at(client: Client, prefix: str) -> None:
    html = unescape(client.get(f"{prefix}/api/", headers={"host": "localhost:9123"}).content.decode())
    assert 'curl "http://localhost:9123/api/v1/register/sites/' in html
    shown = json.loads(html.split("<pre><code>{")[1].split("</code>")[0].join(("{", "")))
    real = client.get(f"/api/v1/register/sites/{shown['id']}").json()
    assert shown["values"] == real["values"][:1]
    assert client.get(html.split(' download="')[0].split('href="')[-1].rstrip('"')).json()["schema"]


def test_what_a_programme_says_of_its_call_is_described() -> None:
    shapes: Any = api.get_openapi_schema()["components"]["schemas"]
    said = {**shapes["Call"]["properties"], **shapes["ProgrammeHead"]["properties"]}
    assert all(said[name].get("description") for name in ("assumed", "terms_seen", "terms_from"))
