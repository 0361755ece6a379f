"""jupyter-book run on a composed source: warnings are errors, and nothing stays that no page asks for."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from readout import faults
from readout.errors import StepError
from readout.report import outdated, preview

UNUSED = (
    "objects.inv",
    ".buildinfo",
    "_static/**/*.map",
    "_static/**/*.po",
    "_static/**/*.mo",
    "_static/*webpack-macros.html",
    "_static/*.png",
    "_static/images/*",
    "_static/scripts/fontawesome.*",
    "_static/vendor/fontawesome/**/*.*",
)
"""Files that Sphinx and the theme put beside the pages and that no page asks for."""
KEPT = (preview.FILE,)
_BUILT = "_build"


def build(source: Path, place: Path, blanks: Mapping[str, str], made_with: str = "") -> None:
    """Build ``place/html`` from the composed source; of the last time all that still stands is kept.

    ``blanks`` are what stands on every page for the words of this edition, and those words, as HTML;
    ``made_with`` is the hash of the packages and the library. Raises StepError with the first warning.
    """
    built, html = place / _BUILT, place / "html"
    now = outdated.state(source, f"{made_with} {source}")
    fresh = not outdated.clear(built, source, now)
    outdated.age(source)
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        failed = _sphinx(source, built, fresh)
    if failed:
        lines = [line for line in told.getvalue().splitlines() if "WARNING" in line or "ERROR" in line]
        faults.raised(told.getvalue(), place)
        (place / "book.log").write_text(told.getvalue(), "utf-8")
        raise StepError(f"the book: {lines[0] if lines else 'jupyter-book failed'}; see {place / 'book.log'}")
    outdated.settle(built, now)
    shutil.rmtree(html, ignore_errors=True)
    shutil.copytree(built / "html", html)
    _trim(html)
    _fill(html, blanks)


def _sphinx(source: Path, built: Path, fresh: bool) -> bool:
    """Run Sphinx as ``jupyter-book build -W -n --keep-going`` does, on all cores; whether it failed."""
    from jupyter_book.sphinx import build_sphinx

    os.environ["DOCUTILSCONFIG"] = ""  # else it reads the settings of whoever makes the book
    status = build_sphinx(
        source,
        built / "html",
        noconfig=True,
        path_config=source / "_config.yml",
        confoverrides={
            "external_toc_path": str(source / "_toc.yml"),
            "latex_individualpages": False,
            "nitpicky": True,
        },
        doctreedir=built / ".doctrees",
        warningiserror=True,
        keep_going=True,
        freshenv=fresh,
        quiet=True,
        jobs=os.cpu_count() or 1,
    )
    return bool(status)


def _trim(html: Path) -> None:
    """Take away what no page asks for."""
    kept = {html / name for name in KEPT}
    for file in (file for pattern in UNUSED for file in html.glob(pattern)):
        if file not in kept:
            file.unlink()
    for folder in sorted((p for p in html.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _fill(html: Path, blanks: Mapping[str, str]) -> None:
    """Put the words of this edition into every page."""
    for page in html.rglob("*.html"):
        text = page.read_text("utf-8")
        for blank, words in blanks.items():
            text = text.replace(blank, words)
        page.write_text(text, "utf-8")
