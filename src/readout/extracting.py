"""Many sources in, their records out, read by several processes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from readout import processes
from readout.documents import Source
from readout.extraction import read
from readout.records import Document


def extracted(sources: Sequence[Source], reference_date: str) -> list[Document]:
    """Everything that was read in the documents, in their order. Call it where no other thread runs."""
    return processes.shared(partial(read, reference_date=reference_date), sources)
