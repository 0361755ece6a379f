"""Disks, rights and networks of a test's own: what commands see there, nobody else does.

They are Linux's namespaces, which need no rights where a user may make some.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Apart:
    """A place where commands run; it is gone when the process with that number ends."""

    def __init__(self, process: int, network: bool) -> None:
        self._root = Path(f"/proc/{process}/root")
        kinds = ["--user", "--mount", *([] if network else ["--net"])]
        self._enter = ["nsenter", "--preserve-credentials", "--target", str(process), *kinds]

    def run(self, *command: str, check: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
        """What a command says there."""
        return subprocess.run(
            [*self._enter, f"--wd={Path.cwd()}", *command],
            check=check,
            capture_output=True,
            text=True,
            env={**os.environ, **variables},
        )

    def seen(self, place: Path) -> Path:
        """The place as it is there."""
        return self._root / place.relative_to("/")

    def disk(self, place: Path, content: Path) -> None:
        """A disk of its own at a place, with a copy of some content."""
        self.run("mount", "-t", "tmpfs", "none", str(place))
        self.run("cp", "-a", f"{content}/.", str(place))

    def room(self, place: Path, letters: int) -> None:
        """Leave room for so many bytes on the disk at a place."""
        told = self.run("df", "--output=used", "-B1", str(place)).stdout
        size = int(told.split()[-1]) + letters
        self.run("mount", "-o", f"remount,size={size}", str(place))

    def read_only(self, place: Path) -> None:
        """Let nobody write below a place, whatever their rights."""
        self.run("mount", "--bind", str(place), str(place))
        self.run("mount", "-o", "remount,ro,bind", str(place))


def unprivileged(*command: str) -> subprocess.CompletedProcess[str]:
    """What a command says to which rights apply, whoever runs it: what is closed to all is closed to it."""
    return subprocess.run(
        ["unshare", "--user", "--map-user=1000", *command], check=False, capture_output=True, text=True
    )


@contextmanager
def apart(network: bool = True) -> Iterator[Apart]:
    """A place with disks of its own, and without ``network`` with none but itself to speak to."""
    kinds: Sequence[str] = ["--map-root-user", "--mount", *([] if network else ["--net"])]
    waiting = ["unshare", *kinds, "sh", "-c", "echo; exec sleep 600"]
    with subprocess.Popen(waiting, stdout=subprocess.PIPE, text=True) as keeper:
        try:
            assert keeper.stdout and keeper.stdout.readline(), "no namespace can be made here"
            yield Apart(keeper.pid, network)
        finally:
            keeper.kill()
