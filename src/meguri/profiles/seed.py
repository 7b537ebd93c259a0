"""Questions about a therapy seed (創薬シーズ): what it is, what has to be made, with whom, for how much."""

from meguri.profiles import applicant, finance
from meguri.profiles.identity import Country
from meguri.profiles.partner import VC_PARTNERS, CdmoPartners
from meguri.profiles.question import Question
from meguri.profiles.work import WORK
from meguri.vocabulary.process import Cartagena, Material, Platform, QcTest, Route, Service, Step
from meguri.vocabulary.product import CellSource, CellType, DiseaseField, ProductClass, Stage, Vector
from meguri.vocabulary.shape import Day, Flag, ListOf, Share, Whole, Word
from meguri.vocabulary.text import Text

_MATCH = Text("対応できる製造拠点を探すため", "to find sites that can do it")

PRODUCT = (
    Question(
        "product.class",
        Word(ProductClass),
        Text("製品の種類はどれですか", "What class of product is it?"),
        Text("対象となる製品が事業ごとに決まっているため", "each programme names the products it supports"),
        fixed=True,
    ),
    Question(
        "product.delivery_technology",
        Flag(),
        Text("薬物送達技術の開発ですか", "Is it the development of a delivery technology?"),
        Text("次世代送達技術の支援に当たるかを見るため", "to see whether the delivery component applies"),
        fixed=True,
    ),
    Question(
        "product.candidate_fixed",
        Flag(),
        Text("最終開発候補品は決まっていますか", "Is the final development candidate fixed?"),
        Text("候補品の決定を求める公募回があるため", "some rounds ask for a fixed candidate"),
    ),
    Question(
        "product.source",
        Word(CellSource),
        Text("細胞は自家ですか、他家ですか", "Are the cells autologous or allogeneic?"),
        _MATCH,
        fixed=True,
    ),
    Question("product.cell_type", Word(CellType), Text("細胞種はどれですか", "Which cell type?"), _MATCH, fixed=True),
    Question(
        "product.vector",
        ListOf(Word(Vector), or_one=True),
        Text("ベクター・遺伝子導入法はどれですか", "Which vector or gene-transfer method?"),
        _MATCH,
        fixed=True,
    ),
    Question(
        "product.field",
        Word(DiseaseField),
        Text("疾患領域はどれですか", "Which disease field?"),
        Text("対象領域を限る公募回があるため", "some rounds are limited to certain fields"),
        fixed=True,
    ),
    Question(
        "stage",
        Word(Stage),
        Text("いまの開発段階はどこですか", "What stage is it at now?"),
        Text("対象となる段階が事業ごとに決まっているため", "each programme names the stages it supports"),
        fixed=True,
    ),
)

NEEDS = (
    Question("needs.steps", ListOf(Word(Step), or_one=True), Text("委託したい工程", "Steps to outsource"), _MATCH),
    Question(
        "needs.services", ListOf(Word(Service), or_one=True), Text("委託したいサービス", "Services needed"), _MATCH
    ),
    Question("needs.tests", ListOf(Word(QcTest), or_one=True), Text("必要な品質試験", "Tests needed"), _MATCH),
    Question(
        "needs.material_for", Word(Material), Text("何に使うものを作りますか", "What is the material for?"), _MATCH
    ),
    Question(
        "needs.route",
        Word(Route),
        Text("治験ですか、臨床研究ですか", "Is it a clinical trial or clinical research?"),
        _MATCH,
    ),
    Question("needs.scale.patients_per_year", Whole(), Text("年間の患者数", "Patients a year"), _MATCH),
    Question("needs.scale.litres", Whole(), Text("培養規模（L）", "Culture scale (litres)"), _MATCH),
    Question("needs.scale.doses", Whole(), Text("年間の製造数（投与回数）", "Doses a year"), _MATCH),
    Question(
        "needs.platform",
        ListOf(Word(Platform), or_one=True),
        Text("製造プラットフォーム", "Manufacturing platform"),
        _MATCH,
    ),
    Question(
        "needs.biosafety.cartagena",
        Word(Cartagena),
        Text("製造でのカルタヘナ法の区分", "Cartagena class of the manufacture"),
        _MATCH,
    ),
    Question("needs.biosafety.bsl", Whole(1, 4), Text("バイオセーフティレベル", "Biosafety level"), _MATCH),
    Question("needs.site_in", ListOf(Country(), or_one=True), Text("製造する国", "Country of manufacture"), _MATCH),
    Question(
        "needs.file_in",
        ListOf(Country(), or_one=True),
        Text("承認申請を予定する国・地域", "Where it will be filed"),
        Text("査察・申請の実績を見るため", "to look for inspections and filings there"),
    ),
    Question(
        "needs.start_by",
        Day(),
        Text("いつまでに製造を始めたいですか", "By when should it start?"),
        Text("受入れ可能な時期と照らすため", "to compare with the slots a site has"),
    ),
)

MONEY = (
    Question(
        "partners.cdmo",
        CdmoPartners(),
        Text("連携するCDMOは決まっていますか", "Has a CDMO been chosen?"),
        Text("国内拠点のあるCDMOとの連携を求める事業があるため", "one programme asks for a CDMO with a site in Japan"),
    ),
    Question(
        "partners.vc",
        VC_PARTNERS,
        Text("出資する（予定の）ベンチャーキャピタル", "Venture capital that invests or is to invest"),
        Text("認定VCの出資額で補助額が決まる事業があるため", "one programme pays in proportion to certified VC money"),
    ),
    Question(
        "overhead",
        Share(),
        Text("間接経費率（直接経費に対する割合）", "Overhead as a share of direct cost"),
        Text("間接経費を補助対象にできる事業があるため", "some programmes also pay indirect cost"),
    ),
    Question(
        "work",
        WORK,
        Text("実施内容と年度別・費目別の費用", "Work, and its cost by fiscal year and item"),
        Text("補助額と資金計画を計算するため", "to compute the subsidy and the plan"),
    ),
)

QUESTIONS = (*applicant.QUESTIONS, *PRODUCT, *NEEDS, *MONEY, *finance.QUESTIONS)
