"""Documents (書類): the JSON answers as people carry them, in Japanese and English.

Everything here reads answer documents (`meguri/eligibility/1`, `meguri/match/1`, `meguri/plan/1` …) and nothing else, so a
terminal, a portal and a third party show the same thing.
"""
