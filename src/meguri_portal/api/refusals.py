"""What the API says when it cannot answer (受け付けない理由): every fault at once, as `meguri/faults/1`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import Throttled, ValidationError

from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text

UNREADABLE = {"syntax", "not-text", "empty"}
TOO_BIG = {"too-big"}
NOTICE = "Unofficial estimate"
SLOWER = Text("時間をおいて再度お試しください", "ask again later")


class NotThere(Exception):  # noqa: N818 - it names what happened
    """Nothing stands at this address."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(str(fault))


def answered(document: Any, status: int = 200) -> HttpResponse:
    """A document as JSON, marked as unofficial."""
    body = json.dumps(document, ensure_ascii=False)
    return HttpResponse(
        body, "application/json", status, headers={"Meguri-Notice": NOTICE, "Cache-Control": "no-store"}
    )


def refused(faults: Iterable[Fault], status: int) -> HttpResponse:
    """The faults as a document."""
    return answered({"schema": "meguri/faults/1", "faults": [fault.document() for fault in faults]}, status)


def status_of(faults: Iterable[Fault]) -> int:
    """400 where nothing could be read, 413 where it is too much, else 422."""
    codes = {fault.code for fault in faults}
    return 413 if codes & TOO_BIG else 400 if codes & UNREADABLE else 422


def explain(api: NinjaAPI) -> None:
    """Makes the API answer every failure with a document."""

    @api.exception_handler(InputFaults)
    def faulty(_: HttpRequest, error: InputFaults) -> HttpResponse:
        return refused(error.faults, status_of(error.faults))

    @api.exception_handler(NotThere)
    def missing(_: HttpRequest, error: NotThere) -> HttpResponse:
        return refused([error.fault], 404)

    @api.exception_handler(RequestDataTooBig)
    def too_big(_: HttpRequest, __: RequestDataTooBig) -> HttpResponse:
        return refused([Fault("too-big", "", Text("2,000,000バイト以下", "at most 2,000,000 bytes"), "more")], 413)

    @api.exception_handler(UnreadablePostError)
    def broken_off(_: HttpRequest, __: UnreadablePostError) -> HttpResponse:
        return refused(
            [Fault("unreadable", "", Text("最後まで届いた本文", "a body that arrived whole"), "a part")], 400
        )

    @api.exception_handler(Throttled)
    def too_often(_: HttpRequest, error: Throttled) -> HttpResponse:
        expected = Text("上限以内の回数", "fewer requests a minute")
        return refused([Fault("too-often", "", expected, "more", SLOWER)], 429)

    @api.exception_handler(ValidationError)
    def invalid(_: HttpRequest, error: ValidationError) -> HttpResponse:
        expected = Text("正しい値", "a valid value")
        return refused([Fault("value", str(e["loc"][-1]), expected, str(e["msg"])[:200]) for e in error.errors], 422)
