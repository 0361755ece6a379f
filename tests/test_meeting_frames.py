"""Each way of telling a meeting, with each way of naming people, times and places: none breaks another."""

from itertools import cycle, islice

import pytest

from readout.documents import Source
from readout.extraction import extract

PUBLISHED = "2031-05-14"
PEOPLE = [
    "Fijian President {}",
    "President {}",
    "the president of Fiji, {},",
    "{}, the president of Fiji,",
    "{}, the ailing foreign minister of Fiji,",
    "Fiji's foreign minister, {},",
    "Foreign Minister {} of Fiji",
    "UN special envoy {}",
    "the UN Secretary-General's personal envoy, {},",
    "Special Representative of the Secretary-General {}",
    "rebel leader {}",
    "hard-line leader {}",
    "the army-backed Fijian leader {}",
    "{}, leader of the Lau Liberation Front,",
    "Gen. {}, the army chief,",
    "H.E. Mr. {}, Minister of Foreign Affairs of Fiji,",
    "{}, who heads the Fijian delegation,",
    "the Fijian negotiator, {},",
    "{}, Fiji's ambassador to the UN,",
    "Prime Minister and Foreign Minister {}",
    "the head of Fiji's delegation, {},",
    "Deputy Foreign Minister {}",
    "the chairman of the State Council, {},",
    "the Speaker of Parliament, {},",
    "former president {}",
    "Archbishop {}",
    "the governor of Lami, {},",
    "EU High Representative {}",
    "{}, a senior adviser to the president,",
    "a delegation led by {}",
    "a delegation headed by Foreign Minister {}",
]
TIMES = {
    "on Monday": "2031-05-12",
    "yesterday": "2031-05-13",
    "on 3 May": "2031-05-03",
    "on Tuesday evening": "2031-05-13",
    "last Friday": "2031-05-09",
    "late on Monday": "2031-05-12",
    "on the 5th of May": "2031-05-05",
    "in April": "2031-04",
    "two days ago": "2031-05-12",
    "this morning": "2031-05-14",
    "on May 3, 2031": "2031-05-03",
}
PLACES = {
    "in Oslo": "Oslo",
    "in the Norwegian capital, Oslo,": "Oslo",
    "in Oslo, Norway,": "Oslo",
    "at the presidential palace in Suva": "Suva",
    "in the Black Sea resort of Sochi": "Sochi",
}
FRAMES = [
    "{a} met {b} {place} {time}.",
    "{a} met with {b} {place} {time}.",
    "{time}, {a} met {b} {place}.",
    "{a} and {b} met {place} {time}.",
    "{a} held talks with {b} {place} {time}.",
    "{a} received {b} {place} {time}.",
    "{a} {time} held a meeting with {b} {place}.",
    "{a} and {b} held talks {place} {time}.",
    "Talks between {a} and {b} were held {place} {time}.",
    "A meeting between {a} and {b} took place {place} {time}.",
    "{a} was received by {b} {place} {time}.",
    "{a} had talks {place} {time} with {b}.",
    "{a} sat down with {b} {place} {time}.",
    "{a} discussed the ceasefire with {b} {place} {time}.",
    "{a} arrived {place} {time} and met {b}.",
    "After meeting {b} {place} {time}, {a} said progress had been made.",
    "{a} said he had met {b} {place} {time}.",
    "During a meeting {place} {time}, {a} and {b} discussed the ceasefire.",
    "{time}, a meeting was held {place} between {a} and {b}.",
    "{a} conferred with {b} {place} {time}.",
    "It was {place} that {a} met {b} {time}.",
]
INTRODUCED = [
    "Fijian President Jona Vaka and Tongan President Sione Fonua want the border opened.",
    "Jona Vaka, the president of Fiji, has criticised his Tongan counterpart, Sione Fonua.",
    "Fiji's president, Jona Vaka, has rejected a plan of the Tongan president, Sione Fonua.",
    "Fijian leader Jona Vaka praised Tongan leader Sione Fonua.",
]
PAIRS = [
    "the two leaders",
    "the two presidents",
    "the two men",
    "both presidents",
    "the presidents",
    "Vaka and Fonua",
    "the Fijian and Tongan presidents",
    "the presidents of Fiji and Tonga",
    "Mr Vaka and Mr Fonua",
    "Vaka and his Tongan counterpart",
]
PAIR_FRAMES = [
    "{a} met {place} {time}.",
    "{a} held talks {place} {time}.",
    "{a} had a meeting {place} {time}.",
    "{a} last met {place} {time}.",
    "{a} discussed the matter {place} {time}.",
    "At a meeting {place} {time}, {a} failed to agree.",
    "Their last meeting was {place} {time}.",
    "{a}, who met {place} {time}, did not shake hands.",
]


def told(sentence: str) -> str:
    """A sentence as it is written: one space, one mark, a capital."""
    text = " ".join(sentence.split()).replace(",,", ",").replace(",.", ".").replace(", .", ".")
    text = text.strip(", ")
    return text[0].upper() + text[1:]


def found(text: str) -> list[tuple[list[str], str, str]]:
    """The family names, date and place of each meeting."""
    document = Source(id="x", file="x.txt", text=text, sha256="0" * 64, date=PUBLISHED)
    meetings = extract(document).meetings
    return [(sorted(name.split()[-1] for name in m.participants), m.date, m.place) for m in meetings]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_is_read_whoever_is_named_in_it(frame: str) -> None:
    times, places, others = cycle(TIMES.items()), cycle(PLACES.items()), islice(cycle(PEOPLE), 7, None)
    for person, other, (time, day), (place, city) in zip(PEOPLE, others, times, places, strict=False):
        a = person.format("Jona Vaka")
        b = other.replace("Fijian", "Tongan").replace("Fiji", "Tonga").format("Sione Fonua")
        text = told(frame.format(a=a, b=b, place=place, time=time))
        assert found(text) == [(["Fonua", "Vaka"], day, city)], text


@pytest.mark.parametrize("introduced", INTRODUCED)
@pytest.mark.parametrize("frame", PAIR_FRAMES)
def test_a_pair_is_known_from_the_sentence_before(introduced: str, frame: str) -> None:
    for pair, (time, day), (place, city) in zip(
        PAIRS, cycle(TIMES.items()), cycle(PLACES.items()), strict=False
    ):
        sentence = told(frame.format(a=pair, place=place, time=time))
        assert found(f"{introduced} {sentence}") == [(["Fonua", "Vaka"], day, city)], sentence
