"""What kind of people a claim counts."""

from __future__ import annotations

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures


def kinds(text: str) -> list[str]:
    source = Source(id="d", file="d.txt", text=text, sha256="", date="2020-05-04")
    return [figure.category for figure in find_figures(analyse(source))]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("fighters", "military"),
        ("gunmen", "military"),
        ("border guards", "military"),
        ("cadets", "military"),
        ("rangers", "military"),
        ("commandos", "military"),
        ("UN peacekeepers", "military"),
        ("security men", "military"),
        ("Hamas men", "military"),
        ("police officers", "police"),
        ("lieutenants of the police", "police"),
        ("air force personnel", "military"),
        ("service personnel", "military"),
        ("70-year-old women", "women"),
        ("old women", "elderly"),
        ("pupils", "children"),
        ("schoolgirls", "children"),
        ("doctors", "medical"),
        ("nurses", "medical"),
        ("aid workers", "aid_workers"),
        ("Red Cross staff", "aid_workers"),
        ("volunteers of the Red Cross", "aid_workers"),
        ("civilians", "civilian"),
        ("peaceful inhabitants", "civilian"),
        ("villagers", ""),
        ("residents", ""),
        ("people", ""),
        ("men", "men"),
    ],
)
def test_a_noun_says_it(words: str, kind: str) -> None:
    assert kinds(f"Two {words} were killed.") == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two prisoners of war were freed.", ["military"]),
        # whom numbers without a noun count
        ("Government troops suffered six dead and 12 wounded.", ["military", "military"]),
        ("The village suffered six dead.", [""]),
        ("The army lost 12 men and the police lost three men.", ["military", "police"]),
        ("Raiders ambushed a bus of cadets and killed 12 of them.", ["military"]),
        ("Raiders ambushed the troops near the border, killing four.", ["military"]),
        ("Raiders attacked soldiers and villagers, killing four.", [""]),
        ("Ten of the dead and five of the wounded were police.", ["police", "police"]),
        ("A soldier was killed and his two comrades were wounded.", ["military", "military"]),
        ("Three soldiers died. Three more were killed and four were hurt.", ["military"] * 3),
        ("They gave back 12 bodies of fallen soldiers.", ["military"]),
        ("The war has cost 700 civilian lives.", ["civilian"]),
        ("The civilian death toll rose to 40.", ["civilian"]),
        ("Two policemen were killed. Another officer was wounded.", ["police", "police"]),
        ("Two soldiers were killed. Twelve others were wounded.", ["military", "military"]),
        ("Two soldiers were captured. One of them was freed.", ["military", "military"]),
        ("Nine children were abducted. Fewer than four have come back.", ["children", "children"]),
        ("Women make up 12 of the dead.", ["women"]),
        ("Nine of the 15 dead were children.", ["children", ""]),
        ("Children accounted for six of the wounded.", ["children"]),
        ("Two children were killed. Twelve others were wounded.", ["children", ""]),
        ("The rebels freed three members of the Georgian army.", ["military"]),
        ("It let go of two soldiers and nine members of the police.", ["military", "police"]),
        ("Nine members of the coastal forces died.", ["military"]),
        ("Twelve members of the ruling party died when the army fired.", [""]),
        ("Nine porters of the local branch of the Red Cross were freed.", ["aid_workers"]),
        ("Twelve soldiers were held. The 12 men were freed.", ["military", "military"]),
        ("It killed 14 soldiers and one nurse, and wounded 20 others.", ["military", "medical", ""]),
        ("Gunmen seized 40 men, women and children.", [""]),
        ("At least 12 women and children were killed.", [""]),
        ("The blast killed 12 soldiers and policemen.", [""]),
        ("The blast killed 12 civilian men and women.", ["civilian"]),
        ("The blast killed 40, ten of them women and children.", ["", ""]),
        ("The blast killed 12 soldiers, women said.", ["military"]),
        ("The blast killed 12 soldiers and villagers fled.", ["military"]),
        ("The dead are:\n- 12 soldiers\n- 4 policemen", ["military", "police"]),
    ],
)
def test_what_stands_beside_it_says_it(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed three Fijian, two Tongan and four Samoan soldiers.", ["military"] * 3),
        ("The blast killed three Fijians, two children and four soldiers.", ["", "children", "military"]),
    ],
)
def test_a_noun_with_the_last_of_a_row_says_it_of_all(text: str, expected: list[str]) -> None:
    source = Source(id="d", file="d.txt", text=text, sha256="", date="2020-05-04")
    assert [figure.category for figure in find_figures(analyse(source))] == expected
