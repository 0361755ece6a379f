"""Documents read with a user's additions to the lexicon: in fresh processes, before grammars load."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from readout import lexicon
from readout.documents import Source
from readout.extraction import extract
from readout.lexicon import additions, trial
from readout.records import Document

_TOGETHER = 8  # documents that a process is handed at a time


def extracted(sources: Sequence[Source], reference_date: str, words: Path) -> list[Document]:
    """Everything that was read in the documents, in their order, with the words of the folder ``words``.

    Raises InputError for additions that are not understood, or that miss their own examples.
    """
    additions.extended(words)
    processes = max(1, min(os.cpu_count() or 1, len(sources) // _TOGETHER))
    with ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), lexicon.extend, (words,)
    ) as pool:
        pool.submit(trial.check, words).result()
        dates = [reference_date] * len(sources)
        return list(pool.map(extract, sources, dates, chunksize=_TOGETHER))
