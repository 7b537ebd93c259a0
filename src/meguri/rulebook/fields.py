"""What the rules ask (規則の項目): questions of the profiles, and the facts that are drawn from partners and work."""

from meguri.profiles import applicant, cdmo_project, investor, seed
from meguri.profiles.question import Question
from meguri.rules.field import Field, Kind
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity

_QUESTIONS = {
    question.path: question
    for question in (*investor.QUESTIONS, *cdmo_project.QUESTIONS, *applicant.QUESTIONS, *seed.QUESTIONS)
}


def _question(path: str) -> Question:
    return _QUESTIONS[path]


def _asked(path: str) -> Field:
    return _question(path).field()


def _drawn(path: str, kind: Kind, question: Question, text: Text) -> Field:
    return Field(path, kind, text, question.why)


KIND = _asked("applicant.kind")
LISTED = _asked("applicant.listed")
BASE_IN_JAPAN = _asked("applicant.base_in_japan")
SIZE = _asked("applicant.size")
CLASS = _asked("product.class")
DELIVERY = _asked("product.delivery_technology")
CANDIDATE_FIXED = _asked("product.candidate_fixed")
DISEASE = _asked("product.field")
STAGE = _asked("stage")
PROOF = _asked("proof")
CONTRACT_WORK = _asked("contract_work")
INVESTS_AS_BUSINESS = _asked("invests_as_business")
HANDS_ON = _asked("hands_on")
OVERHEAD = _asked("overhead")

# Drawn from a list in the profile: one fact each, so that a rule never walks a list.
CLASSES = Field(
    "product.classes",
    Kind.WORDS,
    _question("product.classes").text,
    _question("product.classes").why,
    ProductClass,
    fixed=True,
)
SITES_IN_JAPAN = _drawn("sites", Kind.FLAG, _question("sites"), Text("拠点は国内", "The sites are in Japan"))
CDMO_IN_JAPAN = _drawn(
    "partners.cdmo",
    Kind.FLAG,
    _question("partners.cdmo"),
    Text("国内に製造拠点のあるCDMOと連携", "Works with a CDMO that has a site in Japan"),
)
CERTIFIED_LEAD = _drawn(
    "partners.vc",
    Kind.FLAG,
    _question("partners.vc"),
    Text("認定VCがリード投資家として出資", "A certified VC invests as lead"),
)
LEAD_INVESTS = _drawn(
    "partners.vc.lead.invests",
    Kind.NUMBER,
    _question("partners.vc"),
    Text("リードの認定VCの出資額（円）", "Investment of the certified lead VC (yen)"),
)
CERTIFIED_INVEST = _drawn(
    "partners.vc.invests",
    Kind.NUMBER,
    _question("partners.vc"),
    Text("認定VCの出資額の合計（円）", "Sum invested by certified VCs (yen)"),
)
ACTIVITIES = Field(
    "work",
    Kind.WORDS,
    Text("実施内容", "Activities of the work"),
    _question("work").why,
    Activity,
)
DIRECT = _drawn(
    "work.direct", Kind.NUMBER, _question("work"), Text("対象となる直接経費（円）", "Eligible direct cost (yen)")
)
PAYS_INDIRECT = Field(
    "call.pays_indirect",
    Kind.FLAG,
    Text("間接経費を計上できる（公募要領）", "Indirect cost can be claimed (call document)"),
    Text("どの資料にも記載がないため", "no source seen states it"),
)  # never asked: it stands for what a call document says and no source that was seen repeats
