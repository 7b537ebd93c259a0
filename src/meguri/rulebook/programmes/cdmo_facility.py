"""再生・細胞医療・遺伝子治療製造設備（投資）支援事業: the two frames of the CDMO facility subsidy (S1).

Authority: the secretariat's page, METI's announcement of 2025-07-15 as reported, the deck's S1 page.
"""

from meguri.rulebook import clauses, fields
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause, is_
from meguri.vocabulary.text import Text


def _facility(terms: Terms) -> list[Clause]:
    contract = Text("再生・細胞医療・遺伝子治療製品の受託製造を行う", "The site takes contract work for these products")
    domestic = Text("国内の拠点を整備する", "The sites are in Japan")
    return [
        *clauses.applicant(terms),
        *clauses.product_class(terms),
        Clause("contract-work", is_(fields.CONTRACT_WORK), contract, terms.citation("kinds")),
        Clause("sites-in-japan", is_(fields.SITES_IN_JAPAN), domestic, terms.citation("kinds")),
        *clauses.activity(terms),
    ]


def normal(terms: Terms) -> list[Clause]:
    """通常枠: makers with GMP/GCTP manufacturing experience."""
    return [*_facility(terms), *clauses.proof(terms)]


def new_technology(terms: Terms) -> list[Clause]:
    """新技術導入促進枠: no such experience yet, but patents or the like."""
    return [*_facility(terms), *clauses.proof(terms)]
