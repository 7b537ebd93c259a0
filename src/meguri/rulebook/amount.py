"""The subsidy of a programme as a tree (補助額の計算): direct → indirect → eligible → × rate → ceiling → rounding.

One definition for every programme: the terms of the call decide the shape. Rounding happens once, at the end, to the
unit of the call. Source of the order of steps: research `domain.md` 4.4; the terms are cited in the rulebook.
"""

from fractions import Fraction

from meguri.rulebook import fields
from meguri.rulebook.terms import Base, Ceiling, Indirect, Per, Terms
from meguri.rules.expression import Choose, Number, RoundDown, Step, constant, is_, least, one_of, quantity
from meguri.vocabulary.party import Size
from meguri.vocabulary.text import Text

DIRECT = Text("直接経費", "Direct cost")
INDIRECT = Text("間接経費率（計上できる割合）", "Indirect cost claimable, as a share")
ELIGIBLE = Text("補助対象経費（直接＋間接）", "Eligible cost (direct + indirect)")
RATE = Text("補助率", "Subsidy rate")
BEFORE_CEILING = Text("補助対象経費×補助率", "Eligible cost × rate")
AT_MOST = Text("上限額を超えない額", "Not above the ceiling")
ROUNDED = Text("端数切捨て後の補助額", "Subsidy after rounding down")


def rate_of(terms: Terms) -> Number:
    """補助率, by company size where the terms say so. An unlisted size is not known and spans the stated rates."""
    if terms.rate_by_size:
        large = terms.rate_by_size.get(Size.LARGE)
        others = {rate for size, rate in terms.rate_by_size.items() if size is not Size.LARGE}
        if large is not None and len(others) == 1:
            return Choose(one_of(fields.SIZE, Size.LARGE), constant(large), constant(others.pop()))
        raise ValueError("rates by size: one rate for large companies and one for all others")
    if terms.rate is None:
        raise ValueError("no rate is known")
    return constant(terms.rate)


def indirect_share(terms: Terms) -> Number:
    """計上できる間接経費率: the real overhead, at most the call's ceiling; not known where no source states one."""
    if terms.indirect is None:
        return Choose(is_(fields.PAYS_INDIRECT), quantity(fields.OVERHEAD), constant(0))
    return least(quantity(fields.OVERHEAD), constant(terms.indirect)) if terms.indirect else constant(0)


def multiplier(terms: Terms) -> Number:
    """Eligible cost per yen of direct cost."""
    return constant(1) + indirect_share(terms)


def yearly(terms: Terms) -> Number:
    """A fiscal year's subsidy in exact yen, under the yearly ceilings, before rounding."""
    return _under(terms, Per.YEAR)


def project(terms: Terms) -> Number:
    """The whole project's subsidy in exact yen, under the project's ceilings and the VC multiple, before rounding.

    `work.direct` is read as the direct cost of all covered years.
    """
    whole = _under(terms, Per.PROJECT)
    if terms.vc_multiple is None:
        return whole
    matched = constant(terms.vc_multiple) * quantity(fields.CERTIFIED_INVEST)
    return least(whole, Step("vc-multiple", matched, Text("認定VC出資額の倍数", "Multiple of the certified VC money")))


def rounded(terms: Terms, subsidy: Number) -> Number:
    """補助額 after the call's one rounding."""
    return Step("rounded", RoundDown(subsidy, terms.rounding or 1), ROUNDED)


def bounded(terms: Terms, per: Per) -> bool:
    """Whether the terms cap the subsidy of a year or of a project."""
    vc = per is Per.PROJECT and terms.vc_multiple is not None
    return vc or any(ceiling.per is per for ceiling in terms.ceilings or ())


def _under(terms: Terms, per: Per) -> Number:
    share, rate = Step("indirect-share", indirect_share(terms), INDIRECT), Step("rate", rate_of(terms), RATE)
    ceilings = [c for c in terms.ceilings or () if c.per is per]
    direct: Number = Step("direct", quantity(fields.DIRECT), DIRECT)
    on_direct = [_direct_ceiling(c, terms) for c in ceilings if _caps_direct(c)]
    if on_direct:
        direct = Step("direct-at-most", least(direct, *on_direct), AT_MOST)
    eligible: Number = Step("eligible", direct * (constant(1) + share), ELIGIBLE)
    on_eligible = [constant(c.amount) for c in ceilings if c.of is Base.ELIGIBLE and not _caps_direct(c)]
    if on_eligible:
        eligible = Step("eligible-at-most", least(eligible, *on_eligible), AT_MOST)
    subsidy: Number = Step("before-ceiling", eligible * rate, BEFORE_CEILING)
    on_subsidy = [constant(c.amount) for c in ceilings if c.of is Base.SUBSIDY and not _caps_direct(c)]
    return Step("ceiling", least(subsidy, *on_subsidy), AT_MOST) if on_subsidy else subsidy


def _caps_direct(ceiling: Ceiling) -> bool:
    """A ceiling on direct cost, also where it is worded for another base with indirect cost on top."""
    return ceiling.of is Base.DIRECT or ceiling.indirect is Indirect.ON_TOP


def _direct_ceiling(ceiling: Ceiling, terms: Terms) -> Number:
    if ceiling.of is not Base.SUBSIDY:
        return constant(ceiling.amount)
    if terms.rate is None:
        raise ValueError("a ceiling on the subsidy of direct cost needs one rate")
    return constant(Fraction(ceiling.amount) / terms.rate)
