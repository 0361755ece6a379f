"""Whether two names are of one person, country or body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.names.identity import name_keys, same_actor, same_person, spelling_key

SAME = [
    ("Pashinyan", "Pashinian"), ("Nikol Pashinyan", "Pashinian"), ("Zelensky", "Zelenskiy"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Mohammed Morsi", "Muhammad Mursi"),
    ("Gaddafi", "Qaddafi"), ("Muammar Gaddafi", "Moammar Khadafy"), ("Gadhafi", "Kadafi"),
    ("Serzh Sargsyan", "Serge Sarkisian"), ("Sargsyan", "Sarkissian"), ("Hussein", "Husayn"),
    ("Recep Tayyip Erdoğan", "Tayyip Erdogan"), ("Bashar al-Assad", "Bashar Assad"), ("Assad", "al-Assad"),
    ("Lukashenko", "Lukashenka"), ("Yanukovych", "Yanukovich"), ("Slobodan Milošević", "Slobodan Milosevic"),
    ("Vladimir Putin", "V. Putin"), ("Mohammad Javad Zarif", "Javad Zarif"), ("Javad Zarif", "Zarif"),
    ("Kim Jong Un", "Kim Jong-un"), ("Kim Jong-un", "Kim"), ("George W. Bush", "George Bush"),
    ("Osama bin Laden", "Usama bin Ladin"), ("Abdel Fattah el-Sisi", "Abdel-Fattah al-Sissi"),
    ("Edward Nalbandian", "Eduard Nalbandyan"), ("Dmitry Medvedev", "Dmitri Medvedyev"),
    ("Hassan Rouhani", "Hasan Ruhani"), ("Ursula von der Leyen", "Von der Leyen"),
    ("Mahinda Rajapaksa", "Mahinda Rajapakse"), ("Aleksandar Vučić", "Aleksandar Vucic"),
    ("Tymoshenko", "Timoshenko"), ("François Hollande", "Francois Hollande"),
    ("Rami Abdulrahman", "Rami Abdel Rahman"), ("Rami Abdel Rahman", "Abdel Rahman"),
    ("Xi Jinping", "Xi Jin-ping"), ("Djukanovic", "Đukanović"), ("Levon Ter-Petrosyan", "Ter-Petrosian"),
    ("Yasir Arafat", "Yasser Arafat"), ("Arayik Harutyunyan", "Arayik Haroutiunian"),
]  # fmt: skip
DIFFERENT = [
    ("Kim Jong Un", "Kim Yong Nam"), ("Bush", "Burns"), ("Ilham Aliyev", "Heydar Aliyev"),
    ("Serzh Sargsyan", "Vigen Sargsyan"), ("Rice", "Ross"), ("Merkel", "Markle"), ("Kerry", "Karzai"),
    ("Putin", "Patten"), ("Blair", "Blix"), ("Macron", "Maduro"), ("Michel", "Mitchell"),
    ("Obama", "Osama"), ("Medvedev", "Medvedchuk"), ("Raul Castro", "Fidel Castro"),
    ("Sargsyan", "Sahakyan"), ("Hollande", "Holbrooke"), ("Abbas", "Abbasi"), ("Barzani", "Talabani"),
    ("Moon Jae-in", "Kim Jae-in"), ("Mirzoyan", "Mkrtchyan"), ("Harutyunyan", "Hovhannisyan"),
    ("Abdullah Abdullah", "Abdullah Gul"), ("Nuri al-Maliki", "Riyad al-Maliki"),
    ("Ivan Petrov", "Igor Petrov"),
]  # fmt: skip
ONE_ACTOR = [
    ("UN", "United Nations"), ("Azerbaijani", "Azerbaijan"), ("EU", "European Union"), ("U.S.", "America"),
    ("Fijian Defence Ministry", "Fiji's Defense Ministry"), ("Rapid Support Forces", "RSF"),
    ("Britain", "United Kingdom"), ("the Taliban", "Taliban"), ("Lau Liberation Front", "LLF"),
    ("Nikol Pashinyan", "Pashinian"),
]  # fmt: skip
TWO_ACTORS = [
    ("Fijian president", "Tongan president"), ("Fijian foreign minister", "Tongan foreign minister"),
    ("Russia", "Belarus"), ("Niger", "Nigeria"), ("Sudan", "South Sudan"), ("Hamas", "Abbas"),
    ("Fijian army", "Fijian navy"), ("Ireland", "Northern Ireland"), ("Fijian army", "Fiji"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_person(a: str, b: str) -> None:
    assert same_person(a, b) and same_person(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_people(a: str, b: str) -> None:
    assert not same_person(a, b) and not same_person(b, a)


@pytest.mark.parametrize(("a", "b"), ONE_ACTOR)
def test_one_actor(a: str, b: str) -> None:
    assert same_actor(a, b) and same_actor(b, a)


@pytest.mark.parametrize(("a", "b"), TWO_ACTORS)
def test_two_actors(a: str, b: str) -> None:
    assert not same_actor(a, b) and not same_actor(b, a)


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_any_text_is_compared_alike_both_ways(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert spelling_key(a) == spelling_key(a.swapcase()) or not a.isascii()


@pytest.mark.parametrize(("a", "b"), SAME + ONE_ACTOR)
def test_names_of_one_actor_are_looked_up_by_a_common_key(a: str, b: str) -> None:
    assert not name_keys(a).isdisjoint(name_keys(b))


def test_names_are_parted_by_their_keys() -> None:
    assert name_keys("Ana Lopez").isdisjoint(name_keys("Tomas Berg"))
    assert name_keys("Fiji").isdisjoint(name_keys("Tonga"))


@given(st.text("aeiy ov-K.ZhT", min_size=1, max_size=9), st.text("aeiy ov-K.ZhT", min_size=1, max_size=9))
def test_any_names_that_are_compared_as_one_have_a_common_key(a: str, b: str) -> None:
    assert not same_actor(a, b) or not name_keys(a).isdisjoint(name_keys(b))
