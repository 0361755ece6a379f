"""The tables of the book's page on how to use it: each made from the one definition of what it tells."""

from __future__ import annotations

from readout.collection.manifest import Manifest
from readout.collection.schema import TABLES, schema
from readout.corrections.entries import FigureEntry, MeetingEntry
from readout.documents.sources import Known
from readout.lexicon import additions
from readout.parameters import rows
from readout.remedies import fields
from readout.report.markdown import code, plain, table


def tables() -> dict[str, str]:
    """The tables in Markdown, by the name of the file that pages include."""
    return {
        "parameters.txt": _parameters(),
        "sources.txt": _sources(),
        "corrections.txt": _corrections(),
        "words.txt": _words(),
        "set.txt": _set(),
        "manifest.txt": _manifest(),
    }


def _parameters() -> str:
    head = ("name", "type", "default", "what is allowed", "meaning", "example")
    return table(
        head,
        [
            (code(r.name), r.type, code(r.default), plain(r.allowed), plain(r.meaning), code(r.example))
            for r in rows()
        ],
    )


def _sources() -> str:
    return table(("key", "meaning"), [(code(key), plain(meaning)) for key, meaning in fields(Known).items()])


def _corrections() -> str:
    keys = fields(FigureEntry) | fields(MeetingEntry) | {"values": "the values as the document states them"}
    return table(("key", "meaning"), [(code(key), plain(meaning)) for key, meaning in keys.items()])


def _words() -> str:
    head = ("file", "key", "meaning")
    told = [(r.file, r.key, ("" if r.needed else "optional: ") + r.meaning) for r in additions.rows()]
    return table(head, [(code(file) if "." in file else file, code(k), plain(m)) for file, k, m in told])


def _set() -> str:
    head = ("table", "a row is", "columns")
    rows = [
        (
            code(name),
            plain((kind.__doc__ or "").splitlines()[0]),
            ", ".join(code(column) for column in schema(name).names),
        )
        for name, kind in TABLES.items()
    ]
    return table(head, rows)


def _manifest() -> str:
    return table(("key", "meaning"), [(code(k), plain(m)) for k, m in fields(Manifest).items()])
