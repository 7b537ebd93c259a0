"""産業化促進事業: the two tracks of the industrialisation programme (S5).

Authority: the deck's S5 page for R6, later calls of AMED for R7; every term is cited in `calls/industrialisation-*.yaml`.
"""

from meguri.rulebook import clauses
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause


def process_development(terms: Terms) -> list[Clause]:
    """製造プロセス開発枠: process development with a CDMO that has a site in Japan."""
    return [
        *clauses.applicant(terms),
        *clauses.product_class(terms),
        *clauses.stage(terms),
        *clauses.activity(terms),
        *clauses.domestic_cdmo(terms),
    ]


def nonclinical(terms: Terms) -> list[Clause]:
    """既存枠・非臨床フェーズ: research with approval in view; a CDMO is not required."""
    return [
        *clauses.applicant(terms),
        *clauses.product_class(terms),
        *clauses.stage(terms),
        *clauses.activity(terms),
    ]
