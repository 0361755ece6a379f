"""Events as TimelineJS reads them (timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from markupsafe import escape

from readout.corpus import Corpus
from readout.days import days_of
from readout.records import Event
from readout.wording import mode, names, plain, when


def timeline(corpus: Corpus) -> str:
    """The events whose first day is known, as JSON; words of documents are escaped: the reader shows HTML."""
    shown = [_slide(event, corpus) for event in corpus.events if days_of(event).first]
    return json.dumps({"events": shown}, ensure_ascii=False, indent=1) + "\n"


def _slide(event: Event, corpus: Corpus) -> dict[str, Any]:
    first, last = days_of(event)
    assert first
    slide = {
        "unique_id": str(escape(event.id)),
        "start_date": _date(first),
        "display_date": when(event),
        "group": event.status,
        "text": {"headline": str(escape(_headline(event))), "text": _told(event, corpus)},
    }
    return slide | ({"end_date": _date(last)} if last and last != first else {})


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(event: Event) -> str:
    people = names(event.participants) or "participants not stated"
    return f"{people}, {plain(event.place)}" if event.place else people


def _told(event: Event, corpus: Corpus) -> str:
    """How it was held, then each document's sentence."""
    told = [m for m in corpus.meetings if m.id in event.meetings]
    said = [f"{escape(plain(m.document))}: {escape(plain(m.sentence, 1000))}" for m in told]
    return "".join(f"<p>{line}</p>" for line in [escape(f"{event.status}, {mode(event)}"), *said])
