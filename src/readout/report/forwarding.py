"""Links of a kept edition to the ones before it: those stand beside it now, and no longer below it."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup
from markupsafe import Markup

from readout.markup import element

_PAGE = "changes.html"
_STUB = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>An earlier edition</title>\n'
    "<script>location.replace({} + location.hash)</script>\n</head>\n<body><main>{}</main></body>\n</html>\n"
)


def forward(html: Path, edition: str, folder: str) -> None:
    """Let the links of a kept edition below ``html`` lead on to where the earlier ones stand.

    Its own pages stay as they were published. ``folder`` is that of the editions in a book.
    """
    page = html / folder / edition / _PAGE
    if not page.is_file():
        return
    links = BeautifulSoup(page.read_text("utf-8"), "html.parser").select(f'a[href^="{folder}/"]')
    for target in sorted({unquote(str(link["href"]).partition("#")[0]) for link in links}):
        stub = html / folder / edition / target
        if (html / target).is_file() and not stub.exists():
            stub.parent.mkdir(parents=True, exist_ok=True)
            stub.write_text(_stub(target, f"{folder}/{edition}/{target}"), "utf-8")


def _stub(target: str, place: str) -> str:
    """A page that leads on to ``target`` from ``place``, with the part of the address after #."""
    address = posixpath.relpath(target, posixpath.dirname(place))
    words = json.dumps(address).replace("<", "\\u003c")
    link = element("p", element("a", "The earlier edition stands here.", href=address))
    return str(_STUB.format(Markup(words), element("h1", "An earlier edition") + link))
