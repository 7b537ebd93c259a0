"""Why something typed is not taken (直し方の一文): one plain sentence that says what is wrong and what to type instead."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from fractions import Fraction

from meguri.profiles.identity import CorporateNumber, Country, Name
from meguri.vocabulary.corporate_number import LENGTH, check_digit, normalised
from meguri.vocabulary.errors import Fault, found
from meguri.vocabulary.fiscal_year import FIRST, LAST
from meguri.vocabulary.shape import Day, ListOf, Shape, Share, Whole, Words
from meguri.vocabulary.text import Text
from meguri_portal.services.typed.amount import exact
from meguri_portal.services.typed.day import MONTHS, Written, parts

LEAP_DAY = (2, 29)
SHOWN = 60  # characters of what was typed that a sentence repeats
OTHER_WORKBOOK = "other-workbook"
TOGETHER = (
    OTHER_WORKBOOK,
    "tranches",
    "order",
    "duplicate-id",
)  # codes of faults in how answers fit together; their hints are sentences
FILL_IN = Text("この欄も記入してください。", "Fill in this field too.")
BOTH = Text(
    "「ない」の印と、下の欄の記入の両方があります。印を外すか、欄を空にしてください。",
    "The box says there is none, but the fields below are filled in. Untick the box or empty the fields.",
)
TWICE = Text("同じ日付が二行あります。一行にまとめてください。", "This date stands on two rows. Join them.")
SITE = Text("登録簿から拠点を選んでください。", "Choose a site of the register.")
DAY = Text(
    "日付として読めません。2027-04-01、2027年4月1日、2027年4月末 のように書いてください。",
    "This is not a date. Write 2027-04-01, 1 Apr 2027 or end of Apr 2027.",
)
AMOUNT = Text(
    "金額として読めません。80,000,000、8000万、1.5億 のように数字で書いてください。",
    "This is not an amount. Write a number such as 80,000,000 or 80 million.",
)
NUMBER = Text("数字で書いてください（例 12）。", "Write a number such as 12.")
_SIGNED = re.compile(r"[-−‐–△▲]\s*[0-9].*")


def refused(shape: Shape, text: str) -> Text:
    """Why `text` is not taken where `shape` is asked."""
    match shape:
        case Whole():
            return _number(shape, unicodedata.normalize("NFKC", text).strip())
        case Day():
            return _day(text)
        case Share(highest):
            return _share(highest, unicodedata.normalize("NFKC", text).strip())
        case CorporateNumber():
            return _corporate_number(normalised(text))
        case Country() | ListOf(Country()):
            return Text(
                f"「{short(text)}」という国は分かりません。国名か2文字の国コード（例 JP）で書いてください。",
                f"“{short(text)}” is no country we know. Write its English name or two-letter code, such as JP.",
            )
        case Name(limit) | Words(limit):
            return Text(
                f"{limit}字以内で書いてください（いまは{len(text):,}字）。",
                f"Write at most {limit} characters; there are {len(text):,}.",
            )
    return Text(
        f"「{short(text)}」は選択肢にありません。選択肢から選んでください。",
        f"“{short(text)}” is not one of the options. Choose one of them.",
    )


def said_of(fault: Fault) -> Text:
    """A fault of a file or a draft as a sentence; a fault of a page is one already."""
    if not fault.expected.ja or fault.code in TOGETHER:
        return fault.hint
    got = "" if fault.got in ("", "''") else fault.got
    ja, en = f"{fault.expected.ja}が必要です", f"Expected {fault.expected.en}"
    if got:
        ja, en = f"{ja}（いまは {found(got)}）", f"{en} (found: {got})"
    return Text(f"{ja}。{fault.hint.ja}", f"{en}. {fault.hint.en[:1].upper()}{fault.hint.en[1:]}".strip())


def short(text: str) -> str:
    """What was typed, as a sentence repeats it."""
    return text[:SHOWN] + ("…" if len(text) > SHOWN else "")


def _number(shape: Whole, text: str) -> Text:
    unit = shape.unit
    if _SIGNED.fullmatch(text):
        return Text("0以上の数を書いてください。", "Write a number that is not negative.")
    said = exact(text)
    if said is None:
        return AMOUNT if unit.en else NUMBER
    if said.denominator != 1 and unit.en:
        return Text(
            "1円より細かい額は書けません。1.5億円なら「1.5億」のように単位を付けてください。",
            "An amount is in whole yen. For 1.5 million write the unit too: 1.5 million.",
        )
    if said.denominator != 1:
        up = -(-said.numerator // said.denominator)
        return Text(
            f"小数は書けません。切り上げた整数（{up:,}）を書いてください。",
            f"Write a whole number: round it up to {up:,}.",
        )
    return Text(
        f"{shape.lowest:,}から{shape.highest:,}までの数を書いてください。",
        f"Write a number from {shape.lowest:,} to {shape.highest:,}.",
    )


def _day(text: str) -> Text:
    said = parts(text)
    if said is None:
        return DAY
    if not 1 <= said.month <= MONTHS:
        return Text(f"{said.month}月はありません。", f"There is no month {said.month}.")
    if said.day is None:
        return _which(said)
    if not FIRST <= said.year <= LAST:
        return Text(f"{FIRST}年から{LAST}年までの日付を書いてください。", f"Write a date from {FIRST} to {LAST}.")
    ja, en = f"{said.month}月{said.day}日", f"{said.day} {month_name[said.month]}"
    if (said.month, said.day) == LEAP_DAY:
        ja, en = f"{said.year}年{ja}", f"{en} {said.year}"
    return Text(f"{ja}はありません。", f"There is no {en}.")


def _which(said: Written) -> Text:
    ja, en = f"{said.year}年{said.month}月", f"{month_name[said.month]} {said.year}"
    return Text(
        f"{ja}のいつですか。「{ja}1日」「{ja}末」のように、日まで書いてください。",
        f"Which day of {en}? Write “1 {en}” or “end of {en}”.",
    )


def _share(highest: int, text: str) -> Text:
    bare = re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]+)?|100", text)
    if bare and Fraction(text) > highest:
        return Text(
            f"{text}%なら、「{text}%」と％を付けて書いてください。",
            f"If you mean {text}%, write {text}% with its sign.",
        )
    return Text(
        f"0%から{highest:.0%}までの割合を書いてください（例 30%、3/10）。",
        f"Write a share from 0% to {highest:.0%}, such as 30% or 3/10.",
    )


def _corporate_number(number: str) -> Text:
    if not (number.isascii() and number.isdigit()):
        return Text(f"法人番号は数字{LENGTH}桁です。", f"A corporate number has {LENGTH} digits and nothing else.")
    if len(number) != LENGTH:
        return Text(
            f"法人番号は{LENGTH}桁です。入力は{len(number)}桁です。",
            f"A corporate number has {LENGTH} digits; there are {len(number)}.",
        )
    check = check_digit(number[1:])
    return Text(
        f"先頭の検査用数字が合いません（ほかの桁からは{check}になります）。番号を確かめてください。",
        f"The first digit does not fit the others (they give {check}). Check the number.",
    )
