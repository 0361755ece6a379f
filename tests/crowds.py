"""Corpora of any size for charts: many events, many participants, long and foreign names, many claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import cycle, islice

import samples
from readout.corpus import Corpus
from readout.records import Mode, Modifier, Outcome, Status

_FIRST = ("Ada", "Bo", "Cleo", "Dee", "Eli", "Fay", "Gus", "Hal")
_LAST = ("Quill", "Marsh", "Finch", "Rowe", "Thornbury")
_FOREIGN = ("中国代表团", "Ольга Речная", "עברית", "हिन्दी नाम", "محمد النهر", "Žofie Řeková", "日本")
_STATUSES: Sequence[Status] = ("held", "held", "held", "planned", "cancelled", "proposed", "held")
_MODES: Sequence[Mode] = ("in_person", "phone", "in_person", "virtual", "in_person")
_MODIFIERS: Sequence[Modifier] = ("exact", "at_least", "about", "at_most", "vague")


def short(number: int) -> str:
    return f"{_FIRST[number % 8]} {_LAST[number // 8 % 5]}"


def long(number: int) -> str:
    return f"{short(number)} of the Joint Standing Commission for Boundary Affairs and Confidence {number}"


def unbroken(number: int) -> str:
    return "Grenzangelegenheitenkommissionsvorsitzende" + str(number)


def foreign(number: int) -> str:
    return f"{_FOREIGN[number % 7]} {number // 7 or ''}".strip()


Naming = Callable[[int], str]
NAMINGS: Sequence[Naming] = (short, long, unbroken, foreign)


def meetings(events: int, participants: int, name: Naming = short, step: int = 9) -> Corpus:
    """So many events among so many participants, ``step`` days apart; some dates are months or bands."""
    draft = samples.Draft("minutes", " ".join(f"met{n}." for n in range(events)), date="2031-12-01")
    made = []
    for n in range(events):
        day = date(2031, 1, 3) + timedelta(days=n * step)
        dates: tuple[dict[str, str], ...] = ({"date": day.isoformat()}, {"date": day.isoformat()[:7]}, {})
        bands: tuple[dict[str, str], ...] = (
            {},
            {},
            {"not_before": day.isoformat(), "not_after": (day + timedelta(days=9)).isoformat()},
        )
        kind = 0 if n % 5 else n // 5 % 3
        who = dict.fromkeys(name((n * (k + 1) + k) % participants) for k in range(2 + n % 3))
        place = ("Port Vale", "", name(n % participants))[n % 3]
        fields = {**dates[kind], **bands[kind], "place": place}
        fields |= {"status": _STATUSES[n % 7], "mode": _MODES[n % 5]}
        made.append(samples.event(draft.meeting(0, f"met{n}", *who, **fields)))
    return Corpus((draft.document(),), tuple(made))


def claims(number: int, name: Naming = short, largest: int = 10**6) -> Corpus:
    """So many claims of every outcome and qualifier in documents of five, sides and speakers by ``name``."""
    outcomes: Sequence[Outcome] = ("killed", "missing", "displaced")
    drafts = []
    for first in range(0, number, 5):
        title = "" if first % 2 else f"What {name(first)} counted"
        draft = samples.Draft(
            f"paper {first}", "x1 x2 x3 x4 x5 died.", title=title, date=f"{2031 + first // 50}"
        )
        for n, modifier in islice(zip(range(first, number), cycle(_MODIFIERS)), 5):
            value = None if modifier == "vague" else (n + 1) * 7919 % largest
            upper = value + 9 if value and n % 4 == 0 else None
            fields = {
                "value_max": upper,
                "side": name(n % 3) if n % 2 else "",
                "speaker": name(n) if n % 3 else "",
            }
            draft.figure(0, f"x{n % 5 + 1}", value, outcomes[n % 3], modifier=modifier, **fields)
        drafts.append(draft)
    return Corpus(tuple(d.document() for d in drafts), ())
