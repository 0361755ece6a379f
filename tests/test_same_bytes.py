"""The same inputs give the same bytes, whoever makes the report, where, when and with what settings."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import alone
import spread
from readout import report
from readout.report import pdf

ROOT = Path(__file__).parent.parent
_OTHER_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><match target="pattern"><edit name="family" mode="assign"><string>None</string></edit></match>
</fontconfig>
"""
_PAGE = """<article><h1>Ääkköset</h1><p><b><i>Five</i></b> people, пять человек, ხუთი ადამიანი, خمسة أشخاص,
五人 ⚔ <code>five</code> <i style="font-family: monospace">people</i></p></article>"""


@pytest.mark.promise("same-bytes")
def test_the_pdf_does_not_depend_on_the_fonts_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text(_PAGE)
    pdf.make(tmp_path, ["index"], "Five", "people")
    before = (tmp_path / pdf.NAME).read_bytes()
    settings = tmp_path / "fonts.conf"
    settings.write_text(_OTHER_FONTS)
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    pdf.make(tmp_path, ["index"], "Five", "people")
    assert (tmp_path / pdf.NAME).read_bytes() == before


@pytest.mark.promise("same-bytes")
def test_a_notebook_does_not_depend_on_its_users_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("of_my_own = True\n")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    nbformat.write(new_notebook(cells=[new_code_cell("'of_my_own' in globals()")]), tmp_path / "it.ipynb")
    alone.run(tmp_path / "it.ipynb", tmp_path / "done.ipynb", {}, tmp_path)
    (cell,) = nbformat.read(tmp_path / "done.ipynb", as_version=4).cells
    assert cell.outputs[0].data["text/plain"] == "False"


_UNCOMMON = """---
title: ‏نص‏ — "Łódź" & <Ẅeird> 文
date: 2031-05-17
---
On 16 May 2031 the ministers of Norland and Sudland, Ada Quill and Bo Mårsh, met in Oslo. Twelve people were
killed, about 1,200 injured and some 40 missing in Østby, said Quill (‎٤٠‎). "Ten to 15 were freed",
said Mårsh 😀; a̐é̃ two bodies were returned. """


def tree(output: Path) -> dict[str, bytes]:
    """Everything that is published, and what stands beside it."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for part in report.PARTS
        for path in sorted((output / part).rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.promise("same-bytes")
def test_two_people_who_share_nothing_make_the_same_report(tmp_path: Path) -> None:
    texts = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    texts["Ünusual & näme.md"] = _UNCOMMON.encode()
    ada, bo = (tree(spread.build(person, texts, tmp_path)) for person in (spread.ADA, spread.BO))
    assert ada.keys() == bo.keys() and len(ada) > 100
    assert [name for name in ada if ada[name] != bo[name]] == []
    for word in (str(tmp_path), "2003-02-01", "2039-12-31"):
        assert [name for name, content in ada.items() if word.encode() in content] == []
