"""What the clause around a meeting says of it: mode, status, time, place, occasion and length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from readout.meetings.chunks import Chunk, Chunks, all_but, first_from
from readout.meetings.circumstance_words import LEXICON as LEXICON
from readout.meetings.circumstance_words import Circumstance
from readout.meetings.phrasetable import PhraseTable
from readout.meetings.ranks import ranked
from readout.meetings.words import CUES, LETTERS, NOUNS, expand, parts_pattern
from readout.text.morphology import is_past
from readout.text.tokens import Sentence, Token

Words = tuple[int, int]
_CAME = 4
_NEXT = 2
_VERBS = frozenset({"AUX", "HAVE", "HOLD"})


def phrases_of(rules: Sequence[Circumstance], side: str) -> PhraseTable:
    """Phrase -> name of its rule; a phrase that two rules claim belongs to the first."""
    named: dict[str, str] = {}
    for rule in rules:
        for phrase in (p for line in getattr(rule, side) for p in expand(line)):
            named.setdefault(phrase, rule.name)
    return PhraseTable(named)


_BEFORE = phrases_of(LEXICON.statuses, "before")
_AFTER = phrases_of(LEXICON.statuses, "after")
_RANKS = {rule.name: n for n, rule in enumerate(LEXICON.statuses)}
_DENIALS = frozenset(phrase for line in LEXICON.denials for phrase in expand(line))
_RESOLVED = PhraseTable({phrase: "planned" for line in LEXICON.resolved for phrase in expand(line)})
_RELATIVE = re.compile(
    parts_pattern(
        "(?:IN PLACE|ABOUT?TIME){0,2}COMMA?BREAK(?=AUX|HAVE)"
        "|(?:OF[X ROLE]{1,3})?ABOUT[X BOND OWNER]{1,5}COMMA?BREAK(?=AUX[AUX TO]{0,3}HOLD?(?:IN|ABOUT|TIME))"
    )
)
_INSERTED = re.compile(
    parts_pattern(
        "(?:ABOUT|IN)?TIME"
        "(?=TO(?:[X NOT HAVE AUX]{0,2}|[X AUX]{0,2}HOLD[X BOND DASH WHO OWNER MEDIATED]{0,6})$)"
    )
)
_AT_NOUN = re.compile(parts_pattern("(?:IN|DURING)[X TIME OWNER BOND]{0,3}$"))
_TO_MEET = re.compile(parts_pattern("TO(?:AUX|HAVE|X|NOT){0,2}[MEET TALK PHONE SEE RECEIVE]"))
_DAY_FOR = re.compile(parts_pattern("[X AUX](?:ABOUT)?TIME PREPOSITION[X OWNER TIME]{0,3}$"))
_TO_ACT = re.compile(parts_pattern("(?:(?:ABOUT|IN)?TIME)?TO"))
_OFF = PhraseTable({phrase: "cancelled" for line in LEXICON.off for phrase in expand(line)})
_THWARTED = PhraseTable({phrase: "cancelled" for line in LEXICON.thwarted for phrase in expand(line)})
_APART = PhraseTable({phrase: "" for line in LEXICON.apart for phrase in expand(line)})
_NO_BREAK = all_but({"BREAK"})
_NO_CUE = all_but(CUES)
_CLAUSE = all_but({"BREAK"} | CUES)
_VERB = "".join(LETTERS[part] for part in ("AUX", "HAVE", "NOT", "X", "TIME", "TO", "HOLD"))
_GOVERNING = all_but({"BREAK", "AFTER", "BEFORE", "DURING"})
_GOVERNING_NOUN = all_but({"BREAK", "AFTER", "BEFORE", "DURING", "IN"})
_GOVERNED = all_but({"BREAK", "AFTER", "BEFORE"} | CUES)
_SAID = re.compile(
    parts_pattern("COMMA(?:X|ROLE)?WHO(?:AUX|HAVE|X|TIME|ABOUT){0,4}SAY(?!(?:WHO|X)?(?:ABOUT?TIME)?COMMA)")
)
_GOING = all_but({"BREAK", "HOLD", "AFTER"} | CUES)
_NO_VERB = all_but(_VERBS | CUES)
_JOINING = LETTERS["AND"] + LETTERS["THEN"]
_HOLD = LETTERS["HOLD"]
_OWN = "".join(LETTERS[part] for part in ("X", "BOND", "TIME", "PLACE", "WHO", "OWNER", "DASH"))

_ITS = frozenset(["their", "his", "her", "its"])
_QUOTES = frozenset('"“”«»„')
_ARTICLES = frozenset(["a", "an", "the"])


class Said(NamedTuple):
    """A value with the words that give it; no words where it is what goes without saying."""

    value: str
    words: Words | None = None


def one_by_one(clause: Chunks, cue: int, sentence: Sentence) -> bool:
    """Whether the clause says that its parties were met apart from each other."""
    return any(_APART.between(sentence, *clause.window(cue, _NO_BREAK)))


def status_of(clause: Chunks, cue: int, subject: int | None, near: int, sentence: Sentence) -> Said:
    """Held, unless the words that govern the cue plan, propose or cancel it.

    ``subject`` is the chunk of the subject. What stands before the offset ``near`` governs something else.
    """
    chunk = clause.chunks[cue]
    urged = subject is not None and _urged(clause, subject)
    start = max(near, _governing_from(clause, cue, None if urged else subject, sentence))
    found = [
        *_governing(clause, cue, start, sentence),
        *_AFTER.between(sentence, chunk.end, _governed_to(clause, cue)),
    ]
    if chunk.part in NOUNS:
        last = clause.chunks[clause.around(cue, _NO_CUE)[1] :][:2][-1]
        found += _OFF.between(sentence, chunk.end, last.end)
    times = [c for c in clause.chunks if c.part == "TIME"] if found else []
    found = [f for f in found if not (f[0] == "proposed" and any(t.start <= f[1][0] < t.end for t in times))]
    found = [f for f in found if not _came(f[1][0], f[1][1], sentence) and not _having(f[1], clause, cue)]
    found = [f for f in found if not _untold(f[1][1], sentence) and not _as_reported(f[1][0], sentence)]
    found = [f for f in found if not (clause.told_aside(f[1][0]) or _of_another(f[1], clause, cue, sentence))]
    if found:
        value, words = min(found, key=lambda f: (_RANKS[f[0]], f[1]))
        if value == "planned" and (came := next(_THWARTED.between(sentence, chunk.end, sentence.end), None)):
            return Said(*came)
        settled = value == "proposed" and any(_RESOLVED.between(sentence, 0, words[0]))
        return Said("planned" if settled else value, words)
    if proposal := _proposal(clause, cue, sentence):
        return Said("proposed", proposal)
    if fixed := _fixed(clause, cue, sentence):
        return Said("planned", fixed)
    journey = _journey(clause, cue, sentence)
    if journey and (journey.start >= start or chunk.part in NOUNS):
        return Said("planned", (journey.start, journey.end))
    verb = _verb_of(clause, cue)
    to = clause.chunks[verb - 1] if verb and (urged or _heads(clause, verb, sentence)) else None
    ahead = to is not None and to.part == "TO" and not ranked(to.start, sentence)
    return Said("planned", (to.start, to.end)) if to and ahead else Said("held")


def _governing(clause: Chunks, cue: int, start: int, sentence: Sentence) -> Iterator[tuple[str, Words]]:
    """The phrases before a cue, as if no time stood among them: "refused on Monday to meet"."""
    chunks, end = clause.chunks, clause.chunks[cue].start
    inserted = _INSERTED.search(clause.letters, 0, cue)
    if inserted is None:
        return _BEFORE.between(sentence, start, end)
    time = range(chunks[inserted.start()].start, chunks[inserted.end() - 1].end)
    return _BEFORE.among([t for t in sentence.tokens if t.start not in time], start, end)


def _of_another(said: Words, clause: Chunks, cue: int, sentence: Sentence) -> bool:
    """Whether words behind a cue are of something else: "met and put off a vote", "cancelled their lunch"."""
    chunk, (start, end) = clause.chunks[cue], said
    if start < chunk.end:
        return False
    if not _ITS.isdisjoint(sentence.lower[first_from(sentence.tokens, end) :][:1]):
        return True
    behind = next((n for n, c in enumerate(clause.chunks) if c.start >= end), len(clause.chunks))
    if _TO_MEET.match(clause.letters, behind):
        return True
    first = first_from(sentence.tokens, start)
    if sentence.lower[first] == "to" and _AT_NOUN.search(clause.letters, 0, cue):
        return True
    words = sentence.lower[:first]
    before = next((word for word in reversed(words) if word not in _QUOTES), "")
    joined = before in LEXICON.joining and LETTERS["WHO"] in clause.letters[:cue]
    done = chunk.part not in NOUNS and _is_past(chunk, sentence)
    return done or before in LEXICON.attributive or joined


def _governing_from(clause: Chunks, cue: int, subject: int | None, sentence: Sentence) -> int:
    """From where words can govern a cue: from its clause's start, behind its subject and an aside."""
    chunks = clause.chunks
    noun = chunks[cue].part in NOUNS
    start, _ = clause.window(cue, _GOVERNING_NOUN if noun else _GOVERNING)
    if subject is not None and chunks[subject].end <= chunks[cue].start:
        start = max(start, chunks[subject].end)
    if aside := clause.aside(cue):
        start = max(start, chunks[aside.stop - 1].end)
    if subject is not None and not noun:
        start = max(start, chunks[_behind_aside(clause, subject, cue)].start)
    having = clause.around(cue, _OWN)[0] - 1
    if having >= 0 and chunks[having].part == "HAVING":
        return chunks[having].start
    verb = _verb_of(clause, cue)
    joined = verb and clause.letters[verb - 1] in _JOINING and _is_past(chunks[verb], sentence)
    return max(start, chunks[verb].start) if joined else start


def _verb_of(clause: Chunks, cue: int) -> int:
    """The chunk of a cue, or of the verb that a noun is the object of: "held talks"."""
    if clause.chunks[cue].part not in NOUNS:
        return cue
    first = clause.around(cue, _OWN)[0]
    return first - 1 if clause.letters[first - 1 : first] == _HOLD else cue


def _is_past(chunk: Chunk, sentence: Sentence) -> bool:
    word = sentence.lower[first_from(sentence.tokens, chunk.start)]
    return word in LEXICON.past or is_past(word)


def _behind_aside(clause: Chunks, subject: int, cue: int) -> int:
    """Where a verb begins behind an aside: "A, tasked with aid, later met B"; the subject if none does."""
    first = clause.around(cue, _VERB)[0]
    aside = [k for k in range(subject + 1, first) if clause.chunks[k].part == "COMMA"]
    return first if len(aside) > 1 and aside[-1] == first - 1 else subject


def _governed_to(clause: Chunks, cue: int) -> int:
    """Up to where words can tell of a cue: to the end of what a noun is the subject of."""
    noun = clause.chunks[cue].part in NOUNS
    aside = clause.aside_around(cue)
    if noun and not clause.letters[:cue].rpartition(LETTERS["BREAK"])[2].strip(_OWN):
        predicate = _predicate(clause, cue)
        end = clause.window(predicate, _CLAUSE if predicate != cue else _NO_CUE)[1]
    elif noun and (relative := _RELATIVE.match(clause.letters, cue + 1)):
        return clause.window(relative.end() - 1, _CLAUSE)[1]
    else:
        said = _SAID.search(clause.letters, cue + 1)
        end = clause.window(cue, _GOVERNED)[1]
        end = min(end, clause.chunks[said.end() - 1].start) if said else end
    return min(end, clause.chunks[aside.stop - 1].start) if aside else end


def _came(start: int, end: int, sentence: Sentence) -> bool:
    """Whether "to be" only tells why somebody came: "had flown in to be received by A"."""
    last = first_from(sentence.tokens, end)
    if sentence.lower[max(0, last - 2) : last] != ("to", "be"):
        return False
    before = [t.lower for t in sentence.tokens if t.end <= start][-_CAME:]
    return not LEXICON.arrivals.isdisjoint(before)


def _as_reported(start: int, sentence: Sentence) -> bool:
    """Whether words only tell that something is reported: "press reports suggest that they met"."""
    at = first_from(sentence.tokens, start)
    return at > 0 and sentence.lower[at].startswith("suggest") and sentence.lower[at - 1] in LEXICON.reports


def _untold(end: int, sentence: Sentence) -> bool:
    """Whether words are of what somebody says, and not of what they do: "declined to confirm the meeting"."""
    return not LEXICON.untold.isdisjoint(sentence.lower[first_from(sentence.tokens, end) :][:1])


def _having(words: Words, clause: Chunks, cue: int) -> bool:
    """Whether the "have" that ends words is a verb of its own: "were due to have talks"."""
    parts = [c.part for c in clause.chunks if c.start < words[1]][-2:]
    following = next((c.part for c in clause.chunks if c.start >= words[1]), "")
    return clause.chunks[cue].part in NOUNS and parts == ["TO", "HAVE"] and following != "HOLD"


def _proposal(clause: Chunks, cue: int, sentence: Sentence) -> Words | None:
    """The verb that makes a proposal of a "that" clause: "suggested that A and B meet"."""
    if LEXICON.proposals.isdisjoint(sentence.words):
        return None
    start, _ = clause.window(cue, _NO_BREAK)
    before = [t for t in sentence.tokens if t.end <= start and t.lower not in _ARTICLES][-2:]
    verb = before[0] if len(before) > 1 and before[1].lower == "that" else None
    proposed = verb and verb.lower in LEXICON.proposals and not _as_reported(verb.start, sentence)
    return (verb.start, verb.end) if verb and proposed else None


def _fixed(clause: Chunks, cue: int, sentence: Sentence) -> Words | None:
    """The verb that fixes a day for a noun: "set May for a summit"."""
    found = _DAY_FOR.search(clause.letters, 0, cue)
    verb = clause.chunks[found.start()] if found else None
    word = sentence.lower[first_from(sentence.tokens, verb.start)] if verb else ""
    return (verb.start, verb.end) if verb and word in LEXICON.set_for else None


def _journey(clause: Chunks, cue: int, sentence: Sentence) -> Token | None:
    """The word before the cue that tells of a journey to come, for a meeting: "flies to Oslo for talks"."""
    if LEXICON.journeys.isdisjoint(sentence.words):
        return None
    start, _ = clause.window(cue, _GOING)
    end = clause.chunks[cue].start
    near = ((t, after.lower) for t, after in pairwise(sentence.tokens) if start < t.start < end)
    told = ((t, after) for t, after in near if t.lower in LEXICON.journeys and not clause.told_aside(t.start))
    return next((t for t, after in told if after != "of"), None)


def _predicate(clause: Chunks, cue: int) -> int:
    """The first chunk behind a subject that helps a verb or is one; the cue where another cue is nearer."""
    first = clause.inserted(cue).stop or clause.around(cue, _NO_VERB)[1] + 1
    return first if first < len(clause.chunks) and clause.chunks[first].part in _VERBS else cue


def _heads(clause: Chunks, verb: int, sentence: Sentence) -> bool:
    """Whether a verb is a headline's infinitive, of somebody whom it does not name: "Rivals to meet"."""
    before = [t.lower for t in sentence.tokens if t.end <= clause.chunks[verb].start][-_NEXT:]
    headline = sentence.tokens[-1].text[-1].isalnum()
    return headline and before[-1:] == ["to"] and before[0] in LEXICON.plurals


def _urged(clause: Chunks, subject: int) -> bool:
    """Whether the subject is one that others want to act: "urged A and B to meet"."""
    return _TO_ACT.match(clause.letters, subject + 1) is not None


def decided_by(status: Said, cue: Chunk, text: str) -> int:
    """Where the verb ends by which somebody decided on a meeting, or called it off; 0 if none did.

    A time before it is that of the decision: "on Monday Peru agreed to meet", "called off Friday's talks".
    """
    start, end = status.words or (0, 0)
    if end > cue.start or denied(status, text):
        return 0
    verb = text[start:end].lower().partition(" ")[0]
    return end if status.value == "cancelled" or verb in LEXICON.deciding else 0


def denied(status: Said, text: str) -> bool:
    """Whether a status rests on a mere "not"."""
    start, end = status.words or (0, 0)
    return text[start:end].lower() in _DENIALS
