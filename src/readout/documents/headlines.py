"""The headline of a text, where it has one."""

from __future__ import annotations

import re

_LONGEST = 150
_STAMP = re.compile(r"^date\s+\d{4}-\d\d-\d\d\s*")
_LABELLED = re.compile(r"(?:published|updated|posted|date|source|author|by)\b\s*:.*", re.IGNORECASE)
_DATED = re.compile(
    r"(?:[A-Z][a-z]+,?\s+)?"
    r"(?:\d{1,2}\.?\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2},?|\d{1,4}[-/.]\d{1,2}[-/.])\s*\d{1,4}\b"
)


def headline(text: str) -> str:
    """The headline of a text; "" if the text begins with its first sentence.

    A headline is a short line without a final full stop, with a blank, a longer or a labelled line after it.
    Dates and labels ("Published: ...") are passed over; where a line and a date stand above another such
    line, the first names the publisher.
    """
    lines = [_STAMP.sub("", line.strip("\ufeff \t\xa0")) for line in text[: 20 * _LONGEST].splitlines()]
    while lines and (_passed_over(lines[0]) or not lines[0]):
        lines.pop(0)
    if len(lines) < 2 or not _short(lines[0]):
        return ""
    first, second, *rest = lines
    if _DATED.match(second):
        return headline("\n".join(rest)) or first if rest and rest[0] else first
    return first if not second or len(second) > len(first) or _LABELLED.fullmatch(second) else ""


def _passed_over(line: str) -> bool:
    return bool(_LABELLED.fullmatch(line) or _DATED.match(line)) or not re.search(r"[^\W\d_]{3}", line)


def _short(line: str) -> bool:
    return (
        len(line) <= _LONGEST and not line[0].islower() and not line.endswith((".", ",", ";", ":", "-", "—"))
    )
