"""The frozen model (比較用の模型): five programmes of the deck, 15 columns in (44 bytes a case), 5 flags and 5 amounts out.

Needs only NumPy, because every engine reads it. The terms are the deck's (S1, S5 ①②, S6 with its technology windows, S7);
who gets 2/3 in S1 is an assumption of the benchmark. Not the rulebook: these numbers never change, so that figures of
different days can be compared.
"""

from __future__ import annotations

import numpy as np

KINDS = ("venture", "cdmo", "academia")
MODALITIES = ("cell", "gene", "regen", "rna", "antibody", "microbiome", "delivery", "small")
STAGES = ("discovery", "process", "nonclin", "phase1", "phase2", "phase3")
SIZES = ("small", "large")
REGENERATIVE = (0, 1, 2)  # places in MODALITIES
S7_STAGES = (2, 3, 4)  # places in STAGES
S6_WINDOWS = {3: (2021, 2025), 4: (2021, 2025), 5: (2021, 2026), 6: (2024, 2029)}  # modality → first and last year
S5_YEARS = (2024, 2026)
S5_LONGEST = 3  # years
S5_CAPS = (80_000_000, 60_000_000)  # yen a year
S7_FIRST = 2022
VC_MULTIPLE = 2
RATE = (2, 3)
LARGE_RATE = (1, 2)

HIGHEST = {"facility": 36 * 10**9, "cost": 300_000_000, "vc": 10**10, "trial": 2 * 10**10}  # yen drawn at most
FLAGS = ("has_cdmo", "cdmo_domestic", "domestic_site", "vc_certified", "full_cost")
PROGRAMMES = ("s1", "s5_process", "s5_nonclinical", "s6", "s7")


def draw(rows: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Random applicants as columns."""
    random = np.random.default_rng(seed)
    words = {"kind": KINDS, "modality": MODALITIES, "stage": STAGES, "size": SIZES}
    columns = {name: random.integers(0, len(codes), rows).astype(np.uint8) for name, codes in words.items()}
    columns["fy"] = random.integers(2019, 2030, rows).astype(np.int16)
    columns["year_no"] = random.integers(1, 7, rows).astype(np.int8)
    columns.update({name: random.integers(0, 2, rows).astype(np.bool_) for name in FLAGS})
    columns.update({name: random.integers(0, top, rows, dtype=np.int64) for name, top in HIGHEST.items()})
    return columns


def draw_dense(rows: int) -> dict[str, np.ndarray]:
    """Applicants of whom every one qualifies for three of the five programmes."""
    columns = draw(rows)
    same = {"kind": 0, "modality": 0, "stage": 2, "fy": 2025, "year_no": 1, **dict.fromkeys(FLAGS, True)}
    return columns | {name: np.full_like(columns[name], value) for name, value in same.items()}


def expected(c: dict[str, np.ndarray]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Flags and exact yen, written plainly over whole columns: the answer every engine is compared with."""
    venture = c["kind"] == KINDS.index("venture")
    regenerative = np.isin(c["modality"], REGENERATIVE)
    s5 = venture & regenerative & (c["year_no"] <= S5_LONGEST) & (c["fy"] >= S5_YEARS[0]) & (c["fy"] <= S5_YEARS[1])
    s6 = np.zeros(len(venture), np.bool_)
    for modality, (first, last) in S6_WINDOWS.items():
        s6 |= (c["modality"] == modality) & (c["fy"] >= first) & (c["fy"] <= last)
    flags = {
        "s1": (c["kind"] == KINDS.index("cdmo")) & regenerative & c["domestic_site"],
        "s5_process": s5 & c["has_cdmo"] & c["cdmo_domestic"],
        "s5_nonclinical": s5 & (c["stage"] == STAGES.index("nonclin")),
        "s6": venture & s6,
        "s7": venture & c["vc_certified"] & np.isin(c["stage"], S7_STAGES) & (c["fy"] >= S7_FIRST),
    }
    two_thirds = c["cost"] * RATE[0] // RATE[1]
    small = c["size"] == SIZES.index("small")
    amounts = {
        "s1": np.where(small, c["facility"] * RATE[0] // RATE[1], c["facility"] * LARGE_RATE[0] // LARGE_RATE[1]),
        "s5_process": np.minimum(two_thirds, S5_CAPS[0]),
        "s5_nonclinical": np.minimum(two_thirds, S5_CAPS[1]),
        "s6": np.where(c["full_cost"], c["cost"], two_thirds),
        "s7": np.minimum(c["vc"] * VC_MULTIPLE, c["trial"]),
    }
    return flags, {name: np.where(flags[name], amount, 0) for name, amount in amounts.items()}


def wrong(flags: dict[str, np.ndarray], amounts: dict[str, np.ndarray], c: dict[str, np.ndarray]) -> dict[str, object]:
    """Wrong flags, wrong amounts among the awards, and the largest error in yen."""
    right_flags, right = expected(c)
    errors = {name: np.abs(amounts[name].astype(np.float64) - right[name]) for name in PROGRAMMES}
    return {
        "flags": int(sum((flags[name].astype(bool) != right_flags[name]).sum() for name in PROGRAMMES)),
        "awards": int(sum(right_flags[name].sum() for name in PROGRAMMES)),
        "amounts": int(sum((amounts[name].astype(np.float64) != right[name]).sum() for name in PROGRAMMES)),
        "worst": int(max(error.max() for error in errors.values())),
    }
