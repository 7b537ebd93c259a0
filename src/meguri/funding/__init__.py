"""The plan of the money (資金計画): which programme pays which cost, what remains, and when the money ends."""
