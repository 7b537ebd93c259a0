"""Fields of organisations and sites (機関・拠点の項目): who and where, what is offered, what shows it, what surrounds it."""

from meguri.register.codes import (
    Containment,
    ContractWork,
    Inspection,
    InvestorKind,
    Licence,
    OverseasClients,
    SiteStatus,
)
from meguri.register.field import FREE, LICENCES, MONEY, OPEN_TO_TALKS, PEOPLE, YEN, Field, fields
from meguri.register.prefecture import Prefecture
from meguri.register.value_type import CORPORATE_NUMBER, COUNTRY, DAY, DECIMAL, INTEGER, URL, WORDS, code
from meguri.vocabulary.process import Material, Platform, QcTest, Route, Service, Step
from meguri.vocabulary.product import CellSource, CellType, ProductClass, Stage, Vector
from meguri.vocabulary.text import Text

IDENTITY = fields(
    Field("name_ja", WORDS, Text("名称", "name in Japanese"), Text("表示に使う", "shown everywhere")),
    Field("name_en", WORDS, Text("英語名", "name in English"), Text("表示に使う", "shown everywhere")),
    Field(
        "name_reading",
        WORDS,
        Text("名称の読み", "reading of the name"),
        Text("英語名が見つからないとき", "no English name found"),
    ),
    Field("legal_name", WORDS, Text("正式名称", "legal name"), many=True),
    Field(
        "former_name",
        WORDS,
        Text("旧名称", "former name"),
        Text("名寄せ", "the same firm under an older name"),
        many=True,
    ),
    Field(
        "alias", WORDS, Text("別表記", "other spelling"), Text("名寄せ", "other spellings in public lists"), many=True
    ),
    Field(
        "corporate_number",
        CORPORATE_NUMBER,
        Text("法人番号", "corporate number"),
        Text("申請様式との突合", "matches application forms"),
    ),
    Field("founded", DAY, Text("設立", "founded")),
    Field(
        "parent",
        WORDS,
        Text("親会社・株主", "parent or shareholders"),
        Text("関連会社の判定", "affiliation"),
        many=True,
    ),
    Field("contact_url", URL, Text("連絡先", "contact"), Text("照会の宛先", "where to ask")),
    Field("investor_kind", code(InvestorKind), Text("投資家の種別", "kind of investor")),
)

PLACE = fields(
    Field("country", COUNTRY, Text("国", "country"), Text("国内拠点の要件", "domestic-site rule of programmes")),
    Field("prefecture", code(Prefecture), Text("都道府県", "prefecture")),
    Field("city", WORDS, Text("所在地", "address")),
    Field("opened", DAY, Text("開設", "opened")),
    Field("opening_planned", DAY, Text("開設予定", "planned opening"), Text("枠の時期", "earliest slot")),
    Field("site_status", code(SiteStatus), Text("状態", "status"), Text("稼働の有無", "whether it works today")),
)

AREA = fields(
    Field("area_gross_m2", DECIMAL, Text("延床面積", "gross floor area"), many=True, units=("m2",)),
    Field("area_site_m2", DECIMAL, Text("敷地面積", "site area"), many=True, units=("m2",)),
    Field("area_footprint_m2", DECIMAL, Text("建築面積", "building footprint"), many=True, units=("m2",)),
    Field("area_floor_m2", DECIMAL, Text("床面積", "floor area of the facility"), many=True, units=("m2",)),
    Field("area_clean_m2", DECIMAL, Text("清浄区域の面積", "clean-room area"), many=True, units=("m2",)),
    Field("area_part_m2", DECIMAL, Text("一部の面積", "area of a part or an extension"), many=True, units=("m2",)),
    Field(
        "area_m2",
        DECIMAL,
        Text("面積（その他・種類の記載なし）", "area (other, or kind not stated)"),
        many=True,
        units=("m2",),
    ),
)

OFFER = fields(
    Field(
        "contract_work",
        code(ContractWork),
        Text("受託", "contract work"),
        Text("最初の必須条件：受託しているか", "first requirement: takes contract work"),
        units=OPEN_TO_TALKS,
    ),
    Field(
        "product_class",
        code(ProductClass),
        Text("製品区分", "product class"),
        Text("必須条件", "requirement"),
        many=True,
    ),
    Field("source", code(CellSource), Text("細胞の由来", "cell source"), Text("必須条件", "requirement"), many=True),
    Field("cell_type", code(CellType), Text("細胞種", "cell type"), Text("必須条件", "requirement"), many=True),
    Field("vector", code(Vector), Text("ベクター", "vector"), Text("必須条件", "requirement"), many=True),
    Field("step", code(Step), Text("工程", "process step"), Text("必須条件", "requirement"), many=True),
    Field(
        "service", code(Service), Text("サービス", "service"), Text("開発支援の力", "development support"), many=True
    ),
    Field(
        "test", code(QcTest), Text("試験項目", "quality test"), Text("自社試験の範囲", "tests done in house"), many=True
    ),
    Field("platform", code(Platform), Text("製造方式", "platform"), Text("工程との適合", "fit of platform"), many=True),
    Field("material", code(Material), Text("製造物の用途", "material for"), Text("必須条件", "requirement"), many=True),
    Field(
        "route", code(Route), Text("開発経路", "route"), Text("必要な許可が変わる", "decides the licence"), many=True
    ),
    Field(
        "scale_l",
        DECIMAL,
        Text("培養規模", "culture scale"),
        Text("規模の適合", "fit of scale"),
        many=True,
        units=("L",),
    ),
    Field("capacity", WORDS, Text("能力", "capacity"), Text("枠の空き", "slots"), many=True, units=FREE),
    Field("parallel_projects", INTEGER, Text("並行案件数", "parallel projects"), Text("枠の空き", "slots")),
    Field(
        "slot", DAY, Text("最短の受入可能時期", "earliest slot"), Text("希望時期との比較", "against the date needed")
    ),
    Field("price", WORDS, Text("概算費用の幅", "range of cost"), Text("費用の見通し", "cost"), many=True),
    Field("contract_terms", WORDS, Text("契約条件", "contract terms"), Text("柔軟性", "flexibility"), many=True),
    Field("bsl", INTEGER, Text("バイオセーフティレベル", "biosafety level"), Text("必須条件", "requirement")),
    Field(
        "containment",
        code(Containment),
        Text("封じ込め", "containment"),
        Text("カルタヘナ法", "gene-modified material"),
    ),
    Field(
        "file_region",
        COUNTRY,
        Text("申請支援の地域", "filing support for"),
        Text("申請先", "target regions"),
        many=True,
    ),
    Field("language", WORDS, Text("対応言語", "language"), Text("海外との取引", "foreign clients"), many=True),
    Field(
        "overseas_clients",
        code(OverseasClients),
        Text("海外顧客の受託", "clients from abroad"),
        Text("海外との取引", "foreign clients"),
        units=OPEN_TO_TALKS,
    ),
)

EVIDENCE = fields(
    Field(
        "licence",
        code(Licence),
        Text("許可", "licence"),
        Text("必須条件：用途に必要な許可", "requirement: licence"),
        many=True,
    ),
    Field(
        "licence_granted",
        DAY,
        Text("許可日", "licence granted"),
        Text("新しさ", "freshness"),
        many=True,
        units=LICENCES,
    ),
    Field(
        "licence_expires",
        DAY,
        Text("許可の期限", "licence expires"),
        Text("有効性", "validity"),
        many=True,
        units=LICENCES,
    ),
    Field("licence_authority", WORDS, Text("許可した当局", "licensing authority"), many=True, units=LICENCES),
    Field(
        "inspection", code(Inspection), Text("適合性の根拠", "inspection"), Text("査察の実績", "inspections"), many=True
    ),
    Field(
        "customer", WORDS, Text("公表された顧客", "named customer"), Text("受託の実績", "contract record"), many=True
    ),
    Field(
        "track_record",
        WORDS,
        Text("実績", "track record"),
        Text("受託の実績", "contract record"),
        many=True,
        units=FREE,
    ),
)

SURROUNDINGS = fields(
    Field("equipment", WORDS, Text("設備", "equipment"), many=True),
    Field("clean_rooms", INTEGER, Text("清浄室の数", "clean rooms"), many=True, units=FREE),
    Field("staff", INTEGER, Text("人員", "staff"), many=True, units=PEOPLE),
    Field("service_note", WORDS, Text("サービスの説明", "about the services"), many=True),
    Field("facility_note", WORDS, Text("施設の説明", "about the facility"), many=True),
    Field("region_note", WORDS, Text("立地・国内外の連携", "location and ties in Japan and abroad"), many=True),
    Field("modality_note", WORDS, Text("モダリティの説明", "about the modality"), many=True),
    Field("indication", WORDS, Text("対象疾患", "indication"), many=True),
    Field("stage", code(Stage), Text("開発段階", "development stage"), many=True),
    Field("designation", WORDS, Text("指定", "designation"), many=True),
    Field("expansion", WORDS, Text("増設計画", "expansion plan"), many=True),
    Field("investment", INTEGER, Text("投資・調達額", "investment"), many=True, units=MONEY),
    Field("sales", INTEGER, Text("売上高", "sales"), many=True, units=YEN),
    Field("support_received", WORDS, Text("受けた支援", "support received"), many=True),
    Field("investor", WORDS, Text("出資者", "investor"), many=True),
    Field("partner", WORDS, Text("提携先", "partner"), many=True),
)

ORGANISATION = {**IDENTITY, **PLACE, **AREA, **OFFER, **EVIDENCE, **SURROUNDINGS}
SITE = {**IDENTITY, **PLACE, **AREA, **OFFER, **EVIDENCE, **SURROUNDINGS}
