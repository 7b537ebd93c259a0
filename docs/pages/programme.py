"""Pages of the programmes (支援事業の頁): clauses, calls, terms with their sources, readings, notes and budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meguri.rulebook.call import Call, Reading
from meguri.rulebook.programme import Programme, Rulebook
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause
from pages.term import shown, source

TERMS = tuple(name for name in Terms.__dataclass_fields__ if name != "cited")


def slug(id_: str) -> str:
    """The file name of a programme's page."""
    return id_.replace("/", "-")


def index(rulebook: Rulebook) -> str:
    """The list of all programmes."""
    lines = [
        "# 支援事業 / Programmes",
        "",
        f"規則集 / Rulebook {rulebook.version}",
        "",
        "| id | 事業 / programme | 公募 / calls |",
        "|---|---|---|",
    ]
    for one in rulebook.programmes.values():
        calls = ", ".join(call.id for call in one.calls)
        lines.append(f"| [`{one.id}`]({slug(one.id)}.md) | {one.name.ja}<br>{one.name.en} | {calls} |")
    return "\n".join(lines) + "\n"


def page(programme: Programme) -> str:
    """One programme."""
    latest = programme.calls[-1]
    return (
        "\n".join(
            [
                f"# {programme.name.ja}",
                "",
                f"{programme.name.en} — `{programme.id}`",
                "",
                *_head(programme),
                "",
                "## 要件 / Clauses",
                "",
                f"最新の公募 `{latest.id}` の既定の解釈による。 / Under the default readings of the latest call.",
                "",
                *_clauses(programme.clauses(latest.terms)),
                *_former_clauses(programme),
                "",
                "## 公募と条件 / Calls and terms",
                *_calls(programme.calls),
                "",
                "## 留意事項 / Notes",
                "",
                *(
                    f"- `{note.id}` {note.text.ja}<br>{note.text.en}（{source(note.citation)}）"
                    for note in programme.notes
                ),
                *_foreign(programme),
                *_budgets(programme),
            ]
        )
        + "\n"
    )


def _foreign(programme: Programme) -> Iterator[str]:
    """What sources say of applicants owned abroad."""
    if programme.foreign:
        yield from ["", "## 外国資本の応募者 / Foreign-owned applicants", ""]
    for note in programme.foreign:
        yield f"- `{note.id}` {note.text.ja}<br>{note.text.en}（{source(note.citation)}）"


def _head(programme: Programme) -> Iterator[str]:
    yield f"- 実施 / agency: {programme.agency.ja} / {programme.agency.en}"
    if programme.purpose:
        yield f"- 目的 / purpose: {programme.purpose.ja} / {programme.purpose.en}"
    if programme.ends and programme.ends_citation:
        cited = source(programme.ends_citation)
        yield f"- 最終年度 / last fiscal year: {programme.ends.text.ja} / {programme.ends.text.en}（{cited}）"
    if programme.funded_through:
        yield f"- 実施する枠 / funded through: {', '.join(f'`{id_}`' for id_ in programme.funded_through)}"
    if programme.contact:
        yield f"- 窓口 / contact: <{programme.contact}>"


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[str]:
    yield "| id | 要件 / clause | 手助け / fix | 出典 / source |"
    yield "|---|---|---|---|"
    for clause in clauses:
        cited = "; ".join(source(citation) for citation in clause.citation)
        yield f"| `{clause.id}` | {clause.text.ja}<br>{clause.text.en} | {clause.fix.value if clause.fix else ''} | {cited} |"


def _former_clauses(programme: Programme) -> Iterator[str]:
    """What only earlier calls asked."""
    now = {clause.id for clause in programme.clauses(programme.calls[-1].terms)}
    for call in programme.calls[:-1]:
        former = [clause for clause in programme.clauses(call.terms) if clause.id not in now]
        if former:
            yield from ["", f"`{call.id}` だけの要件: / Only in `{call.id}`:", "", *_clauses(tuple(former))]


def _calls(calls: tuple[Call, ...]) -> Iterator[str]:
    """The latest call in full; of the earlier ones what differs from it."""
    latest = calls[-1]
    for call in reversed(calls):
        names = [name for name in TERMS if _stated(call.own_terms, name)]
        if call is not latest:
            names = [name for name in names if _differs(call.own_terms, latest.own_terms, name)]
        yield from ["", f"### `{call.id}` {call.name.ja} / {call.name.en}", ""]
        if call.stated:
            yield from [f"状態 / state: {call.stated.text.ja} / {call.stated.text.en}", ""]
        if call.announced_by:
            yield from [f"予定を示す資料 / forecast by: {source(call.announced_by)}", ""]
        if not call.terms_seen:
            yield from ["この公募の条件は未見。 / The terms of this call were not seen.", ""]
        if call is not latest:
            yield from ["最新の公募と違う条件だけを示す。 / Only the terms that differ from the latest call.", ""]
        if names:
            yield from ["| 条件 / term | 値 / value | 出典 / source |", "|---|---|---|"]
        for name in names:
            cited = source(call.own_terms.cited[name]) if name in call.own_terms.cited else ""
            yield f"| `{name}` | {shown(getattr(call.own_terms, name))} | {cited} |"
        own = [reading for reading in call.readings if call is latest or reading not in latest.readings]
        if own:
            yield from [
                "",
                "| 解釈 / reading | 問い / point | 読み方 / wording | 変わる条件 / sets |",
                "|---|---|---|---|",
            ]
            yield from _readings(own)


def _stated(terms: Terms, name: str) -> bool:
    return getattr(terms, name) is not None


def _differs(terms: Terms, other: Terms, name: str) -> bool:
    return bool(getattr(terms, name) != getattr(other, name))


def _readings(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        default = "（既定 / default）" if reading.default else ""
        sets = "; ".join(
            f"`{name}` = {shown(getattr(reading.terms, name))}（{source(reading.terms.cited[name])}）"
            for name in reading.sets
            if name in reading.terms.cited
        )
        yield f"| `{reading.id}`{default} | {reading.question.ja}<br>{reading.question.en} | {reading.text.ja}<br>{reading.text.en} | {sets} |"


def _budgets(programme: Programme) -> Iterator[str]:
    if programme.budgets:
        yield from [
            "",
            "## 予算 / Budgets",
            "",
            "| 年度 / year | 円 / JPY | 内容 / what | 出典 / source |",
            "|---|---:|---|---|",
        ]
    for budget in programme.budgets:
        year = budget.year or "–"
        yield f"| {year} | {budget.amount:,} | {budget.text.ja} / {budget.text.en} | {source(budget.citation)} |"


def readings(rulebook: Rulebook) -> str:
    """Every reading of every programme, on one page."""
    lines = [
        "# 解釈の一覧 / Readings",
        "",
        "資料が二通り以上に読める点です。`--reading` に id を渡すと、その読み方で計算します。",
        "Points that the sources leave open. Pass the id to `--reading` to compute under that reading.",
        "",
        "| 事業 / programme | 公募 / call | id | 既定 / default | 読み方 / wording |",
        "|---|---|---|---|---|",
    ]
    for one in rulebook.programmes.values():
        calls: dict[str, list[str]] = {}
        known = {reading.id: reading for call in one.calls for reading in call.readings}
        for call in one.calls:
            for reading in call.readings:
                calls.setdefault(reading.id, []).append(call.id)
        lines += [
            f"| `{one.id}` | {', '.join(ids)} | `{r.id}` | {'○' if r.default else ''} | {r.text.ja}<br>{r.text.en} |"
            for r, ids in ((known[id_], calls[id_]) for id_ in known)
        ]
    return "\n".join(lines) + "\n"
