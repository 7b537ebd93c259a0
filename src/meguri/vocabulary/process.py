"""Making and testing (製造と試験): steps, services, tests, platforms. Codes: research `domain.md` 6.3, 6.4."""

from meguri.vocabulary.code import Code


class Step(Code):
    """製造工程, in the order of the process."""

    DONOR = "donor", "ドナー適格性・採取", "donor selection and apheresis"
    CELLBANK = "cellbank", "セルバンク", "cell bank"
    VECTOR = "vector", "ベクター製造", "vector production"
    REPROGRAM = "reprogram", "初期化", "reprogramming"
    ISOLATE = "isolate", "分離・選択", "isolation"
    ACTIVATE = "activate", "活性化", "activation"
    TRANSDUCE = "transduce", "遺伝子導入", "gene transfer"
    EXPAND = "expand", "拡大培養", "expansion"
    DIFFERENTIATE = "differentiate", "分化誘導", "differentiation"
    SHEET = "sheet", "組織・シート化", "tissue and sheet formation"
    HARVEST = "harvest", "回収・洗浄", "harvest and wash"
    FORMULATE = "formulate", "製剤化", "formulation"
    FILL = "fill", "充填", "fill-finish"
    CRYO = "cryo", "凍結保存", "cryopreservation"
    QC = "qc", "品質試験", "quality control"
    RELEASE = "release", "出荷判定", "release"
    STORE = "store", "保管", "storage"
    SHIP = "ship", "輸送", "shipping"


class Service(Code):
    """受託サービス."""

    PD = "pd", "製造プロセス開発", "process development"
    AD = "ad", "分析法開発", "analytical development"
    TT = "tt", "技術移転", "technology transfer"
    SCALE = "scale", "スケールアップ・自動化", "scale-up and automation"
    CMC = "cmc", "薬事CMC支援", "regulatory CMC support"
    TRAINING = "training", "製造人材の研修", "training"
    FACILITY = "facility", "施設運営・貸与", "facility operation and rental"


class QcTest(Code):
    """品質試験項目."""

    STERILITY = "sterility", "無菌", "sterility"
    RAPID_STERILITY = "rapid_sterility", "迅速無菌", "rapid sterility"
    MYCO = "myco", "マイコプラズマ否定", "mycoplasma"
    ENDOTOXIN = "endotoxin", "エンドトキシン", "endotoxin"
    IDENTITY = "identity", "確認", "identity"
    VIABILITY = "viability", "生存率", "viability"
    PURITY = "purity", "純度", "purity"
    POTENCY = "potency", "力価", "potency"
    VCN = "vcn", "導入コピー数", "vector copy number"
    RCR_RCL = "rcr_rcl", "増殖性ウイルス", "replication-competent virus"
    VIRUS = "virus", "外来性ウイルス", "adventitious virus"
    KARYOTYPE = "karyotype", "核型", "karyotype"
    TUMORIGENICITY = "tumorigenicity", "造腫瘍性", "tumorigenicity"
    RESIDUAL = "residual", "残留HCP・DNA", "residual HCP and DNA"
    TITER = "titer", "ベクター力価", "vector titre"
    CELLBANK_CHAR = "cellbank_char", "セルバンク特性解析", "cell bank characterisation"
    STABILITY = "stability", "安定性", "stability"
    GENOME = "genome", "ゲノム解析", "genome analysis"


class Platform(Code):
    """製造プラットフォーム."""

    CLOSED = "closed", "閉鎖系", "closed system"
    ISOLATOR = "isolator", "アイソレータ", "isolator"
    AUTOMATED = "automated", "自動培養", "automated"
    SUSPENSION = "suspension", "浮遊培養", "suspension"
    ADHERENT = "adherent", "接着培養", "adherent"
    OTHER = "other", "その他", "other"


class Material(Code):
    """製造物の用途."""

    NONCLINICAL = "nonclinical", "非臨床試験用", "non-clinical material"
    TRIAL = "trial", "治験・臨床研究用", "trial material"
    COMMERCIAL = "commercial", "商用", "commercial product"


class Route(Code):
    """開発経路."""

    TRIAL = "trial", "治験（薬機法）", "clinical trial under the PMD Act"
    CLINICAL_RESEARCH = (
        "clinical_research",
        "臨床研究（再生医療等安全性確保法）",
        "clinical research under the Safety Act",
    )


class Cartagena(Code):
    """カルタヘナ法の区分."""

    NONE = "none", "該当なし", "not applicable"
    TYPE1 = "type1", "第一種使用等", "type 1 use"
    TYPE2 = "type2", "第二種使用等", "type 2 use"
