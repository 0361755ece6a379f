"""The rows of the table: what each compares, and what is to be reached."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal, NamedTuple

from bench import machine
from readout.speed import Measured

MODEL = "spaCy's en_core_web_sm"
DATES = "dates found and resolved"
BOOK = "jupyter-book, notebooks executed"


class Row(NamedTuple):
    """What a row compares; ``limit`` is the most that the ratio may be, or what is measured here."""

    what: str
    unit: str
    peer: str
    limit: float
    of: Literal["ratio", "here"] = "ratio"


ROWS = {
    "extraction-model": Row("everything found", "µs a token", MODEL, 1 / 20),
    "extraction-tokenizer": Row("everything found", "µs a token", "spaCy's blank tokenizer", 4),
    "dates-dateparser": Row(DATES, "ms a document", "dateparser.search, told the language", 1 / 50),
    "dates-dateparser-alone": Row(DATES, "ms a document", "dateparser.search, told nothing", 1 / 50),
    "dates-heideltime": Row(DATES, "ms a document", "HeidelTime", 1 / 1000),
    "report-new": Row("a report from nothing", "s", BOOK, 0.5),
    "report-unchanged": Row("nothing changed", "s", BOOK, 0.03),
    "report-changed": Row("one document of 100 changed", "s", BOOK, 0.25),
    "growth-100": Row("100 documents", "s a document", "10 documents", 1),
    "growth-1000": Row("1,000 documents", "s a document", "100 documents", 1),
    "thousand-time": Row("1,000 documents", "s", "", 360, "here"),
    "thousand-memory": Row("1,000 documents, memory of all processes", "GB", "", 1.5, "here"),
    "start-help": Row("readout --help", "s", "import spacy", 1),
    "start-import": Row("import readout", "s", "import spacy", 1),
}


class Moment(NamedTuple):
    """When measuring began, and how busy the machine was then."""

    date: str
    load: float

    @staticmethod
    def now() -> Moment:
        """This moment. The clock is read here: a measurement has a date."""
        return Moment(datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"), machine.load())


def measured(
    row: str, here: float, peers: float | None, how: str, moment: Moment, remark: str = ""
) -> Measured:
    """A row with what was measured."""
    fixed = ROWS[row]._asdict()
    values = {"here": here, "peers": peers, "how": how, "remark": remark}
    return Measured(row=row, **fixed, **values, **moment._asdict())
