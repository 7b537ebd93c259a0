"""What an investor's money unlocks, on a terminal (出資が引き出す補助の画面): `meguri/unlock/1`."""

from __future__ import annotations

from meguri.documents.figures import Answer, day, said, with_unit, yen
from meguri.documents.page import Page
from meguri.documents.plan_words import ASSUMED_CALL
from meguri.documents.sources import Sources
from meguri.documents.table import Column, table
from meguri.vocabulary.text import Lang, Text

TITLE = Text("出資が引き出す補助", "What the money unlocks")
CERTIFIED_ONLY = Text(
    "数えられるのは、公募の時点で認定されたVCの出資で、認定VCの一つがリードする場合だけです。認定のない共同出資者の資金は、補助の根拠になりません。",
    "Only money of VCs certified at the time of the call counts, and only where one of them leads. Money of a co-investor "
    "without certification unlocks nothing.",
)
NOTHING = Text("補助は0円です。", "The subsidy is JPY 0.")
IF_REACHED = Text("最低出資額に届いた場合：", "If the minimum were reached: ")
NOT_STATED = Text("出資予定額（invests）の記入がありません。", "The planned investment (invests) is not stated.")


def section(page: Page, unlock: Answer | None, sources: Sources) -> None:
    """The sentences and the table by tranche."""
    lang = page.lang
    if unlock is None:
        page.say(NOT_STATED)
        return
    if unlock["if_reached"] is None:
        page.say(f"{_carried(unlock, unlock['invests'], lang)} {sources.mark(unlock['citation'])}")
        page.say(_minimum(unlock, lang))
        page.say(_spare(unlock, lang))
    else:
        page.say(f"{_minimum(unlock, lang)} {NOTHING.in_(lang)} {sources.mark(unlock['citation'])}")
        page.say(f"{IF_REACHED.in_(lang)}{_carried(unlock['if_reached'], unlock['minimum'], lang)}")
    if unlock["above_guide"]:
        page.say(_guide(unlock, lang))
    page.say(CERTIFIED_ONLY)
    name = said(unlock["call"]["name"], lang)
    mark = f" [{ASSUMED_CALL.in_(lang)}]" if unlock["call"]["assumed"] else ""
    page.field(Text("条件を見た公募", "Terms of"), f"{name}{mark}")
    if unlock["by_tranche"] and unlock["if_reached"] is None:
        page.gap()
        head = (
            Column(Text("払込み", "Paid in by").in_(lang)),
            Column(Text("補助の上限（累計、円）", "Subsidy at most, in all (JPY)").in_(lang), number=True),
        )
        page.show(table(head, [(day(on, lang), yen(most, lang)) for on, most in unlock["by_tranche"].items()]))
        if unlock["unplaced"]:
            page.say(_unplaced(unlock, lang))


def _unplaced(unlock: Answer, lang: Lang) -> str:
    placed, all_, rest = (
        with_unit(money, lang)
        for money in (unlock["invests"] - unlock["unplaced"], unlock["invests"], unlock["unplaced"])
    )
    return Text(
        f"払込みの予定は、出資額{all_}のうち{placed}の分です。残る{rest}の払込日は入っていません。",
        f"The tranches cover {placed} of {all_}; {rest} is not yet placed.",
    ).in_(lang)


def _spare(unlock: Answer, lang: Lang) -> str:
    used, spare = (with_unit(unlock[name], lang) for name in ("used", "spare"))
    return Text(
        f"このうち補助の算定に使う出資額は{used}、使われない出資額（会社の資金として残る分）は{spare}です。",
        f"Of this, {used} counts for the subsidy; {spare} is beyond the match and stays with the company as cash.",
    ).in_(lang)


def _carried(match: Answer, invests: int, lang: Lang) -> str:
    money = with_unit(invests, lang)
    subsidy, project = (with_unit(match[name], lang) for name in ("subsidy_at_most", "project_at_most"))
    return Text(
        f"出資{money}で、補助は最大{subsidy}、補助対象経費の総額は最大{project}（間接経費と出資を含む）になります。",
        f"With {money} invested, the subsidy is at most {subsidy} and the eligible cost of the project at most {project}, "
        "indirect cost and the VC money included.",
    ).in_(lang)


def _minimum(unlock: Answer, lang: Lang) -> str:
    if unlock["minimum"] is None:
        return Text("最低出資額は不明です。", "The minimum investment is not known.").in_(lang)
    least = with_unit(unlock["minimum"], lang)
    if unlock["reaches_minimum"]:
        return Text(f"最低出資額{least}を満たします。", f"The minimum investment of {least} is reached.").in_(lang)
    return Text(f"最低出資額{least}に届きません。", f"The minimum investment of {least} is not reached.").in_(lang)


def _guide(unlock: Answer, lang: Lang) -> str:
    guide = with_unit(unlock["guide"], lang)
    return Text(
        f"事業費の目安{guide}までで計算しています。",
        f"Computed up to the guide of {guide} for a project.",
    ).in_(lang)
