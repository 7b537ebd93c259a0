"""The page of the API (APIの案内): every operation from the OpenAPI document, in words, without scripts."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from meguri.documents import records
from meguri.vocabulary.text import Text
from meguri_portal.api.asked import MOST_PROFILES
from meguri_portal.api.interface import api
from meguri_portal.packs import register

Described = dict[str, Any]


def api_docs(request: HttpRequest) -> HttpResponse:
    """What can be asked, and how."""
    described = api.get_openapi_schema()
    context = {
        "groups": [(text, _operations(described, method)) for method, text in METHODS.items()],
        "openapi_url": reverse("api:openapi-json"),
        "per_minute": settings.API_PER_MINUTE,
        "most_profiles": MOST_PROFILES,
        "root": request.build_absolute_uri(reverse("api:api-root")).rstrip("/"),
        "sample": _sample(),
        "register_url": reverse("api:whole_register"),
    }
    return render(request, "pages/api/docs.html", context)


def _sample() -> Described:
    """A real answer: the first site of the register, cut after its first value."""
    known = register()
    id_ = next(iter(known.sites))
    answer = records.document(known, id_, "site")
    more = len(answer["values"]) - 1 + len(answer["organisation"])
    answer["values"], answer["organisation"] = answer["values"][:1], []
    return {"id": id_, "json": json.dumps(answer, ensure_ascii=False, indent=2), "more": more}


METHODS = {
    "post": Text("記述書から答えを得る", "Answers for a profile"),
    "get": Text("めぐりが知っていることを得る", "What Meguri knows"),
}


def _operations(described: Any, method: str) -> list[Described]:
    """The operations of one method."""
    return [
        {
            "method": method.upper(),
            "path": address,
            "text": Text(methods[method]["x-ja"], methods[method]["summary"]),
            "options": [_option(one) for one in methods[method].get("parameters", ()) if one["in"] == "query"],
            "body": ", ".join(methods[method].get("requestBody", {}).get("content", ())),
        }
        for address, methods in described["paths"].items()
        if method in methods
    ]


def _option(parameter: Described) -> Described:
    schema = parameter["schema"]
    described = schema.get("items", schema)
    return {"name": parameter["name"], "text": Text(described["x-ja"], described["description"])}


urlpatterns = [path("api/", api_docs, name="api-docs")]
