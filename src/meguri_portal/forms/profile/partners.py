"""The CDMO partners as a field (連携先CDMOの記入欄): not chosen, agreed without a name, or sites of the register."""

from __future__ import annotations

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.party import ContractState
from meguri.vocabulary.process import Step
from meguri.vocabulary.text import Text
from meguri_portal.forms.profile.field import DONT_KNOW, Choice, Field, Row
from meguri_portal.selectors.profile.sites import site_label, sites_named
from meguri_portal.services.entry import AGREED, AGREED_ABROAD, AGREED_HOME, BY_SITE, NONE, UNKNOWN, Typed

MODES = (
    (NONE, Text("まだ決まっていない（これから選ぶ）", "Not chosen yet")),
    (
        AGREED_HOME,
        Text(
            "国内に製造拠点のあるCDMOと合意済み（名前は書かない）", "Agreed with a CDMO with a site in Japan (unnamed)"
        ),
    ),
    (
        AGREED_ABROAD,
        Text(
            "海外だけに製造拠点のあるCDMOと合意済み（名前は書かない）",
            "Agreed with a CDMO with sites abroad only (unnamed)",
        ),
    ),
    (AGREED, Text("合意済みだが、拠点の場所はわからない", "Agreed, but I don't know where its site is")),
    (BY_SITE, Text("登録簿の拠点から選ぶ", "Choose sites of the register")),
    (UNKNOWN, DONT_KNOW),
)
FIND = "find"  # the name looked for


def field(name: str, text: Text, why: Text, typed: Typed, faults: tuple[Fault, ...]) -> Field:
    """The field, with the sites chosen and the sites found by name."""
    mode = typed.one(name)
    chosen = [(row, site) for row in sorted(typed.rows(name)) if (site := typed.one(f"{name}.{row}.site"))]
    chosen += [
        (row, site)
        for row, site in enumerate(typed.many(f"{name}.add"), max((row for row, _ in chosen), default=-1) + 1)
        if site not in {known for _, known in chosen}
    ]
    rows = tuple(_chosen(f"{name}.{row}", row, site, typed) for row, site in chosen)
    looked = typed.one(f"{name}.{FIND}")
    taken = {site for _, site in chosen}
    found = tuple(Choice(site, label) for site, label in sites_named(looked) if site not in taken)
    choices = tuple(Choice(value, label, value == mode) for value, label in MODES)
    hits = Row("found", (Field("checks", f"{name}.add", Text("見つかった拠点", "Sites found"), choices=found),))
    return Field("partners", name, text, why, choices=choices, typed=looked, rows=(hits, *rows), faults=faults)


def _chosen(name: str, row: int, site: str, typed: Typed) -> Row:
    steps, contract = typed.many(f"{name}.steps"), typed.one(f"{name}.contract")
    fields = (
        Field(
            "checks",
            f"{name}.steps",
            Text("任せる工程（空欄は全て）", "Steps it makes (none ticked: all)"),
            choices=tuple(Choice(step.value, step.text, step.value in steps) for step in Step),
        ),
        Field(
            "select",
            f"{name}.contract",
            Text("契約の段階", "State of the contract"),
            choices=(
                *(Choice(state.value, state.text, state.value == contract) for state in ContractState),
                Choice(UNKNOWN, DONT_KNOW, contract == UNKNOWN),
            ),
        ),
    )
    return Row(str(row), fields, site_label(site), site)
