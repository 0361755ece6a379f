"""Sentences as strings of classes, one letter a token, that a grammar of names can be run over."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from readout.actors.describing import with_descriptions
from readout.actors.localities import with_localities
from readout.actors.shouting import calmed, is_shouting
from readout.actors.vocabulary import POSSESSIVE, Start, vocabulary
from readout.names.bodies import Body, bodies, organisation_words
from readout.names.gazetteer import Country
from readout.names.identity import PARTICLES
from readout.names.surroundings import is_division
from readout.text.tokens import WORD_FORMS, Sentence, Token, lowered

_OPENING = frozenset('"“‘«:—–;')
# A country or capital that people are named after, beside another name: "Michael Jordan", "Israel Katz".
_INITIAL_A = re.compile(r"(?<=[NS])d(?=\.)|d(?=\.(?:I\.)?N)")
_AFTER_TITLE = re.compile(r"(?<=[HT_])\.?S{1,3}(?![NS])")
_NAMED_LIKE_A_THING = re.compile("(?<=[TVH_])q(?=[NIs,.&]|-[Nx]|$)")
# "Met Bill Vaka", "Park Va-in left": words for things that are first names before another name.
_FIRST_NAMES = re.compile('(?:^|(?<=[sv&,"]))q(?=N)|q(?=N-[xN])')
_ALSO_NAMES = re.compile("q|(?<=p-)B")
_INSIDE_A_NAME = re.compile("(?<=[NT_p])H(?=N)(?!N{1,3}p)|(?<=^S)H(?=Ns)")
_MARKED = re.compile('(?<=H)[N"]')
_TITLE_IN_A_NAME = re.compile("T(?=p-?N)|T(?=-N)|(?<=[T_]N)T(?=N)|(?<=[T_])T(?=NN)")
_WORD_BEHIND_FIRST_NAME = re.compile(r"(?<=[TH_]N)[xyqTmsY](?=[xsm&iFwv,.;)]|$)")
_MONTH_IN_A_NAME = re.compile("(?<=[T_])m(?=N)")
_HONORIFIC_LAST = re.compile("(?<=[NS])H(?![NISTH.])")
_BEFORE_A_FULL_NAME = re.compile("(?<=[T_],)T(?=N{1,2}[,.])")
# A line that is a title and a name, or a name and a title: "Secretary-General Jona Vaka".
_NAMEPLATE = re.compile(
    r"(?:[CAB]_*|[VM])*T_*H?[SNI](?:[SNIp.]|-[SNx]){1,5}|[SNI](?:[SNIp.]|-[SNx]){1,5},(?:[CAB]_*|[VM])*T_*(?:fD?[CAB]_*)?"
)
_NICKNAME = re.compile('(?<=[NSI.])"[NS]{1,3}"[NS]')
_TIMES = frozenset(map(str.lower, (*day_name, *month_name, "today", "tonight", "yesterday", "tomorrow")))
_VERBS_AS_NAMES = frozenset(["said", "saw", "say"])
_TITLES_AS_NAMES = frozenset(["amir", "emir", "sultan"])
_PART_OF_NAMES = frozenset(["sheikh", "shaikh", "sayyid", "haj", "hajj", "hajji"])
_APOSTROPHES = frozenset("'’‘")
_COUNTS = frozenset(["all", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_NAMES, _FIRSTS = re.compile("[Nn]"), re.compile("S")
# The classes of words whose class the words beside them decide: listed ones, and capitals that no list has.
_LISTED, _UNLISTED = "?", "!"
_OPEN = _LISTED + _UNLISTED
_THAT, _THAT_OWNER = frozenset(["that", "this"]), re.compile("x(?=o)")
# A listed name before a particle and another name begins a longer one: "Vaka al-Lau".
_BEGINS_A_NAME = re.compile("B(?=p-?[NS])|(?<=[NS]p-)[BLA]")
_SHORT = 2
_NAMED = frozenset("Ny")
_ADJECTIVE, _COUNTRIES = "A", "CG"
# Parts of names only where they have a capital: "Ana May", not "she may".
_CAPITAL_ALONE = ("y", "m")
_ALONE = (0,)  # the length of what follows a word that stands by itself
_NAMELIKE = re.compile("(?<=[NIS])[GgU](?!-)|(?<![fFi])[GgU](?=N)")


@dataclass
class Signs:
    """The classes of a sentence's tokens and, by token, what the phrase that begins there means."""

    tokens: tuple[Token, ...]
    codes: str
    meanings: dict[int, object]
    headline: bool


def read_signs(sentences: Sequence[Sentence]) -> list[Signs]:
    """The signs of every sentence; a capital at a sentence's start counts once it is seen elsewhere."""
    shouting = is_shouting(sentences)
    if shouting:
        found = [_called_by_title(_signs(calmed(s))) for s in sentences]
    else:
        found = [_signs(s) for s in sentences]
    known: set[str] = set()
    for one in found:
        if shouting or not one.headline:
            known.update([_stem(one.tokens[m.start()].lower) for m in _NAMES.finditer(one.codes)])
    for one in found:
        one.codes = _FIRSTS.sub(partial(_settled, one, known), one.codes)
        one.codes = _ALSO_NAMES.sub(partial(_known_as_name, one, known), one.codes)
    return found


def _first_name(tokens: Sequence[Token], match: re.Match[str]) -> str:
    """A name for a word of things before another name, but for what begins names of things: "Lake Vaka"."""
    return "q" if tokens[match.start()].lower in organisation_words().before_things else "N"


def _known_as_name(signs: Signs, known: set[str], match: re.Match[str]) -> str:
    """A name for a word of things or groups that is one elsewhere: "Park" after "Park Va-in"."""
    token = signs.tokens[match.start()]
    return "N" if token.lower in known and token.text.istitle() and not signs.headline else match.group()


def _determined(tokens: Sequence[Token], match: re.Match[str]) -> str:
    """ "That" before an owner is an article: "with that country's president"."""
    return "D" if tokens[match.start()].lower in _THAT else match.group()


def _word_as_family_name(line: str, tokens: Sequence[Token]) -> str:
    """A family name that is a word elsewhere, behind a title and a first name: "Minister Ana West".

    Titles are none before "of", nor is a name what has a capital as all around it or names a time.
    """

    def settled(match: re.Match[str]) -> str:
        token = tokens[match.start()]
        plain = token.text.istitle() and token.lower not in _TIMES and token.lower not in _VERBS_AS_NAMES
        return "N" if plain and len(token.lower) > _SHORT else match.group()

    return _WORD_BEHIND_FIRST_NAME.sub(settled, line)


def _called_by_title(signs: Signs) -> Signs:
    """In a text all in capitals only titles show names: up to three unlisted words after one."""
    line = signs.codes.replace("N", "S").replace("n", "x")
    line = _AFTER_TITLE.sub(lambda m: m.group().replace("S", "N"), line)
    return replace(signs, codes=line, headline=True)


def _signs(sentence: Sentence) -> Signs:
    tokens = sentence.tokens
    codes = list(map(_code, sentence.written))
    meanings: dict[int, object] = {}
    stop = 0
    for i in [i for i, code in enumerate(codes) if code in _OPEN]:
        if i < stop:
            continue
        if codes[i] == _UNLISTED:
            codes[i] = "S" if _opens(tokens, i) else "N"
        else:
            codes[i], stop = _in_context(tokens, i, codes[i - 1], meanings)
            codes[i + 1 : stop] = "_" * (stop - i - 1)
    line = "".join(codes)
    if "G" in line or "g" in line or "U" in line:
        line = _NAMELIKE.sub("N", line).replace("G", "C").replace("g", "K").replace("U", "B")
    if "xo" in line:
        line = _THAT_OWNER.sub(partial(_determined, tokens), line)
    if "Bp" in line or "p-" in line:
        line = _BEGINS_A_NAME.sub("N", line)
    if "q" in line:
        line = _FIRST_NAMES.sub(partial(_first_name, tokens), _NAMED_LIKE_A_THING.sub("N", line))
    if "H" in line:
        line = _inside_names(_without_marks(line, tokens), tokens)
    if "T" in line:
        line = _named_like_a_title(line, tokens)
    if "m" in line:
        line = _MONTH_IN_A_NAME.sub("N", line)
    if "NH" in line or "SH" in line:
        line = _HONORIFIC_LAST.sub("N", line)
    if '"' in line:
        line = _NICKNAME.sub(lambda m: "N" * len(m.group()), line)
    if "d." in line:
        line = _INITIAL_A.sub("I", line)
    if "Tf" in line or "_f" in line:
        line = with_localities(line, tokens)
    if "-" in line:
        line = _spaced_out(line, tokens)
    if "T" in line or "V" in line:
        line = with_descriptions(line, tokens)
    headline = _headline(tokens, line)
    if not headline:
        line = _word_as_family_name(line, tokens)
    return Signs(tokens, line.replace("N", "S") if headline else line, meanings, headline)


@lru_cache(maxsize=WORD_FORMS)
def _code(written: str) -> str:
    """The class of a word by itself, as far as it does not depend on the words beside it."""
    lower = lowered(written)
    hit = vocabulary().get(lower)
    if written[0] != lower[0]:
        return _code_of_capital(lower, hit)
    if isinstance(hit, Start):
        return hit.small or _LISTED
    return "x" if hit is None or hit in _CAPITAL_ALONE else hit


def _code_of_capital(lower: str, hit: str | Start | None) -> str:
    if isinstance(hit, str):
        return _LISTED if lower in _COUNTS | _VERBS_AS_NAMES or len(lower) <= _SHORT else hit
    stem = _stem(lower)
    if hit is not None or stem in vocabulary():
        return _LISTED
    return "n" if stem != lower else "I" if len(lower) == 1 else _UNLISTED


def _in_context(tokens: Sequence[Token], i: int, before: str, meanings: dict[int, object]) -> tuple[str, int]:
    """The class of what begins at token ``i`` behind a word of the class ``before``, and where it stops."""
    if _begins_name(tokens, i):
        return "N", i + 1
    if i and tokens[i].lower == "pm" and tokens[i - 1].text[-1].isdecimal():
        return "x", i + 1
    hit = vocabulary().get(tokens[i].lower)
    if isinstance(hit, Start):
        found = _phrase(tokens, i, hit, meanings)
        if before == _ADJECTIVE and _is_longer(tokens, i, found[1], meanings):
            del meanings[i]
            return "N", i + 1
        if before in _NAMED and _is_society(tokens[i : found[1]]):
            meanings.pop(i, None)
            return "O", found[1]
        if found[0] in _COUNTRIES and is_division(tokens, found[1]):
            del meanings[i]
            return "Z", found[1]
        return found
    if hit is None:
        return _unknown(tokens, i, meanings), i + 1
    return ("N" if i and _is_in_a_name(tokens, i, before) else hit), i + 1


def _is_society(tokens: Sequence[Token]) -> bool:
    """Whether words are of what each land has of its own, behind its name: "the Lau Red Cross"."""
    return " ".join(token.text for token in tokens) in organisation_words().societies


def _is_longer(tokens: Sequence[Token], i: int, stop: int, meanings: dict[int, object]) -> bool:
    """Whether a listed group's name only ends another's: "the Fijian National Liberation Army"."""
    meaning, nation = meanings.get(i), meanings.get(i - 1)
    if not isinstance(meaning, Body) or meaning.kind != "group" or stop == i + 1:
        return False
    return not isinstance(nation, Country) or bodies().homelands.get(meaning.name) != nation.name


def _begins_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb's capital shows a name: "with Said Vaka", ", Said Vaka,", "bin Said"."""
    if tokens[i].lower not in _VERBS_AS_NAMES:
        return False
    following = [t.text[:1].isupper() for t in tokens[i + 1 : i + 3]]
    before = tokens[i - 1].text if i else ""
    led = before.islower() or before == ","
    return following == [True, True] or before in PARTICLES or (led and any(following[:1]))


def _named_like_a_title(line: str, tokens: Sequence[Token]) -> str:
    """A name that is a title elsewhere: ", Amir Jona Vaka,", "Jona Amir-Vaka", "Sultan bin Vaka"."""

    def settled(match: re.Match[str]) -> str:
        return "N" if tokens[match.start()].lower in _TITLES_AS_NAMES else match.group()

    return _TITLE_IN_A_NAME.sub(settled, _BEFORE_A_FULL_NAME.sub(settled, line))


def _without_marks(line: str, tokens: Sequence[Token]) -> str:
    """The apostrophe of an honorific is no name: "Dato’ Vaka"."""
    return _MARKED.sub(lambda m: "." if tokens[m.start()].text in _APOSTROPHES else m.group(), line)


def _inside_names(line: str, tokens: Sequence[Token]) -> str:
    """An honorific between two names or after a title is part of the name: "President Sheikh Vaka".

    Before an Arabic name it is none: "Amir Sheikh Jona Al-Vaka".
    """

    def settled(match: re.Match[str]) -> str:
        return "N" if tokens[match.start()].lower in _PART_OF_NAMES else "H"

    return _INSIDE_A_NAME.sub(settled, line)


def _is_in_a_name(tokens: Sequence[Token], i: int, before: str) -> bool:
    """Whether a small word or number is part of a name: "the Seven-Party Alliance", "Kim Do-won"."""
    token, following = tokens[i], [t.text for t in tokens[i + 1 : i + 3]]
    if token.text.isupper() and len(token.text) > 1:
        return False
    if token.lower in _COUNTS and tokens[i - 1].lower == "the":
        name = following[1:] if following[:1] == ["-"] else following[:1]
        return bool(name) and name[0][0].isupper()
    if len(token.lower) > _SHORT or before not in "NTH_.":
        return False
    if before in "TH." and following and following[0][0].isupper() and following[0] != following[0].upper():
        return True
    return "-" in following and following[0][0] in "-ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _phrase(tokens: Sequence[Token], i: int, start: Start, meanings: dict[int, object]) -> tuple[str, int]:
    """The class of the longest listed phrase that begins at token ``i``, and the token after it."""
    _, _, text, lower = tokens[i]
    longer = i + 1 < len(tokens) and tokens[i + 1].lower in start.second
    for length in start.lengths if longer else _ALONE:
        rest = tuple([t[3] for t in tokens[i + 1 : i + 1 + length]])
        owned = length > 0 and rest[-1:] and rest[-1].endswith("'s")
        signs = start.signs.get(rest) or (start.signs.get((*rest[:-1], rest[-1][:-2])) if owned else None)
        for sign in signs or ():
            if sign.allows(text, lower):
                if sign.meaning is not None:
                    meanings[i] = sign.meaning
                possessive = owned and rest not in start.signs
                if sign.code == "y" and text[0] == lower[0]:
                    return "x", i + 1
                return (POSSESSIVE.get(sign.code, sign.code) if possessive else sign.code), i + 1 + len(rest)
    return ("x" if text[0] == lower[0] else _unknown(tokens, i, meanings)), i + 1


def _unknown(tokens: Sequence[Token], i: int, meanings: dict[int, object]) -> str:
    """The class of a capitalised word that no list has, or that is a listed word's possessive."""
    token = tokens[i]
    stem = _stem(token.lower)
    if stem != token.lower:
        hit = vocabulary().get(stem)
        if hit is not None:
            found: dict[int, object] = {}
            bare = token._replace(text=token.text[: len(stem)], lower=stem)
            code = hit if isinstance(hit, str) else _phrase([bare], 0, hit, found)[0]
            if code in "xy":
                return "x"
            if code in POSSESSIVE and code not in "NS":
                if not isinstance(hit, str) and 0 in found:
                    meanings[i] = found[0]
                return POSSESSIVE[code]
        return "n"
    if len(token.text) == 1:
        return "I"
    return "S" if _opens(tokens, i) else "N"


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether any word would have a capital here: first, after an opening mark, after a lost space."""
    before = tokens[i - 1]
    return i == 0 or before.text in _OPENING or (before.text in ".!?" and before.end == tokens[i].start)


def _spaced_out(line: str, tokens: Sequence[Token]) -> str:
    """A hyphen between spaces is a dash."""
    at = line.find("-")
    while at >= 0:
        after = tokens[at + 1].start if at + 1 < len(tokens) else 0
        if (at and tokens[at - 1].end < tokens[at].start) or after != tokens[at].end:
            line = line[:at] + ";" + line[at + 1 :]
        at = line.find("-", at + 1)
    return line


def _stem(lower: str) -> str:
    return lower[:-2] if lower.endswith("'s") else lower


def _headline(tokens: Sequence[Token], codes: str) -> bool:
    """Whether most longer words have capitals, or all words are capitals, and no full stop ends them."""
    if tokens[-1].text in '.!?”"' or len(tokens) > 25 or _NAMEPLATE.fullmatch(codes):
        return False
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    if len(long) > 1 and all(t.text.isupper() for t in long):
        return True
    return len(long) > 2 and sum(t.text != t.lower for t in long) > 0.6 * len(long)


def _settled(signs: Signs, known: set[str], first: re.Match[str]) -> str:
    """A capital that opens a sentence is a name if it is one elsewhere or if another name follows it."""
    i = first.start()
    token = signs.tokens[i]
    if token.lower in known:
        return "N"
    if signs.headline:
        return "S"
    following = signs.codes[i + 1 : i + 4]
    joined = following[:1] in ("N", "n", "I") or following.startswith(("-N", "-n", "pN", "p-N", "p-n", "ppN"))
    return "N" if joined and not token.lower.endswith(("ing", "ly")) else "S"
