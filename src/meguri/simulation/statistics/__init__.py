"""What many replicas say, and what they do not (反復から言えること): fans, differences, decompositions, sensitivities, chance."""
