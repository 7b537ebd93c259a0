"""What a run, and the public page of ceilings, must not be used for (使ってはいけない用途): on every screen, print and export."""

from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text

ILLUSTRATIVE = Text(
    "例示です。期首の状態と選択の重みは推測によるもので、水準は予測ではありません。政策の違いと、何が分かっていないかを見るためのものです。",
    "Illustrative. The start state and the choice weights are guesses, so levels are no forecasts. It is for differences between policies, and for what is not known.",
)
OF_CEILINGS = (  # what applies to ceilings: no year, site or product is computed there
    Text("20%に届く、届かないという予測", "forecasting that 20 % will or will not be reached"),
    Text(
        "S1・S5・S7の間の1円単位の予算配分、シェア1ポイント当たりの費用",
        "allocating a budget between S1, S5 and S7 to the yen, or a cost per point of share",
    ),
    Text(
        "個々のベンチャー・CDMO・VCの選定、評価、除外",
        "choosing, scoring or rejecting any venture, CDMO or VC",
    ),
    Text(
        "実施済みの事業の効果の因果的な評価（比較群か閾値の設計が要る）",
        "causal evaluation of a programme already run (it needs a comparison group or a threshold design)",
    ),
    Text(
        "海外の規制、M&A、償還価格、仮定した範囲を超える為替の変動の影響（この計算では扱わない）",
        "effects of foreign rules, mergers, reimbursement, or exchange rates beyond the range assumed (not part of this model)",
    ),
)


def excluded(last: FiscalYear) -> tuple[Text, ...]:
    """All that a run must not be used for; `last` is the last fiscal year that it computes."""
    return (
        *OF_CEILINGS,
        Text("拠点ごとの軌跡の公表", "publishing trajectories of sites"),
        Text("個々の製品の承認の予測", "predicting a product's approval"),
        Text(
            "次世代治療・診断の創薬基盤技術開発事業の成果、患者への便益",
            "outcomes of the next-generation drug discovery programme, or benefit to patients",
        ),
        Text(
            f"計算の最後の年度（{last.start}年度）より後のこと",
            f"anything after FY{last.start}, the last year computed",
        ),
    )
