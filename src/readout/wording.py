"""Records in English: amounts, people, dates, encounters and lists as phrases of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from babel.dates import format_date

from readout.days import days, days_of
from readout.records import Correction, Document, Event, Figure, Meeting

QUALIFIERS = {"at_least": "at least", "at_most": "at most", "about": "about"}
_PEOPLE = {
    "": ("person", "people"),
    "military": ("member of the military", "members of the military"),
    "civilian": ("civilian", "civilians"),
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "men": ("man", "men"),
    "elderly": ("elderly person", "elderly people"),
    "police": ("police officer", "police officers"),
    "journalists": ("journalist", "journalists"),
    "aid_workers": ("aid worker", "aid workers"),
    "medical": ("medical worker", "medical workers"),
}
_SHORT = {"military": "military", "police": "police"}
# Releases and remains count whether done, planned or demanded: words must not say that they happened.
_OUTCOMES = {"casualties": "{} killed or injured", "remains": "remains of {}", "released": "release of {}"}
_LABELS = {"casualties": "killed or injured", "released": "release"}
_FATES = {"casualties": "hurt in ways not told apart", "remains": "found or returned as remains"}
_HEADINGS = {
    "casualties": "Killed or injured, not told apart",
    "remains": "Remains",
    "released": "Release, done or demanded",
}
_PARTITIVE = {"number", "a number", "handful", "a handful", "couple", "a couple", "a lot"}
_MODES = {"in_person": "in person", "virtual": "by video", "phone": "by telephone"}
_HELD = {"in_person": "met in person", "virtual": "met by video", "phone": "spoke by telephone"}
_NOUNS = {"in_person": "a meeting", "virtual": "a video meeting", "phone": "a telephone call"}
_IRREGULAR = {"is": "are", "has": "have", "was": "were", "does": "do", "this": "these"}


def listing(items: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    names = list(items)
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else "".join(names)


def plural(number: int, word: str) -> str:
    """The word as it stands beside a number: "claim" for 1, else "claims"; verbs that are irregular too."""
    if number == 1:
        return word
    return _IRREGULAR.get(word) or (word[:-1] + "ies" if word.endswith(("ry", "ty")) else word + "s")


def count(number: int, word: str) -> str:
    """ "1 claim", "3 claims", "no claims"."""
    return f"{number:,} {plural(number, word)}" if number else f"no {plural(0, word)}"


def plain(text: str, longest: int = 200) -> str:
    """Words of a document on one line, without characters that cannot be shown, cut at ``longest``."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def amount(figure: Figure) -> str:
    """The number as it is claimed: "36", "more than 36", "200 to 300", "dozens" in the document's word."""
    if figure.value is None:
        return plain(figure.text, 40).lower()
    upper = "" if figure.value_max is None else f" to {figure.value_max:,}"
    return qualified(qualifier(figure), f"{figure.value:,}{upper}")


def qualified(words: str, number: str) -> str:
    """A number with its qualifier, if it has one."""
    return f"{words} {number}".strip()


def qualifier(figure: Figure) -> str:
    """The document's qualifying words where they stand before the number, else the usual ones."""
    if figure.modifier not in QUALIFIERS:
        return ""
    words = plain(figure.qualifier, 40)
    stands_before = words and f"{words} {figure.text}" in " ".join(
        (figure.reading or figure.sentence).split()
    )
    return words.lower() if stands_before else QUALIFIERS[figure.modifier]


def heading(outcome: str) -> str:
    """An outcome as a heading: "Killed"."""
    return _HEADINGS.get(outcome, outcome.capitalize())


def fate(outcome: str) -> str:
    """An outcome as it follows "people": "missing", "returned as remains"."""
    return _FATES.get(outcome, outcome)


def suffered(outcome: str, who: str) -> str:
    """What happened to whom: "36 people killed", "remains of 12 people"."""
    return _OUTCOMES.get(outcome, f"{{}} {outcome}").format(who)


def people(figure: Figure) -> str:
    """The people that are counted, without the number: "children", "person"."""
    return _PEOPLE[figure.category][figure.value != 1 or figure.value_max is not None]


def category(name: str) -> str:
    """A category as a heading: "children", "people"."""
    return _SHORT.get(name, _PEOPLE[name][1])


def claim(figure: Figure) -> str:
    """Number, people and outcome: "at least 36 people killed", "dozens of children missing"."""
    number = amount(figure)
    of = "of " if figure.value is None and (number.endswith("s") or number in _PARTITIVE) else ""
    return suffered(figure.outcome, f"{number} {of}{people(figure)}")


def whose(figure: Figure) -> str:
    """Side and category: "Georgia, children", "Georgia", "children", "people"."""
    parts = [plain(figure.side, 80), category(figure.category) if figure.category else ""]
    return ", ".join(part for part in parts if part) or "people"


def speaker(figure: Figure) -> str:
    """Who is given as the source, or that nobody is."""
    return plain(figure.speaker, 80) or "no speaker given"


def distinction(part: Figure, whole: Figure) -> str:
    """What tells a part from its whole, as a label: "children", "Georgia", "missing"; empty if nothing."""
    kind = category(part.category) if part.category not in ("", whole.category) else ""
    side = plain(part.side, 80) if part.side != whole.side else ""
    outcome = _LABELS.get(part.outcome, part.outcome) if part.outcome != whole.outcome else ""
    return ", ".join(word for word in (kind, side, outcome) if word)


def share(part: Figure, whole: Figure) -> str:
    """A part as it stands behind its whole: "71 children", "2,000 (Georgia)", "26 missing", "2"."""
    kind = people(part) if part.category not in ("", whole.category) else ""
    side = f"({plain(part.side, 80)})" if part.side and part.side != whole.side else ""
    said = " ".join(word for word in (amount(part), kind, side) if word)
    return said if part.outcome == whole.outcome else suffered(part.outcome, said)


def statement(figure: Figure) -> str:
    """A claim with whose people they are and who says so: "36 people killed; Georgia; the mayor"."""
    return "; ".join(word for word in (claim(figure), plain(figure.side, 80), speaker(figure)) if word)


def told(record: Figure | Meeting) -> str:
    """A record in a line: a claim with side and speaker, or who met when."""
    if isinstance(record, Figure):
        return statement(record)
    return f"{names(record.participants) or 'participants not named'}, {when(record)}"


_CHECKED = {"confirmed": "checked", "amended": "checked and amended", "added": "added"}


def checked(record: Figure | Meeting) -> str:
    """Who checked a record and when: "✓ checked by Ada Quill, 9 May 2031"; "" if nobody did."""
    if not record.checked:
        return ""
    return f"✓ {_CHECKED[record.checked]} by {plain(record.checked_by, 80)}, {day(record.checked_on)}"


def rejected(made: Correction) -> str:
    """Who rejected a record, when and why."""
    claim = made.claim or "what was found here"
    return f"{claim}: rejected by {plain(made.by, 80)}, {day(made.on)}: {plain(made.reason)}"


def circumstances(figure: Figure) -> str:
    """Cause and period in the document's words, empty where it gives neither."""
    return "; ".join(plain(words) for words in (figure.cause, figure.period) if words)


def source(document: Document) -> str:
    """A document by its headline, else its name, with its date of publication."""
    return f"{plain(document.title or document.id, 90)}, {day(document.date)}"


def mode(encounter: Meeting | Event) -> str:
    """How they met: "in person", "by video", "by telephone"."""
    return _MODES[encounter.mode]


def day(iso: str) -> str:
    """ "14 December 2021", "December 2021", "2021", or "no date"."""
    patterns = {0: "", 1: "y", 2: "LLLL y", 3: "d MMMM y"}
    known = days(iso)
    if known.first is None:
        return "no date"
    return format_date(known.first, patterns[iso.count("-") + 1], locale="en")


def _band(first: date | None, last: date | None) -> str:
    if first and last:
        start = "d" if (first.month, first.year) == (last.month, last.year) else "d MMMM"
        start = start if first.year == last.year else "d MMMM y"
        return f"between {format_date(first, start, locale='en')} and {day(last.isoformat())}"
    if first:
        return f"on or after {day(first.isoformat())}"
    return f"on or before {day(last.isoformat())}" if last else "date not stated"


def when(encounter: Meeting | Event) -> str:
    """An encounter's date in words, as exact as the documents are."""
    if encounter.date and not (encounter.not_before or encounter.not_after):
        return day(encounter.date)
    known = days_of(encounter)
    return day(known.first.isoformat()) if known.exact and known.first else _band(*known)


def names(items: Sequence[str], most: int = 6) -> str:
    """A list of names, the last ones counted where there are more than ``most``."""
    shown = [plain(name, 80) for name in items]
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} others"]
    return listing(shown)


def encounter(event: Event) -> str:
    """Who met how and where, without the date: "A and B met by video", "a call of A and B is planned"."""
    who = names(event.participants, 12)
    where = f" in {plain(event.place, 80)}" if event.place else ""
    if event.status == "held" and len(event.participants) > 1:
        return f"{who} {_HELD[event.mode]}{where}"
    link = {0: ", participants not stated,", 1: f" with {who}"}.get(len(event.participants), f" of {who}")
    be = "was" if event.status in ("held", "cancelled") else "is"
    return f"{_NOUNS[event.mode]}{link}{where} {be} {event.status}"


def length(days: int) -> str:
    """A length of time in the unit that suits it: "20 days", "7 months", "3 years"."""
    months = round(days / 30.44)
    if months < 2:
        return count(days, "day")
    return count(months, "month") if months < 24 else count(round(months / 12), "year")
