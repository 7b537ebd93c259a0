"""Outcomes (成果): what happens after the award, as events with a source; folded into track records, reversible.

From files that people write and from the register's public events to `TrackRecord` per site (design sections 3 and 7).
"""
