"""The letters that the PDF is set in: those that come with matplotlib, whatever fonts the system has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from typst import Fonts

FAMILY = "DejaVu Sans"
INSTEAD = "\N{REPLACEMENT CHARACTER}"
_FILES = ("DejaVuSans.ttf", "DejaVuSerif.ttf")  # Typst takes from one what the other lacks
_UNSEEN = r"\t-\r\x85\u2028\u2029\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""What is not drawn: ends of lines, and what breaks, joins, turns or varies letters (Default_Ignorable)."""
_SIGNS = "".join(chr(code) for code in range(0x80, 0x10000) if category(chr(code)) in ("Mn", "Me", "Cf"))
_FLOOD = re.compile(rf"((?:[{_SIGNS}]){{24}})[{_SIGNS}]+")


def letters() -> Fonts:
    """These letters and no others, for Typst."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_folder().as_posix()]
    )


def drawable(words: str) -> str:
    """The words with ``INSTEAD`` for each character that these letters lack."""
    return words if words.isascii() and words.isprintable() else _lacking().sub(INSTEAD, words)


def bounded(words: str) -> str:
    """``drawable`` words of one piece, in which no letter carries more accents than a PDF can hold."""
    return _FLOOD.sub(r"\1", drawable(words))


def _folder() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@cache
def _lacking() -> re.Pattern[str]:
    from matplotlib.ft2font import FT2Font

    had = {code for file in _FILES for code in FT2Font(str(_folder() / file)).get_charmap()}
    had -= {*range(0x20), ord("\N{OGHAM SPACE MARK}")}  # Typst draws no space, and this one has a line
    classes = (f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _ranges(had))
    return re.compile(f"[^{_UNSEEN}{''.join(classes)}]")


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours."""
    ordered = sorted(codes)
    ends = [before for before, code in pairwise(ordered) if code != before + 1]
    starts = [code for before, code in pairwise(ordered) if code != before + 1]
    yield from zip([*ordered[:1], *starts], [*ends, *ordered[-1:]], strict=True)
