"""From a seed and the sites to an explained shortlist (マッチング).

need → gates → criteria → bands → draws → combinations → answer. Scales and weights: `scales.yaml`, published and fixed.
"""
