"""What a count rests on: its first rows with their sentences, and the query that lists them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from readout import wording
from readout.charts.counts import Bar, ranked
from readout.errors import InputError
from readout.markup import Html, element, items, table, text
from readout.survey.tally import Group, Row, Tally

DRAWN = 12  # bars of a chart
_BEFORE, _AFTER = 160, 200  # letters of a sentence that are shown around the words
_PLURALS = {"documents": "document", "claims": "claim", "events": "event", "files": "file"}
Label = Callable[[Group], str]
Rows = Callable[[Group], Markup]


def listing(tally: Tally, section: str, label: Label, rows: Rows, groups: str = "") -> Markup:
    """The groups, each to be opened; ``section`` begins the names of their places on the page.

    ``groups`` names what the groups are where some are left to a query.
    """
    entries = [
        _opened(_head(label(group), counted(group.counts)), rows(group), place(section, number))
        for number, group in enumerate(tally.groups)
    ]
    listed = items(entries, class_="tally")
    if not tally.more:
        return listed
    left = f"{tally.more:,} more {groups} follow. All of them:"
    return listed + element("p", text(left) + element("code", text(tally.query)), class_="note")


def facts(told: Sequence[tuple[str, Group, Rows]], section: str) -> Html:
    """What is counted over all, each to be opened; counts of nothing are said and not opened."""
    entries = []
    for number, (label, group, rows) in enumerate(told):
        head = _head(label, counted(group.counts))
        entries.append(_opened(head, rows(group), place(section, number)) if group.first else head)
    return Html(items(entries, class_="tally"))


def ranking(
    tally: Tally, section: str, label: Label, rows: Rows, unit: str, groups: str, *notes: str, tone: str = ""
) -> Markup:
    """The first groups as bars, and below them all that are shown."""
    bars = [
        Bar(label(group), group.counts[unit], place(section, number))
        for number, group in enumerate(tally.groups[:DRAWN])
    ]
    drawn = Markup(ranked(bars, unit, *notes, tone=tone)._repr_html_())
    return drawn + listing(tally, section, lambda group: f"{label(group)}:", rows, groups)


def place(section: str, number: int) -> str:
    """The name of a group's place on its page."""
    return f"{section}-{number + 1}"


def counted(counts: Mapping[str, int]) -> str:
    """ "130 claims in 57 documents", "12 documents", "none"."""
    if not any(counts.values()):
        return "none"
    told = [wording.count(number, _PLURALS[name]) for name, number in reversed(list(counts.items()))]
    return " in ".join(told)


def of_claims(group: Group) -> Markup:
    """The first rows of a group of figures or meetings: sentence, document, place."""
    shown = [(_sentence(row), _document(row), _place(row)) for row in group.first]
    return table(("sentence", "document", "place in it"), shown, stacked=True) + _rest(group)


def of_texts(group: Group) -> Markup:
    """The first rows of a group of documents."""
    shown = [(_document(row), text(wording.plain(row["id"], 120))) for row in group.first]
    return table(("document", "id"), shown, stacked=True) + _rest(group)


def of_unread(group: Group) -> Markup:
    """The first rows of a group of files that could not be read."""
    return items(element("code", text(wording.plain(row["file"]))) for row in group.first) + _rest(group)


def said(*sentences: str | Markup) -> Html:
    """Sentences as a paragraph."""
    return Html(
        element("p", Markup(" ").join(text(s) if type(s) is str else Markup(s) for s in sentences if s))
    )


def _head(label: str, counts: str) -> Markup:
    return element("span", text(label), class_="label") + text(f" {counts}")


def _opened(head: Markup, inside: Markup, name: str) -> Markup:
    """What opens on demand; a link to its name opens it, for the name is inside."""
    return element("details", element("summary", head) + element("div", inside, id_=name), class_="more")


def _rest(group: Group) -> Markup:
    """How many rows are not shown, where they stand, and how to list them all."""
    rest = _rows(group) - len(group.first)
    first = "by date of publication" if "published" in group.view.order else "by name"
    more = f"The first {first}; {rest:,} more stand in {group.view.table}/*.parquet. All of them:"
    said = text(more if rest > 0 else f"In {group.view.table}/*.parquet:")
    return element("p", said + element("code", text(group.query)), class_="note")


def _rows(group: Group) -> int:
    """How many rows of the view a group has: its largest count."""
    return max(group.counts.values())


def _sentence(row: Row) -> Markup:
    """The sentence, cut around the words that the record stands for. Raises InputError for other words."""
    sentence = row["sentence"]
    first, last = row["start"] - row["sentence_start"], row["end"] - row["sentence_start"]
    if sentence[first:last] != row["text"]:
        raise InputError(f"{row['id']}: its words do not stand at its place; run readout extract again")
    before, after = sentence[:first], sentence[last:]
    parts = (
        text("…" if len(before) > _BEFORE else "") + text(_line(before[-_BEFORE:])),
        element("strong", text(_line(sentence[first:last]))),
        text(_line(after[:_AFTER])) + text("…" if len(after) > _AFTER else ""),
    )
    return element("span", Markup("").join(parts), class_="sentence")


def _line(words: str) -> str:
    """Words on one line: what cannot be shown becomes a blank."""
    return "".join(c if c.isprintable() else " " for c in words)


def _document(row: Row) -> Markup:
    """Title, else file, as a link to where it was published, with its date, publisher and file below."""
    name = text(wording.plain(row["title"] or row["file"], 90))
    published = row["url"].startswith(("https://", "http://"))
    told = [wording.day(row["published"] or ""), wording.plain(row["publisher"], 80)]
    told += [wording.plain(row["file"], 120)] if row["title"] and not published else []
    aside = element("span", text(" · ".join(word for word in told if word)), class_="aside")
    return (element("a", name, href=row["url"]) if published else name) + aside


def _place(row: Row) -> Markup:
    return text(f"{wording.plain(row['document'], 120)}, {row['start']}–{row['end']}")
