"""What an officer asks (担当者の問い): definition and market first, then levers; every fault named by its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from meguri.kpis.share import Definition
from meguri.simulation.market_path import market_paths
from meguri.simulation.parameter_names import LEVERS
from meguri.simulation.policy_file import arm, current
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.forms.levers import LEVER_NAMES, LeverField, choices_of, now_of, plain
from meguri_portal.services.entry import note
from meguri_portal.services.simulation.folder import at_hand
from meguri_portal.services.simulation.question import EFFORT, POLICY, Question

SIZES = (500, 5_000)  # replicas: quick, careful
LONGEST = 40  # characters of a lever
CHOOSE_DEFINITION = Text("シェアの数え方を一つ選んでください。", "Choose one definition of the share.")
CHOOSE_MARKET = Text("市場の見通しを一つ選んでください。", "Choose one market.")


@dataclass(slots=True)
class OfficerForm:
    """The question as typed, and as it can be read. Empty = nothing was asked yet."""

    given: QueryDict
    on: date
    definition: str = ""
    market: str = ""
    replicas: int = 0
    moved: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.replicas = SIZES[0]
        self.definition, self.market = self._word("definition"), self._word("market")
        if not self.asked:
            return
        if self.definition not in list(Definition):
            self._fault("definition", CHOOSE_DEFINITION, self.definition)
        if self.market not in self.markets:
            self._fault("market", CHOOSE_MARKET, self.market)
        self._levers()
        self._replicas()

    @property
    def asked(self) -> bool:
        """Whether anything was asked yet."""
        return "definition" in self.given or "market" in self.given

    @property
    def markets(self) -> tuple[str, ...]:
        """The names that may be chosen."""
        return market_paths(packs.assumptions(), packs.register())

    @property
    def question(self) -> Question | None:
        """What is asked; None before definition and market are chosen, and while anything is wrong."""
        if not self.asked or self.faults:
            return None
        return Question(Definition(self.definition), self.market, self.moved, self.replicas, self.on, EFFORT)

    @property
    def query(self) -> str:
        """The question as the end of an address."""
        named = {"definition": self.definition, "market": self.market, "replicas": str(self.replicas)}
        return urlencode({**named, **dict(one.split("=", 1) for one in self.moved)})

    @property
    def sizes(self) -> list[int]:
        """Numbers of replicas to choose from: two of ours, and what lies there already."""
        question = self.question
        return sorted({*SIZES, *(at_hand(question) if question else ())})

    @property
    def levers(self) -> list[LeverField]:
        """The fields of the levers."""
        now = current(packs.assumptions(), packs.rulebook(), self.on)
        wrong = {fault.path: fault for fault in self.faults}
        return [
            LeverField(name, label, self._word(name), now_of(now, name), choices_of(name), wrong.get(name))
            for name, label in LEVER_NAMES.items()
        ]

    def fault(self, name: str) -> Fault | None:
        """What is wrong with a field."""
        return next((fault for fault in self.faults if fault.path == name), None)

    def _levers(self) -> None:
        typed = [(name, self._word(name)) for name in LEVERS if self._word(name)]
        self.moved = tuple(f"{name}={plain(name, value)}" for name, value in typed)
        try:
            arm(POLICY, packs.assumptions(), packs.rulebook(), self.on, self.moved)
        except InputFaults as error:
            self.faults += error.faults

    def _replicas(self) -> None:
        typed = self._word("replicas") or str(SIZES[0])
        self.replicas = int(typed) if typed.isascii() and typed.isdigit() else 0
        if self.faults or self.replicas in self.sizes:
            return
        listed = " | ".join(f"{one:,}" for one in self.sizes)
        self._fault("replicas", Text(f"{listed} のどれかを選んでください。", f"Choose one of {listed}."), typed)
        self.replicas = SIZES[0]

    def _word(self, name: str) -> str:
        return self.given.get(name, "").strip()[:LONGEST]

    def _fault(self, name: str, asked: Text, got: str) -> None:
        if got:
            asked = Text(f"{asked.ja}（いまは「{got}」）", f"{asked.en} (found: {got})")
        self.faults.append(note("needed", name, asked))
