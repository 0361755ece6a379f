"""The same documents made a report of by two people who have nothing in common but readout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_OWN = {"LANG", "LANGUAGE", "TZ", "COLUMNS", "TERM", "PYTHONHASHSEED", "IPYTHONDIR", "MPLCONFIGDIR"}
"""What a person sets or leaves out; LC_* beside these."""

ELSEWHERE = """
import datetime, os
import time_machine

processors, newest_first, clock = {processors}, {newest_first}, {clock!r}
os.umask({umask})
os.cpu_count = lambda: processors
if hasattr(os, "sched_setaffinity") and processors == 1:
    os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
if newest_first:
    _listdir, _scandir = os.listdir, os.scandir

    class scandir:
        def __init__(self, *place):
            with _scandir(*place) as found:
                self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
        def __iter__(self):
            return self
        def __next__(self):
            return next(self.found)
        def __enter__(self):
            return self
        def __exit__(self, *error):
            pass
        def close(self):
            pass

    os.scandir = scandir
    os.listdir = lambda *place: sorted(_listdir(*place), reverse=True)
time_machine.travel(datetime.datetime.fromisoformat(clock), tick=True).start()
"""
"""What Python runs before anything else in every process of a build (sitecustomize)."""

SETTINGS = {
    ".config/matplotlib/matplotlibrc": "font.size: 17\naxes.facecolor: red\nsvg.fonttype: path\n",
    ".config/fontconfig/fonts.conf": """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><match target="pattern">
<edit name="family" mode="assign"><string>None</string></edit></match></fontconfig>""",
    ".ipython/profile_default/startup/00.py": "import pandas\npandas.set_option('display.max_rows', 3)\n",
    ".docutils": "[general]\nlanguage-code: de\nsmart_quotes: yes\n",
}
"""What a user may have set for programs that a report is made with."""


class Person(NamedTuple):
    """Who makes a report: on what machine, when, and with what settings."""

    name: str
    processors: int
    clock: str
    umask: int
    newest_first: bool
    environment: Mapping[str, str]
    settings: Mapping[str, str]


ADA = Person(
    "ada", 1, "2003-02-01T03:04:05+00:00", 0o022, False,
    {
        "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "UTC",
        "PYTHONHASHSEED": "1", "COLUMNS": "40", "TERM": "dumb", "SOURCE_DATE_EPOCH": "1",
    },
    {},
)  # fmt: skip
BO = Person(
    "bö &co", 3, "2039-12-31T23:59:58+00:00", 0o077, True,
    {
        "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Asia/Kathmandu",
        "PYTHONHASHSEED": "77", "COLUMNS": "200", "TERM": "xterm-256color", "FORCE_COLOR": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    },
    SETTINGS,
)  # fmt: skip


def build(person: Person, texts: Mapping[str, bytes], place: Path) -> Path:
    """Let a person make a report on texts, in a folder of their own; where it is."""
    home = place / person.name
    seeds, output, start = home / "my documents", home / "made", home / "start"
    for name, content in sorted(texts.items(), reverse=person.newest_first):
        _write(seeds / name, content)
        os.utime(seeds / name, (person.processors, person.processors * 1e9))
    for name, words in person.settings.items():
        _write(home / name, words.encode())
    _write(start / "sitecustomize.py", ELSEWHERE.format(**person._asdict()).encode())
    command = [sys.executable, "-c", "from readout.cli import main; main()", "report"]
    asked = [*command, str(seeds), "-o", str(output)]
    done = subprocess.run(asked, cwd=home, env=_environment(person, home, start), capture_output=True)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return output


def _environment(person: Person, home: Path, start: Path) -> dict[str, str]:
    """What of this machine's environment stays, and what is the person's own."""
    kept = {name: value for name, value in os.environ.items() if name not in _OWN and name[:3] != "LC_"}
    paths = [str(start), *filter(None, [os.environ.get("PYTHONPATH")])]
    own = {"HOME": str(home), "USER": person.name, "LOGNAME": person.name}
    return {**kept, **own, **person.environment, "PYTHONPATH": os.pathsep.join(paths)}


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
