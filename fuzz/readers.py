"""Fuzz the readers: bytes as a file of each format give texts, or one reason why not.

usage: python -m fuzz.readers CORPUS [libFuzzer options, such as -max_total_time=3600]
"""

from __future__ import annotations

import sys
from importlib import import_module

import atheris

with atheris.instrument_imports(include=["readout.documents", "pypdf", "docx", "email", "trafilatura"]):
    from readout.documents import readers

    for module in set(readers.MODULES.values()):
        import_module(f"readout.documents.readers.{module}")

from fuzz.properties import check

_SUFFIXES = sorted(readers.MODULES)


def one(data: bytes) -> None:
    """Read the bytes as a file of the format that the first of them names."""
    suffix = _SUFFIXES[data[0] % len(_SUFFIXES)] if data else _SUFFIXES[0]
    try:
        texts = list(readers.read(data[1:], suffix))
    except readers.Unreadable:
        return
    for text in texts[:3]:
        check(text.text[:2000])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
