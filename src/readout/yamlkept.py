"""YAML files of users, written again with their comments, order and wording (ruamel.yaml)."""

from __future__ import annotations

import io
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.util import load_yaml_guess_indent

from readout.errors import InputError

_WIDTH = 4096  # a line is not broken: what a person wrote in one stays in one


class Kept:
    """What a file holds, to be changed and written again; a new one begins with ``head`` as its comment.

    The file must be one that ``readout.yamlfile`` has read.
    """

    def __init__(self, path: Path, head: str) -> None:
        text = path.read_text("utf-8") if path.is_file() else ""
        self.path = path
        self.yaml = _writer(text)
        self.content: CommentedMap = self.yaml.load(text) or _new(text or head)

    def text(self) -> str:
        """What the file says with its content as it is now."""
        target = io.StringIO()
        self.yaml.dump(self.content, target)
        return target.getvalue()

    def write(self) -> None:
        """Write the file whole or not at all. Raises InputError where it cannot be written."""
        fresh = self.path.with_name(f".{self.path.name}.fresh")
        try:
            fresh.write_text(self.text(), "utf-8", newline="\n")
            fresh.replace(self.path)
        except OSError as error:
            words = f"cannot be written ({error.strerror}); let it be written"
            raise InputError(f"{self.path}: {words}") from error


def _writer(text: str) -> YAML:
    """What reads a text and writes it as it is, with its quotes and its indentation."""
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    _, indent, offset = load_yaml_guess_indent(text) if text else (None, None, None)
    if offset is None:
        yaml.indent(mapping=indent or 2, sequence=4, offset=2)
    else:
        yaml.indent(mapping=(indent or 2) - offset, sequence=indent or 2, offset=offset)
    return yaml


def _new(head: str) -> CommentedMap:
    """An empty table below some lines of comment."""
    content = CommentedMap()
    content.yaml_set_start_comment("\n".join(line.removeprefix("#").strip() for line in head.splitlines()))
    return content
