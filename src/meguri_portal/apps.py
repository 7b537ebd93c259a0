"""The one Django app of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """ポータル."""

    name = "meguri_portal"
    label = "meguri_portal"
    verbose_name = "Meguri"

    def ready(self) -> None:
        """Registers the checks at the start."""
        from meguri_portal import checks

        assert checks.BLIND
