"""次世代治療・診断実現のための創薬基盤技術開発事業: RNA, antibody, microbiome, delivery (S6).

Authority: the deck's S6 page. Which bodies may apply is in call documents that were not seen, so no clause speaks of it.
"""

from meguri.rulebook import clauses, fields
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause, any_of, is_, meets
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text


def component(terms: Terms) -> list[Clause]:
    """RNA標的創薬・次世代抗体・マイクロバイオーム."""
    return [*clauses.applicant(terms), *clauses.product_class(terms), *clauses.stage(terms), *clauses.activity(terms)]


def delivery(terms: Terms) -> list[Clause]:
    """次世代送達技術: the technology counts, whatever it delivers."""
    text = Text("薬物送達技術の開発である", "It develops a delivery technology")
    delivers = any_of(is_(fields.DELIVERY), meets(fields.CLASSES, ProductClass.DELIVERY))
    technology = Clause("delivery-technology", delivers, text, terms.citation("classes", "support"))
    return [*clauses.applicant(terms), technology, *clauses.stage(terms), *clauses.activity(terms)]
