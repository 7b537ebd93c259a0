"""`run_simulation` (シミュレーションの計算): answers one question of the officer's page; the page starts it, people need not."""

import json
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from meguri_portal.services.simulation.question import question_of
from meguri_portal.services.simulation.work import answer

POLITE = 10  # visitors of the portal come first


class Command(BaseCommand):
    """シミュレーションの計算."""

    help = "問い一つを計算する（画面が使う） / answers one question (for the officer's page)"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The question."""
        parser.add_argument("question", help="問い（JSON） / the question (JSON)")

    def handle(self, *_: Any, question: str, **__: Any) -> None:
        os.nice(POLITE)
        answer(question_of(json.loads(question)))
