"""Deletes private links that have expired (期限切れの非公開リンクの削除). Making a link does it too; run this daily."""

from typing import Any

from django.core.management.base import BaseCommand

from meguri_portal.services.links import delete_expired


class Command(BaseCommand):
    """期限切れの非公開リンクを削除する."""

    help = "期限切れの非公開リンクを削除します。 / Deletes private links that have expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Deletes them and says how many."""
        deleted = delete_expired()
        if options["verbosity"] > 0:
            self.stdout.write(f"削除 / deleted: {deleted}")
