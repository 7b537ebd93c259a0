"""Verdicts in words (判定の言葉): the headline that never is a bare yes, and the call."""

from __future__ import annotations

from meguri.documents.figures import TO, Answer, day, plain_day, said
from meguri.documents.notice import NOT_KNOWN
from meguri.eligibility.verdict import Standing
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.text import Lang, Text

NOTHING_OPEN = Text("公募中のものは確認できず", "no open call found")
UNCONFIRMED = Text(
    "公募の見込みだけで、その後の実施は確認できず", "a call was forecast; nothing since shows that it was held"
)
FORECAST_ONLY = Text("見込みのみ・実施は未確認", "forecast only, not confirmed")
UNDATED = Text("日付は未確認", "date not confirmed")
ENDED = Text("事業は終了", "the programme has ended")
ASSUMED = Text("前回公募の条件による仮定", "assumed on the terms of an earlier call")
MARKS = {"yes": "○", "conditional": "△", "unknown": "？", "no": "×"}
MARKS_EN = {"yes": "[yes]", "conditional": "[if]", "unknown": "[?]", "no": "[no]"}
CLAUSE = {
    "yes": Text("満たす", "met"),
    "no": Text("満たさない", "not met"),
    "unknown": Text("不明", "not known"),
}
NOT_CHOSEN = Text("まだ決まっていない", "not chosen yet")
FIX = {
    "cdmo": Text("CDMOを選べば満たせます（meguri match）", "choosing a CDMO meets it (meguri match)"),
    "vc": Text("認定VCの出資が決まれば満たせます", "an investing certified VC meets it"),
}


def standing(status: str, lang: Lang) -> str:
    """要件は満たす見込み / requirements expected to be met."""
    return Standing(status).text.in_(lang)


def mark(status: str, lang: Lang) -> str:
    """A short mark of a status; the words stand beside it wherever there is room."""
    return (MARKS if lang is Lang.JA else MARKS_EN)[status]


def clause_word(clause: Answer, lang: Lang) -> str:
    """How a condition stands; a partner answered as not chosen yet is known to be open, and not unknown."""
    return (NOT_CHOSEN if clause.get("undecided") else CLAUSE[clause["status"]]).in_(lang)


def headline(verdict: Answer, lang: Lang) -> str:
    """要件は満たす見込み・公募中のものは確認できず."""
    between = "・" if lang is Lang.JA else "; "
    return sentence(f"{said(verdict['headline'], lang)}{between}{call_state(verdict['call'], lang)}")


def sentence(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def call_state(call: Answer, lang: Lang) -> str:
    """Whether one can apply now."""
    state = call["status"]
    if state == CallState.OPEN:
        until = day(call["closes"], lang)
        return f"公募中（{until}締切）" if lang is Lang.JA else f"open until {until}"
    if state == CallState.ENDED:
        return ENDED.in_(lang)
    if state == CallState.FORECAST and call["unconfirmed"]:
        return UNCONFIRMED.in_(lang)
    if state == CallState.FORECAST:
        start = day(call["opens"], lang) if call["opens"] else Text("開始日は不明", "dates not known").in_(lang)
        return f"公募は予定（{start}）" if lang is Lang.JA else f"call forecast ({start})"
    return NOTHING_OPEN.in_(lang)


def call_fields(call: Answer, lang: Lang) -> list[tuple[Text, str]]:
    """The call: name and state, places, the day it was checked, where to look."""
    return [
        (Text("公募", "Call"), call_name(call, lang)),
        (Text("受付", "Window"), window(call, lang)),
        (Text("採択予定", "Places"), places(call, lang)),
        (Text("確認日", "Checked on"), day(call["checked"], lang)),
        (Text("公式ページ", "Official page"), call["official_page"] or NOT_KNOWN.in_(lang)),
    ]


def call_name(call: Answer, lang: Lang) -> str:
    """The call with its state, and whether it is only assumed."""
    state = CallState(call["status"])
    assumed = call["assumed"] and state not in (CallState.ENDED, CallState.UNKNOWN)  # unseen terms: nothing to assume
    assumed |= state is CallState.FORECAST and not call.get("terms_seen", True)
    told = [_told(call), *([UNDATED] if _undated(call) else ()), *([ASSUMED] if assumed else ())]
    if lang is Lang.JA:
        return f"{said(call['name'], lang)}（{'・'.join(words.ja for words in told)}）"
    return f"{said(call['name'], lang)} ({'; '.join(words.en for words in told)})"


def state_text(call: Answer) -> Text:
    """締切済み / closed; where no source gives the closing day, it says so."""
    words = _told(call)
    return Text(f"{words.ja}（{UNDATED.ja}）", f"{words.en} ({UNDATED.en})") if _undated(call) else words


def _told(call: Answer) -> Text:
    state = CallState(call["status"])
    return FORECAST_ONLY if state is CallState.FORECAST and call["unconfirmed"] else state.text


def _undated(call: Answer) -> bool:
    return call["status"] == CallState.CLOSED and call["closes"] is None


def forecast_note(call: Answer, lang: Lang) -> str:
    """The age of the document that forecasts a call; empty for a call that is not merely forecast."""
    cited = call["announced_by"]
    if cited is None or call["status"] != CallState.FORECAST:
        return ""
    read = day(cited["read_on"], lang)
    if lang is Lang.JA:
        dated = day(cited["dated"], lang) if cited["dated"] else "記載なし"
        since = "その後の実施は確認できていません。" if call["unconfirmed"] else ""
        return f"予定を示した資料の日付：{dated}（{read}に確認）。{since}"
    dated = f"dated {day(cited['dated'], lang)}" if cited["dated"] else "undated"
    since = " Nothing since shows that the call was held." if call["unconfirmed"] else ""
    return f"The document that forecasts it is {dated} (read {read}).{since}"


def window(call: Answer, lang: Lang) -> str:
    """受付期間, or that it is not known."""
    if not call["opens"] and not call["opens_by"] and not call["closes"]:
        return NOT_KNOWN.in_(lang)
    if call["opens_by"] and call["closes"]:
        closes = plain_day(call["closes"], lang)
        verb = "closed" if call["status"] == CallState.CLOSED else "closes"
        return f"{opening(call, lang)}〜{closes}" if lang is Lang.JA else f"{opening(call, lang)}, {verb} {closes}"
    between = "〜" if lang is Lang.JA else " – "
    return f"{opening(call, lang)}{between}{day(call['closes'], lang)}"


def opening(call: Answer, lang: Lang) -> str:
    """公募開始: the day, or the day by which it was seen open."""
    if not call["opens_by"]:
        return day(call["opens"], lang)
    seen = plain_day(call["opens_by"], lang)
    return f"開始日不明（{seen}には公募中）" if lang is Lang.JA else f"open by {seen}"


def places(call: Answer, lang: Lang) -> str:
    """採択予定件数."""
    stated = call["places"]
    if not stated:
        return NOT_KNOWN.in_(lang)
    low, high = stated["min"], stated["max"]
    if not low:
        return f"最大{high}件" if lang is Lang.JA else f"up to {high}"
    number = str(low) if low == high else f"{low}{TO.in_(lang)}{high}"
    return f"{number}件" if lang is Lang.JA else number
