"""Whom an attack struck: those whom it harmed are theirs, and not of who attacked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.home import Side
from readout.figures.naming import name, side
from readout.figures.side_words import WORDS
from readout.text.morphology import plural, verb

_HARMS = frozenset(["killed", "injured", "missing", "casualties"])
_ATTACKING = frozenset(form for base in WORDS.attacking for form in verb(base))
_FIRING = frozenset(form for base in WORDS.firing for form in verb(base))
_ATTACKS = frozenset(form for noun in WORDS.attacks for form in (noun, plural(noun)))
_ATTACKS_OF = frozenset(form for noun in WORDS.attacks_of for form in (noun, plural(noun)))
_TOWARDS = frozenset(["on", "at", "against", "upon", "into", "towards", "with"])
_WITHIN, _FIRED_WITHIN, _OWN_WITHIN = 8, 3, 5
_HYPHENS = (("-",), ("‑",))
_ENDS = frozenset(";:,cvtbhmryk")
_PARTS = frozenset(";:,ctbhmrypd")
_JOINS = frozenset("cr")


def struck(claim: Claim, mentions: Sequence[Mention]) -> Side | None:
    """The side attacked in a claim's sentence, if its people are who came to harm.

    ``mentions`` are those of the sentence that can be a side.
    """
    cue, clause = claim.cue, claim.clause
    if cue is None or claim.rule.outcome not in _HARMS or claim.group.head in WORDS.attackers:
        return None
    for i, at in _words(clause):
        mention = _object(clause, at, mentions)
        if mention and _harmed(claim, i, _stop(clause, mention)):
            return side(mention)
    return None


def _words(clause: Clause) -> Iterator[tuple[int, int]]:
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
            held = clause.words[_stop(clause, mention) : _stop(clause, mention) + 1] in _HYPHENS
            return mention if not held and _ENDS.isdisjoint(clause.letters[at:first]) else None
    return None


def _stop(clause: Clause, mention: Mention) -> int:
    return bisect_left(clause.row.starts, mention.end)


def attacks(told: str, claim: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether a claim of harm stands in a sentence of that side's attacks: "a Georgian-led air strike"."""
    clause = claim.clause
    if claim.rule.outcome not in _HARMS or clause.sentence.words.isdisjoint(_ATTACKS | _ATTACKS_OF):
        return False
    return any(name(m) == told and _attacks_itself(clause, _stop(clause, m)) for m in mentions)


def _attacks_itself(clause: Clause, stop: int) -> bool:
    """Whether the words from a token on are an attack of the nation before it."""
    behind = clause.words[stop : stop + _OWN_WITHIN]
    first = next((k for k, word in enumerate(behind) if word in _ATTACKS | _ATTACKS_OF), None)
    return first is not None and _PARTS.isdisjoint(clause.letters[stop : stop + first])


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
