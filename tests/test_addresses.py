from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from readout import addresses
from readout.records import Figure, Meeting
from samples import sample

NAMES = [
    "report",
    "000_c6-42",
    "../../etc/passwd",
    "CON",
    "nul",
    "a b",
    "ä",
    "x" * 255,
    "a_20b",
    "a b" * 90,
    "",
]


def test_plain_names_stay_as_they_are() -> None:
    assert [addresses.page(n) for n in ("report", "000_c6-42")] == ["report", "000_c6-42"]


def test_every_name_has_a_page_of_its_own() -> None:
    assert len({addresses.page(n) for n in NAMES}) == len(NAMES)


@given(st.text())
@example("../x")
@example("con")
@example("x" * 300)
def test_any_name_gives_a_safe_file_name(name: str) -> None:
    page = addresses.page(name)
    assert page.isascii() and 0 < len(page) <= 100
    assert all(c.isalnum() or c in "_-" for c in page) and page[0].isalnum()
    assert page.lower() not in ("con", "nul", "prn", "aux")


def test_a_record_leads_to_its_page_and_its_page_leads_back() -> None:
    records: list[Figure | Meeting] = [*sample().figures, *sample().meetings]
    for record in records:
        page, _, anchor = addresses.address(record.id).partition("#")
        assert page == f"documents/{record.document}.html"
        assert record.id == f"{record.document}#{anchor}"
        assert addresses.chapter(record).endswith(f".html#{addresses.place(record.id)}")


def test_chapters_of_records() -> None:
    figures = {f.outcome: addresses.chapter(f).partition("#")[0] for f in sample().figures}
    assert figures["casualties"] == figures["killed"] == "../killed-and-injured.html"
    assert figures["remains"] == figures["missing"] == "../missing-and-remains.html"
    assert addresses.chapter(sample().meetings[0]).startswith("../chronology.html#")
