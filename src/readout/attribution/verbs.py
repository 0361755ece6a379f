"""Whether a word that may be a verb of speech is one here: no noun, and no deed."""

from __future__ import annotations

from readout.attribution.speech import SPEECH
from readout.text.letters import GRAMMAR
from readout.text.morphology import verb
from readout.text.rows import Row

_CLAIMING, _GIVES = frozenset(verb("claim")), frozenset(verb("give"))
_GRANTING = frozenset(form for base in SPEECH.granting for form in verb(base))
_RESPONDING = frozenset(form for base in ("respond", "reply", "answer", "counter") for form in verb(base))
_THINGS = frozenset(["it", "him", "her", "them"])
ARTICLES = frozenset(["a", "an", "the", "its", "his", "her", "their", "this"])
_GENITIVES = ("'s", "’s")
_WORDS = SPEECH.holdings | SPEECH.reckonings | SPEECH.pronouncements
SPEAKING = frozenset([*verb("speak"), *verb("talk")])
PERFORMING = frozenset(form for base in SPEECH.performing for form in verb(base))
_CALLING = frozenset(form for base in SPEECH.calling for form in verb(base))
ADDRESSING = frozenset(form for base in SPEECH.addressing for form in verb(base))
_SUBJECT_WITHIN = 8
_OBJECT_WITHIN, _TOLL_WITHIN, _SPOKEN_WITHIN, _QUOTED_WITHIN, _RELEASED_WITHIN = 7, 7, 5, 9, 8


class SpeechVerbs:
    """The words of one sentence, asked whether they speak."""

    def __init__(self, row: Row) -> None:
        self._words, self._letters = row.words, row.letters

    def speaks(self, i: int, told: bool) -> bool:
        """Whether a form of a verb of speech is one: no noun, no deed, no "boats believed to be theirs".

        ``told``: it stands behind another's words, within which an act done by words is told.
        """
        to, what = (*self._words[i + 1 : i + 3], "", "")[:2]
        reputed = self._words[i] in SPEECH.reputed and to == "to" and what in SPEECH.reputed_to
        charged = self._words[i] == "accused" and self._words[i + 1 : i + 2] == ("of",)
        if charged and SPEECH.whom.isdisjoint(self._words[:i]):
            return False
        noun = self._letters[i] == "o" and self._words[i] in GRAMMAR.nouns_too
        deed = self._acts(i) or self._responds(i) or self._calls(i) or (told and self._is_done(i))
        return not (reputed or noun or deed or self._is_given(i) or self.has_article(i))

    def _is_given(self, i: int) -> bool:
        """Whether a report is what comes out each week or so: "its weekly report"."""
        return self._words[i] == "report" and i > 0 and self._words[i - 1] in SPEECH.regular

    def _responds(self, i: int) -> bool:
        """Whether an answer is given by deeds: "responded with shells", "replied by closing the road"."""
        return self._words[i] in _RESPONDING and self._words[i + 1 : i + 2] in (("with",), ("by",), ("to",))

    def _is_done(self, i: int) -> bool:
        """Whether an act done by words tells whose fate it is about: "the 12 who were promised freedom"."""
        return self._words[i] in PERFORMING and "r" in self._letters[:i]

    def _calls(self, i: int) -> bool:
        """Whether a relative clause tells what somebody calls a thing: "a town that Fiji declared safe"."""
        relative = (
            self._letters.rfind("r", max(0, i - _SUBJECT_WITHIN), i) if self._words[i] in _CALLING else 0
        )
        if relative < 1 or "," in self._letters[relative:i]:
            return False
        return self._letters[i + 1 : i + 2] not in ("", "s", "r", ",") and self._words[relative] != "who"

    def quotes(self, after: int) -> bool:
        """Whether an agency quotes somebody else: "quoted by Interfax as saying"."""
        words = self._words[after : after + _QUOTED_WITHIN]
        return "as" in words[:-1] and words[words.index("as") + 1] == "saying"

    def is_given_out(self, i: int) -> bool:
        """Whether what a source released are words, not people: "a list released by the army"."""
        return not _WORDS.isdisjoint(self._words[max(0, i - _RELEASED_WITHIN) : i])

    def has_article(self, i: int) -> bool:
        """Whether a word that may be a verb is a noun or before one: "a promise", "Peru's disputed vote"."""
        return i > 0 and (self._words[i - 1] in ARTICLES or self._words[i - 1].endswith(_GENITIVES))

    def _acts(self, i: int) -> bool:
        """Whether a verb of saying does something to somebody: "claimed 12 lives", "declared it safe"."""
        word, following = self._words[i], self._words[i + 1 : i + 1 + _OBJECT_WITHIN]
        if word in _CLAIMING and not SPEECH.taken.isdisjoint(following):
            return "that" not in following
        if following[:1] == ("it",) and (word in _GRANTING or self._letters[i + 2 : i + 3] in tuple("bhmve")):
            return False
        return not _THINGS.isdisjoint(following[:1]) and word not in ADDRESSING

    def places(self, i: int) -> bool:
        """Whether a verb gives a number: "put the toll at 12", "raised to 12 the number of dead".

        What is given to people is none: "gave first aid to 12 wounded".
        """
        following = self._words[i + 1 : i + 1 + _TOLL_WITHIN]
        if self._words[i] in SPEAKING:
            return "of" in following[:_SPOKEN_WITHIN]
        if self._words[i] in _GIVES and "to" in following:
            following = following[: following.index("to")]
        return not SPEECH.tolls.isdisjoint(following) or "at" in following[:2]
