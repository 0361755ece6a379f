"""Threads: the tellings of a document, gathered by the meeting that they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from readout.actors import Actor
from readout.dates import Time, day_range
from readout.meetings.circumstances import Said, Words
from readout.meetings.tellings import Telling
from readout.places import Place


_NEAR = 3


@dataclass
class Thread:
    """One meeting of a document, with all its tellings in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def clear(self) -> list[Telling]:
        """The tellings that say who met whom."""
        return [t for t in self.tellings if not t.bare]

    @property
    def first(self) -> Telling:
        """The first clear telling."""
        return self.clear[0]

    @property
    def parties(self) -> dict[Actor, Words]:
        """Who took part, each with the words that first say so; people stand for their countries."""
        found: dict[Actor, Words] = {}
        for telling in self.tellings:
            if telling.bare and telling.part != "ATTEND":
                continue
            for actor, words in zip(telling.parties, telling.party_words, strict=True):
                if not any(same_party(actor, other) for other in found):
                    found[actor] = words
                elif actor.kind == "person":
                    found = {
                        actor if same_party(actor, a) and a.kind != "person" else a: w
                        for a, w in found.items()
                    }
        return found

    @property
    def status(self) -> Said:
        """The status that any telling's words give; held goes without saying."""
        return next((t.status for t in self.tellings if t.status.words), self.first.status)

    @property
    def mode(self) -> Said:
        return next((t.mode for t in self.tellings if t.mode.words), self.first.mode)

    @property
    def time(self) -> Time | None:
        """The most exact time that any telling gives."""
        times = [t.time for t in self.tellings if t.time]
        return max(times, key=lambda t: len(t.value.split("/")[0]), default=None)

    @property
    def place(self) -> Place | None:
        """A city before a country."""
        places = [t.place for t in self.tellings if t.place]
        return next((p for p in places if p.city), places[0] if places else None)

    @property
    def host(self) -> Actor | None:
        return next((t.host for t in self.tellings if t.host), None)

    @property
    def host_words(self) -> Words | None:
        return next((t.host_words for t in self.tellings if t.host), None)

    @property
    def length(self) -> Words | None:
        return next((t.length for t in self.tellings if t.length), None)

    @property
    def occasion(self) -> Said | None:
        return next((t.occasion for t in self.tellings if t.occasion), None)


def same_party(a: Actor, b: Actor) -> bool:
    """Whether two are one party: the same actor, or a country, its office holder and who speaks for it."""
    return a.name == b.name or _speaks_for(a, b) or _speaks_for(b, a)


def _speaks_for(a: Actor, b: Actor) -> bool:
    if a.kind == "person" and a.country:
        return b.name == a.country or (b.kind == "office" and b.country == a.country and _holds(a, b))
    return a.kind == "office" and b.kind == "country" and a.country == b.name


def _holds(person: Actor, office: Actor) -> bool:
    """Whether a person can hold an office: what is known of both does not clash."""
    return not person.roles or not office.roles or not set(person.roles).isdisjoint(office.roles)


def gather(tellings: Sequence[Telling], paragraphs: Sequence[int]) -> list[Thread]:
    """The meetings of a document, in the order of their first tellings.

    ``paragraphs`` holds the paragraph of each sentence. A telling without parties belongs to a meeting of
    its own paragraph, else to the document's first.
    """
    threads: list[Thread] = []
    waiting: list[Telling] = []
    for telling in tellings:
        found = _bare_threads(threads, telling, paragraphs) if telling.bare else _thread(threads, telling)
        told = telling if found else _pointing_back(telling, threads)
        for thread in found:
            thread.tellings = (
                [*thread.tellings, telling] if telling.bare else _told_more_surely(thread, telling)
            )
        if not found and not told.bare and not told.general:
            threads.append(Thread([told]))
        elif not found:
            waiting.append(telling)
    for telling in waiting:
        thread = next((t for t in threads if agree(t, telling)), None)
        if thread:
            thread.tellings.append(telling)
    return threads


def _pointing_back(telling: Telling, threads: Sequence[Thread]) -> Telling:
    """A telling of another meeting, with the parties that "they" or "the three leaders" points back to."""
    if not telling.bare or not telling.links.others or not (telling.time or telling.status.words):
        return telling
    found: dict[Actor, Words] = {}
    for thread in reversed(threads):
        found |= {a: w for a, w in thread.parties.items() if a not in found}
        if len(found) >= telling.links.others:
            break
    if len(found) < 2 or 1 < telling.links.others != len(found):
        return telling
    return replace(telling, parties=tuple(found), party_words=tuple(found.values()))


def _thread(threads: Iterable[Thread], telling: Telling) -> list[Thread]:
    """The meeting with the most parties in common, the latest told among equals."""
    best: list[Thread] = []
    most = 0
    for thread in threads:
        common = shared(list(thread.parties), telling.parties, _loosely(thread, telling))
        if common >= max(2, most) and agree(thread, telling) and _akin(common, thread, telling):
            best, most = [thread], common
    return best


def _loosely(thread: Thread, telling: Telling) -> bool:
    """Whether a telling may name by their nations those whom another names: "the talks", or as many parties."""
    return telling.definite or len(telling.parties) == len(thread.parties)


def _told_more_surely(thread: Thread, telling: Telling) -> list[Telling]:
    """The tellings of both, without the nations of people whose nation the document does not give."""
    known = list(thread.parties)
    if shared(known, telling.parties) >= min(len(known), len(telling.parties)):
        return [*thread.tellings, telling]
    people = {a for a in (*known, *telling.parties) if a.kind == "person"}
    return [_without_nations(t, people) for t in (*thread.tellings, telling)]


def _without_nations(telling: Telling, people: Iterable[Actor]) -> Telling:
    kept = {
        a: w
        for a, w in zip(telling.parties, telling.party_words, strict=True)
        if a.kind not in ("country", "office") or any(same_party(a, p) for p in people)
    }
    return replace(telling, parties=tuple(kept), party_words=tuple(kept.values()))


def _akin(common: int, thread: Thread, telling: Telling) -> bool:
    """Whether the parties of one are among those of the other, or more than half are the same.

    The "first" meeting of some of the parties is another one.
    """
    a, b = len(thread.parties), len(telling.parties)
    if telling.links.first and b < a:
        return False
    return common == min(a, b) or 2 * common > a + b - common


def shared(a: Sequence[Actor], b: Sequence[Actor], loosely: bool = False) -> int:
    """How many parties two meetings have in common.

    ``loosely``: a country may also be a person of whose country nothing is known.
    """
    left = list(b)
    others = []
    for actor in a:
        twin = next((x for x in left if same_party(actor, x)), None)
        if twin:
            left.remove(twin)
        else:
            others.append(actor)
    loose = max(_loose(others, left), _loose(left, others)) if loosely else 0
    return len(b) - len(left) + loose


def _loose(people: Sequence[Actor], nations: Sequence[Actor]) -> int:
    """How many of the people may speak for one of the nations, for all that is known."""
    unknown = [a for a in people if a.kind == "person" and not a.country]
    return min(len(unknown), len([n for n in nations if n.kind in ("country", "office")]))


def _bare_threads(threads: Sequence[Thread], telling: Telling, paragraphs: Sequence[int]) -> list[Thread]:
    """The meeting that "the talks" speaks of: one of its paragraph, else the first, else the latest.

    "Both meetings" speaks of the latest two.
    """
    if telling.part == "ATTEND":
        return [t for t in threads[-1:] if t.tellings[-1].sentence >= telling.sentence - _NEAR]
    if telling.plural:
        return [t for t in threads[-telling.links.others :] if agree(t, telling)]
    if telling.noun == "call":
        threads = [t for t in threads if t.mode.value == "phone"]
    here = paragraphs[telling.sentence]
    named = [t for t in threads if _named(t, telling)]
    near = [t for t in threads if paragraphs[t.tellings[-1].sentence] == here]
    order = [*reversed(named), *reversed(near), *threads[:1], *reversed(threads)]
    return [t for t in order if agree(t, telling)][:1]


def _named(thread: Thread, telling: Telling) -> bool:
    """Whether a telling names the thread's own place or day, or calls it the parties' first."""
    city = telling.place and thread.place and telling.place.city and telling.place.city == thread.place.city
    day = telling.time and thread.time and telling.time.value[:10] == thread.time.value[:10]
    return bool(city or day or (telling.links.first and any(t.links.first for t in thread.tellings)))


def agree(thread: Thread, telling: Telling) -> bool:
    """Whether time, mode, status and place of a telling can be those of the thread."""
    return (
        _times_agree(thread.time, telling.time)
        and _modes_agree(thread, telling)
        and _statuses_agree(thread, telling)
        and _places_agree(thread.place, telling.place)
        and (_proposal(telling) or _parties_known(thread, telling))
    )


def _parties_known(thread: Thread, telling: Telling) -> bool:
    """Whether the one party that a bare telling names, if any, is one of the thread's."""
    return not telling.bare or all(any(same_party(a, b) for b in thread.parties) for a in telling.parties)


def _proposal(telling: Telling) -> bool:
    """Whether the one party named only proposes the meeting."""
    return telling.bare and telling.status.value == "proposed" and bool(telling.status.words)


def _times_agree(a: Time | None, b: Time | None) -> bool:
    first, second = day_range(a.value) if a else None, day_range(b.value) if b else None
    return not first or not second or (first[0] <= second[1] and second[0] <= first[1])


def _modes_agree(thread: Thread, telling: Telling) -> bool:
    """Whether the modes are one, or one is left unsaid by words that do not put people in one place."""
    a, b = thread.mode, telling.mode
    if a.value == b.value:
        return True
    if a.words and b.words:
        return False
    if b.words:
        return not thread.place and (telling.bare or not any(t.face_to_face for t in thread.tellings))
    return not telling.place and not telling.face_to_face


def _statuses_agree(thread: Thread, telling: Telling) -> bool:
    a, b = thread.status, telling.status
    return a.value == b.value or not b.words or (telling.bare and not _proposal(telling))


def _places_agree(a: Place | None, b: Place | None) -> bool:
    if not a or not b:
        return True
    return a.country == b.country and (not a.city or not b.city or a.city == b.city)
