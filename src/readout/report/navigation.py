"""The menu of all pages beside each page: the theme's own, written at once for every page.

The theme makes a menu anew for each page through Sphinx's table of contents and a parser of HTML, so
that the time for a book grows with the square of its pages.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

from bs4 import BeautifulSoup

LISTED = 100  # pages below a page; of more, the page alone is in the menu, and lists them itself
_OPENED = (
    '<summary aria-label="Its pages"><span class="toctree-toggle" role="presentation">'
    '<i class="fa-solid fa-chevron-down"></i></span></summary>'
)


class Menu:
    """The menu of a book, as the theme writes it, with a name for what opens the pages below a page."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._title = cache(self._written)

    def of(self, page: str) -> str:
        """The menu as it stands on a page."""
        names = self._below(self._app.config.root_doc)
        current = "current " * any(page == name or page in self._below(name) for name in names)
        entries = "".join(self._entry(name, page) for name in names)
        return f'<ul class="{current}nav bd-sidenav">\n{entries}</ul>\n'

    def _below(self, page: str) -> list[str]:
        return list(self._app.env.toctree_includes.get(page, ()))

    def _entry(self, name: str, page: str) -> str:
        below = self._below(name)
        here = " current active" if page == name or page in below else ""
        if not 0 < len(below) <= LISTED:
            return f'<li class="toctree-l1{here}">{self._link(name, page)}</li>\n'
        shown, kind = (' open="open"' if here else "", ' class="current"' if page in below else "")
        listed = "".join(
            f'<li class="toctree-l2{" current active" * (n == page)}">{self._link(n, page)}</li>\n'
            for n in below
        )
        return (
            f'<li class="toctree-l1{here} has-children">{self._link(name, page)}'
            f"<details{shown}>{_OPENED}<ul{kind}>\n{listed}</ul>\n</details></li>\n"
        )

    def _link(self, name: str, page: str) -> str:
        address = "#" if name == page else self._app.builder.get_relative_uri(page, name)
        kind = "current reference internal" if name == page else "reference internal"
        return f'<a class="{kind}" href="{escape(address)}">{self._title(name)}</a>'

    def _written(self, name: str) -> str:
        """A page's title as HTML."""
        title = self._app.env.titles[name]
        if all(child.tagname == "#text" for child in title.children):
            return escape(str(title.astext()), quote=False)
        return str(BeautifulSoup(self._app.builder.render_partial(title)["title"], "html.parser"))
