"""Word lists and rules: YAML files beside this module, read once, checked against a pydantic model.

A rule's ``examples`` must match and its ``counter_examples`` must not; the tests run both. What a user adds
to them is described in ``readout.lexicon.additions``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

T = TypeVar("T")
_extended: dict[str, Any] = {}
_loaded: set[str] = set()


class Entry(BaseModel):
    """One lexicon entry: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def load(name: str, shape: type[T]) -> T:
    """Return ``lexicon/NAME.yml`` as a value of type ``shape``, with what ``extend`` added to it.

    All scalars are words until the shape says otherwise, so that "no" and "on" stay words.
    Raises pydantic.ValidationError if the file does not have that shape.
    """
    _loaded.add(name)
    return TypeAdapter(shape).validate_python(_extended[name] if name in _extended else raw(name))


def raw(name: str) -> Any:
    """What stands in ``lexicon/NAME.yml``, in lists and tables of words."""
    text = (files(__package__) / f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CBaseLoader)


def extend(folder: Path) -> None:
    """Add the words of a user's folder to the lexicon of this process, before anything has loaded them.

    Grammars load their words when they are imported: call this first, in a process of its own. Raises
    InputError for anything in the folder that is not understood.
    """
    from readout.lexicon import additions

    found: Mapping[str, Any] = additions.extended(folder)
    late = sorted(_loaded & found.keys())
    if late:
        raise RuntimeError(f"{', '.join(late)} loaded before words were added to them")
    _extended.update(found)
