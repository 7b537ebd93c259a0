"""Words of an answer in templates (答えの言葉): the same words as the command line and the PDF, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meguri.documents import figures, match_words, plan_words, question, verdict_groups, verdicts
from meguri.documents.sources import WEAK, Sources, dates, kind, url_of
from meguri.vocabulary.text import Lang, Text
from meguri_portal.charts.axis import MILLION
from meguri_portal.language import current, said
from meguri_portal.selectors.sources import catalogue, source_id, source_url
from meguri_portal.templatetags.citation import lang_of

register = template.Library()
register.filter(lang_of)
JAPAN_TIME = Text("（日本時間）", " JST")
SEP = {Lang.JA: "、", Lang.EN: ", "}


@register.simple_tag(takes_context=True)
def cite(context: template.Context, citations: Any) -> SafeString:
    """Marks that lead to the sources of a value, `[3]`; a weak source says so."""
    sources: Sources = context["sources"]
    cited = sources.cited()
    marks = []
    for number in sources.numbers(citations):
        cited = cited if number <= len(cited) else sources.cited()
        weak = WEAK.get(cited[number - 1]["status"])
        marks.append((number, number, f":{weak.in_(current())}" if weak else ""))
    return format_html_join("", '<a class="cite" href="#source-{}">[{}{}]</a>', marks)


@register.simple_tag
def question_url(path: str) -> str:
    """Where a question can be answered; empty where the page is not there."""
    return _address("profile:ask")


@register.simple_tag
def site_url(site: str) -> str:
    """The page of a site of the register."""
    return _address("register:site", *site.split("/", 1))


@register.simple_tag
def programme_url(programme: str) -> str:
    """The page of a programme."""
    return _address("programmes:one", programme)


def _address(name: str, *values: str) -> str:
    try:
        return reverse(name, args=values)
    except NoReverseMatch:
        return ""


@register.filter
def evidence(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The citations of some claims."""
    return [claim["citation"] for claim in claims]


@register.filter
def cited_at(citation: dict[str, Any]) -> SafeString:
    """Where a source is: a link where it is on the web."""
    url = url_of(citation)
    if url:
        return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', url, citation["source"])
    entry = catalogue().get(source_id(str(citation["source"])))
    return format_html("{}", said(entry.title) if entry and entry.title else citation["source"])


@register.filter
def source_page(citation: dict[str, Any]) -> str:
    """The page of a source, with everything that rests on it."""
    return source_url(citation)


@register.filter
def by_document(cited: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Citations by their document, in the order of first use; kind and dates once, where they are all the same."""
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, citation in enumerate(cited, 1):
        found.setdefault(citation["source"], []).append((number, citation))
    return [_document(places) for places in found.values()]


def _document(places: list[tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    told = {f"{kind(one, current())}{SEP[current()]}{dates(one, current())}" for _, one in places}
    same = next(iter(told)) if len(told) == 1 else ""
    return {
        "first": places[0][1],
        "told": same,
        "places": [
            {
                "number": number,
                "citation": one,
                "told": "" if same else f"{kind(one, current())}{SEP[current()]}{dates(one, current())}",
            }
            for number, one in places
        ],
    }


@register.filter
def sentence(words: str) -> str:
    """The words with a capital at the start."""
    return verdicts.sentence(words)


@register.filter
def tone(verdict: dict[str, Any]) -> str:
    """The colour of a verdict: green only where all conditions that sources name are met and somebody may apply."""
    return verdict_groups.tone_of(verdict)


@register.filter
def first_failed(verdict: dict[str, Any]) -> str:
    """The first condition that is not met."""
    return verdict_groups.first_failed(verdict, current())


@register.filter
def amount_words(verdict: dict[str, Any]) -> str:
    """The subsidy, or that nothing is paid."""
    return verdict_groups.amount_words(verdict, current())


@register.filter
def standing(status: str) -> str:
    """要件は満たす見込み."""
    return verdicts.standing(status, current())


@register.filter
def settles(opening: dict[str, Any]) -> str:
    """What choosing a site does for a programme: the verdict before and after, or that one condition less is open."""
    before, after = (verdicts.standing(opening[when], current()) for when in ("before", "after"))
    if opening["before"] != opening["after"]:
        return f"{before} → {after}"
    stays = Text(
        f"CDMOの要件は満たせる（ほかの要件のため、判定は変わらず「{after}」）",
        f"the CDMO condition can be met, but other conditions keep the verdict at “{after}”",
    )
    return said(stays)


@register.filter
def clause_word(clause: dict[str, Any]) -> str:
    """満たす・満たさない・不明・まだ決まっていない."""
    return verdicts.clause_word(clause, current())


@register.filter
def call_name(call: dict[str, Any]) -> str:
    """The call with its state."""
    return verdicts.call_name(call, current())


@register.filter
def call_state(call: dict[str, Any]) -> str:
    """Whether one can apply now."""
    return verdicts.call_state(call, current())


@register.filter
def places(call: dict[str, Any]) -> str:
    """採択予定件数."""
    return verdicts.places(call, current())


@register.filter
def verdict_counts(answer: dict[str, Any]) -> str:
    """How many programmes stand how."""
    return verdict_groups.counts(answer, current())


@register.filter
def asks(path: str) -> str:
    """The question at a path."""
    return question.wording(path, current())


@register.filter
def asks_why(path: str) -> str:
    """Why it is asked."""
    return question.why(path, current())


@register.filter
def change(one: dict[str, Any]) -> str:
    """One change in words."""
    return question.change(one, current()).replace("->", "→")


@register.filter
def condition(one: dict[str, Any]) -> str:
    """A condition that nothing changes, in words."""
    return question.condition(one, current())


@register.filter
def deadline_words(one: dict[str, Any]) -> str:
    """What happens on a date; an assumed one says so."""
    return plan_words.deadline_words(one, current())


@register.filter
def exact(value: int | str) -> str:
    """A step of the arithmetic."""
    return figures.exact(value, current())


@register.filter
def span(amount: dict[str, Any]) -> str:
    """A range of yen."""
    return figures.span(amount, current())


@register.filter
def money(amount: int | None) -> str:
    """Yen with its sign, as tables of the language write it."""
    return figures.yen(amount, current())


@register.filter
def with_unit(amount: int | None) -> str:
    """1,234円 / JPY 1,234."""
    return figures.with_unit(amount, current())


@register.filter
def millions(amount: int) -> str:
    """Millions of yen with one decimal; the unit stands beside the chart."""
    return f"{amount / MILLION:,.1f}"


@register.filter
def quarter(written: str) -> str:
    """2027年度 第4四半期（2028年1〜3月）."""
    return figures.quarter(written, current())


@register.filter
def year_in_short(start: int) -> str:
    """令和9年度（2027） / FY2027, for narrow columns."""
    return figures.fiscal_year(start, current())


@register.filter
def quarter_month(written: str) -> str:
    """The months of a quarter."""
    return figures.months(written, current())


@register.filter
def moment(when: datetime) -> str:
    """The day and time of day in Japan."""
    there = timezone.localtime(when)
    return f"{figures.day(there.date().isoformat(), current())} {there:%H:%M}{said(JAPAN_TIME)}"


@register.filter
def runs_out(when: dict[str, Any] | None) -> str:
    """The months in which the cash runs out."""
    return figures.runs_out(when, current())


@register.filter
def held(one: dict[str, Any]) -> list[str]:
    """What a site is known to do: steps, class, cells, vector."""
    return match_words.held(one, current())


@register.filter
def company_wide(found: Mapping[str, bool]) -> str:
    """The fields that are known of the company only."""
    return match_words.company_wide_words(found, current())


@register.filter
def points(score: dict[str, float]) -> str:
    """確認できた点 29点（すべて確認できれば最大100点）."""
    return match_words.points(score, current())


@register.filter
def combination_title(one: dict[str, Any]) -> str:
    """How much of the process sets of sites cover."""
    return match_words.combination_title(one, current())


@register.filter
def part_steps(part: dict[str, Any], inferred: list[str]) -> str:
    """The steps a site of a combination takes."""
    return match_words.part_steps(part["steps"], inferred, current())


@register.filter
def at(items: list[Any], place: int) -> Any:
    """The item at a place."""
    return items[place]


@register.filter
def step_names(codes: list[str]) -> str:
    """Process steps in words."""
    return match_words.step_words(codes, current())


@register.filter
def steps_shown_by_none(found: dict[str, Any]) -> str:
    """Steps that no site is known to do for such a product."""
    return match_words.steps_shown_by_none(found, current())


@register.filter
def steps_of_others(found: dict[str, Any]) -> list[str]:
    """Who does such a step, though not known for such a product."""
    return match_words.steps_of_others(found, current())


@register.filter
def hundred(share: float) -> str:
    """A share from 0 to 1 as points of 100, for a text and for the width of a bar."""
    return f"{share * 100:.0f}"


@register.filter
def width_of(score: dict[str, float]) -> str:
    """The length of a range, in points of 100."""
    return f"{(score['high'] - score['low']) * 100:.0f}"


@register.filter
def site_label(one: dict[str, Any]) -> str:
    """Organisation and site."""
    owner, name = said(one.get("organisation_name")), said(one["name"])
    return name if not owner or owner in name else f"{owner} {name}"


@register.filter
def tally(items: list[dict[str, Any]], status: str) -> int:
    """How many have this status."""
    return sum(item["status"] == status for item in items)


@register.filter
def slug(id_: str) -> str:
    """An id for an element: the id of a record without its slash."""
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in id_)
