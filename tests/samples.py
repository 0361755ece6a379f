"""A small, rich corpus of invented documents, made by hand: no reading and no grammar takes part."""

from __future__ import annotations

from typing import Any

from readout.addresses import record_id
from readout.corpus import Corpus
from readout.records import Cue, Document, Event, Figure, Meeting, Mend, Span


class Draft:
    """A document in the making: its sentences, and the records that are hung on words in them."""

    def __init__(self, id: str, *sentences: str, **fields: Any) -> None:
        self.id = id
        self.sentences = sentences
        self.text = " ".join(sentences)
        self.fields = fields
        self.figures: list[Figure] = []
        self.meetings: list[Meeting] = []

    def place(self, number: int, words: str) -> tuple[int, int, int]:
        """Offsets of ``words`` in sentence ``number``, and of the sentence."""
        begin = sum(len(s) + 1 for s in self.sentences[:number])
        return begin + self.sentences[number].index(words), len(words), begin

    def evidence(self, number: int, words: str, kind: str, outcome: str = "") -> dict[str, Any]:
        start, length, begin = self.place(number, words)
        return {
            "id": record_id(self.id, kind, start, outcome),
            "document": self.id,
            "start": start,
            "end": start + length,
            "text": words,
            "sentence": self.sentences[number],
            "sentence_start": begin,
            "sentence_end": begin + len(self.sentences[number]),
            "rule": "by hand",
        }

    def figure(self, number: int, words: str, value: int | None, outcome: str, **fields: Any) -> Figure:
        given = {"modifier": "exact", **fields, **self.evidence(number, words, "f", outcome)}
        self.figures.append(Figure(value=value, outcome=outcome, **given))
        return self.figures[-1]

    def meeting(self, number: int, words: str, *participants: str, **fields: Any) -> Meeting:
        given = {"status": "held", "mode": "in_person", **fields, **self.evidence(number, words, "m")}
        self.meetings.append(Meeting(participants=participants, **given))
        return self.meetings[-1]

    def document(self) -> Document:
        given = {"date_basis": "stamp" if self.fields.get("date") else "none", **self.fields}
        return Document(
            id=self.id,
            file=f"{self.id}.txt",
            sha256="0" * 64,
            text=self.text,
            figures=tuple(self.figures),
            meetings=tuple(self.meetings),
            **given,
        )


def event(*meetings: Meeting, **fields: Any) -> Event:
    """The event that the meetings tell of; what is not given comes from the first of them."""
    first = meetings[0]
    keys = ("date", "not_before", "not_after", "status", "mode", "place", "participants", "host", "event")
    given = {key: getattr(first, key) for key in keys} | fields
    name = "-".join((given["date"] or "undated", *given["participants"])).lower().replace(" ", "-")
    return Event(
        id=name,
        meetings=tuple(m.id for m in meetings),
        documents=tuple(sorted({m.document for m in meetings})),
        **given,
    )


def herald() -> Draft:
    """A dated news text with a total and its parts, a range, a repeat and vague words."""
    d = Draft(
        "herald",
        "Ada Quill of Norland said that 400 people were missing, among them 30 children and 50 women.",
        "At least 12 soldiers were killed by mines in March and 20 to 25 wounded.",
        "Dozens of villagers fled the valley.",
        "The 400 missing people had been seen last in March.",
        "Ada Quill met Bo Marsh of Sudland in Port Vale on Monday.",
        "Quill telephoned Cleo Finch on 2 May, and the three will meet on 20 May.",
        title="Norland counts its missing",
        date="2031-05-07",
    )
    said = {"side": "Norland", "speaker": "Ada Quill"}
    total = d.figure(0, "400", 400, "missing", **said)
    d.figure(0, "30", 30, "missing", category="children", part_of=total.start, **said)
    d.figure(0, "50", 50, "missing", category="women", part_of=total.start, **said)
    d.figure(
        1,
        "12",
        12,
        "killed",
        modifier="at_least",
        qualifier="At least",
        category="military",
        cause="mines",
        period="in March",
        **said,
    )
    d.figure(1, "20 to 25", 20, "injured", value_max=25, category="military", **said)
    d.figure(2, "Dozens", None, "displaced", modifier="vague", category="civilian")
    d.figure(3, "400", 400, "missing", repeat=True, **said)
    d.meeting(4, "met", "Ada Quill", "Bo Marsh", date="2031-05-05", place="Port Vale")
    d.meeting(5, "telephoned", "Ada Quill", "Cleo Finch", date="2031-05-02", mode="phone")
    d.meeting(
        5, "meet", "Ada Quill", "Bo Marsh", "Cleo Finch", date="2031-05-20", status="planned", mode="virtual"
    )
    return d


def courier() -> Draft:
    """A second teller of the same things, with other numbers, and every outcome that is left."""
    d = Draft(
        "courier",
        "Norland lost 17 soldiers, Bo Marsh said.",
        "Sudland let about 40 prisoners go and still holds up to 9.",
        "The remains of 3 people were handed over.",
        "Some 2,500 people were killed or hurt since the spring.",
        "Marsh and Quill spoke in Port Vale for two hours about the prisoners and agreed on a list.",
        "A round in Lakeside in April fell through.",
        "Finch received Marsh between 6 and 9 May.",
        "No police officer was hurt.",
        date="2031-05-09",
        publisher="The Courier",
    )
    marsh = {"speaker": "Bo Marsh"}
    d.figure(0, "17", 17, "killed", side="Norland", category="military", **marsh)
    d.figure(1, "40", 40, "released", modifier="about", qualifier="about", side="Norland", **marsh)
    d.figure(1, "9", 9, "detained", modifier="at_most", qualifier="up to", side="Norland", **marsh)
    d.figure(2, "3", 3, "remains", side="Norland")
    d.figure(3, "2,500", 2500, "casualties", modifier="about", qualifier="Some")
    d.figure(7, "No", 0, "injured", category="police")
    start, length, _ = d.place(4, "the prisoners")
    agenda = Span(start=start, end=start + length, text="the prisoners")
    d.meeting(
        4,
        "spoke",
        "Marsh",
        "Quill",
        date="2031-05-05",
        place="Port Vale",
        duration="two hours",
        agenda=(agenda,),
    )
    d.meeting(5, "round", "Norland", "Sudland", date="2031-04", status="cancelled", place="Lakeside")
    d.meeting(6, "received", "Cleo Finch", "Marsh", not_before="2031-05-06", not_after="2031-05-09")
    return d


def garbled() -> Draft:
    """An undated, paraphrased text: figures rest on a mend; parts exceed their total; a proposed meeting."""
    d = Draft(
        "garbled",
        "There are 10 lacking individuals, together with 8 children and 5 aged folks.",
        "Dee Rowe proposed talks with Ada Quill.",
        paraphrased=True,
        mends=(),
    )
    start, length, _ = d.place(0, "lacking individuals")
    words = "lacking individuals"
    read = d.sentences[0].replace(words, "missing persons")
    cue = Cue(start=start, end=start + length, text=words, role="outcome")
    total = d.figure(0, "10", 10, "missing", reading=read, cues=(cue,))
    d.figure(0, "8", 8, "missing", reading=read, category="children", part_of=total.start, cues=(cue,))
    d.figure(0, "5", 5, "missing", reading=read, category="elderly", part_of=total.start, cues=(cue,))
    d.fields["mends"] = (
        Mend(
            start=start,
            end=start + length,
            text=words,
            reading="missing persons",
            rule="by hand",
            reason="words",
        ),
    )
    d.meeting(1, "talks", "Dee Rowe", "Ada Quill", status="proposed")
    return d


def sample() -> Corpus:
    """Three documents, fifteen figures with every outcome, seven meetings told as six events."""
    drafts = [courier(), garbled(), herald()]
    c, g, h = (d.meetings for d in drafts)
    events = [
        event(c[1]),
        event(h[1]),
        event(h[0], c[0]),
        event(c[2], participants=("Cleo Finch", "Bo Marsh")),
        event(h[2]),
        event(g[0]),
    ]
    return Corpus(tuple(d.document() for d in drafts), tuple(events))


def hostile() -> Corpus:
    """One document whose words try to become markup, formulas, mathematics and control characters."""
    d = Draft(
        '<img src=x>"&',
        '=HYPERLINK("http://x") 7 people of $\\frac$ <script>alert(1)</script>\x00\x1b died.',
        "@Mallory\x07 met +Trent\u2028here.",
        title="<b>$x_1$</b> & 'co'",
        date="2031-05-09",
    )
    d.figure(0, "7", 7, "killed", side="<script>alert(1)</script>", speaker="=cmd|' /C calc'!A0 $\\frac$")
    d.meeting(1, "met", "@Mallory\x07", "+Trent </svg><script>", date="2031-05-01", place="-Town")
    return Corpus((d.document(),), (event(*d.meetings),))


def crowded() -> Corpus:
    """Fifty documents that tell of one meeting of fifty people: too many to name them all."""
    people = [f"Person {chr(65 + n % 26)}{chr(97 + n // 26)}" for n in range(50)]
    drafts = [
        Draft(f"paper-{chr(65 + n % 26)}{n // 26}", "They met in Lakeside on Sunday.") for n in range(50)
    ]
    for draft in drafts:
        draft.meeting(0, "met", *people, date="2031-05-04", place="Lakeside")
    met = event(*(draft.meetings[0] for draft in drafts))
    return Corpus(tuple(draft.document() for draft in drafts), (met,))


EMPTY = Corpus((), ())
