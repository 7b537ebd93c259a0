"""再生医療・遺伝子治療の産業化に向けた基盤技術開発事業: four components (S3).

Authority: the deck's S3 page. Which bodies may apply is in call documents that were not seen, so no clause speaks of it.
"""

from meguri.rulebook import clauses
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause


def component(terms: Terms) -> list[Clause]:
    """①〜④の構成事業."""
    return [*clauses.applicant(terms), *clauses.product_class(terms), *clauses.stage(terms), *clauses.activity(terms)]
