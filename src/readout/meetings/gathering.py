"""Tellings gathered into threads: which meeting "the talks" and "they met again" speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from readout.actors import Actor
from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.circumstances import LEXICON, Said, Words
from readout.meetings.occasions import Occasions
from readout.meetings.parties import known, nations_of, same_party, shared
from readout.meetings.protagonist import with_protagonist
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import NOUNS, RECEIVING
from readout.places import Place

_NEAR, _TWO = 3, 2
_TWO_DAYS = timedelta(days=2)
_SEEN_AT = frozenset({"meeting", "meetings", "summit", "reception", "lunch", "dinner", "banquet", "audience"})
_GENERAL = frozenset({"session", "sitting", "gathering", "encounter", "discussion"})


def gather(
    tellings: Sequence[Telling], analysis: Analysis, occasions: Occasions
) -> tuple[list[Thread], list[Telling]]:
    """The meetings of a document, in the order of their first tellings, and the tellings of none yet told.

    A telling without parties belongs to a meeting of its own paragraph, else to the document's first.
    """
    paragraphs = [sentence.paragraph for sentence in analysis.sentences]
    threads: list[Thread] = []
    waiting: list[Telling] = []
    for n, telling in enumerate(tellings):
        others = _told_as_another(tellings, n, threads, paragraphs) + occasions.apart(threads, telling)
        found = _found([t for t in threads if t not in others], telling, paragraphs)
        there = None if found else _announced_guests(tellings[n : n + 2])
        pointing = telling if found else there or _pointing_back(telling, threads, occasions)
        told = pointing if found or there else occasions.told(pointing, threads)
        if not found and told.bare:
            told = with_protagonist(told, threads, analysis)
        for thread in found:
            thread.add(telling)
        if not found and not told.bare and not told.general:
            threads.append(Thread(_on_the_phone(told, threads)))
        elif not found:
            waiting.append(telling)
    return threads, [t for t in waiting if not t.another]


def _announced_guests(two: Sequence[Telling]) -> Telling | None:
    """A meeting told of its host alone, or of nobody, with those who are told right behind to be there."""
    if len(two) < _TWO or two[0].part not in NOUNS or two[0].definite:
        return None
    told, guests = two
    if not told.parties.keys() <= told.hosts.keys():
        return None
    near = guests.part == "ATTEND" and guests.sentence - told.sentence in (0, 1)
    several = near and len(guests.parties) > 1
    parties = {**told.parties, **guests.parties}
    return told._replace(parties=parties) if several and (told.time or told.place) else None


def _found(threads: Sequence[Thread], telling: Telling, paragraphs: Sequence[int]) -> Sequence[Thread]:
    if telling.bare and telling.links.again and telling.part == "MEET":
        threads = [t for t in threads if t.time and telling.time and t.time.value == telling.time.value]
    return _bare(threads, telling, paragraphs) if telling.bare else _most_alike(threads, telling)


def _told_as_another(
    tellings: Sequence[Telling], n: int, threads: Sequence[Thread], paragraphs: Sequence[int]
) -> list[Thread]:
    """The meetings that telling ``n`` is told before or after: "A met B ahead of the conference"."""
    one = tellings[n]
    here = [t for t in tellings if t.sentence == one.sentence and t is not one and not _settles(t, one)]
    hinged = [t for t in here if t.links.hinge_start > one.end and t.links.clause_start <= one.start]
    main = [t for t in here if one.links.hinge_start > t.end and one.links.clause_start <= t.start]
    main += [t for t in here if t.end < one.start and _looks_back_from(one, t)]
    siblings = [thread for thread in threads if any(t.start == one.start for t in thread.tellings)]
    told = [thread for t in hinged for thread in _found(threads, t, paragraphs)]
    return told + siblings + [thread for thread in threads if any(t in thread.tellings for t in main)]


def _looks_back_from(one: Telling, told: Telling) -> bool:
    """Whether a verb tells what had been before another meeting: "talks of A and B, who had met in May"."""
    back = one.links.pluperfect and one.part not in NOUNS and one.time is not None
    return back and not told.links.pluperfect and told.part in NOUNS


def _settles(a: Telling, b: Telling) -> bool:
    """Whether one of two tells what came of the other: "signed a truce after eight hours of talks"."""
    after = (a if a.links.hinge else b).links.hinge == "AFTER"
    return after and a.part != b.part and "AGREE" in (a.part, b.part)


def _pointing_back(telling: Telling, threads: Sequence[Thread], occasions: Occasions) -> Telling:
    """A telling of another meeting, with the parties that "they" or "the three leaders" points back to.

    "The two sides" are those of the meeting told last, else those of the document.
    """
    said = telling.time or telling.status.words or telling.place
    if not telling.vague or not (said or (telling.pair and telling.part not in NOUNS)):
        return telling
    if telling.pair:
        return telling._replace(unnamed=False, mode=_mode_of_pair(telling, threads))
    if telling.unnamed and not (telling.time or telling.place):
        return telling
    if telling.another:
        return telling
    if telling.unnamed and telling.links.teams and len(telling.parties) > 1:
        return telling._replace(unnamed=False)
    if telling.unnamed:
        return telling._replace(parties=threads[-1].parties if threads else occasions.sides, unnamed=False)
    if not telling.links.others:
        return telling
    found: dict[Actor, Words] = {}
    met = [t for t in threads if t.status.value == "held"] if telling.status.value == "planned" else threads
    for thread in reversed(met):
        found |= {a: w for a, w in thread.parties.items() if a not in found}
        if len(found) >= telling.links.others:
            break
    holders = [a for a in found if any(telling.links.role in role for role in a.roles)]
    if len(found) < 2 or 1 < telling.links.others != len(found) or (telling.links.role and not holders):
        return telling
    return telling._replace(parties=nations_of(found) if telling.links.sent else found)


def _mode_of_pair(telling: Telling, threads: Sequence[Thread]) -> Said:
    """The mode of a telling: "the two had last talked in May", told after a call of theirs, is of a call."""
    unsaid = telling.part == "TALK" and not (telling.mode.words or telling.place)
    calls = [t for t in threads[-1:] if t.mode.value == "phone" and set(t.parties) == set(telling.parties)]
    return calls[0].mode if unsaid and calls else telling.mode


def _on_the_phone(telling: Telling, threads: Sequence[Thread]) -> Telling:
    """The telling, of a call too where it goes on from one: "A phoned B. He also spoke with C"."""
    last = threads[-1] if threads else None
    if last is None or telling.part != "TALK" or telling.mode.words or telling.place or telling.time:
        return telling
    goes_on = telling.sentence - last.tellings[-1].sentence <= 1 and last.mode.value == "phone"
    alike = goes_on and any(same_party(a, b) for a in telling.parties for b in last.parties)
    return telling._replace(mode=last.mode) if alike else telling


def _most_alike(threads: Sequence[Thread], telling: Telling) -> list[Thread]:
    """The meeting with the most parties in common, the latest told among equals."""
    best: list[Thread] = []
    most = 2
    for thread in threads:
        a, b = _sizes(thread, telling)
        loosely = telling.definite or a == b
        common = shared(thread.parties, list(telling.parties), loosely)
        if common >= most and _akin(common, thread, telling) and agree(thread, telling):
            best, most = [thread], common
    return best


def _akin(common: int, thread: Thread, telling: Telling) -> bool:
    """Whether the parties of one are among those of the other, or more than half are the same.

    The "first" meeting of some of the parties is another one, as is one of them that is ruled out, and that
    of the same visitors with somebody else of the same nation; a body that only mediates need not be named.
    """
    a, b = _sizes(thread, telling)
    common = min(common, a, b)
    called_off = telling.status.value == "cancelled" and not telling.definite
    if (telling.links.first or called_off) and b < a:
        return False
    if common == min(a, b):
        return True
    return 2 * common > a + b - common and not _replaced(thread, telling)


def _replaced(thread: Thread, telling: Telling) -> bool:
    """Whether somebody else of the same nation is there instead of one: its president, not its minister."""
    there = {a.country for a in thread.parties if a.kind == "person" and a not in telling.parties}
    here = {a.country for a in telling.parties if a.kind == "person" and a not in thread.parties}
    return bool((there & here) - {""})


def _sizes(thread: Thread, telling: Telling) -> tuple[int, int]:
    """How many parties the thread and the telling have, without the bodies that mediate."""
    mediators = {body for t in (telling, *thread.tellings) for body in _mediators(t)}
    return len(thread.parties.keys() - mediators), len(telling.parties.keys() - mediators)


def _bare(threads: Sequence[Thread], telling: Telling, paragraphs: Sequence[int]) -> Sequence[Thread]:
    """The meeting that "the talks" speaks of, if any; "both meetings" speaks of the latest two."""
    if telling.part == "ATTEND":
        return [t for t in threads[-1:] if t.tellings[-1].sentence >= telling.sentence - _NEAR]
    if telling.plural:
        return [t for t in threads[-telling.links.others :] if agree(t, telling)]
    order = _by_likelihood(threads, telling, paragraphs)
    return next(([t] for t in order if agree(t, telling)), [])


def _by_likelihood(
    threads: Sequence[Thread], telling: Telling, paragraphs: Sequence[int]
) -> Iterator[Thread]:
    """Meetings whose place or day is named, then those of the paragraph, then the first, then the latest."""
    if telling.noun == "call":
        threads = [t for t in threads if t.mode.value == "phone"]
    elif telling.part == "OCCASION" and telling.noun not in LEXICON.visits and not _any_name(telling):
        threads = [t for t in threads if telling.noun in [told.noun for told in t.tellings]]
    here = paragraphs[telling.sentence]
    yield from (t for t in reversed(threads) if _named(t, telling))
    yield from (t for t in reversed(threads) if paragraphs[t.tellings[-1].sentence] == here)
    yield from threads[:1]
    yield from reversed(threads)


def _any_name(telling: Telling) -> bool:
    """Whether a noun can go back to a meeting under any other name: "the session"."""
    return telling.noun in _GENERAL and telling.definite and not (telling.another or telling.time)


def _named(thread: Thread, telling: Telling) -> bool:
    """Whether a telling names the thread's own place or day, or calls it the parties' first."""
    city = telling.place and thread.place and telling.place.city and telling.place.city == thread.place.city
    day = telling.time and thread.time and telling.time.value[:10] == thread.time.value[:10]
    return bool(city or day or (telling.links.first and any(t.links.first for t in thread.tellings)))


def agree(thread: Thread, telling: Telling) -> bool:
    """Whether all that a telling says can be said of the thread."""
    return (
        _statuses_agree(thread, telling)
        and _modes_agree(thread, telling)
        and (_times_agree(thread.time, telling.time) or _told_after(thread, telling))
        and not (thread.since and telling.time)
        and not _of_fewer_then(thread, telling)
        and _places_agree(thread.place, telling.place)
        and (not telling.bare or _party_known(thread, telling))
    )


def _of_fewer_then(thread: Thread, telling: Telling) -> bool:
    """Whether only some of those who met are told to have met on a day, where no day was told for all."""
    verb = telling.part not in NOUNS and thread.first.part not in NOUNS and not telling.bare
    told = verb and telling.time is not None and thread.time is None
    return told and _TWO <= len(telling.parties) < len(thread.parties)


def _party_known(thread: Thread, telling: Telling) -> bool:
    """Whether the one party that a bare telling names is the thread's, or proposes, mediates, attends."""
    if _proposed(telling) or telling.attendance:
        return True
    hosts = telling.hosts if telling.definite else _mediators(telling)
    return all(known(a, [*thread.parties, *hosts]) for a in telling.parties)


def _mediators(telling: Telling) -> list[Actor]:
    """The bodies that mediate, which a document need not name again."""
    return [host for host in telling.hosts if host.kind == "body"]


def _proposed(telling: Telling) -> bool:
    """Whether a bare telling speaks of a proposal: the one party named may not be one of the meeting's."""
    return telling.bare and telling.status.value == "proposed" and bool(telling.status.words)


def _statuses_agree(thread: Thread, telling: Telling) -> bool:
    """Whether both are held, planned or proposed; any meeting may be cancelled after all."""
    said = telling.status
    if of_another_name(thread, telling):
        return False
    to_come = thread.status.value in ("proposed", "planned")
    verb = not telling.bare or telling.part not in NOUNS
    if to_come and telling.links.pluperfect and verb and not said.words:
        return False
    done = telling.done or telling.loose or (telling.bare and telling.behind)
    if to_come and done and telling.time and not said.words:
        return bool(thread.time)
    if to_come and telling.unnamed and telling.past and telling.place and not said.words:
        return False
    if thread.status.value == "proposed" and telling.time and telling.past and not telling.bare:
        return False
    if said.value == "cancelled" and telling.part == "MEET" and not telling.bare:
        return thread.status.value != "held" or thread.time is None
    if thread.status.value == said.value or not said.words or said.value == "cancelled":
        return True
    if said.value == "planned" and _only_headed(thread):
        return True
    return telling.bare and not thread.done and not _proposed(telling)


def _only_headed(thread: Thread) -> bool:
    """Whether a meeting is only told in the present, as headlines tell of one to come: "A meets B"."""
    told = (t.past or t.part in NOUNS or t.time or t.status.words for t in thread.tellings)
    return not any(told)


def of_another_name(thread: Thread, telling: Telling) -> bool:
    """Whether an occasion was called off of which the thread has not told: a lunch during the summit."""
    called_off = telling.part == "OCCASION" and telling.status.value == "cancelled"
    return called_off and all(t.noun != telling.noun for t in thread.tellings)


def _modes_agree(thread: Thread, telling: Telling) -> bool:
    """Whether the modes are one, or one is left unsaid by words that do not put people in one place."""
    a, b = thread.mode, telling.mode
    if a.value == b.value:
        return True
    if a.words and b.words:
        return False
    if b.value == "phone" and telling.bare and any(_in_person(t) for t in thread.tellings):
        return False
    if b.words:
        return not thread.place and (telling.bare or not any(t.face_to_face for t in thread.tellings))
    return not (telling.place or telling.face_to_face or telling.another)


def _in_person(telling: Telling) -> bool:
    """Whether nobody calls by its word what is a telephone call: "received B", "hosted a reception for B"."""
    return telling.noun in _SEEN_AT or telling.part in RECEIVING


def _times_agree(a: Time | None, b: Time | None) -> bool:
    """Whether both times have a day in common."""
    first, second = day_range(a.value) if a else None, day_range(b.value) if b else None
    return not first or not second or (first[0] <= second[1] and second[0] <= first[1])


def _told_after(thread: Thread, telling: Telling) -> bool:
    """Whether a meeting of which one only knows when it was told was a day or two before that."""
    told, met = (thread.time, telling.time) if thread.reported else (telling.time, thread.time)
    if not (thread.reported or telling.reported) or not told or not met:
        return False
    first, second = day_range(told.value), day_range(met.value)
    if not first or not second:
        return False
    return timedelta() < date.fromisoformat(first[0]) - date.fromisoformat(second[0]) <= _TWO_DAYS


def _places_agree(a: Place | None, b: Place | None) -> bool:
    """Whether both places can be one: a country holds its cities."""
    if not a or not b:
        return True
    countries = not a.country or not b.country or a.country == b.country
    return countries and (not a.city or not b.city or a.city == b.city)
