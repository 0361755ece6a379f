"""Whether a bare capitalised name is a person's, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from readout.actors.organisations import text_of
from readout.actors.phrasing import Phrase
from readout.actors.vocabulary import discourse
from readout.lexicon import load
from readout.names.bodies import organisation_words
from readout.names.gazetteer import cities
from readout.names.surroundings import place_words
from readout.text.morphology import is_past

_NATIONS_TOLD = frozenset(["(C)&", "(C),", "(C),&"])
_CITY_FROM = 100_000
_BEHIND = frozenset(["in", "at", "on", "for", "to", "and", "last", "this", "during", "after", "before", "by"])
# A verb, "with" or "and", an article, and what is said of somebody: "met a Fijian opposition figure".
_LONGEST = 8
_FUNCTION_WORDS = load("function_words", dict[str, list[str]])
_NO_NOUNS = {
    w
    for k in ("pronouns", "prepositions", "conjunctions", "auxiliaries", "times")
    for w in _FUNCTION_WORDS[k]
}
_SAID_OF = "[Dd]?((?:[ABCcbkMyuQxoN]_*){0,3}"
_DESCRIBED = re.compile(f"[sv&]{_SAID_OF}[xN])$")
_BEFORE_TITLE = re.compile(f"[sv&]{_SAID_OF}(?:[ABCcbkMyuQxoN]_*))$")
_OFFICE = re.compile("[Tt]")
# Behind a name what somebody is, in which no word heads the name of a body, and a verb of speech.
_APPOSED = re.compile("\\*?,[dD][^,;.OYuerJzqE]{1,10},s")
_ORGANISATIONS = frozenset(
    (*organisation_words().media, *organisation_words().crowds, *organisation_words().bodies)
)
_NAMING = frozenset(["titled", "apposed", "reversed", "national"])


def people(phrases: Sequence[Phrase], places: set[str]) -> Iterable[Phrase]:
    """The bare names of a sentence that its own words show to be people's; ``places`` are none."""
    bare = [p for p in phrases if p.rule == "bare" and p.names]
    bare = [p for p in bare if not _is_place(p.names[0], places) and is_name(p)]
    shown = [p for p in bare if _acts(p) or _addressed(p) or _is_double(p)]
    shown += [p for pair in pairwise(bare) if _paired(*pair) for p in pair if p not in shown]
    open_ones = {id(p) for p in bare}
    certain = {id(p) for p in shown} | {id(p) for p in phrases if p.rule in _NAMING}
    for order in (phrases, phrases[::-1]):
        for one, other in pairwise(order):
            if (
                id(one) in certain
                and id(other) in open_ones
                and id(other) not in certain
                and _joined(one, other)
            ):
                certain.add(id(other))
                shown.append(other)
    return shown


def located(phrases: Sequence[Phrase]) -> Iterable[str]:
    """The bare names that stand after "in" or before a word such as "province"."""
    for phrase in phrases:
        if phrase.rule == "bare" and phrase.names:
            inside = phrase.first and phrase.signs.codes[phrase.first - 1] == "i"
            if inside or _word(phrase, 0) in place_words().region_after:
                yield " ".join(phrase.names[0]).casefold()
        elif phrase.rule == "named" and phrase.heads[-1] in place_words().region_after:
            yield text_of(phrase).rpartition(" ")[0].casefold()


def _is_place(name: tuple[str, ...], places: set[str]) -> bool:
    if " ".join(name).casefold() in places:
        return True
    city = cities().get(name[0].casefold()) if len(name) == 1 else None
    return city is not None and city.population >= _CITY_FROM


def is_name(phrase: Phrase) -> bool:
    """Whether words look like a person's name: no acronym, thing or region, no other word with a capital."""
    name = phrase.names[0]
    if len(name) > 5 or name[0].casefold() in organisation_words().before_things:
        return False
    if name[-1].casefold() in place_words().region_after:
        return False
    if len(name) == 1 and (name[0].rstrip("s").isupper() or _word(phrase, -1) == "the"):
        return False
    return phrase.signs.codes[phrase.first] != "S" or _opens_as_name(phrase) or _is_aged(phrase)


def _opens_as_name(phrase: Phrase) -> bool:
    """Whether the word that opens a sentence is a name: a verb follows, and it looks like no common word."""
    word = phrase.names[0][0]
    plain = len(word) > 3 and word.isalpha() and not word.endswith(("s", "ing", "ly", "ed", "men"))
    alone = plain and phrase.last - phrase.first == 1
    if alone and _code(phrase) == "&":
        return _word(phrase, 1).isalpha() and not _word(phrase, 1).endswith("s") and _they_meet(phrase, 2)
    return alone and not phrase.signs.headline and _code(phrase) == "s"


def _code(phrase: Phrase, offset: int = 0) -> str:
    return phrase.signs.codes[phrase.last + offset : phrase.last + offset + 1]


def _word(phrase: Phrase, offset: int) -> str:
    """The word after the phrase (0, 1, ...) or before it (-1, -2, ...)."""
    at = phrase.last + offset if offset >= 0 else phrase.first + offset
    return phrase.signs.tokens[at].lower if 0 <= at < len(phrase.signs.tokens) else ""


def _acts(phrase: Phrase) -> bool:
    """A subject: of a verb of saying or meeting, or with "who", or of any verb if it is two words or more."""
    if _word(phrase, -1) in discourse().locative:
        return False
    also = _word(phrase, 0) in discourse().before_verbs | {"also"}
    if _code(phrase, also) == "s" or (_code(phrase) == "," and _code(phrase, 1) == "w") or _is_aged(phrase):
        return True
    if phrase.signs.codes[phrase.last - 1] == "n":
        return _code(phrase) in ("T", "t") or _word(phrase, 0) in discourse().of_a_person
    longer = len(phrase.names[0]) > 1
    titles = phrase.first and phrase.signs.codes[phrase.first - 1] == "P"
    return longer and (
        bool(titles)
        or _word(phrase, 0) in discourse().auxiliaries
        or _did(phrase)
        or (_code(phrase) == "," and _word(phrase, 1) in discourse().auxiliaries)
        or phrase.signs.codes[phrase.last : phrase.last + 3] == "(I)"
        or _speaks_for(phrase)
        or _is_said_to_be(phrase)
        or _word(phrase, 0) in discourse().meeting
    )


def _is_said_to_be(phrase: Phrase) -> bool:
    """Whether it is told what somebody is who then speaks: "Ana Lopez, a resident of Lami, said"."""
    told = _APPOSED.match(phrase.signs.codes, phrase.last)
    words = [t.lower for t in phrase.signs.tokens[phrase.last : told.end()]] if told else []
    return told is not None and _ORGANISATIONS.isdisjoint(words)


def _did(phrase: Phrase) -> bool:
    """Whether a clause begins with the name and goes on with a verb of the past: "Ana Lopez last landed"."""
    before = phrase.signs.codes[phrase.first - 1] if phrase.first else ""
    opens = not before or before in ',&;"' or _word(phrase, -1) in discourse().before_subjects
    doing = _word(phrase, 0) in discourse().also_nouns and _word(phrase, 1) in ("to", "that")
    verb = _word(phrase, int(_word(phrase, 0) in discourse().before_verbs))
    return opens and _code(phrase) in ("x", "s") and (doing or is_past(verb))


def _speaks_for(phrase: Phrase) -> bool:
    """Whether a name acts for a side: "Ana Leota for the government and Jona Vaka for Fiji"."""
    after = phrase.signs.codes[phrase.last + 1 : phrase.last + 3]
    return _word(phrase, 0) == "for" and (after[1:] if after[:1] == "D" else after)[:1] in tuple("CBOYueKA")


def _is_aged(phrase: Phrase) -> bool:
    """Whether an age stands between commas behind a name: "Ana, 31, said", "Ana*, 31, said"."""
    star = _word(phrase, 0) == "*"
    comma, age, end = (_word(phrase, star + offset) for offset in (0, 1, 2))
    return comma == end == "," and age.isdecimal() and len(age) < 3


def _is_double(phrase: Phrase) -> bool:
    """Whether a name of several words ends in a double one whose second part is small: "Kim Dae-jung"."""
    name = phrase.names[0]
    first, _, second = name[-1].partition("-")
    return len(name) > 1 and len(first) > 1 and len(second) > 1 and second.islower()


def _addressed(phrase: Phrase) -> bool:
    """Somebody who is met, told, quoted or talked with."""
    before = phrase.signs.codes[max(0, phrase.first - 2) : phrase.first]
    last = _word(phrase, -1)
    if last in discourse().towards_people or (_word(phrase, -2), last) == ("according", "to"):
        return True
    if before[-1:] == "s" and (len(before) == 1 or before[0] in ',"' or last in ("said", "says")):
        return True
    longer = len(phrase.names[0]) > 1
    if longer and last == "," and _word(phrase, -2) in discourse().of_a_person:
        return True
    if longer and (last in discourse().towards_named or _met_with(phrase)):
        return True
    if longer and (_is_described(phrase) or _is_told_to_be(phrase)):
        return True
    if before[-1:] in ("c", "b", "_"):
        return longer or _owned(phrase)
    return last in ("with", "between") or (last == "by" and longer)


def description(phrase: Phrase) -> int | None:
    """Where it begins to be told who somebody is: "met LLF chief Ana Lopez", "and boxer Jona Vaka"."""
    shape = _DESCRIBED if phrase.rule == "bare" else _BEFORE_TITLE
    found = shape.search(phrase.signs.codes, max(0, phrase.first - _LONGEST), phrase.first)
    if not found:
        return None
    tokens = phrase.signs.tokens
    words = [token.lower for token in tokens[found.start(1) : phrase.first]]
    noun = not words[-1].endswith(("ly", "ing")) and _NO_NOUNS.isdisjoint(words)
    names = (tokens[i].text for i in range(*found.span(1)) if phrase.signs.codes[i] == "N")
    return (
        found.start() + 1
        if noun and _leads(tokens[found.start()].lower) and all(map(str.isupper, names))
        else None
    )


def _is_described(phrase: Phrase) -> bool:
    """Whether somebody is met who is described: "met opposition figure Ana Lopez"."""
    begin = description(phrase)
    return begin is not None and phrase.signs.codes[begin - 1] != "&"


def _is_told_to_be(phrase: Phrase) -> bool:
    """Whether a name is that of an office told of before: "At the head of the team is Ana Lopez"."""
    if _word(phrase, -1) not in discourse().being:
        return False
    before = phrase.signs.tokens[: phrase.first - 1]
    offices = _OFFICE.search(phrase.signs.codes, 0, phrase.first - 1)
    return bool(offices) or not discourse().heading.isdisjoint(token.lower for token in before)


def _leads(word: str) -> bool:
    """Whether people follow a word: "met", "with", "and"."""
    return word in discourse().towards_people | discourse().towards_named | {"with", "between", "and"}


def _owned(phrase: Phrase) -> bool:
    """Whether a family name is that of a nation's head who is met: "met Fiji's Vaka in Suva"."""
    codes, at = phrase.signs.codes, phrase.first - 1
    while at > 0 and codes[at] == "_":
        at -= 1
    before = [token.lower for token in phrase.signs.tokens[max(0, at - 2) : at]]
    met = before[-1:] == ["with"] and before[0] in discourse().encounters | discourse().towards_people
    addressed = bool(before) and before[-1] in discourse().towards_people
    following = _word(phrase, 0)
    return codes[at] == "c" and (met or addressed) and (not following.isalpha() or following in _BEHIND)


def _met_with(phrase: Phrase) -> bool:
    """Whether a name stands after "the summit of", "a call from", "spoke to", "saw first"."""
    if _word(phrase, -1) == "to":
        return _word(phrase, -2) in discourse().to_people
    if _word(phrase, -1) == "on":
        return _word(phrase, -2) in discourse().encounters | {"called", "calls", "calling"}
    if _word(phrase, -1) in ("first", "both"):
        return _word(phrase, -2) in discourse().towards_named
    return _word(phrase, -1) in ("of", "from") and _word(phrase, -2) in discourse().encounters


def _paired(one: Phrase, other: Phrase) -> bool:
    """Whether two full names are joined where people stand: "that Ann Lee and Jo Hale meet".

    Or each is told with a nation in brackets: "Ann Lee (Fiji) and Jo Hale (Peru)".
    """
    if one.signs is not other.signs:
        return False
    if min(len(one.names[0]), len(other.names[0])) < 2:
        return one.signs.codes[one.last : other.first] == "&" and _they_meet(other)
    apposed = _word(one, -1) == _word(other, 0) == ","
    between = one.signs.codes[one.last : other.first]
    if between == "," and _word(one, -1) in discourse().before_rows:
        return True
    if between in _NATIONS_TOLD and other.signs.codes[other.last : other.last + 3] == "(C)":
        return True
    return between == "&" and (apposed or _word(one, -1) in discourse().before_pairs)


def _they_meet(phrase: Phrase, offset: int = 0) -> bool:
    """Whether two family names are those of people who meet: "Vaka and Fonua to meet in Suva"."""
    words = [_word(phrase, offset + n) for n in range(3)]
    meeting = words[words[0] in ("to", "will") :]
    return meeting[0] in ("meet", "met", "meets") or meeting[:2] in (["hold", "talks"], ["held", "talks"])


def _joined(one: Phrase, other: Phrase) -> bool:
    first, second = sorted((one, other), key=lambda p: p.first)
    begin = description(second) or second.first
    between = first.signs.codes[first.last : begin].replace("(C)", "")
    if len(other.names[0]) > 1 and "&" in between and _word(second, -1) == "then":
        return True
    return between in ("&", ",&") or (between == "," and len(other.names[0]) > 1)
