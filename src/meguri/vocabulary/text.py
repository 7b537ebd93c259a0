"""Text in both languages (日英の文). Japanese is the original."""

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """表示言語."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Japanese and English."""

    ja: str
    en: str

    def __add__(self, other: "Text") -> "Text":
        """One after the other, in each language."""
        return Text(self.ja + other.ja, self.en + other.en)

    def in_(self, lang: Lang | str) -> str:
        """The wording in `lang`."""
        return self.ja if lang == Lang.JA else self.en

    def document(self) -> dict[str, str]:
        """As it stands in a JSON answer: `{"ja", "en"}`."""
        return {"ja": self.ja, "en": self.en}


def counted(number: int, one: str, many: str) -> str:
    """A number with its English noun: 1 quarter, 3 quarters."""
    return f"{number:,} {one if number == 1 else many}"
