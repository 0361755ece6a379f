"""What a web page tells machines of itself: schema.org, Open Graph, Dublin Core and plain meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup

from readout.documents.readers import known
from readout.records import Metadatum

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "byl"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher"),
    "url": ("og:url", "twitter:url"),
    "licence": ("dcterms.license", "dc.rights.license", "license"),
    "date": (
        "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
        "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "pubdate", "date",
    ),
}  # fmt: skip
"""The names of meta elements that tell it, the usual before the rare."""
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|LiveBlogPosting|WebPage)$")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DEEP = 6  # levels of nesting in JSON-LD; real pages have three


def declared(page: BeautifulSoup, html: str) -> tuple[Metadatum, ...]:
    """What the page says of itself, of each name the first that is said."""
    told: dict[str, str] = {}
    for name, value in (*_linked_data(page), *_meta(page), *_elements(page, html)):
        if value.strip() and not (name in ("author", "publisher") and "://" in value):
            told.setdefault(name, value)
    if not told.get("url", "http").startswith("http"):
        del told["url"]
    return known("html metadata", **told)


def _linked_data(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """What JSON-LD tells of an article."""
    for script in page.find_all("script", type="application/ld+json"):
        try:
            told = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        articles = [a for a in _objects(told, 0) if any(map(_ARTICLE.search, _texts(a.get("@type"))))]
        for article in sorted(articles, key=lambda a: "WebPage" in _texts(a.get("@type"))):
            yield from _article(article)


def _article(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    keys = {
        "headline": "title",
        "datePublished": "date",
        "url": "url",
        "mainEntityOfPage": "url",
        "license": "licence",
    }
    for key, name in keys.items():
        yield from ((name, text) for text in _texts(article.get(key))[:1])
    for name in ("author", "publisher"):
        yield name, ", ".join(_texts(article.get(name)))


def _objects(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(told, dict):
        yield told
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _objects(inner, depth + 1)


def _texts(value: Any) -> list[str]:
    """The words of a value: itself, its name or its address."""
    if isinstance(value, list):
        return [text for one in value[:20] for text in _texts(one)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return [value] if isinstance(value, str) else []


def _meta(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    contents: dict[str, str] = {}
    for tag in page.find_all("meta", content=True):
        for key in ("property", "name", "itemprop"):
            contents.setdefault(str(tag.get(key) or "").casefold(), str(tag["content"]))
    for name, keys in _META.items():
        yield from ((name, contents[key]) for key in keys if key in contents)


def _elements(page: BeautifulSoup, html: str) -> Iterator[tuple[str, str]]:
    """What elements of the page itself say: a link to its own address, its heading, its article's time."""
    for link in page.find_all("link", rel=["canonical", "license"], href=True):
        yield "url" if "canonical" in link.get_attribute_list("rel") else "licence", str(link["href"])
    yield from (("url", saved[1]) for saved in _SAVED.finditer(html[:10_000]))
    headings = page.find_all("h1")
    if len(headings) == 1:
        yield "title", headings[0].get_text(" ")
    if page.title:
        yield "title", page.title.get_text(" ")
    yield from _times(page)


def _times(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """When the page says that it was published, else the one time that its one article bears."""
    for tag in page.select("[itemprop~=datePublished]"):
        yield "date", str(tag.get("datetime") or tag.get("content") or tag.get_text())
    articles = page.find_all("article")
    stamps: Iterable[str] = {str(t["datetime"]) for a in articles for t in a.find_all("time", datetime=True)}
    if len(articles) == 1 and len(days := {stamp[:10] for stamp in stamps}) == 1:
        yield "date", days.pop()
