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
        self.path = path
        self.yaml = YAML()
        self.yaml.width = _WIDTH
        self.yaml.preserve_quotes = True
        text = path.read_text("utf-8") if path.is_file() else ""
        _, sequence, offset = load_yaml_guess_indent(text) if text else (None, 4, 2)
        self.yaml.indent(mapping=2, sequence=sequence or 4, offset=2 if offset is None else offset)
        self.content: CommentedMap = self.yaml.load(text) or _new(text or head)

    def write(self) -> None:
        """Write the file whole or not at all. Raises InputError where it cannot be written."""
        target = io.StringIO()
        self.yaml.dump(self.content, target)
        fresh = self.path.with_name(f".{self.path.name}.fresh")
        try:
            fresh.write_text(target.getvalue(), "utf-8", newline="\n")
            fresh.replace(self.path)
        except OSError as error:
            words = f"cannot be written ({error.strerror}); let it be written"
            raise InputError(f"{self.path}: {words}") from error


def _new(head: str) -> CommentedMap:
    """An empty table below some lines of comment."""
    content = CommentedMap()
    content.yaml_set_start_comment("\n".join(line.removeprefix("#").strip() for line in head.splitlines()))
    return content
