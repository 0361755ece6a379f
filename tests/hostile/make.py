"""Hostile documents: those beside this module, those too awkward or large to keep, and two good ones."""

from __future__ import annotations

import base64
import io
import os
import random
import shutil
import socket
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import docx
import yaml
from pypdf import PdfWriter

TEXTS = Path(__file__).parent / "texts"
GOOD = {
    "good-flood.txt": "The mayor of Vale said that 36 people were killed in the storm on Tuesday.\n",
    "good-talks.txt": "President Ana Lopez of Peru met Prime Minister Tomas Berg of Fiji in Oslo on 5 May.\n",
}
SAID = "The chief said that 91 people were killed in the flood on Monday.\n"


def folder(place: Path) -> Path:
    """All that a report can be made of: everything but what is LARGE."""
    shutil.copytree(TEXTS, place)
    for name, text in GOOD.items():
        (place / name).write_text(text)
    for name, data in {**named(), **broken()}.items():
        (place / name).write_bytes(data)
    _special(place)
    (place / "sources.yml").write_text(yaml.safe_dump(KNOWN, allow_unicode=True))
    return place


SCRIPT = "<script>document.documentElement.dataset.ran=1;alert(1)</script>"
KNOWN = {
    "good-flood.txt": {
        "title": f"{SCRIPT} {{{{ 7*7 }}}} $x$ ```{{raw}} html",
        "author": '=HYPERLINK("https://stranger.example")',
        "publisher": f"\u202e{SCRIPT}\nBEGIN:VEVENT",
        "url": "javascript:alert(1)",
        "note": f"{SCRIPT} [x](javascript:alert(1)) \u202e![](https://stranger.example/x.png)",
        "licence": "</dd><script>alert(1)</script>",
        "published": "2021-05-03",
    },
    "good-talks.txt": {"url": 'https://stranger.example/" onmouseover="alert(1)', "title": "=1+1\t@x"},
}
"""What a careless owner copied into sources.yml."""


def named() -> dict[str, bytes]:
    """Files whose names are the trick."""
    names = [
        *("CON", "nul", "index", "genindex", "search", "documents", "-rf", "--help", "~", "$(touch x)"),
        *("a b & c", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "`x` *y* _z_", "#anchor?query=1%2e"),
        *("=1+1", "quote'\"quote", "line\nend", "bell\x07", "\u202etxt.exe", "zero\u200bwidth"),
        *("e\u0301", "\u00e9", "TWIN", "twin", "x" * 251, "..\\..\\escape", "C:escape"),
        *("%2e%2e%2fescape", "a.txt", "..x", "\U0001f4a3"),
    ]
    return {f"{name}.txt": SAID.replace("91", str(100 + n)).encode() for n, name in enumerate(names)}


def broken() -> dict[str, bytes]:
    """Files that are not what they say, and what a reader may choke on; all but two are refused."""
    noise = random.Random(7).randbytes(5_000)
    return {
        "empty.txt": b"",
        "nul.txt": b"\0" * 5_000,
        "noise.txt": noise,
        "half-a-letter.txt": SAID.encode() + b"\xf0\x9f\x98",
        "surrogates.txt": b"\xed\xa0\x80\xed\xbf\xbf " + SAID.encode(),
        "utf-16-odd.txt": SAID.encode("utf-16") + b"x",
        "broken-pdf.pdf": b"%PDF-1.7\n1 0 obj <</Length 99999999999>> stream\n" + noise,
        "locked-pdf.pdf": locked(),
        "pages-pdf.pdf": pages(3_000),
        "circle-pdf.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
        "broken-docx.docx": b"PK\x03\x04" + noise,
        "locked-docx.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise,
        "bomb-docx.docx": packed({"word/media/x.bin": b"\0" * 201_000_000}),
        "entities-docx.docx": packed({"word/document.xml": laughs()}),
        "members-docx.docx": packed({"../../escape.txt": b"x", "/etc/escape": b"x", "CON": b"x"}),
        "deep-docx.docx": packed({"word/document.xml": b"<w:p>" * 100_000}),
        "deep-html.html": b"<div>" * 100_000 + SAID.encode(),
        "deep-md.md": b">" * 20_000 + SAID.encode() + b"[" * 20_000 + b"*a" * 20_000,
        "deep-eml.eml": nested(500),
        "cells-csv.csv": b'text\n"' + b"x" * 100_000,
        "deep-jsonl.jsonl": b'{"text":' * 50_000,
        "charset-html.html": b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- '
        + SAID.encode(),
        "codec-html.html": b'<meta charset="zlib_codec"><p>' + SAID.encode(),
    }


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=300, height=400)
    writer.encrypt(user_password="secret", owner_password="owner", algorithm="RC4-128")
    return _written(writer.write)


def pages(number: int) -> bytes:
    writer = PdfWriter()
    for _ in range(number):
        writer.add_blank_page(width=300, height=400)
    return _written(writer.write)


def packed(parts: dict[str, bytes]) -> bytes:
    """A Word file with some parts in place of its own, or beside them."""
    source, target = io.BytesIO(_written(docx.Document().save)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info, old.read(info))
        for name, data in parts.items():
            new.writestr(name, data)
    return target.getvalue()


def laughs() -> bytes:
    """A billion laughs: each entity holds ten of the one before."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'.encode()


def nested(deep: int) -> bytes:
    """A message in a message in a message."""
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(deep))
    return f"From: a@b.example\r\nMIME-Version: 1.0\r\n{head}Content-Type: text/plain\r\n\r\n{SAID}".encode()


def _written(write: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    write(target)
    return target.getvalue()


def _special(place: Path) -> None:
    """What is no file: links out, in a circle and to a device, a pipe, a socket, a folder."""
    outside = place.parent / "outside.txt"
    outside.write_text("A secret: 99 people were killed.\n")
    (place / "link-out.txt").symlink_to(outside)
    (place / "link-device.txt").symlink_to("/dev/zero")
    (place / "link-self.txt").symlink_to(place / "link-self.txt")
    (place / "link-folder.txt").symlink_to(place.parent)
    (place / "folder.txt").mkdir()
    (place / "folder.txt" / "inner.txt").write_text("A secret: 98 people were killed.\n")
    os.mkfifo(place / "pipe.txt")
    with closing(socket.socket(socket.AF_UNIX)) as made:
        here = os.open(place, os.O_RDONLY)
        try:
            made.bind(f"/proc/self/fd/{here}/socket.txt")
        finally:
            os.close(here)


def large(place: Path) -> Path:
    """Files of tens and hundreds of megabytes, beside the good ones; what is all zeros takes no room."""
    place.mkdir()
    for name, text in GOOD.items():
        (place / name).write_text(text)
    with (place / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    (place / "line.txt").write_bytes(b"x" * 49_999_999)
    (place / "sentences.txt").write_bytes(b"The river was quiet again. " * 1_000_000)
    (place / "numbers.txt").write_text(
        "There were " + ", ".join(map(str, range(100_000))) + " people killed."
    )
    (place / "cells.csv").write_bytes(b"text\n" + b"x\n" * 2_000_000)
    (place / "objects.jsonl").write_bytes(b'{"text":"x"}\n' * 300_000)
    (place / "digits.txt").write_bytes(b"9" * 1_000_000)
    (place / "page.html").write_bytes(b"<p>" + b"<b>x</b>" * 1_000_000)
    (place / "mail.eml").write_bytes(b"Subject: x\r\n\r\n" + base64.b64encode(os.urandom(5_000_000)))
    (place / "names.txt").write_bytes(b"".join(b"Ada%d Quill said so. " % n for n in range(5_000)))
    return place
