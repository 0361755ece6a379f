"""Word (.docx): the paragraphs, cells and notes as they read with all changes accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from readout.documents.readers import Text, Unreadable, known
from readout.records import Metadatum

MOST_UNPACKED = 200_000_000
"""A file that is larger when unpacked is refused: a long book with its pictures is not, a bomb is."""

_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
_UNSEEN = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read(data: bytes) -> Sequence[Text]:
    """The text, then its notes. Raises Unreadable for what is no such file or unpacks to too much."""
    _check(data)
    document = Document(io.BytesIO(data))
    parts = [document.element.body, *_notes(document)]
    text = "\n".join(line for part in parts for line in _paragraphs(part))
    if not text.strip():
        raise Unreadable("holds no text; save what is in its pictures as text")
    return [Text(text, "Word", "", _properties(document))]


def _check(data: bytes) -> None:
    """Refuse what would fill the memory and what declares entities: Word writes none."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("is an old or a locked Word file; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(info.file_size for info in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable(f"unpacks to more than {MOST_UNPACKED / 1e6:,.0f} MB; save its text alone")
            for info in packed.infolist():
                if info.filename.endswith((".xml", ".rels")) and b"<!" in packed.read(info).replace(
                    b"\0", b""
                ):
                    _refuse_entities(packed.read(info).replace(b"\0", b""))
    except zipfile.BadZipFile as error:
        raise Unreadable("is no Word file; save it as .docx") from error


def _refuse_entities(part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable("declares XML entities, which no Word file does; open it in Word and save it again")


def _paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs in their order; those of a row of a table on one line."""
    for element in root.iterchildren():
        if element.tag == qn("w:p"):
            yield from (line for line in _words(element).split("\n") if line.strip())
        elif element.tag == qn("w:tr"):
            cells = (" ".join(_paragraphs(cell)) for cell in element.iter(qn("w:tc")))
            yield "\t".join(cell for cell in cells if cell)
        elif element.tag not in _UNSEEN:
            yield from _paragraphs(element)


def _words(element: Any) -> str:
    """The letters of a paragraph, boxes in it on lines of their own."""
    found = []
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            found.append(child.text or "")
        elif child.tag == qn("w:txbxContent"):
            found.append("\n" + "\n".join(_paragraphs(child)) + "\n")
        elif child.tag not in _UNSEEN and child.tag != _FALLBACK:
            found.append(_SIGNS.get(child.tag, "") or _words(child))
    return "".join(found)


def _notes(document: Any) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if relation.reltype in _NOTES and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _properties(document: Any) -> tuple[Metadatum, ...]:
    """What the file's properties say. Where it has none, python-docx would make some, with today's date."""
    package = document.part.package
    if not any(r.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for r in package.rels.values()):
        return ()
    said = document.core_properties
    made = said.created.date().isoformat() if said.created else ""
    return known("word metadata", title=said.title, author=said.author, date=made)
