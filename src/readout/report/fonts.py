"""The letters that the PDF is set in: those that come with matplotlib, whatever fonts the system has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

_VARIABLE = "FONTCONFIG_FILE"
_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{letters}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
    <acceptfont><glob>*/DejaVu*</glob></acceptfont>
  </selectfont>
</fontconfig>
"""


@contextmanager
def alone() -> Iterator[Path]:
    """Let Fontconfig find these letters and no others; the folder in which they stand."""
    import matplotlib

    letters = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    before = os.environ.get(_VARIABLE)
    with TemporaryDirectory() as place:
        settings = Path(place) / "fonts.conf"
        settings.write_text(_SETTINGS.format(letters=escape(str(letters)), cache=escape(place)), "utf-8")
        os.environ[_VARIABLE] = str(settings)
        try:
            yield letters
        finally:
            del os.environ[_VARIABLE]
            if before is not None:
                os.environ[_VARIABLE] = before
