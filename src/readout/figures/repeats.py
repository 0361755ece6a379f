"""Repeats: the second mention of a claim that the document has made before."""

from __future__ import annotations

from collections.abc import Sequence

from readout.figures.claims import Claim

_MEMORY = 24


def marked(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with the earlier one that it repeats, if it repeats one."""
    found: list[Claim] = []
    firsts: dict[int | None, list[Claim]] = {}
    for claim in claims:
        same = firsts.setdefault(claim.value, [])
        first = next((c for c in same[:_MEMORY] if _repeats(claim, c)), None)
        if first:
            claim = claim._replace(
                first=first,
                side=claim.side or first.side,
                side_cue=claim.side_cue or first.side_cue,
                category=claim.category or first.category,
            )
        else:
            same.append(claim)
        found.append(claim)
    return found


def _repeats(claim: Claim, first: Claim) -> bool:
    """Same number, same fate, and nothing that tells them apart; small numbers only close by or headlined."""
    if claim.value is None or claim.value != first.value:
        return False
    if claim.rule.outcome != first.rule.outcome and claim.source is not first:
        return False
    if not _agree(claim.side, first.side) or not _agree(claim.category, first.category):
        return False
    if claim.place == first.place:
        return False
    return claim.value >= 10 or first.place == 0 or claim.relation == "same"


def _agree(a: str, b: str) -> bool:
    return not a or not b or a == b
