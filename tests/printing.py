"""PDF files as others make them: a heading and paragraphs, running heads, and what a file says of itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import typst

_TEMPLATE = b"""
#let told = json(bytes(sys.inputs.told))
#let (year, month, day) = told.made
#set document(
  title: told.title, author: told.author,
  date: if year > 1 { datetime(year: year, month: month, day: day) },
)
#let foot = context align(center)[Page #counter(page).display()]
#set page(width: 10cm, height: 12cm, margin: 1.6cm)
#set page(header: align(center, told.head), footer: foot) if told.head != ""
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(spacing: 1.2em)
#show heading: set text(size: 20pt)
#if told.title != "" { heading(told.title) }
#for words in told.paragraphs { par(words) }
"""


def printed(
    paragraphs: Sequence[str], head: str = "", title: str = "", author: str = "", made: date = date.min
) -> bytes:
    """A PDF of small pages, with ``head`` and a number on each if there is one."""
    told = {
        "paragraphs": paragraphs, "head": head, "title": title, "author": author,
        "made": [made.year, made.month, made.day],
    }  # fmt: skip
    compiled = typst.compile(
        _TEMPLATE, format="pdf", ignore_system_fonts=True, timestamp=0, sys_inputs={"told": json.dumps(told)}
    )
    assert isinstance(compiled, bytes)
    return compiled
