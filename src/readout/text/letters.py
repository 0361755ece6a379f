"""A sentence as a string with one letter for each token, over which the grammar's paths are written.

b be   h have   m modal, do, to   a adverb   p preposition   f "of"   y "by"   c conjunction   w "along with"
s subordinator   r relative   d determiner   n pronoun   t reporting verb   v other finite verb
e word in -ed   i "including"   k word of an outcome   G word of a counted group   o any other word
and the marks: , ( ) :   ; for all that end a clause   " for all quotation marks   - for dashes
(the hyphen of a compound is o), ' for the dot of an abbreviation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count

from readout.lexicon import Entry, load
from readout.text.phrases import Phrases
from readout.text.tokens import WORD_FORMS, Token


class Grammar(Entry):
    """Shape of the lexicon file ``grammar``."""

    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    adverbs: frozenset[str]
    hedges: frozenset[str]
    hedged: frozenset[str]
    not_adverbs: frozenset[str]
    not_participles: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    persons: frozenset[str]
    pronouns: frozenset[str]
    asides: frozenset[str]
    spans: frozenset[str]
    participles: frozenset[str]
    span_openers: frozenset[str]
    span_ends: frozenset[str]
    among: frozenset[str]
    ranging: frozenset[str]
    putting: frozenset[str]
    links: frozenset[str]
    changing: frozenset[str]
    speaking: frozenset[str]
    nouns_too: frozenset[str]
    recounting: frozenset[str]
    counting: frozenset[str]
    ordinals: frozenset[str]
    when: frozenset[str]
    counted: frozenset[str]
    admitting: frozenset[str]
    trading: frozenset[str]
    going_on: frozenset[str]
    numbering: frozenset[str]
    amounting: dict[str, frozenset[str]]
    reaching: frozenset[str]
    collective: frozenset[str]
    copulas: frozenset[str]
    articles: frozenset[str]
    them: frozenset[str]
    before_people: frozenset[str]
    suppositions: frozenset[str]
    obligations: frozenset[str]
    unreal: frozenset[str]
    owners: frozenset[str]
    of_groups: frozenset[str]
    pronominal: frozenset[str]
    possessives: frozenset[str]
    earlier: frozenset[str]
    composing: frozenset[str]
    armies: frozenset[str]
    armed: frozenset[str]
    inflicting: frozenset[str]
    taken: frozenset[str]
    populations: frozenset[str]
    regulars: frozenset[str]
    rebels: frozenset[str]
    loyal: frozenset[str]
    losing: frozenset[str]
    suffering: frozenset[str]
    strangers: frozenset[str]
    breaks: frozenset[str]
    reporting: frozenset[str]
    verbs: frozenset[str]
    vague: frozenset[str]
    counters: frozenset[str]
    filed: frozenset[str]
    closing: frozenset[str]
    groups: frozenset[str]
    numerous: dict[str, int]
    kin: frozenset[str]
    shares: frozenset[str]
    anybody: frozenset[str]
    threatening: frozenset[str]
    undone: frozenset[str]
    nearly: frozenset[str]
    escaping: frozenset[str]
    dealings: frozenset[str]
    keeping: frozenset[str]
    managing: frozenset[str]
    holding: frozenset[str]
    only_planned: frozenset[str]
    opening: frozenset[str]
    capacity: frozenset[str]
    degrees: frozenset[str]
    belonging: frozenset[str]
    attacks: tuple[str, ...]
    attacks_of: tuple[str, ...]
    services: frozenset[str]
    phrases: dict[str, str]


GRAMMAR: Grammar = load("grammar", Grammar)
_MARKS = {",": ",", "(": "(", "[": "(", ")": ")", "]": ")"}
_MARKS |= (
    dict.fromkeys("\"“”„«»‘’'", '"')
    | dict.fromkeys("-–—−", "-")
    | dict.fromkeys(";.!?…", ";")
    | {":": ":", "|": ":"}
)
_CLASSES = {
    "d": GRAMMAR.determiners,
    "n": GRAMMAR.pronouns,
    "v": GRAMMAR.verbs,
    "t": GRAMMAR.reporting,
    "a": GRAMMAR.adverbs,
    "p": GRAMMAR.prepositions,
    "s": GRAMMAR.subordinators,
    "c": GRAMMAR.conjunctions,
    "m": GRAMMAR.modals,
    "h": GRAMMAR.have,
    "b": GRAMMAR.be,
    "r": GRAMMAR.relatives,
    "f": {"of"},
    "y": {"by"},
}
_LETTERS = {word: letter for letter, words in _CLASSES.items() for word in words} | _MARKS
CLOSED = frozenset(_LETTERS)
_PHRASES = Phrases(GRAMMAR.phrases)
_HYPHENS, _SMALL = frozenset("-‑"), frozenset("pfyacsdn")
_ADVERBIAL = frozenset(word for phrase, a in GRAMMAR.phrases.items() if a == "a" for word in phrase.split())
_SPECIAL = (
    _PHRASES.first_words
    | GRAMMAR.hedges
    | GRAMMAR.nouns_too
    | frozenset("-–—−.")
    | {"may", "us", "is", "that", "since", "these"}
)


def letters(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """One letter for each token; ``words`` are the tokens in lower case."""
    found = list(map(_letter, words))
    for i in compress(count(), map(_SPECIAL.__contains__, words)):
        found[i] = _beside(tokens, found, i)
        if words[i] in _HYPHENS and found[i] == "o":
            _compound(found, i)
        phrase = _PHRASES.starting(tokens, i) if words[i] in _PHRASES.first_words else None
        if phrase:
            found[i : phrase[1]] = phrase[0] * (phrase[1] - i)
    return "".join(found)


def _compound(found: list[str], i: int) -> None:
    """Make plain words of small ones beside a hyphen: "in-patient", "off-duty", "mother-in-law"."""
    for k in (i - 1, i + 1):
        if found[k] in _SMALL:
            found[k] = "o"


def _beside(tokens: Sequence[Token], found: Sequence[str], i: int) -> str:
    """The letter of a word whose neighbours tell what it is."""
    word = tokens[i].lower
    if word == ".":
        return "'" if _abbreviates(tokens, i) else found[i]
    if word == "that":
        return "d" if i and found[i - 1] in "pfy" else found[i]
    if word == "these":
        return "n" if _has_object(tokens, found, i + 1) else found[i]
    if word == "since":
        return "p" if _dates(tokens, i + 1) else found[i]
    if word == "may" or word == "us":
        return "o" if tokens[i].text == "US" or _is_month(tokens, found, i) else found[i]
    if word == "is":
        return "o" if tokens[i].text == "IS" and _is_name(tokens, i) else found[i]
    if word in GRAMMAR.nouns_too:
        return "o" if _has_verb(tokens, found, i + 1) else found[i]
    if found[i] == "-":
        return "o" if word != "—" and _tight(tokens, i) else "-"
    return "a" if word in GRAMMAR.hedges and _only_hedges(tokens, found, i) else found[i]


@lru_cache(maxsize=WORD_FORMS)
def may_be_adverb(word: str) -> bool:
    """Whether a word has the letter of adverbs by itself, or in some sentence."""
    return _letter(word) == "a" or word in GRAMMAR.hedges or word in _ADVERBIAL


def _tight(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash is the hyphen of a compound."""
    inner = 0 < i < len(tokens) - 1
    return inner and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _abbreviates(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dot stands inside its sentence, right behind a word: "Oct. 11"."""
    inner = 0 < i < len(tokens) - 1
    return inner and tokens[i - 1].end == tokens[i].start and tokens[i + 1].text[0].isalnum()


def _has_verb(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Whether a verb or a comma for one stands at a token: behind "the report", not "villagers report"."""
    return i < len(tokens) and (found[i] in "tvm," or tokens[i].lower in ("has", "had", "is", "was"))


def _has_object(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Whether a word in -ed at a token is a verb, by the object behind it: "these killed a nurse"."""
    if found[i : i + 1] != ["e"] or i + 1 == len(tokens):
        return False
    return found[i + 1] == "d" or tokens[i + 1].text[0].isdigit()


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether capitals make a name of a word, as those beside it have none: "24 IS fighters"."""
    return any(token.text.islower() for token in tokens[max(0, i - 2) : i + 3])


def _is_month(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Whether "May" is no verb: "in May"."""
    return tokens[i].text == "May" and i > 0 and found[i - 1] in "pfs"


def _dates(tokens: Sequence[Token], i: int) -> bool:
    """Whether a short date stands at a token, and no clause: "since May,", not "since Peru joined"."""
    following = [token.text for token in tokens[i : i + 2]]
    if len(following) < 2:
        return True
    return following[0].isdigit() or (
        following[0].istitle() and (following[1].isdigit() or following[1] in ",.;)")
    )


def _only_hedges(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Whether a participle only says how sure a state is: "were reported killed", "12 confirmed dead"."""
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if following == "to":
        verb = next((k for k in range(i + 2, len(tokens)) if found[k] != "a"), len(tokens) - 1)
        return found[verb] in ("b", "h") or tokens[verb].lower == "have"
    return (i > 0 and found[i - 1] in "ba") or following in GRAMMAR.hedged or found[i + 1 : i + 2] == ["e"]


@lru_cache(maxsize=WORD_FORMS)
def _letter(word: str) -> str:
    """The letter of a word by itself."""
    if word in _LETTERS:
        return _LETTERS[word]
    if word.endswith("ly") and len(word) > 4 and word not in GRAMMAR.not_adverbs:
        return "a"
    if word.endswith("ed") and word not in GRAMMAR.not_participles:
        return "e"
    return "o"
