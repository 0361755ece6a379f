"""Counts of what a set holds, group by group, each with its first rows and the query that lists them all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.survey import asked
from readout.survey.opening import Survey

MOST = 25  # groups that a page shows
FIRST = 5  # rows of a group that a page shows
_ALL = "true"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """A view of ``asked.sql``: how its rows are counted and in what order they are shown.

    ``rows`` names the view that has each of them once, ``table`` the set's table that they stand in.
    """

    name: str
    counts: Mapping[str, str]
    order: tuple[str, ...]
    rows: str
    table: str

    def query(self, where: str) -> str:
        """The query that lists rows in their order, as a reader runs it."""
        return f"FROM {self.name}{_where(where)} ORDER BY {', '.join(self.order)}"


_EVIDENCE = ("published", "document", "start")
_DOCUMENTS = "count(DISTINCT document)"
_EVENTS = {"documents": _DOCUMENTS, "events": "count(DISTINCT encounter)"}
CLAIMS = View("claims", {"documents": _DOCUMENTS, "claims": "count(*)"}, _EVIDENCE, "claims", "figures")
TELLINGS = View("tellings", _EVENTS, _EVIDENCE, "tellings", "meetings")
ATTENDED = View("attended", _EVENTS, _EVIDENCE, "tellings", "meetings")
PAIRS = View("pairs", _EVENTS, _EVIDENCE, "tellings", "meetings")
TEXTS = View("texts", {"documents": "count(*)"}, ("published", "id"), "texts", "documents")
UNREAD = View("all_unread", {"files": "count(*)"}, ("file", "id"), "all_unread", "unread")


@dataclass(frozen=True)
class Group:
    """Rows that share their ``key``: how many, the first of them, and the query that lists them."""

    key: Row
    counts: Mapping[str, int]
    first: tuple[Row, ...]
    query: str
    view: View


@dataclass(frozen=True)
class Tally:
    """The groups that are shown, how many more there are, and the query that lists all."""

    groups: tuple[Group, ...]
    more: int
    query: str


def fact(found: Survey, view: View, where: str) -> Group:
    """The rows that meet a condition, as one group."""
    counts = ", ".join(f"{expression} AS {name}" for name, expression in view.counts.items())
    counted = found.row(f"SELECT {counts} FROM {view.name} WHERE {where}")
    query = view.query(where)
    ids = [row["id"] for row in found.rows(f"SELECT id {query} LIMIT {FIRST}")]
    return Group({}, counted, tuple(_rows(found, view, ids)), query, view)


def by_rank(
    found: Survey, view: View, key: Mapping[str, str], where: str, rank: Sequence[str] = (), most: int = MOST
) -> Tally:
    """The groups with the highest counts; ``key`` has an expression for each name.

    ``rank`` names the counts that decide, the view's own if none are given; the key decides between equals.
    """
    ranked = [f"{name} DESC" for name in rank or view.counts]
    return _tally(found, view, key, where, [*ranked, *key], most, FIRST)


def in_order(found: Survey, view: View, key: Mapping[str, str], where: str, first: int = FIRST) -> Tally:
    """All groups in the order of their key."""
    return _tally(found, view, key, where, list(key), None, first)


def _tally(
    found: Survey,
    view: View,
    key: Mapping[str, str],
    where: str,
    order: Sequence[str],
    most: int | None,
    first: int,
) -> Tally:
    keys, counts = _columns(key), _columns(view.counts)
    grouped = f"SELECT {keys}, {counts} FROM {view.name}{_where(where)} GROUP BY ALL"
    query = f"{grouped} ORDER BY {', '.join(order)}"
    top = found.rows(query + (f" LIMIT {most}" if most else ""))
    more = 0
    if most and len(top) == most:
        more = found.row(f"SELECT count(*) AS groups FROM ({grouped})")["groups"] - most
    rows = _first(found, view, keys, list(key), where, query + (f" LIMIT {most}" if most else ""), first)
    groups = []
    for group in top:
        own = {name: group[name] for name in key}
        same = " AND ".join(_is(expression, own[name]) for name, expression in key.items())
        listing = view.query(same if where == _ALL else f"{where} AND {same}")
        shown = {name: group[name] for name in view.counts}
        groups.append(Group(own, shown, tuple(rows.get(tuple(own.values()), ())), listing, view))
    return Tally(tuple(groups), more, query)


def _where(condition: str) -> str:
    return "" if condition == _ALL else f" WHERE {condition}"


def _columns(named: Mapping[str, str]) -> str:
    return ", ".join(e if e == name else f"{e} AS {name}" for name, e in named.items())


def _is(expression: str, value: object) -> str:
    return f"{expression} IS NULL" if value is None else f"{expression} = {asked.literal(value)}"


def _first(
    found: Survey, view: View, keys: str, names: Sequence[str], where: str, top: str, first: int
) -> dict[tuple[Any, ...], list[Row]]:
    """The first rows of each group by its key: their ids before the rows, which are wide."""
    order = ", ".join(view.order)
    same = " AND ".join(f"part.{name} IS NOT DISTINCT FROM top.{name}" for name in names)
    own = ", ".join(f"part.{name}" for name in names)
    part = f"SELECT {keys}, id AS row_id, ({order}) AS row_order FROM {view.name} WHERE {where}"
    chosen = found.rows(
        f"SELECT {own}, min_by(row_id, row_order, {first}) AS ids FROM ({part}) AS part "
        f"SEMI JOIN ({top}) AS top ON {same} GROUP BY ALL"
    )
    rows = {row["id"]: row for row in _rows(found, view, {one for group in chosen for one in group["ids"]})}
    return {tuple(group[name] for name in names): [rows[one] for one in group["ids"]] for group in chosen}


def _rows(found: Survey, view: View, ids: Collection[str]) -> list[Row]:
    """The rows of some ids, each once, in the order of the ids if they have one."""
    if not ids:
        return []
    rows = {row["id"]: row for row in found.rows(f"FROM {view.rows} WHERE id IN ({asked.listed(ids)})")}
    return [rows[one] for one in ids]
