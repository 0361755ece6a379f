"""Computed sentences: claims told as claims, with who says so; each number, name and date is a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from babel import Locale
from markupsafe import Markup

from readout import wording
from readout.markup import evidence, joined, text
from readout.records import Document, Event, Figure, Meeting

_WERE = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "detained": "detained or held",
    "displaced": "displaced",
    "casualties": "killed or injured",
}
# Releases and remains are counted whether done, planned or demanded: a sentence must not say they happened.
_OF = {"released": "the release of", "remains": "the remains of"}
# Vague words that stand before the people without "of": "several people", but "dozens of people".
_DETERMINERS = frozenset(
    {
        "several",
        "many",
        "some",
        "few",
        "a few",
        "numerous",
        "most",
        "more",
        "countless",
        "multiple",
        "various",
        "all",
    }
)
_COUNTRIES = frozenset(Locale("en").territories.values())
_THE = (
    "United ",
    "Netherlands",
    "Philippines",
    "Gambia",
    "Bahamas",
    "Maldives",
    "Central African",
    "Dominican Republic",
)


def claims(document: Document) -> list[Markup]:
    """A document's own claims as sentences, in the order of the text: one for a speaker in a sentence."""
    figures = [f for f in document.figures if not f.copy_of]
    parts = {f.id for f in figures if _total(f, figures)}
    again = {f.id: original for f in figures if (original := _original(f, figures))}
    first = [f for f in figures if f.id not in parts and f.id not in again]
    found = []
    for _, told in groupby(first, key=lambda f: (f.sentence_start, f.speaker)):
        found.append(_Sentence(list(told), figures, again).markup())
    return found


def _total(figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The figure that this one is a part of, where both are counts of the same outcome."""
    if figure.part_of is None:
        return None
    totals = (f for f in figures if f.start == figure.part_of and f.outcome == figure.outcome)
    return next(totals, None)


def _original(figure: Figure, figures: Sequence[Figure]) -> str:
    """The id of the figure that this one repeats."""
    same = (
        f
        for f in figures
        if not f.repeat
        and (f.outcome, f.value, f.value_max) == (figure.outcome, figure.value, figure.value_max)
    )
    return next((f.id for f in same), "") if figure.repeat else ""


class _Sentence:
    """One sentence about the figures that one speaker gives in one sentence of a document."""

    def __init__(self, told: list[Figure], all_: Sequence[Figure], again: dict[str, str]) -> None:
        self.told, self.all, self.again = told, all_, again

    def markup(self) -> Markup:
        stated = [f for f in self.told if f.outcome in _WERE]
        spoken = [f for f in self.told if f.outcome in _OF]
        said = []
        if stated:
            said.append(
                Markup("{} that {}").format(self._verb("said", "says"), joined(self._clauses(stated)))
            )
        if spoken:
            told = joined(
                Markup("{} {}").format(_OF[f.outcome], self._people(f) + self._parts(f)) for f in spoken
            )
            said.append(Markup("{} of {}").format(self._verb("spoke", "speaks"), told))
        return (
            self._subject()
            + Markup(" ")
            + joined(said, ", and ")
            + self._circumstances()
            + Markup(".")
            + self._repeats()
        )

    def _subject(self) -> Markup:
        first = self.told[0]
        if first.speaker:
            name = wording.plain(first.speaker)
            return evidence(text(name[:1].upper() + name[1:]), first.id)
        return Markup("The text, naming no source,")

    def _verb(self, past: str, present: str) -> str:
        return past if self.told[0].speaker else present

    def _clauses(self, figures: list[Figure]) -> list[Markup]:
        """ "24 people from X were killed", "40 were injured": the people are named where they change."""
        found = []
        before: Figure | None = None
        for figure in figures:
            same = before is not None and (before.side, before.category) == (figure.side, figure.category)
            who = self._number(figure, alone=True) if same else self._people(figure)
            was = "was" if _single(figure) else "were"
            found.append(
                Markup("{}{} {} {}").format(who, self._parts(figure, ","), was, _WERE[figure.outcome])
            )
            before = figure
        return found

    def _people(self, figure: Figure) -> Markup:
        return self._number(figure) + f" {wording.people(figure)}" + _from(figure)

    def _number(self, figure: Figure, alone: bool = False) -> Markup:
        """The number as a link: "36", "at least 36", "no", "dozens of"; alone: "none", "dozens"."""
        words = wording.amount(figure)
        tail = ""
        if figure.value == 0:
            words = "none" if alone else "no"
        elif figure.value is None and not alone and words not in _DETERMINERS and not words.endswith(" of"):
            tail = " of"
        return evidence(text(words), figure.id) + tail

    def _parts(self, figure: Figure, close: str = "") -> Markup:
        parts = [
            f
            for f in self.all
            if f.part_of == figure.start and f.outcome == figure.outcome and f.id not in self.again
        ]
        if not parts:
            return Markup("")
        told = joined(self._part(p, figure) for p in parts)
        return Markup(", among them {}{}").format(told, close)

    def _part(self, part: Figure, total: Figure) -> Markup:
        """ "71 children" where they are of the total's side; the number alone where it says no more."""
        side = _from(part) if part.side != total.side else Markup("")
        if part.category == total.category and not side:
            return self._number(part, alone=True)
        return self._number(part) + f" {wording.people(part)}" + side

    def _circumstances(self) -> Markup:
        """By what and when, as the document is read: "(in a flood; last May)"."""
        causes = {f.cause: f.id for f in self.told if f.cause}
        periods = {f.period: f.id for f in self.told if f.period}
        named = [evidence(_words(words), record) for words, record in [*causes.items(), *periods.items()]]
        return Markup(" ({})").format(Markup("; ").join(named)) if named else Markup("")

    def _repeats(self) -> Markup:
        told = {f.id for f in self.told}
        again = [f for f in self.all if self.again.get(f.id) in told]
        if not again:
            return Markup("")
        links = joined(self._number(f, alone=True) for f in again)
        return Markup(' <span class="note">Said again in the same text: {}.</span>').format(links)


def _single(figure: Figure) -> bool:
    return figure.value == 1 and figure.value_max is None


def _from(figure: Figure) -> Markup:
    """Whose people: "from Georgia" for a country, else the group's name in brackets, which fits any name."""
    side = figure.side
    if not side:
        return Markup("")
    if side not in _COUNTRIES:
        return Markup(" ({})").format(evidence(_words(side), figure.id))
    article = "the " if side.startswith(_THE) else ""
    return Markup(" from {}").format(article) + evidence(_words(side), figure.id)


def linked(statement: str, numbers: Iterable[tuple[str, str]]) -> Markup:
    """A plain sentence with numbers, in their order, made links to records; any not found follow."""
    told, at = Markup(""), 0
    missed: list[tuple[str, str]] = []
    for number, record in numbers:
        whole = rf"(?<![\w,.-]){re.escape(number)}(?!\w|[,.]\d)"
        found = re.compile(whole, re.IGNORECASE).search(statement, at)
        if found:
            told += text(statement[at : found.start()]) + evidence(text(found.group()), record)
            at = found.end()
        else:
            missed.append((number, record))
    rest = joined(evidence(text(number), record) for number, record in missed)
    return told + text(statement[at:]) + (Markup(" ({})").format(rest) if missed else Markup(""))


def encounter(event: Event, meetings: Sequence[Meeting]) -> Markup:
    """An event as a sentence; ``meetings`` are the records that tell of it. Links lead to the first."""
    tellers = [m for m in meetings if m.id in event.meetings]
    people = [_named(p, tellers) for p in event.participants]
    first = tellers[0].id
    where = Markup(" in {}").format(evidence(_words(event.place), first)) if event.place else Markup("")
    when = _on(event, evidence(wording.when(event), first))
    if event.status == "held" and len(people) > 1:
        told = joined(people) + f" {_MET[event.mode]}" + where + when
    else:
        of = joined(people) if people else "participants who are not named"
        verb = "took place" if event.status == "held" else f"was {event.status}"
        told = Markup("{} of {}{}{} {}").format(_KINDS[event.mode], of, where, when, verb)
    return told + _about(event, tellers) + Markup(".")


_MET = {"in_person": "met", "virtual": "met by video", "phone": "spoke by telephone"}
_KINDS = {"in_person": "A meeting", "virtual": "A video meeting", "phone": "A telephone call"}


def _words(text_: str) -> Markup:
    return text(wording.plain(text_))


def _named(participant: str, tellers: Sequence[Meeting]) -> Markup:
    """A participant, linked to the record that names them so, else to the first."""
    named = (m.id for m in tellers if participant in m.participants)
    return evidence(_words(participant), next(named, tellers[0].id))


def _on(event: Event, date: Markup) -> Markup:
    """ "on 14 December 2021", "in December 2021", "between ...", "on a day that no document states"."""
    if event.not_before or event.not_after:
        return Markup(" ") + date
    if not event.date:
        return Markup(" on a day that no document states")
    return Markup(" {} {}").format("on" if event.date.count("-") == 2 else "in", date)


def _about(event: Event, tellers: Sequence[Meeting]) -> Markup:
    """Host, occasion and duration, as far as they are told."""
    durations = dict.fromkeys(m.duration for m in tellers if m.duration)
    known = [("host", event.host), ("occasion", event.event), *(("lasted", d) for d in durations)]
    first = tellers[0].id
    told = [Markup("{}: {}").format(name, evidence(_words(value), first)) for name, value in known if value]
    return Markup(" ({})").format(Markup("; ").join(told)) if told else Markup("")
