"""Meguri."""
