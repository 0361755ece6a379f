"""Each format as a user has it, made here: its text, what it says of itself, and what goes wrong."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from readout.documents import readers
from readout.documents.bases import BASES, ordered, surest
from readout.documents.readers import MODULES, Text, Unreadable, day
from readout.documents.readers.encodings import decoded
from readout.records import Metadatum


def only(data: bytes | str, suffix: str) -> Text:
    """The one text of a file."""
    (text,) = readers.read(data.encode() if isinstance(data, str) else data, suffix)
    return text


def known(text: Text) -> dict[str, str]:
    return {m.name: m.value for m in text.metadata}


def refusal(data: bytes | str, suffix: str) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.read(data.encode() if isinstance(data, str) else data, suffix)
    assert "\n" not in str(caught.value) and "; " in str(caught.value)
    return str(caught.value)


TEXTS = {
    "utf-8": "The minister met both envoys in Zürich.",
    "cp1252": "The minister met “both” envoys in Zürich — and one in Århus, she said.",
    "cp1251": "Министр встретился с двумя послами в столице и обсудил с ними мир.",
}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXTS["utf-8"].encode(), "utf-8"),
        (TEXTS["cp1252"].encode("cp1252"), "cp1252 (detected)"),
        (TEXTS["cp1251"].encode("cp1251"), "cp1251 (detected)"),
        (TEXTS["utf-8"].encode("utf-16"), "utf-16 (byte order mark)"),
        (TEXTS["utf-8"].encode("utf-32"), "utf-32 (byte order mark)"),
        (TEXTS["utf-8"].encode("utf-16-le"), "utf-16-le (detected)"),
        (TEXTS["utf-8"].encode("utf-16-be"), "utf-16-be (detected)"),
        (TEXTS["utf-8"].encode("utf-8-sig"), "utf-8 (byte order mark)"),
    ],
)
def test_encodings_are_found_and_told(data: bytes, encoding: str) -> None:
    text, told = decoded(data)
    assert text.removeprefix("\ufeff") in TEXTS.values() and told == encoding


def test_what_a_file_declares_goes_before_utf_8_where_it_fits() -> None:
    assert decoded("Ø".encode("iso8859-5", "ignore") + b"\xd0\xb0", "iso-8859-5")[1] == "iso8859-5 (declared)"
    assert decoded("“Zürich”".encode("cp1252"), "iso-8859-1") == ("“Zürich”", "cp1252 (declared)")
    assert decoded("Zürich".encode(), "no-such-encoding")[1] == "utf-8"
    assert decoded(TEXTS["cp1251"].encode("cp1251"), "utf-8")[1] == "cp1251 (detected)"


def test_what_is_no_text_is_refused() -> None:
    assert refusal(bytes(range(256)), ".txt") == (
        "is no text in any known encoding; save it as UTF-8 or take it away"
    )


MARKDOWN = """---
title: Talks open
author: Ana Ruiz
published: 2031-05-07
source: Andes Post
---
# Talks open in Lima

Five people were **killed**
on [Monday](https://example.org), *she* said.

- Two are missing.
- Three were `hurt`.

| side | killed |
|------|--------|
| east | 12     |

<script>alert(1)</script>
"""


def test_markdown_gives_its_words_and_front_matter() -> None:
    text = only(MARKDOWN, ".md")
    assert text.text.split("\n")[:4] == [
        "Talks open in Lima",
        "Five people were killed on Monday, she said.",
        "Two are missing.",
        "Three were hurt.",
    ]
    assert text.text.split("\n")[4:] == ["side\tkilled", "east\t12"]
    assert known(text) == {
        "title": "Talks open", "author": "Ana Ruiz", "publisher": "Andes Post", "date": "2031-05-07",
    }  # fmt: skip
    assert {m.basis for m in text.metadata} == {"front matter"}


@pytest.mark.parametrize(
    "front", ["---\n- a\n- b\n---\n", "---\ntitle: [x\n---\n", "---\ntitle: {a: b}\n---\n"]
)
def test_front_matter_that_says_nothing_is_no_trouble(front: str) -> None:
    text = only(f"{front}Five people died.", ".md")
    assert text.text == "Five people died." and text.metadata == ()


ARTICLE = """<!doctype html><html><head><meta charset="{charset}">
<title>Talks open | Andes Post</title>{head}</head>
<body><header><nav><a href="/">Home</a> <a href="/w">World news of the day</a></nav></header>
<div class="cookies">We use cookies. Accept all of them?</div>
<article><h1>Talks open in Lima</h1><p>By Ana Ruiz</p><time datetime="2031-05-07T08:00:00-05:00">7 May</time>
<p>LIMA &mdash; The talks between both governments opened in Zürich&nbsp;Street, with 12&nbsp;envoys.</p>
<p>Five people were killed.<br>Two are missing.</p><h2>What next</h2>
<ul><li>Seven soldiers were wounded near the border.</li><li>One left.</li></ul>
<table><tr><th>side</th><th>killed</th></tr><tr><td>east</td><td>12</td></tr></table>
<p style="display: none">9 people were hidden.</p><script>var killed = 99;</script>
<blockquote>It is over.</blockquote></article>
<aside><h3>More</h3><ul><li><a href="/1">Three hundred people fled the northern town last week</a></li></ul>
</aside>
<footer>All rights reserved by the Andes Post company of Lima</footer></body></html>"""


def page(head: str = "", charset: str = "utf-8") -> bytes:
    return ARTICLE.replace("{head}", head).replace("{charset}", charset).encode(charset)


def test_a_web_page_gives_its_article_line_by_line() -> None:
    text = only(page(), ".html")
    assert text.remarks == ("7 of the page's 17 lines stand around its text and were not read",)
    assert text.text.split("\n") == [
        "Talks open in Lima",
        "LIMA — The talks between both governments opened in Zürich Street, with 12 envoys.",
        "Five people were killed.",
        "Two are missing.",
        "What next",
        "Seven soldiers were wounded near the border.",
        "One left.",
        "side\tkilled",
        "east\t12",
        "It is over.",
    ]


def test_a_web_page_is_read_in_the_encoding_that_it_declares() -> None:
    text = only(page(charset="iso-8859-1"), ".htm")
    assert "Zürich" in text.text and text.encoding == "cp1252 (declared)"


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Someone else"},
        {
            "@type": ["NewsArticle"],
            "headline": "Talks open in Lima, both sides say",
            "datePublished": "2031-05-07T23:30:00-05:00",
            "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Bo Marsh"}],
            "publisher": {"@type": "Organization", "name": "Andes Post"},
            "mainEntityOfPage": {"@id": "https://example.org/talks"},
        },
    ],
}


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", {"title": "Talks open in Lima", "date": "2031-05-07"}),
        (
            f'<script type="application/ld+json">{json.dumps(LINKED)}</script>',
            {
                "title": "Talks open in Lima, both sides say",
                "date": "2031-05-07",
                "author": "Ana Ruiz, Bo Marsh",
                "publisher": "Andes Post",
                "url": "https://example.org/talks",
            },
        ),
        (
            '<meta property="og:site_name" content="Andes Post"><meta name="author" content="Ana Ruiz">'
            '<meta property="article:published_time" content="2031-05-06">'
            '<link rel="canonical" href="https://example.org/a"><link rel="license" href="https://example.org/by">',
            {
                "title": "Talks open in Lima",
                "date": "2031-05-06",
                "author": "Ana Ruiz",
                "publisher": "Andes Post",
                "url": "https://example.org/a",
                "licence": "https://example.org/by",
            },
        ),
        (
            '<meta name="DC.date.issued" content="5 May 2031"><meta name="DC.creator" content="Ana Ruiz">',
            {"title": "Talks open in Lima", "date": "2031-05-05", "author": "Ana Ruiz"},
        ),
        (
            '<script type="application/ld+json">{"broken": </script><meta name="author" content="https://x.org/a">'
            '<meta name="date" content="05/06/2031"><link rel="canonical" href="javascript:alert(1)">',
            {"title": "Talks open in Lima"},
        ),
        (
            "<!-- saved from url=(0025)https://example.org/saved -->",
            {"title": "Talks open in Lima", "date": "2031-05-07", "url": "https://example.org/saved"},
        ),
    ],
    ids=["elements", "JSON-LD", "Open Graph", "Dublin Core", "broken", "saved"],
)
def test_what_a_web_page_tells_machines(head: str, told: dict[str, str]) -> None:
    assert known(only(page(head), ".html")) == told


PLAIN_PAGES = {
    "short": "<p>Five people were killed in Lima.</p><p>Two are missing.</p>",
    "in a cell": "<table><tr><td><font>Talks<p>Five people were killed in Lima.<p>Two are missing.</table>",
    "broken": "<div><p>Five people were killed in Lima.</b></div></i><p>Two are missing.",
}


@pytest.mark.parametrize("html", PLAIN_PAGES.values(), ids=PLAIN_PAGES.keys())
def test_a_page_without_an_article_is_read_too(html: str) -> None:
    lines = only(html, ".html").text.split("\n")
    assert lines[-2:] == ["Five people were killed in Lima.", "Two are missing."]


def test_no_sentence_of_a_long_article_is_lost() -> None:
    said = [
        f"In week {n} the ministry counted {n} people killed, and {n + 1} on the next day." for n in range(80)
    ]
    html = "<main><h1>Weeks</h1>" + "".join(f"<p>{s}</p>" for s in said) + "</main>"
    assert only(html, ".html").text.split("\n") == ["Weeks", *said]


def test_a_page_that_shows_nothing_is_refused() -> None:
    assert "open it there and save it" in refusal("<html><script>load()</script><body></body>", ".html")


def test_deep_nesting_is_read_or_refused() -> None:
    for html in ("<div>" * 20_000 + "Five died.", "<b><p>" * 3_000 + "Five died."):
        try:
            assert "Five died." in only(html, ".html").text
        except Unreadable as error:
            assert "\n" not in str(error)


def mail(body: str = "Five people were killed on Tuesday.", charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Lágrimas in Lima"
    message["From"] = "Ana Ruíz <ana@example.org>"
    message["Date"] = "Wed, 07 May 2031 23:30:00 -0500"
    message.set_content(body, charset=charset)
    return message


def test_an_e_mail_gives_its_text_and_header() -> None:
    message = mail("Zürich counts.\n\nFive people were killed.", "iso-8859-15")
    message.add_alternative("<p>Another wording</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="list.pdf")
    text = only(bytes(message), ".eml")
    assert text.text.strip() == "Zürich counts.\n\nFive people were killed."
    assert text.encoding == "iso8859-15 (declared)"
    assert known(text) == {"title": "Lágrimas in Lima", "author": "Ana Ruíz", "date": "2031-05-07"}
    assert text.remarks == ("attachments were not read (list.pdf); save them beside it to have them read",)


def test_an_e_mail_in_html_alone_is_read_as_shown() -> None:
    message = mail()
    message.set_content(
        "<style>p {}</style><p>Five people were <b>killed</b>.</p><p>Two fled.</p>", subtype="html"
    )
    assert only(bytes(message), ".eml").text == "Five people were killed.\nTwo fled."


@pytest.mark.parametrize("date", ["", "Date: soon\n", "Date: Wed, 99 May 2031 10:00\n"])
def test_an_e_mail_without_a_day_has_none(date: str) -> None:
    text = only(f"From: nobody\n{date}\nFive people were killed.", ".eml")
    assert text.text == "Five people were killed." and "date" not in known(text)


def test_a_message_without_text_is_refused() -> None:
    assert "holds no text" in refusal("From: a@example.org\n\n", ".eml")
    assert "holds no text" in refusal("", ".eml")


TABLE = """\ufeffID;Head-line;Headline;Date Published;Text;colour
A1;x;Talks open;7 May 2031;"Five people were killed; ""two"" fled.
They ran.";red
;;;05/06/2031;Six died.;
A2;;;2031-05;;blue
A3;;;;Seven died.
A4;;;;Eight; died.;x
"""


def test_a_table_is_a_document_a_row() -> None:
    first, second, third, fourth, fifth = readers.read(TABLE.encode(), ".csv")
    assert (first.key, first.text) == ("A1", 'Five people were killed; "two" fled.\nThey ran.')
    assert known(first) == {"title": "Talks open", "date": "2031-05-07"}
    assert {m.basis for m in first.metadata} == {"table column"}
    assert (second.key, second.text, known(second)) == ("2", "Six died.", {})
    assert second.remarks == (
        "the table's date '05/06/2031' is none or can be read in two ways; write 2020-05-17",
    )
    assert (third.key, third.unread) == ("A2", "row A2 has no text; fill it in or take the row away")
    assert (fourth.key, fourth.text) == ("A3", "Seven died.")
    assert fifth.unread == "row 5 has 7 cells for 6 columns; put its text in quotation marks"


def test_ids_that_stand_twice_give_way_to_numbers() -> None:
    rows = readers.read(b"id,text\nx,One.\nx,Two.\ny,Three.\n", ".csv")
    assert [r.key for r in rows] == ["1", "2", "y"]
    assert rows[0].remarks == ("its id 'x' stands twice in the table; its number in the table is used",)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "id,texts,url\n1,a,b\n",
            "has no column text; did you mean texts?; its columns are id, texts, url: ",
        ),
        ("", "has no column text; its columns are none: "),
        ('text\n"One', "is no CSV from line 2 on (unexpected end of data); save it again as CSV"),
    ],
)
def test_a_table_without_texts_is_refused(table: str, said: str) -> None:
    assert refusal(table, ".csv").startswith(said)


def test_lines_of_json_are_documents_too() -> None:
    rows = [
        {
            "text": "Five died.",
            "title": "Talks",
            "author": ["Ana", {"name": "Bo"}],
            "published": "2031-05-07T10:00Z",
        },
        {"text": "Six died.", "id": 7, "source": {"name": "Andes Post"}, "url": None},
        {"title": "No text"},
        ["no object"],
    ]
    data = "\n".join([*map(json.dumps, rows), "", "{broken", "[" * 100_000]).encode()
    first, second, *rest = readers.read(data, ".jsonl")
    assert known(first) == {"title": "Talks", "author": "Ana, Bo", "date": "2031-05-07"}
    assert (second.key, known(second)) == ("7", {"publisher": "Andes Post"})
    assert [r.key for r in rest] == ["3", "4", "5", "6"] and all(r.unread for r in rest)
    assert refusal('{"body": "x"}\n{"head": "y"}', ".jsonl").startswith(
        "has no column text; its columns are body, head"
    )
    assert refusal("[1, 2]", ".jsonl").startswith("holds no JSON object a line")
    [half] = readers.read(json.dumps({"text": "Five \ud83d died."}).encode(), ".jsonl")
    assert half.text == "Five \ufffd died."


@pytest.mark.parametrize("suffix", MODULES)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 1000, b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<" * 9999]
)
def test_whatever_a_file_holds_is_read_or_refused_in_one_line(suffix: str, data: bytes) -> None:
    try:
        texts = readers.read(data, suffix)
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(text.text, str) for text in texts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2031-05-07T23:59:00+14:00", "2031-05-07"),
        ("20310507", "2031-05-07"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("7 May 2031", "2031-05-07"),
        ("Wed, May 7, 2031", "2031-05-07"),
        ("May 2031", "2031-05"),
        ("07/05/2031", ""),
        ("2031-02-31", ""),
        ("yesterday", ""),
        ("7 May 2031 or 8 May 2031", ""),
        ("", ""),
    ],
)
def test_dates_are_read_where_they_can_be_read_in_one_way(written: str, read: str) -> None:
    assert day(written) == read


def test_the_surest_goes_before_the_rest() -> None:
    found = [Metadatum(name="date", value=basis, basis=basis) for basis in reversed(list(BASES))]
    assert [m.basis for m in ordered(found)] == list(BASES)
    assert surest(found, "date") == found[-1] and surest(found, "title") is None
    order = {"sure": 0, "likely": 1, "weak": 2}
    assert [sure for sure, _ in BASES.values()] == sorted(
        (s for s, _ in BASES.values()), key=order.__getitem__
    )
