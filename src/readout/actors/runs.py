"""Countries told of as sides: whom "the two sides" and "both countries" go back to."""

from __future__ import annotations

from readout.actors.phrasing import SEVERAL, Nation, Phrase
from readout.actors.standing import counted, is_side, is_topic
from readout.names.bodies import Body

_STATES = frozenset(["countries", "nations", "states", "republics"])
_BETWEEN = frozenset(["&", ",", "-", ",&", "v"])


class Runs:
    """The runs of nations that a document has joined or set against each other, in order."""

    def __init__(self) -> None:
        self._runs: list[list[Nation]] = []

    def note(self, before: Phrase | None, phrase: Phrase) -> None:
        """Take in a phrase, with the one before it: nations that are joined are a run."""
        if phrase.rule in SEVERAL and len(phrase.nations) > 1:
            self._runs.append(list(phrase.nations))
        elif phrase.rule == "nation" and phrase.nations:
            near = before is not None and before.rule == "nation" and before.signs is phrase.signs
            between = phrase.signs.codes[before.last : phrase.first] if before else ""
            if near and between.replace("D", "") in _BETWEEN:
                self._runs[-1] += [n for n in phrase.nations if n not in self._runs[-1]]
            else:
                self._runs.append([] if is_topic(phrase) else list(phrase.nations))

    def join(self, one: Nation | None, other: Nation | None) -> None:
        """Take in two people's nations, who are told of together."""
        sides = [n for n in (one, other) if n is not None and is_side(n)]
        if len({n.name for n in sides}) > 1:
            self._runs.append(sides)

    def told(self, phrase: Phrase) -> tuple[Nation, ...]:
        """The last run of as many as a phrase counts; none where there is none."""
        count, word = counted(phrase), phrase.signs.tokens[phrase.last - 1].lower
        told = [run for run in self._runs if len(run) == count and any(is_side(n) for n in run)]
        if word in _STATES:
            told = [run for run in told if not any(isinstance(n, Body) for n in run)]
        return tuple(told[-1]) if told else ()
