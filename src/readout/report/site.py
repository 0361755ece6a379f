"""What each page carries beside its text, as a Sphinx extension: description, preview, icons, edition."""

from __future__ import annotations

import json
import posixpath
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from readout.markup import element, text
from readout.report import preview
from readout.report.navigation import Menu
from readout.report.outdated import ABOUT

_BEFORE_THE_THEME, _AFTER_THE_THEME = 400, 900  # Sphinx calls a page's handlers in order; the theme's at 500
EDITION, FINGERPRINT, COUNTED = (Markup(f"<!--{name}-->") for name in ("edition", "fingerprint", "counted"))
"""Stand on every page for what is of this edition alone, so that a page stays as it is in the next."""
_LONGEST = 300  # of a description: what search engines and previews show, and some


def setup(app: Any) -> dict[str, Any]:
    """Let Sphinx know the extension; the file ABOUT beside the pages says what the report is."""
    from readout.report.searching import English, forget

    app.add_config_value("readout", {}, "", types=(dict,))
    app.add_search_language(English)
    app.connect("config-inited", _settings)
    app.connect("html-page-context", partial(_menu, Menu(app)), priority=_BEFORE_THE_THEME)
    app.connect("html-page-context", _page, priority=_AFTER_THE_THEME)
    app.connect("html-collect-pages", forget)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _settings(app: Any, config: Any) -> None:
    """Keep the scripts of the settings, in their order: jupyter-book adds every file of the folder too."""
    config.readout = json.loads((Path(app.srcdir) / ABOUT).read_text("utf-8"))
    config.html_js_files = [entry for entry in config.html_js_files if not isinstance(entry, str)]
    config.html_css_files = sorted(config.html_css_files)
    if numbering := app.extensions.get("sphinx_multitoc_numbering"):
        numbering.parallel_read_safe = True  # it does not say so; it numbers after all pages are read


def _menu(menu: Menu, app: Any, name: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    context["report_menu"] = menu.of(name)


def _page(app: Any, name: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    report = app.config.readout
    whole = ": ".join(part for part in (report["title"], report["subtitle"]) if part)
    context |= {"docstitle": whole, "report_title": report["title"], "report_subtitle": report["subtitle"]}
    title = "" if name == "index" else Markup(context.get("title", "")).striptags()
    title = title or whole
    words = report["descriptions"].get(name) or _first_paragraph(doctree) or report["title"]
    context["metatags"] = context.get("metatags", "") + str(tags(report, name, title, words))
    context["theme_extra_footer"] = edition(report, context["pathto"])


def tags(report: dict[str, Any], name: str, title: str, words: str) -> Markup:
    """A page's description, and what a link to it shows elsewhere: words and a picture.

    The addresses are whole where it is known where the report will stand, as previews elsewhere need them.
    """
    base = report["address"]
    picture = preview.FILE if base else posixpath.relpath(preview.FILE, posixpath.dirname(name) or ".")
    known = {
        "og:type": "article" if "/" in name else "website",
        "og:site_name": report["title"],
        "og:title": title,
        "og:description": words,
        "og:locale": "en",
        "og:url": base and f"{base}{name}.html",
        "og:image": f"{base}{picture}",
        "og:image:type": "image/png",
        "og:image:width": str(preview.WIDTH),
        "og:image:height": str(preview.HEIGHT),
        "og:image:alt": COUNTED if "index" in report["descriptions"] else "",
        "twitter:card": "summary_large_image",
    }
    told = [_meta("name", "description", words)]
    told += [_meta("property", key, value) for key, value in known.items() if value]
    return Markup("\n").join(told) + "\n"


def edition(report: dict[str, Any], pathto: Any) -> Markup:
    """The line at the foot of a page: of what date, made by what, from what; how to read it, and its data."""
    made = Markup("{} by readout {} from {}.").format(
        EDITION, report["version"], element("a", FINGERPRINT, href=f"{pathto('edition.json', 1)}")
    )
    pages = {"reading": "How to read this", "method": "how it is made", "data": "the data to take along"}
    links = Markup(", ").join(element("a", words, href=pathto(page)) for page, words in pages.items())
    said = element("span", made, class_="made") + Markup(" {}.").format(links)
    return element("p", said, class_="edition")


def _meta(key: str, name: str, words: str) -> Markup:
    said = words if isinstance(words, Markup) else shortened(words)
    return Markup('<meta {}="{}" content="{}" />').format(Markup(key), name, said)


def blanks(report: dict[str, Any]) -> dict[str, str]:
    """The words of an edition for what stands in their place on every page, as HTML."""
    counted = shortened(report["descriptions"].get("index", ""))
    told = {EDITION: report["edition"], FINGERPRINT: report["fingerprint"], COUNTED: counted}
    return {str(blank): str(text(words)) for blank, words in told.items()}


def shortened(words: str) -> str:
    """The words as one line that is no longer than a description may be."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _first_paragraph(doctree: Any) -> str:
    found = doctree.findall(lambda node: node.tagname == "paragraph") if doctree else ()
    return next((str(node.astext()) for node in found), "")
