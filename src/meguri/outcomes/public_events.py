"""Public events of the register as outcomes (公表された出来事): what is a kind of outcome, with its source; nothing is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meguri.outcomes.event import Event, EventType, Outcome, Subject
from meguri.outcomes.stated_date import StatedDate, no_date, stated_date
from meguri.profiles.claim import Claim
from meguri.register import codes, records
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation

TYPES: dict[codes.EventType, EventType] = {
    codes.EventType.APPROVAL: EventType.APPROVAL,
    codes.EventType.APPROVAL_LOST: EventType.APPROVAL_LOST,
    codes.EventType.LICENCE: EventType.LICENCE,
    codes.EventType.CTN: EventType.CLINICAL_TRIAL_NOTIFICATION,
    codes.EventType.CONTRACT: EventType.CONTRACT,
}  # a first patient dosed and a supported project that ended are neither a trial notification nor the end of a trial


def from_register(register: Register) -> tuple[Outcome, ...]:
    """The register's public events and the approvals of its products, by id."""
    told = list(_events(register))
    lost = {event.subject.product for event in told if _is_loss(event)}
    found = [
        *told,
        *(event for event in _approvals(register) if not (_is_loss(event) and event.subject.product in lost)),
    ]
    return tuple(sorted(found, key=lambda event: event.id))


def _is_loss(event: Event) -> bool:
    return event.type is EventType.APPROVAL_LOST


def _events(register: Register) -> Iterator[Event]:
    for event in register.events.values():
        kind = TYPES.get(event.type)
        if kind is not None:
            citation = _citation(event.claims, ("on", "fiscal_year", "type"))
            year = f"FY{event.fiscal_year}" if event.fiscal_year else None
            on = _date(event.on or year, citation)
            yield Event(event.id, kind, on, _subject(event, register), citation, event.programme)


def _subject(event: records.Event, register: Register) -> Subject:
    site = register.sites.get(event.site) if event.site else None
    product = register.products.get(event.product) if event.product else None
    return Subject(
        event.organisation or (site.organisation if site else None),
        event.site,
        event.product,
        product.product_class if product else None,
    )


def _approvals(register: Register) -> Iterator[Event]:
    """One approval per known manufacturing site (one without a site where none is known), and the loss of one."""
    for product in register.products.values():
        citation = _citation(product.claims, ("approved_on", "approval"))
        on = _date(product.approved_on, citation)
        for maker in product.makers or (None,):
            site = register.sites.get(maker) if maker else None
            subject = Subject(site.organisation if site else None, maker, product.id, product.product_class)
            key = f"product/{product.id}/approval" + (f"/{maker}" if maker else "")
            yield Event(key, EventType.APPROVAL, on, subject, citation)
        if product.state is not None:
            lost = _citation(product.claims, ("state_on", "state"))
            said = next((claim.value for claim in product.claims if claim.field == "state_on"), None)
            subject = Subject(product=product.id, product_class=product.product_class)
            yield Event(
                f"product/{product.id}/approval-lost", EventType.APPROVAL_LOST, _date(said, lost), subject, lost
            )


def _date(written: str | None, citation: Citation) -> StatedDate:
    return stated_date(written) if written else no_date(citation.read_on)


def _citation(claims: Iterable[Claim], fields: Iterable[str]) -> Citation:
    """The source of the first of these fields that is stated (every record of the register has claims)."""
    stated = {claim.field: claim.citation for claim in reversed(tuple(claims))}
    return next((stated[field] for field in fields if field in stated), next(iter(stated.values())))
