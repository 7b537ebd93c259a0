"""The therapy itself (製品): class, cells, vector, disease field, stage. Codes: research `domain.md` 6.1, 6.2, 6.6."""

from meguri.vocabulary.code import Code


class ProductClass(Code):
    """製品区分."""

    CELL = "cell", "細胞加工製品", "cell-processed product"
    TISSUE = "tissue", "組織工学製品（シート等）", "tissue-engineered product"
    GT_INVIVO = "gt_invivo", "in vivo遺伝子治療", "in vivo gene therapy"
    GT_EXVIVO = "gt_exvivo", "ex vivo遺伝子治療（遺伝子改変細胞）", "ex vivo gene therapy"
    ONCOLYTIC = "oncolytic", "腫瘍溶解性ウイルス", "oncolytic virus"
    PLASMID = "plasmid", "プラスミドDNA", "plasmid DNA"
    NUCLEIC = "nucleic", "核酸（mRNA・siRNA・ASO等）", "nucleic acid (mRNA, siRNA, ASO)"
    ANTIBODY = "antibody", "抗体", "antibody"
    MICROBIOME = "microbiome", "マイクロバイオーム", "microbiome"
    DELIVERY = "delivery", "送達技術", "delivery technology"
    SMALL_MOLECULE = "small_molecule", "低分子", "small molecule"
    OTHER = "other", "その他", "other"


class CellSource(Code):
    """細胞の由来."""

    AUTO = "auto", "自家", "autologous"
    ALLO = "allo", "他家（同種）", "allogeneic"
    XENO = "xeno", "異種", "xenogeneic"


class CellType(Code):
    """細胞種."""

    IPSC = "ipsc", "iPS細胞", "iPS cells"
    ESC = "esc", "ES細胞", "ES cells"
    MSC = "msc", "間葉系幹細胞", "mesenchymal stem cells"
    HSC = "hsc", "造血幹細胞", "haematopoietic stem cells"
    TCELL = "tcell", "T細胞", "T cells"
    TREG = "treg", "制御性T細胞", "regulatory T cells"
    CART = "cart", "CAR-T細胞", "CAR-T cells"
    NK = "nk", "NK細胞", "NK cells"
    DC = "dc", "樹状細胞", "dendritic cells"
    KERATINOCYTE = "keratinocyte", "表皮細胞", "keratinocytes"
    CHONDROCYTE = "chondrocyte", "軟骨細胞", "chondrocytes"
    CORNEA = "cornea", "角膜細胞", "corneal cells"
    CARDIO = "cardio", "心筋細胞", "cardiomyocytes"
    NEURO = "neuro", "神経前駆細胞", "neural progenitors"
    ISLET = "islet", "膵島細胞", "islet cells"
    PLATELET = "platelet", "血小板", "platelets"
    FIBRO = "fibro", "線維芽細胞", "fibroblasts"
    OTHER = "other", "その他の細胞", "other cells"


class Vector(Code):
    """ベクター・遺伝子導入法."""

    AAV = "aav", "アデノ随伴ウイルス（AAV）", "AAV"
    LV = "lv", "レンチウイルス", "lentivirus"
    RV = "rv", "レトロウイルス", "retrovirus"
    AD = "ad", "アデノウイルス", "adenovirus"
    HSV = "hsv", "単純ヘルペスウイルス", "herpes simplex virus"
    SEV = "sev", "センダイウイルス", "Sendai virus"
    PLASMID = "plasmid", "プラスミド", "plasmid"
    MRNA_LNP = "mrna_lnp", "mRNA-LNP", "mRNA-LNP"
    TRANSPOSON = "transposon", "トランスポゾン", "transposon"
    EDIT = "edit", "ゲノム編集", "genome editing"


class DiseaseField(Code):
    """疾患領域."""

    CANCER = "cancer", "がん", "cancer"
    RARE = "rare", "難病・希少疾患", "rare disease"
    CHILD = "child", "成育", "child health"
    LIFESTYLE = "lifestyle", "生活習慣病・老化", "lifestyle disease and aging"
    NEURO = "neuro", "精神・神経・認知症", "neurology, psychiatry and dementia"
    INFECTION = "infection", "感染症", "infectious disease"
    OTHER = "other", "その他", "other"


class Stage(Code):
    """開発段階."""

    BASIC = "basic", "基礎", "basic research"
    NONCLIN = "nonclin", "非臨床", "non-clinical"
    PHASE1 = "phase1", "第1相", "phase 1"
    PHASE2 = "phase2", "第2相", "phase 2"
    EXPLORATORY = "exploratory", "探索的臨床試験", "exploratory trial"
    PHASE3 = "phase3", "第3相", "phase 3"
    FILED = "filed", "申請", "filed"
    CONDITIONAL = "conditional", "条件及び期限付承認", "conditional and time-limited approval"
    APPROVED = "approved", "承認", "approved"
    POST = "post", "製造販売後", "post-marketing"
