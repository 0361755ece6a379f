"""Sayings: a verb or phrase of speech with its source, and the stretch of the sentence it answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.actors import Mention
from readout.amounts import may_begin
from readout.attribution.asserted import ASSERTIONS, Assertion, assertions
from readout.attribution.headlines import headlined
from readout.attribution.nouns import SOURCES
from readout.attribution.speech import SPEECH
from readout.attribution.verbs import ADDRESSING, ARTICLES, PERFORMING, SPEAKING, SpeechVerbs
from readout.attribution.voice import Known, Voice
from readout.attribution.voices import Voices
from readout.text.letters import GRAMMAR
from readout.text.morphology import verb
from readout.text.phrases import Phrases
from readout.text.rows import Row


class Saying(NamedTuple):
    """A source, the words that give it, and the stretch of text that it answers for.

    ``whole``: the words stand beside what is said ("..., police said"), not before it ("police said
    that ..."). ``cited``: another source gives them
    ("citing the army"). ``country`` is that of a government, ministry or army; the rest as in ``Voice``.
    """

    speaker: str
    start: int
    end: int
    cue: tuple[int, int]
    whole: bool
    country: str
    refers: str
    kind: str = ""
    known: int = -1
    cited: bool = False


_VERBS = frozenset(form for base in SPEECH.verbs for form in verb(base)) | frozenset(SPEECH.forms)
_INVERTING = frozenset(form for base in SPEECH.inverting for form in verb(base))
_PHRASES = Phrases(dict.fromkeys(SPEECH.phrases, "phrase") | dict.fromkeys(SPEECH.settings, "setting"))
_PLACING = frozenset(form for base in SPEECH.placing for form in verb(base)) | SPEAKING
_RECORDING = frozenset(form for base in SPEECH.recording for form in verb(base))
_COUNTING = frozenset(form for base in ("estimate", "accuse", "put", "report") for form in verb(base))
_QUOTING = frozenset([*verb("quote"), *verb("cite")])
_ASSERTING = frozenset(form for base in SPEECH.asserting for form in verb(base))
_SPEAKING_WORDS = _PHRASES.first_words | SPEECH.reckonings | _VERBS | _PLACING | _RECORDING | ASSERTIONS
_PEOPLE = frozenset(["people", "men", "women", "children", "personnel"])
_TIMES = frozenset(
    f"{unit}{s}" for unit in ("hour", "day", "week", "month", "year", "minute") for s in ("", "s")
)
_OWN = frozenset(["his", "her", "its", "their", "my", "our"])
# Two attributes of one source: "12 died, military and local sources said".
_BOTH = re.compile("(?<=[,;])[oa]{1,2}c$")
# What no path from a verb to the source behind it can pass: "reported killed in Peru".
_PARTING = frozenset("pfybmvhts")
_MARKS = frozenset(":-–—")
_CLOSING = frozenset(',;"-py')
_OWNED_WITHIN = 6
_ENDING, _AGENT_WITHIN, _OWNER_WITHIN, _QUOTED_WITHIN = 5, 10, 5, 16


def may_say(words: frozenset[str]) -> bool:
    """Whether a sentence of these words can have a saying: by a word of speech, a colon or a dash."""
    return not _MARKS.isdisjoint(words) or not _SPEAKING_WORDS.isdisjoint(words)


class Reader:
    """One sentence, read for its sayings."""

    def __init__(self, row: Row, text: str, mentions: Sequence[Mention], known: Known) -> None:
        self._row, self._sentence = row, row.sentence
        self._tokens, self._words, self._letters = row.tokens, row.words, row.letters
        self._voices = Voices(row, text, mentions, known)
        self._speech = SpeechVerbs(row)
        self._last: Voice | None = None

    def sayings(self) -> Iterator[Saying]:
        """The sayings of the sentence, in order."""
        headed = headlined(self._voices)
        if headed:
            yield self._saying(headed, self._sentence.start, (headed.start, headed.end), True)
        asserted = list(assertions(self._row, self._voices))
        yield from map(self._asserted, asserted)
        nouns = {one.noun for one in asserted}
        for i in self._row.where(_SPEAKING_WORDS):
            if i not in nouns:
                yield from self._of_word(i)

    def _of_word(self, i: int) -> Iterator[Saying]:
        """The sayings that token ``i`` makes, a word of speech."""
        lower, spoken = self._words[i], self._last is not None
        phrase = _PHRASES.starting(self._tokens, i)
        if phrase and phrase[0] == "phrase":
            yield from self._with_phrase(i, phrase[1])
        elif lower in SPEECH.reckonings and i and (self._is_noun(i) or self._voices.led(i)):
            yield from self._reckoned(i)
        elif phrase or (lower in _VERBS and self._speech.speaks(i, spoken)):
            yield from self._with_verb(i)
        elif lower in _PLACING and self._speech.places(i):
            yield from self._with_verb(i)
            yield from self._gapped(i)
        elif lower in _RECORDING and not self._speech.has_article(i):
            yield from (s for s in self._with_verb(i) if self._records(s, spoken))

    def _with_phrase(self, i: int, stop: int) -> Iterator[Saying]:
        """The saying of "according to", "reported by" and the like, at token ``i``."""
        lower = self._words[i]
        freed = lower in SPEECH.freeing and not self._speech.is_given_out(i)
        told = freed or self._is_of_theirs(i) or self._speech.quotes(stop)
        voice = None if told else self._voices.after(stop)
        if voice:
            said = self._beside(voice, self._tokens[i].start, voice.end)
            yield said._replace(cited=lower in SPEECH.citations)
        elif lower in _VERBS and self._letters[i - 1 : i] != "b":
            yield from self._with_verb(i)

    def _is_of_theirs(self, i: int) -> bool:
        """Whether what people have is told of: "victims whose names were confirmed by their kin"."""
        return self._letters[i - 1 : i] == "b" and "whose" in self._words[max(0, i - _OWNED_WITHIN) : i]

    def _asserted(self, one: Assertion) -> Saying:
        """A claim that is told of by a noun is its claimant's; nobody's where the text names none."""
        noun = self._tokens[one.noun]
        voice = one.claimant or Voice("", noun.start, noun.end)
        cue = (min(voice.start, noun.start), max(voice.end, noun.end))
        return self._saying(voice, self._tokens[one.first].start, cue, False)

    def subject(self, stop: int) -> Voice | None:
        """The source without a name or number that is the subject of the first verb before an offset."""
        verb = next((i for i, letter in enumerate(self._letters) if letter in "vbhme"), 0)
        voice = self._voices.unnamed(verb) if verb and self._tokens[verb].start < stop else None
        if voice is None or any(map(may_begin, self._tokens[: self._voices.index(voice.start) + 1])):
            return None
        return voice

    def _gapped(self, i: int) -> Iterator[Saying]:
        """Who else puts a number to it: "the army put the toll at 40, the rebels at 200"."""
        places = self._row.where(frozenset(["at"]))
        at = [k for k in places if k > i and any(map(may_begin, self._tokens[k + 1 : k + 2]))]
        for k in at[1:]:
            begin = max(self._letters.rfind(mark, 0, k) for mark in ",c;") + 1
            voice = self._voices.before(k) if begin > at[0] else None
            if voice and self._voices.index(voice.start) >= begin:
                yield self._saying(
                    voice, self._tokens[begin].start, (voice.start, self._tokens[k].end), False
                )

    def _records(self, saying: Saying, spoken: bool) -> bool:
        """Whether who counts or lists is a source: a body, or people without a name, but no country."""
        refers = saying.refers and saying.refers not in GRAMMAR.armed
        unnamed = not saying.kind and not refers and bool(saying.speaker)
        return saying.kind == "body" or unnamed or (saying.refers == "it" and not spoken)

    def _is_noun(self, i: int) -> bool:
        return self._letters[i - 1] == "d" or any(
            self._is_possessive(k) for k in range(max(0, i - _OWNER_WITHIN + 2), i)
        )

    def _goes_on(self, i: int) -> bool:
        """Whether a verb goes on with what stands before it: "he said, adding", "he came and said"."""
        word, before = self._words[i], self._letters[max(0, i - 4) : i]
        if word.endswith("ing"):
            return before[-1:] in (",", "s", "c")
        return before[-1:] == "c" and "b" not in before

    def _with_verb(self, i: int) -> Iterator[Saying]:
        quoted = self._is_quoted_as(i)
        begin = i - 2 * quoted
        while begin > 0 and self._is_helper(begin - 1):
            begin -= 1
        if not quoted and "b" in self._letters[begin:i]:
            yield from self._by_agent(i)
            return
        marked = i == 0 or self._letters[i - 1] in ',"-;'
        aside = marked and self._words[i] in ADDRESSING and self._voices.beyond_aside(i - 1)
        follows = self._following(i) if begin == i and marked and not aside else None
        if follows:
            yield follows
            return
        told = self._told_of(i, begin)
        if told:
            yield told
            return
        voice = (
            self._cited(i)
            or self._voices.giver(i)
            or (self._resumed() if self._goes_on(begin) else self._voices.before(begin))
        )
        if voice and self._last and self._is_own(voice):
            return
        self._last = voice or self._last
        if voice and self._is_aside(voice, i):
            yield self._beside(voice, *self._with(voice, i))
        elif voice:
            said = self._saying(voice, self._tokens[i].end, self._with(voice, i), False)
            yield said._replace(end=self._until(i)) if self._words[i] in PERFORMING else said
        elif begin == i and not marked and self._letters[i - 1] in "o)":
            follows = self._following(i)
            if follows:
                yield follows

    def _until(self, i: int) -> int:
        """Where a promise or an offer ends, behind which its clause does: "promised proof; 12 had died"."""
        stop = self._letters.find(";", i)
        return self._tokens[stop].start if stop > 0 else self._sentence.end

    def _is_own(self, voice: Voice) -> bool:
        """Whether a source is the speaker's own: "she said that her office had counted 12 dead"."""
        first = self._voices.index(voice.start)
        return bool({*self._words[max(0, first - 1) : first + 1]} & _OWN)

    def _is_helper(self, k: int) -> bool:
        """Whether a token belongs to the verb group behind it: "had earlier said"."""
        return self._letters[k] in "ahmb" or self._words[k] == "earlier"

    def _told_of(self, i: int, begin: int) -> Saying | None:
        """The saying of a clause about people told of before it: "12 people whom Fiji reported missing"."""
        if self._words[i] not in _ASSERTING:
            return None
        voice = self._voices.pronoun_before(begin) or self._voices.before(begin)
        first = self._voices.lead_of(voice) if voice else 0
        if voice is None or first < 2 or not self._is_relative(voice, first, i):
            return None
        first -= self._words[first - 1] in SPEECH.whom
        first -= self._letters[first - 1] == ","
        start = self._tokens[self._voices.lead(first)].start
        end = self._tokens[i].end
        found = self._saying(voice, start, (voice.start, end), False)
        return found._replace(end=self._clause_end(i) if self._letters[i + 1 : i + 2] == "e" else end)

    def _clause_end(self, i: int) -> int:
        """Where the clause of a token ends, of which a source tells: "an attack which it said killed 12"."""
        stop = next((k for k in range(i, len(self._tokens)) if self._letters[k] in ",;:"), None)
        return self._tokens[stop].start if stop else self._sentence.end

    def _is_relative(self, voice: Voice, first: int, i: int) -> bool:
        """Whether a subject stands behind "whom", or is a pronoun right behind those told of."""
        before = self._tokens[first - 1]
        if before.lower in SPEECH.whom:
            return before.lower == "whom" or self._letters[i + 1 : i + 2] in tuple("bhvem")
        plural = before.text.islower() and (before.lower.endswith("s") or before.lower in _PEOPLE)
        pronoun = voice.refers in ("it", "they", "pronoun")
        return pronoun and plural and self._letters[i + 1 : i + 2] in tuple("bhvem")

    def _cited(self, i: int) -> Voice | None:
        """Whom an agency quotes: "Interfax quoted him as saying", "he was quoted by Interfax as saying"."""
        if self._words[i] != "saying" or self._words[i - 1] != "as":
            return None
        quoted = [k for k in range(max(0, i - _QUOTED_WITHIN), i) if self._words[k] in _QUOTING]
        if not quoted:
            return None
        at = quoted[-1]
        if self._letters[at - 1 : at] == "b":
            return self._voices.before(at - 1)
        return self._voices.after(at + 1, i - 1)

    def _following(self, i: int) -> Saying | None:
        """The saying of a verb that stands before its subject: "12 died, said the mayor"."""
        inverted = self._words[i] in _INVERTING and self._letters[i + 1 : i + 2] != "p"
        voice = self._voices.after(i + 1) if inverted else None
        if voice is None or self._says_number(i):
            return None
        if voice.name.lower() in SPEECH.listeners and self._words[i] in ADDRESSING:
            return None
        path = range(i + 1, self._voices.index(voice.start))
        parting = next((k for k in path if self._letters[k] in _PARTING), None)
        if "r" in self._letters[i + 1 : path.stop] or (
            parting and SOURCES.isdisjoint(self._words[i + 1 : parting])
        ):
            return None
        after = self._letters[self._voices.index(voice.end) :]
        listens = voice.kind != "person" or after.startswith("r")
        if listens and self._words[i] in ADDRESSING and after not in ("", ";"):
            return None
        acts = self._letters[i - 1 : i] in tuple(",o") and re.match("[an]*o{0,2}a*[vbhme]", after)
        if acts:
            return None
        found = self._beside(voice, self._tokens[i].start, voice.end)
        return found._replace(end=self._until(i)) if self._letters[i - 1 : i] == '"' else found

    def _is_quoted_as(self, i: int) -> bool:
        """Whether a participle stands in "was quoted as saying"."""
        before = self._words[max(0, i - 2) : i]
        return len(before) == 2 and before[0] in SPEECH.quoted and before[1] == "as"

    def _reckoned(self, i: int) -> Iterator[Saying]:
        """The saying of "by the army's count", "its own figures show", "in the estimate of the mission"."""
        if self._words[i + 1 : i + 2] == ("of",):
            led = self._words[max(0, i - 2)] in SPEECH.reckoning_leads
            voice = self._voices.after(i + 2) if led else None
        else:
            voice = self._voices.led(i) or self._voices.owner(self._owner_from(i), i)
        if voice:
            yield self._beside(voice, *self._with(voice, i))

    def _owner_from(self, i: int) -> int:
        first = i
        while first and i - first < _OWNER_WITHIN and self._letters[first - 1] in "dao":
            first -= 1
        owned = any(self._is_possessive(k) for k in range(first, i))
        return first if owned else i

    def _is_possessive(self, k: int) -> bool:
        lower = self._words[k].replace("’", "'")
        return lower in SPEECH.possessives or lower.endswith(("'s", "s'"))

    def _by_agent(self, i: int) -> Iterator[Saying]:
        """The agent of a passive verb: "is estimated at 12 by the council"."""
        for k in range(i + 2, min(i + _AGENT_WITHIN, len(self._tokens))):
            if self._letters[k] == "y" and not set(self._letters[i + 1 : k]) & set(';:,r"k'):
                voice = self._voices.after(k + 1) if self._words[i] in _COUNTING else None
                if voice:
                    yield self._beside(voice, self._tokens[k].start, voice.end)
                return

    def _resumed(self) -> Voice | None:
        return self._last or self._voices.opening()

    def _with(self, voice: Voice, i: int) -> tuple[int, int]:
        """Offsets of a voice and the word at ``i`` that makes it one, whichever stands first."""
        return min(voice.start, self._tokens[i].start), max(voice.end, self._tokens[i].end)

    def _beside(self, voice: Voice, start: int, end: int) -> Saying:
        first = self._voices.index(start)
        while first and self._words[first - 1] in SPEECH.reckoning_leads:
            first -= 1
        if self._letters[max(0, first - 2) : first] in ("r,", "rp"):
            return self._saying(voice, self._tokens[first - 2].start, (start, end), True)
        begins = first > 0 and self._tokens[first - 1].text == ";"
        return self._saying(voice, start if begins else self._sentence.start, (start, end), True)

    def _saying(self, voice: Voice, start: int, cue: tuple[int, int], whole: bool) -> Saying:
        return Saying(
            voice.name,
            start,
            self._sentence.end,
            cue,
            whole,
            voice.country,
            voice.refers,
            voice.kind,
            voice.known,
        )

    def _is_aside(self, voice: Voice, i: int) -> bool:
        """Whether subject and verb stand behind or inside what is said: "12 died, police said"."""
        first = self._voices.lead(self._voices.index(voice.start))
        if first > 1 and self._words[first - 1] == "as" and self._letters[first - 2] == ",":
            first -= 1
        both = _BOTH.search(self._letters, 0, first)
        first = both.start() if both and self._tokens[both.start()].text.islower() else first
        if first == 0 or self._letters[first - 1] not in ',"-' or self._says_number(i):
            return False
        return self._closes(i) or len(self._tokens) - i <= _ENDING

    def _says_number(self, i: int) -> bool:
        """Whether a number follows a verb as what is said: "the rebels say 200", not "say two days later"."""
        following = self._tokens[i + 1 : i + 3]
        if not following or not may_begin(following[0]) or following[0].lower in ARTICLES:
            return False
        return len(following) == 1 or following[1].lower not in _TIMES

    def _closes(self, i: int) -> bool:
        """Whether nothing that is said follows the verb: its listener, its time or place, or a mark."""
        at = i + 1
        if self._words[i] in ADDRESSING:
            while at < len(self._tokens) and self._letters[at] in "don" and at - i < _ENDING:
                at += 1
        at = self._past_listener(at)
        while at < len(self._tokens) and (self._letters[at] == "a" or self._words[at] in SPEECH.soon):
            at += 1
            at += self._words[at : at + 1] != () and self._words[at].isdigit()
        if self._words[at : at + 1] and self._words[at] in SPEECH.manner:
            return True
        return self._letters[at : at + 1] in ("", *_CLOSING) and not self._says_that(at)

    def _past_listener(self, at: int) -> int:
        """Where the words go on behind those who are told: "said to reporters"."""
        to = self._words[at : at + 1] == ("to",)
        return at + 2 if to and self._words[at + 1] in SPEECH.listeners else at

    def _says_that(self, at: int) -> bool:
        """Whether "that" begins what is said: "said on Friday that", not "said on Friday, adding that"."""
        near = self._words[at : at + _ENDING]
        return "that" in near and not any(word.endswith("ing") for word in near[: near.index("that")])
