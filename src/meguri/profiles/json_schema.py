"""JSON Schemas of the files people write, generated from the questions."""

from meguri.profiles.profile import ProfileKind, record
from meguri.vocabulary.shape import Schema


def json_schema(kind: ProfileKind) -> Schema:
    """The JSON Schema (2020-12) of a file of this kind."""
    described = record(kind).schema()
    described["properties"]["schema"] = {"const": kind.value}
    head: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://meguri.example/{kind.value}.json",
        "title": kind.text.en,
    }
    return head | described
