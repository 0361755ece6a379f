"""Clauses that leave out their verb: "freed 30 in May and the army six", "the north lost 12, the south 9"."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.figures.links import Link
from readout.text.letters import GRAMMAR

_REST = r"(?:d?[eo]{1,4})?(?:[pfe][donfaeG\"']{0,8}+|\([^()]*+\)|a)*"
_REMNANT = r"(?P<rest>p?[dao\"]{1,6}|pn)"
_GAP = re.compile(rf"{_REST}(?:[,;][cs]{{0,2}}|[cs]{{1,2}}){_REMNANT}[,:]?[a\"]*")
_ENDS = frozenset(["", "p", "f", "c", ";", ")"])
_MOST_COMMON_WORDS = 1
_PEOPLE = frozenset(["people", "likely"])


def fill(clause: Clause, best: dict[int, Link]) -> None:
    """Give the bare numbers of a clause without a verb the links of their counterparts before it."""
    for k in range(1, len(clause.groups)):
        link = best.get(k - 1)
        if k in best or link is None or not _is_gapped(clause, link, k):
            continue
        first, second = _row(clause, best, k - 1), _bare_row(clause, best, k)
        if len(first) > 1 and len(first) == len(second):
            pairs = zip(second, (best[i] for i in first), strict=True)
        else:
            pairs = zip([k], [link], strict=True)
        for i, counterpart in pairs:
            best[i] = counterpart._replace(group=i, relation="list", relative=False)


def _is_gapped(clause: Clause, link: Link, k: int) -> bool:
    """Whether group ``k`` stands behind what is left of a clause: its subject, or its place or time."""
    before, group = clause.groups[k - 1], clause.groups[k]
    held = link.relation == "object" and group.kind in ("people", "likely") and before.kind in _PEOPLE
    if (
        not (group.kind == "bare" or (held and not group.article))
        or group.part
        or group.definite
        or not _ends_there(clause, group)
    ):
        return False
    start = max(before.stop, link.cue.tail[1] if link.cue.tail else link.cue.end)
    start = start if start <= group.first else before.stop
    found = _GAP.fullmatch(clause.letters, start, group.first)
    if found is None:
        return False
    rest = [t for t in clause.tokens[found.start("rest") : found.end("rest")] if t.text[0].isalpha()]
    plain = [t for t in rest if not t.text[0].isupper() and t.lower not in _FUNCTION]
    return len(plain) <= _MOST_COMMON_WORDS


_FUNCTION = GRAMMAR.determiners | GRAMMAR.prepositions | GRAMMAR.adverbs


def _ends_there(clause: Clause, group: Group) -> bool:
    """Whether nothing but a place or a time follows a number."""
    if clause.at(group.stop) in _ENDS:
        return True
    return clause.words[group.stop] in GRAMMAR.when


def _row(clause: Clause, best: dict[int, Link], last: int) -> list[int]:
    """The governed groups of the clause that ends with group ``last``, if each has another outcome."""
    found = [last]
    for i in range(last - 1, -1, -1):
        if ";" in clause.letters[clause.groups[i].stop : clause.groups[i + 1].first] or i not in best:
            break
        found.insert(0, i)
    outcomes = {best[i].cue.rule.outcome for i in found}
    return found if len(outcomes) == len(found) else [last]


def _bare_row(clause: Clause, best: dict[int, Link], first: int) -> list[int]:
    """The bare numbers without a governor from group ``first`` to the end of its clause."""
    found = [first]
    for i in range(first + 1, len(clause.groups)):
        between = clause.letters[clause.groups[i - 1].stop : clause.groups[i].first]
        if ";" in between or i in best or clause.groups[i].kind != "bare":
            break
        found.append(i)
    return found
