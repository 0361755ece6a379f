"""What is promised for any file: files of every format around texts that nobody wrote, and damaged ones."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from email.message import EmailMessage

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from fuzz.properties import check_file
from fuzz.strategies import any_text
from printing import printed
from readout.documents.readers import MODULES

EXACT = (".txt", ".csv", ".jsonl")
"""Formats that give a text as it was put into them."""


def table(text: str) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows([["id", "text"], ["a", text]])
    return made.getvalue().encode()


def page(text: str) -> bytes:
    rows = "".join(f"<p>{escape(row)}</p>" for row in text.splitlines())
    return f"<html><head><title>{escape(text[:40])}</title></head><body>{rows}</body></html>".encode()


def message(text: str) -> bytes:
    made = EmailMessage()
    made["Subject"] = " ".join("".join(c for c in text[:60] if c.isprintable()).split())
    made.set_content(text)
    return bytes(made)


def letter(text: str) -> bytes:
    made, target = docx.Document(), io.BytesIO()
    for row in text.splitlines():
        made.add_paragraph("".join(c for c in row if c.isprintable()))
    made.save(target)
    return target.getvalue()


FILES: Mapping[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".md": str.encode,
    ".html": page,
    ".htm": page,
    ".pdf": lambda text: printed(text.splitlines()),
    ".docx": letter,
    ".eml": message,
    ".csv": table,
    ".jsonl": lambda text: json.dumps({"text": text}).encode(),
}
WHOLE = {
    suffix: make("Norway and Peru met.\nFive people were killed on Monday.") for suffix, make in FILES.items()
}


def test_there_is_a_file_of_every_format() -> None:
    assert FILES.keys() == MODULES.keys()
    assert all(check_file(data, suffix)[0].text for suffix, data in WHOLE.items())


@pytest.mark.promise("offsets-quote")
@pytest.mark.parametrize("suffix", [suffix for suffix in FILES if suffix not in (".htm", ".pdf")])
@settings(max_examples=12)
@given(text=any_text)
def test_any_text_in_a_file_gives_records_that_quote_it(suffix: str, text: str) -> None:
    [source] = check_file(FILES[suffix](text), suffix)
    assert suffix not in EXACT or source.unread or source.text == text


@pytest.mark.promise("offsets-quote")
@pytest.mark.parametrize("suffix", FILES)
@settings(max_examples=12)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(suffix: str, data: st.DataObject) -> None:
    whole = WHOLE[suffix]
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 40))
    check_file(whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + cut :], suffix)
