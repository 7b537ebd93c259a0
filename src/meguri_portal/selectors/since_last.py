"""What changed since the last answer (前回の答えとの違い): its key figures travel in the form; nothing is stored."""

from __future__ import annotations

import re
from typing import Any

from meguri_portal.selectors.answer import Document

FIELD = "was"
WRITTEN = re.compile(
    r"(?P<quarter>FY\d{4}Q[1-4])?~(?P<month>\d{4}-\d{2})?~(?P<need>\d{1,18})~(?P<subsidy>\d{1,18})", re.ASCII
)
KEYS = ("runs_out", "peak_need", "subsidy")


def key_figures(plan: Document | None) -> str:
    """When the cash runs out, the shortfall and the subsidy, for the form; empty where there is no plan."""
    if plan is None:
        return ""
    ends = plan["runs_out"] or {}
    return f"{ends.get('quarter') or ''}~{ends.get('month') or ''}~{plan['peak_need']}~{plan['totals']['subsidy']}"


def since_last(before: str, plan: Document | None) -> Document | None:
    """Each figure as it was and as it is; empty where nothing differs, None where there was no answer before."""
    if plan is None or (was := _read(before)) is None:
        return None
    now = {"runs_out": plan["runs_out"], "peak_need": plan["peak_need"], "subsidy": plan["totals"]["subsidy"]}
    if _ends(was["runs_out"]) == _ends(now["runs_out"]) and all(was[name] == now[name] for name in KEYS[1:]):
        return {}
    return {name: {"was": was[name], "now": now[name]} for name in KEYS}


def _read(before: str) -> dict[str, Any] | None:
    found = WRITTEN.fullmatch(before)
    if found is None:
        return None
    ends = {"quarter": found["quarter"], "month": found["month"]} if found["quarter"] else None
    return {"runs_out": ends, "peak_need": int(found["need"]), "subsidy": int(found["subsidy"])}


def _ends(when: Document | None) -> str | None:
    return when["quarter"] if when else None
