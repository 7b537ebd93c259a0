"""Questions about a CDMO's expansion (CDMOの設備整備計画); several companies and sites are possible."""

from meguri.profiles import finance
from meguri.profiles.identity import CorporateNumber, Country, Name
from meguri.profiles.question import Question
from meguri.profiles.seed import MONEY, PRODUCT
from meguri.vocabulary.party import ApplicantKind, Proof, Size
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.shape import Flag, ListOf, Record, Word, Words
from meguri.vocabulary.text import Text

APPLICANTS = ListOf(
    Record(
        {
            "name": Name(),
            "kind": Word(ApplicantKind),
            "corporate_number": CorporateNumber(),
            "size": Word(Size),
            "listed": Flag(),
            "base_in_japan": Flag(),
            "foreign_parent": Flag(),
        }
    ),
    or_one=True,
)
SITES = ListOf(Record({"site": Words(120), "name": Name(), "country": Country(), "prefecture": Words(40)}), or_one=True)

PROJECT = (
    Question(
        "applicants",
        APPLICANTS,
        Text("申請する会社（共同申請は全社）", "The applying companies (all, if joint)"),
        Text("応募できる者と補助率を見るため", "to see who may apply and at which rate"),
        fixed=True,
    ),
    Question(
        "sites",
        SITES,
        Text("整備する拠点", "The sites to be built or fitted out"),
        Text("国内拠点の整備が対象のため", "the subsidy is for sites in Japan"),
    ),
    Question(
        "product.classes",
        ListOf(Word(ProductClass), or_one=True),
        Text("製造する製品の種類", "Product classes to be made"),
        Text(
            "再生・細胞医療・遺伝子治療製品の受託製造が対象のため",
            "the subsidy is for regenerative, cell and gene therapy",
        ),
    ),
    Question(
        "proof",
        ListOf(Word(Proof), or_one=True),
        Text("製造能力を示せるもの", "What shows the ability to manufacture"),
        Text("通常枠と新技術導入促進枠で求める書類が異なるため", "the two frames ask for different proof"),
    ),
    Question(
        "contract_work",
        Flag(),
        Text("受託製造を行いますか", "Will the site take contract work?"),
        Text("受託製造拠点の整備が対象のため", "the subsidy is for contract manufacturing"),
    ),
)

# What a project shares with a seed is asked in the same words.
SHARED = tuple(q for q in (*PRODUCT, *MONEY) if q.path in ("product.delivery_technology", "overhead", "work"))
QUESTIONS = (*PROJECT, *SHARED, *finance.QUESTIONS)
