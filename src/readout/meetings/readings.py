"""Words of two parts, and which of them they play by what stands around them: "will call A", "had calls"."""

from __future__ import annotations

import re

from readout.meetings.chunks import Chunk, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.words import ATTENDING, CUES, NEEDING_PARTIES, SEEING, SPENDING, parts_pattern
from readout.text.tokens import Sentence

_RECEPTIONS = frozenset(
    ["reception", "receptions", "welcoming reception", "welcome reception", "farewell reception"]
)
_COMPANY = frozenset(["joined", "joined by", "also joined by", "accompanied", "accompanied by"])
_CALLS, _CHATS = frozenset(["calls"]), frozenset(["talk", "chat"])
_ADJECTIVES = "[HOLD HAVE](?:X COMMA)?X{1,2}"
_REREAD = tuple(
    (re.compile(parts_pattern(pattern)), part, words)
    for pattern, part, words in (
        (f"{_ADJECTIVES}(AND)X{{1,2}}MEETING", "X", frozenset(["and"])),
        ("(?<=HAVE|HOLD)(?:X|TIME)?(PHONE)(?=WITH|TO|BETWEEN|FROM|ABOUT|TIME|IN)", "MEETING", _CALLS),
        ("(?<=IN|DURING|AFTER|BEFORE|OF)(?:X|TIME)?(PHONE)(?=WITH|TO|BETWEEN|FROM)", "MEETING", _CALLS),
        ("(?<=AUX|TO|NOT)(OCCASION)(?=WHO)", "PHONE", frozenset(["call"])),
        ("(?<=[HAVE HOLD PREPOSITION IN AFTER BEFORE X])(TALK)(?=WITH|BETWEEN|OF)", "MEETING", _CHATS),
        ("(?<=AUX|TO|NOT)(OCCASION)(?=WHO)|(X)(?=WHO)", "SEE", SEEING),
        ("(X)(?=TIME TOGETHER|(?:X|OF|TIME){1,4}WITH WHO)", "MEET", SPENDING),
        ("WHO(?:COMMA AND|AND|COMMA)(HOST)(?=WHO)", "ROLE", frozenset(["host"])),
        ("(?:TO|AND)(MEET)(?=X|BOND)", "X", frozenset(["negotiate"])),
        ("(SEE)(?=TIME)", "OCCASION", frozenset(["call", "call on"])),
        (
            "(RECEIVE)(?=(?:X|TIME)?(?:OCCASION|MEETING|SEE))",
            "HOLD",
            frozenset(["received", "receives", "receive"]),
        ),
        (
            "(OCCASION)(?!(?:IN PLACE|ABOUT? TIME|X){0,3}PREPOSITION[X ROLE]{0,3}WHO|PREPOSITION ROLE)",
            "X",
            _RECEPTIONS,
        ),
        (
            "(?:^|BREAK)[^MEETING OCCASION MEET BREAK]*WHO(?:AUX|HAVE){1,2}(?:X|TIME)?(HOSTED_BY)(?=WHO)",
            "HOST",
            frozenset(["hosted", "hosted by"]),
        ),
        (
            "(?:MEETING|OCCASION)[^BREAK COMMA MEET]*AUX(HOST)(?=IN PLACE|ABOUT? TIME)",
            "HOLD",
            frozenset(["hosted"]),
        ),
        ("^WHO AUX(?:X|TIME)?(JOINED_BY)(?=WHO[^MEETING OCCASION MEET]*$)", "ATTEND", _COMPANY),
        ("(?<=ROLE)(PREPOSITION)(?=WHO)", "OF", frozenset(["for"])),
        ("WHO AND(PREPOSITION)(?=WHO(?:AUX|HAVE|HOLD|MEET))", "OF", frozenset(["for"])),
        ("(?<=HAVE)(X)(?=X{0,2}MEETING)", "SAY", LEXICON.proposals),
        (
            "(?:(?<=AND WHO)|(?<=AND WHO HAVE))(TALK)(?=ABOUT? TIME)",
            "MEET",
            frozenset(["spoke", "spoken", "talked"]),
        ),
        (
            "(PHONE|X)(?=(?:WHO(?:AND WHO)?)?TOGETHER)",
            "UNITE",
            frozenset(["called", "calls", "got", "gets", "get"]),
        ),
        (
            "(BREAK)(?=(?:AUX|HAVE|X|TO){0,2}(?:MEET|SEE|TALK|RECEIVE|PHONE|HOLD))",
            "THEN",
            frozenset(["but", "yet"]),
        ),
        ("(?<=AUX)(PHONE)(?=PREPOSITION TIME|ABOUT TIME)", "HOLD", frozenset(["called"])),
        ("[MEET WHO](BEFORE)(?=COMMA|ABOUT TIME|IN PLACE|IN TIME|X$|$)", "X", frozenset(["before"])),
        ("(HOLD)(?=X?$|COMMA BREAK)", "ATTEND", ATTENDING),
        ("(?<=COMMA)(BREAK)(?=IN X?PLACE COMMA)", "X", frozenset(["while", "when"])),
        (
            "(HAVE)(?=(?:X|TIME|NOT){0,2}(?:MEET|SEE|RECEIVE|TALK|PHONE|HOST|SUMMON|DISCUSS))",
            "HAVING",
            frozenset(["having"]),
        ),
        (
            "(AGREE)(?=(?:ABOUT?TIME)?TO"
            "(?:MEET|TALK|[HOLD HAVE][X BOND TIME WHO OWNER DASH]{0,5}[MEETING OCCASION]))",
            "X",
            frozenset(["agreed", "arranged"]),
        ),
    )
)
"""Words of two parts: a part in its context, the part that it plays there, and for which words."""
READ_AS_OTHERS = frozenset(w for _, part, words in _REREAD if part in CUES - NEEDING_PARTIES for w in words)
"""The words that may be read as a noun or verb that names a meeting even of nobody."""


def reread(chunks: list[Chunk], sentence: Sentence, text: str) -> list[Chunk]:
    """The chunks, with words of two parts as what stands around them has it: "will call X", "had calls"."""
    rules = [rule for rule in _REREAD if not rule[2].isdisjoint(sentence.words)]
    letters = letters_of(chunks) if rules else ""
    for pattern, part, words in rules:
        for match in pattern.finditer(letters):
            at = match.start(match.lastindex or 0)
            said = text[chunks[at].start : chunks[at].end].lower() in words
            if said and (part != "SEE" or _is_somebody(chunks[at + 1])):
                chunks[at] = chunks[at]._replace(part=part)
    return chunks


def _is_somebody(chunk: Chunk) -> bool:
    """Whether a chunk is a person or the holder of an office, who can be visited."""
    return chunk.mentions[0].actor.kind in ("person", "office")
