"""Plain text: the letters as they stand in the file."""

from __future__ import annotations

from collections.abc import Sequence

from readout.documents.readers import Text
from readout.documents.readers.encodings import decoded


def read(data: bytes) -> Sequence[Text]:
    """The whole file as one text. Raises Unreadable where it is no text."""
    text, encoding = decoded(data)
    return [Text(text, "plain text", encoding)]
