"""Whom an attack struck: those whom it harmed are theirs, and not of who attacked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.home import Side
from readout.figures.locales import HARMS
from readout.figures.naming import name, side
from readout.figures.side_words import WORDS
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural, verb

_ATTACKING = frozenset(form for base in WORDS.attacking for form in verb(base))
_FIRING = frozenset(form for base in WORDS.firing for form in verb(base))
_ATTACKS = frozenset(form for noun in GRAMMAR.attacks for form in (noun, plural(noun)))
_ATTACKS_OF = frozenset(form for noun in GRAMMAR.attacks_of for form in (noun, plural(noun)))
_ALL = _ATTACKING | _FIRING | _ATTACKS | _ATTACKS_OF
_TOWARDS = frozenset(["on", "at", "against", "upon", "into", "towards", "with"])
_WITHIN, _FIRED_WITHIN, _OWN_WITHIN = 8, 3, 5
_BY = frozenset(["from", "by"])
_HYPHENS = (("-",), ("‑",))
_ENDS = frozenset(";:,cvtbhmryk")
_PARTS = frozenset(";:,ctbhmrypd")
_JOINS = frozenset("cr")


class Attacks:
    """The attacks of a document's sentences; ``mentions`` are those of a sentence that can be a side."""

    def __init__(self, mentions: Callable[[int], Sequence[Mention]]) -> None:
        self._mentions = mentions
        self._struck: dict[int, list[tuple[int, Mention]]] = {}
        self._attackers: dict[int, frozenset[str]] = {}

    def struck(self, claim: Claim) -> Side | None:
        """The side attacked in a claim's sentence, if its people are who came to harm."""
        clause = claim.clause
        if claim.cue is None or claim.rule.outcome not in HARMS or claim.group.head in WORDS.attackers:
            return None
        if claim.place not in self._struck:
            self._struck[claim.place] = list(_struck(clause, self._mentions(claim.place)))
        told = self._struck[claim.place]
        return next((side(m) for i, m in told if _harmed(claim, claim.cue, i, _stop(clause, m))), None)

    def unless_by(self, side: Side | None, claim: Claim) -> Side | None:
        """The side, unless it is the one whose attacks a claim's sentence tells of."""
        return side if side and not self.by(side.name, claim) else None

    def by(self, told: str, claim: Claim) -> bool:
        """Whether a claim of harm stands in a sentence of that side's attacks: "Georgian-led strikes"."""
        if claim.rule.outcome not in HARMS:
            return False
        if claim.place not in self._attackers:
            self._attackers[claim.place] = _attackers(claim.clause, self._mentions(claim.place))
        return told in self._attackers[claim.place]


def _struck(clause: Clause, mentions: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    """The words for an attack, by their tokens, each with the side that it struck."""
    firsts = [bisect_left(clause.row.starts, mention.start) for mention in mentions]
    for i, at in _words(clause):
        k = bisect_left(firsts, at)
        if k == len(firsts) or firsts[k] >= at + _WITHIN:
            continue
        stop = _stop(clause, mentions[k])
        held = clause.words[stop : stop + 1] in _HYPHENS
        held = held or clause.words[firsts[k] - 1 - (clause.before(firsts[k]) == "d")] in _BY
        held = held or _begins_name(clause, mentions[k], firsts[k], stop)
        if not held and _ENDS.isdisjoint(clause.letters[at : firsts[k]]):
            yield i, mentions[k]


def _begins_name(clause: Clause, mention: Mention, first: int, stop: int) -> bool:
    """Whether a nation's adjective only begins a name: "the Georgian Maternity Hospital"."""
    first += clause.letters[first] == "d"
    return mention.how == "demonym" and stop - first > 1 and clause.tokens[stop - 1].text.istitle()


def _words(clause: Clause) -> Iterator[tuple[int, int]]:
    """The tokens of words for an attack, each with the token at which those attacked may stand."""
    words = clause.words
    for i in clause.row.where(_ALL):
        word, following = words[i], words[i + 1 : i + 1 + _FIRED_WITHIN]
        to = next((k for k, w in enumerate(following, i + 2) if w in _TOWARDS), None)
        if word in _ATTACKS_OF and following[:1] == ("of",):
            yield i, i + 2
        elif to and (word in _FIRING or word in _ATTACKS):
            yield i, to
        elif word in _ATTACKING and clause.before(i) != "d":
            yield i, i + 1


def _stop(clause: Clause, mention: Mention) -> int:
    return bisect_left(clause.row.starts, mention.end)


def _attackers(clause: Clause, mentions: Sequence[Mention]) -> frozenset[str]:
    """The sides whose attacks a sentence speaks of."""
    if clause.sentence.words.isdisjoint(_ATTACKS | _ATTACKS_OF):
        return frozenset()
    return frozenset(
        [name(m) for m in mentions if _attacks_itself(clause, _stop(clause, m)) or _led(clause, m)]
    )


def _attacks_itself(clause: Clause, stop: int) -> bool:
    """Whether the words from a token on are an attack of the nation before it."""
    behind = clause.words[stop : stop + _OWN_WITHIN]
    first = next((k for k, word in enumerate(behind) if word in _ATTACKS | _ATTACKS_OF), None)
    return first is not None and _PARTS.isdisjoint(clause.letters[stop : stop + first])


def _led(clause: Clause, mention: Mention) -> bool:
    """Whether a nation stands behind its attack: "strikes from Fiji", "the shelling by Fijian forces"."""
    first = bisect_left(clause.row.starts, mention.start)
    first -= clause.before(first) == "d"
    return first > 1 and clause.words[first - 1] in _BY and clause.words[first - 2] in _ATTACKS | _ATTACKS_OF


def _harmed(claim: Claim, cue: Cue, attack: int, stop: int) -> bool:
    """Whether it is those attacked, named before token ``stop``, who came to harm.

    They did where who attacked goes on to harm ("attacked a post, killing 12"), where the attack itself
    does, and where people come to harm in it or when others attack.
    """
    clause = claim.clause
    word, noun = clause.words[attack], clause.before(attack) in ("d", "o", "e")
    if cue.rule.kind == "object" and cue.voice != "passive" and cue.start < claim.group.start:
        goes_on = clause.words[cue.start].endswith("ing") or clause.before(cue.group) in _JOINS
        return stop <= cue.start and (goes_on or word in _ATTACKS | _ATTACKS_OF)
    first = claim.group.start
    lead = clause.letters[min(first, attack) : max(first, attack)]
    if attack < first:
        return word in _ATTACKS | _ATTACKS_OF and "p" in clause.letters[:attack]
    return noun and ("s" in lead or ("p" in lead and word in _ATTACKS | _ATTACKS_OF))
