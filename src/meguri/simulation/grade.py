"""How good the evidence for an input is (根拠の等級)."""

from meguri.vocabulary.code import Code


class Grade(Code):
    """根拠の等級."""

    A = "A", "査読論文・公的資料", "peer-reviewed or official"
    B = "B", "業界団体・専門紙の調査", "survey of an industry body or the trade press"
    C = "C", "市場調査会社・孫引き", "vendor report or second-hand"
    G = "G", "推測（公表値が見つからない）", "guess (no published value found)"
