"""An indicator (成果指標): what is counted, from where, up to which target and deadline, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from meguri.outcomes.event import EventType
from meguri.register.codes import MarketScope
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.fiscal_year import MONTHS, FiscalYear
from meguri.vocabulary.text import Text


class CountOf(Code):
    """何を数えるか."""

    EVENTS = "events", "公表された出来事", "public events"
    COMPANIES = "companies", "採択された企業", "companies selected"
    SHARE = "share", "市場シェア", "market share"
    OUTSIDE = "outside", "登録簿の外の統計", "a statistic outside the register"


class At(Code):
    """どこの出来事か."""

    SUPPORTED = "supported", "採択された企業での出来事", "at a company that was selected"
    PROGRAMME = "programme", "事業が支援したと記録された出来事", "recorded as supported by the programme"


class Per(Code):
    """数え方."""

    EVENT = "event", "出来事ごと", "each event"
    PRODUCT = "product", "品目ごと", "each product once"


class Fit(Code):
    """市場統計と目標の市場の関係."""

    FITS = "fits", "目標の市場に当たる", "the market of the target"
    NARROWER = "narrower", "目標の市場より狭い", "narrower than the market of the target"
    OTHER_FIELD = "other_field", "受託製造の市場ではない", "not a contract manufacturing market"


@dataclass(frozen=True, slots=True)
class Rule:
    """数え方の決まり."""

    of: CountOf
    type: EventType | None = None  # events only
    at: At | None = None  # events only
    core_technology: bool = False  # events only: the technology of the programme must be named
    per: Per = Per.EVENT
    markets: Mapping[Fit, tuple[MarketScope, ...]] | None = None  # share only


@dataclass(frozen=True, slots=True)
class Target:
    """目標. Reached at `value` or more."""

    value: Fraction  # in the indicator's unit
    citation: Citation


@dataclass(frozen=True, slots=True)
class Baseline:
    """基準値."""

    value: int
    fiscal_year: FiscalYear
    citation: Citation


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限: the end of a fiscal or of a calendar year."""

    year: int
    fiscal: bool
    citation: Citation

    @property
    def last_day(self) -> date:
        return FiscalYear(self.year).last_day if self.fiscal else date(self.year, MONTHS, 31)

    @property
    def text(self) -> Text:
        return FiscalYear(self.year).text if self.fiscal else Text(f"{self.year}年", str(self.year))


@dataclass(frozen=True, slots=True)
class Start:
    """起点: the fiscal year from which is counted."""

    fiscal_year: FiscalYear
    citation: Citation


@dataclass(frozen=True, slots=True)
class Owner:
    """所有者の国, for counting by owner."""

    country: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Indicator:
    """成果指標. None = the sources do not say."""

    id: str
    programmes: tuple[str, ...]  # ids of design 7.1
    name: Text
    unit: Text
    counts_as: Text
    rule: Rule
    target: Target
    baseline: Baseline | None
    deadline: Deadline | None
    counted_from: Start | None
    owners: Mapping[str, Owner]  # organisation id → country of its owner
    not_known: tuple[Text, ...]

    def __post_init__(self) -> None:
        rule = self.rule
        if rule.of is CountOf.EVENTS and (rule.type is None or rule.at is None):
            raise PackError(f"{self.id}: an indicator of events says which type and where")
        if rule.of is CountOf.SHARE and (self.deadline is None or rule.markets is None):
            raise PackError(f"{self.id}: an indicator of a share has a deadline and the markets it may be a share of")
