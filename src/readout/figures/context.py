"""What the sentences before one told, on which its own words lean."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from readout.analysis import Analysis
from readout.figures.nouns import NOUNS

REACH = 2
_NOUN_WITHIN, _WORDS_OF = 4, 2


@dataclass(frozen=True)
class Context:
    """The outcomes told shortly before, the words of the sentence before, and whether it counted people."""

    outcomes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    people: bool = False

    @property
    def near(self) -> frozenset[str]:
        """The words on which a rule's meaning can rest as on those of its own sentence."""
        return self.outcomes | self.words


def context(analysis: Analysis, place: int, outcomes: frozenset[str]) -> Context:
    """The context of the sentence of that number; ``outcomes`` are those told shortly before it."""
    near = analysis.sentences[max(0, place - _WORDS_OF) : place] or analysis.sentences[1 : 1 + _WORDS_OF]
    words: frozenset[str] = frozenset().union(*(sentence.words for sentence in near))
    told = place > 0 and (bool(outcomes) or _counts_people(analysis, place - 1))
    return Context(outcomes, words, told)


def _counts_people(analysis: Analysis, place: int) -> bool:
    """Whether a sentence has a number before a noun of people."""
    tokens = analysis.sentences[place].tokens
    starts = [token.start for token in tokens]
    for number in analysis.numbers[place]:
        after = bisect_left(starts, number.end)
        found = (NOUNS.starting(tokens, k) for k in range(after, min(after + _NOUN_WITHIN, len(tokens))))
        if any(noun and noun[0].people for noun in found):
            return True
    return False
