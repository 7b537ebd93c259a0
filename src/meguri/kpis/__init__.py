"""Indicators (成果指標): the targets of the programmes, what counts as one, and how many are publicly known so far.

From targets with their source (the YAML files here), events and the register to progress per indicator. Nothing is
forecast: no probability is published, and what is not known is said to be so (research `domain.md` 5 and 7).
"""
