"""`create_curator` (担当者を作る): one staff login. Asks for name and password, or takes MEGURI_CURATOR and MEGURI_CURATOR_PASSWORD."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """担当者を作る."""

    help = "登録簿の担当者を作る、またはパスワードを替える / makes a curator, or changes the password"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", default=os.environ.get("MEGURI_CURATOR", ""))

    def handle(self, *_: Any, name: str, **__: Any) -> None:
        name = name or input("名前 / name: ").strip()
        if not name or len(name) > 150:
            raise CommandError("名前は1〜150文字です / the name has 1 to 150 characters")
        password = os.environ.get("MEGURI_CURATOR_PASSWORD") or _asked()
        user = User.objects.filter(username=name).first() or User(username=name)
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.set_password(password)
        user.is_staff = user.is_active = True
        user.save()
        self.stdout.write(f"担当者を用意しました / ready: {name}")


def _asked() -> str:
    first, second = getpass("パスワード / password: "), getpass("もう一度 / again: ")
    if first != second:
        raise CommandError("二つのパスワードが違います / the two passwords differ")
    return first
