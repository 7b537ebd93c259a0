"""Words and units of the field (用語と単位).

Codes with their Japanese and English labels, fiscal years, yen, rates, citations, faults, and the reader of the files
that people write. Only what two or more folders use lives here, and no rule does.
"""
