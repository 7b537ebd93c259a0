"""Corporate numbers (法人番号): thirteen digits, the first a check digit.

Source: ordinance of the Ministry of Finance no. 70 of 2014, article 2 (research `grants.md` 5.3).
"""

import unicodedata

LENGTH = 13


def normalised(written: str) -> str:
    """As stored: ASCII digits only; full-width digits, hyphens, blanks and a leading T are accepted."""
    plain = unicodedata.normalize("NFKC", written).strip().upper().removeprefix("T")
    return "".join(c for c in plain if c not in "-‐−– ")


def check_digit(base: str) -> int:
    """The check digit of the twelve digits `base`."""
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(base)))
    return 9 - weighted % 9


def fault_of(number: str) -> str | None:
    """What is wrong with a normalised number, or None where it is well formed."""
    if not (number.isascii() and number.isdigit() and len(number) == LENGTH):
        return f"{LENGTH} digits"
    expected = check_digit(number[1:])
    return None if int(number[0]) == expected else f"check digit {expected}"
