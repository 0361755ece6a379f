"""What each page carries beside its text, as a Sphinx extension: description, preview, icons, edition."""

from __future__ import annotations

import posixpath
from typing import Any

from markupsafe import Markup

from readout.markup import element
from readout.report import preview

_AFTER_THE_THEME = 900  # Sphinx calls a page's handlers in this order; the theme's stand at 500
_LONGEST = 300  # of a description: what search engines and previews show, and some


def setup(app: Any) -> dict[str, Any]:
    """Let Sphinx know the extension; ``readout`` in its settings says what the report is."""
    app.add_config_value("readout", {}, "html", types=(dict,))
    app.connect("config-inited", _scripts)
    app.connect("html-page-context", _page, priority=_AFTER_THE_THEME)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _scripts(app: Any, config: Any) -> None:
    """Keep the scripts of the settings, in their order: jupyter-book adds every file of the folder too."""
    config.html_js_files = [entry for entry in config.html_js_files if not isinstance(entry, str)]
    config.html_css_files = sorted(config.html_css_files)


def _page(app: Any, name: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    report = app.config.readout
    whole = ": ".join(part for part in (report["title"], report["subtitle"]) if part)
    context |= {"docstitle": whole, "report_title": report["title"], "report_subtitle": report["subtitle"]}
    title = "" if name == "index" else Markup(context.get("title", "")).striptags()
    title = title or whole
    words = report["descriptions"].get(name) or _first_paragraph(doctree) or report["title"]
    context["metatags"] = context.get("metatags", "") + str(tags(report, name, title, words))
    context["theme_extra_footer"] = edition(report, context["pathto"])
    menu = context["generate_toctree_html"]
    context["generate_toctree_html"] = lambda *given, **named: _named(menu(*given, **named))


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
        "og:image:alt": report["descriptions"].get("index", ""),
        "twitter:card": "summary_large_image",
    }
    told = [_meta("name", "description", words)]
    told += [_meta("property", key, value) for key, value in known.items() if value]
    return Markup("\n").join(told) + "\n"


def edition(report: dict[str, Any], pathto: Any) -> Markup:
    """The line at the foot of a page: of what date, made by what, from what; how to read it, and its data."""
    made = Markup("{} by readout {} from {}.").format(
        report["edition"],
        report["version"],
        element("a", report["fingerprint"], href=f"{pathto('edition.json', 1)}"),
    )
    pages = {"reading": "How to read this", "method": "how it is made", "data": "the data to take along"}
    links = Markup(", ").join(element("a", words, href=pathto(page)) for page, words in pages.items())
    said = element("span", made, class_="made") + Markup(" {}.").format(links)
    return element("p", said, class_="edition")


def _meta(key: str, name: str, words: str) -> Markup:
    return Markup('<meta {}="{}" content="{}" />').format(Markup(key), name, shortened(words))


def shortened(words: str) -> str:
    """The words as one line that is no longer than a description may be."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _first_paragraph(doctree: Any) -> str:
    found = doctree.findall(lambda node: node.tagname == "paragraph") if doctree else ()
    return next((str(node.astext()) for node in found), "")


def _named(menu: Any) -> str:
    """The menu with a name for what opens the pages below a page: the theme gives it a picture alone."""
    return str(menu).replace("<summary>", '<summary aria-label="Its pages">')
