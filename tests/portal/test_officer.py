"""The officer's page: staff only, nothing before definition and market, one run at a time that can be stopped, ranges only."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal
from django.contrib.auth.models import User
from django.test import Client
from officer_runs import ASKED, BLOCK, DAY, EFFORT, QUERY, REPLICAS, StopsAfter, question

from meguri.cli.main import run
from meguri.kpis.share import Definition
from meguri.simulation.runs import draws, task
from meguri_portal import clock
from meguri_portal.forms import officer as form
from meguri_portal.selectors.sources import catalogue
from meguri_portal.services.simulation import folder, turn, work
from meguri_portal.services.simulation.export import TABLES

pytestmark = pytest.mark.django_db
LANGS = pytest.mark.parametrize("prefix", ["", "/en"])
QUESTIONS = ("q-how-much", "q-which-lever", "q-not-known", "q-definition", "q-holding")
PATIENCE = 180  # seconds that a run in a process of its own may take on a busy machine
PICTURE = re.compile(r'<svg class="chart[^>]*role="img"')


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr(form, "SIZES", (REPLICAS, 2 * REPLICAS))
    monkeypatch.setattr(form, "EFFORT", EFFORT)
    monkeypatch.setattr(clock, "today", lambda: DAY)


@pytest.fixture(scope="session")
def _answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run, made once."""
    made = tmp_path_factory.mktemp("answered")
    before = portal.DATA
    portal.DATA = made
    try:
        work.answer(question())
    finally:
        portal.DATA = before
    return made / "simulation"


@pytest.fixture
def finished(_answered: Path, _small: None) -> Path:
    """The same in the folder of this test."""
    return Path(shutil.copytree(_answered, turn.home()))


@pytest.fixture
def staff(client: Client) -> Client:
    """Signed in."""
    client.force_login(User.objects.create_user("tantou", password="x", is_staff=True))
    return client


@LANGS
def test_only_staff_come_in_and_nobody_else_starts_a_run(client: Client, prefix: str, finished: Path) -> None:
    places = ("", "progress/", "file/levers/", "file/document/")
    for user in (None, User.objects.create_user("visitor", password="x")):
        if user:
            client.force_login(user)
        for place in places:
            answer = client.get(f"{prefix}/officer/{place}{QUERY}")
            assert answer.headers["Location"] == f"{prefix}/curator/sign-in/"
        assert client.post(f"{prefix}/officer/", {**ASKED, "market": "drawn"}).status_code == 302
    assert len(list(finished.glob("*/manifest.json"))) == 1


def test_no_public_page_leads_there(client: Client) -> None:
    for address in ("/", "/cycle/", "/indicators/", "/industry/", "/about/"):
        assert "/officer/" not in client.get(address).content.decode()


@pytest.mark.usefixtures("finished")
def test_nothing_of_it_is_kept_on_the_way(staff: Client) -> None:
    for place in ("", "progress/", "file/fans/", "file/document/"):
        assert "no-store" in staff.get(f"/officer/{place}{QUERY}").headers["Cache-Control"]


@LANGS
@pytest.mark.usefixtures("finished")
def test_nothing_is_shown_before_definition_and_market_are_chosen(staff: Client, prefix: str) -> None:
    for asked in ("", "?definition=by-owner", "?market=deck", "?definition=both&market=deck"):
        page = staff.get(f"{prefix}/officer/{asked}").content.decode()
        assert 'id="ceilings"' in page
        assert not [one for one in QUESTIONS if f'id="{one}"' in page]
    answer = staff.post(f"{prefix}/officer/", {"definition": "", "market": "the moon"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'href="#definition"' in page
    assert "the moon" in page


@LANGS
@pytest.mark.parametrize(
    ("lever", "value", "expected"),
    [
        ("s5.rate", "5/3", "3/10"),
        ("s5.number", "-1", "0"),
        ("s5.years", "0", "1"),
        ("s1.budget", "たくさん", "1,000,000,000,000,000"),
        ("s7.multiple", "three", "10"),
        ("list.audience", "everyone", "none | japan | all"),
        ("replicas", "7", str(REPLICAS)),
        ("replicas", "9" * 40, str(REPLICAS)),
    ],
)
def test_a_lever_that_cannot_be_is_named_with_what_was_expected(
    staff: Client, prefix: str, lever: str, value: str, expected: str
) -> None:
    answer = staff.post(f"{prefix}/officer/", {**ASKED, lever: value})
    assert answer.status_code == 400
    page = answer.content.decode()
    summary = page.partition('class="error-summary"')[2].partition("</div>")[0]
    assert f'href="#{lever}"' in summary
    assert expected in summary
    assert value[:40] in summary
    assert not turn.home().exists()


def test_amounts_are_read_as_people_type_them(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meguri_portal.views.officer.page.start", lambda _: True)
    answer = staff.post("/officer/", {**ASKED, "s5.ceiling": "8,000万円", "s5.rate": "50%", "s7.minimum": "1億"})
    assert "s5.ceiling=80000000&s7.minimum=100000000" in answer.headers["Location"]
    page = staff.get(answer.headers["Location"]).content.decode()
    assert "s5.rate=50%" in page


@LANGS
@pytest.mark.usefixtures("finished")
def test_a_finished_run_answers_the_five_questions_in_order(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/officer/{QUERY}").content.decode()
    places = [page.index(f'<h2 id="{one}"') for one in ("question", "ceilings", *QUESTIONS, "excluded")]
    assert places == sorted(places)
    for picture in PICTURE.finditer(page):
        after = page[picture.start() : picture.start() + 9000]
        assert "<table" in after, after[:300]
    assert page.count({"": "例示", "/en": "llustrative"}[prefix]) > 8
    assert re.search({"": r"合わない", "/en": r"fails"}[prefix], page)
    manifest = folder.store_of(question()).manifest
    assert manifest.id in page
    assert manifest.code in page


@pytest.mark.usefixtures("finished")
def test_the_other_language_keeps_the_question(staff: Client) -> None:
    page = staff.get(f"/officer/{QUERY}").content.decode()
    link = re.search(r'class="site-header__language" href="([^"]+)"', page)
    assert link is not None
    assert 'id="q-how-much"' in staff.get(link[1].replace("&amp;", "&")).content.decode()


@LANGS
@pytest.mark.usefixtures("finished")
def test_inputs_stand_with_letter_words_and_what_would_settle_each_guess(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/officer/{QUERY}").content.decode()
    rows = unescape(page).partition('id="carriers"')[2].partition("</table>")[0].split("<tr>")[2:]
    assert rows
    found = folder.document(question())
    assert found is not None
    settle = {one["settle"]["ja" if not prefix else "en"] for one in found["sensitivity"] if one["settle"]}
    guess = {"": "<strong>G</strong> 推測", "/en": "<strong>G</strong> guess"}[prefix]
    for row in rows:
        assert re.search(r"<strong>[ABCG]</strong>", row)
        assert re.search(r'<text x="2" y="14">[ABCG]</text><rect class="series-\d"', row)
        assert guess not in row or any(words in row for words in settle)


def test_a_run_goes_on_in_a_process_of_its_own_is_stopped_and_goes_on_again(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, make = list[subprocess.Popen[bytes]](), subprocess.Popen

    def watched(*asked: Any, **named: Any) -> subprocess.Popen[bytes]:
        started.append(make(*asked, **named))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", watched)
    address = staff.post("/officer/", ASKED).headers["Location"].partition("#")[0]
    assert "計算中" in staff.get(address).content.decode()
    other = staff.post("/officer/", {**ASKED, "market": "drawn"}).headers["Location"]
    assert "別の計算が進んでいる" in staff.get(other).content.decode()
    assert len(started) == 1
    started[0].kill()
    _until(lambda: not turn.taken())
    assert "計算中" not in staff.get(address).content.decode()
    staff.post("/officer/", ASKED)
    assert len(started) == 2
    progress = address.replace("/officer/?", "/officer/progress/?") + "&was=running"
    _until(lambda: staff.get(progress).headers.get("HX-Refresh") == "true")
    found = folder.document(question())
    assert found is not None
    assert found["digest"] == folder.store_of(question()).digest()
    assert 'id="q-how-much"' in staff.get(address).content.decode()


def _until(done: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "not done in time"
        time.sleep(0.2)


def test_a_run_stopped_half_way_keeps_its_chunks_and_ends_with_the_same_numbers(
    staff: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    for module in (task, draws):
        monkeypatch.setattr(module, "BLOCK", BLOCK)
    with pytest.raises(OSError, match="switched off"):
        work.answer(question(), StopsAfter(2))
    page = staff.get(f"/officer/{QUERY}").content.decode()
    assert "途中まで計算してある" in page
    assert "2 / 3" in page
    assert "switched off" in page
    store = folder.store_of(question())
    before = store.path(0).stat().st_mtime_ns
    work.answer(question())
    assert store.path(0).stat().st_mtime_ns == before
    assert "switched off" not in staff.get(f"/officer/{QUERY}").content.decode()
    settings.DATA = tmp_path / "again"
    work.answer(question())
    assert folder.store_of(question()).digest() == store.digest()


def test_one_run_serves_both_definitions(staff: Client, finished: Path) -> None:
    other = question(Definition.BY_OWNER)
    assert folder.standing(other).state is folder.State.PART
    assert folder.standing(other).chunks == 1
    chunk = next(finished.glob("*/chunk-*.npz"))
    before = chunk.stat().st_mtime_ns
    work.answer(other)
    assert chunk.stat().st_mtime_ns == before
    assert 'id="q-how-much"' in staff.get(f"/officer/{QUERY.replace('by-site-country', 'by-owner')}").content.decode()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe"])
def test_a_damaged_document_counts_as_not_there(staff: Client, finished: Path, content: bytes) -> None:
    next(finished.glob("*/report-*.json")).write_bytes(content)
    (finished / "now.json").write_bytes(content)
    page = staff.get(f"/officer/{QUERY}").content.decode()
    assert "途中まで計算してある" in page
    assert staff.get(f"/officer/file/levers/{QUERY}").status_code == 404


def test_a_run_of_the_command_line_is_found(staff: Client, capsys: pytest.CaptureFixture[str]) -> None:
    more = 3 * REPLICAS
    asked = ["--definition", "by-owner", "--market", "deck", "--as-of", DAY.isoformat(), "--sobol", "0"]
    where = ["--folder", str(turn.home()), "--replicas", str(more), "--workers", "1"]
    assert run(["simulate", "run", *asked, *where]) == 0
    capsys.readouterr()
    assert more in folder.at_hand(question())
    assert more not in folder.at_hand(replace(question(), moved=("s5.rate=1",)))
    page = staff.get(f"/officer/{QUERY}").content.decode()
    assert f'name="replicas" value="{more}"' in page
    assert "1 / 1" in staff.get(f"/officer/{QUERY.replace(str(REPLICAS), str(more))}").content.decode()


@pytest.mark.usefixtures("finished")
def test_tables_say_on_every_line_that_they_are_illustrative_and_of_which_run(staff: Client) -> None:
    run_ = folder.store_of(question()).manifest.id
    for kind in TABLES:
        answer = staff.get(f"/officer/file/{kind}/{QUERY}")
        assert "illustrative" in answer.headers["Content-Disposition"]
        lines = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
        assert lines
        assert {(one["note"], one["run"], one["market"]) for one in lines} == {("例示 / illustrative", run_, "deck")}
    fans = list(csv.DictReader(StringIO(staff.get(f"/officer/file/fans/{QUERY}").content.decode("utf-8-sig"))))
    assert all(len(one["p50"].lstrip("+-0.").replace(".", "")) <= 2 for one in fans)
    assert {one["series"] for one in fans} == {"none", "current", "difference"}


@pytest.mark.usefixtures("finished")
def test_the_whole_document_goes_with_its_record(staff: Client) -> None:
    found = json.loads(staff.get(f"/officer/file/document/{QUERY}").content)
    assert found["illustrative"] is True
    assert found["manifest"]["id"] == folder.store_of(question()).manifest.id
    assert found["excluded"]
    assert staff.get(f"/officer/file/elsewhere/{QUERY}").status_code == 404


@LANGS
@pytest.mark.usefixtures("finished")
def test_a_lever_that_was_moved_is_named_in_words(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/officer/{QUERY}&list.audience=none&s5.rate=75%25").content.decode()
    asked = page.partition('<p class="asked">')[2].partition("</p>")[0]
    assert "s5.rate" not in asked
    assert {"": "S5 補助率：75%", "/en": "S5 subsidy rate: 75%"}[prefix] in asked


@LANGS
@pytest.mark.usefixtures("finished")
def test_every_citation_leads_to_the_page_of_its_source(staff: Client, prefix: str) -> None:
    cited = set(re.findall(r"/sources/([0-9a-f]{12})/", staff.get(f"{prefix}/officer/{QUERY}").content.decode()))
    assert cited <= catalogue().keys()
