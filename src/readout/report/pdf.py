"""The whole report as one PDF: contents with page numbers, links that lead within it, charts as vectors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from readout.parameters import Parameters
from readout.report import fonts, paper

NAME = "report.pdf"
_TEMPLATE = Path(__file__).with_name("pdf.typ")
_KEPT: Final[Sequence[dict[str, Any]]] = ({"pdf_standards": "ua-1"}, {}, {"pdf_tags": False})
"""What is kept to for readers who cannot see: PDF/UA; that headings and tables are told as such; neither.

Typst refuses what goes further where a sign stands for a part of a letter or a link has no letters.
"""


def wanted(parameters: Parameters) -> bool:
    """Whether a PDF is asked for."""
    return parameters.pdf != "none"


def make(html: Path, pages: Sequence[str], title: str, subtitle: str = "", documents: bool = True) -> None:
    """Write ``report.pdf`` beside the built pages; ``pages`` are their names, in the order of the book.

    ``documents`` says whether the documents' pages are in it, too. What the pages say is handed to Typst as
    data, which its template, the file ``pdf.typ``, draws: no word of it is ever read as code.
    """
    import typst

    book = paper.compose(html, pages, title, subtitle, documents)
    compiler = typst.Compiler(
        _TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts.letters(), ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(book, ensure_ascii=False)},
    )  # fmt: skip
    for kept in _KEPT:
        try:
            compiler.compile(output=html / NAME, format="pdf", timestamp=0, **kept)
        except typst.TypstError:
            if kept == _KEPT[-1]:
                raise
        else:
            return
