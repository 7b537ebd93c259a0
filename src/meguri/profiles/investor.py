"""Questions about an investor (投資家): certification with its dates and the planned investment."""

from meguri.profiles.identity import CorporateNumber
from meguri.profiles.question import Question
from meguri.vocabulary.party import ApplicantKind
from meguri.vocabulary.shape import ByDay, Day, Flag, Word, yen
from meguri.vocabulary.text import Text

_CERTIFIED = Text("認定VCの出資だけが補助の対象になるため", "only money of certified VCs is matched")

QUESTIONS = (
    Question(
        "applicant.kind",
        Word(ApplicantKind),
        Text("投資家の種別", "What kind of investor is it?"),
        Text("認定を受けられる者が決まっているため", "only certain bodies can be certified"),
        fixed=True,
    ),
    Question(
        "applicant.corporate_number",
        CorporateNumber(),
        Text("法人番号（13桁）", "Corporate number (13 digits)"),
        Text("機関を取り違えないため", "so that no organisation is mistaken for another"),
        fixed=True,
    ),
    Question(
        "invests_as_business",
        Flag(),
        Text(
            "ベンチャー投資を事業として行う法人ですか", "Is it a legal entity that invests in ventures as a business?"
        ),
        Text("VC認定の要件のため", "certification asks for it"),
    ),
    Question(
        "hands_on",
        Flag(),
        Text("投資先の経営を支援する体制がありますか", "Can it build up the companies it invests in, hands-on?"),
        Text("VC認定の要件のため", "certification asks for it"),
    ),
    Question("certification.from", Day(), Text("認定期間の開始日", "Certified from"), _CERTIFIED),
    Question("certification.to", Day(), Text("認定期間の終了日", "Certified until"), _CERTIFIED),
    Question("lead", Flag(), Text("リード投資家になりますか", "Will it lead the round?"), _CERTIFIED),
    Question("invests", yen(), Text("出資予定額（円）", "Planned investment (yen)"), _CERTIFIED),
    Question("tranches", ByDay(yen()), Text("払込みの時期と額", "Tranches by date"), _CERTIFIED),
)
