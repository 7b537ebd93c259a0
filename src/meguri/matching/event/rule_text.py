"""The rules of an event in words (規則の文): how meetings are valued, how equals are decided, how a plan is mended."""

from __future__ import annotations

from meguri.matching.event.event import MOST_POINTS, Rule
from meguri.vocabulary.text import Text

VALUE = Text(
    "相互点＝双方の点の幾何平均（1/100点未満切捨て）。一方でも0点か記入なしなら面談にしない。同点は、公開した抽選の種から決まる順。",
    "Mutual score: the geometric mean of both sides' points, cut to 1/100. No meeting where either side gives 0 or nothing. "
    "Equals in the order of a draw from the published seed.",
)


def rule_text(rule: Rule) -> Text:
    """The rule in a sentence each."""
    most = (
        Text("", "")
        if rule.at_most is None
        else Text(f"面談はベンチャー1社{rule.at_most}件まで。", f"At most {rule.at_most} meetings a venture. ")
    )
    rank = Text("", "")
    if rule.wishes is not None:
        rank = Text(
            f"順位は1位を{MOST_POINTS}点とし、1つ下がるごとに{MOST_POINTS}/{rule.wishes}点を引く（端数切捨て）。",
            f" A ranking counts as {MOST_POINTS} points for the first place and {MOST_POINTS}/{rule.wishes} less for each further one, cut to whole points.",
        )
    return Text(
        f"{most.ja}{rank.ja}{VALUE.ja}抽選の種は{rule.seed}。",
        f"{most.en}{VALUE.en}{rank.en} Seed of the draw: {rule.seed}.",
    )


def keep_text(rule: Rule) -> Text:
    """The rule of mending a plan."""
    within = f"{float(rule.keep_within) * 100:g}"
    return Text(
        f"取消し後に可能な最大の合計から{within}%以内の日程のうち、①双方がその枠に出席できるのに動くか取りやめになる面談が最も少なく、"
        f"②取りやめる面談が最も少なく、③相互点の合計が最大のもの。取消し前の日程がすでに最大より{within}%を超えて低かったとき（安定な組合せなど）は、"
        f"最大の代わりに、その日程と同じ割合だけ低い合計から{within}%以内とする。",
        f"Among plans within {within} % of the highest sum still possible: first the fewest meetings that are moved or dropped though both are "
        "there in the slot, then the fewest that are dropped at all, then the highest sum. Where the plan before was already more than "
        f"{within} % below the highest sum (as a stable matching may be), a sum lower by that plan's own share stands in place of the highest.",
    )
