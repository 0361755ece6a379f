"""Damage to the characters of a text: wrong encodings, invisible characters, broken numbers, braces."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

from readout.records import Mend

SIGNS = frozenset({"half-spelled-number", "braces"})
"""The rules here that are marks of a paraphrasing machine."""

_REASONS = {
    "encoding": "read in the wrong encoding on its way here",
    "entity": "a character written as its HTML code",
    "ligature": "letters joined into one sign by a typesetter",
    "invisible": "an invisible character inside a word",
    "lost-apostrophe": "an apostrophe lost in a change of encoding",
    "half-spelled-number": "a paraphrasing machine spelled out a part of a number",
    "braces": "braces left by a paraphrasing machine",
}

_FOREIGN = re.compile(r"(?:[\xc2-\xf4‚√]|вЂ)[^\x00-\x7f]+|Ã ")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]*$")
_LETTERS_AFTER = re.compile(r"[A-Za-z]*")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});")
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_ODD = re.compile("[\xc2-\xf4‚√вﬀ-ﬆ\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LOST = re.compile(r"(?<=[a-z])(?:\ufffd|\?)(?=(?:s|t|re|ve|ll|d)\b)")
_UNKNOWN_LETTER = re.compile(r"\ufffd(?!(?:s|t|re|ve|ll|d)\b)(?=\w)(?<=\w\ufffd)")
_BRACES = re.compile(r"\{([^{}\n]{1,80})\}")

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_WORD = f"(?:{'|'.join(_SMALL)}|hundred)"
_SPELLED = f"{_WORD}(?:(?:[- ]|[ ]and[ ]){_WORD}){{0,6}}"
_SUSPECT = re.compile(r"[,.](?:(?<=[A-Za-z].)\d|(?<=\d.)[A-Za-z])")
_SCALE = r"(?=[ -](?:million|billion|trillion|percent|per cent|hours?|years?)\b|%)"
_HALF = re.compile(
    rf"\b(?:{_SPELLED}(?=[,.]\d)|\d{{1,3}}(?=[,.]{_WORD}))"
    rf"(?:,(?:\d{{3}}|{_SPELLED})\b)*(?:\.(?:\d+|{_WORD})\b{_SCALE})?",
    re.IGNORECASE,
)


def damaged(text: str) -> list[Mend]:
    """The places of ``text`` whose characters are damaged, with their readings, in order."""
    found: list[Mend] = []
    for mend in sorted(_all(text), key=lambda m: (m.start, -m.end)):
        if not found or mend.start >= found[-1].end:
            found.append(mend)
    return found


def _all(text: str) -> Iterator[Mend]:
    if not text.isascii() and _ODD.search(text):
        yield from _mends(text, _FOREIGN, "encoding", _decoded)
        yield from _mends(text, _LIGATURE, "ligature", lambda m: unicodedata.normalize("NFKC", m.group()))
        yield from _mends(text, _INVISIBLE, "invisible", _joined)
    if "&" in text:
        yield from _mends(text, _ENTITY, "entity", _unescaped)
    if ("?" in text or "\ufffd" in text) and not _UNKNOWN_LETTER.search(text):
        yield from _mends(text, _LOST, "lost-apostrophe", lambda m: "’")
    if "{" in text:
        yield from _braces(text)
    if _SUSPECT.search(text):
        yield from _mends(text, _HALF, "half-spelled-number", _number)


def _mends(
    text: str, pattern: re.Pattern[str], rule: str, read: Callable[[re.Match[str]], str]
) -> Iterator[Mend]:
    for match in pattern.finditer(text):
        reading = read(match)
        if reading != match.group():
            yield _mend(match.start(), match.end(), match.group(), reading, rule)


def _mend(start: int, end: int, text: str, reading: str, rule: str) -> Mend:
    return Mend(start=start, end=end, text=text, reading=reading, rule=rule, reason=_REASONS[rule])


def _unescaped(match: re.Match[str]) -> str:
    """The character that an HTML code stands for, if it is one that can be seen."""
    character = html.unescape(match.group())
    return character if character.isprintable() or character == "\xa0" else match.group()


def _joined(match: re.Match[str]) -> str:
    """Nothing where the invisible characters stand inside a word; elsewhere they do no harm."""
    text, (start, end) = match.string, match.span()
    return "" if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else match.group()


def _decoded(match: re.Match[str]) -> str:
    """The match in the encoding that was meant, judged with the letters around it."""
    text, (start, end) = match.string, match.span()
    before = _LETTERS_BEFORE.search(text, max(0, start - 30), start)
    after = _LETTERS_AFTER.match(text, end)
    assert before and after
    import ftfy  # only here: few texts need it, and it is slow to import

    word = ftfy.fix_encoding(text[before.start() : after.end()])
    reading = word[start - before.start() : len(word) - (after.end() - end)]
    if reading == match.group() and start > before.start() and reading[0].isupper():
        reading = _recoded(reading)
    return reading[:-2] + "”" if reading.endswith("â€") else reading


def _recoded(word: str) -> str:
    """``word``, which has a capital inside, from Windows-1252 to UTF-8 if its bytes are UTF-8."""
    try:
        return word.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return word


def _braces(text: str) -> Iterator[Mend]:
    """Braces around words vanish; of alternatives left in braces the first is read."""
    for match in _BRACES.finditer(text):
        kept = match.group(1).split("|")[0]
        start, end = match.span()
        if kept.strip():
            stop = start + 1 + len(kept)
            yield _mend(start, start + 1, "{", "", "braces")
            yield _mend(stop, end, text[stop:end], "", "braces")


def _number(match: re.Match[str]) -> str:
    """The digits of a half-spelled number; the number as it stands where its groups make none."""
    whole, point, fraction = match.group().lower().partition(".")
    groups = [_digits(g) for g in whole.split(",")]
    if "" in groups or any(len(g) > 3 for g in groups) or (len(groups) == 1 and not point):
        return match.group()
    value = ",".join([groups[0], *(g.zfill(3) for g in groups[1:])])
    return value + point + (fraction if fraction.isdigit() else _digits(fraction))


def _digits(group: str) -> str:
    """The digits of one group of a number ("twenty-three" -> "23"), spelled or in digits already."""
    if not group or group.isdigit():
        return group
    total = 0
    for word in re.split(r"[- ]+(?:and +)?", group):
        total = max(total, 1) * 100 if word == "hundred" else total + _SMALL[word]
    return str(total)
