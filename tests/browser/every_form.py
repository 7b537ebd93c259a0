"""Every form of the portal (すべての記入欄): those of pages that an address opens, those that only a post opens, the curator's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import requests
from visits import CURATOR, CURATOR_PASSWORD

from journey import Screen
from meguri.profiles.profile import ProfileKind
from meguri_portal.selectors.profile.pages import pages_of
from meguri_portal.services.examples import examples

TOKEN = "csrfmiddlewaretoken"
KINDS = {
    ProfileKind.SEED: "car-t-autologous",
    ProfileKind.CDMO_PROJECT: "facility-joint",
    ProfileKind.INVESTOR: "vc-investor",
}
PATIENCE = 120  # seconds


@dataclass(frozen=True, slots=True)
class Form:
    """記入欄のまとまり: where it is sent, what stands in it, the fields that take a file."""

    page: str  # for messages
    method: str
    action: str
    fields: dict[str, list[str]]
    files: list[str] = field(default_factory=list)
    elsewhere: bool = False  # one of its buttons sends it to another address

    @property
    def kind(self) -> tuple[str, ...]:
        """Forms of one kind have the same address and fields; where a button sends them elsewhere, one of them is enough."""
        return (self.method, self.action, *(("elsewhere",) if self.elsewhere else sorted(self.fields)))

    @property
    def carries_a_draft(self) -> bool:
        """Whether a profile travels in it."""
        return self.method == "post" and "profile" in self.fields


def draft(kind: ProfileKind) -> str:
    """The draft of an example."""
    return examples()[KINDS[kind]].draft.json


def posts() -> Iterator[tuple[str, dict[str, str]]]:
    """Pages that only a post opens: address, and what is posted."""
    for kind in KINDS:
        carried = {"profile": draft(kind)}
        yield from (("/profile/questions/", {**carried, "go": f"to:{page.id}"}) for page in pages_of(kind))
        yield "/profile/questions/", {**carried, "go": "back"}
        yield "/answer/", {**carried, "weights": "own"}
        yield "/links/", carried
    carried = {"profile": draft(ProfileKind.SEED)}
    yield "/answer/inquiry/", {**carried, "of": "minaris/yokohama"}
    yield "/answer/", {"profile": '{"schema":"meguri/seed/1","stage":"someday"}'}
    yield "/profile/questions/", {**carried, "page": "name", "q.name.ja": "x" * 3_000}


class Visitor:
    """A session that keeps its cookies and knows its token."""

    def __init__(self, site: str):
        self.site, self.session = site, requests.Session()

    def sign_in(self) -> Visitor:
        """As curator."""
        self.post("/curator/sign-in/", {"name": CURATOR, "password": CURATOR_PASSWORD})
        return self

    def get(self, address: str) -> Any:
        """A page."""
        return self.session.get(self.site + address, timeout=PATIENCE)

    def post(self, address: str, values: Any, files: Any = None) -> Any:
        """Sends a form with a token that fits."""
        if "csrftoken" not in self.session.cookies:
            self.get("/")
        token = self.session.cookies.get("csrftoken", "")
        headers = {"Referer": self.site + "/", "Origin": self.site}
        sent = {**values, TOKEN: token}
        return self.session.post(self.site + address, data=sent, files=files, headers=headers, timeout=PATIENCE)


def every_form(site: str, addresses: list[str]) -> list[Form]:
    """Each kind once."""
    visitor = Visitor(site)
    opened = [(address, visitor.get(address).text) for address in addresses]
    opened += [(f"{address} {list(sent)[-1]}", visitor.post(address, sent).text) for address, sent in posts()]
    opened += [("/curator/", visitor.sign_in().get("/curator/").text)]
    found: dict[tuple[str, ...], Form] = {}
    for page, html in opened:
        for form in forms_of(page.partition(" ")[0], html):
            found.setdefault(form.kind, form)
    return list(found.values())


def forms_of(address: str, html: str) -> Iterator[Form]:
    """The forms of a page, with the fields and buttons outside them that belong to them."""
    screen = Screen(html)
    for id_, has in screen.forms.items():
        fields, files, targets = dict[str, list[str]](), list[str](), [has.get("action") or address]
        for one in screen.controls:
            if one.form != id_:
                continue
            if target := one.has("formaction").partition("#")[0]:
                targets.append(target)
            if one.has("type") == "file":
                files.append(one.has("name"))
            elif name := one.has("name"):
                fields.setdefault(name, []).append(one.has("value"))
        for target in dict.fromkeys(targets):
            yield Form(address, has.get("method", "get").lower(), target, fields, files, target != targets[0])
