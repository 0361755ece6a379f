"""Whose people they are by the claims beside them: joined, listed, going on from those told of before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.figures.claims import Claim
from readout.figures.kinds import neighbour
from readout.figures.side_words import WORDS
from readout.text.letters import GRAMMAR

_REACH_OF_BOTH = 8
_OF_PARTS = "kc"
_LOST = frozenset(["injured", "missing"])


def of_both(claim: Claim) -> bool:
    """Whether people are of both sides alike: "1,000 prisoners from each side"."""
    behind = claim.clause.words[claim.group.stop : claim.group.stop + _REACH_OF_BOTH]
    at = next((i for i, word in enumerate(behind[:-1]) if word in WORDS.both), 0)
    return at > 0 and behind[at - 1] in ("on", "from", "of", "for") and behind[at + 1] in ("side", "sides")


def of_the_other(claim: Claim) -> bool:
    """Whether people are of who stands against those told of before: "on the other side 30 had died"."""
    words, first, stop = claim.clause.words, claim.group.first, claim.group.stop
    near = (*words[max(0, first - _REACH_OF_BOTH) : first], *words[stop : stop + _REACH_OF_BOTH])
    return any(a in WORDS.opposite and b == "side" for a, b in pairwise(near))


def from_the_last(claims: list[Claim]) -> list[Claim]:
    """Numbers without a noun with the side of the one that has it: "12, 15 and 20 Georgians".

    What two parts are said to be is said of both: "ten of the dead and five of the wounded were police".
    """
    for k in range(len(claims) - 1, 0, -1):
        claim, after = claims[k - 1], claims[k]
        if claim.group.kind != "bare":
            continue
        between = "".join(claim.clause.letters[claim.group.stop : after.group.first])
        if not claim.side and after.side and between in ("c", ",", ",c"):
            claim = claim._replace(side=after.side, side_cue=after.side_cue)
        if not claim.category and between == _OF_PARTS and after.group.kind == "bare":
            claim = claim._replace(category=after.category)
        claims[k - 1] = claim
    return claims


def joined(claim: Claim, sentence: Sequence[Claim]) -> Claim | None:
    """The claim that "and" joins people to: "two Georgian soldiers and a civilian were killed"."""
    if not sentence or claim.group.head in GRAMMAR.strangers:
        return None
    last = sentence[-1]
    if is_rebel(claim) or is_rebel(last):
        return None
    between = claim.clause.letters[last.group.stop : claim.group.first]
    return last if claim.group.head and "".join(between) == "c" else None


def disputed(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The claim whose number another source contests: "Peru counts 12 dead, the Front said 20 had died"."""
    last = before[-1] if before else None
    if last is None or claim.place - last.place > 1 or last.rule.outcome != claim.rule.outcome:
        return None
    apart = bool(claim.speaker and last.speaker) and claim.speaker != last.speaker
    bare = {claim.group.kind, last.group.kind} == {"bare"}
    return last if bare and apart and not claim.speaker_country else None


def leans_on_unsided(claim: Claim, sentence: Sequence[Claim]) -> bool:
    """Whether a number goes on from people of no side: "killing a rebel and wounding two others"."""
    last = neighbour(claim, sentence)
    if last is None or last.side:
        return False
    fighter = is_rebel(last) or (last.category == "military" and not is_regular(last))
    return fighter or last.group.head in GRAMMAR.strangers


def fellow_of(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The claim of those beside whom people fell: "a soldier was killed and his two comrades wounded"."""
    last = before[-1] if before and claim.group.head in WORDS.fellows else None
    return last if last and claim.place - last.place <= 1 else None


def is_rebel(claim: Claim) -> bool:
    """Whether a claim is of fighters of no state: "rebel fighters", "guerrillas", "12 rebel casualties"."""
    group = claim.group
    words = (*group.head.split(), *claim.clause.words[group.end : group.stop])
    return not is_loyal(claim) and not GRAMMAR.rebels.isdisjoint(words)


def is_loyal(claim: Claim) -> bool:
    """Whether a claim is of fighters for a government: "government militiamen"."""
    return not GRAMMAR.loyal.isdisjoint(claim.clause.words[claim.group.end : claim.group.stop])


def is_regular(claim: Claim) -> bool:
    """Whether a claim is of soldiers or police of a state."""
    return (
        claim.category == "police"
        or claim.group.head in GRAMMAR.regulars
        or (claim.category == "military" and claim.group.head.endswith("personnel"))
    )


def lost(claim: Claim) -> bool:
    """Whether an army speaks of men whom it has lost: "12 men were wounded, the army said"."""
    men = claim.group.head == "man"
    return (
        men and not GRAMMAR.services.isdisjoint(claim.speaker.lower().split()) and claim.rule.outcome in _LOST
    )


def goes_with(before: Claim, claim: Claim) -> bool:
    """Whether a bare number can be of the people told of before: those detained may be released."""
    outcomes = (before.rule.outcome, claim.rule.outcome)
    return outcomes[0] == outcomes[1] or set(outcomes) == {"detained", "released"}
