"""How good the evidence for an input is (根拠の等級)."""

from meguri.vocabulary.citation import Status
from meguri.vocabulary.code import Code


class Grade(Code):
    """根拠の等級."""

    A = "A", "査読論文・公的資料", "peer-reviewed or official"
    B = "B", "業界団体・専門紙の調査", "survey of an industry body or the trade press"
    C = (
        "C",
        "市場調査会社の報告、または孫引き（もとの資料ではなく、報道・まとめサイトが伝える値）",
        "report of a market research firm, or second-hand (from the press or an aggregator instead of the document itself)",
    )
    G = (
        "G",
        "推測（公表値が見つからず、値や範囲をめぐりが置いたもの）",
        "guess (no published value found; Meguri set the value or range)",
    )


OF_SOURCE = {  # the best grade that a source of each kind can give
    Status.PRIMARY: Grade.A,
    Status.DECK: Grade.A,
    Status.ASSOCIATION_SURVEY: Grade.B,
    Status.NEWS: Grade.C,
    Status.AGGREGATOR: Grade.C,
    Status.SELF_DECLARED: Grade.C,
    Status.INFERENCE: Grade.C,  # arithmetic on published values; one that chooses the value is a guess
}
