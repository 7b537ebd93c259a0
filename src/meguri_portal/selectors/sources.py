"""Every source with what rests on it (出典一覧): register, rulebook and indicators together, one entry per source.

An entry's id is made from the name of the source alone, so that addresses stay as the packs grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import unquote, urlsplit

from django.urls import reverse

from meguri.kpis.indicator_file import load as load_indicators
from meguri.rulebook.file_format import SOURCES
from meguri.rulebook.loader import FOLDER, SOURCES_FILE
from meguri.simulation.observation_file import observations
from meguri.simulation.parameter_file import SHIPPED
from meguri.simulation.parameter_format import FILE as PARAMETERS
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import Faults
from meguri.vocabulary.text import Text
from meguri_portal.packs import assumptions, register, register_version, rulebook
from meguri_portal.selectors import resting
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.resting import Resting
from meguri_portal.selectors.source_titles import HELD, TITLES
from meguri_portal.spelling import alternatives, stands_in, stored

ID_LENGTH = 12  # hexadecimal digits
PER_PAGE = 50
TITLED = (  # files that give titles to their sources
    ("meguri.simulation", SHIPPED, PARAMETERS),
    ("meguri.rulebook", f"{FOLDER}/{SOURCES_FILE}", SOURCES),
)
ONE_DOCUMENT = {  # named in two ways by the packs
    "経済産業省 生物化学産業課「生物化学産業課の取組」": "経済産業省「生物化学産業課の取組」",
}


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """出典. `name` is the document's name or its address on the web."""

    id: str
    name: str
    title: Text | None  # where the packs or the list of titles give one
    url: str | None
    statuses: tuple[Status, ...]
    dated: tuple[str, ...]
    rests: tuple[Resting, ...]
    folded: str  # for the search
    held: Text | None = None  # what the document is and how it is held, where it cannot be opened

    @property
    def host(self) -> str:
        """Whose site it is on; empty for a document."""
        return host_of(self.url) if self.url else ""

    @property
    def place(self) -> str:
        """Its address as a person reads it; empty for a document."""
        return place_of(self.url) if self.url else ""

    @property
    def read(self) -> tuple[date, ...]:
        """The days on which it was read."""
        return tuple(sorted({one.citation.read_on for one in self.rests}))

    @property
    def label(self) -> Text:
        """What it is called: its title, where none is known its address without the scheme, or its own name."""
        if self.title:
            return self.title
        words = self.place or self.name
        return Text(words, words)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search."""

    entries: tuple[SourceEntry, ...]
    number: int  # found in all
    page: int
    pages: int


def source_id(name: str) -> str:
    """The stable id of the source so named."""
    return sha256(_known_as(name).encode()).hexdigest()[:ID_LENGTH]


def _known_as(name: str) -> str:
    return ONE_DOCUMENT.get(name, name)


def source_url(citation: Citation | Mapping[str, Any]) -> str:
    """The page of a citation's source, in the language of the page being made."""
    name = citation.source if isinstance(citation, Citation) else str(citation["source"])
    return reverse("sources:one", args=[source_id(name)])


def title_of(citation: Citation) -> Text | None:
    """The title of a citation's source, where one is known."""
    entry = catalogue().get(source_id(citation.source))
    return entry.title if entry else None


def url_of(name: str) -> str | None:
    """Where a source can be opened, if it is on the web."""
    return name if name.startswith(("https://", "http://")) and " " not in name else None


def host_of(url: str) -> str:
    """The site of an address, without www."""
    return urlsplit(url).netloc.removeprefix("www.")


def place_of(url: str) -> str:
    """An address as a person reads it: the site and the path, letters instead of their codes."""
    parts = urlsplit(url)
    rest = unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path).rstrip("/").replace("\u3000", " ")
    return f"{host_of(url)}{rest if rest.isprintable() else parts.path}"


def catalogue() -> Mapping[str, SourceEntry]:
    """Every source by id, those that carry most first."""
    return _catalogue(register_version())


def found(query: str, status: str, page: int) -> Found:
    """The sources whose name, title or records hold all words of the query."""
    words = alternatives(query)
    listed = [
        one
        for one in catalogue().values()
        if (not status or status in one.statuses)
        and all(any(stands_in(word, one.folded) for word in alike) for alike in words)
    ]
    pages = max(1, -(-len(listed) // PER_PAGE))
    page = min(max(page, 1), pages)
    return Found(tuple(listed[(page - 1) * PER_PAGE : page * PER_PAGE]), len(listed), page, pages)


@lru_cache(maxsize=1)
def _catalogue(version: str) -> dict[str, SourceEntry]:
    grouped: dict[str, list[Resting]] = {}
    values = [
        *resting.of_register(register()),
        *resting.of_rulebook(rulebook()),
        *resting.of_indicators(load_indicators(), register()),
        *resting.of_scales(scales()),
        *resting.of_assumptions(assumptions(), register()),
        *resting.of_observations(observations()),
    ]
    for value in dict.fromkeys(values):
        grouped.setdefault(_known_as(value.citation.source), []).append(value)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return {source_id(name): _entry(name, rests) for name, rests in ordered}


def _entry(name: str, rests: list[Resting]) -> SourceEntry:
    title = TITLES.get(name) or _titles().get(name)
    words = [name, *_both(title), *dict.fromkeys(word for rest in rests for word in _both(rest.name))]
    statuses = sorted({rest.citation.status for rest in rests}, key=Status.place)
    dated = sorted({rest.citation.dated for rest in rests if rest.citation.dated})
    return SourceEntry(
        source_id(name),
        name,
        title,
        url_of(name),
        tuple(statuses),
        tuple(dated),
        tuple(rests),
        stored(" ".join(words)),
        HELD.get(name),
    )


def _both(text: Text | None) -> Iterable[str]:
    return () if text is None else (text.ja, text.en)


@cache
def _titles() -> dict[str, Text]:
    """The titles that rulebook and simulation give to their sources, by the name that citations use."""
    found: dict[str, Text] = {}
    for package, file, shape in TITLED:
        read = shape.read(read_text((resources.files(package) / file).read_bytes(), file), Faults(file)) or {}
        found |= _named(read.get("sources", {}))
    return found


def _named(sources: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Text]]:
    for source in sources.values():
        yield _known_as(source.get("url") or source["title"].ja), source["title"]
