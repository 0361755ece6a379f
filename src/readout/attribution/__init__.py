"""Who says so: the source that a text gives for what it claims at a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from readout.actors import Mention
from readout.analysis import Analysis
from readout.attribution.naming import named
from readout.attribution.sayings import Reader, Saying, may_say
from readout.attribution.speech import SPEECH
from readout.attribution.verbs import ADDRESSING, PERFORMING
from readout.attribution.voice import Voice
from readout.names.bodies import organisation_words
from readout.text.rows import Row

__all__ = ["Attribution", "Saying"]

_QUOTE = re.compile('[“”"„«»]')
_OPENING, _CLOSING = "“„«", "”»"
# The kinds of speakers whom a pronoun cannot mean.
_UNFIT = {"pronoun": ("body", "state"), "it": ("person",), "they": ()}
_DIVIDING = frozenset(',;:"')
_OF_STATES = frozenset([*organisation_words().organs, *organisation_words().ministries])
_NEAR, _LONGEST, _OPENING_WORDS, _LISTENING = 3, 12, 3, 24


class Attribution:
    """The sources of a document; a sentence is read when it is asked about."""

    def __init__(self, analysis: Analysis, rows: Sequence[Row]) -> None:
        self._analysis, self._rows = analysis, rows
        self._sentences, self._text = analysis.sentences, analysis.reading.text
        self._read: dict[int, list[Saying]] = {}

    @cached_property
    def _mentions(self) -> Sequence[Mention]:
        return self._analysis.actors

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self._mentions]

    def at(self, place: int, offset: int) -> Saying | None:
        """The saying that answers for the text at ``offset`` in sentence ``place``; none: the author does."""
        sayings = self._sayings(place)
        within = [s for s in sayings if not s.whole and s.start <= offset < s.end]
        cited = [s for s in sayings if s.cited and s.start <= offset < s.end]
        if cited and all(s.kind == "body" for s in within) and not self._hands_on(cited[0], sayings, place):
            return cited[0]
        around = [s for s in sayings if s.whole and s.start <= offset < s.end and not s.cited]
        if within:
            outer = max(within, key=lambda s: s.start)
            behind = [s for s in around if s.cue[0] > outer.cue[1]]
            if self._text[slice(*outer.cue)].lower().split()[-1] in PERFORMING:
                return next(iter(behind), outer)
            own = (s for s in behind if self._is_own(s, outer, place, offset))
            return next(own, outer)
        if around:
            return min(around, key=lambda s: abs(s.cue[0] - offset))
        quotation = self._quotation(offset)
        if quotation:
            return self._of_quotation(place, quotation[1])
        return self._continued(place) if not sayings else None

    def _hands_on(self, cited: Saying, sayings: Sequence[Saying], place: int) -> bool:
        """Whether who cites hands on a third's words: "12 died, the army said, Lau reports citing Suva"."""
        row = self._rows[place]
        before = [s.cue[1] for s in sayings if s.whole and not s.cited and s.cue[1] < cited.cue[0]]
        first, stop = (bisect_left(row.starts, x) for x in (min(before, default=cited.start), cited.cue[0]))
        told = zip(row.letters[first:stop], row.words[first:stop], strict=True)
        return bool(before) and any(x == "t" and word not in SPEECH.papers for x, word in told)

    def _is_own(self, inner: Saying, outer: Saying, place: int, offset: int) -> bool:
        """Whether a number has a source of its own within what another says.

        "He spoke of the 40 who died according to the police", "the camp, which by the army's count holds 40".
        """
        row = self._rows[place]
        told, at, cue = (bisect_left(row.starts, x) for x in (outer.cue[1], offset, inner.cue[0]))
        if cue < at:
            before = row.letters[told:cue].rstrip(",ydp")
            return before[-1:] in ("r", "i") and row.words[told + len(before) - 1] != "that"
        between = row.letters[at:cue]
        relative = any(
            x == "r" and w != "that" for x, w in zip(row.letters[told:at], row.words[told:at], strict=True)
        )
        if relative or "i" in between[:3]:
            between = between.removesuffix(",")
        return _DIVIDING.isdisjoint(between)

    def goes_on(self, first: int, cue: tuple[int, int], place: int) -> bool:
        """Whether what is said in sentence ``first`` goes on in ``place``: no source is named on the way.

        ``cue`` are the words of its source: "by the army's count" is told of one number alone.
        """
        if self._sentences[first].paragraph != self._sentences[place].paragraph:
            return False
        if not SPEECH.reckonings.isdisjoint(self._text[slice(*cue)].lower().split()):
            return False
        return not any(self._sayings(between) for between in range(first + 1, place + 1))

    def _continued(self, place: int) -> Saying | None:
        """The last saying of the sentence before, where a sentence goes on: "Another five were hurt"."""
        sentence, before = self._sentences[place], self._sentences[place - 1] if place else None
        if before is None or before.paragraph != sentence.paragraph:
            return None
        first = sentence.lower[:_OPENING_WORDS]
        if first[0] in ("his", "her"):
            last = self._sayings(place - 1)[-1:]
            return last[0] if last and last[0].kind == "person" else None
        compared = first[:2] == ("more", "than")
        counts = (not SPEECH.continuing.isdisjoint(first) and not compared) or " ".join(
            first[:2]
        ) in SPEECH.summing
        return self._sayings(place - 1)[-1] if counts and self._sayings(place - 1) else None

    def _of_quotation(self, place: int, end: int) -> Saying | None:
        """The speaker of a quotation: named where it ends, else by the saying before it.

        It goes on in the next paragraph if no mark ends it in its own, and a mark opens the next.
        """
        following = place + 1
        while following < min(len(self._sentences), place + _LONGEST):
            next_part = self._quotation(self._sentences[following].start)
            if next_part is None or (next_part[1] != end and end != self._sentences[following - 1].end):
                break
            end = next_part[1]
            whole = [s for s in self._sayings(following) if s.whole]
            if whole:
                return whole[0]
            following += 1
        return self._before(place) or self._told_of_alone(place)

    def _told_of_alone(self, place: int) -> Saying | None:
        """The one person of whom the paragraph before a quotation tells, who so is its speaker."""
        before, sentence = self._sentences[place - 1] if place else None, self._sentences[place]
        if before is None or before.paragraph == sentence.paragraph:
            return None
        begin = next(s.start for s in self._sentences if s.paragraph == before.paragraph)
        told = [m for m in self._mentions if begin <= m.start < before.end and m.actor.kind == "person"]
        names = {m.actor.name for m in told if m.how != "pronoun"}
        if len(names) != 1:
            return None
        last = told[-1]
        cue = (last.start, last.end)
        return Saying(told[0].actor.name, *cue, cue, True, told[0].actor.country, "", "person")

    def _before(self, place: int) -> Saying | None:
        """The last saying of the sentences before."""
        for before in range(place - 1, max(-1, place - 1 - _NEAR), -1):
            said = [saying for saying in self._sayings(before) if saying.speaker]
            if said:
                return said[-1]
        return None

    def _quotation(self, offset: int) -> tuple[int, int] | None:
        """The quotation in which the place lies."""
        i = bisect_right(self._quotes, (offset, len(self._text))) - 1
        return self._quotes[i] if i >= 0 and offset < self._quotes[i][1] else None

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """The stretches inside quotation marks, each within its paragraph."""
        found: list[tuple[int, int]] = []
        for _, group in groupby(self._sentences, key=lambda sentence: sentence.paragraph):
            paragraph = list(group)
            found += self._quotes_between(paragraph[0].start, paragraph[-1].end)
        return found

    def _quotes_between(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """A quotation whose end is not marked goes on to the end, if a mark shows that it has begun."""
        start: int | None = None
        for match in _QUOTE.finditer(self._text, begin, end):
            mark, at = match.group(), match.start()
            if start is None and mark not in _CLOSING:
                start = at
            elif start is not None and mark not in _OPENING:
                yield start, at
                start = None
        if start is not None and (start == begin or self._text[start] in _OPENING):
            yield start, end

    def _sayings(self, place: int) -> list[Saying]:
        if place not in self._read:
            done = self._read[place] = []
            if may_say(self._sentences[place].words):
                for saying in self._reader(place).sayings():
                    given = saying.refers in SPEECH.pronouncements
                    found = self._given_before(saying, place) if given else self._resolved(saying, place)
                    done.extend([found] if found else [])
        return self._read[place]

    def _reader(self, place: int) -> Reader:
        row = self._rows[place]
        low, high = (bisect_left(self._starts, x) for x in (row.sentence.start, row.sentence.end))
        return Reader(row, self._text, self._mentions[low:high], self._known)

    def _known(self, mention: Mention) -> int:
        """Where the one whom a pronoun means was named last."""
        for other in reversed(self._mentions[: bisect_left(self._starts, mention.start)]):
            if other.how != "pronoun" and mention.actor in other.actors:
                return other.start
        return -1

    def _resolved(self, saying: Saying, place: int) -> Saying:
        """The saying of "they", "it" or "the envoy" under the name that the text gave before."""
        if saying.refers in _UNFIT:
            return self._of_pronoun(saying, place)
        if not saying.refers:
            return saying
        for mention in reversed(self._mentions[: bisect_left(self._starts, saying.cue[0])]):
            actor = mention.actor
            if actor.kind == "person" and saying.refers in actor.roles:
                return saying._replace(speaker=named(mention, self._text), country=actor.country)
        spoken = self._spoken_before(saying, place)
        body = None if spoken else self._body_called(saying) or self._organisation_called(saying)
        if body:
            return saying._replace(speaker=named(body, self._text), country=body.actor.country)
        return saying._replace(speaker=spoken, kind="body") if spoken else saying

    def _spoken_before(self, saying: Saying, place: int) -> str:
        """The organisation that spoke last, which "the group" or "the aid agency" means."""
        if saying.refers not in SPEECH.organisations:
            return ""
        spoken = (s.speaker for s in self._earlier(place) if s.kind == "body" and _is_free(s.speaker))
        return next(spoken, "")

    def _organisation_called(self, saying: Saying) -> Mention | None:
        """The one organisation named before, which "the group" or "the aid agency" can mean."""
        if saying.refers not in SPEECH.organisations:
            return None
        before = self._mentions[: bisect_left(self._starts, saying.cue[0])]
        bodies = [m for m in before if m.how == "name" and m.actor.kind == "body" and _is_free(m.actor.name)]
        return bodies[-1] if len({m.actor.name for m in bodies}) == 1 else None

    def _given_before(self, saying: Saying, place: int) -> Saying | None:
        """The saying of "the statement" or "the broadcast" under the name of who spoke last, if any."""
        given = next((s for s in self._earlier(place) if s.speaker), None)
        return saying._replace(speaker=given.speaker, country=given.country) if given else None

    def _body_called(self, saying: Saying) -> Mention | None:
        """The one body or armed group named before that "the ministry" or "the movement" can mean."""
        before = self._mentions[: bisect_left(self._starts, saying.cue[0])]
        named_so = [m for m in before if m.how == "name" and saying.refers in _words_of(m)]
        if not named_so and saying.refers in SPEECH.movements:
            named_so = [m for m in before if m.how == "name" and m.actor.kind == "group"]
        return named_so[-1] if len({m.actor.name for m in named_so}) == 1 else None

    def _of_pronoun(self, saying: Saying, place: int) -> Saying:
        """A pronoun's saying: that of who spoke last, unless the one whom it means was named since."""
        told, speaker, country = self._told_last(saying, place)
        for before in self._earlier(place):
            if before.kind in _UNFIT[saying.refers] or before.cue[0] < saying.known:
                continue
            if saying.kind and before.kind:
                return saying
            if not saying.kind and told > before.cue[1]:
                break
            return saying._replace(speaker=before.speaker, country=before.country, kind=before.kind)
        if saying.kind or (speaker and told >= 0):
            return saying if saying.kind else saying._replace(speaker=speaker, country=country)
        subject = self._unnamed_subject(saying, place)
        return saying._replace(speaker=subject.name) if subject else saying._replace(speaker="", country="")

    def _unnamed_subject(self, saying: Saying, place: int) -> Voice | None:
        """The source without a name that "it" or "they" mean: "the army struck camps, it said"."""
        if saying.refers not in ("it", "they"):
            return None
        here = self._reader(place).subject(saying.cue[0])
        return here or (self._reader(place - 1).subject(saying.cue[0]) if place else None)

    def _earlier(self, place: int) -> Iterator[Saying]:
        """The sayings read so far in a sentence and those of the sentences before, the last first."""
        for before in range(place, max(-1, place - 1 - _NEAR), -1):
            yield from reversed(self._read[place] if before == place else self._sayings(before))

    def _told_last(self, saying: Saying, place: int) -> tuple[int, str, str]:
        """Who was named last in the sentence before, where nobody has spoken."""
        since = self._sentences[max(0, place - 1)].start
        for mention in reversed(self._mentions[: bisect_left(self._starts, saying.cue[0])]):
            if mention.start < since:
                break
            kinds = ("body", "group") if saying.refers == "it" else ("person",)
            plain = mention.how not in ("demonym", "pronoun")
            quoted = self._quotation(mention.start) is not None
            if mention.actor.kind in kinds and plain and not quoted and not self._listens(mention):
                return mention.start, named(mention, self._text), mention.actor.country
        return -1, "", ""

    def _listens(self, mention: Mention) -> bool:
        """Whether somebody is only told what another says: "told the Courier"."""
        before = self._text[max(0, mention.start - _LISTENING) : mention.start].lower().split()
        return bool(before) and before[-2 if before[-1] == "the" else -1 :][0] in ADDRESSING


def _is_free(name: str) -> bool:
    """Whether an organisation is no part of a state, by the words of its name."""
    return _OF_STATES.isdisjoint(name.lower().split())


def _words_of(mention: Mention) -> list[str]:
    """The words of the name of a body or an armed group."""
    return mention.actor.name.lower().split() if mention.actor.kind in ("body", "group") else []
