"""A file or its text (読み込むファイルか貼り付けた文): a file that was chosen goes before what stands in the box."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.reading import MAX_BYTES
from meguri.vocabulary.text import Text

FILE = "file"
LONGEST_NAME = 120
NOTHING = Fault(
    "missing",
    FILE,
    NO_HINT,
    "nothing",
    Text("ファイルを選ぶか、内容を貼り付けてください。", "Choose a file, or paste its text."),
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """読み込んだもの."""

    content: bytes | str
    name: str

    def text(self, most: int) -> str:
        """For the box, so that it can be corrected there; empty where it is no text or longer than the box holds."""
        written = self.content if isinstance(self.content, str) else self.content.decode("utf-8", "ignore")
        same = isinstance(self.content, str) or written.encode() == self.content.removeprefix(b"\xef\xbb\xbf")
        return written.removeprefix("\ufeff") if same and "\0" not in written and len(written) <= most else ""


def handed_in(posted: QueryDict, files: MultiValueDict[str, UploadedFile[bytes]], box: str) -> HandedIn:
    """What was handed in.

    Raises:
        InputFaults: nothing, or a file of more bytes than are ever read.
    """
    file, written = files.get(FILE), str(posted.get(box) or "")
    if file is None or not file.size:
        if not written.strip():
            raise InputFaults([NOTHING])
        return HandedIn(written, "")
    if file.size > MAX_BYTES:
        expected = Text(f"{MAX_BYTES:,}バイト以下", f"at most {MAX_BYTES:,} bytes")
        raise InputFaults([Fault("too-big", FILE, expected, f"{file.size:,}")])
    name = "".join(c for c in file.name or "" if c.isprintable())[-LONGEST_NAME:]
    return HandedIn(file.read(), name)
