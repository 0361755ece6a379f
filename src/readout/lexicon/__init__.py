"""Word lists and rules: YAML files beside this module, read once, checked against a pydantic model.

A rule's ``examples`` must match and its ``counter_examples`` must not; the tests run both.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

T = TypeVar("T")


class Entry(BaseModel):
    """One lexicon entry: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def load(name: str, shape: type[T]) -> T:
    """Return ``lexicon/NAME.yml`` as a value of type ``shape``.

    All scalars are words until the shape says otherwise, so that "no" and "on" stay words.
    Raises pydantic.ValidationError if the file does not have that shape.
    """
    text = (files(__package__) / f"{name}.yml").read_text("utf-8")
    return TypeAdapter(shape).validate_python(yaml.load(text, Loader=yaml.CBaseLoader))
