"""Rules over a million applicants, against the two rules-as-code engines that work in columns and against a C loop."""

from __future__ import annotations

import statistics
from typing import Any

from section import OWN, PEERS, Section, Table, Target, call, rounds, spread

ROWS = 1_000_000
ROUNDS = 5
EXPLAINED_MS = 0.3
ENGINES = {
    "Meguri": (OWN, "meguri_columns.py"),
    "OpenFisca-core": (PEERS, "openfisca.py"),
    "PolicyEngine-core": (PEERS, "policyengine.py"),
    "fused C loop": (OWN, "c_loop.py"),
}
RATIOS = (("OpenFisca-core", 3.5, 5.0), ("PolicyEngine-core", 2.0, 3.0))
C_RATIO = (4.0, 2.0)

Round = dict[str, dict[str, Any]]


def measure() -> Section:
    """CPU time of whole processes, exactness of the amounts, and one explained case."""
    done = rounds(ENGINES, ROUNDS, str(ROWS))
    explained = [call(OWN, "meguri_explained.py") for _ in range(ROUNDS)]
    programmes = [call(OWN, "meguri_programmes.py", str(ROWS)) for _ in range(ROUNDS)]
    return Section(
        title="Rules: a million applicants and five programmes",
        about=(
            f"CPU milliseconds of one process for {ROWS:,} random applicants, 15 columns in, 5 flags and 5 amounts out "
            "(`benchmarks/model.py`, frozen): median of the rounds, lowest and highest round in brackets. "
            "“With loading” starts from NumPy columns: Meguri checks every column; the peers build their simulation "
            "and take columns already converted to the types they store."
        ),
        tables=[_speed(done), _exactness(done[0]), _explained(explained), _programmes(programmes)],
        targets=[*_ratios(done), _c_loop(done), _amounts(done[0]), _explaining(explained)],
        notes=[
            "Only Meguri was tuned on this model. The peers run the quickest form their public interface offers: codes as "
            "whole numbers, one entity, no roles.",
            "The C loop is compiled for the processor at hand with -O3. It takes every row; Meguri works out amounts only "
            "for the rows that qualify (0.3 % to 8 % here), which is why it comes close to the loop or passes it; the lines "
            "“every row granted three amounts” show the opposite case.",
            "For one case alone the column engines are all slow; pages use the explanation instead.",
            "An explanation is slower where answers are missing and one field is read in several clauses, because it is "
            "then made exact by trying. The target is judged on a known case; the frozen model reads the fiscal year up to "
            "eight times in one rule, the real programmes read nearly every field once.",
        ],
    )


def _ms(done: list[Round], engine: str, key: str) -> str:
    values = [one[engine][key] for one in done if key in one[engine]]
    return spread(values) if values else "–"


def _speed(done: list[Round]) -> Table:
    rows = [[name, _ms(done, name, "compute"), _ms(done, name, "loaded")] for name in ENGINES]
    rows.append(["Meguri, outputs reused", _ms(done, "Meguri", "reused"), "–"])
    rows.append(["Meguri, with failed clauses of every row", _ms(done, "Meguri", "reasons"), "–"])
    rows.append(["fused C loop, outputs reused", _ms(done, "fused C loop", "reused"), "–"])
    rows.append(["Meguri, every row granted three amounts", _ms(done, "Meguri", "dense"), "–"])
    rows.append(["fused C loop, every row granted three amounts", _ms(done, "fused C loop", "dense"), "–"])
    return Table(("Engine", "compute only", "with loading"), rows)


def _exactness(one: Round) -> Table:
    def row(name: str, wrong: dict[str, int]) -> list[str]:
        return [name, f"{wrong['flags']:,}", f"{wrong['amounts']:,} of {wrong['awards']:,}", f"{wrong['worst']:,}"]

    rows = [row(name, found["wrong"]) for name, found in one.items() if "wrong" in found]
    rows += [row(f"{name}, money as int", found["wrong_int"]) for name, found in one.items() if "wrong_int" in found]
    return Table(("Engine, as shipped", "wrong flags", "wrong amounts", "largest error (JPY)"), rows)


def _explained(found: list[dict[str, float]]) -> Table:
    labels = {
        "known": "explained, everything known",
        "half": "explained, half of the answers missing",
        "nothing": "explained, nothing known",
        "ask": "questions left, half missing",
        "ask_nothing": "questions left, nothing known",
        "change": "smallest changes, everything known",
    }
    rows = [[label, spread([one[key] for one in found], 3)] for key, label in labels.items()]
    return Table(("One case, five programmes", "CPU ms"), rows)


def _programmes(found: list[dict[str, Any]]) -> Table:
    count = found[0]["programmes"]
    labels = {
        "known": f"all {count} programmes of the rulebook, everything known",
        "partly": f"all {count}, three-valued, a third of the answers missing",
        "explained_known": f"all {count} explained, one known case",
        "explained_nothing": f"all {count} explained, one empty case",
        "questions": "questions left for one empty case",
    }
    rows = [[label, spread([one[key] for one in found], 2)] for key, label in labels.items()]
    return Table((f"Real rulebook; columns of {ROWS:,} cases", "CPU ms"), rows)


def _ratio(done: list[Round], over: tuple[str, str], under: tuple[str, str]) -> float | None:
    found = [one[over[0]][over[1]] / one[under[0]][under[1]] for one in done if over[1] in one[over[0]]]
    return statistics.median(found) if found else None


def _ratios(done: list[Round]) -> list[Target]:
    targets = []
    for name, least, aim in RATIOS:
        ratio = _ratio(done, (name, "loaded"), ("Meguri", "loaded"))
        assert ratio is not None
        text = f"≥ {least:g} × (aim {aim:g} ×) {name} with loading"
        targets.append(Target(text, f"{ratio:.1f} ×", ratio >= least, ratio >= aim))
        alone = _ratio(done, (name, "compute"), ("Meguri", "compute"))
        targets.append(Target(f"{name}, compute only (no target set)", f"{alone:.1f} ×", (alone or 0) >= 1))
    return targets


def _c_loop(done: list[Round]) -> Target:
    text = f"≤ {C_RATIO[0]:g} × (aim {C_RATIO[1]:g} ×) a fused C loop"
    times = [
        one["Meguri"]["compute"] / one["fused C loop"]["compute"] for one in done if "compute" in one["fused C loop"]
    ]
    if not times:
        return Target(text, "no C compiler here", None)
    ratio = statistics.median(times)
    return Target(text, f"{ratio:.1f} ×", ratio <= C_RATIO[0], ratio <= C_RATIO[1])


def _amounts(one: Round) -> Target:
    wrong = one["Meguri"]["wrong"]["amounts"] + one["Meguri"]["wrong"]["flags"]
    return Target("amounts exact to the yen", f"{wrong} wrong", wrong == 0, wrong == 0)


def _explaining(found: list[dict[str, float]]) -> Target:
    known, half, nothing = (statistics.median(one[key] for one in found) for key in ("known", "half", "nothing"))
    measured = f"{known:.3f} ms known; {half:.3f} half missing; {nothing:.3f} nothing known"
    return Target(f"five programmes explained ≤ {EXPLAINED_MS} ms (known case)", measured, known <= EXPLAINED_MS)
