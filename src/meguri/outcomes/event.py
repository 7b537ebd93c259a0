"""Events after the award (成果の出来事), and the reversal that takes one back.

An event is what a source says happened: it is not judged here whether it counts for a target (`kpis` does).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meguri.outcomes.stated_date import StatedDate
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text


class EventType(Code):
    """出来事の種類."""

    CONTRACT = "contract", "新規受託契約", "contract for manufacture or development"
    CLINICAL_TRIAL_NOTIFICATION = "clinical_trial_notification", "治験届", "clinical trial notification"
    TRIAL_ENDED = "trial_ended", "治験終了", "clinical trial ended"
    PRECLINICAL_TEST = "preclinical_test", "前臨床試験", "pre-clinical test"
    APPROVAL = "approval", "承認", "approval"
    APPROVAL_LOST = "approval_lost", "承認の喪失", "approval lost"
    LICENCE = "licence", "許可の取得", "licence granted"
    PEOPLE_TRAINED = "people_trained", "研修の修了", "people trained"


COUNTED = frozenset(
    {
        EventType.CONTRACT,
        EventType.CLINICAL_TRIAL_NOTIFICATION,
        EventType.TRIAL_ENDED,
        EventType.PRECLINICAL_TEST,
        EventType.PEOPLE_TRAINED,
    }
)  # types of which one announcement may report several
OF_A_PRODUCT = frozenset({EventType.APPROVAL, EventType.APPROVAL_LOST})  # types that mean nothing without a product


@dataclass(frozen=True, slots=True)
class Subject:
    """対象. None = not known."""

    organisation: str | None = None  # organisation id
    site: str | None = None  # site id; only an event with a site enters a track record
    product: str | None = None  # product id, or its name as printed
    product_class: ProductClass | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """出来事."""

    id: str
    type: EventType
    on: StatedDate
    subject: Subject
    citation: Citation
    programme: str | None = None  # programme that supported it (design 7.1); None = not known
    technology: str | None = None  # コア技術: technology of the programme inside the process; None = not known
    count: int = 1  # products, trials, tests or people
    fictional: bool = False  # 架空

    @property
    def known_by(self) -> date:
        """The day by which it had certainly happened: the end of the stated date, or the day the source was read."""
        return min(self.on.last, self.citation.read_on)


@dataclass(frozen=True, slots=True)
class Reversal:
    """取消: the event `reverses` is taken back from this day on (an error, a contract undone). It may itself be reversed."""

    id: str
    reverses: str  # id of an event or of another reversal
    on: StatedDate
    reason: Text
    citation: Citation
    fictional: bool = False  # 架空

    @property
    def known_by(self) -> date:
        return min(self.on.last, self.citation.read_on)


Outcome = Event | Reversal
