"""The files of a set: which table stands where, and how to ask them what a report asks."""

from __future__ import annotations

from markupsafe import Markup

from readout.collection import schema
from readout.markup import Html, element, table
from readout.survey import evidence
from readout.survey.opening import Survey

SQL = "set.sql"
"""The file that makes the views, beside the book's pages."""
_TOLD = {
    "documents": "a row a document, with its text",
    "figures": "a row a figure, copies too",
    "meetings": "a row a meeting, copies too",
    "unread": "a row a file that could not be read",
    "fingerprints": "what copies are found by",
    "events": "a row an event over all documents",
    "copies": "what only repeats another record",
}


def tables(found: Survey) -> Html:
    """The tables of the set with their files, rows and size."""
    rows = []
    for name in schema.TABLES:
        parts = found.manifest.tables.get(name, [])
        size = f"{sum(part.bytes for part in parts) / 1e6:,.1f} MB"
        kept = element("code", f"{name}/*.parquet")
        rows.append(
            (kept, _TOLD.get(name, ""), f"{len(parts):,}", f"{found.manifest.rows.get(name, 0):,}", size)
        )
    return Html(table(("files", "what", "number of files", "rows", "size"), rows, stacked=True))


def asking(found: Survey) -> Html:
    """How a reader runs the queries of this report."""
    link = element("a", SQL, href=f"data/{SQL}", download=SQL)
    shell = f'duckdb -init {SQL} -c "FROM claims ORDER BY published, document, start LIMIT 10"'
    python = f'import duckdb; duckdb.execute(open("{SQL}").read()); duckdb.sql("FROM claims LIMIT 10").show()'
    return Html(
        evidence.said(
            Markup("Save {} in the set's folder and ask there, in a shell or in Python:").format(link)
        ).markup
        + element("pre", shell)
        + element("pre", python)
    )


def columns(found: Survey) -> Html:
    """Every column of every table: its type and what it means."""
    parts = []
    for name in schema.TABLES:
        rows = [
            (
                element("code", field.name),
                str(field.type),
                (field.metadata or {}).get(b"meaning", b"").decode(),
            )
            for field in schema.schema(name)
        ]
        inside = element("summary", name) + table(("column", "type", "meaning"), rows, stacked=True)
        parts.append(element("details", inside, class_="more"))
    return Html(Markup("").join(parts))
