"""What to show of the indicators (表示する指標): which programmes, which definition of the share, which market series."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from meguri.kpis.indicator import Indicator
from meguri.kpis.share import Definition
from meguri.register.register import Register
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show."""

    programmes: tuple[str, ...] = ()  # ids of programmes, or of families such as "regen-base"; empty = all
    definition: Definition | None = None  # of the share; None = both, side by side
    series: str | None = None  # id of a market series; None = all

    def concerns(self, indicator: Indicator) -> bool:
        """Whether the indicator is one of a programme asked for."""
        return not self.programmes or any(one in self.programmes for one in _names(indicator))


def asked_of(programmes: Sequence[str], definitions: Sequence[str]) -> Asked:
    """What a person asked for: a definition is the code of one (by-owner), or the id of a market series.

    Raises:
        InputFaults: two definitions, or two series.
    """
    known = {word.value: word for word in Definition}
    chosen = [known[word] for word in dict.fromkeys(definitions) if word in known]
    series = [word for word in dict.fromkeys(definitions) if word not in known]
    if len(chosen) > 1 or len(series) > 1:
        expected = Text("数え方と市場統計をそれぞれ一つまで", "at most one definition and one market series")
        raise InputFaults([Fault("too-many", "definition", expected, ", ".join(definitions))])
    return Asked(tuple(programmes), chosen[0] if chosen else None, series[0] if series else None)


def refuse_unknown(asked: Asked, indicators: Sequence[Indicator], register: Register) -> None:
    """Raises InputFaults where a programme has no indicator, or the register no such series."""
    known = sorted({name for indicator in indicators for name in _names(indicator)})
    faults = [
        _unknown(
            "unknown-programme", "programme", Text("指標のある支援事業", "a programme with indicators"), known, name
        )
        for name in asked.programmes
        if name not in known
    ]
    if asked.series is not None and asked.series not in register.markets:
        listed = [*Definition, *register.markets]
        what = Text("数え方又は市場統計の id", "a definition, or the id of a market series")
        faults.append(_unknown("unknown-series", "definition", what, listed, asked.series))
    if faults:
        raise InputFaults(faults)


def _names(indicator: Indicator) -> set[str]:
    return {name for programme in indicator.programmes for name in (programme, programme.split("/")[0])}


def _unknown(code: str, path: str, what: Text, known: Collection[str], got: str) -> Fault:
    listed = ", ".join(known)
    return Fault(code, path, Text(f"{what.ja}（{listed}）", f"{what.en} ({listed})"), f"'{got}'")
