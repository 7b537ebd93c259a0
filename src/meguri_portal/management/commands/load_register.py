"""`load_register` (登録簿の読込): fills the searchable rows; instant where nothing changed."""

from typing import Any

from django.core.management.base import BaseCommand

from meguri_portal.services import curator_overlay, register


class Command(BaseCommand):
    """登録簿の読込."""

    help = "登録簿を検索できるようにする / fills the searchable rows of the register"

    def handle(self, *_: Any, verbosity: int = 1, **__: Any) -> None:
        if not curator_overlay.write():
            self.stderr.write(
                "取り込んだ値と登録簿が合いません。値を重ねずに動かします / applied values left out: they do not fit"
            )
        done = register.load()
        if verbosity:
            self.stdout.write("登録簿を読み込みました / loaded" if done else "変更はありません / nothing changed")
