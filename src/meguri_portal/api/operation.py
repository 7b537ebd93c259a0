"""How an operation is described (操作の説明): wording in both languages, the body it takes, what it answers."""

from __future__ import annotations

from typing import Any

from meguri.profiles.json_schema import json_schema
from meguri.profiles.profile import ProfileKind
from meguri_portal.api.shapes import Refusal

COMPONENTS = {ProfileKind.SEED: "Seed", ProfileKind.CDMO_PROJECT: "CdmoProject", ProfileKind.INVESTOR: "Investor"}
JSON, YAML, LINES = "application/json", "application/yaml", "text/plain"
TWO_LINES = '{"schema": "meguri/seed/1", "stage": "nonclin"}\n{"schema": "meguri/investor/1"}\n'
Described = dict[str, Any]


def reads(ja: str, en: str, answer: type, *, by_id: bool = False) -> Described:
    """Arguments of an operation without a body."""
    refusals = dict.fromkeys((404, 422, 429) if by_id else (422, 429), Refusal)
    return {"summary": en, "response": {200: answer, **refusals}, "openapi_extra": {"x-ja": ja}}


def takes(ja: str, en: str, answer: type, *kinds: ProfileKind) -> Described:
    """Arguments of an operation that reads one profile from its body."""
    schemas = [{"$ref": f"#/components/schemas/{COMPONENTS[kind]}"} for kind in kinds]
    schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    return _with_body(ja, en, answer, {JSON: {"schema": schema}, YAML: {"schema": schema}})


def takes_lines(ja: str, en: str, answer: type) -> Described:
    """Arguments of an operation that reads many profiles, one JSON document a line."""
    return _with_body(ja, en, answer, {LINES: {"schema": {"type": "string", "minLength": 1}, "example": TWO_LINES}})


def _with_body(ja: str, en: str, answer: type, content: dict[str, Any]) -> Described:
    return {
        "summary": en,
        "response": {200: answer, **dict.fromkeys((400, 413, 422, 429), Refusal)},
        "openapi_extra": {"x-ja": ja, "requestBody": {"required": True, "content": content}},
    }


def profile_schemas() -> dict[str, Any]:
    """The JSON Schemas of profiles as components of the OpenAPI document."""
    return {
        name: {key: value for key, value in json_schema(kind).items() if not key.startswith("$")}
        for kind, name in COMPONENTS.items()
    }
