"""nbformat, imported without what checks international addresses: compiling that takes a second or two."""

from __future__ import annotations

import sys

if "nbformat" not in sys.modules and "rfc3987_syntax" not in sys.modules:
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # jsonschema goes without it then
    import nbformat

    del sys.modules["rfc3987_syntax"]
else:
    import nbformat

__all__ = ["nbformat"]
