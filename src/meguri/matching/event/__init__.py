"""Matching events (マッチングイベント): who meets whom, when and at which table, by what both sides said.

event file → problem → arrangement (bound, first plan, exact plan) → plan, reasons, answer; a cancellation → healed plan.
"""
