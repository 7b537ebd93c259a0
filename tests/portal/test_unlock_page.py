"""The page of what certified VC money unlocks: the arithmetic, the minimum, and when the money comes."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from meguri_portal.forms.unlock import UnlockForm
from meguri_portal.selectors import unlock

TODAY = date(2026, 11, 26)
PAGE = {"ja": "/rounds/unlock/", "en": "/en/rounds/unlock/"}


def page(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


@pytest.mark.parametrize(
    ("amount", "subsidy", "spare"),
    [
        ("5億円", 1_000_000_000, 0),
        ("５００，０００，０００", 1_000_000_000, 0),
        ("5 billion", 6_666_666_000, 1_666_666_000),
    ],
)
def test_certified_money_is_worked_out_step_by_step(client: Client, amount: str, subsidy: int, spare: int) -> None:
    form = UnlockForm({"amount": amount})
    assert form.invests is not None
    found = unlock.worked(TODAY, form.invests, {})
    assert (found.unlock.match.subsidy, found.unlock.match.spare) == (subsidy, spare)
    html = page(client, f"/rounds/unlock/?amount={amount}")
    assert f"{subsidy:,}" in html
    assert all(f"{step.amount:,}" in html for step in found.steps)
    assert [step.amount for step in found.steps[-2:]] == [form.invests - spare, spare]


@pytest.mark.parametrize(
    ("lang", "nothing", "reached"),
    [("ja", "補助は0円", "届いた場合"), ("en", "subsidy is JPY 0", "If it were reached")],
)
def test_below_the_minimum_the_large_number_is_zero(client: Client, lang: str, nothing: str, reached: str) -> None:
    html = page(client, f"{PAGE[lang]}?amount=5000万&on1=2026-12-01&paid1=5000万")
    assert nothing in html
    figures, after = html.split("key-figures")[1].split("</dl>", 1)
    assert "<dd>0<small>" in figures
    assert "200,000,000" not in figures
    assert reached in after
    assert "200,000,000" in after.split("</p>")[0]
    assert "2026-12-01" not in after.split("arithmetic")[0]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", ("2025年8月22日", "公募の時点で認定が有効", "出資の日ではなく", "アドレスに現れます")),
        ("en", ("22 Aug 2025", "valid at the time of the call", "not come on the day", "in the page address")),
    ],
)
def test_the_page_says_when(client: Client, lang: str, words: tuple[str, ...]) -> None:
    html = page(client, PAGE[lang])
    assert all(one in html for one in words)


def test_tranches_add_up() -> None:
    form = UnlockForm({"amount": "5億", "on1": "2026-12-01", "paid1": "2億", "on2": "2027-04-01", "paid2": "3億"})
    assert form.invests is not None
    assert form.readable
    found = unlock.worked(TODAY, form.invests, form.tranches).unlock
    assert list(found.by_tranche.values()) == [400_000_000, 1_000_000_000]


@pytest.mark.parametrize(
    ("lang", "rest", "judged"),
    [
        ("ja", "残る250,000,000円の払込日は入っていない", "約束した額と払い込んだ額のどちら"),
        ("en", "JPY 250,000,000 is not yet placed", "against what is committed or against what is paid in"),
    ],
)
def test_money_without_a_tranche_and_a_first_tranche_below_the_minimum_are_pointed_out(
    client: Client, lang: str, rest: str, judged: str
) -> None:
    part = page(client, f"{PAGE[lang]}?amount=5億&on1=2026-12-01&paid1=5000万&on2=2027-04-01&paid2=2億")
    whole = page(client, f"{PAGE[lang]}?amount=5億&on1=2026-12-01&paid1=1億&on2=2027-04-01&paid2=4億")
    assert rest in part
    assert judged in part
    assert rest not in whole
    assert judged not in whole


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_too_much_in_tranches_is_said_in_words(client: Client, lang: str) -> None:
    html = page(client, f"{PAGE[lang]}?amount=10億&on1=2026-12-01&paid1=16億")
    words = {"ja": "払込みの合計（1,600,000,000円）が出資額", "en": "add up to JPY 1,600,000,000, which is more than"}
    assert words[lang] in html
    assert "&gt; 1,000" not in html
