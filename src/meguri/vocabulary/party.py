"""Who takes part (関係者): kinds of applicant, size, contract state, proof of manufacture."""

from meguri.vocabulary.code import Code


class ApplicantKind(Code):
    """申請者の種別."""

    VENTURE = "venture", "創薬ベンチャー", "drug-discovery venture"
    CDMO = "cdmo", "CDMO（受託開発・製造事業者）", "CDMO"
    VC = "vc", "ベンチャーキャピタル", "venture capital firm"
    ACADEMIA = "academia", "大学・研究機関", "university or research institute"
    COMPANY = "company", "企業（創薬ベンチャー以外）", "company other than a drug-discovery venture"


class Size(Code):
    """企業規模."""

    SMALL = "small", "中小企業", "small or medium enterprise"
    MID = "mid", "中堅企業", "mid-sized company"
    LARGE = "large", "大企業", "large company"


class ContractState(Code):
    """CDMOとの契約の段階."""

    NONE = "none", "未契約", "no contract"
    LOI = "loi", "意向表明書", "letter of intent"
    SIGNED = "signed", "契約済み", "signed"


class Proof(Code):
    """製造能力を示す書類."""

    GCTP_CERTIFICATE = "gctp_certificate", "GCTP適合性調査の結果通知書", "GCTP inspection certificate"
    GMP_CERTIFICATE = "gmp_certificate", "GMP適合性調査の結果通知書", "GMP inspection certificate"
    NEW_TECHNOLOGY = "new_technology", "特許等の新技術", "patented or other new technology"
    OTHER = "other", "その他の実績", "other proof"
