"""Lines that every page and export carries (断り書き)."""

from meguri.vocabulary.text import Text

UNOFFICIAL = Text(
    "非公式の試算です。応募は e-Rad・jGrants 等の正規窓口、交付額は交付決定と額の確定によります。",
    "Unofficial estimate. Apply through e-Rad, jGrants and other official channels; only the agency's grant decision and "
    "final determination fix the amount.",
)
FICTIONAL = Text("架空の内容です。実在の企業・計画ではありません。", "Fictional profile: no real company or plan.")
UNNAMED = Text("名称未記入", "unnamed")
NOT_KNOWN = Text("不明", "not known")
ASK_FIRST = Text("要確認（併用の可否を事務局に確認）", "ask the agency first (whether they combine is not known)")
