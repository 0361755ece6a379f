"""Who is on a journey: the guest of whom a text goes on to tell."""

from __future__ import annotations

import re

from readout.actors import Mention
from readout.lexicon import Entry, load
from readout.meetings.words import expand
from readout.text.phrases import Phrases


class Example(Entry):
    """A text, and the parties of its last meeting."""

    text: str
    parties: tuple[str, ...]


class Journeys(Entry):
    """The shape of meeting_journeys.yml."""

    travels: tuple[str, ...]
    guests: tuple[str, ...]
    openings: frozenset[str]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]


LEXICON = load("meeting_journeys", Journeys)
_TRAVELS = "|".join(sorted({p for line in LEXICON.travels for p in expand(line)}, key=len, reverse=True))
_OF = r"(?: of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})?"
_TOLD_OF = r"(?:, [^;.]{1,80},)?"
_ON_A_JOURNEY = re.compile(
    rf"{_OF}{_TOLD_OF}(?: (?:also|who|has|had|will|then|later)){{0,2}} (?:{_TRAVELS})\b"
)
GUESTS = Phrases({p: "" for line in LEXICON.guests for p in expand(line)})


def travels(mention: Mention, text: str, end: int) -> bool:
    """Whether one person is told to travel, or to be received, before the end of the sentence."""
    one = mention.actor.kind == "person" and len(mention.actors) == 1
    return one and _ON_A_JOURNEY.match(text, mention.end, end) is not None
