"""Whose people they are where the noun phrase does not say so."""

from __future__ import annotations

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures


def sides(text: str) -> list[str]:
    source = Source(id="d", file="d.txt", text=text, sha256="", date="2020-05-04")
    return [figure.side for figure in find_figures(analyse(source))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where it happened
        ("In Poti, 12 people died.", ["Georgia"]),
        ("A bomb went off in Poti on Monday. At least 12 people died.", ["Georgia"]),
        ("A court sat in Poti, another in Riga. At least 12 people died.", [""]),
        ("In Poti, 12 tourists died.", [""]),
        # whose name stands over it
        ("Georgia: 12 killed in floods\n\nNobody had warned them.", ["Georgia"]),
        # what they are said to be
        ("Of the dead, 40 of them were Georgians.", ["Georgia"]),
        ("Forty people died, 12 of them Georgians.", ["", "Georgia"]),
        # whose dead they are
        ("Peru put the Georgian dead at 12 and its own at nine.", ["Georgia", "Peru"]),
        ("Peru has 12 missing of its own.", ["Peru"]),
        ("Peruvian papers have it that on their side a soldier was killed.", ["Peru"]),
        # those told of before
        ("Two Georgian soldiers were killed. Three others were wounded.", ["Georgia", "Georgia"]),
        ("Ten Georgians were arrested. Eight have since been released.", ["Georgia", "Georgia"]),
        # the body that they serve
        ("Three OSCE observers were wounded.", ["OSCE"]),
        ("Three journalists of the OSCE were wounded.", [""]),
        # the group that speaks of its own
        ("The Lau Liberation Front said that 12 rebels died.", ["Lau Liberation Front"]),
        ("The Lau Liberation Front reported 12 wounded.", ["Lau Liberation Front"]),
        # who does harm does not suffer it
        ("Georgia armed. Georgia marched. Georgia fired. Georgian drones killed 12 villagers.", [""]),
    ],
)
def test_whose_people_they_are(text: str, expected: list[str]) -> None:
    assert sides(text) == expected
