"""Charts (図): numbers in, geometry out; templates draw it as SVG. Widths are in units of a narrow phone's screen."""
