"""Bad input (誤った入力): every fault on standard error, nothing on standard output, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import CAR_T, ON, Seen, meguri

BAD_INPUT = 2
FIVE = """schema: meguri/seed/1
applicant:
  kind: ventur
  corporate_number: "1234567890123"
product: {class: gt_exvivo}
overhead: 1/0
work:
  - id: process
    costs:
      1830: {outsourcing: 1}
      2027: {outsourcing: -5}
"""
FIVE_PLACES = {
    3: "applicant.kind",
    4: "applicant.corporate_number",
    6: "overhead",
    10: "work[0].costs.1830",
    11: "work[0].costs.2027.outsourcing",
}
BAD = {
    "empty": b"",
    "binary": b"\x00\x01\xff\xfe",
    "deep": b"[" * 5000 + b"]" * 5000,
    "aliased": b"schema: &a meguri/seed/1\nname: *a\n",
    "duplicate key": b"schema: meguri/seed/1\nstage: phase1\nstage: phase2\n",
    "not a profile": b"42",
    "unknown schema": b"schema: meguri/sead/1",
    "unknown key": b"schema: meguri/seed/1\nstagee: phase1\n",
    "1e400": b"schema: meguri/seed/1\nfinance: {cash: 1e400}\n",
    "fraction of a yen": b"schema: meguri/seed/1\nfinance: {cash: 1.5}\n",
    "1/0": b"schema: meguri/seed/1\noverhead: 1/0\n",
    "year out of range": b"schema: meguri/seed/1\nfinance: {burn: {1999: 1}}\n",
    "work twice": b"schema: meguri/seed/1\nwork: [{id: a}, {id: a}]\n",
    "work that ends before it starts": b"schema: meguri/seed/1\nwork: [{id: a, from: 2027-05-01, to: 2027-04-30}]\n",
    "tranches above the investment": b"schema: meguri/investor/1\ninvests: 1\ntranches: {2027-04-01: 2}\n",
    "tranches of a partner above its investment": b"schema: meguri/seed/1\n"
    b"partners: {vc: [{invests: 1, tranches: {2027-04-01: 2}}]}\n",
    "tag": b"!!python/object:os.system x",
    "too big": b"schema: meguri/seed/1\nnotes: " + b"x" * 3_000_000,
}


def refused(seen: Seen) -> str:
    """What stands on standard error, after the rules that hold for every refusal."""
    assert seen.status == BAD_INPUT
    assert seen.out == ""
    assert seen.err.strip()
    assert "Traceback" not in seen.err
    return seen.err


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("command", ["eligibility", "match", "plan", "answer"])
def test_a_profile_with_five_faults_lists_all_five_with_line_and_path(tmp_path: Path, command: str, lang: str) -> None:
    path = tmp_path / "five.yaml"
    path.write_text(FIVE, "utf-8")
    lines = refused(meguri(command, str(path), "--lang", lang)).splitlines()
    assert len(lines) == len(FIVE_PLACES)
    for line, (number, place) in zip(lines, FIVE_PLACES.items(), strict=True):
        assert place in line
        assert (f"{number}行目" if lang == "ja" else f"line {number}") in line
    assert "'venture'" in lines[0]


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_a_clear_message(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(raw)
    for lang in ("ja", "en"):
        assert str(path) in refused(meguri("eligibility", str(path), "--lang", lang))


def test_a_wrong_check_digit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "number.yaml"
    path.write_text('schema: meguri/seed/1\napplicant: {corporate_number: "1234567890123"}\n', "utf-8")
    assert "check digit" in refused(meguri("eligibility", str(path), "--lang", "en"))


def test_a_missing_file_is_refused() -> None:
    assert "nowhere.yaml" in refused(meguri("eligibility", "nowhere.yaml"))


UNKNOWN = {
    "programme": (
        ("eligibility", CAR_T, "--programme", "industrialisation/non-clinical"),
        "industrialisation/nonclinical",
    ),
    "site to choose": (("plan", CAR_T, "--cdmo", "nikon-cell-inovation/koto"), "nikon-cell-innovation/koto"),
    "site to ask": (("inquiry", CAR_T, "--site", "s-racmo/smrt"), "s-racmo/smart"),
    "weights": (("match", CAR_T, "--weights", "defalt"), "default"),
    "adopted": (("plan", CAR_T, "--adopted", "next-generation/rnaa"), "next-generation/rna"),
    "reading": (("plan", CAR_T, "--reading", "cap-is-subsidi"), "cap-is-subsidy"),
    "rulebook id": (("rulebook", "show", "regen-base/vector"), "regen-base/vectors"),
    "register id": (("register", "show", "s-racmo/forse"), "s-racmo/force"),
    "kind of record": (("register", "list", "--kind", "sites"), "site"),
    "command": (("eligibilty", CAR_T), "eligibility"),
    "option": (("plan", CAR_T, "--assume-call"), "--assume-calls"),
    "schema": (("schema", "sead"), "seed"),
}


@pytest.mark.parametrize(("arguments", "nearest"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_word_gets_the_nearest_known_one(arguments: tuple[str, ...], nearest: str) -> None:
    assert f"'{nearest}' ではありませんか" in refused(meguri(*arguments))
    assert f"did you mean '{nearest}'?" in refused(meguri(*arguments, "--lang", "en"))


OTHER = {
    "date": ("eligibility", CAR_T, "--as-of", "2026-13-01"),
    "date out of range": ("eligibility", CAR_T, "--as-of", "1815-01-01"),
    "no profile": ("eligibility",),
    "no value": ("eligibility", CAR_T, "--programme"),
    "no part": ("rulebook",),
    "top": ("match", CAR_T, "--top", "-1"),
    "top in words": ("match", CAR_T, "--top", "many"),
    "folder": ("eligibility", CAR_T, "--rulebook", "nowhere"),
    "register folder": ("eligibility", CAR_T, "--register", "nowhere"),
    "unwritable": ("plan", CAR_T, *ON, "--ics", "/nowhere/plan.ics"),
    "batch of nothing": ("batch", "nowhere.jsonl"),
    "empty file name": ("plan", CAR_T, *ON, "--pdf", ""),
    "empty id": ("rulebook", "show", ""),
    "not a seed": ("match", str(Path(CAR_T).parent / "vc-investor.yaml")),
}


@pytest.mark.parametrize("arguments", OTHER.values(), ids=OTHER)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_bad_argument_is_refused(arguments: tuple[str, ...], lang: str) -> None:
    refused(meguri(*arguments, "--lang", lang))


def test_every_faulty_line_of_a_batch_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"schema": "meguri/seed/1"}\n{"schema": "meguri/seed/1", "stage": "phase9"}\n{\n', "utf-8")
    listed = refused(meguri("batch", str(path), "--lang", "en"))
    assert "line 2 stage" in listed
    assert "line 3" in listed


@pytest.mark.parametrize("output", [">&-", "> /dev/full"])
def test_an_output_that_cannot_be_written_is_a_message(output: str) -> None:
    line = f'"{sys.executable}" -m meguri.cli.main rulebook list {output}'
    seen = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert "[unwritable]" in refused(Seen(seen.returncode, seen.stdout, seen.stderr))


def test_what_was_found_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "フォルダ です" in refused(meguri("eligibility", str(tmp_path)))
    assert "got Is a directory" in refused(meguri("eligibility", str(tmp_path), "--lang", "en"))
    path = tmp_path / "empty.yaml"
    path.write_bytes(b"")
    assert "空のファイル" in refused(meguri("eligibility", str(path)))
