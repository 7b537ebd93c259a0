"""What is done and what it costs (実施内容と経費): activities, cost items, kinds of support."""

from meguri.vocabulary.code import Code


class Activity(Code):
    """実施内容."""

    BASIC_RESEARCH = "basic_research", "基礎研究", "basic research"
    PROCESS_DEVELOPMENT = "process_development", "製造プロセス開発", "process development"
    NONCLINICAL_STUDY = "nonclinical_study", "非臨床試験", "non-clinical study"
    GMP_MANUFACTURE = "gmp_manufacture", "治験薬・治験製品製造", "GMP/GCTP manufacture"
    PHASE1 = "phase1", "第1相試験", "phase 1 trial"
    PHASE2 = "phase2", "第2相試験", "phase 2 trial"
    EXPLORATORY_TRIAL = "exploratory_trial", "探索的臨床試験", "exploratory trial"
    PHASE3 = "phase3", "第3相試験", "phase 3 trial"
    FACILITY = "facility", "製造設備の整備", "manufacturing facility"
    TRAINING = "training", "人材育成", "training of people"


class CostItem(Code):
    """費目."""

    PERSONNEL = "personnel", "人件費", "personnel"
    GOODS = "goods", "物品費", "goods"
    EQUIPMENT = "equipment", "設備備品費", "equipment"
    SOFTWARE = "software", "ソフトウェア", "software"
    BUILDING = "building", "建物", "building"
    LAND = "land", "土地", "land"
    TRAVEL = "travel", "旅費", "travel"
    HONORARIA = "honoraria", "謝金", "honoraria"
    OUTSOURCING = "outsourcing", "外注費", "outsourcing"
    SUBCONTRACT = "subcontract", "委託費", "subcontract"
    LEASE = "lease", "賃借料", "lease"
    TRAINING = "training", "研修費", "training"
    OTHER = "other", "その他", "other"


class Support(Code):
    """支援の形."""

    SUBSIDY = "subsidy", "補助", "subsidy"
    COMMISSION = "commission", "委託", "commissioned R&D"
    CERTIFICATION = "certification", "認定", "certification"
