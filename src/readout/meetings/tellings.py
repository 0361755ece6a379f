"""Every place of a document that names a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from operator import attrgetter

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.backwards import Backwards
from readout.meetings.chunking import chunked
from readout.meetings.chunks import Chunk, Chunks, first_from
from readout.meetings.circumstances import (
    LEXICON,
    Said,
    Words,
    decided_by,
    denied,
    one_by_one,
    status_of,
)
from readout.meetings.counting import timed
from readout.meetings.hinged import counted_on, hinged_time
from readout.meetings.layers import Layers
from readout.meetings.links import links_of
from readout.meetings.modes import mode_of
from readout.meetings.placing import Placing
from readout.meetings.readings import READ_AS_OTHERS
from readout.meetings.relations import Tie, ties
from readout.meetings.repeats import repeats
from readout.meetings.senses import contest, course, is_called, is_judged, only_ends
from readout.meetings.setting import SIDELINES, length_of, occasion_of
from readout.meetings.standins import Standin, nobody
from readout.meetings.surroundings import Surroundings
from readout.meetings.telling import WITH_WHOM, Telling
from readout.meetings.tied import kinds_of, parties_of, pronouns_of, with_only
from readout.meetings.words import (
    CUES,
    LETTERS,
    NEEDING_PARTIES,
    NOUNS,
    RECEIVING,
    cues_in,
    expand,
    parts_pattern,
)
from readout.names.roles import titles
from readout.text.morphology import is_past
from readout.text.tokens import Sentence, Token

_START = attrgetter("start")
_SAYING_WHO = NEEDING_PARTIES - {"OCCASION", "ATTEND"}
_SUBJECTS = frozenset({"subject", "infinitive", "holders"})
_TRANSITIVE = RECEIVING | {"PHONE", "SEE", "SUMMON", "TELL"}
_AFTERWARDS = frozenset({"after-talks", "agreed-with-after"})
_OWN_SUMMIT = frozenset({"holders", "of", "session-of", "participle"})
_BY_WHOM = frozenset({"received-by", "phoned-by", "summoned-by"})
_MOVED = tuple(f" {phrase} " for line in LEXICON.moved for phrase in expand(line))
_AT_MEETING = frozenset({"meeting-with", "after-talks"})
_TWO = 2
_FROM_TO = re.compile(
    rf"\b(?:{'|'.join(sorted({p.split()[0] for p in (line.strip() for line in _MOVED)}))}) from [^,;.]+ to $"
)
_FROM_TO_LENGTH = 60
_EACH = "each"
_ASKING = frozenset({"initiative", "request", "suggestion", "proposal"})
_EACH_OTHER = ("each other", "one another")
_CLOSE = 6
_SETTING = frozenset({"at", "during", "in"})
_ASIDE = 6
_MOST_CUES = 40  # no sentence of prose names more; a longer row of them would take its square in time
_RELATIVE = re.compile(
    parts_pattern(
        "(?:[BETWEEN OF][X ROLE]{1,3})?(?:IN PLACE|ABOUT?TIME){0,2}COMMA?BREAK(?:AUX|HAVE|HOLD)"
        "|(?:OF[X ROLE]{1,3})?ABOUT[X BOND OWNER]{1,5}COMMA?BREAK AUX(?=[AUX TO]{0,3}HOLD?(?:IN|ABOUT|TIME))"
        "|WITH MEETING(?=AUX|ABOUT|IN)"
    )
)
_BOND_WITH, _COUNTRY = LETTERS["BOND"] + LETTERS["WITH"], {"country"}
_FOR_TALKS = re.compile(parts_pattern("PREPOSITION X{0,2}(?:MEETING|OCCASION)"))


def find_tellings(analysis: Analysis, layers: Layers) -> list[Telling]:
    """Every telling of a document, in the order of the text."""
    told = [m for found in layers.values() for m in found if isinstance(m, Mention) and not nobody(m)]
    backwards = Backwards(analysis, told)
    text = analysis.reading.text
    found: list[Telling] = []
    for number, sentence in enumerate(analysis.sentences):
        cues = cues_in(sentence)
        if cues and (cues - NEEDING_PARTIES or any(t.start in layers for t in sentence.tokens)):
            for mention in backwards.of(number):
                layers.setdefault(mention.start, []).append(mention)
            if not _lacks_parties(cues, sentence, layers):
                found += _in_sentence(number, sentence, text, layers)
    published = analysis.source.date
    return [t._replace(behind=_is_behind(t.time, published)) for t in counted_on(found, analysis)]


def _is_behind(time: Time | None, published: str) -> bool:
    """Whether a time lies before the day of writing."""
    days = day_range(time.value) if time else None
    return bool(published) and days is not None and days[1] < published


def _lacks_parties(cues: Set[str], sentence: Sentence, layers: Layers) -> bool:
    """Whether all words for a meeting need two parties and the sentence does not name as many."""
    if not (cues <= _SAYING_WHO and READ_AS_OTHERS.isdisjoint(sentence.words)):
        return False
    found = (one for token in sentence.tokens for one in layers.get(token.start, ()))
    return len({actor for one in found if isinstance(one, Mention) for actor in one.actors}) < _TWO


def _in_sentence(number: int, sentence: Sentence, text: str, layers: Layers) -> Iterator[Telling]:
    clause = chunked(sentence, text, layers)
    cues = [n for n, chunk in enumerate(clause.chunks) if chunk.part in CUES]
    for cue in cues[:_MOST_CUES]:
        if _domestic(clause, cue, text) or course(clause, cue, text):
            continue
        beside = _beside(clause, cue, sentence.tokens)
        if (beside and clause.chunks[cue].part == "OCCASION") or only_ends(clause, cue, text):
            continue
        told = (t for t in _tellings(number, sentence, clause, cue, text) if t.counts)
        yield from (t for t in told if not (beside and (t.bare or t.joined)) and not contest(t, sentence))


def _domestic(clause: Chunks, cue: int, text: str) -> bool:
    """Whether the word before a noun makes of it a sitting or a press conference."""
    before = clause.chunks[cue - 1] if cue else None
    return before is not None and text[before.start : before.end].lower() in LEXICON.domestic


def _beside(clause: Chunks, cue: int, tokens: Sequence[Token]) -> bool:
    """Whether a noun names what a meeting was held beside: "on the sidelines of the assembly's session"."""
    if clause.chunks[cue].part not in NOUNS:
        return False
    at = first_from(tokens, clause.chunks[cue].start)
    return any(SIDELINES.ending(tokens, i) for i in range(max(0, at - _ASIDE), at + 1))


def _tellings(number: int, sentence: Sentence, clause: Chunks, cue: int, text: str) -> Iterator[Telling]:
    """One telling, or one for each party that was met apart; none of a word of many senses without them."""
    chunk = clause.chunks[cue]
    tied = _not_themselves(ties(clause, cue, text[chunk.start : chunk.end].lower()))
    tied = [tie for tie in tied if not (_speaks(tie, clause) or (len(tied) > 1 and _are_both(tie)))]
    if chunk.part == "PHONE" and any(is_called(t, text) for t in tied if t.at > cue):
        return
    tied = [tie for tie in tied if not _only_asked(tie, clause, tied, text)]
    if text[chunk.start : chunk.end].lower() in LEXICON.visits:
        tied = [tie for tie in tied if not _is_land(tie)]
    if chunk.part == "DISCUSS":
        tied = [tie for tie in tied if not _is_matter(tie, clause, tied)]
    if chunk.part in _SAYING_WHO and (len(parties_of(tied)) < 2 or _lacking(chunk, tied, text)):
        return
    whole = _telling(number, sentence, clause, cue, text, tied)
    objects = [t for t in tied if t.relation in WITH_WHOM or t.apart]
    others = [t for t in tied if t not in objects]
    if any(t.apart for t in tied):
        first = objects[0].chunk.end
        begins = [first, *(_joined_at(clause, t.chunk, first) for t in objects[1:])]
        for tie, begin, end in zip(objects, begins, [*begins[1:], sentence.end], strict=True):
            own = [c for c in clause.chunks if begin <= c.start < end]
            if tie is objects[0]:
                own += _leading_to(clause, cue, tie.chunk, others)
            met = _met(whole, [*others, tie], own)
            yield met._replace(rules=(*met.rules, "next-party"))
    elif several := _each_of(tied, clause, cue, sentence):
        for actor in parties_of(several):
            yield _met(
                whole, [*(t for t in tied if t not in several), *(with_only(t, actor) for t in several)], []
            )
    elif objects and (whole.plural or chunk.part == "PHONE" or _apart(objects, clause, cue, sentence, text)):
        for actor in parties_of(objects):
            yield _met(whole, [*others, *(with_only(t, actor) for t in objects)], [])
    else:
        yield from repeats(whole, clause, cue, sentence, text)


def _apart(objects: Sequence[Tie], clause: Chunks, cue: int, sentence: Sentence, text: str) -> bool:
    """Whether those of one side were met one by one: "met A and B separately", "met each of them"."""
    each = any(text[t.chunk.start : t.chunk.end].lower().startswith(_EACH) for t in objects)
    return each or one_by_one(clause, cue, sentence)


def _each_of(tied: Sequence[Tie], clause: Chunks, cue: int, sentence: Sentence) -> list[Tie]:
    """The ties of several who each met the same one: "A and B met C separately", "each of them met C".

    Mediators go together: "the co-chairs met C separately".
    """
    one = [t for t in tied if t.relation in WITH_WHOM | _BY_WHOM]
    several = [t for t in tied if t.relation in _SUBJECTS]
    team = [m for t in several for m in t.chunk.mentions if len(m.actors) > _TWO]
    if len(parties_of(one)) != 1 or len(parties_of(several)) < _TWO or team:
        return []
    before = sentence.lower[: first_from(sentence.tokens, clause.chunks[cue].start)][-_CLOSE:]
    return several if _EACH in before or one_by_one(clause, cue, sentence) else []


def _not_themselves(tied: list[Tie]) -> list[Tie]:
    """The ties but for a "they" or "them" taken for people with whom it stands: "they received A"."""
    named = {a for t in tied for m in t.chunk.mentions if m.how == "name" for a in m.actors}
    return [t for t in tied if named.isdisjoint(pronouns_of(t))]


def _speaks(tie: Tie, clause: Chunks) -> bool:
    """Whether one only tells of it: "The talks were brief, spokesman Juan Rey said", "mediators said"."""
    saying = tie.at + 1 < len(clause.chunks) and clause.chunks[tie.at + 1].part == "SAY"
    told = ((nobody(m), a) for m in tie.chunk.mentions for a in m.actors)
    return saying and all(nameless or not titles().spokesmen.isdisjoint(a.roles) for nameless, a in told)


def _is_matter(tie: Tie, clause: Chunks, tied: Sequence[Tie]) -> bool:
    """Whether people only talk about their ties with a country: "they discussed relations with Chile"."""
    if clause.letters[max(0, tie.at - 2) : tie.at] != _BOND_WITH or kinds_of(tie) != _COUNTRY:
        return False
    return not any(kinds_of(other) == _COUNTRY for other in tied if other.at < tie.at)


def _are_both(tie: Tie) -> bool:
    """Whether "the sides" speak at a meeting of their own: "At the meeting with A, the sides said"."""
    return tie.relation in _AT_MEETING and all(_is_sides(m) for m in tie.chunk.mentions)


def _only_asked(tie: Tie, clause: Chunks, tied: Sequence[Tie], text: str) -> bool:
    """Whether a side only asked for a meeting of others: "at the request of the Fijian side, A met B"."""
    led = clause.chunks[tie.at - 1] if tie.at and kinds_of(tie) == _COUNTRY else None
    asked = led is not None and not _ASKING.isdisjoint(text[led.start : led.end].lower().split())
    others = [t for t in tied if t.chunk is not tie.chunk]
    return asked and len(parties_of(others)) >= _TWO


def _is_land(tie: Tie) -> bool:
    """Whether a tie is only to a country by its name, where one goes on a visit: "began a visit to Chile"."""
    return all(m.how == "name" for m in tie.chunk.mentions) and kinds_of(tie) == _COUNTRY


def _lacking(cue: Chunk, tied: Sequence[Tie], text: str) -> bool:
    """Whether a verb lacks its subject, or its object where it takes one: "they rushed to greet the team"."""
    if text.endswith(_EACH_OTHER, cue.start, cue.end):
        return False
    objects = [t for t in tied if t.relation in WITH_WHOM or t.relation in _BY_WHOM or t.apart]
    return len(objects) == len(tied) or (cue.part in _TRANSITIVE and not objects)


def _joined_at(clause: Chunks, chunk: Chunk, after: int) -> int:
    """Where the "and" before a chunk stands, behind an offset, else the comma."""
    before = [c for c in clause.chunks if after <= c.start and c.end <= chunk.start]
    joints = [c for c in before if c.part in ("AND", "THEN")] or [c for c in before if c.part == "COMMA"]
    return joints[-1].start if joints else 0


def _leading_to(clause: Chunks, cue: int, party: Chunk, others: Sequence[Tie]) -> list[Chunk]:
    """What stands before whom was met first: "met on Monday A and, on Tuesday, B"."""
    after = max((t.chunk.end for t in others if t.at < cue), default=clause.chunks[cue].start)
    aside = clause.aside(cue)
    told = [c for n, c in enumerate(clause.chunks) if n not in aside]
    return [c for c in told if after <= c.start < party.start]


def _met(telling: Telling, tied: Sequence[Tie], own: Sequence[Chunk]) -> Telling:
    """The telling with fewer parties, and at the time and place among their own chunks."""
    rules = tuple(t.relation for t in tied)
    time = next((c.time for c in own if timed(c)), telling.time)
    place = next((c.place for c in own if c.part == "PLACE"), telling.place)
    return telling._replace(parties=parties_of(tied), rules=rules, time=time, place=place)


def _telling(
    number: int, sentence: Sentence, clause: Chunks, cue: int, text: str, tied: Sequence[Tie]
) -> Telling:
    chunk = clause.chunks[cue]
    words = text[chunk.start : chunk.end].lower()
    parties = parties_of(tied) if any(t.role == "party" for t in tied) else {}
    members = len(parties) == 1 and _members(chunk, tied, text)
    bare, definite = len(parties) < 2 and not members, _definite(chunk, sentence)
    alone = bare and chunk.part in NOUNS
    around = Surroundings(clause, cue, _reach(clause, cue, tied), alone, sentence, text)
    subject = next((t.at for t in tied if t.relation in _SUBJECTS), None)
    status = status_of(clause, cue, subject, _governed_from(chunk, bare, definite, sentence), sentence)
    last = around.since() if denied(status, text) and not bare else None
    status = Said("held") if last else status
    links = links_of(clause, cue, sentence)
    time = _moved_to(clause, cue, text) or around.time(decided_by(status, chunk, text))
    reported = around.reported() if time is None and status.value == "held" else None
    hinged = None if bare else hinged_time(clause, cue, links, parties, text)
    return Telling(
        start=chunk.start,
        end=chunk.end,
        sentence=number,
        part=chunk.part,
        noun=words.partition(" of ")[0].rpartition(" ")[2],
        definite=definite,
        past=_past(words, chunk.part),
        rules=tuple(t.relation for t in tied),
        parties=parties,
        hosts=_hosts(chunk, tied),
        mode=mode_of(clause, cue, sentence),
        status=status,
        denied=denied(status, text),
        time=last or time or reported or hinged,
        reported=reported is not None,
        deadline=around.deadline(),
        since=None if last else around.since(),
        place=Placing(around).place(),
        occasion=occasion_of(sentence, chunk.end, sentence.end, text),
        length=length_of(clause, cue, sentence),
        links=links,
        members=members,
        unnamed=bool(parties) and all(_is_sides(m) for t in tied for m in t.chunk.mentions),
        pair=bool(parties) and all(_is_sides(m, "pair") for t in tied for m in t.chunk.mentions),
        judged=is_judged(chunk.end, tied, sentence),
    )


def _moved_to(clause: Chunks, cue: int, text: str) -> Time | None:
    """The new day of a meeting that was set for another: "planned for May, was moved to June"."""
    if clause.chunks[cue].part not in NOUNS:
        return None
    times = (c for c in clause.chunks[cue + 1 :] if timed(c))
    return next((c.time for c in times if text.endswith(_MOVED, 0, c.start) or _moved_from(c, text)), None)


def _moved_from(chunk: Chunk, text: str) -> bool:
    """Whether a time is the later of two: "has been moved from Monday to Friday"."""
    return _FROM_TO.search(text, max(0, chunk.start - _FROM_TO_LENGTH), chunk.start) is not None


def _is_sides(mention: Mention, *kinds: str) -> bool:
    return isinstance(mention, Standin) and mention.of in (kinds or ("sides", "pair"))


def _members(cue: Chunk, tied: Sequence[Tie], text: str) -> bool:
    """Whether the members of one body meet each other: "the leaders of the Union met", "held a summit"."""
    rules = {t.relation for t in tied}
    if not (cue.part == "MEET" or (cue.part in NOUNS and rules & _OWN_SUMMIT)) or rules & WITH_WHOM:
        return False
    words = {w.lower() for t in tied for w in text[t.chunk.start : t.chunk.end].split()}
    bodies = any(m.actor.kind == "body" for t in tied for m in t.chunk.mentions)
    return bodies and not LEXICON.members.isdisjoint(words)


def _past(words: str, part: str) -> bool:
    """Whether a cue is a verb of the past: "met", "telephoned"."""
    verb = words.partition(" ")[0]
    return part not in NOUNS and (verb in LEXICON.past or is_past(verb))


def _hosts(cue: Chunk, tied: Sequence[Tie]) -> dict[Actor, Words]:
    """Who hosts or mediates; who receives another is the host."""
    hosts = [t for t in tied if t.role == "host"]
    return parties_of(hosts or [t for t in tied if t.relation == "subject" and cue.part in RECEIVING])


def _reach(clause: Chunks, cue: int, tied: Sequence[Tie]) -> int:
    """The last chunk tied to the cue, and what goes on with it: "talks ... that were planned"."""
    reach = max([cue, *(t.at for t in tied if t.relation not in _AFTERWARDS)])
    pattern = _RELATIVE if clause.chunks[cue].part in NOUNS else _FOR_TALKS
    further = pattern.match(clause.letters, reach + 1)
    return further.end() - 1 if further else reach


def _governed_from(cue: Chunk, bare: bool, definite: bool, sentence: Sentence) -> int:
    """From where words can govern the cue: "suggested a meeting", but not "should the talks fail"."""
    if not bare:
        return sentence.start
    if definite and cue.part in NOUNS:
        return cue.start
    before = [t.start for t in sentence.tokens if t.end <= cue.start and t.text[0].isalnum()]
    return before[-_CLOSE:][0] if before else cue.start


def _definite(cue: Chunk, sentence: Sentence) -> bool:
    """Whether a noun speaks of a known meeting: "the talks", "Friday's", "At a meeting with A, ..."."""
    at = first_from(sentence.tokens, cue.start)
    before = sentence.lower[max(0, at - 4) : at]
    opening = at < _CLOSE and sentence.lower[0] in _SETTING and "with" in sentence.lower[at : at + _CLOSE]
    return opening or any(word in LEXICON.definite or word.endswith("'s") for word in before)
