"""What of the last book stands: a page is read again if it changed, written again if what it shows did.

Sphinx goes by the time at which a file was changed. Here a page's content decides, and that of what stands
around its text; of anything else that changed nothing is kept.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from readout.report import fingerprint
from readout.report.navigation import LISTED

STATE = "whole.json"
ABOUT = "about.json"
_TOC = "_toc.yml"
_SUFFIXES = (".md", ".ipynb")
_OF_EDITION = ("descriptions", "edition", "fingerprint")
_LONG_AGO = 0  # so that Sphinx takes no page for changed because of its time


class State(NamedTuple):
    """What a book was made from: hashes of each page's source, of what is around it, and of all else."""

    rest: str
    pages: dict[str, str]
    around: dict[str, str]


def state(source: Path, place: str) -> State:
    """What the composed ``source`` makes; ``place`` is where, and with what."""
    about = json.loads((source / ABOUT).read_text("utf-8"))
    below = _below(source)
    names = list(dict.fromkeys(name for page, under in below.items() for name in (page, *under)))
    files = {name: next(p for s in _SUFFIXES if (p := source / f"{name}{s}").is_file()) for name in names}
    apart = {source / ABOUT, source / _TOC, *files.values()}
    others = [path for path in fingerprint.files(source) if path not in apart]
    told = {key: value for key, value in about.items() if key not in _OF_EDITION}
    rest = fingerprint.of_words(place, fingerprint.of_files(others, source), json.dumps(told, sort_keys=True))
    pages = {
        name: fingerprint.of_words(fingerprint.of_files([file], source), *below.get(name, ()))
        for name, file in files.items()
    }
    titles = {name: _title(file) for name, file in files.items()}
    return State(rest, pages, dict(_around(below, names, titles, about["descriptions"])))


def _below(source: Path) -> dict[str, list[str]]:
    """The pages below each page: those of the contents below the first, the documents below theirs."""
    toc = yaml.safe_load((source / _TOC).read_text("utf-8"))
    listed = {entry["file"]: [e["file"] for e in entry.get("sections", ())] for entry in toc["chapters"]}
    return {toc["root"]: list(listed), **listed}


def _title(file: Path) -> str:
    """The line that holds the page's heading."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        return text.partition("\n")[0]
    return "".join(json.loads(text)["cells"][0]["source"]).partition("\n")[0]


def _around(
    below: Mapping[str, Sequence[str]],
    names: Sequence[str],
    titles: Mapping[str, str],
    descriptions: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """What a page shows of others: the menu, the pages before and after; and what it says of itself."""
    listed = {name for page, under in below.items() if len(under) <= LISTED for name in (page, *under)}
    menu = [(name, titles[name]) for name in names if name in listed or name in below]
    order = _reading_order(below)
    for position, name in enumerate(order):
        beside = [(n, titles[n]) for n in order[max(0, position - 1) : position + 2]]
        shown = [menu, beside, descriptions.get(name, "")]
        yield name, fingerprint.of_words(json.dumps(shown))


def _reading_order(below: Mapping[str, Sequence[str]]) -> list[str]:
    root, *others = below
    return [root, *(name for page in others for name in (page, *below[page]))]


def clear(built: Path, source: Path, now: State) -> bool:
    """Take away what no longer stands of the book in ``built``; False if nothing of it stands.

    Until ``settle`` the folder counts as unfinished: after a failure or a kill nothing of it is kept.
    """
    file = built / STATE
    before = _read(file)
    if before is None or before.rest != now.rest:
        shutil.rmtree(built, ignore_errors=True)
        return False
    file.unlink()
    shutil.rmtree(built / "html" / "_static", ignore_errors=True)  # pages differ where one stands already
    for name in before.pages.keys() | now.pages.keys():
        if before.pages.get(name) != now.pages.get(name):
            _remove(built / ".doctrees", f"{name}.doctree")
            for suffix in _SUFFIXES:
                _remove(built / "html" / "_sources", f"{name}{suffix}")
        elif "/" in name and before.around[name] == now.around[name]:
            continue
        _remove(built / "html", f"{name}.html")
    return True


def _remove(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)


def _read(file: Path) -> State | None:
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return State(**found)
    except (OSError, ValueError, TypeError):
        return None


def age(source: Path) -> None:
    """Make every file old."""
    for path in fingerprint.files(source):
        os.utime(path, (_LONG_AGO, _LONG_AGO))


def settle(built: Path, now: State) -> None:
    """The book in ``built`` is whole."""
    fresh = built / f"{STATE}.fresh"
    fresh.write_text(json.dumps(now._asdict()), "utf-8")
    fresh.replace(built / STATE)
