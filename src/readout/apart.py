"""Documents read with a user's additions to the lexicon: in a process of its own, before grammars load.

``python -m readout.apart FOLDER`` takes the documents from its input and gives their records as its output,
both pickled; nobody else writes there.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readout import lexicon
from readout.errors import InputError, StepError

if TYPE_CHECKING:
    from readout.documents import Source
    from readout.records import Document


def extracted(sources: Sequence[Source], reference_date: str, words: Path) -> list[Document]:
    """Everything that was read in the documents, in their order, with the words of the folder ``words``.

    Raises InputError for additions that are not understood, or that miss their own examples.
    """
    asked = pickle.dumps((list(sources), reference_date))
    command = [sys.executable, "-m", "readout.apart", str(words)]
    done = subprocess.run(command, input=asked, capture_output=True, check=False)
    if done.returncode:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["stopped"])[-1]
        raise StepError(f"reading with the words of {words}: {last}")
    found: list[Document] | InputError = pickle.loads(done.stdout)
    if isinstance(found, InputError):
        raise found
    return found


def _answer(words: Path, asked: bytes) -> list[Document] | InputError:
    try:
        lexicon.extend(words)
        from readout.extracting import extracted as together
        from readout.lexicon import trial

        trial.check(words)
        sources, reference_date = pickle.loads(asked)
        return together(sources, reference_date)
    except InputError as error:
        return error
    except PermissionError as error:
        return InputError(f"{error.filename or words}: cannot be read ({error.strerror}); let it be read")


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(_answer(Path(sys.argv[1]), sys.stdin.buffer.read())))
