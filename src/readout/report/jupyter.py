"""jupyter-book run on a composed source: warnings are errors, and nothing stays that no page asks for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from readout.errors import StepError
from readout.report import preview

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


def build(source: Path, place: Path) -> None:
    """Build ``place/html`` from the composed source. Raises StepError with the first warning."""
    start = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(source)]
    options = ["--path-output", str(place), "--all", "-W", "-n", "--keep-going", "-q"]
    built, html = place / "_build", place / "html"
    shutil.rmtree(built, ignore_errors=True)
    done = subprocess.run([*start, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "WARNING" in line or "ERROR" in line]
        (place / "book.log").write_text(done.stdout + done.stderr, "utf-8")
        raise StepError(f"the book: {lines[0] if lines else 'jupyter-book failed'}; see {place / 'book.log'}")
    shutil.rmtree(html, ignore_errors=True)
    (built / "html").rename(html)
    _trim(html)


def _trim(html: Path) -> None:
    """Take away what no page asks for."""
    kept = {html / name for name in KEPT}
    for file in (file for pattern in UNUSED for file in html.glob(pattern)):
        if file not in kept:
            file.unlink()
    for folder in sorted((p for p in html.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
