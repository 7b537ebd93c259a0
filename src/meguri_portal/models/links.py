"""Private links (非公開リンク): a profile kept because its author asked, until a day the author chose.

The token itself is kept nowhere; whoever reads the database cannot open a link.
"""

from django.db import models


class PrivateLink(models.Model):
    """非公開リンク."""

    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256 of the token, hexadecimal
    draft = models.TextField()  # the profile as JSON
    options = models.TextField(blank=True)  # the fields asked beside it, as a form encodes them
    created_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "meguri_portal"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"until {self.expires_at:%Y-%m-%d}"
