"""Which organisation and site a row speaks of (名寄せ): by corporate number, else by folded name; candidates where unsure.

Nothing is merged on a guess: a name that only resembles one in the register is shown with its candidates, and written only
after a person decided in the mapping file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256

from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Site
from meguri.register.excel.mapping import NEW, ColumnMapping
from meguri.register.excel.sheet import ORGANISATION_NAMES, SheetRow
from meguri.register.excel.words import folded as folded_word
from meguri.register.register import Register, folded
from meguri.vocabulary.text import Text

_NAMES = ("name_ja", "name_en", "legal_name", "former_name", "alias")
_LIKE = 0.8  # share of equal characters from which a name resembles another
_DIGITS = re.compile(r"[0-9一二三四五六七八九十]+")
_SHOWN = 5  # candidates shown
_FORMS = re.compile(r"\b(co|ltd|inc|corp|corporation|company|limited|llc|kk|k k)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """候補."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Match:
    """名寄せの結果: an id, known or new; or candidates where unsure."""

    id: str | None
    new: bool = False
    candidates: tuple[Candidate, ...] = ()
    why: Text = field(default_factory=lambda: Text("", ""))


@dataclass(slots=True)
class Directory:
    """名寄せの索引. Grows with the new organisations and sites of the workbook."""

    register: Register
    mapping: ColumnMapping
    numbers: dict[str, str] = field(default_factory=dict)  # corporate number → organisation id
    names: dict[str, set[str]] = field(default_factory=dict)  # folded name → organisation ids
    registered: dict[str, set[str]] = field(default_factory=dict)  # the same, as the register has them
    sites: dict[str, dict[str, str]] = field(default_factory=dict)  # organisation → folded name → site id

    def __post_init__(self) -> None:
        for organisation in self.register.organisations.values():
            for name in (organisation.id, *_names(organisation.claims)):
                self.names.setdefault(folded(name), set()).add(organisation.id)
            for claim in organisation.standing("corporate_number"):
                self.numbers[claim.value] = organisation.id
            known = self.sites.setdefault(organisation.id, {})
            for site in organisation.sites:
                for name in (site.id.split("/")[-1], *_names(site.claims)):
                    known.setdefault(folded(name), site.id)

        self.registered = {name: set(ids) for name, ids in self.names.items()}

    def organisation(self, row: SheetRow) -> Match:
        """The organisation of a row."""
        number = row.word("organisation", "corporate_number")
        names = [row.word("organisation", name) for name in ORGANISATION_NAMES]
        names = [name for name in names if name]
        decided = _decided(self.mapping.organisations, names)
        if decided is not None:
            return self._decided_organisation(decided, names, number)
        found = set().union(*(self.names.get(folded(name), set()) for name in names))
        numbered = self.numbers.get(number)
        if numbered is not None and found <= {numbered}:
            return Match(numbered)
        if numbered is None and len(found) == 1:
            return Match(next(iter(found)))
        if found:
            return Match(None, candidates=self._shown({*found, *([numbered] if numbered else [])}), why=_SEVERAL)
        if numbered is not None:
            return Match(numbered)
        return self._unknown(names, number)

    def _decided_organisation(self, decided: str, names: list[str], number: str) -> Match:
        if decided == NEW:
            return Match(self._mint(names, number), new=True)
        if decided in self.register.organisations:
            return Match(decided)
        return Match(None, why=Text(f"登録簿に {decided} はありません", f"the register has no {decided}"))

    def _unknown(self, names: list[str], number: str) -> Match:
        if not names:
            return Match(None, why=Text("機関名がありません", "the name of the organisation is missing"))
        said = [folded(name) for name in names]
        like = {id_ for known, ids in self.registered.items() if any(_alike(one, known) for one in said) for id_ in ids}
        if like:
            return Match(None, candidates=self._shown(like), why=_RESEMBLES)
        return Match(self._mint(names, number), new=True)

    def _shown(self, ids: Iterable[str]) -> tuple[Candidate, ...]:
        known = self.register.organisations
        return tuple(Candidate(id_, known[id_].name) for id_ in sorted(ids) if id_ in known)[:_SHOWN]

    def _mint(self, names: list[str], number: str) -> str:
        """A new id, the same every time: from the English name, the corporate number, or the name itself."""
        slug = next(filter(None, (_slug(name) for name in names)), "")
        id_ = slug or (f"corp-{number}" if number else f"name-{_digest(folded(names[0]))}")
        while id_ in self.register.organisations:
            id_ += "-2"
        for name in names:
            self.names.setdefault(folded(name), set()).add(id_)
        if number:
            self.numbers[number] = id_
        return id_

    def site(self, row: SheetRow, organisation: str) -> Match:
        """The site of a row; the organisation itself where the row names no place."""
        names = [name for name in (row.word("site", "name_ja"), row.word("site", "name_en")) if name]
        firm = self._firm(row, organisation)
        decided = _decided(self.mapping.sites, [f"{one}/{name}" for one in firm for name in names or [""]])
        if decided is not None and decided != NEW:
            known = decided in self.register.sites and decided.startswith(organisation + "/")
            why = Text(f"{organisation} に拠点 {decided} はありません", f"{organisation} has no site {decided}")
            return Match(decided) if known else Match(None, why=why)
        known_sites = self.sites.setdefault(organisation, {})
        for name in names:
            for spelling in (name, *_without(name, firm)):
                if folded(spelling) in known_sites:
                    return Match(known_sites[folded(spelling)])
        return self._unnamed(row, organisation, names, decided == NEW)

    def _firm(self, row: SheetRow, organisation: str) -> list[str]:
        known = self.register.organisations.get(organisation)
        said = [row.word("organisation", name) for name in ORGANISATION_NAMES]
        return [name for name in (*said, *(_names(known.claims) if known else ())) if name]

    def _unnamed(self, row: SheetRow, organisation: str, names: list[str], new: bool) -> Match:
        known = self.register.organisations.get(organisation)
        prefecture = row.word("site", "prefecture")
        sites = known.sites if known is not None else ()
        there = tuple(site for site in sites if prefecture and prefecture in _prefectures(site))
        if not names and len(there or sites) == 1 and (there or not prefecture):
            return Match((there or sites)[0].id)
        if there and not new:
            return Match(
                None, candidates=tuple(Candidate(site.id, site.name) for site in there)[:_SHOWN], why=_SAME_PLACE
            )
        if not names and not prefecture:
            return Match(organisation)
        return Match(self._mint_site(organisation, names, prefecture), new=True)

    def _mint_site(self, organisation: str, names: list[str], prefecture: str) -> str:
        slug = next(filter(None, (_slug(name) for name in names)), "")
        known = self.sites.setdefault(organisation, {})
        id_ = f"{organisation}/{slug or 'site-' + _digest(folded(names[0]) if names else prefecture)}"
        while id_ in known.values():
            id_ += "-2"
        for name in names:
            known[folded(name)] = id_
        return id_


_SEVERAL = Text("法人番号か名称が複数の機関に当たります", "the number or the name belongs to several organisations")
_RESEMBLES = Text("登録済みの機関に似た名称です", "the name resembles one in the register")
_SAME_PLACE = Text("同じ都道府県に登録済みの拠点があります", "the register has a site in the same prefecture")


def _names(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.value for claim in claims if claim.field in _NAMES]


def _prefectures(site: Site) -> set[str]:
    return {claim.value for claim in site.claims if claim.field == "prefecture"}


def _decided(decisions: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((decisions[folded_word(name)] for name in names if folded_word(name) in decisions), None)


def _alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < 4:
        return False
    if _DIGITS.sub("", one) == _DIGITS.sub("", two):
        return False  # 第一 and 第二 of the same words are two
    if one in two or two in one:
        return True
    likeness = SequenceMatcher(None, one, two)
    return likeness.real_quick_ratio() >= _LIKE and likeness.quick_ratio() >= _LIKE and likeness.ratio() >= _LIKE


def _without(name: str, firm: Iterable[str]) -> list[str]:
    """The name of a site without the firm's in front."""
    return [name[len(one) :] for one in firm if name.startswith(one) and len(name) > len(one)]


def _slug(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()) if name.isascii() else ""
    return "-".join(_FORMS.sub(" ", words).split())


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]
