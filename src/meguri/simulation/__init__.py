"""The whole road repeated (政策シミュレーション): levers in, indicators out. Everything it prints is illustrative.

Amounts and conditions come from the rulebook; this folder defines none. What it must not be used for: `limits.py`.
"""
