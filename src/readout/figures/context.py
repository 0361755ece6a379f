"""What the sentences before one told, on which its own words lean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from readout.analysis import Analysis
from readout.figures.nouns import NOUNS
from readout.numbers import Number
from readout.text.tokens import Sentence

REACH = 2
_NOUN_WITHIN, _WORDS_OF = 4, 2
_NOTHING: frozenset[str] = frozenset()


class Context:
    """The outcomes told shortly before, the words of the sentences before, and whether people were counted.

    ``counted`` is the sentence right before with its numbers. All but the outcomes is read when asked for.
    """

    def __init__(
        self,
        outcomes: frozenset[str] = _NOTHING,
        sentences: Sequence[Sentence] = (),
        counted: tuple[Sentence, Sequence[Number]] | None = None,
    ) -> None:
        self.outcomes = outcomes
        self._sentences = sentences
        self._counted = counted

    @cached_property
    def near(self) -> frozenset[str]:
        """The words on which a rule's meaning can rest as on those of its own sentence."""
        return self.outcomes.union(*[sentence.words for sentence in self._sentences])

    @cached_property
    def people(self) -> bool:
        """Whether the sentence before counted people."""
        if self._counted is None:
            return False
        return bool(self.outcomes) or _counts_people(*self._counted)


def context(analysis: Analysis, place: int, outcomes: frozenset[str]) -> Context:
    """The context of the sentence of that number; ``outcomes`` are those told shortly before it."""
    near = analysis.sentences[max(0, place - _WORDS_OF) : place] or analysis.sentences[1 : 1 + _WORDS_OF]
    counted = (analysis.sentences[place - 1], analysis.numbers[place - 1]) if place else None
    return Context(outcomes, near, counted)


def _counts_people(sentence: Sentence, numbers: Sequence[Number]) -> bool:
    """Whether a sentence has a number before a noun of people."""
    tokens = sentence.tokens
    starts = [token.start for token in tokens]
    for number in numbers:
        after = bisect_left(starts, number.end)
        for k in range(after, min(after + _NOUN_WITHIN, len(tokens))):
            noun = NOUNS.starting(tokens, k)
            if noun and noun[0].people:
                return True
    return False
