"""What of two editions is the same document, the same claim, the same meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from readout.records import Document, Figure, Meeting, Record

T = TypeVar("T", bound=Record)
Key = Callable[[T], Hashable]
Pair = tuple[T | None, T | None]
"""What was and what is now; None where it stands in one edition alone."""


class Both(NamedTuple):
    """A document of both editions."""

    was: Document
    now: Document

    @property
    def same_file(self) -> bool:
        """Whether its bytes are the same."""
        return self.was.sha256 == self.now.sha256


def pairs(was: Iterable[T], now: Iterable[T], keys: Sequence[Key[T]]) -> list[Pair[T]]:
    """What goes with what: by the first key that agrees, in the order of the text; None for nothing."""
    old: list[T] = list(was)
    new: list[T] = list(now)
    found: list[Pair[T]] = []
    for key in keys:
        waiting: dict[Hashable, list[T]] = defaultdict(list)
        for one in old:
            waiting[key(one)].append(one)
        left = []
        for one in new:
            same = waiting.get(key(one))
            if same:
                found.append((same.pop(0), one))
            else:
                left.append(one)
        new, old = left, [one for some in waiting.values() for one in some]
    gone: list[Pair[T]] = [(one, None) for one in old]
    fresh: list[Pair[T]] = [(None, one) for one in new]
    return [*found, *gone, *fresh]


def documents(was: Iterable[Document], now: Iterable[Document]) -> list[Pair[Document]]:
    """The documents of both editions by name, else by content."""
    return pairs(was, now, [lambda d: d.id, lambda d: d.sha256])


def figures(both: Both) -> list[Pair[Figure]]:
    """The figures of a document by place, else by sentence, else by claim where the text is another.

    Those of a copy are counted with its original and not here.
    """
    keys: list[Key[Figure]] = [
        lambda f: (f.start, f.sentence, f.outcome),
        lambda f: (f.start, f.sentence),
        lambda f: (f.sentence, f.text, f.outcome),
        lambda f: (f.sentence, f.outcome),
    ]
    if not both.same_file:
        keys += [
            lambda f: (f.outcome, f.side, f.category, f.speaker, f.part_of is None, f.repeat),
        ]
    return pairs(counted(both.was.figures), counted(both.now.figures), keys)


def meetings(both: Both) -> list[Pair[Meeting]]:
    """The meetings of a document, in the same way."""
    keys: list[Key[Meeting]] = [
        lambda m: (m.start, m.sentence),
        lambda m: m.sentence,
    ]
    if not both.same_file:
        keys.append(lambda m: m.participants)
    return pairs(counted(both.was.meetings), counted(both.now.meetings), keys)


R = TypeVar("R", Figure, Meeting)


def counted(records: Iterable[R]) -> list[R]:
    """The records without those of copies."""
    return [record for record in records if not record.copy_of]
