"""Profiles (記述書): one file of answers, read with all its faults at once. What is left out is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meguri.profiles import cdmo_project, investor, seed
from meguri.profiles.finance import Finance, finance_of
from meguri.profiles.identity import Name
from meguri.profiles.partner import CdmoPartner, VcPartner, tranches_fit, vc_partner_of
from meguri.profiles.question import Question, answers_of, record_of
from meguri.profiles.work import Work, ends_after_start, work_of
from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Flag, Record, Shape, Word, Words
from meguri.vocabulary.text import Text


class ProfileKind(Code):
    """記述書の種類: the `schema` line of a file."""

    SEED = "meguri/seed/1", "創薬シーズ", "therapy seed"
    CDMO_PROJECT = "meguri/cdmo-project/1", "CDMOの設備整備計画", "CDMO project"
    INVESTOR = "meguri/investor/1", "投資家", "investor"


QUESTIONS: Mapping[ProfileKind, tuple[Question, ...]] = {
    ProfileKind.SEED: seed.QUESTIONS,
    ProfileKind.CDMO_PROJECT: cdmo_project.QUESTIONS,
    ProfileKind.INVESTOR: investor.QUESTIONS,
}


TENTATIVE = "tentative_site"


@dataclass(frozen=True, slots=True)
class Profile:
    """記述書. `None` anywhere means not known; an empty list means there is none yet."""

    kind: ProfileKind
    name: Text | None
    fictional: bool  # 架空: an invented organisation, for examples, tests and training
    answers: Mapping[str, Any]  # path → answer, for the questions that were answered
    cdmo: tuple[CdmoPartner, ...] | None
    vc: tuple[VcPartner, ...] | None
    work: tuple[Work, ...] | None
    finance: Finance
    tentative_site: str | None = None  # 仮に選んだ拠点: a register id to estimate with; no contract, no agreement


def record(kind: ProfileKind) -> Record:
    """The shape of a whole file of this kind."""
    questions = record_of(QUESTIONS[kind])
    head: dict[str, Shape] = {"schema": Word(ProfileKind), "name": Name(), "fictional": Flag(), "notes": Words()}
    if kind is ProfileKind.SEED:
        head[TENTATIVE] = Words(120)
    return Record({**head, **questions.fields}, required=("schema",))


def read_profile(path: Path) -> Profile:
    """The profile in a YAML or JSON file.

    Raises:
        InputFaults: with every fault of the file, each with its line and path.
    """
    return profile_of(read_file(path), str(path))


def parse_profile(raw: bytes | str, file: str = "") -> Profile:
    """The profile in a text. Raises as `read_profile`."""
    return profile_of(read_text(raw, file), file)


def profile_of(root: Node, file: str = "") -> Profile:
    """The profile in a document that was read."""
    faults = Faults(file)
    kind = _kind(root, faults)
    values = record(kind).read(root, faults) or {}
    if kind is ProfileKind.INVESTOR:
        tranches_fit(root, faults)
        certified = root.value.get("certification") if isinstance(root.value, dict) else None
        ends_after_start(certified or root, faults)
    if faults.found:
        raise InputFaults(faults.found)
    answers = answers_of(QUESTIONS[kind], values)
    vc, work = answers.get("partners.vc"), answers.get("work")
    return Profile(
        kind,
        values.get("name"),
        values.get("fictional", False),
        answers,
        answers.get("partners.cdmo"),
        None if vc is None else tuple(vc_partner_of(v) for v in vc),
        None if work is None else tuple(work_of(w) for w in work if "id" in w),
        finance_of(answers),
        values.get(TENTATIVE) or None,
    )


def _kind(root: Node, faults: Faults) -> ProfileKind:
    """The kind of file. Without it nothing else can be judged, so a fault here is reported alone."""
    stated = root.value.get("schema") if isinstance(root.value, dict) else None
    listed = " | ".join(ProfileKind)
    expected = Text(f"schema: {listed} のいずれか", f"schema: one of {listed}")
    if stated is None:
        hint = Text("1行目に schema: meguri/seed/1 と書いてください", "write schema: meguri/seed/1 on the first line")
        faults.note("schema", root, expected, hint)
        raise InputFaults(faults.found)
    kind = Word(ProfileKind).read(stated, faults)
    if not isinstance(kind, ProfileKind):
        raise InputFaults(faults.found)
    return kind
