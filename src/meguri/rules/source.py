"""The Python text of compiled rules (命令文): one block function for conditions, one function for each amount.

Only names made here and whole numbers enter the text, never a word from a rule.
"""

from __future__ import annotations

from meguri.rules.arithmetic import NO_BOUND, Test
from meguri.rules.expression import Number, clauses_of, fields_of
from meguri.rules.listing import Line, Listing
from meguri.rules.rule import Rule
from meguri.rules.writer import Names, Writer

BITS = 8  # clauses in one plane of reasons


class Source:
    """Rules written one after the other; what two of them share is worked out once."""

    def __init__(self, names: Names, reasons: bool):
        self.names, self.reasons = names, reasons
        self.writer = Writer(Listing("t"), names)
        self.outputs: list[str] = []
        self.functions: list[str] = []

    def add(self, name: str, rule: Rule) -> None:
        """Writes a rule: its status, then its amount, then its failed clauses."""
        self.writer.place = name
        lines, out = self.writer.listing.lines, self._output()
        surely, possibly = self.writer.condition(rule.condition)
        uses = tuple(test for test in (surely, possibly) if isinstance(test, str))
        if surely == possibly:
            lines.append(Line(f"{out}[:] = {surely}", uses))
        else:
            lines.append(Line(f"np.multiply({_bits(possibly)}, 2, out={out}); {out} -= {_bits(surely)}", uses))
        if rule.amount is not None:
            tests = [test if isinstance(test, str) else f"np.full({out}.size, {test})" for test in (possibly, surely)]
            ends = [self._output() for _ in range(1 + self.names.partly_known)]
            function = self._amount(name, rule.amount)
            lines.append(Line(f"{function}(inputs, {', '.join([*tests, *ends])})", uses))
        if self.reasons:
            self._reasons(rule)

    def text(self) -> tuple[str, tuple[str, ...]]:
        """The whole text, and the dtypes of the buffers it works in."""
        lines, buffers = self.writer.listing.buffered()
        places = [f"w{i}" for i in range(len(buffers))]
        named = {"inputs": list(self.names.inputs), "outputs": self.outputs, "buffers": places}
        unpacked = [f"[{', '.join(names)}] = {given}" for given, names in named.items()]
        body = "\n".join("    " + line for line in [*unpacked, *lines])
        return "\n\n".join([*self.functions, f"def run_block(inputs, outputs, buffers):\n{body}"]), tuple(buffers)

    def _output(self) -> str:
        self.outputs.append(f"o{len(self.outputs)}")
        return self.outputs[-1]

    def _reasons(self, rule: Rule) -> None:
        lines, planes = self.writer.listing.lines, self._output()
        lines.append(Line(f"{planes}[:] = 0"))
        for i, clause in enumerate(clauses_of(rule.condition)):
            failed = self.writer.arithmetic.negated(self.writer.condition(clause)[1])
            used = (failed,) if isinstance(failed, str) else ()
            lines.append(Line(f"{planes}[{i // BITS}] |= {_bits(failed)} * np.uint8({1 << i % BITS})", used))

    def _amount(self, name: str, amount: Number) -> str:
        """A function that works out the amount for the rows that can receive it."""
        listing = Listing("t")
        own = Writer(listing, self.names)
        own.place = name
        result = own.number(amount)
        if result.den != 1:
            raise ValueError(f"{name}: the amount is not whole yen; the rule must say how it is rounded down")
        used = {field.path for field in fields_of(amount)}
        taken = [column for column, path in self.names.inputs.items() if path in used]
        lines = ["[" + ", ".join(self.names.inputs) + "] = inputs", "rows = np.flatnonzero(possibly)"]
        lines += ["if rows.size == 0:", "    return", "if rows.size < possibly.size:"]
        lines += ["    surely = surely[rows]", *(f"    {column} = {column}[rows]" for column in taken)]
        lines += ["else:", "    rows = slice(None)", *listing.plain()]
        ends = "low"
        if self.names.partly_known:
            high = f"np.where({result.free}, {NO_BOUND}, {result.high})" if result.free is not False else result.high
            lines += [f"low[rows] = surely * np.int64({result.low})", f"high[rows] = {high}"]
            ends = "low, high"
        else:
            lines.append(f"low[rows] = {result.low}")
        body = "\n".join("    " + line for line in lines)
        function = f"amount_{len(self.functions)}"
        self.functions.append(f"def {function}(inputs, possibly, surely, {ends}):\n{body}")
        return function


def _bits(test: Test) -> str:
    return f"{test}.view(np.uint8)" if isinstance(test, str) else f"np.uint8({int(test)})"
