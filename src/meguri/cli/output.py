"""Writing what a command found (出力): one text or one JSON document, and files; nothing before everything is known."""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable
from errno import EBADF
from os import strerror
from pathlib import Path
from typing import Any

from meguri.cli.faults import refused
from meguri.vocabulary.text import Lang, Text

USUAL = 110  # columns where nobody sees a terminal


def write(arguments: Namespace, document: Any, page: Callable[[Lang, int], str]) -> int:
    """The JSON document, or the page in the language asked for."""
    if arguments.json:
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    else:
        text = page(arguments.lang, columns())
    show(text)
    return 0


def show(text: str) -> None:
    """The text on standard output; where it cannot be written, nothing of it waits to be written later."""
    try:
        if sys.stdout is None:
            raise OSError(EBADF, strerror(EBADF))
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        expected = Text("書き込める標準出力", "a standard output that can be written")
        raise refused("unwritable", "stdout", expected, error.strerror or type(error).__name__) from None


def columns() -> int:
    """The width of the terminal."""
    seen = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size((USUAL, 0)).columns if seen else USUAL


def content(path: str) -> bytes:
    """The bytes of a file."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        expected = Text("読めるファイル", "a file that can be read")
        raise refused("unreadable", "file", expected, f"'{path}' ({error.strerror})") from None


def save(option: str, path: str | None, content: Callable[[], bytes]) -> None:
    """A file, if one was asked for."""
    if path is None:
        return
    try:
        Path(path).write_bytes(content())
    except OSError as error:
        expected = Text("書き込めるファイル", "a file that can be written")
        raise refused("unwritable", option, expected, f"'{path}' ({error.strerror})") from None
