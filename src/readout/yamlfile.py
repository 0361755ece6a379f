"""The YAML files that users write, read in one way: what is wrong is said with file, line, key and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError

from readout.errors import InputError
from readout.remedies import fault

T = TypeVar("T")
_Place = Iterable[str | int]


def read(path: Path, shape: type[T]) -> T:
    """The content of the file ``path`` as a value of type ``shape``; an empty file is an empty value.

    All scalars are words until the shape says otherwise, so that "no" and 2020-05 stay what they are.
    Raises InputError, one line, for anything in it that is not understood.
    """
    node = _node(path)
    empty: object = [] if get_origin(shape) in (tuple, list) else {}
    try:
        return TypeAdapter(shape).validate_python(_content(node, path) or empty)
    except ValidationError as error:
        wrong = fault(error, shape)
        raise fail(path, node, wrong.place, wrong.words) from None


def fail(path: Path, node: yaml.Node | None, place: _Place, words: str) -> InputError:
    """An error about what stands at a place of a file: keys, and numbers of entries from 0."""
    where = [*_places(node, place)]
    line = f", line {where[-1].start_mark.line + 1}" if where else ""
    names = [f"entry {p + 1}" if isinstance(p, int) else " ".join(str(p).split()) for p in place]
    return InputError(": ".join([f"{path}{line}", *names, words]))


def error(path: Path, place: _Place, words: str) -> InputError:
    """An error about a file that was read before, found where its values were used."""
    return fail(path, _node(path), tuple(place), words)


def _node(path: Path) -> yaml.Node | None:
    """The file's content as YAML has it. Raises InputError where there is none."""
    try:
        text = path.read_text("utf-8")
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.AliasEvent):
                line = f", line {event.start_mark.line + 1}" if event.start_mark else ""
                raise InputError(f"{path}{line}: *{event.anchor} is not followed; write it out")
        return yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(f"{path}{line}: is no YAML ({wrong.problem}); mend the line") from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise InputError(f"{path}: is no text in UTF-8; save it as UTF-8") from None
    except OSError as wrong:
        raise InputError(f"{path}: cannot be read ({wrong.strerror}); name a file that can") from None


def _content(node: yaml.Node | None, path: Path) -> Any:
    """A node's value. Raises InputError for a key that stands twice, which YAML lets pass."""
    if isinstance(node, yaml.SequenceNode):
        return [_content(item, path) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value if node else None
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = f"{path}, line {key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(f"{line}: a list or a table is no key; write a name and a colon")
        if key.value in found:
            raise InputError(f"{line}: {key.value} stands here twice; keep one")
        found[key.value] = _content(value, path)
    return found


def _places(node: yaml.Node | None, place: _Place) -> Iterator[yaml.Node]:
    """The nodes on the way to a place, as far as the file goes: of a table's entry, its key."""
    if node:
        yield node
    for step in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            yield node
        elif isinstance(node, yaml.MappingNode):
            entry = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if entry is None:
                return
            yield entry[0]
            node = entry[1]
