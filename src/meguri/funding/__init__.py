"""The funding plan (資金計画): which programme pays which cost, what remains, and when the cash runs out."""
