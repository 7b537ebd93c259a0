"""Who takes part (関係者の記述): seed, CDMO project, investor; organisation, site, claim, evidence, track record.

A question is declared here once, with its path, type, wording and why it is asked; the reader of the file, the JSON
Schema, the fields of the rules and the documents all come from that one declaration.
"""
