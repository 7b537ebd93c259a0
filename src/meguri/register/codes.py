"""Codes that only the register uses (登録簿の語): licences, site states, contract work, inspections, approvals, events."""

from meguri.vocabulary.code import Code


class ContractWork(Code):
    """受託の有無."""

    YES = "yes", "受託あり", "takes contract work"
    NO = "no", "受託なし", "takes no contract work"
    OWN_PRODUCTS = "own_products", "自社製品のみ", "own products only"
    SERVICES_ONLY = "services_only", "保管・輸送・試験の受託のみ", "storage, transport or testing only"


class OverseasClients(Code):
    """海外顧客の受託."""

    YES = "yes", "海外顧客への対応を表明（または実績あり）", "says it serves clients from abroad (or has done so)"
    AIMS = "aims", "海外顧客への対応を目指すと表明", "aims to serve clients from abroad"
    NO = "no", "海外顧客からは受託しない", "takes no clients from abroad"


class Licence(Code):
    """許可・届出・認定. PMD Act, article 23-25, and enforcement rule 137-9; Act on the Safety of Regenerative Medicine, articles 35 and following."""

    MANUFACTURING_GENERAL = (
        "manufacturing_general",
        "再生医療等製品製造業許可（一般区分）",
        "manufacturing licence, general category",
    )
    MANUFACTURING_PACKAGING = (
        "manufacturing_packaging",
        "再生医療等製品製造業許可（包装・表示・保管区分）",
        "manufacturing licence, packaging, labelling and storage",
    )
    MANUFACTURING = (
        "manufacturing",
        "再生医療等製品製造業許可（区分の記載なし）",
        "manufacturing licence, category not stated",
    )
    SPECIFIC_CELL_PROCESSING = (
        "specific_cell_processing",
        "特定細胞加工物製造許可",
        "licence to manufacture specific processed cells",
    )
    CELL_PROCESSING_NOTIFICATION = (
        "cell_processing_notification",
        "特定細胞加工物製造届出",
        "notified cell-processing facility in a medical institution",
    )
    FOREIGN = "foreign", "外国当局の製造許可", "manufacturing licence of a foreign authority"
    FOREIGN_ACCREDITATION = (
        "foreign_accreditation",
        "再生医療等製品外国製造業者認定",
        "accreditation as a foreign manufacturer (PMD Act)",
    )
    FOREIGN_CELL_PROCESSING = (
        "foreign_cell_processing",
        "特定細胞加工物製造認定（外国）",
        "accreditation to manufacture specific processed cells abroad",
    )


class Inspection(Code):
    """適合性の根拠, from the weakest to the strongest."""

    CLAIMED = (
        "claimed",
        "準拠の自己申告",
        "claims compliance (own statement)",
    )
    ISO = "iso", "ISO認証", "ISO certificate"
    AUTHORITY_SURVEY = "authority_survey", "当局の実地調査", "on-site inspection by an authority"
    GMP_CERTIFICATE = "gmp_certificate", "GMP適合性調査", "GMP inspection certificate"
    GCTP_CERTIFICATE = "gctp_certificate", "GCTP適合性調査", "GCTP inspection certificate"
    FDA = "fda", "米国FDAの承認・査察", "cleared by the US FDA"
    EMA = "ema", "欧州EMA・ECの承認・査察", "cleared by the EMA or EC"


class SiteStatus(Code):
    """拠点の状態."""

    OPERATING = "operating", "稼働中", "operating"
    COMPLETED = "completed", "完成・稼働未確認", "completed, operation not confirmed"
    UNDER_CONSTRUCTION = "under_construction", "建設中", "under construction"
    PLANNED = "planned", "計画中", "planned"
    REDUCED = "reduced", "縮小", "reduced"
    IDLED = "idled", "休止", "idled"
    CLOSING = "closing", "閉鎖予定", "closing"
    CLOSED = "closed", "閉鎖", "closed"
    SOLD = "sold", "売却済み", "sold"


class Containment(Code):
    """組換え実験の封じ込め."""

    P1 = "p1", "P1", "P1"
    P2 = "p2", "P2", "P2"
    P3 = "p3", "P3", "P3"


class Frame(Code):
    """再生CDMO補助金の枠."""

    NORMAL = "normal", "通常枠", "normal frame"
    NEW_TECHNOLOGY = "new_technology", "新技術導入促進枠", "new-technology frame"


class RoundState(Code):
    """公募の状態."""

    HELD = "held", "実施済み（日程未確認）", "held, dates not known"
    ANNOUNCED = "announced", "予告あり", "announced"


class InvestorKind(Code):
    """投資家の種別."""

    VC = "vc", "ベンチャーキャピタル", "venture capital firm"
    CVC = "cvc", "コーポレートベンチャーキャピタル", "corporate venture capital"
    UNIVERSITY = "university", "大学系ベンチャーキャピタル", "university venture capital"
    GOVERNMENT = "government", "官民ファンド", "government-backed venture capital"


class Approval(Code):
    """承認の種類."""

    FULL = "full", "承認", "approval"
    CONDITIONAL = "conditional", "条件及び期限付承認", "conditional and time-limited approval"


class ApprovalState(Code):
    """承認の現況."""

    REFUSED = "refused", "本承認は不適当とされた", "full approval refused"
    WITHDRAWN = "withdrawn", "申請取下げ・販売終了", "withdrawn"


class EventType(Code):
    """公表された出来事."""

    APPROVAL = "approval", "承認", "approval"
    APPROVAL_LOST = "approval_lost", "承認の喪失", "approval lost"
    LICENCE = "licence", "製造業許可等の取得", "licence granted"
    CTN = "ctn", "治験届", "clinical trial notification"
    FIRST_PATIENT = "first_patient", "最初の被験者への投与", "first patient dosed"
    PROJECT_ENDED = "project_ended", "支援課題の終了", "supported project ended"
    CONTRACT = "contract", "受託契約の公表", "manufacturing contract announced"


class MarketScope(Code):
    """市場の範囲."""

    CELL_CDMO = "cell_cdmo", "細胞治療CDMO", "cell-therapy CDMO"
    CELL_THERAPY = "cell_therapy", "細胞治療", "cell-therapy field"
    CGT_CDMO = "cgt_cdmo", "細胞・遺伝子治療CDMO", "cell and gene therapy CDMO"
    CGT_MANUFACTURING = (
        "cgt_manufacturing",
        "細胞・遺伝子治療の製造サービス",
        "cell and gene therapy manufacturing services",
    )
    BIO_CDMO = "bio_cdmo", "バイオ医薬品CMO・CDMO", "biologics CMO and CDMO"
    JAPAN_REGENERATIVE = "japan_regenerative", "日本の再生医療市場", "regenerative medicine market in Japan"


class BudgetBasis(Code):
    """予算の種類."""

    INITIAL = "initial", "当初予算", "initial budget"
    DRAFT = "draft", "予算案", "budget bill"
    REQUEST = "request", "概算要求", "budget request"
    SUPPLEMENTARY = "supplementary", "補正予算", "supplementary budget"
    MULTI_YEAR = "multi_year", "国庫債務負担行為を含む総額", "total with multi-year obligations"
