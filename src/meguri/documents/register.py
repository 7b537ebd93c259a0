"""The register on a terminal (登録簿の画面): list, one record, check with coverage."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.documents.figures import Answer, said
from meguri.documents.notice import NOT_KNOWN
from meguri.documents.page import Page
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, table
from meguri.register.codes import ContractWork
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Lang, Text

TITLE = Text("公開情報の登録簿", "The public register")
STANDING = {
    "stands": Text("", ""),
    "disputed": Text("訂正確認中", "disputed"),
    "superseded": Text("旧情報", "superseded"),
}
CONTEXT = Text("参考", "context only")
OF_ORGANISATION = Text("機関全体について", "Of the organisation as a whole")
CLEAN = Text("指摘はありません。", "Nothing to mend.")
CONTRACT_SITES = Text(
    "国内の受託拠点（保管・輸送・試験だけを受託する拠点を含む）",
    "Contract-taking sites in Japan, including those for storage, transport or testing only",
)
COVERAGE = Text("充足度", "How much is known")


def list_page(answer: Answer, lang: Lang, columns: int) -> str:
    """All records of one kind."""
    shown = Page(lang, columns)
    shown.title(
        f"{TITLE.in_(lang)} — {said(answer['label'], lang)}（{len(answer['records'])}）"
        if lang is Lang.JA
        else f"{TITLE.en}: {said(answer['label'], lang)} ({len(answer['records'])})"
    )
    sited = answer["kind"] in ("site", "organisation")
    head = [
        Column("id"),
        Column(Text("名称", "Name").in_(lang)),
        Column(Text("国", "Country").in_(lang), keep=True),
        Column(Text("受託", "Contract work").in_(lang), keep=True),
        Column(Text("値の数", "Values").in_(lang), number=True),
    ]
    rows = [
        [
            one["id"],
            said(one["name"], lang),
            one["country"] or "?",
            _contract_work(one["takes_contract_work"], lang),
            str(one["values"]),
        ]
        for one in answer["records"]
    ]
    kept = range(len(head)) if sited else (0, 1, 4)
    shown.show(table([head[i] for i in kept], [[row[i] for i in kept] for row in rows]))
    return shown.done()


def _contract_work(written: str | None, lang: Lang) -> str:
    return ContractWork(written).text.in_(lang) if written else NOT_KNOWN.in_(lang)


def show_page(answer: Answer, lang: Lang, columns: int) -> str:
    """One record with every value."""
    shown = Page(lang, columns)
    sources = Sources(lang)
    shown.title(f"{said(answer['name'], lang)} [{answer['id']}]")
    _values(shown, answer["values"], sources)
    if answer["organisation"]:
        shown.heading(OF_ORGANISATION.in_(lang))
        _values(shown, answer["organisation"], sources)
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def _values(page: Page, values: Iterable[Answer], sources: Sources) -> None:
    lang = page.lang
    for one in values:
        remarks = [STANDING[one["standing"]].in_(lang), CONTEXT.in_(lang) if one["use"] == "context" else ""]
        noted = "".join(f" [{remark}]" for remark in remarks if remark)
        unit = f" {one['unit']}" if one["unit"] else ""
        words = f"{said(one['text'], lang)}{unit}{noted} {sources.mark(one['citation'])}"
        page.say(words, 0, f"{said(one['label'], lang)}: ")


def check_page(answer: Answer, lang: Lang, columns: int) -> str:
    """What to mend, and how much is known."""
    shown = Page(lang, columns)
    shown.title(Text("登録簿の点検", "Check of the register").in_(lang))
    if not answer["findings"]:
        shown.say(CLEAN)
    shown.points(f"{one['subject']}: {one['text']} [{one['code']}]" for one in answer["findings"])
    found = answer["coverage"]
    shown.heading(COVERAGE.in_(lang))
    shown.field(Text("値の数", "Values"), f"{found['values']:,}")
    statuses = (f"{Status(name).text.in_(lang)} {number:,}" for name, number in found["by_status"].items())
    shown.field(Text("出典の種類", "By status"), "、".join(statuses) if lang is Lang.JA else ", ".join(statuses))
    shown.field(Text("記録", "Records"), ", ".join(f"{kind} {number:,}" for kind, number in found["by_kind"].items()))
    shown.field(CONTRACT_SITES, str(found["contract_sites"]))
    for name, label in (
        ("gates", Text("必須条件", "Must-have condition")),
        ("criteria", Text("評価項目", "Criterion")),
        ("fields", Text("項目", "Field")),
    ):
        shown.gap()
        head = (
            Column(label.in_(lang)),
            Column(Text("拠点数", "Sites").in_(lang), number=True),
            Column("%", number=True),
        )
        rows = [
            (key, str(number), f"{100 * number / found['contract_sites']:.0f}" if found["contract_sites"] else "")
            for key, number in found[name].items()
        ]
        shown.show(table(head, rows))
    return shown.done()
