"""Countries, cities and regions in a text, and the data that they are known from."""

from itertools import pairwise

import pytest

from readout.names.gazetteer import cities, countries, country_names, demonyms
from readout.places import find_places
from readout.text.tokens import sentences


def places(text: str) -> list[tuple[str, str, str, str]]:
    found = find_places(sentences(text), text)
    return [(text[p.start : p.end], p.city, p.country, p.region) for p in found]


PLACES = [
    ("They met in Suva.", "Suva", "Suva", "Fiji", ""),
    ("They met in Fiji.", "Fiji", "", "Fiji", ""),
    ("They met in Nuku’alofa, Tonga.", "Nuku’alofa", "Nuku’alofa", "Tonga", ""),
    ("SUVA, Fiji (AFP) - It rained.", "SUVA", "Suva", "Fiji", ""),
    ("The Suva talks ended.", "Suva", "Suva", "Fiji", ""),
    ("They left New York on Friday.", "New York", "New York", "United States", ""),
    ("They flew to St. Petersburg.", "St. Petersburg", "St. Petersburg", "Russia", ""),
    ("It hit Paris, Texas.", "Paris", "Paris", "France", ""),
    ("They met in Georgia's capital.", "Georgia", "", "Georgia", ""),
    ("Fighting went on in the Kubuna region.", "Kubuna", "", "", "Kubuna"),
    ("It hit the Upper-Kubuna conflict zone.", "Upper-Kubuna", "", "", "Upper-Kubuna"),
    ("They toured Kubuna Province.", "Kubuna Province", "", "", "Kubuna Province"),
    ("Vunisea, a village in Fiji, was hit.", "Vunisea", "Vunisea", "Fiji", ""),
    ("The town of Vunisea was hit.", "Vunisea", "Vunisea", "", ""),
    ("They toured Kubuna province of Fiji.", "Kubuna", "", "Fiji", "Kubuna"),
    ("The road joins Fiji to its Kubuna exclave via Tonga's coast.", "Kubuna", "", "", "Kubuna"),
    ("Fijians Met Americans in Tonga", "Tonga", "", "Tonga", ""),
    ("They toured the West Bank.", "West Bank", "", "Palestine", "West Bank"),
    ("They met in Suva Vunisea.", "Suva Vunisea", "", "", "Suva Vunisea"),
    ("They met in Suva del Vunisea.", "Suva del Vunisea", "", "", "Suva del Vunisea"),
    ("They met in Suva Foreign Minister Jona Vaka.", "Suva", "Suva", "Fiji", ""),
    ("They met in Lomé and left.", "Lomé", "Lomé", "Togo", ""),
    ("They met in Ňouakchott.", "Ňouakchott", "Ňouakchott", "Mauritania", ""),
    ("It is near Kiev.", "Kiev", "Kiev", "Ukraine", ""),
    ("They met in Burma.", "Burma", "", "Myanmar", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "city", "country", "region"), PLACES)
def test_places(text: str, words: str, city: str, country: str, region: str) -> None:
    assert (words, city, country, region) in places(text)


NO_PLACES = [
    "Police said so.", "Nice work, he said.", "Of course.", "They walked on.", "Mobile phones rang.",
    "The Washington Post said so.", "In March it rained.", "President Jordan Vaka left.", "They told us.",
    "The conflict goes on.", "Cooperation in Europe grew.", "They met in May.", "They left on March 3.",
    "The OSCE Minsk Group left.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_places(text: str) -> None:
    assert places(text) == []


def test_places_are_in_order_and_apart() -> None:
    text = "They flew from Suva, Fiji, to New York, the Kubuna region and South Sudan."
    found = find_places(sentences(text), text)
    assert len(found) == 5
    assert all(a.end <= b.start for a, b in pairwise(found))


MEMBERS = 193


def test_every_country_has_its_adjective() -> None:
    known = [c for c in countries().values() if c.adjectives]
    assert len(known) >= MEMBERS
    assert all(c.peoples for c in known if c.people)


@pytest.mark.parametrize(
    ("word", "name", "several"),
    [
        ("azerbaijani", "Azerbaijan", False), ("azerbaijanis", "Azerbaijan", True),
        ("briton", "United Kingdom", False),
        ("filipinos", "Philippines", True), ("serbs", "Serbia", True), ("swiss", "Switzerland", False),
        ("danes", "Denmark", True), ("frenchmen", "France", True), ("new zealanders", "New Zealand", True),
    ],
)  # fmt: skip
def test_peoples(word: str, name: str, several: bool) -> None:
    country, plural = demonyms()[word]
    assert (country.name, plural) == (name, several)


def test_names_and_capitals() -> None:
    assert country_names()["türkiye"] is country_names()["turkey"]
    assert country_names()["congo"] is country_names()["dr congo"] is not country_names()["congo-brazzaville"]
    assert cities()["brussels"].capital and not cities()["lyon"].capital
