"""Eligibility (要件判定): profile + rulebook → a verdict per programme, with reasons, sources and amounts."""
