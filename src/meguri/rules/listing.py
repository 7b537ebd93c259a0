"""The NumPy instructions of a rule (命令列): each distinct result once, in buffers that are used again.

Blocks of rows stay in the processor's cache only if few buffers are alive at a time; a buffer is free again after its
last use.
"""

from __future__ import annotations

from dataclasses import dataclass

Operand = str | int  # the name of an array, or a settled number

BOOL, INT = "bool", "int64"
WIDE = "np.int64"  # a narrow column as int64


@dataclass(frozen=True, slots=True)
class Instruction:
    """`target` = `op` of `args`."""

    target: str
    op: str
    args: tuple[Operand, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line, and the results it uses."""

    text: str
    uses: tuple[str, ...] = ()


class Listing:
    """Instructions in order; asking twice for the same result gives the same name."""

    def __init__(self, prefix: str):
        self.prefix = prefix
        self.lines: list[Instruction | Line] = []
        self.names: dict[tuple[str, tuple[Operand, ...]], str] = {}

    def emit(self, op: str, args: tuple[Operand, ...], dtype: str) -> str:
        """The name under which the result of `op` on `args` stands."""
        if (op, args) not in self.names:
            name = f"{self.prefix}{len(self.names)}"
            self.names[(op, args)] = name
            self.lines.append(Instruction(name, op, args, dtype))
        return self.names[(op, args)]

    def plain(self) -> list[str]:
        """The lines with a fresh array for each result."""
        return [
            line.text if isinstance(line, Line) else f"{line.target} = {line.op}({', '.join(map(str, line.args))})"
            for line in self.lines
        ]

    def buffered(self) -> tuple[list[str], list[str]]:
        """The lines with results written into buffers, and the dtype of each buffer."""
        ending = self._endings()
        dtype_of: dict[str, str] = {}
        free: dict[str, list[str]] = {BOOL: [], INT: []}
        dtypes: list[str] = []
        where: dict[str, str] = {}
        done: list[str] = []
        for i, line in enumerate(self.lines):
            if isinstance(line, Line):
                done.append(line.text)
                for name in ending.get(i, ()):
                    free[dtype_of[name]].append(where[name])
                continue
            buffer = free[line.dtype].pop() if free[line.dtype] else f"w{len(dtypes)}"
            if buffer == f"w{len(dtypes)}":
                dtypes.append(line.dtype)
            where[line.target] = buffer
            done.extend(_written(line, buffer))
            dtype_of[line.target] = line.dtype
            for name in ending.get(i, ()):
                free[dtype_of[name]].append(where[name])
        return done, dtypes

    def _endings(self) -> dict[int, list[str]]:
        """The results that are used for the last time at each line."""
        last: dict[str, int] = {}
        for i, line in enumerate(self.lines):
            used = line.uses if isinstance(line, Line) else (line.target, *line.args)
            last.update((name, i) for name in used if isinstance(name, str) and name.startswith(self.prefix))
        endings: dict[int, list[str]] = {}
        for name, at in last.items():
            endings.setdefault(at, []).append(name)
        return endings


def _written(line: Instruction, buffer: str) -> list[str]:
    """One instruction with its result in `buffer`."""
    if line.op == WIDE:
        return [f"{line.target} = {buffer}", f"np.copyto({buffer}, {line.args[0]})"]
    if line.op == "np.where":
        test, then, other = line.args
        return [
            f"{line.target} = {buffer}",
            f"np.copyto({buffer}, {other})",
            f"np.copyto({buffer}, {then}, where={test})",
        ]
    return [f"{line.target} = {line.op}({', '.join(map(str, line.args))}, out={buffer})"]
