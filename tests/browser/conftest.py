"""The browser for every test of this folder."""

from visits import chromium, pages, running, site, visit

__all__ = ["chromium", "pages", "running", "site", "visit"]
