"""The profile page (記述書の書式): every question of every kind of file, from its one declaration."""

from __future__ import annotations

from typing import Any

from meguri.profiles.profile import QUESTIONS, ProfileKind
from meguri.profiles.question import Question

OPTIONAL = (
    ("schema", "必須。ファイルの種類", "required; the kind of file"),
    ("name", "名称（文、または {ja, en}）", "name: a text, or {ja, en}"),
    ("fictional", "架空の例なら true", "true for an invented organisation"),
    ("notes", "覚え書き。計算には使わない", "remarks, not used in any calculation"),
)


def page() -> str:
    """Tables of questions, one per kind of file."""
    lines = [
        "# 記述書の書式 / Profile format",
        "",
        "`schema` のほかはすべて省略でき、省略した項目は「不明」です。JSON Schemaは `schemas/` にあります。",
        "Everything but `schema` may be left out; what is left out is not known. JSON Schemas are in `schemas/`.",
        "",
        "「固定」は申請者の努力で変えられない項目で、改善案では後に出ます。",
        '"Fixed" is what the applicant cannot change; it comes last among suggested changes.',
        "",
        "| 項目 / path | 日本語 | English |",
        "|---|---|---|",
        *(f"| `{path}` | {ja} | {en} |" for path, ja, en in OPTIONAL),
    ]
    for kind in ProfileKind:
        lines += ["", f"## {kind.text.ja} / {kind.text.en} — `{kind.value}`", ""]
        lines += [
            "| 項目 / path | 値 / value | 質問 / question | 理由 / why asked | 固定 / fixed |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(question) for question in QUESTIONS[kind]]
    return "\n".join(lines) + "\n"


def _row(question: Question) -> str:
    value = described(question.shape.schema()).replace("|", "\\|")
    text = f"{question.text.ja}<br>{question.text.en}"
    why = f"{question.why.ja}<br>{question.why.en}"
    return f"| `{question.path}` | {value} | {text} | {why} | {'○' if question.fixed else ''} |"


def described(schema: dict[str, Any]) -> str:
    """A JSON Schema in a few words."""
    if "enum" in schema:
        return " ".join(f"`{word}`" for word in schema["enum"])
    if "anyOf" in schema and schema["anyOf"][1] == {"type": "array", "items": schema["anyOf"][0]}:
        return f"{described(schema['anyOf'][0])}（一つか一覧 / one or a list）"
    if "anyOf" in schema:
        return " / ".join(described(one) for one in schema["anyOf"])
    match schema.get("type"):
        case "boolean":
            return "`true` `false`"
        case "array":
            return f"[{described(schema['items'])}, …]"
        case "object":
            return _object(schema)
        case "integer":
            return f"{schema['minimum']:,}–{schema['maximum']:,}"
        case "string" if schema.get("format") == "date":
            return "YYYY-MM-DD"
        case "string" if "pattern" in schema:
            return f"`{schema['pattern']}`"
        case "string":
            return "text"
    return str(schema.get("description", "value"))


def _object(schema: dict[str, Any]) -> str:
    if "patternProperties" in schema:
        return f"{{年度 / fiscal year: {described(next(iter(schema['patternProperties'].values())))}}}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{YYYY-MM-DD: {described(schema['additionalProperties'])}}}"
    properties: dict[str, Any] = schema["properties"]
    kinds = {described(one) for one in properties.values()}
    if len(kinds) == 1 and len(properties) > 1:
        return f"{{{' '.join(f'`{name}`' for name in properties)}: {kinds.pop()}}}"
    return "{" + ", ".join(f"`{name}`: {described(one)}" for name, one in properties.items()) + "}"
