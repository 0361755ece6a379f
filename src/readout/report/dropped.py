"""Chapters that somebody has dropped into the folder of notebooks: they come after the others."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from readout import addresses
from readout.errors import InputError
from readout.parameters import IN_NOTEBOOKS
from readout.remedies import check_names
from readout.report import kernels
from readout.report.compose import PROSE, Chapter
from readout.report.notebooks import nbformat

_HEADING = "# "


def chapters(folder: Path, own: Collection[Chapter]) -> list[Chapter]:
    """A chapter for each notebook of a folder that none of ``own`` is made from, by name.

    Raises InputError for one that cannot be a chapter: without a heading, with a page's name, with
    parameters that no report has.
    """
    known = {chapter.notebook for chapter in own}
    taken = {*PROSE, "documents", "genindex", "search"} | {chapter.page for chapter in own}
    found = [path for path in sorted(folder.glob("*.ipynb")) if path.stem not in known]
    for path in found:
        _check(path, taken)
    return [Chapter(path.stem, path.stem) for path in found]


def _check(path: Path, taken: Collection[str]) -> None:
    if path.stem in taken or addresses.page(path.stem) != path.stem:
        raise InputError(f"{path}: cannot name a page; rename it with other letters, digits and hyphens")
    try:
        cells = nbformat.read(path, as_version=4).cells
    except (ValueError, KeyError, OSError, nbformat.ValidationError):
        raise InputError(f"{path}: is no notebook; save it in JupyterLab, or move it away") from None
    if not cells or cells[0].cell_type != "markdown" or not cells[0].source.startswith(_HEADING):
        raise InputError(f"{path}: has no title; begin its first cell with '# TITLE', or move it away")
    names = kernels.parameter_names(path)
    if "seeds" not in names:
        words = (
            f'write seeds = "../seeds" into its first cell with code and give it the tag {kernels.PARAMETERS}'
        )
        raise InputError(f"{path}: has no parameter seeds; {words}")
    check_names(names, IN_NOTEBOOKS, f"parameter in {path}:")
