"""Questions about the applicant (申請者)."""

from meguri.profiles.identity import CorporateNumber
from meguri.profiles.question import Question
from meguri.vocabulary.party import ApplicantKind, Size
from meguri.vocabulary.shape import Flag, Word
from meguri.vocabulary.text import Text

QUESTIONS = (
    Question(
        "applicant.kind",
        Word(ApplicantKind),
        Text("申請者はどれに当たりますか", "What kind of applicant is it?"),
        Text("事業ごとに応募できる者が決まっているため", "each programme names who may apply"),
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
        "applicant.listed",
        Flag(),
        Text("株式を上場していますか", "Is the company listed?"),
        Text(
            "創薬ベンチャーエコシステム強化事業は非上場の会社が対象のため", "the venture fund is for unlisted companies"
        ),
        fixed=True,
    ),
    Question(
        "applicant.base_in_japan",
        Flag(),
        Text("国内に技術開発拠点がありますか", "Is there a technical development base in Japan?"),
        Text("国内の開発拠点を求める事業があるため", "some programmes ask for a base in Japan"),
    ),
    Question(
        "applicant.size",
        Word(Size),
        Text("企業規模はどれですか", "What size is the company?"),
        Text("企業規模で補助率が変わる事業があるため", "the rate depends on size in some programmes"),
        fixed=True,
    ),
    Question(
        "applicant.foreign_parent",
        Flag(),
        Text("海外法人の子会社ですか", "Is it a subsidiary of a foreign corporation?"),
        Text("外国法人の日本子会社の扱いを示すため", "to say how Japanese subsidiaries are treated"),
        fixed=True,
    ),
)
