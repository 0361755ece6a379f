"""A text with corrections, as the tests of what people checked make them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from readout import corpus
from readout.records import Document

ROOT = Path(__file__).parent.parent
TEXT = (
    "The mayor of Vale said that at least 36 people were killed in the flood on Monday, among them 12 "
    "children. Dozens were injured.\n\nAda Quill of Norland met Bo Marsh in Lakeside on 3 May 2021 to speak "
    "of the border.\n"
)
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
WHO = {"by": "Cleo Finch", "on": "2031-05-09"}


def entry(words: str, decision: str, **fields: Any) -> dict[str, Any]:
    told = {"reason": "As the text says."} if decision != "confirm" else {}
    place = {"document": "flood.txt", "sha256": SHA, "start": TEXT.index(words), "words": words}
    return {**place, "decision": decision, **told, **WHO, **fields}


def seeds(home: Path, *figures: dict[str, Any], meetings: tuple[dict[str, Any], ...] = ()) -> Path:
    home.mkdir(exist_ok=True)
    (home / "flood.txt").write_text(TEXT)
    content = {"figures": list(figures), "meetings": list(meetings)}
    (home / "corrections.yml").write_text(yaml.safe_dump(content, sort_keys=False))
    return home


def read(tmp_path: Path, *figures: dict[str, Any], meetings: tuple[dict[str, Any], ...] = ()) -> Document:
    return corpus.read(seeds(tmp_path / "seeds", *figures, meetings=meetings)).documents[0]
