"""Sphinx's search in a book of many pages: stems are found once, words without a page forgotten."""

from __future__ import annotations

from functools import cache
from typing import Any

from sphinx.search.en import SearchEnglish


class English(SearchEnglish):
    """Sphinx's own rules for English, with the stems that were found."""

    def init(self, options: dict[str, str]) -> None:
        """Begin to keep the stems."""
        super().init(options)
        self._stems = cache(super().stem)

    def stem(self, word: str) -> str:
        """The word's stem."""
        return self._stems(word)


def forget(app: Any) -> list[Any]:
    """Forget words that stand on no page any more, as an index made from nothing does."""
    indexer = app.builder.indexer
    for words in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    return []
