"""The browser for every test of this folder."""

from visits import chromium, pages, site, visit

__all__ = ["chromium", "pages", "site", "visit"]
