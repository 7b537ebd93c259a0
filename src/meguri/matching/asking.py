"""Questions to a site as whole sentences (照会の文): one for each field that no evidence settles, ready to send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from meguri.matching.fact import OF_PLACES, Fact, value_text
from meguri.matching.match import Asked, Question
from meguri.matching.need import Need
from meguri.vocabulary.country import country_in_sentence
from meguri.vocabulary.text import Text

ANY_OF = ("licence",)  # one of the values is enough

# {items} = the values looked for; {number} = the least; {month} = the month before which it has to be.
SENTENCES: Mapping[str, Text] = {
    "contract_work": Text(
        "他社製品の製造を受託していますか。", "Do you take contract manufacturing for other companies?"
    ),
    "step": Text("次の工程を受託できますか：{items}。", "Do you take on the following steps: {items}?"),
    "product_class": Text("次の区分の製品を製造できますか：{items}。", "Do you make products of this class: {items}?"),
    "cell_type": Text("次の細胞を扱えますか：{items}。", "Do you handle {items}?"),
    "source": Text("次の由来の細胞を扱えますか：{items}。", "Do you work with {items} cells?"),
    "vector": Text("次のベクターを扱えますか：{items}。", "Do you work with this vector: {items}?"),
    "material": Text("次の用途の製造を受託できますか：{items}。", "Do you make {items}?"),
    "licence": Text(
        "次のいずれかをお持ちですか（取得日・期限・対象施設もお知らせください）：{items}。",
        "Do you hold one of the following (please state date, expiry and facility): {items}?",
    ),
    "inspection": Text(
        "直近の適合性調査・査察について、当局名・日付・対象範囲をお知らせください。",
        "Which authority inspected you last, when, and with what scope?",
    ),
    "country": Text("製造拠点はどの国にありますか。", "In which country is the site?"),
    "scale_l": Text("{number} L以上の培養に対応できますか。", "Can you culture at {number} L or more?"),
    "capacity": Text("1年に{number}以上を製造できますか。", "Can you make {number} a year, or more?"),
    "bsl": Text(
        "バイオセーフティレベル{number}以上に対応していますか。", "Do you work at biosafety level {number} or above?"
    ),
    "containment": Text(
        "遺伝子組換え生物等の封じ込め区分（P1〜P3）をお知らせください。",
        "What containment level do you have for genetically modified organisms (P1 to P3)?",
    ),
    "site_status": Text("拠点は現在稼働していますか。", "Is the site in operation?"),
    "slot": Text(
        "最も早く受け入れられる時期をお知らせください。当方は{month}までの開始を希望しています。",
        "What is your earliest available slot? We aim to start by {month}.",
    ),
    "parallel_projects": Text("並行して受けられる案件は何件ですか。", "How many projects can you run in parallel?"),
    "platform": Text("次の製造方式に対応できますか：{items}。", "Do you offer the following platforms: {items}?"),
    "file_region": Text(
        "次の国・地域での申請を支援した実績をお知らせください：{items}。",
        "What filings have you supported in {items}?",
    ),
    "service": Text("次のサービスを受託できますか：{items}。", "Do you offer {items}?"),
    "test": Text(
        "次の試験を自社で実施できますか（委託の場合は委託先もお知らせください）：{items}。",
        "Which of these tests do you run in house, and which do you send out: {items}?",
    ),
    "track_record": Text(
        "直近3年の納期遵守率とロット成功率をお知らせください。",
        "What were your on-time and batch-success rates over the last three years?",
    ),
    "customer": Text("公表できる受託先をお知らせください。", "Which customers may you name?"),
    "language": Text("対応できる言語をお知らせください。", "In which languages do you work with clients?"),
    "overseas_clients": Text("海外の顧客から受託していますか。", "Do you take clients from abroad?"),
    "price": Text("概算費用の幅をお知らせください。", "What is the likely range of cost?"),
    "contract_terms": Text(
        "取消料・知的財産・最低発注量の条件をお知らせください。",
        "What are your terms on cancellation, intellectual property and minimum order?",
    ),
    "sales": Text("直近の年間売上高をお知らせください。", "What were your latest annual sales?"),
    "parent": Text(
        "親会社または主な株主をお知らせください。", "Who is your parent company, or who are your main shareholders?"
    ),
    "founded": Text("設立年月をお知らせください。", "When was the company founded?"),
    # the track record
    "class_made": Text(
        "同じ製品区分の受託製造の実績を、時期と件数を添えてお知らせください。",
        "What have you made under contract in this product class, and when?",
    ),
    "contracts": Text(
        "公表されている受託契約の件数をお知らせください。", "How many manufacturing contracts have you announced?"
    ),
    "trials": Text(
        "この拠点で製造した製品の治験届・治験終了の実績をお知らせください。",
        "For which products made here was a trial notified or ended?",
    ),
}
AMOUNTS = {
    "patients/year": Text("{n}人分", "product for {n} patients"),
    "doses/year": Text("{n}回分", "{n} doses"),
    "doses/yr": Text("{n}回分", "{n} doses"),
}


def each_once(open_: Iterable[Asked], need: Need) -> Iterable[Question]:
    """Each thing once, and no step, service or test that is not wanted; a question that asks nothing more falls away."""
    asked: set[tuple[str, str]] = set()
    sentences: set[Text] = set()
    found = []
    for one in open_:
        facts = [new for fact in one.facts if (new := _new(fact, asked, need)) is not None]
        parts = tuple(part for part in questions_on(facts, one.records) if part not in sentences)
        sentences.update(parts)
        if parts:
            found.append(Question(one.about, parts))
    return found


def _new(fact: Fact, asked: set[tuple[str, str]], need: Need) -> Fact | None:
    """What of a fact was not asked before; None where nothing is left of it."""
    if not fact.values:
        return fact
    wanted: Mapping[str, Sequence[str] | None] = {"step": need.steps, "service": need.services, "test": need.tests}
    only = wanted.get(fact.field)
    values = tuple(v for v in fact.values if (fact.field, v) not in asked and (only is None or v in only))
    asked.update((fact.field, value) for value in values)
    return replace(fact, values=values) if values else None


def questions_on(facts: Sequence[Fact], records: Sequence[str] = ()) -> tuple[Text, ...]:
    """The sentences for some facts, a field at a time, and for what only a track record shows."""
    by_field: dict[str, list[Fact]] = {}
    for fact in facts:
        by_field.setdefault(fact.field, []).append(fact)
    asked = (_sentence(field, tuple(found)) for field, found in by_field.items())
    return (*asked, *(SENTENCES[record] for record in records))


@lru_cache(maxsize=4096)  # many sites are asked the same
def _sentence(field: str, facts: tuple[Fact, ...]) -> Text:
    words = [_word(field, value) for fact in facts for value in fact.asked]
    items, number, month = listed(list(dict.fromkeys(words)), either=field in ANY_OF), _number(facts), _month(facts)
    asked = SENTENCES[field]
    return Text(
        asked.ja.format(items=items.ja, number=number.ja, month=month.ja),
        asked.en.format(items=items.en, number=number.en, month=month.en),
    )


def _word(field: str, value: str) -> Text:
    return country_in_sentence(value) if field in OF_PLACES else value_text(field, value)


def _number(facts: Sequence[Fact]) -> Text:
    return listed([_amount(fact.least, fact.units) for fact in facts if fact.least is not None])


def _amount(least: int, units: Sequence[str]) -> Text:
    written = f"{least:,}"
    unit = next((AMOUNTS[u] for u in units if u in AMOUNTS), Text("{n}", "{n}"))
    return Text(unit.ja.format(n=written), unit.en.format(n=written))


def _month(facts: Sequence[Fact]) -> Text:
    day = next((one.before for one in facts if one.before is not None), None)
    return Text(f"{day.year}年{day.month}月", f"{day:%B %Y}") if day else Text("", "")


def listed(words: Sequence[Text], *, either: bool = False) -> Text:
    """a, b and c."""
    if not words:
        return Text("", "")
    *before, last = (word.en for word in words)
    joined = f"{', '.join(before)} {'or' if either else 'and'} {last}" if before else last
    return Text(("または" if either else "、").join(word.ja for word in words), joined)
