"""Which fields of the register feed each gate and each of the twelve criteria of matching (照合の関門と評価項目).

Used to show how much of what matching asks is known. Criteria: research `matching.md` 2.2.
"""

from meguri.vocabulary.text import Text

GATES: dict[str, tuple[str, ...]] = {
    "contract_work": ("contract_work",),
    "steps": ("step",),
    "class": ("product_class", "cell_type", "vector"),
    "material": ("material",),
    "licence": ("licence",),
    "place": ("country", "prefecture"),
    "scale": ("scale_l", "capacity"),
    "biosafety": ("bsl", "containment"),
    "slot": ("slot", "opening_planned", "site_status"),
}

CRITERIA: dict[str, tuple[str, ...]] = {
    "same_process": ("product_class", "cell_type", "vector", "source"),
    "platform_scale": ("platform", "scale_l", "capacity", "material"),
    "inspection": ("licence", "inspection"),
    "filing_support": ("file_region", "service"),
    "slot": ("slot", "parallel_projects"),
    "on_time": ("track_record", "customer"),
    "testing": ("test", "step", "service"),
    "development": ("service",),
    "working_relationship": ("language", "overseas_clients", "customer"),
    "cost": ("price", "contract_terms"),
    "stability": ("sales", "parent", "founded"),
    "logistics": ("step",),
}

LABELS: dict[str, Text] = {
    "contract_work": Text("受託の有無", "takes contract work"),
    "steps": Text("工程", "process steps"),
    "class": Text("製品区分・細胞・ベクター", "product class, cell and vector"),
    "material": Text("製造物の用途", "material made"),
    "licence": Text("許可", "licence"),
    "place": Text("所在", "place"),
    "scale": Text("規模", "scale"),
    "biosafety": Text("バイオセーフティ", "biosafety"),
    "slot": Text("受入れ時期", "slot"),
    "same_process": Text("同じ製品・工程", "same product and process"),
    "platform_scale": Text("製造方式・規模", "platform and scale"),
    "inspection": Text("許可・査察", "licence and inspection"),
    "filing_support": Text("申請支援", "filing support"),
    "on_time": Text("納期・成功の実績", "time kept, batches released"),
    "testing": Text("自社の品質試験", "in-house tests"),
    "development": Text("開発・技術移転", "development and transfer"),
    "working_relationship": Text("協働・言語", "working relationship"),
    "cost": Text("費用・契約", "cost and contract"),
    "stability": Text("継続性", "continuity"),
    "logistics": Text("物流", "logistics"),
}
