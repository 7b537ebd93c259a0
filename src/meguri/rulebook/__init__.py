"""The programmes (支援事業): conditions in typed Python, calls with dated terms in YAML, a source for every value."""
