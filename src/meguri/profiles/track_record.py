"""What a site has done (実績): folded from events by `outcomes`, only read by `matching`."""

from dataclasses import dataclass

from meguri.vocabulary.product import ProductClass


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """実績. Counts are of events that stand (a reversed event no longer counts)."""

    site: str  # site id
    contracts: int = 0  # 受託件数
    clinical_trial_notifications: int = 0  # 治験届
    trials_ended: int = 0  # 治験終了
    preclinical_tests: int = 0  # 前臨床試験
    approvals: int = 0  # 承認 (lost ones taken off)
    licences: int = 0  # 許可
    people_trained: int = 0  # 研修修了者数 (people)
    classes: frozenset[ProductClass] = frozenset()  # product classes made here under contract
