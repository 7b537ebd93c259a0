"""The profile as YAML (記述書の YAML): what Meguri reads back exactly, with the questions and units as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.profiles.profile import QUESTIONS, TENTATIVE
from meguri.vocabulary.shape import ByDay, ByYear, Whole
from meguri.vocabulary.text import Lang, Text
from meguri_portal.services.draft import Draft
from meguri_portal.services.plain_yaml import plain_yaml

YEN = Text("円", "yen")
MORE = {
    "work": Text(
        "円、消費税を除く直接経費。年度: {費目: 額}",
        "yen, direct costs without consumption tax; fiscal year: {item: amount}",
    ),
    "overhead": Text("直接経費に対する割合", "share of direct cost"),
}
TENTATIVELY = Text(
    "仮に選んだ製造拠点（試算のため。契約や合意ではありません）",
    "a site chosen tentatively, to estimate with (no contract, no agreement)",
)
_KEY = re.compile(r"( *)([a-z_]+):( |$)")


def profile_yaml(draft: Draft, lang: Lang) -> bytes:
    """The file. Reading it gives the same draft."""
    lines = [UNOFFICIAL.in_(lang), *([FICTIONAL.in_(lang)] if draft.values.get("fictional") is True else [])]
    body = plain_yaml(draft.values)
    return "".join([*(f"# {line}\n" for line in lines), *_commented(body, _comments(draft, lang))]).encode()


def _comments(draft: Draft, lang: Lang) -> dict[str, str]:
    comments = {TENTATIVE: TENTATIVELY.in_(lang)}
    for question in QUESTIONS[draft.kind]:
        inner = question.shape.item if isinstance(question.shape, ByYear | ByDay) else question.shape
        unit = MORE.get(question.path) or (YEN if isinstance(inner, Whole) and inner.unit.en else None)
        between = "：" if lang is Lang.JA else ": "
        said = question.text.in_(lang)
        comments[question.path] = f"{said}{between}{unit.in_(lang)}" if unit and unit.in_(lang) not in said else said
    return comments


def _commented(body: str, comments: dict[str, str]) -> Iterator[str]:
    """A comment above every line that answers a question."""
    above: list[str] = []
    for line in body.splitlines(keepends=True):
        match = _KEY.match(line)
        if match is not None and len(match[1]) % 2 == 0 and len(match[1]) // 2 <= len(above):
            above = [*above[: len(match[1]) // 2], match[2]]
            if comment := comments.get(".".join(above)):
                yield f"{match[1]}# {comment}\n"
        yield line
