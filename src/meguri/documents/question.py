"""Questions and answers in words (質問と回答の言葉): what a path asks, and a value as a person says it."""

from __future__ import annotations

from typing import Any

from meguri.documents.figures import Answer, yen
from meguri.documents.notice import NOT_KNOWN
from meguri.profiles.profile import QUESTIONS
from meguri.profiles.question import Question
from meguri.rulebook import fields
from meguri.rules.field import Field
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Lang, Text

YES_NO = {True: Text("はい", "yes"), False: Text("いいえ", "no")}
OR = Text("または", "or")
NOBODY_YET = Text("まだいない", "none yet")
BECOMES = Text("→", "->")

_ASKED: dict[str, Question] = {  # where kinds of file share a path, the seed words it
    q.path: q for questions in reversed(tuple(QUESTIONS.values())) for q in questions
}
_FACTS: dict[str, Field] = {f.path: f for f in vars(fields).values() if isinstance(f, Field)}


def wording(path: str, lang: Lang) -> str:
    """The question at a path of the profile; the path itself where nobody declared it."""
    asked = _ASKED.get(path) or _FACTS.get(path)
    return asked.text.in_(lang) if asked else path


def why(path: str, lang: Lang) -> str:
    """Why it is asked."""
    asked = _ASKED.get(path) or _FACTS.get(path)
    return asked.why.in_(lang) if asked else ""


def asked_line(path: str, lang: Lang) -> str:
    """A question with its path and reason."""
    reason = why(path, lang)
    between, opening, closing = ("：", "（", "）") if lang is Lang.JA else (": ", " (", ")")
    return f"{path}{between}{wording(path, lang)}" + (f"{opening}{reason}{closing}" if reason else "")


def value(fact: str, written: Any, lang: Lang) -> str:
    """A value of a fact in words."""
    if written is None:
        return NOT_KNOWN.in_(lang)
    if isinstance(written, bool):
        return YES_NO[written].in_(lang)
    if isinstance(written, int):
        return yen(written, lang)
    if isinstance(written, dict):
        return f"{value(fact, written['min'], lang)}〜{value(fact, written['max'], lang)}"
    field = _FACTS.get(fact)
    codes = field.codes if field else None
    if isinstance(written, list):
        return ("・" if lang is Lang.JA else ", ").join(_word(word, codes, lang) for word in written)
    return _word(str(written), codes, lang)


def _word(word: str, codes: type[Code] | None, lang: Lang) -> str:
    return codes(word).text.in_(lang) if codes and word in {code.value for code in codes} else word


def condition(one: Answer, lang: Lang) -> str:
    """What stands in the way, where nothing can be changed: what was asked, and what is so."""
    fact = one["fact"]
    field = _FACTS.get(fact)
    label = field.text.in_(lang) if field else wording(fact, lang)
    return f"{label}: {value(fact, one['from'], lang)}"


def change(one: Answer, lang: Lang) -> str:
    """One change: what, from, to, and what else would do."""
    fact = one["fact"]
    field = _FACTS.get(fact)
    label = field.text.in_(lang) if field else wording(fact, lang)
    others = [word for word in one["allowed"] if word != one["to"] and not _in(word, one["to"])]
    more = ""
    if others:
        listed = value(fact, others, lang)
        more = f"（{OR.ja} {listed}）" if lang is Lang.JA else f" ({OR.en} {listed})"
    before = NOBODY_YET.in_(lang) if one.get("nobody_yet") else value(fact, one["from"], lang)
    return f"{label}: {before} {BECOMES.in_(lang)} {value(fact, one['to'], lang)}{more}"


def _in(word: str, to: Any) -> bool:
    return isinstance(to, list) and word in to
