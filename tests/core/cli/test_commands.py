"""Every command on its happy path, in both languages (各コマンドの動作)."""

import json
from pathlib import Path

import pytest
from terminal import CAR_T, EXAMPLES, ON, meguri

from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.width import width
from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.text import Lang

CHOICES = str(EXAMPLES / "choices-fictional.yaml")
PORTFOLIO = str(EXAMPLES / "portfolio-fictional.yaml")
EVENT = str(EXAMPLES / "event-fictional.yaml")
SITE = "nikon-cell-innovation/koto"
COMMANDS = {
    "eligibility": ("eligibility", CAR_T, *ON),
    "one programme": ("eligibility", CAR_T, *ON, "--programme", "industrialisation/process-development"),
    "match": ("match", CAR_T, *ON, "--top", "2"),
    "plan": ("plan", CAR_T, *ON, "--assume-calls"),
    "plan without calls": ("plan", CAR_T, *ON),
    "answer": ("answer", CAR_T, *ON),
    "inquiry": ("inquiry", CAR_T, *ON, "--site", SITE),
    "rulebook list": ("rulebook", "list", *ON),
    "rulebook show": ("rulebook", "show", "venture-ecosystem/venture", *ON),
    "rulebook check": ("rulebook", "check"),
    "register list": ("register", "list"),
    "register list of rounds": ("register", "list", "--kind", "round"),
    "register show": ("register", "show", SITE),
    "register check": ("register", "check"),
    "portfolio": ("portfolio", PORTFOLIO, "--what-if"),
    "simulate ceilings": ("simulate", "ceilings", *ON),
    "simulate validate": ("simulate", "validate", *ON),
    "simulate learn": ("simulate", "learn", CHOICES),
    "event plan": ("event", "plan", EVENT),
    "event plan, stable": ("event", "plan", EVENT, "--stable"),
    "event plan of one party": ("event", "plan", EVENT, "--party", "kakuu-aav"),
    "event cancel": ("event", "cancel", EVENT, "--party", "kakuu-fill"),
    "kpis": ("kpis", *ON),
}
SCHEMAS = {
    "eligibility": "meguri/eligibility/1",
    "match": "meguri/match/1",
    "plan": "meguri/plan/1",
    "answer": "meguri/answer/1",
    "inquiry": "meguri/inquiry/1",
    "rulebook list": "meguri/rulebook/1",
    "rulebook show": "meguri/programme/1",
    "rulebook check": "meguri/rulebook-check/1",
    "register list": "meguri/register/1",
    "register show": "meguri/record/1",
    "register check": "meguri/register-check/1",
    "portfolio": "meguri/portfolio/1",
    "simulate ceilings": "meguri/simulate-ceilings/1",
    "simulate validate": "meguri/simulate-validation/1",
    "simulate learn": "meguri/simulate-learn/1",
    "event plan": "meguri/event-plan/1",
    "event cancel": "meguri/event-plan/1",
    "kpis": "meguri/kpis/1",
}
WIDEST = 120  # columns


PAGES = {name: command for name, command in COMMANDS.items() if name != "inquiry"}


@pytest.mark.parametrize("lang", [*Lang])
@pytest.mark.parametrize("command", PAGES.values(), ids=PAGES)
def test_every_page_fits_the_screen_and_says_that_it_is_unofficial(command: tuple[str, ...], lang: Lang) -> None:
    seen = meguri(*command, "--lang", lang)
    assert (seen.status, seen.err) == (0, "")
    assert "".join(UNOFFICIAL.in_(lang).split()) in "".join(seen.out.split())
    assert max(width(line, lang) for line in seen.out.splitlines()) <= WIDEST
    assert all(line == line.rstrip() for line in seen.out.splitlines())


@pytest.mark.parametrize("lang", [*Lang])
def test_a_letter_is_whole_sentences_in_one_language_and_says_that_it_is_unofficial(lang: Lang) -> None:
    lines = meguri(*COMMANDS["inquiry"], "--lang", lang).out.splitlines()
    assert lines[-1] in ("めぐり（非公式）で作成した照会案です。", "Drafted with Meguri (unofficial).")
    asked = [line for line in lines if line.startswith("(")]
    assert len(asked) > 5
    assert all(line[-1] in ("。" if lang is Lang.JA else "?.") for line in asked)
    assert len({line.partition(") ")[2] for line in asked}) == len(asked)
    if lang is Lang.EN:
        assert not [line for line in lines if any("ぁ" <= letter <= "鿿" for letter in line)]
        assert "- Country of manufacture: Japan" in lines


@pytest.mark.parametrize("name", ["eligibility", "match", "plan", "answer", "inquiry"])
@pytest.mark.parametrize("lang", [*Lang])
def test_a_page_of_an_invented_profile_is_marked(name: str, lang: Lang) -> None:
    assert FICTIONAL.in_(lang) in meguri(*COMMANDS[name], "--lang", lang).out


@pytest.mark.parametrize("name", SCHEMAS)
def test_json_is_one_document_of_its_schema(name: str) -> None:
    seen = meguri(*COMMANDS[name], "--json")
    assert (seen.status, seen.err) == (0, "")
    assert json.loads(seen.out)["schema"] == SCHEMAS[name]


@pytest.mark.parametrize("kind", ["seed", "cdmo-project", "investor"])
def test_the_schema_of_every_kind_of_profile_is_json_schema(kind: str) -> None:
    assert json.loads(meguri("schema", kind).out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("lang", [*Lang])
def test_help_speaks_the_language_asked_for(lang: Lang) -> None:
    seen = meguri("--lang", lang, "--help")
    assert seen.status == 0
    assert ("支援事業ごとに" in seen.out) is (lang is Lang.JA)
    assert meguri("plan", "--help", "--lang", lang).status == 0


def test_no_headline_is_a_bare_yes() -> None:
    """要件は満たす見込み・公募中のものは確認できず."""
    page = meguri(*COMMANDS["eligibility"]).out
    assert "要件は満たす見込み・公募中のものは確認できず" in page
    assert "確認日: 2026年11月23日（月）" in page


def test_the_plan_says_first_when_the_money_ends_and_what_it_rests_on() -> None:
    page = meguri(*COMMANDS["plan"]).out
    assert page.index("資金は2028年10〜12月に尽きます") < page.index("補助の有無による違い")
    assert "締め切られた公募が同じ条件で再び行われるという仮定" in page
    assert "79,993,000" in page


def test_a_plan_without_an_open_call_says_how_to_assume_one() -> None:
    assert "--assume-calls" in meguri(*COMMANDS["plan without calls"]).out


def test_a_chosen_reading_is_the_one_shown() -> None:
    chosen = ("--reading", "industrialisation/process-development=cap-is-subsidy-of-direct")
    plan = json.loads(meguri(*COMMANDS["plan"], *chosen, "--json").out)
    read = {reading for year in plan["years"] for line in year["lines"] for reading in line["reading"]}
    assert "cap-is-subsidy-of-direct" in read
    assert "cap-is-direct-cost" not in read


def test_none_adopted_leaves_no_line() -> None:
    plan = json.loads(meguri(*COMMANDS["plan"], "--adopted", "none", "--json").out)
    assert not any(year["lines"] for year in plan["years"])


def test_the_plan_is_saved_in_every_format(tmp_path: Path) -> None:
    files = {option: tmp_path / f"plan.{option}" for option in ("pdf", "xlsx", "ics")}
    options = [word for option, path in files.items() for word in (f"--{option}", str(path))]
    assert meguri(*COMMANDS["plan"], *options).status == 0
    starts = {"pdf": b"%PDF-", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}
    assert all(files[option].read_bytes().startswith(start) for option, start in starts.items())


def test_an_inquiry_names_neither_the_seed_nor_its_money() -> None:
    page = meguri(*COMMANDS["inquiry"]).out
    assert "セラピューティクス" not in page
    assert "300,000,000" not in page


def test_the_shortlist_names_the_company_of_every_site() -> None:
    assert "ニコン・セル・イノベーション 江東区の製造施設" in meguri(*COMMANDS["match"]).out


def test_the_answer_says_which_programme_a_site_opens() -> None:
    """Choosing this CDMO opens track 1."""
    page = meguri("answer", str(EXAMPLES / "ips-cornea.yaml"), *ON).out
    after = "".join(page[page.index("拠点を選ぶとCDMOの要件を満たせる事業") :].split())
    assert "製造プロセス開発枠" in after
    assert "条件付きで要件を満たす見込み→要件は満たす見込み" in after


def test_many_profiles_get_a_row_each(tmp_path: Path) -> None:
    lines = ['{"schema": "meguri/seed/1", "name": "架空A", "fictional": true}', '{"schema": "meguri/investor/1"}']
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    answer = json.loads(meguri("batch", str(tmp_path / "many.jsonl"), *ON, "--json").out)
    assert answer["profiles"] == ["架空A", "#2"]
    assert {len(column["status"]) for column in answer["programmes"].values()} == {2}
    page = meguri("batch", str(tmp_path / "many.jsonl"), *ON)
    assert (page.status, page.err) == (0, "")
    assert FICTIONAL.ja in page.out


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_profile_gets_its_whole_answer(path: Path) -> None:
    if not any(f"schema: {kind.value}" in path.read_text("utf-8") for kind in ProfileKind):
        pytest.skip("no profile")
    assert meguri("answer", str(path), *ON).status == 0


def test_a_profile_that_knows_nothing_is_asked_the_best_first_question() -> None:
    page = meguri("eligibility", str(EXAMPLES / "empty-seed.yaml"), *ON).out
    assert "次に答えるとよい質問" in page
    assert "product.class：製品の種類はどれですか" in page


def test_two_equal_rulebooks_are_proven_equal() -> None:
    from meguri.rulebook import loader

    folder = str(Path(loader.__file__).parent / loader.FOLDER)
    assert "証明" in meguri("rulebook", "diff", folder, folder).out


def test_a_changed_term_is_shown_with_whom_it_changes_anything_for(tmp_path: Path) -> None:
    from meguri.rulebook import loader

    for path in (Path(loader.__file__).parent / loader.FOLDER).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = tmp_path / "industrialisation-process-development.yaml"
    changed.write_text(changed.read_text("utf-8").replace("2/3", "1/2"), "utf-8")
    seen = meguri("rulebook", "diff", str(tmp_path), "--lang", "en")
    assert seen.status == 0
    assert "Rate: 1/2 -> 2/3" in seen.out


def test_a_plan_says_which_site_is_taken_as_chosen() -> None:
    page = meguri("plan", CAR_T, *ON, "--cdmo", "minaris/yokohama").out
    assert "横浜サイト を選んだ場合の試算です。契約や合意を意味しません。" in page
    assert "選んだとして" not in meguri("plan", CAR_T, *ON).out


def test_ventures_are_counted_by_name() -> None:
    assert "エディットフォース [editforce]" in meguri("kpis", *ON).out


def test_a_request_leaves_room_for_the_sender_and_the_day_of_the_answer() -> None:
    for lang, words in (("ja", ("差出人", "ご回答希望日")), ("en", ("From (company", "Please answer by"))):
        page = meguri("inquiry", CAR_T, *ON, "--site", "takara-bio/cgcp-2", "--lang", lang).out
        assert all(word in page for word in words)


def test_an_expected_subsidy_has_neither_a_balance_nor_a_month() -> None:
    page = meguri("plan", str(EXAMPLES / "aav-phase1.yaml"), *ON, "--assume-calls").out
    row = next(line for line in page.splitlines() if line.startswith("伝えられている採択率による期待値"))
    assert row.split()[1:] == ["343,999,570", "—", "—", "—", "—"]
