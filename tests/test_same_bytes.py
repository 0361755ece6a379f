"""The same inputs give the same bytes, whoever makes the report, where, when and with what settings."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import alone
from readout.report import pdf

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
