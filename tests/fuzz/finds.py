"""Texts and files in which the fuzzers, or a property, found something once: what was wrong, and the case."""

from __future__ import annotations

LONG = "9" * 5000
"""A number with more digits than Python turns into one."""

TEXTS = {
    "a number too long to be one": f"Some {LONG} people were killed in Port Vale.",
    "a fraction too long to be one": f"{LONG}.5 million people were killed.",
    "zeros without end": f"{'0' * 5000} people were killed at {'0' * 5000}:00, {'0' * 5000} hours later.",
    "a century too long to be one": f"It stood since the {LONG}th century, {LONG} years and {LONG} days.",
    "a round too long to be one": f"Norway and Peru met in Oslo. A {LONG}th round will be in Lima.",
    "raised digits": "12 ³³³ people were killed. A ³-year-old boy was hurt on ³ May.",
    "more people than have lived": "99999999999999999999 people were killed.",
    "a meeting that one person held": (
        "Norway and Peru sat at one table in Geneva with Foreign Minister Eva Dahl of Fiji in the middle. "
        "The Peruvian ambassador was summoned on Tuesday to General Luis Vega. President Ana Lopez saw Prime "
        "Minister Tomas Berg and then General Luis Vega in Oslo on Tuesday. Having met General Luis Vega in "
        "Doha on Tuesday, President Ana Lopez was hopeful."
    ),
    "titles without end, twice as slow with each": f"They met {'aides ' * 60}.",
    "a weekend told before": "Rain fell at the weekend. President Ana Lopez met Tomas Berg of Peru.",
    "a weekday of the year 0": "On Monday, 05/04/0000, two people were killed.",
    "days past the calendar": (
        "Norway and Peru met on 3 May 2019. 9999999 days after the meeting, Norway and Peru met in Lima, "
        "less than 9999999 weeks after the meeting in Oslo."
    ),
    "the last day that can be": "Norway and Peru held talks on 9999.12.31, and 0001.01.01 was a Monday.",
}

_PAGE = """<html><head><meta property="article:published_time" content="{day}T00:00:00"></head>
<body><article><p>Two people were killed in Port Vale on Monday, said the mayor.</p></article></body>"""

FILES = {
    "a row's id with what cannot be shown": (".csv", b'id,text\n"a\x1b\nb",Five died.\n"c\x7f",\n'),
    "a row's number that is another's id": (".csv", b"id,text\n2,Five died.\n,Six died.\n"),
    "a row's id that differs by what cannot be shown": (".csv", b"id,text\na,Five died.\na\x1b,Six died.\n"),
    "a headline with what cannot be shown": (
        ".txt",
        b"Norland\x16 counts\xe2\x80\xae its dead\n\nFive died.\n",
    ),
    "a page of the first day that can be": (".html", _PAGE.format(day="0001-01-01").encode()),
    "a page of the last day that can be": (".html", _PAGE.format(day="9999-12-31").encode()),
}
