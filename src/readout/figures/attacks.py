"""Whom an attack struck: those whom it harmed are theirs, and not of who attacked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.side_words import WORDS
from readout.text.morphology import plural, verb

_HARMS = frozenset(["killed", "injured", "missing", "casualties"])
_ATTACKING = frozenset(form for base in WORDS.attacking for form in verb(base))
_FIRING = frozenset(form for base in WORDS.firing for form in verb(base))
_ATTACKS = frozenset(form for noun in WORDS.attacks for form in (noun, plural(noun)))
_ATTACKS_OF = frozenset(form for noun in WORDS.attacks_of for form in (noun, plural(noun)))
_TOWARDS = frozenset(["on", "at", "against", "upon", "into", "towards", "with"])
_WITHIN, _FIRED_WITHIN = 8, 3
_ENDS = frozenset(";:,cvtbhmryk")
_JOINS = frozenset("cr")


def struck(claim: Claim, mentions: Sequence[Mention]) -> Mention | None:
    """The side attacked in a claim's sentence, if its people are who came to harm.

    ``mentions`` are those of the sentence that can be a side.
    """
    cue, clause = claim.cue, claim.clause
    if cue is None or claim.rule.outcome not in _HARMS or claim.group.head in WORDS.attackers:
        return None
    for i, at in _attacks(clause):
        mention = _object(clause, at, mentions)
        if mention and _harmed(claim, i, bisect_left(clause.row.starts, mention.end)):
            return mention
    return None


def _attacks(clause: Clause) -> Iterator[tuple[int, int]]:
    """The tokens of words for an attack, each with the token at which those attacked may stand."""
    words = clause.words
    for i in clause.row.where(_ATTACKING | _FIRING | _ATTACKS | _ATTACKS_OF):
        word, following = words[i], words[i + 1 : i + 1 + _FIRED_WITHIN]
        to = next((k for k, w in enumerate(following, i + 2) if w in _TOWARDS), None)
        if word in _ATTACKS_OF and following[:1] == ("of",):
            yield i, i + 2
        elif to and (word in _FIRING or word in _ATTACKS):
            yield i, to
        elif word in _ATTACKING and clause.before(i) != "d":
            yield i, i + 1


def _object(clause: Clause, at: int, mentions: Sequence[Mention]) -> Mention | None:
    """The first side that is named from a token on, in the same phrase."""
    for mention in mentions:
        first = bisect_left(clause.row.starts, mention.start)
        if at <= first < at + _WITHIN:
            return mention if _ENDS.isdisjoint(clause.letters[at:first]) else None
    return None


def _harmed(claim: Claim, attack: int, stop: int) -> bool:
    """Whether it is those attacked, named before token ``stop``, who came to harm.

    They did where who attacked goes on to harm ("attacked a post, killing 12"), where the attack itself
    does, and where people come to harm in it or when others attack.
    """
    cue, clause = claim.cue, claim.clause
    assert cue
    word, noun = clause.words[attack], clause.before(attack) in ("d", "o", "e")
    if cue.rule.kind == "object" and cue.voice != "passive" and cue.start < claim.group.start:
        goes_on = clause.words[cue.start].endswith("ing") or clause.before(cue.group) in _JOINS
        return stop <= cue.start and (goes_on or word in _ATTACKS | _ATTACKS_OF)
    first = claim.group.start
    lead = clause.letters[min(first, attack) : max(first, attack)]
    if attack < first:
        return word in _ATTACKS | _ATTACKS_OF and "p" in clause.letters[:attack]
    return noun and ("s" in lead or ("p" in lead and word in _ATTACKS | _ATTACKS_OF))
