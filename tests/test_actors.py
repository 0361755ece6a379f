"""Who is spoken of, and whom a title, a short name or a pronoun goes back to."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.actors import Actor, Mention, find_actors
from readout.actors.phrasing import Rule, grammar, phrases
from readout.actors.signs import read_signs
from readout.names.roles import Office, points_to, titles
from readout.text.tokens import sentences

RULES = [pytest.param(rule, id=rule.name) for rule in grammar().rules]
OFFICES = [pytest.param(office, id=name) for name, office in titles().offices.items()]


def actors(text: str) -> list[Mention]:
    return find_actors(sentences(text), text)


def told(text: str) -> list[tuple[str, str]]:
    """Each mention's words with the names of whom it means."""
    return [(text[m.start : m.end], " + ".join(a.name for a in m.actors)) for m in actors(text)]


def meant(text: str, words: str) -> str:
    """Whom the last mention with these words means."""
    return dict(told(text))[words]


def actor(text: str, name: str) -> Actor:
    return next(a for m in actors(text) for a in m.actors if a.name == name)


def found(text: str, rule: str) -> list[str]:
    """The texts of the phrases that a rule of the grammar finds."""
    spans = [
        (p.signs.tokens[p.first].start, p.signs.tokens[p.last - 1].end)
        for signs in read_signs(sentences(text))
        for p in phrases(signs)
        if p.rule == rule
    ]
    return [text[a:b] for a, b in spans]


@pytest.mark.parametrize("rule", RULES)
def test_grammar(rule: Rule) -> None:
    assert rule.examples and rule.counter_examples
    for example in rule.examples:
        wanted = re.findall(r"\[(.+?)\]", example)
        assert found(example.replace("[", "").replace("]", ""), rule.name) == wanted, example
    for example in rule.counter_examples:
        assert found(example, rule.name) == [], example


@pytest.mark.parametrize("office", OFFICES)
def test_titles(office: Office) -> None:
    held = {term for group in office.called for term in group}
    for example in office.examples:
        assert held & set(actor(example, "Jona Vaka").roles), example
    for example in office.counter_examples:
        assert not any(held & set(a.roles) for m in actors(example) for a in m.actors), example


PEOPLE = [
    ("Khursid Vaka, Fiji's foreign minister, left. Vaka said so.", "Vaka", "Khursid Vaka"),
    ("VAKA LEAVES\n\nPresident Jona Vaka left.", "VAKA", "Jona Vaka"),
    ("Fiji’s Vaka opens talks\n\nForeign Minister Jona Vaka left.", "Vaka", "Jona Vaka"),
    ("Vaka and Fonua sat down with Tongan President Sione Tupou.", "Fonua", "Fonua"),
    ("They met Jaap de Hoop Vaka, NATO Secretary General.", "Jaap de Hoop Vaka, NATO Secretary General",
     "Jaap de Hoop Vaka"),
    ("Prime Minister Ali Abu-Vaka left. Abu-Vaka said so.", "Abu-Vaka", "Ali Abu-Vaka"),
    ("President Omar al-Vaka left. Later Vaka said so.", "Vaka", "Omar al-Vaka"),
    ("Foreign Minister Šimun Đukić left. Đukić said so.", "Đukić", "Šimun Đukić"),
    ("Gen. J. B. Vaka said so. Mr. Vaka left.", "Mr. Vaka", "J. B. Vaka"),
    ("Spokeswoman Kim Ji-won left. Kim said so.", "Kim", "Kim Ji-won"),
    ("\"We left,\" said Jona Vaka, who leads the panel. It was Vaka.", "Vaka", "Jona Vaka"),
    ("Jona Vaka and Sione Fonua are in Suva. Fonua left.", "Fonua", "Sione Fonua"),
    ("Jona Vaka of Fiji, Sione Fonua of Tonga and Tala Leota of Samoa talked.", "Tala Leota of Samoa",
     "Tala Leota"),
    ("Ten died, according to Jona Vaka.", "Jona Vaka", "Jona Vaka"),
    ("Jona Vaka for the government and Ana Leota for the UN were there.", "Ana Leota", "Ana Leota"),
    ("Fonua's office denied it.", "Fonua", "Fonua"),
    ("Foreign Minister Israel Vaka left.", "Foreign Minister Israel Vaka", "Israel Vaka"),
    ("Prime Minister Theresa May left. Mrs May said so.", "Mrs May", "Theresa May"),
    ("Michael Jordan and Ana Leota were there.", "Michael Jordan", "Michael Jordan"),
    ("Israel's Vaka met Foreign Minister Israel Katz.", "Foreign Minister Israel Katz", "Israel Katz"),
    ("President Serj Sarkisian left. Sargsyan said so.", "Sargsyan", "Serj Sarkisian"),
    ("They saw the foreign minister, Amir Jona Vaka, there. Vaka left.", "Vaka", "Amir Jona Vaka"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), PEOPLE)
def test_people(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


APPOSED = [
    ("The Tongan premier, Mr Vaka, left. The premier said so.", "The premier", "Vaka"),
    ("The Fijian commander, General Jona Vaka, left.", "The Fijian commander, General Jona Vaka",
     "Jona Vaka"),
    ("The president's envoy, Jona Vaka, left. The envoy said so.", "The envoy", "Jona Vaka"),
    ("The envoy of the Secretary-General, Jona Vaka, left. The Secretary-General knew.",
     "The envoy of the Secretary-General, Jona Vaka", "Jona Vaka"),
    ("The head of the UN Support Group, Jona Vaka, left.", "The head of the UN Support Group, Jona Vaka",
     "Jona Vaka"),
    ("President Jona Vaka rang his counterpart of Tonga, His Excellency Mr. Sione Fonua, there.",
     "his counterpart of Tonga, His Excellency Mr. Sione Fonua", "Sione Fonua"),
    ("H.E. Mr. Jona Vaka left.", "H.E. Mr. Jona Vaka", "Jona Vaka"),
    ("His Excellency Mr. Jona Vaka left.", "His Excellency Mr. Jona Vaka", "Jona Vaka"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), APPOSED)
def test_a_name_behind_an_office_is_its_holders(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_the_title_of_a_superior_is_not_the_holders() -> None:
    assert actor("The envoy of the Secretary-General, Jona Vaka, left.", "Jona Vaka").roles == ("envoy",)
    assert actor("The president's envoy, Jona Vaka, left.", "Jona Vaka").roles == ("envoy",)


NOBODY = [
    "Police said so. Witnesses said so. Nobody said so.",
    "The Women's Football Cup is on. The Suva Accord was signed.",
    "On Tuesday, June 3, the road was closed. May was dry.",
    "In Lambasa shops were shut. Floods hit the Rewa province.",
    "Rebels Stay Away as Talks Fail",
    "Typhoon Vaka was strong. Kubuna Province was hit. The Vakas were told.",
    "They met IDPs. UNDAC was told.",
    "Officials Say Dozens Killed in Floods",
    "Nobody left for New York, where it rained.",
    "The Reef Rescue Mechanism (RRM) was set up. The Lau RRM has been closed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert [m for m in actors(text) if m.actor.kind == "person"] == []


ROLES = [
    # the subject before goes on
    ("President of the Council Ana Leota, President of Fiji Jona Vaka and President of Tonga Sione Fonua "
     "met. President Jona Vaka stressed this. The head of state said so.", "The head of state", "Jona Vaka"),
    ("Fijian President Jona Vaka met Tongan Premier Sione Fonua. The Tongan premier left.",
     "The Tongan premier", "Sione Fonua"),
    ("Fijian President Jona Vaka met Tongan Foreign Minister Sione Fonua. The minister left.",
     "The minister", "Sione Fonua"),
    ("Iran's Foreign Minister Jona Vaka met EU envoy Ana Leota. The EU official left.", "The EU official",
     "Ana Leota"),
    ("Mr Vaka said so. The President added this.", "The President", "Vaka"),
    ("Fonua said so. The Tongan premier announced this.", "The Tongan premier", "Fonua"),
    ("The Tongan premier resigned.", "The Tongan premier", "Tongan prime minister"),
    ("They heard Tonga's FM.", "Tonga's FM", "Tongan foreign minister"),
    ("Deputy Foreign Minister Jona Vaka left. The foreign minister stayed.", "The foreign minister",
     "foreign minister"),
    ("Mr Vaka spoke with his Tongan counterpart, Sione Fonua. The Tongan president left.",
     "The Tongan president", "Sione Fonua"),
    ("Fijian officials said so.", "Fijian officials", "Fijian officials"),
    ("A spokesman for the African Union said so.", "A spokesman for the African Union", "African Union"),
    ("A Fijian army spokesman said so.", "A Fijian army spokesman", "Fijian army"),
    ("The Fijian defence ministry spokesman said so.", "The Fijian defence ministry spokesman",
     "Fijian Defence Ministry"),
    ("A representative of the Ministry of Defence said so.", "A representative of the Ministry of Defence",
     "Ministry of Defence"),
    ("Ana Leota met Fijian Foreign Minister Jona Vaka. The Fijian negotiator left.", "The Fijian negotiator",
     "Jona Vaka"),
    ("Jona Vaka of Fiji and Sione Fonua of Tonga talked. The presidents of Fiji and Tonga left.",
     "The presidents of Fiji and Tonga", "Jona Vaka + Sione Fonua"),
    ("The presidents of Fiji and Tonga met. Jona Vaka of Fiji and Sione Fonua of Tonga are in prison.",
     "The presidents of Fiji and Tonga", "Fijian president + Tongan president"),
    ("Foreign Minister Jona Vaka spoke. The foreign ministers of Fiji and Tonga met.",
     "The foreign ministers of Fiji and Tonga", "Fijian foreign minister + Tongan foreign minister"),
    ("Fijian President Jona Vaka met Tongan President Sione Fonua. The two presidents left.",
     "The two presidents", "Jona Vaka + Sione Fonua"),
    ("Fijian President Jona Vaka met Tongan King Sione Fonua. Both leaders left.", "Both leaders",
     "Jona Vaka + Sione Fonua"),
    ("The Fijian, Tongan and Samoan foreign ministers met.",
     "The Fijian, Tongan and Samoan foreign ministers",
     "Fijian foreign minister + Tongan foreign minister + Samoan foreign minister"),
    ("Fiji and Tonga talked. The two countries agreed.", "The two countries", "Fiji + Tonga"),
    ("Fijian Foreign Minister Jona Vaka met his Tongan counterpart.", "his Tongan counterpart",
     "Tongan foreign minister"),
    ("Fijian President Jona Vaka met his Tongan counterpart Sione Fonua. The Tongan president left.",
     "The Tongan president", "Sione Fonua"),
    ("The premier, Mr Vaka, and the president, Ms Leota, left. President Tupou rang both leaders.",
     "both leaders", "Vaka + Leota"),
    ("Mr. Jona Vaka and Ms. Ana Leota met. The leaders agreed.", "The leaders", "Jona Vaka + Ana Leota"),
    ("Mr. Jona Vaka and Ms. Ana Leota met. The three leaders agreed. He left.", "He", "Jona Vaka"),
    ("Fijian President Jona Vaka rang his counterpart of Tonga.", "his counterpart of Tonga",
     "Tongan president"),
    ("Fijian minister Jona Vaka, and Tongan minister Ana Leota, left. The EU and ASEAN will help. "
     "They saw the two sides.", "the two sides", "Fiji + Tonga"),
    ("Fiji and Tonga spoke. They discussed the situation in Peru and Chile. The two sides agreed.",
     "The two sides", "Fiji + Tonga"),
    ("Jona Vaka and Eric Fonua left. Then Yurik left.", "Eric Fonua", "Eric Fonua"),
    ("Foreign Minister Jona Vaka said so. His Tongan counterpart, Ana Leota, agreed. "
     "The two foreign ministers left.", "The two foreign ministers", "Jona Vaka + Ana Leota"),
    ("Fijian President Jona Vaka and his former deputy, Sione Fonua, met. Premier Ana Leota was the host. "
     "The two leaders left.", "The two leaders", "Jona Vaka + Sione Fonua"),
    ("Foreign Minister Jona Vaka spoke. Tonga's Foreign Minister Ana Leota agreed. Foreign Minister Vaka was "
     "glad. Both ministers left. The foreign minister called Suva.", "The foreign minister", "Jona Vaka"),
    ("US President Ana Leota called Fijian President Jona Vaka. Leota reminded her counterpart of it.",
     "her counterpart", "Jona Vaka"),
    ("Jona Vaka, the president of Fiji, called his Tongan counterpart, Ana Leota. The presidents left.",
     "The presidents", "Jona Vaka + Ana Leota"),
    ("Fijian leader Jona Vaka called Tongan leader Ana Leota. The Fijian president was glad.",
     "The Fijian president", "Jona Vaka"),
    ("Fijian leader Jona Vaka called Tongan leader Ana Leota. The presidents of Fiji and Tonga were glad.",
     "The presidents of Fiji and Tonga", "Jona Vaka + Ana Leota"),
    ("Fijian rebel leader Jona Vaka called Tongan leader Ana Leota. The Fijian president was glad.",
     "The Fijian president", "Fijian president"),
    ("Fijian President Ana Leota and Fijian leader Jona Vaka left. The Fijian president was glad.",
     "The Fijian president", "Ana Leota"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names"), ROLES)
def test_roles(text: str, words: str, names: str) -> None:
    assert meant(text, words) == names


DESCRIBED = [
    ("They saw Jona Vaka, the ailing foreign minister of Fiji, leave.",
     "Jona Vaka, the ailing foreign minister of Fiji"),
    ("They saw the ailing Fijian president, Jona Vaka, leave.", "the ailing Fijian president, Jona Vaka"),
    ("They saw hard-line leader Jona Vaka leave.", "hard-line leader Jona Vaka"),
    ("They saw the army-backed Fijian leader Jona Vaka leave.", "the army-backed Fijian leader Jona Vaka"),
    ("They saw the internationally recognised president Jona Vaka leave.",
     "the internationally recognised president Jona Vaka"),
    ("That was the day President Jona Vaka left.", "President Jona Vaka"),
    ("They made her as president of Fiji very glad.", "president of Fiji"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_words_before_a_title_that_no_list_has(text: str, words: str) -> None:
    assert words in [text[m.start : m.end] for m in actors(text)]


WHOLE_NAMES = [
    ("They met opposition leader Said Jona Vaka.", "Said Jona Vaka"),
    ("They met the leader of the opposition, Said Jona Vaka, there.", "Said Jona Vaka"),
    ("Said Jona Vaka met President Ana Leota.", "Said Jona Vaka"),
    ('"It is good," said Jona Vaka.', "Jona Vaka"),
    ("They met President Said Jona Vaka.", "Said Jona Vaka"),
    ("Jona W. Vaka, a resident of the town, said so.", "Jona W. Vaka"),
    ("Jona de Vaka, a member of the town's family of smiths, said so.", "Jona de Vaka"),
    ("They met Jona bin Said there.", "Jona bin Said"),
    ("They met Jona-Malik al-Houthi there.", "Jona-Malik al-Houthi"),
    ("They met A. K. Jona Vaka there.", "A. K. Jona Vaka"),
    ("They met Bill Vaka there.", "Bill Vaka"),
    ("They met Park Jona-in there.", "Park Jona-in"),
    ("Jona Sheikh Vaka met them there.", "Jona Sheikh Vaka"),
    ("Jona de la Vaka met them there.", "Jona de la Vaka"),
    ("UN envoy Sione Jona Vaka Leota came. On Monday Jona Vaka met them.", "Sione Jona Vaka Leota"),
]


@pytest.mark.parametrize(("text", "name"), WHOLE_NAMES)
def test_a_name_is_taken_whole(text: str, name: str) -> None:
    assert name in {a.name for m in actors(text) for a in m.actors}


PRONOUNS = [
    ("Jona Vaka met Sione Fonua. He said so.", "He", "Jona Vaka"),
    ("Jona Vaka told Mrs Ana Fonua about it. She thanked them.", "She", "Ana Fonua"),
    ("Jona Vaka said that he told them.", "he", "Jona Vaka"),
    ("Jona Vaka said so. It rained. Boats sank. Roads were shut. He told them.", "He", "Jona Vaka"),
    ("Jona Vaka spoke. He thanked Ana Leota, who announced that she had left.", "she", "Ana Leota"),
    ("Mr. Jona Vaka and Ms. Ana Leota met. The leaders thanked Mr. Sione Fonua. They said so.", "They",
     "Jona Vaka + Ana Leota"),
    ("Jona Vaka met Sione Fonua. He intends to return.", "He", "Jona Vaka"),
    ("The President of the Republic had a call with Mr Jona Vaka. He thanked him.", "He", "president"),
    ("A Fijian army spokesman denied it. He said so. He added this.", "He", "Fijian army"),
    ("They saw Jona Vaka. The spokeswoman denied it. She said so.", "She", "spokeswoman"),
    ("At dawn Ana*, 31, is there. We left, she said.", "she", "Ana"),
    ("Fijian President Jona Vaka met Tongan President Sione Fonua. The two presidents left. They said so.",
     "They", "Jona Vaka + Sione Fonua"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names"), PRONOUNS)
def test_pronouns(text: str, words: str, names: str) -> None:
    assert meant(text, words) == names


SHORT_NAMES = [
    ("President Park Jona-in came. On Monday Park met them.", "Park", "Park Jona-in"),
    ("Jona al-Houthi came. On Monday al-Houthi met them.", "al-Houthi", "Jona al-Houthi"),
    ("Jona Amir-Vaka, the premier, came. Amir-Vaka met them.", "Amir-Vaka", "Jona Amir-Vaka"),
    ("The park was shut. On Monday Jona Vaka met them in Coral Park.", "Jona Vaka", "Jona Vaka"),
]


@pytest.mark.parametrize(("text", "words", "name"), SHORT_NAMES)
def test_a_family_name_that_is_a_word_elsewhere(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_what_is_called_a_station_is_nobody() -> None:
    assert actor("Lau Dawn, a private station, said so.", "Lau Dawn").kind == "body"
    assert actor("Lau Dawn, a private citizen, said so.", "Lau Dawn").kind == "person"


BODIES = [
    ("The Ministry of Defense of Fiji left.", "Ministry of Defense of Fiji", "Fijian Ministry of Defense",
     "body"),
    ("Fiji's Defence Ministry said so. The ministry left.", "ministry", "Fijian Defence Ministry", "body"),
    ("In Fiji, the ministry of defence said so.", "ministry of defence", "Ministry of Defence", "body"),
    ("Fiji's army left. The army said so.", "army", "Fijian army", "body"),
    ("The government of the Philippines agreed.", "government of the Philippines", "Philippines", "country"),
    ("The Fijian Government agreed.", "Fijian Government", "Fiji", "country"),
    ("Fiji agreed. The country's army left.", "country's army", "Fijian army", "body"),
    ("The Fijian authorities agreed.", "Fijian authorities", "Fiji", "country"),
    ("The Lau Liberation Front (LLF) left. The LLF said so.", "LLF", "Lau Liberation Front", "group"),
    ("The Lau Liberation Front left. The LLF said so.", "LLF", "Lau Liberation Front", "group"),
    ("The XKL said so. They left the XKL.", "XKL", "XKL", "body"),
    ("Ten fled, according to the XKL.", "XKL", "XKL", "body"),
    ("The Turkish Cypriots left.", "Turkish Cypriots", "Turkish Cypriots", "group"),
    ("The UN Security Council met.", "UN Security Council", "UN Security Council", "body"),
    ("Monitors of the OSCE left.", "OSCE", "OSCE", "body"),
    ("The Fijian-backed rebels fled. The rebels said so.", "The rebels", "Fijian-backed rebels", "group"),
    ("Hamas militants fled.", "Hamas militants", "Hamas", "group"),
    ("The International Contact Group left. The ICG said so.", "ICG", "International Contact Group", "body"),
    # groups that only the words beside them show, and another's name that ends like a listed one
    ("The army fights Lau Dawn, an armed group. It struck Lau Dawn.", "Lau Dawn", "Lau Dawn", "group"),
    ("The rebel group Lau Dawn left.", "Lau Dawn", "Lau Dawn", "group"),
    ("A militia known as Lau Dawn left.", "Lau Dawn", "Lau Dawn", "group"),
    ("Lau Dawn, an aid group, left.", "Lau Dawn", "Lau Dawn", "body"),
    ("They met Jona Vaka, a militia leader.", "Jona Vaka", "Jona Vaka", "person"),
    ("The Fijian National Liberation Army left.", "Fijian National Liberation Army",
     "Fijian National Liberation Army", "group"),
    ("The Fijian Red Cross left.", "Fijian Red Cross", "Fijian Red Cross", "body"),
    ("President Jona Vaka may leave.", "President Jona Vaka", "Jona Vaka", "person"),
    ("Green Dawn leader Jona Vaka left. He spoke for Green Dawn.", "Green Dawn", "Green Dawn", "body"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), BODIES)
def test_bodies(text: str, words: str, name: str, kind: str) -> None:
    [mention] = [m for m in actors(text) if text[m.start : m.end] == words][-1:]
    assert (mention.actor.name, mention.actor.kind) == (name, kind)


NATIONS = [
    ("Three Fijian residents left.", "Fijian", "Fiji", "demonym"),
    ("The Tongans left.", "Tongans", "Tonga", "demonym"),
    ("Britons and Swedes left.", "Swedes", "Sweden", "demonym"),
    ("U.S. and Fijian boats left.", "U.S.", "United States", "name"),
    ("The Kremlin denied it.", "Kremlin", "Russia", "capital"),
    ("Suva denied it.", "Suva", "Fiji", "capital"),
    ("They blamed Suva's policy.", "Suva", "Fiji", "capital"),
    ("The Republic of Fiji agreed.", "Republic of Fiji", "Fiji", "name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "how"), NATIONS)
def test_nations(text: str, words: str, name: str, how: str) -> None:
    [mention] = [m for m in actors(text) if text[m.start : m.end] == words][-1:]
    assert (mention.actor.name, mention.actor.kind, mention.how) == (name, "country", how)


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Suva ended.",
        "They flew to Suva.",
        "SUVA, Fiji (AFP) - It rained.",
        "They told us.",
    ],
)
def test_a_capital_is_a_place_and_us_a_word(text: str) -> None:
    assert [n for words, n in told(text) if words in ("Suva", "SUVA", "us")] == []


def test_a_country_in_a_citys_name_is_none() -> None:
    assert told("They are in Port Fiji and in Fiji City.") == []


def test_offices_and_countries_are_kept() -> None:
    text = "Fijian President Jona Vaka met Ana Leota, the UN special envoy. President Fonua left."
    assert actor(text, "Jona Vaka") == Actor("Jona Vaka", "person", "Fiji", ("president",))
    assert actor(text, "Ana Leota") == Actor("Ana Leota", "person", "", ("special envoy",))
    assert actor(text, "Fonua").country == ""
    assert actor("UN envoy for Fiji Jona Vaka left.", "Jona Vaka").country == ""
    assert actor("A spokesman for Fiji, Jona Vaka, left.", "Jona Vaka").country == "Fiji"


def test_mentions_are_in_order_and_apart() -> None:
    text = "The Fijian president, Jona Vaka, and Tonga's Sione Fonua met UN envoy Ana Leota in Suva, he said."
    spans = [(m.start, m.end) for m in actors(text)]
    assert spans and all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_titles_point_back_to_their_kind() -> None:
    assert "president" in points_to()["head of state"] and "king" in points_to()["leader"]
    assert "prime minister" in points_to()["premier"]
    assert "president" not in points_to()["minister"]


def test_a_text_in_capitals() -> None:
    text = (
        "SUVA, 4 JAN 90 -- THE GOVERNMENT IS AWARE OF IT. COLONEL JONA VAKA, WHO LEADS THE FIJIAN ARMY, "
        "SAID THAT TWO PEASANTS WERE KILLED WHEN A PATROL CAME TO THEM IN LAMI. "
        "THE TERRORISTS LEFT. VAKA TOLD US THIS."
    )
    people = {a.name for m in actors(text) for a in m.actors if a.kind == "person"}
    assert [p.casefold() for p in people] == ["jona vaka"]
    assert {a.name for m in actors(text) for a in m.actors if a.kind != "person"} == {"Fijian Army"}


@given(st.text(alphabet="Vaka of Fiji's, the-(R). A\"’\n", max_size=80) | st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    found = actors(text)
    assert all(0 <= m.start < m.end <= len(text) and m.actors and m.actor.name for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
