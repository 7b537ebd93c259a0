"""The simulation on a terminal (シミュレーションの画面): ranges only, two significant digits, illustrative on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meguri.documents.figures import TO, Answer, said
from meguri.documents.page import Page
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text

CEILINGS = Text(
    "上限の試算：すべてうまくいっても、多くてこれだけ", "Ceilings: at most this much, even if everything works"
)
RUN = Text("政策シミュレーション（例示）", "Policy simulation (illustrative)")
COMPARE = Text("政策の比較（例示）", "Two policies compared (illustrative)")
VALIDATE = Text("モデルの検証", "Validation of the model")
LEARN = Text("選択の記録から分かること（例示）", "What the choice log teaches (illustrative)")
EXCLUDED = Text("使ってはいけない用途", "Must not be used for")
GRADE = Text("等級", "Grade")
POINT = 100  # points of share in 1


def ceilings_page(answer: Answer, lang: Lang, columns: int) -> str:
    """The ceilings, each with its arithmetic and inputs."""
    shown = Page(lang, columns)
    shown.title(CEILINGS.in_(lang))
    shown.say(said(answer["notice"], lang))
    sources = Sources(lang)
    for one in answer["ceilings"]:
        shown.heading(said(one["text"], lang))
        figures = f"{_span(one['low'], one['high'])} {said(one['unit'], lang)}".strip()
        shown.say(f"{said(one['bound_text'], lang)}: {figures}")
        if one["of_target"]:
            share = Text("目標に要る売上に対して", "of the revenue that the target takes").in_(lang)
            shown.say(f"{share}: {_percent(one['of_target']['low'], one['of_target']['high'])}")
        shown.say(said(one["how"], lang))
        for each in one["inputs"]:
            settle = f" — {said(each['settle'], lang)}" if each["settle"] else ""
            figure = f"{stated(each['low'], each['high'])} {said(each['unit'], lang)}".strip()
            shown.say(
                f"{said(each['text'], lang)}: {figure} [{each['grade']}] {sources.mark(each['citations'])}{settle}",
                1,
                "- ",
            )
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def run_page(answer: Answer, lang: Lang, columns: int) -> str:
    """The report: definition, effect of each lever, what is not known."""
    shown = _head(RUN, answer, lang, columns)
    year = answer["year"]
    shown.heading(Text(f"{year}年度：定義でどれだけ違うか", f"FY{year}: how much rests on the definition").in_(lang))
    shown.show(_definitions(answer["definitions"], lang))
    shown.heading(
        Text(
            f"{year}年度：政策手段ごとの差（ポイント、5%・中央・95%）",
            f"FY{year}: difference by lever (points; 5 %, median, 95 %)",
        ).in_(lang)
    )
    shown.show(_levers(answer["levers"], lang))
    shown.heading(Text("差の内訳（ポイント）", "Where the difference comes from (points)").in_(lang))
    shown.show(_parts(answer["decomposition"]["year"], lang))
    if answer["sensitivity"]:
        shown.heading(
            Text(
                "何が分かっていないか（答えのばらつきに占める割合）",
                "What is not known (share of the spread of the answer)",
            ).in_(lang)
        )
        shown.show(_sensitivity(answer["sensitivity"], lang))
    return _foot(shown, answer)


def compare_page(answer: Answer, lang: Lang, columns: int) -> str:
    """Two policies."""
    shown = _head(COMPARE, answer, lang, columns)
    shown.say(f"{said(answer['old'], lang)} → {said(answer['new'], lang)}")
    at = answer["years"].index(answer["year"])
    rows = [
        (name.in_(lang), *_points(_ends(answer["difference"][part][at])))
        for part, name in (
            ("total", Text("差", "difference")),
            ("direct", Text("直接", "direct")),
            ("loop", Text("経験の循環", "through the loop")),
        )
    ]
    shown.show(
        table(_effect_head(Text(f"{answer['year']}年度（ポイント）", f"FY{answer['year']} (points)"), lang), rows)
    )
    return _foot(shown, answer)


def validate_page(answer: Answer, lang: Lang, columns: int) -> str:
    """Every check, failing ones too; forecasts with what came."""
    shown = Page(lang, columns)
    shown.title(VALIDATE.in_(lang))
    for one in answer["checks"]:
        shown.heading(f"{one['id']} {said(one['outcome_text'], lang)} — {said(one['text'], lang)}")
        shown.say(said(one["found"], lang))
        shown.say(f"{said(one['strength_text'], lang)}: {said(one['note'], lang)}")
    shown.heading(Text("予測と結果（S7の採択件数）", "Forecasts and what came (S7 entries)").in_(lang))
    for one in answer["forecasts"]:
        shown.say(f"{', '.join(one['rounds'])}: {said(one['text'], lang)}", 0, "- ")
    return shown.done()


def learn_page(answer: Answer, lang: Lang, columns: int) -> str:
    """Priors and posteriors side by side."""
    shown = Page(lang, columns)
    shown.title(LEARN.in_(lang), fictional=answer["fictional"])
    count = (answer["choices"], answer["seekers"], answer["still_open"])
    shown.say(
        Text(
            "選択{}件（選んだ側{}者、まだ途中{}件）".format(*count),
            "{} choices by {} seekers, {} still open".format(*count),
        )
    )
    if answer["not_settled"]:
        names = ", ".join(answer["not_settled"])
        shown.say(Text(f"記録だけでは決まらない重み: {names}", f"the log alone does not settle: {names}"))
    head = (
        Column("id", keep=True),
        *(
            Column(one.in_(lang), number=True)
            for one in (
                Text("推定（95%区間）", "Estimate (95 %)"),
                Text("事前 5–50–95%", "Prior 5–50–95 %"),
                Text("事後 5–50–95%", "Posterior 5–50–95 %"),
            )
        ),
    )
    rows = [(one["id"], _estimate(one), _three(one["prior"]), _three(one["posterior"])) for one in answer["weights"]]
    shown.show(table(head, rows))
    return shown.done()


def _head(title: Text, answer: Answer, lang: Lang, columns: int) -> Page:
    shown = Page(lang, columns)
    shown.title(title.in_(lang))
    shown.say(said(answer["notice"], lang))
    market = Text("市場", "market").in_(lang)
    shown.say(f"{said(answer['definition']['text'], lang)} / {market}: {answer['market']}")
    return shown


def _foot(shown: Page, answer: Answer) -> str:
    lang, manifest = shown.lang, answer["manifest"]
    shown.heading(EXCLUDED.in_(lang))
    shown.points(said(one, lang) for one in answer["excluded"])
    shown.gap()
    shown.say(
        f"{manifest['engine']}, seed {manifest['seed']}, {manifest['replicas']:,} replicas, data {manifest['data_date']}"
    )
    shown.say(f"run {manifest['id']}")
    shown.say(f"code {manifest['code']}")
    shown.say(f"digest {answer['digest']}")
    return shown.done()


def _definitions(listed: Iterable[Answer], lang: Lang) -> Table:
    head = (
        Column(""),
        Column(Text("水準（%、例示）", "Level (%, illustrative)").in_(lang), number=True),
        Column(Text("政策の差（ポイント）", "Effect (points)").in_(lang), number=True),
    )
    rows = [
        (said(one["text"], lang), _percent(one["level"]["low"], one["level"]["high"]), _range_of_points(one["effect"]))
        for one in listed
    ]
    return table(head, rows)


def _levers(listed: Iterable[Answer], lang: Lang) -> Table:
    above = Column(Text("0.5ポイントを超える割合", "above half a point").in_(lang), number=True)
    head = (*_effect_head(Text("政策手段", "Lever"), lang), above)
    rows = [
        (_lever_name(one, lang), *_points(one["effect"]), f"{two(one['above_half_a_point'] * POINT)} %")
        for one in listed
    ]
    return table(head, rows)


def _lever_name(one: Answer, lang: Lang) -> str:
    beside = "" if one["asked"] else Text("（比較のため）", " (to compare)").in_(lang)
    return f"{said(one['text'], lang)}{beside}"


def _parts(parts: Answer, lang: Lang) -> Table:
    names = (
        ("total", Text("全体", "in all")),
        ("direct", Text("直接（能力・価格・認知・存続）", "direct (capacity, price, visibility, survival)")),
        ("loop", Text("経験の循環", "through the loop of experience")),
    )
    return table(
        _effect_head(Text("内訳", "Part"), lang), [(name.in_(lang), *_points(parts[part])) for part, name in names]
    )


def _sensitivity(rows: Sequence[Answer], lang: Lang, most: int = 12) -> Table:
    head = (
        Column(Text("入力", "Input").in_(lang)),
        Column(GRADE.in_(lang)),
        Column(Text("割合", "Share").in_(lang), number=True),
        Column(Text("何があれば決まるか", "What would settle it").in_(lang)),
    )
    return table(
        head,
        [(said(one["text"], lang), one["grade"], two(one["total"]), said(one["settle"], lang)) for one in rows[:most]],
    )


def _effect_head(first: Text, lang: Lang) -> tuple[Column, ...]:
    names = (Text("5%", "5 %"), Text("中央", "Median"), Text("95%", "95 %"))
    return (Column(first.in_(lang)), *(Column(one.in_(lang), number=True) for one in names))


def _ends(fan: Sequence[float]) -> Answer:
    return {"low": fan[0], "median": fan[len(fan) // 2], "high": fan[-1]}


def _points(effect: Answer) -> tuple[str, ...]:
    return tuple(two(effect[end] * POINT, sign=True) for end in ("low", "median", "high"))


def _range_of_points(effect: Answer) -> str:
    low, _, high = _points(effect)
    return f"{low} {TO.en} {high}"


def _percent(low: float, high: float) -> str:
    return f"{two(low * POINT)}{TO.en}{two(high * POINT)} %"


def _span(low: float, high: float) -> str:
    return two(low) if low == high else f"{two(low)}{TO.en}{two(high)}"


def stated(low: float, high: float) -> str:
    """An input as its source states it: in full where it is one number, else a range of two digits each."""
    if low != high:
        return _span(low, high)
    return f"{low:,.0f}" if low == int(low) or abs(low) >= POINT else two(low)


def _three(values: Sequence[float]) -> str:
    return " / ".join(two(value) for value in values)


def _estimate(one: Answer) -> str:
    return "—" if one["estimate"] is None else f"{two(one['estimate'])} ({two(one['low'])}{TO.en}{two(one['high'])})"


def two(value: float, *, sign: bool = False) -> str:
    """Two significant digits; a simulation says no more."""
    rounded = float(f"{value:.2g}")
    if abs(rounded) < 1e-4:  # noise of the arithmetic
        rounded = 0.0
    shown = f"{rounded:,.0f}" if abs(rounded) >= 10 else f"{rounded:g}"
    return f"+{shown}" if sign and rounded > 0 else shown
