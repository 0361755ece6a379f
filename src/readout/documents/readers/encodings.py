"""Bytes into letters: by what the file says of its encoding, else UTF-8, else by what fits."""

from __future__ import annotations

import codecs

from readout.documents.readers import Unreadable

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks; those of UTF-32 before those of UTF-16, with which they begin."""
_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What the web takes for another encoding than it is called (WHATWG Encoding Standard)."""


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of some bytes, and its encoding with what tells it.

    A byte order mark goes before what is ``declared``, and this before UTF-8. Else charset-normalizer's best
    guess, with Windows-1252 before its likes. Raises Unreadable where nothing fits.
    """
    for mark, name in _MARKS.items():
        if data.startswith(mark) and (text := _fitting(data, name)) is not None:
            return text, f"{name} (byte order mark)"
    name = _codec(declared)
    if name and (text := _fitting(data, name)) is not None:
        return text, name if name == "utf-8" else f"{name} (declared)"
    for name in _wide(data) or ("utf-8",):
        if (text := _fitting(data, name)) is not None:
            return text, name if name == "utf-8" else f"{name} (detected)"
    return _guessed(data)


def _codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name if declared.isascii() else ""
    except (LookupError, ValueError):
        return ""
    return _WEB.get(name, name)


def _fitting(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: western letters have a zero in every second byte."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if not half or max(even, odd) * 3 < half or min(even, odd) * 20 > half:
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # takes its time, and most files need none of it

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise Unreadable("is no text in any known encoding; save it as UTF-8 or take it away")
    western = [m for m in matches if m.encoding == "cp1252" and not best.encoding.startswith("utf")]
    found = (western or [best])[0]
    return str(found), f"{found.encoding} (detected)"
