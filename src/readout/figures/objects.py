"""The object of a verb: right behind it, behind a place, or before it in a relative clause."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.links import (
    TO_COMPANION,
    TO_CONTACT,
    TO_DATED,
    TO_FOLLOWING,
    TO_HEAVY,
    TO_LOSS,
    TO_OBJECT,
    Link,
    to_the_left,
    to_the_right,
)
from readout.figures.nouns import NOUNS
from readout.figures.relatives import antecedent, whom_before
from readout.text.letters import GRAMMAR

_BUT_WITHIN = 9
_FRONT = re.compile(r"(?:.*[;,c])?[ac]*")
_CLOSES = frozenset(["", ";", ",", "p", "s", "c", ")", '"', "-"])


def object_of(clause: Clause, cue: Cue) -> Link | None:
    """The object of an active verb; a form that may be a participle can follow its people instead."""
    if _is_noun(clause, cue):
        return None
    if (whom := whom_before(clause, cue)) is not None:
        return antecedent(clause, cue, whom)
    if cue.voice == "bare" and _FRONT.fullmatch(clause.letters[: cue.start]):
        found = to_the_right(clause, cue, TO_FOLLOWING, "inverted")
        if found:
            return found
    if cue.voice == "active":
        found = to_the_right(clause, cue, TO_OBJECT, "object") or _heavy_object(clause, cue)
        if cue.rule.whose == "object":
            found = found or to_the_right(clause, cue, TO_LOSS, "object")
        return found or _object_before(clause, cue) or _beside_object(clause, cue)
    follows = clause.at(cue.end)
    found = _heavy_object(clause, cue)
    if found:
        return found
    timed = _is_time(clause, cue.end)
    aside = timed or (follows != "" and clause.words[cue.end] in GRAMMAR.asides)
    if aside and clause.words[cue.end] == "not":
        aside = "but" not in clause.words[cue.end : cue.end + _BUT_WITHIN]
    if follows and follows in 'dnoaeG":' and not aside:
        found = to_the_right(clause, cue, TO_OBJECT, "object")
        if cue.rule.whose == "object":
            found = found or to_the_right(clause, cue, TO_LOSS, "object")
        if cue.rule.whose == "subject" and follows == "G":
            return found
    named = _is_name(clause, cue) or (follows in ("d", "n") and not timed)
    if named and clause.words[cue.end] not in GRAMMAR.asides:
        return found or _beside_object(clause, cue)
    return found or (None if NOUNS.starting(clause.tokens, cue.end) else to_the_left(clause, cue))


def _is_time(clause: Clause, at: int) -> bool:
    """Whether a time stands where an object might: "12 injured a day earlier", "12 killed the same night"."""
    span = next(
        (i for i in range(at + 1, at + 3) if not GRAMMAR.spans.isdisjoint(clause.words[i : i + 1])), 0
    )
    if clause.at(at) != "d" or not span:
        return False
    return clause.at(span + 1) in _CLOSES or clause.words[span + 1] in GRAMMAR.span_ends


def _is_noun(clause: Clause, cue: Cue) -> bool:
    """Whether a word that may be a verb is a noun: "the release papers", "its arrest warrants"."""
    alone = cue.end == cue.start + 1 and cue.group == cue.start
    plain = alone and cue.voice == "active" and not clause.words[cue.start].endswith("ing")
    before = clause.words[max(0, cue.start - 1)] if cue.start else ""
    return plain and (before == "the" or before in GRAMMAR.articles | GRAMMAR.possessives)


def _heavy_object(clause: Clause, cue: Cue) -> Link | None:
    """An object behind a place or time: "handed over to Peru 12 prisoners", "killed in Arica 12 people"."""
    dated = clause.words[cue.end : cue.end + 1] in (("last",), ("this",))
    if not (dated or clause.at(cue.end) in ("p", "m")) or clause.before(cue.group) not in ("o", "n", "m"):
        return None
    found = to_the_right(clause, cue, TO_DATED if dated else TO_HEAVY, "object")
    return found if found and clause.groups[found.group].kind == "people" else None


def _beside_object(clause: Clause, cue: Cue) -> Link | None:
    """A group beside an object without a number: "killed the mayor, as well as two farmers"."""
    return to_the_right(clause, cue, TO_COMPANION, "list")


def _is_name(clause: Clause, cue: Cue) -> bool:
    """Whether a name follows a verb, so that its people act: "two soldiers killed Ann Lee".

    Behind "evacuated" it may be the place that they left.
    """
    if cue.rule.outcome == "displaced":
        return False
    if clause.at(cue.end) != "o":
        return False
    if clause.sentence.shouted:
        return NOUNS.starting(clause.tokens, cue.end) is None
    return clause.tokens[cue.end].text.istitle() and clause.tokens[cue.anchor].text.islower()


def _object_before(clause: Clause, cue: Cue) -> Link | None:
    """The object that a relative clause stands behind: "the seven policemen (whom) it holds"."""
    return to_the_left(clause, cue, TO_CONTACT) if clause.at(cue.end) not in ("d", "n", "G") else None
