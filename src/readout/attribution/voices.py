"""Voices: the noun phrases of a sentence that can be a source, by name or without one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from readout.actors import Mention
from readout.attribution.naming import named
from readout.attribution.nouns import LONGEST_NAME, SOURCES, Nouns
from readout.attribution.speech import SPEECH
from readout.attribution.voice import Known, Voice
from readout.text.morphology import verb as verb_forms
from readout.text.rows import Row

_PRONOUNS = frozenset(["he", "she", "they"])
_TO_VERB = re.compile(
    r"(?:[pf][dona\"'-]*+|,[^,;:tvbhm]{1,24}(?=,)|,p?r[^;:]{1,40}?(?=,)|,do{1,2}r[^,;:]{1,40}(?=,)"
    r"|r[^;:]{1,14}?,|\([^()]*\)|[an\"])*+,?"
)
# What ends the noun phrase that a verb has as its subject, going back.
_BOUNDS = frozenset(',;:"-()sctvrbhm')
_LEADING = re.compile(r"[py]d?[oe]+a?(?=[dn])")
_AGAIN = re.compile(r".*[oean]d(?=[oae])")
_AGENT = re.compile("y(?:d?[oe]+,?c)?d?$")
_LED = re.compile(f"[pf]d?$|{_AGENT.pattern}")
_KINDS = {"person": "person", "country": "state"}
_CLOSING = re.compile("[,;]")
_DESCRIBING = re.compile(r"(?P<relative>r)(?:[vbhmeoad][^,;:\"rst]{1,24})$")
_LONGEST_APPOSITION = 9
_REACH, _AFTER, _GIVEN_WITHIN, _LONGEST_PAPER = 45, 12, 6, 4
_ARTICLES = 2
_GIVEN = SPEECH.pronouncements | SPEECH.papers
_PAPERS = _GIVEN | SPEECH.reckonings
_NAMING = SOURCES - SPEECH.titled
_BY = frozenset(["by", "of", "from"])
_GIVING = frozenset(form for base in SPEECH.giving for form in verb_forms(base))


class Voices:
    """The voices of one sentence."""

    def __init__(self, row: Row, text: str, mentions: Sequence[Mention], known: Known) -> None:
        self.tokens, self.words, self.letters = row.tokens, row.words, row.letters
        self._text = text
        self.mentions = mentions
        self._known = known
        self._starts = row.starts
        self.nouns = Nouns(row, text, self.owner)

    def index(self, offset: int) -> int:
        """The first token that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def before(self, end: int) -> Voice | None:
        """The voice that is the subject of a verb group at token ``end``."""
        comma = self.letters[max(0, end - 2) : end - 1] == ","
        relatives = SPEECH.persons | SPEECH.things if comma else SPEECH.persons
        if end and self.words[end - 1] in relatives:
            end -= 1 + comma
        if end < 1:
            return None
        end = self._before_short_name(end)
        return (
            self._adjacent(end)
            or self._apposition(end)
            or self._subject(end)
            or self._named(end)
            or self._unnamed(end)
            or self.pronoun_before(end)
        )

    def _before_short_name(self, end: int) -> int:
        """Where a noun ends behind which its short name stands in brackets: "the front (LLF) said"."""
        bracketed = end > 3 and self.letters[end - 1] == ")" and self.letters[end - 3] == "("
        return end - 3 if bracketed and self.tokens[end - 2].text.isupper() else end

    def after(self, at: int, before: int | None = None) -> Voice | None:
        """The voice that stands at token ``at`` or soon after it, and before another."""
        at += self.words[at : at + 1] == ("what",)
        stop = at
        end = min(len(self.tokens) if before is None else before, at + _AFTER)
        while stop < end and (self.letters[stop] not in ',;:"' or self.nouns.is_genitive(stop)):
            stop += 1
        if stop == at:
            return None
        for mention in self.mentions:
            if self.tokens[at].start <= mention.start < self.tokens[stop - 1].end:
                if self._is_given(at, self.index(mention.start)):
                    break
                begins = mention.how == "demonym" or self._begins_name(mention)
                return (self.nouns.noun(at, stop) if begins else None) or self.of(mention)
        given = self.words[at] == "the" and stop == at + 2 and self.words[at + 1] in SPEECH.pronouncements
        if given:
            return self.nouns.phrase(at + 1, at + 1, self.words[at + 1])
        return self.nouns.pronoun(at) or self._apposed_after(stop) or self._two(at, stop)

    def _two(self, at: int, stop: int) -> Voice | None:
        """A source without a name, or two that a phrase ends with: "according to police and witnesses"."""
        voice = self.nouns.noun(at, stop)
        if voice is None:
            return None
        joint = self.index(voice.end)
        second = self.nouns.noun(joint + 1, stop) if "and" in self.words[joint : joint + 1] else None
        if second is None or second.end != self.tokens[stop - 1].end:
            return voice
        return Voice(f"{voice.name} and {second.name}", voice.start, second.end)

    def _is_given(self, at: int, first: int) -> bool:
        """Whether somebody only got what a source gave: "a statement obtained by", "made available to"."""
        first -= self.letters[first - 1] == "d"
        if self.words[first - 1] == "to":
            return first - 1 > at
        got = self.words[first - 1] == "by" and self.words[first - 2] in SPEECH.got
        return got and not SOURCES.isdisjoint(self.words[at:first])

    def _begins_name(self, mention: Mention) -> bool:
        """Whether a country's name only begins that of a body: "the Fiji Doctors' Union"."""
        behind = self.tokens[self.index(mention.end) :][:1]
        country = mention.actor.kind == "country" and mention.how == "name"
        return country and any(token.text[0].isupper() for token in behind)

    def _apposed_after(self, comma: int) -> Voice | None:
        closing = _CLOSING.search(self.letters, comma + 1)
        apposed = self.letters[comma : comma + 1] == "," and closing
        return self._called(comma, closing.start()) if apposed and closing else None

    def opening(self) -> Voice | None:
        """The voice that the sentence begins with."""
        first = self.mentions[0] if self.mentions else None
        if first and re.match("d?o{0,2}$", self.letters[: self.index(first.start)]):
            return self.of(first)
        return self.nouns.headed(0, len(self.tokens))

    def owner(self, first: int, stop: int) -> Voice | None:
        """Whose count it is, between two tokens: "the army's own", "its"."""
        for mention in self.mentions:
            if first <= self.index(mention.start) < stop:
                return self.of(mention)
        for k in range(first, stop):
            lower = self.words[k].replace("’", "'")
            if lower in SPEECH.possessives:
                refers = "it" if lower == "its" else "pronoun"
                return Voice("", self.tokens[k].start, self.tokens[k].end, refers=refers)
            if lower.endswith("'s") and lower[:-2] in SOURCES:
                start = first + (self.letters[first] == "d")
                voice = self.nouns.phrase(start, k)
                return voice._replace(name=voice.name[:-2])
        return None

    def giver(self, i: int) -> Voice | None:
        """Who gave out what says so: "the army issued a statement saying", before the verb at token ``i``."""
        if not self.words[i].endswith("ing"):
            return None
        given = next((k for k in range(i - 1, max(0, i - _GIVEN_WITHIN), -1) if self.words[k] in _GIVEN), 0)
        verb = given
        while verb and self.words[verb] not in _GIVING:
            verb -= 1
            if self.letters[verb] not in "daoevp" or given - verb > _GIVEN_WITHIN:
                return None
        while verb and self.letters[verb - 1] in "ahm":
            verb -= 1
        return self.before(verb) if verb and "b" not in self.letters[verb - 1 : verb] else None

    def led(self, i: int) -> Voice | None:
        """Whose data token ``i`` tells of where the name stands right before it: "by Suva data"."""
        for mention in self.mentions:
            if self.index(mention.end) == i:
                before = self.words[max(0, self.index(mention.start) - 1)]
                return self.of(mention) if before in SPEECH.reckoning_leads else None
        return None

    def pronoun_before(self, end: int) -> Voice | None:
        """The pronoun right before a verb: "12 people it says disappeared"."""
        token = self.tokens[end - 1] if end else None
        return self.nouns.headed(end - 1, end) if token and token.lower in _PRONOUNS | {"it"} else None

    def lead_of(self, voice: Voice) -> int:
        """Where a voice begins, with its article."""
        first = self.index(voice.start)
        return first - 1 if first and self.letters[first - 1] == "d" else first

    def unnamed(self, verb: int) -> Voice | None:
        """The source without a name right before a verb: "the military"; no pronoun is one."""
        voice = self.nouns.headed(self._begin(verb), verb)
        return voice if voice and voice.refers not in ("pronoun", "they", "it") else None

    def lead(self, first: int) -> int:
        """Where the noun phrase of token ``first`` begins: "spokesman of the front (LF) Vaka"."""
        while first and self.letters[first - 1] in "daoenpfy)":
            bracket = self.letters[first - 1] == ")"
            first = max(0, self.letters.rfind("(", 0, first)) if bracket else first - 1
        return first

    def of(self, mention: Mention, start: int | None = None) -> Voice:
        """Who is mentioned, as a voice that begins at an offset of its own where one is given."""
        countries = {a.country for a in mention.actors if a.kind != "group"}
        first = mention.start if start is None else start
        country = countries.pop() if len(countries) == 1 else ""
        pronoun = mention.how == "pronoun"
        at = self.index(mention.start)
        if (
            at
            and self.tokens[at - 1].text in SPEECH.stations
            and mention.start - self.tokens[at - 1].end == 1
        ):
            return self.nouns.phrase(at - 1, self.index(mention.end) - 1)._replace(kind="body")
        return Voice(
            named(mention, self._text),
            first,
            mention.end,
            country,
            refers="pronoun" if pronoun else "",
            kind=_KINDS.get(mention.actor.kind, "body"),
            known=self._known(mention) if pronoun else -1,
        )

    def _adjacent(self, end: int) -> Voice | None:
        """The name that ends where the verb begins."""
        for mention in self.mentions:
            if self.index(mention.end) == end and not self._in_phrase(self.index(mention.start)):
                return self._together(mention)
        return None

    def _apposition(self, end: int) -> Voice | None:
        """The name between commas that says what a body or office is called: "its aid wing, LAW, said"."""
        opening = self.letters.rfind(",", 0, end - 1) if self.letters[end - 1] == "," else -1
        return self._called(opening, end - 1) if opening > 0 else None

    def _called(self, opening: int, closing: int) -> Voice | None:
        inside = self.tokens[opening + 1 : closing]
        if not 0 < len(inside) <= LONGEST_NAME or not all(t.text[0].isupper() for t in inside):
            return None
        for mention in self.mentions:
            if self.index(mention.start) == opening + 1:
                return None if mention.actor.kind == "country" else self.of(mention)
            if mention.actor.kind == "person" and self.index(mention.end) == closing:
                return self.of(mention)
        begin = self._begin(opening)
        known = any(begin <= self.index(m.start) < opening for m in self.mentions if m.how != "capital")
        plain = len(inside) == 1 and not inside[0].text.isupper()
        if plain and SPEECH.organisations.isdisjoint(self.words[begin:opening]):
            return None
        if not (known or self.nouns.headed(begin, opening)):
            return None
        return self.nouns.phrase(opening + 1, closing - 1)._replace(kind="body" if len(inside) == 1 else "")

    def _subject(self, end: int) -> Voice | None:
        """The name that heads the noun phrase before the verb: "Fiji's army in Lami"."""
        begin = self._begin(end)
        for mention in self.mentions:
            first, at = self.index(mention.start), self.index(mention.end)
            if begin <= first < at <= end and not self._in_phrase(first):
                path = self.letters[at:end]
                holds = self._holds(at, end)
                return self._together(mention) if holds or _TO_VERB.fullmatch(path) else None
        return None

    def _begin(self, end: int) -> int:
        """Where the noun phrase begins that stands before the verb at token ``end``."""
        begin = end
        while begin and self.letters[begin - 1] not in _BOUNDS:
            begin -= 1
        leading = _LEADING.match(self.letters, begin, end)
        begin = leading.end() if leading else begin
        again = _AGAIN.search(self.letters, begin, end)
        return again.end() - 1 if again else begin

    def _named(self, end: int) -> Voice | None:
        """The nearest name that the verb at token ``end`` can have as its subject."""
        end, led = self._past_relative(end), None
        limit = self.tokens[end - 1].end
        for mention in reversed(self.mentions):
            if mention.end > limit:
                continue
            at, first = self.index(mention.end), self.index(mention.start)
            path = self.letters[at:end]
            if len(path) > _REACH:
                break
            if self._holds(at, end):
                return self.of(mention)
            alone = path == "," and "," not in self.letters[first:at]
            if not (self._apposed(mention, first, end) if alone else _TO_VERB.fullmatch(path)):
                continue
            if not self._in_phrase(first):
                return self._together(mention)
            led = led or self._spoken_for(mention, first)
        return led

    def _holds(self, at: int, end: int) -> bool:
        """Whether the words behind a name are what it speaks with: "UN data", "its press office"."""
        at += 3 * self.letters.startswith("(o)", at)
        words = self.words[at:end]
        if len(words) == 2 and words[0] in SPEECH.press and words[1] in SPEECH.services:
            return True
        if len(words) > 1:
            described = _NAMING.isdisjoint(words) and set(self.letters[at:end]) <= set("oe")
            return described and len(words) <= _LONGEST_PAPER and words[-1] in _PAPERS
        return len(words) == 1 and words[0] in SPEECH.holdings

    def _past_relative(self, end: int) -> int:
        """Where a clause between commas before the verb begins: "the panel, in which Fiji sits,"."""
        if self.letters[end - 1] != ",":
            return end
        begin = max(self.letters.rfind(",r", 0, end), self.letters.rfind(",pr", 0, end))
        return begin if begin > 0 and not re.search('[;:"]', self.letters[begin:end]) else end

    def _apposed(self, mention: Mention, first: int, verb: int) -> bool:
        """Whether a name between commas says who an office is: "the mayor, Ann Lee, said"."""
        if mention.actor.kind != "person" or self.letters[max(0, first - 1) : first] != ",":
            return False
        closed = self.letters[verb + 1 : verb + 2] in ("", ";", ",", "p", '"')
        return closed or self.nouns.headed(self._begin(first - 1), first - 1) is not None

    def _together(self, last: Mention) -> Voice:
        """The voice of a mention with those of its row: "Norway and Peru", not "in Peru, Norway"."""
        voice, joints = self.of(last), ["c", ",c"]
        for mention in reversed(self.mentions if last.how != "pronoun" else ()):
            first = self.index(mention.start)
            between = self.letters[self.index(mention.end) : self.index(voice.start)]
            led = self.words[max(0, first - 1)] in SPEECH.citations
            if mention.end <= voice.start and between in joints and not led:
                before = self.of(mention)
                voice = Voice(f"{before.name} and {voice.name}", before.start, voice.end, kind=voice.kind)
                joints = ["c", ",", ",c"]
        return voice

    def _in_phrase(self, first: int) -> bool:
        led = _LED.search(self.letters, 0, first) or "to" in self.words[max(0, first - 2) : first]
        return bool(led) and not self._authored(first)

    def _authored(self, first: int) -> bool:
        """Whether a name says whose paper speaks: "a report by Lau", "the final report of the Lau Centre"."""
        of = first - 1 - (self.letters[first - 1] == "d")
        by = of > 0 and self.words[of] in _BY
        return by and self.words[of - 1] in _PAPERS and self.letters[:of].count("d") < _ARTICLES

    def _spoken_for(self, mention: Mention, first: int) -> Voice | None:
        """The body that a spokesman speaks for."""
        for k in range(first - 1, max(-1, first - 4), -1):
            if self.words[k] in SPEECH.speakers_for:
                if len(mention.actors) > 1:
                    return self.nouns.phrase(k, k)
                return self.of(mention, self.tokens[k].start)
        return None

    def _unnamed(self, end: int) -> Voice | None:
        """A source without a name: "officials", "the provincial police", "a nurse there", "they"."""
        while end > 1 and self.letters[end - 1] in 'a"':
            end -= 1
        if self.letters[end - 1] == ",":
            return self.beyond_aside(end - 1) or self.opening()
        begin = self._begin(end)
        if begin and self.words[begin - 1] == "to" and self.words[begin - 2] in SPEECH.beside:
            begin, end = self._begin(begin - 1), begin - 1
        if _AGENT.search(self.letters, 0, begin):
            return None
        voice = self.nouns.headed(begin, end)
        return self._beside(voice, begin) if voice else self._described(end)

    def _described(self, end: int) -> Voice | None:
        """A source without a name with a clause that tells which: "a doctor who works there said"."""
        found = _DESCRIBING.search(self.letters, 0, end)
        at = found.start("relative") if found else 0
        verbal = at and (
            self.words[at] != "that"
            or self.words[at + 1].endswith(("s", "ed"))
            or self.letters[at + 1] in "vbhm"
        )
        return self.nouns.headed(self._begin(at), at) if verbal else None

    def _beside(self, voice: Voice, begin: int) -> Voice:
        """A source without a name with the one before it: "police and witnesses said"."""
        if begin < 2 or self.words[begin - 1] != "and" or voice.refers in ("pronoun", "they", "it"):
            return voice
        first = self._begin(begin - 1)
        opens = first == 0 or self.letters[first - 1] in ',;:"'
        before = self.nouns.headed(first, begin - 1) if opens else None
        if before is None or before.refers in ("pronoun", "they", "it") or before.kind != voice.kind:
            return voice
        if before.end != self.tokens[begin - 2].end:
            return voice
        return Voice(f"{before.name} and {voice.name}", before.start, voice.end, kind=voice.kind)

    def beyond_aside(self, comma: int) -> Voice | None:
        """The source before or between two commas: "the aide, Ann Lee,", "a nurse, 31,"."""
        opening = self.letters.rfind(",", 0, comma)
        if opening < 1:
            return None
        inside = self.tokens[opening + 1 : comma]
        if 1 < len(inside) <= LONGEST_NAME and all(t.text[0].isupper() for t in inside):
            return self.nouns.phrase(opening + 1, comma - 1)._replace(kind="person")
        relative = self.letters[opening + 1 : opening + 3].startswith(("r", "pr"))
        apposed = self.letters[opening + 1] == "d" or self.nouns.headed(opening + 1, comma) is not None
        short = comma - opening <= (_LONGEST_APPOSITION if apposed else LONGEST_NAME)
        return self._unnamed(opening) if relative or short else None
