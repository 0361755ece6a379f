"""The menu beside each page: the one that the theme makes."""

from __future__ import annotations

from pathlib import Path

import pytest

import test_outdated as books
from readout.report import compose

pytestmark = pytest.mark.slow
OWN = "_templates/sbt-sidebar-nav.html"


def test_the_menu_is_the_themes_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [books.text(1), books.text(2, title="The current * state <of> `it` & more"), books.text(3)]
    books.make(tmp_path / "ours", texts)
    whole = compose.compose

    def without(*given: object) -> Path:
        source = whole(*given)  # type: ignore[arg-type]
        (source / OWN).unlink()
        return source

    monkeypatch.setattr(compose, "compose", without)
    books.make(tmp_path / "themes", texts)
    ours, themes = books.tree(tmp_path / "ours"), books.tree(tmp_path / "themes")
    assert ours.keys() == themes.keys()
    for name, page in themes.items():
        assert ours[name] == page.replace(b"<summary>", b'<summary aria-label="Its pages">'), name
