"""Loading the rulebook (規則集の読込): YAML files in, programmes out; a value without a source does not load."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from importlib import resources
from typing import Any

from meguri.rulebook.call import Call, Reading
from meguri.rulebook.file_format import COMMON, PROGRAMME, SOURCES
from meguri.rulebook.programme import Budget, Note, Programme, Rulebook
from meguri.rulebook.requirements import REQUIREMENTS
from meguri.rulebook.stated import Cited, citation_of
from meguri.rulebook.terms import Ceiling, Minimum, PaymentTerm, Terms
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import InputFaults, PackError
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import Faults, Record

FOLDER = "calls"
VERSION_FILE = "VERSION"
SOURCES_FILE = "sources.yaml"
COMMON_FILE = "common.yaml"
Sources = Mapping[str, Mapping[str, Any]]


def load() -> Rulebook:
    """The rulebook that ships with Meguri.

    Raises:
        PackError: a file breaks the format, or names a source it does not have.
    """
    folder = resources.files("meguri.rulebook") / FOLDER
    texts = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    version = (folder / VERSION_FILE).read_text("utf-8").strip()
    return rulebook_of(texts, version)


def rulebook_of(texts: Mapping[str, bytes], version: str) -> Rulebook:
    """The rulebook written in these files (name → content)."""
    digest = sha256(b"\0".join(name.encode() + b"\0" + texts[name] for name in sorted(texts))).hexdigest()
    sources: Sources = _read(SOURCES_FILE, texts[SOURCES_FILE], SOURCES)["sources"]
    common = _read(COMMON_FILE, texts[COMMON_FILE], COMMON)
    within = common["forecast"]["confirm_within_months"].value
    files = [name for name in sorted(texts) if name not in (SOURCES_FILE, COMMON_FILE)]
    read = {programme.id: programme for name in files for programme in [_programme(name, texts[name], sources, within)]}
    if set(read) != set(REQUIREMENTS):
        raise PackError(f"programmes of the files and of the code differ: {sorted(set(read) ^ set(REQUIREMENTS))}")
    remarks = {note["id"]: _note(note, sources) for note in common["remarks"]}
    settlement = tuple(common["settlement"][name].value for name in ("quarters_after", "beside"))
    return Rulebook(version, digest, {id_: read[id_] for id_ in REQUIREMENTS}, remarks, settlement)


def _read(name: str, raw: bytes, shape: Record) -> dict[str, Any]:
    faults = Faults(name)
    try:
        values = shape.read(read_text(raw, name), faults) or {}
    except InputFaults as error:
        raise PackError(str(error)) from None
    if faults.found:
        raise PackError("\n".join(map(str, faults.found)))
    return values


def _programme(name: str, raw: bytes, sources: Sources, within: int) -> Programme:
    try:
        programme = _built(_read(name, raw, PROGRAMME), sources, within)
    except KeyError as error:
        raise PackError(f"{name}: names the source {error}, which sources.yaml does not list") from None
    _analogies(name, programme, sources)
    return programme


def _analogies(name: str, programme: Programme, sources: Sources) -> None:
    """A page about another programme proves nothing here: what is taken from it has to be marked as inferred."""
    about = {source["url"]: source["about"] for source in sources.values() if "url" in source and "about" in source}
    here = {programme.id, programme.id.split("/")[0]}
    for citation in programme.citations():
        elsewhere = citation.source in about and not here & set(about[citation.source])
        if elsewhere and citation.status is not Status.INFERENCE:
            raise PackError(f"{name}: {citation.source} is about another programme; state it as an inference, with why")


def _built(values: Mapping[str, Any], sources: Sources, within: int) -> Programme:
    common = values.get("terms", {})
    readings = values.get("readings", ())
    ends: Cited | None = values.get("ends")
    return Programme(
        values["id"],
        values["name"],
        values["agency"],
        values.get("purpose"),
        tuple(values.get("funded_through", ())),
        FiscalYear(ends.value) if ends else None,
        citation_of(ends, sources) if ends else None,
        values.get("contact"),
        tuple(_note(note, sources) for note in values.get("notes", ())),
        tuple(_note(note, sources) for note in values.get("foreign", ())),
        tuple(_budget(budget, sources) for budget in values.get("budgets", ())),
        tuple(_call(values["id"], call, common, readings, sources, within) for call in values["calls"]),
    )


def _note(note: Mapping[str, Any], sources: Sources) -> Note:
    return Note(note["id"], note["text"], _sourced(note, sources))


def _sourced(given: Mapping[str, Any], sources: Sources) -> Citation:
    cited = Cited(None, given["from"], given.get("at", ""), given.get("note"), given.get("status"))
    return citation_of(cited, sources)


def _budget(cited: Cited, sources: Sources) -> Budget:
    year = cited.value.get("year")
    return Budget(
        FiscalYear(year) if year else None,
        cited.value["amount"],
        cited.value["text"],
        citation_of(cited, sources),
        cited.value.get("draft", False),
    )


def _call(id_: str, call: Mapping[str, Any], common: Any, readings: Any, sources: Sources, within: int) -> Call:
    terms = terms_of({**common, **call.get("terms", {})}, sources)
    points = {point["point"]: point for point in (*readings, *call.get("readings", ()))}
    return Call(
        id_,
        call["id"],
        call["name"],
        call.get("page"),
        call.get("state"),
        terms,
        tuple(_reading(point, option, sources) for point in points.values() for option in point["options"]),
        _sourced(call["announced_by"], sources) if "announced_by" in call else None,
        call.get("terms_seen", True),
        within,
    )


def _reading(point: Mapping[str, Any], option: Mapping[str, Any], sources: Sources) -> Reading:
    sets = tuple("rate_by_size" if _by_size(name, option["sets"][name]) else name for name in option["sets"])
    cleared = ("rate",) if "rate_by_size" in sets else ("rate_by_size",) if "rate" in sets else ()
    terms = terms_of(option["sets"], sources)
    return Reading(
        point["point"],
        point["text"],
        option["id"],
        option.get("default", False),
        option["text"],
        option.get("warning"),
        terms,
        sets + cleared,
    )


def _by_size(name: str, cited: Cited) -> bool:
    return name == "rate" and isinstance(cited.value, dict)


_SETS = {"kinds", "classes", "stages", "fields", "activities", "items", "proofs", "combines_with", "excludes"}


def terms_of(stated: Mapping[str, Cited], sources: Sources) -> Terms:
    """The terms stated in a file, each with its citation."""
    values: dict[str, Any] = {}
    cited: dict[str, Citation] = {}
    for name, one in stated.items():
        term = "rate_by_size" if _by_size(name, one) else name
        values[term] = _term(term, one.value)
        cited[term] = citation_of(one, sources)
    return Terms(**values, cited=cited)


def _term(name: str, value: Any) -> Any:
    if name in _SETS:
        return frozenset(value)
    match name:
        case "ceilings":
            return tuple(Ceiling(**ceiling) for ceiling in value)
        case "payment":
            return PaymentTerm(**value)
        case "years":
            return (FiscalYear(value["from"]), FiscalYear(value["to"]))
        case "places":
            return (value["at_least"], value["at_most"])
        case "vc_minimum_by":
            return Minimum(value)
        case "rate":
            return Fraction(value)
    return value
