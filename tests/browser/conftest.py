"""The browser for every test of this folder."""

from visits import chromium, opened, site, visit

__all__ = ["chromium", "opened", "site", "visit"]
