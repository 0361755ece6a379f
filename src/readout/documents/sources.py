"""sources.yml: what a folder's owner knows of each document beyond its text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from readout import yamlfile
from readout.records import Show
from readout.remedies import IsoDate, nearest


class Known(BaseModel):
    """What is known of one document; all of it optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", description="its headline, where the file gives none or a wrong one")
    author: str = Field(default="", description="who wrote it")
    publisher: str = Field(default="", description="who published it")
    url: str = Field(default="", description="where it was published")
    published: IsoDate = Field(default="", description="date of publication, ISO")
    accessed: IsoDate = Field(default="", description="when it was fetched, ISO date")
    licence: str = Field(default="", description="on what terms it may be shown")
    show: Show = Field(default="text", description="text, or sentences: only those with evidence are shown")
    note: str = Field(default="", description="anything else that a reader should know")
    sha256: str = Field(
        default="", description="the file's hash, by which a report sees that it is still the same file"
    )


def read_sources(path: Path, files: Sequence[str]) -> dict[str, Known]:
    """What ``path`` knows of the documents ``files``, by file name; {} if there is no such file.

    Raises InputError for anything in it that is not understood or that is about no document.
    """
    known = known_in(path)
    for name in known:
        if name not in files:
            gone = f"there is no such document{nearest(name, files)}; put it back or take its entry out"
            raise yamlfile.error(path, [name], gone)
    return known


def known_in(path: Path) -> dict[str, Known]:
    """What ``path`` knows of documents, whether they are there or not; {} if there is no such file.

    Raises InputError for anything in it that is not understood.
    """
    return yamlfile.read(path, dict[str, Known]) if path.is_file() else {}
