"""Headlines that name their source before a colon or behind one: "Police: 12 held", "12 held: police"."""

from __future__ import annotations

from readout.actors import Mention
from readout.attribution.nouns import LONGEST_NAME, SOURCES
from readout.attribution.speech import SPEECH
from readout.attribution.voice import Voice
from readout.attribution.voices import Voices
from readout.names.bodies import organisation_words

_DOING = frozenset("vbhme")


def headlined(voices: Voices) -> Voice | None:
    """The source that a headline names before its colon, or behind its colon or dash."""
    return _heading(voices) or _trailing(voices)


def _heading(voices: Voices) -> Voice | None:
    """Whose name and a colon open a headline: "ICRC: 12 freed", "Police: 12 held", or a quotation."""
    colon = voices.letters.find(":", 1, LONGEST_NAME + 2)
    if colon < 0:
        return None
    first = voices.mentions[0] if voices.mentions and voices.index(voices.mentions[0].start) <= 1 else None
    if first is None:
        return voices.nouns.headed(0, colon) if _names_source(voices, colon) else None
    if voices.letters[voices.index(first.end) :].startswith(':"'):
        return voices.of(first)
    speaks = first.actor.kind == "group" or (first.actor.kind == "body" and not first.actor.country)
    return voices.of(first) if speaks and voices.index(first.end) == colon else None


def _names_source(voices: Voices, colon: int) -> bool:
    """Whether what stands before a colon is a source, and no sentence that ends in one."""
    noun = voices.words[colon - 1]
    return noun in SOURCES - SPEECH.labels and _DOING.isdisjoint(voices.letters[:colon])


def _trailing(voices: Voices) -> Voice | None:
    """Who stands behind a colon or a dash at the end of a headline: "12 killed in blast: police"."""
    ended = voices.letters.endswith(";")
    colon = max(voices.letters.rfind(":"), -1 if ended else voices.letters.rfind("-"))
    behind = len(voices.letters) - colon - 1
    if colon < 1 or not 0 < behind <= LONGEST_NAME:
        return None
    first = next((m for m in voices.mentions if voices.index(m.start) in (colon + 1, colon + 2)), None)
    if first and first.end == voices.tokens[-1].end:
        return None if _is_credit(voices, colon, first) else voices.of(first)
    return voices.nouns.headed(colon + 1, len(voices.tokens)) if voices.words[-1] in SOURCES else None


def _is_credit(voices: Voices, dash: int, mention: Mention) -> bool:
    """Whether a page only says where it is published: "12 killed in blast – Times of Fiji"."""
    pages = organisation_words().media
    return voices.letters[dash] == "-" and not set(pages).isdisjoint(mention.actor.name.lower().split())
