"""What is wrong with values that a user gave, in one line: place, value, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ValidationError
from pydantic.fields import FieldInfo

from readout.errors import InputError


def iso(value: str) -> str:
    """``value`` if it is an ISO date: a day, a month or a year. Raises ValueError if not.

    Years before 1000 and 9999 are none: programs write 0001-01-01 and 9999-12-31 for a day they do not know.
    """
    try:
        if not re.fullmatch(r"(?!0|9999)\d{4}(?:-\d\d(?:-\d\d)?)?", value, re.ASCII):
            raise ValueError
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise ValueError("is no date; write it like 2020-05-17, 2020-05 or 2020") from None
    return value


IsoDate = Annotated[str, AfterValidator(iso)]
"""A date as its writer knows it: a day, a month or a year."""


class Form(NamedTuple):
    """What a field's values look like, in a word and in full; stands in its Annotated type."""

    type: str
    allowed: str


class Fault(NamedTuple):
    """What is wrong: keys and numbers that lead there from the outside in, and one line on it."""

    place: tuple[str | int, ...]
    words: str


def fault(invalid: ValidationError, shape: Any) -> Fault:
    """The first of pydantic's findings about a value of type ``shape``; a wrong key before a missing one.

    A validator's ValueError says what is wrong of the value and what to write: "is no date; write ...".
    """
    error = min(invalid.errors(), key=lambda error: error["type"] != "extra_forbidden")
    return Fault(error["loc"], _words(error, shape))


def _words(error: Any, shape: Any) -> str:
    *outside, last = error["loc"] or ("",)
    wanted = annotation(shape, error["loc"])
    match error["type"]:
        case "extra_forbidden":
            keys = list(fields(annotation(shape, outside)))
            return f"unknown key{nearest(str(last), keys)}; the keys are {', '.join(keys)}"
        case "missing":
            return f"is missing; write {fields(annotation(shape, outside)).get(str(last), 'it')}"
        case "value_error" if isinstance(error["input"], str):
            return f"{shown(error['input'])} {error['ctx']['error']}"
        case "value_error":
            return str(error["ctx"]["error"])
        case "literal_error":
            words = options(wanted)
            near = nearest(str(error["input"]), words)
            return f"{shown(error['input'])} is not known{near}; write {listed(words)}"
    own = _form(shape, error["loc"])
    if own:
        return f"{shown(error['input'])} does not fit; write {own.allowed}"
    if isinstance(error["input"], dict | list | tuple) and _scalar(wanted):
        return "is a list or a table; write one text"
    return f"{shown(error['input'])} does not fit; write {form(wanted, error.get('ctx', {}))}"


def _form(shape: Any, place: Iterable[str | int]) -> Form | None:
    """What the model says of the values of the field that the place leads to."""
    *outside, name = place or ("",)
    model = annotation(shape, outside)
    found = model.model_fields.get(str(name), FieldInfo()).metadata if fields(model) else []
    return next((part for part in found if isinstance(part, Form)), None)


def form(wanted: Any, bounds: Mapping[str, Any] | None = None) -> str:
    """What a value of that type looks like: "a text of 1 to 200 characters", "a list, one entry a line"."""
    given = bounds or {}
    if "max_length" in given:
        return f"a text of at most {given['max_length']} characters"
    if "min_length" in given:
        return "a text that is not empty"
    if get_origin(wanted) in (tuple, list):
        return "a list, each entry with a dash before it"
    keys = list(fields(wanted))
    if get_origin(wanted) is dict:
        inner = list(fields(get_args(wanted)[1]))
        return f"a name with a colon and under it {', '.join(inner) or 'its value'}"
    if keys:
        return ", ".join(keys) + ", each with a colon and its value"
    return {int: "a whole number", bool: "true or false"}.get(wanted, "one text")


def fields(shape: Any) -> dict[str, str]:
    """The keys that a model takes, each with its meaning; none if ``shape`` is no model."""
    if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return {}
    return {f.alias or name: f.description or "" for name, f in shape.model_fields.items()}


def annotation(shape: Any, place: Iterable[str | int]) -> Any:
    """The type of what stands at a place inside a value of type ``shape``; Any where nothing is known."""
    found = _bare(shape)
    for key in place:
        if isinstance(found, type) and issubclass(found, BaseModel):
            by_key = {f.alias or name: f.annotation for name, f in found.model_fields.items()}
            found = _bare(by_key.get(str(key), Any))
        else:
            found = _bare(([Any, *get_args(found)] if found is not Any else [Any])[-1])
            found = Any if found is Ellipsis else found
    return found


def _bare(shape: Any) -> Any:
    """A type without what stands around it: Annotated, None, the dots of a tuple."""
    match get_origin(shape):
        case origin if origin is Annotated:
            return _bare(get_args(shape)[0])
        case origin if origin in (Union, UnionType):
            return _bare(next(a for a in get_args(shape) if a is not NoneType))
        case origin if origin is tuple:
            return list[get_args(shape)[0]]  # type: ignore[misc]
    return shape


def options(wanted: Any) -> list[str]:
    """The words that a Literal allows, but for the empty one."""
    return [word for word in get_args(wanted) if word]


def listed(words: Iterable[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _scalar(wanted: Any) -> bool:
    return wanted in (str, int, bool) or get_origin(wanted) is Literal


def shown(value: object) -> str:
    """A value as an error shows it: short, on one line."""
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:79]}…"


def nearest(name: str, names: Iterable[str]) -> str:
    """ "; did you mean NAME?" with the nearest of the names; "" if none is near."""
    known = list(names)
    folded = {n.casefold(): n for n in reversed(known)}
    close = get_close_matches(name.casefold(), list(folded), cutoff=0.5)
    close.sort(key=lambda other: sorted(other) != sorted(name.casefold()))  # letters that changed places
    return f"; did you mean {folded[close[0]]}?" if close else ""


def check_names(names: Iterable[str], known: Iterable[str], kind: str) -> None:
    """Raise InputError for the first of ``names`` that is not ``known``, with the nearest that is."""
    allowed = list(known)
    for name in names:
        if name not in allowed:
            raise InputError(
                f"unknown {kind} {name}{nearest(name, allowed) or '; there are: ' + ', '.join(allowed)}"
            )


def misshapen(file: Path, error: ValidationError, remedy: str) -> InputError:
    """What to tell of a file that a command of ours wrote and that has another shape now."""
    first = error.errors()[0]
    return InputError(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}; {remedy}")
