"""The API (API): the same steps and the same JSON documents as the command line, under `/api/v1/`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema

from meguri.documents.notice import UNOFFICIAL
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.api import answers, knowledge
from meguri_portal.api.operation import profile_schemas
from meguri_portal.api.rate_limit import PerAddress
from meguri_portal.api.refusals import explain, refused

ABOUT = f"{UNOFFICIAL.ja} / {UNOFFICIAL.en} Nothing that is sent is stored."


class MeguriAPI(NinjaAPI):
    """The API with the schemas of profiles among its components."""

    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        """The OpenAPI document."""
        found = super().get_openapi_schema(**how)
        found["components"]["schemas"].update(profile_schemas())
        return found


limit = PerAddress(settings.API_PER_MINUTE)
api = MeguriAPI(
    title="Meguri",
    version="1",
    description=ABOUT,
    docs_url=None,
    urls_namespace="api",
    throttle=[limit],
)
explain(api)
elsewhere = Router()


@elsewhere.api_operation(["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False)
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """404 as a document."""
    hint = Text("/api/ に一覧があります", "see /api/ for what there is")
    return refused([Fault("address", "", Text("API のURL", "an address of the API"), f"'{rest[:60]}'", hint)], 404)


for router in (answers.router, knowledge.router, elsewhere):
    api.add_router("", router)
