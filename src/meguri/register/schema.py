"""Kinds of records (登録簿の種別): organisations and sites, and what is publicly known of programmes, products and markets."""

from meguri.register.codes import Approval, ApprovalState, BudgetBasis, EventType, Frame, MarketScope, RoundState
from meguri.register.field import FREE, MONEY, YEN, Field, Kind, fields
from meguri.register.site_fields import ORGANISATION, SITE
from meguri.register.value_type import (
    COUNTRY,
    DAY,
    DAY_OR_FISCAL_YEAR,
    DECIMAL,
    INTEGER,
    PROGRAMME,
    WORDS,
    YEAR_AMOUNT,
    Reference,
    code,
)
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text

_PROGRAMME = Field("programme", PROGRAMME, Text("支援事業", "programme"))
_NAME_JA = Field("name_ja", WORDS, Text("名称", "name in Japanese"))
_NAME_EN = Field("name_en", WORDS, Text("英語名", "name in English"))
_ORGANISATION = Reference("organisation")

_PROJECT = fields(
    _PROGRAMME,
    Field("frame", code(Frame), Text("枠", "frame")),
    Field("company", _ORGANISATION, Text("実施企業", "implementing company"), many=True),
    Field("site", Reference("site"), Text("実施拠点", "site"), many=True),
    Field("title", WORDS, Text("事業名", "title")),
    Field("adopted_on", DAY, Text("採択日", "selected on")),
    Field("ends_on", DAY, Text("終了", "ends on")),
    Field("content", WORDS, Text("内容", "content"), many=True),
    Field("printed_as", WORDS, Text("公表時の表記", "as printed"), many=True),
)

_ROUND = fields(
    _PROGRAMME,
    Field("state", code(RoundState), Text("状態", "state")),
    Field("opens_on", DAY, Text("公募開始", "opens on")),
    Field("closes_on", DAY, Text("公募締切", "closes on")),
    Field("adopted_on", DAY, Text("採択公表", "results announced")),
    Field("entries", INTEGER, Text("採択件数", "entries selected")),
    Field("planned_max", INTEGER, Text("採択予定数の上限", "planned number at most")),
    Field("vc_min_ticket", INTEGER, Text("認定VC出資の下限", "minimum investment of the certified VC"), units=YEN),
    Field("scale_min", INTEGER, Text("課題規模の下限", "project scale from"), units=YEN),
    Field("scale_max", INTEGER, Text("課題規模の目安上限", "project scale up to (soft)"), units=YEN),
    Field("ends_by", DAY, Text("最長の終了時期", "ends at the latest")),
    Field("scope", WORDS, Text("対象", "scope"), many=True),
)

_ENTRY = fields(
    Field("company", _ORGANISATION, Text("採択企業", "company")),
    Field("round", Reference("round"), Text("公募回", "round")),
    Field("lead_vc", _ORGANISATION, Text("認定VC", "certified VC named")),
    Field("printed_as", WORDS, Text("資料の表記", "as printed"), many=True),
    Field("title", WORDS, Text("課題名", "title")),
    Field("grant", INTEGER, Text("補助額", "grant"), many=True, units=MONEY),
    Field("stage_window", WORDS, Text("ステージの期間", "stage window"), many=True),
)

_CERTIFICATION = fields(
    Field("company", _ORGANISATION, Text("認定VC", "certified VC")),
    Field("listed_as", WORDS, Text("資料の表記", "as listed"), Text("名寄せ", "spellings in lists"), many=True),
    Field(
        "valid_from",
        DAY_OR_FISCAL_YEAR,
        Text("認定日", "certified on"),
        Text("公募日に認定済みか", "certified on the call's date"),
    ),
    Field("valid_to", DAY, Text("認定期限", "certified until"), Text("公募日に有効か", "valid on the call's date")),
    Field("term_years", INTEGER, Text("認定期間（年）", "term in years")),
    Field("reviewed", WORDS, Text("中間評価", "interim evaluation"), many=True),
)

_PRODUCT = fields(
    _NAME_JA,
    _NAME_EN,
    Field("holder", WORDS, Text("承認取得者", "approval holder")),
    Field("holder_id", _ORGANISATION, Text("承認取得者（登録簿）", "approval holder in the register")),
    Field("maker", Reference("site"), Text("製造所", "manufacturing site"), many=True),
    Field("product_class", code(ProductClass), Text("製品区分", "product class")),
    Field("approval", code(Approval), Text("承認の種類", "kind of approval")),
    Field("approved_on", DAY, Text("承認日", "approved on")),
    Field("panel_on", DAY, Text("部会了承日", "passed by the panel on")),
    Field("term_years", INTEGER, Text("期限（年）", "term in years")),
    Field("patients_required", INTEGER, Text("必要症例数", "patients required")),
    Field("state", code(ApprovalState), Text("現況", "present state")),
    Field("state_on", DAY, Text("現況の日付", "state since")),
    Field("remark", WORDS, Text("備考", "remark"), many=True),
)

_FACILITY = fields(
    Field("company", _ORGANISATION, Text("会社", "company as printed")),
    Field("owner", _ORGANISATION, Text("現在の所有者", "owner today")),
    Field("country", COUNTRY, Text("国", "country")),
    Field("area_m2", INTEGER, Text("施設面積", "facility area"), units=("m2",)),
    Field("remark", WORDS, Text("備考", "remark"), many=True),
)

_MARKET = fields(
    _NAME_JA,
    _NAME_EN,
    Field("publisher", WORDS, Text("発行元", "publisher")),
    Field("scope", code(MarketScope), Text("範囲", "scope")),
    Field("level", YEAR_AMOUNT, Text("規模", "level"), many=True, units=MONEY),
    Field("growth_low", DECIMAL, Text("年成長率（下限）", "growth a year, low"), units=("percent",)),
    Field("growth_high", DECIMAL, Text("年成長率（上限）", "growth a year, high"), units=("percent",)),
    Field("share", WORDS, Text("シェア", "share"), many=True, units=("percent",)),
    Field("remark", WORDS, Text("備考", "remark"), many=True),
)

_BUDGET = fields(
    _PROGRAMME,
    Field("fiscal_year", INTEGER, Text("年度", "fiscal year")),
    Field("basis", code(BudgetBasis), Text("種類", "kind of budget")),
    Field("amount", INTEGER, Text("金額", "amount"), units=YEN),
)

_EVENT = fields(
    Field("type", code(EventType), Text("種類", "type")),
    Field("on", DAY, Text("日付", "on")),
    Field("fiscal_year", INTEGER, Text("年度", "fiscal year")),
    Field("organisation", _ORGANISATION, Text("機関", "organisation")),
    Field("site", Reference("site"), Text("拠点", "site")),
    Field("product", Reference("product"), Text("製品", "product")),
    _PROGRAMME,
    Field("content", WORDS, Text("内容", "content"), units=FREE),
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("organisation", Text("機関", "organisation"), ORGANISATION, ("name_ja",)),
        Kind("site", Text("拠点", "site"), SITE, ("name_ja",)),
        Kind("project", Text("採択事業", "selected project"), _PROJECT, ("programme", "company", "adopted_on")),
        Kind("round", Text("公募回", "round"), _ROUND, ("programme",)),
        Kind("entry", Text("採択", "entry"), _ENTRY, ("company", "round")),
        Kind("certification", Text("VC認定", "certification of a VC"), _CERTIFICATION, ("company", "listed_as")),
        Kind("product", Text("承認製品", "approved product"), _PRODUCT, ("name_en", "approval")),
        Kind("facility", Text("施設表", "facility table"), _FACILITY, ("company", "country")),
        Kind("market", Text("市場統計", "market series"), _MARKET, ("name_ja", "name_en", "publisher", "scope")),
        Kind("budget", Text("予算", "budget"), _BUDGET, ("programme", "fiscal_year", "basis", "amount")),
        Kind("event", Text("出来事", "event"), _EVENT, ("type",)),
    )
}
