"""The line that a report is dated from: "OSLO, May 15 - "."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^[ \t]*(?P<place>[^\W\d_][^\n:—–,(]{1,40}?)(?:,[^\n,:—–(]{1,24}){0,3}[ \t]*(?:\([^)\n]{1,24}\))?"
    r"[ \t]*(?::|—|–|--| - )",
    re.MULTILINE,
)
"""A place at a line's start, and what parts it from the report."""
