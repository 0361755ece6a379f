"""How a phrase stands in its sentence: whether it acts, is spoken of, or is counted."""

from __future__ import annotations

from collections.abc import Sequence

from readout.actors.phrasing import Nation, Phrase
from readout.actors.vocabulary import discourse
from readout.names.bodies import Body

_FRONTED = frozenset(["once", "after", "before", "when", "while", "as", "since"])
_SPEAKING = frozenset(["speaking", "talking", "asked", "addressing", "interviewed", "questioned", "writing"])
_TOPIC_WITHIN = 8
_ROW, _LONGEST_ROW = frozenset("DRMVTPQHNIC_fcAaBbKkLOYuerJ.,&"), 40
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}


def parted(before: Phrase, phrase: Phrase) -> bool:
    """Whether a semicolon parts two phrases: what follows it has a subject of its own."""
    between = slice(before.last, phrase.first)
    return ";" in phrase.signs.codes[between] and any(t.text == ";" for t in phrase.signs.tokens[between])


def is_topic(phrase: Phrase) -> bool:
    """Whether a country is what people speak of: "the situation in Fiji", "discussed relations with Fiji".

    That is not so of "the war between Fiji and Tonga".
    """
    before = [t.lower for t in phrase.signs.tokens[max(0, phrase.first - _TOPIC_WITHIN) : phrase.first]]
    told = not discourse().topics.isdisjoint(before) and before[-1] in discourse().locative
    return told or (before[-1:] == ["with"] and not discourse().ties.isdisjoint(before[-2:]))


def governed_by(phrase: Phrase) -> str:
    """The word before the phrase, or before the row that it goes on: "met" of "met A and Fiji's king"."""
    codes, at = phrase.signs.codes, phrase.first
    if at and codes[at - 1] in ",&" and codes[phrase.last : phrase.last + 1] != "s":
        lowest = max(0, at - _LONGEST_ROW)
        while at > lowest and codes[at - 1] in _ROW:
            at -= 1
    return phrase.signs.tokens[at - 1].lower if at else ""


def counted(phrase: Phrase) -> int:
    """How many a plural phrase says they are; 0 where it does not."""
    words = [t.lower for t in phrase.signs.tokens[phrase.first : phrase.last]]
    return next((_COUNTS[w] for w in words if w in _COUNTS), 0)


def is_capital(phrase: Phrase) -> bool:
    """Whether an office is written as that of somebody known: "the Secretary-General"."""
    codes = phrase.codes
    at = next((i for i, code in enumerate(codes) if code in "TVt"), -1)
    return codes[:1] == "D" and at > 0 and phrase.signs.tokens[phrase.first + at].text[0].isupper()


def is_side(nation: Nation) -> bool:
    """Countries and groups are sides of a matter; organisations of many nations only beside one of them."""
    return not (isinstance(nation, Body) and nation.kind == "body")


def follows(phrase: Phrase, words: frozenset[str]) -> bool:
    """Whether one of the words stands behind the phrase."""
    tokens = phrase.signs.tokens
    return phrase.last < len(tokens) and tokens[phrase.last].lower in words


def fronted(phrase: Phrase) -> bool:
    """Whether a clause of the phrase stands before the main one: "Once he met B,", "Asked as he met B,"."""
    tokens = phrase.signs.tokens
    led = phrase.first > 0 and tokens[phrase.first - 1].lower in _FRONTED
    return led and (phrase.first == 1 or tokens[0].lower in _SPEAKING)


def main_clause(sentence: Sequence[Phrase]) -> Phrase | None:
    """What begins the main clause behind one that stands before it: "Once he had met B, A left"."""
    at = next((n for n, p in enumerate(sentence) if p.rule == "pronoun"), None)
    if at is None or not fronted(sentence[at]):
        return None
    return next((p for p in sentence[at + 1 :] if p.signs.codes[p.first - 1] == ","), None)


def is_said_by(phrase: Phrase) -> bool:
    """Whether a verb of speech stands right before the phrase: "..., said Jona Vaka"."""
    return phrase.first > 0 and phrase.signs.codes[phrase.first - 1] == "s"


def acting(phrase: Phrase) -> bool:
    """Whether a verb of speech or of meeting, or a comma, stands right behind the phrase."""
    return phrase.signs.codes[phrase.last : phrase.last + 1] in ("s", ",")
