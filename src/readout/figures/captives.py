"""Whose people those are who are held, given back or received: seldom of the side that holds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Home, Side
from readout.figures.naming import owner
from readout.figures.sharing import is_rebel
from readout.figures.side_words import WORDS
from readout.names.gazetteer import by_name

_RETURNS = frozenset(["released", "remains", "detained"])
_HARMS = frozenset(["killed", "injured", "casualties"])
_DONE = _HARMS | {"released", "detained"}
_TO_WITHIN, _BEFORE_WITHIN, _HOLDER_WITHIN = 9, 9, 3
_WANTED_WITHIN, _CUSTODY_WITHIN = 6, 4
_WHERE = frozenset(["in", "near", "inside", "outside", "across", "throughout", "into", "against"])
_BROKEN, _CLAUSES = frozenset(';:"'), frozenset("rts")

Mentions = Callable[[int], Sequence[Mention]]


class Captives:
    """The sides of a document's captives; ``mentions`` are those of a sentence, capitals among them."""

    def __init__(self, analysis: Analysis, mentions: Mentions) -> None:
        self._text = analysis.reading.text
        self._mentions = mentions

    def side(self, claim: Claim, home: Home) -> Side | None:
        """The side of captives by where they go, by who gets them, or by who holds them."""
        given = claim.rule.outcome in _RETURNS
        received = None
        if given:
            received = self._wanted_by(claim) or self._returned_to(claim)
            received = received or self._received_by(claim) or self._won_back(claim)
        if received and home.pair and received.name not in {side.name for side in home.pair}:
            received = None
        found = received or (self._of_the_other(claim, home) if claim.rule.outcome in _DONE else None)
        return None if found and is_rebel(claim) and found.name in by_name() else found

    def given(self, claim: Claim) -> Side | None:
        """Whom a number without a noun goes to: "12 went home to Peru and nine to Chile"."""
        group, words = claim.group, claim.clause.words
        goes = group.kind == "bare" and words[group.stop : group.stop + 1] == ("to",)
        return self._returned_to(claim) if goes and claim.rule.outcome in _RETURNS else None

    def of_holder(self, first: Claim, holder: Mention) -> Side | None:
        """Whose captives a second holder has: "Georgia freed 12, Peru nine"; the first holder's."""
        cue = first.cue
        if cue is None or first.rule.outcome not in ("detained", "released") or cue.rule.kind != "object":
            return None
        if cue.voice == "passive":
            return None
        before = [m for m in self._mentions(first.place) if m.end <= first.clause.tokens[cue.start].start]
        return owner(before[-1]) if before and owner(before[-1]).name != owner(holder).name else None

    def _returned_to(self, claim: Claim) -> Side | None:
        """ "Freed and returned 12 prisoners to Georgia"; no side is the body to which they are handed."""
        words, stop = claim.clause.words, claim.group.stop
        if claim.rule.outcome == "detained" and claim.cue and claim.cue.rule.kind != "head":
            return None
        for i in range(stop, min(stop + _TO_WITHIN, len(words) - 1)):
            if claim.clause.letters[i] in _BROKEN:
                return None
            begin = 0 if i == stop else max(0, claim.group.first - 4)
            if words[i] == "to" and not WORDS.returning.isdisjoint(words[begin:i]):
                return self._named(claim, i + 1)
        return None

    def _named(self, claim: Claim, i: int) -> Side | None:
        """The side that begins at a token or behind its article."""
        tokens = claim.clause.tokens
        starts = {t.start for t in tokens[i : i + 2]}
        for mention in self._mentions(claim.place):
            if mention.start in starts and mention.how in ("name", "demonym"):
                return owner(mention)
        return None

    def _received_by(self, claim: Claim) -> Side | None:
        """Who gets people back, welcomes them, or asks for them: "Georgia wants 12 prisoners back"."""
        tokens, first = claim.clause.tokens, claim.group.first
        for i in range(first - 1, max(-1, first - _BEFORE_WITHIN), -1):
            word = claim.clause.words[i]
            if claim.clause.letters[i] in _BROKEN:
                return None
            got = word in WORDS.receiving or (word in WORDS.getting and self._is_back(claim, i))
            if got or word in WORDS.demanding:
                before = [m for m in self._mentions(claim.place) if m.end <= tokens[i].start]
                if not before or self._parted(claim, before[-1], i):
                    return None
                return owner(before[-1]) if before[-1].actor.kind != "group" or got else None
        return None

    def _won_back(self, claim: Claim) -> Side | None:
        """Who gets its people out of another's hands: "Georgia returned 12 men from Peruvian captivity"."""
        cue, tokens, stop = claim.cue, claim.clause.tokens, claim.group.stop
        behind = claim.clause.words[stop : stop + _CUSTODY_WITHIN]
        if behind[:1] != ("from",) or WORDS.custody.isdisjoint(behind):
            return None
        first = min(cue.start, claim.group.start) if cue else claim.group.start
        before = [m for m in self._mentions(claim.place) if m.end <= tokens[first].start]
        if not before or self._parted(claim, before[-1], first):
            return None
        return owner(before[-1])

    def _is_back(self, claim: Claim, i: int) -> bool:
        """Whether "back" or "home" makes people return whom somebody gets, brings or wants."""
        return not WORDS.back.isdisjoint(claim.clause.words[i + 1 : claim.group.stop + 2])

    def _is_place(self, mention: Mention) -> bool:
        """Whether a country is only where it happened: "a strike on a village in Georgia"."""
        before = self._text[max(0, mention.start - 24) : mention.start].lower().split()[-2:]
        return not _WHERE.isdisjoint(before[:1] if before[-1:] == ["the"] else before[-1:])

    def _wanted_by(self, claim: Claim) -> Side | None:
        """Who asks for people's return: "12 men whose release Georgia demanded"."""
        tokens, stop = claim.clause.tokens, claim.group.stop
        words = claim.clause.words[stop : stop + _WANTED_WITHIN]
        if words[:1] != ("whose",) or WORDS.demanding.isdisjoint(words):
            return None
        last = tokens[min(stop + _WANTED_WITHIN, len(tokens)) - 1].end
        wanting = (m for m in self._mentions(claim.place) if tokens[stop].start < m.start < last)
        return next((owner(m) for m in wanting), None)

    def _parted(self, claim: Claim, mention: Mention, i: int) -> bool:
        """Whether a clause ends between a side and a verb, or "from" makes the side a giver."""
        between = claim.clause.letters[bisect_left(claim.clause.row.starts, mention.end) : i]
        giver = self._text[: mention.start].rstrip().endswith((" from", " to", " by"))
        return giver or not _BROKEN.isdisjoint(between) or not _CLAUSES.isdisjoint(between)

    def _of_the_other(self, claim: Claim, home: Home) -> Side | None:
        """Those whom one of a document's two sides kills, holds or frees are of the other."""
        soldiers = claim.category == "military" or claim.group.head in WORDS.prisoners
        if (
            claim.rule.id in WORDS.arrests
            or claim.rule.whose
            or not (soldiers or claim.group.kind == "bare" or claim.rule.outcome in _HARMS)
        ):
            return None
        holder = self._holder(claim)
        if holder is None:
            return None
        if holder.actor.kind == "group":
            return home.army if soldiers and not is_rebel(claim) else None
        name = owner(holder).name
        if name not in {side.name for side in home.pair}:
            return None
        return next(side for side in home.pair if side.name != name)

    def _holder(self, claim: Claim) -> Mention | None:
        """Who takes or frees people, by whom or in whose hands they are."""
        tokens, cue, group = claim.clause.tokens, claim.cue, claim.group
        mentions = [m for m in self._mentions(claim.place) if m.actor.kind in ("country", "group")]
        for mention in mentions:
            if mention.start < tokens[group.start].start:
                continue
            before = self._text[: mention.start].lower().split()[-_HOLDER_WITHIN:]
            after = self._text[mention.end : mention.end + 40].lower().replace(",", " ").split()
            by = before[-1:] == ["by"] or before[-2:] == ["by", "the"]
            if by and (claim.rule.outcome not in _HARMS or _is_done_by(claim, mention)):
                return mention
            if not WORDS.custody.isdisjoint(before) and before[-1] in ("of", "the"):
                return mention
            if not WORDS.custody.isdisjoint(w.strip(".,") for w in after[:2]):
                return mention
        if cue is None or cue.rule.kind != "object" or cue.voice == "passive" or cue.start >= group.start:
            return None
        if claim.relation == "total":
            return None
        doers = [m for m in mentions if not _is_counted(claim, m)]
        before_cue = [m for m in doers if m.end <= tokens[cue.start].start and not self._is_place(m)]
        return before_cue[-1] if before_cue and not self._parted(claim, before_cue[-1], cue.start) else None


def _is_done_by(claim: Claim, mention: Mention) -> bool:
    """Whether a side is named right behind a verb as who did it: "were wounded by Georgian fire"."""
    cue, tokens = claim.cue, claim.clause.tokens
    if cue is None or claim.clause.words[cue.end : cue.end + 1] != ("by",):
        return False
    return mention.start in {token.start for token in tokens[cue.end + 1 : cue.end + 3]}


def _is_counted(claim: Claim, mention: Mention) -> bool:
    """Whether a side is that of counted people, who did nothing: "killing four Fijians and wounding 19"."""
    first = bisect_left(claim.clause.row.starts, mention.start)
    return any(group.start <= first < group.stop for group in claim.clause.groups)
