"""創薬ベンチャーエコシステム強化事業: ventures and the certification of venture capital (S7).

Authority: AMED calls and the deck's S7 page; every term is cited in `calls/venture-ecosystem-*.yaml`.
"""

from meguri.rulebook import clauses, fields
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause, is_
from meguri.vocabulary.text import Text


def venture(terms: Terms) -> list[Clause]:
    """創薬ベンチャー公募: trials of a venture in which a certified VC invests."""
    return [
        *clauses.applicant(terms),
        *clauses.unlisted(terms),
        *clauses.base_in_japan(terms),
        *clauses.stage(terms),
        *clauses.candidate_fixed(terms),
        *clauses.disease_field(terms),
        *clauses.activity(terms),
        *clauses.certified_vc(terms),
    ]


def vc_certification(terms: Terms) -> list[Clause]:
    """VC公募: certification of a venture capital firm."""
    business = Text(
        "ベンチャー投資を事業として行う法人である", "Is a legal entity that invests in ventures as a business"
    )
    hands_on = Text("投資先をハンズオンで支援できる", "Can build up the companies it invests in, hands-on")
    cited = terms.citation("kinds")
    return [
        *clauses.applicant(terms),
        Clause("invests-as-business", is_(fields.INVESTS_AS_BUSINESS), business, cited),
        Clause("hands-on", is_(fields.HANDS_ON), hands_on, cited),
    ]
