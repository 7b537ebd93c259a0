"""Weights (重み): a published preset, or a file of one's own.

    schema: meguri/weights/1
    weights: {same_process: 30, slot: 30, cost: 20, inspection: 20}

What is left out weighs nothing; the rest is scaled to 100.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from meguri.matching.scales import FULL, Scales, Weights
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.money import share_out
from meguri.vocabulary.reading import read_file
from meguri.vocabulary.shape import Faults, Record, Share, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/weights/1"
WHOLE = 2_520_000_000  # 100 as whole numbers: hundredths, halves to tenths and twelfths of it are exact


def weights_named(name: str, scales: Scales) -> Weights:
    """The preset of that name, or else the weights of the file of that name.

    Raises:
        InputFaults: neither a preset nor a readable file of weights; with every fault.
    """
    if name in scales.presets:
        return scales.presets[name]
    path = Path(name)
    if not path.suffix and not path.exists():
        listed = " | ".join(scales.presets)
        expected = Text(f"重みの名称（{listed}）またはファイル", f"a preset ({listed}) or a file")
        raise InputFaults([Fault("unknown-code", "weights", expected, f"'{name}'")])
    return read_weights(path, scales)


def read_weights(path: Path, scales: Scales) -> Weights:
    """The weights of a user's file, scaled to 100.

    Raises:
        InputFaults: with every fault of the file.
    """
    root = read_file(path)
    faults = Faults(str(path))
    listed = Record({c.id: Share(FULL) for c in scales.criteria})
    read = Record({"schema": Words(40), "weights": listed, "name": Words(80)}, ("schema", "weights")).read(root, faults)
    read = read or {}
    if read.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", root, Text(f"schema: {SCHEMA}", f"schema: {SCHEMA}"), got=f"'{read['schema']}'")
    given: dict[str, Fraction] = read.get("weights", {})
    total = sum(given.values(), Fraction(0))
    if not faults.found and total == 0:
        faults.note("range", root, Text("0より大きい重みが一つ以上", "at least one weight above zero"), got="none")
    if faults.found:
        raise InputFaults(faults.found)
    scaled = {c.id: (given.get(c.id, Fraction(0)) * FULL / total) for c in scales.criteria}
    name = read.get("name", path.name)
    return Weights(path.name, Text(name, name), scaled)


def in_whole_numbers(weights: Weights, scales: Scales) -> list[int]:
    """The weights in the order of the criteria, as whole numbers that sum to `WHOLE`, for exact sums."""
    return share_out(WHOLE, [weights.values[c.id] for c in scales.criteria])
