"""What users add to the lexicon: a folder of five files, each a list of words or names of one kind.

A word is added by one that the library knows (``like``): it is used as that one is, in all its forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import AfterValidator, Field, model_validator

from readout import yamlfile
from readout.errors import InputError
from readout.lexicon import Entry, raw
from readout.records import Category
from readout.remedies import fields, listed, nearest, options


def _small(word: str) -> str:
    if not word or not all(c.isalpha() or c in " -'" for c in word) or word != word.strip():
        raise ValueError("is no word; write letters, with spaces or hyphens between them")
    return word.lower()


def _name(name: str) -> str:
    if not name or name != " ".join(name.split()) or not name[0].isalnum():
        raise ValueError("is no name; write it as the documents do, beginning with a letter")
    return name


def _marked(sentence: str) -> str:
    if not (sentence.count("[") == sentence.count("]") > 0):
        raise ValueError("marks nothing; put what is found into brackets: Twelve [rebels] fled.")
    return sentence


Word = Annotated[str, AfterValidator(_small)]
Name = Annotated[str, AfterValidator(_name)]
Kind = Literal["country", "organisation", "armed group", "news media", "people", "person"]


class Addition(Entry):
    """What every entry may carry."""

    examples: tuple[Annotated[str, AfterValidator(_marked)], ...] = Field(
        default=(), description="sentences, with what is found in brackets; tried before anything is read"
    )
    counter_examples: tuple[str, ...] = Field(
        default=(), description="sentences in which nothing of it is found; tried, too"
    )


class Actor(Addition):
    """A country, organisation, armed group, medium, people or person."""

    name: Name = Field(description="the name that the report uses")
    kind: Kind = Field(description=listed(get_args(Kind)))
    aliases: tuple[Name, ...] = Field(default=(), description="other names, acronyms, noms de guerre")
    adjectives: tuple[Name, ...] = Field(default=(), description="of a country: Norlandic")
    people: tuple[Name, ...] = Field(default=(), description="what a country's people are called: Norlander")
    capital: Name = Field(default="", description="a country's capital, which may stand for its government")

    @model_validator(mode="after")
    def _of_countries(self) -> Actor:
        own = [key for key in ("adjectives", "people", "capital") if getattr(self, key)]
        if own and self.kind != "country":
            raise ValueError(f"{own[0]} is of countries; take it away, or write kind: country")
        return self


class Title(Addition):
    """A title, rank or form of address."""

    title: Word = Field(description="the title, small, in the singular")
    like: Word = Field(description="a title that the library knows and that is used like it")
    plural: Word = Field(default="", description="left out where it ends in -s")


class Place(Addition):
    """A town or a region."""

    place: Name = Field(description="its name")
    kind: Literal["town", "region"] = Field(description="town or region")
    country: Name = Field(default="", description="its country; left out where that is disputed")


class OutcomeWord(Addition):
    """A verb or noun for what happens to people."""

    word: Word = Field(description="a verb in its base form, or a noun in the singular")
    like: Word = Field(description="a word that the library knows and that is used like it")
    past: Word = Field(default="", description="of a verb, left out where it ends in -ed")


class CategoryWord(Addition):
    """A noun for people of some kind."""

    noun: Word = Field(description="the noun, in the singular")
    category: Category = Field(description=listed(options(Category)))
    plural: Word = Field(default="", description="left out where it ends in -s")


class File(NamedTuple):
    """One of the files: its name, what stands in it, and how it becomes part of the lexicon."""

    name: str
    shape: type[Addition]
    add: Callable[[_House, Any], None]

    def path(self, folder: Path) -> Path:
        """Where the file stands in a user's folder."""
        return folder / self.name


class Unknown(Exception):
    """A value that the lexicon has nothing for: the key that it stands under, and what to write."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key


class _House:
    """The library's word lists that something was added to, as they stand in its files."""

    def __init__(self) -> None:
        self.lists: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.lists:
            self.lists[name] = raw(name)
        return self.lists[name]


def extended(folder: Path) -> dict[str, Any]:
    """The library's word lists, by name, that the folder's files add to, with what they add.

    Raises InputError for anything in the folder that is not understood.
    """
    house = _House()
    for file, number, entry in entries(folder):
        try:
            file.add(house, entry)
        except Unknown as unknown:
            raise yamlfile.error(file.path(folder), [number, unknown.key], str(unknown)) from None
    return house.lists


def entries(folder: Path) -> Iterator[tuple[File, int, Any]]:
    """The entries of a folder's files, each with its file and its number there."""
    _refuse_others(folder)
    for file in FILES:
        if file.path(folder).is_file():
            shape: Any = tuple[file.shape, ...]  # type: ignore[name-defined]
            for number, entry in enumerate(yamlfile.read(file.path(folder), shape)):
                yield file, number, entry


def _refuse_others(folder: Path) -> None:
    """Raise InputError for a folder that is none and for a file in it that would not be read."""
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; name the folder of word lists, or leave it out")
    known = [file.name for file in FILES]
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            raise InputError(
                f"{path}: is none of the files that are read{nearest(path.name, known)}; "
                f"they are {', '.join(known)}"
            )


_OF_COUNTRIES = {"adjectives": "adjective", "people": "people"}
_ROWS = {"organisation": "bodies", "news media": "media", "armed group": "groups", "people": "peoples"}


def _actor(house: _House, actor: Actor) -> None:
    names = [actor.name, *actor.aliases]
    _refuse_known(house, actor)
    match actor.kind:
        case "country":
            house["countries"][actor.name] = {
                "name": actor.name,
                "names": list(actor.aliases),
                "adjective": list(actor.adjectives),
                "people": list(actor.people),
            }
            if actor.capital:
                house["bodies"]["capitals"][actor.capital] = actor.name
                house["cities"][actor.capital] = actor.name
        case "person":
            house["pseudonyms"].append(names)
        case "people":
            house["bodies"]["peoples"].append(names[::-1])
        case kind:
            house["bodies"][_ROWS[kind]].append(names)
            house["bodies"]["published"].append(actor.name)


def _refuse_known(house: _House, actor: Actor) -> None:
    """Raise Unknown for a name that another actor bears."""
    rows = [row for kind in _ROWS.values() for row in house["bodies"][kind]]
    taken = {name: row[0] for row in [*rows, *house["pseudonyms"]] for name in row}
    for key, given in (("name", (actor.name,)), ("aliases", actor.aliases)):
        for name in given:
            if name in taken:
                raise Unknown(key, f"{name!r} is a name of {taken[name]} already; take it away")


def _title(house: _House, title: Title) -> None:
    lists = [*_lists_of_titles(house["titles"])]
    known = [words for words in lists if title.like in words]
    if not known:
        every = dict.fromkeys(word for words in lists for word in words)
        raise Unknown("like", _no_word(title.like, every, "president, foreign minister, general, mr"))
    for words in known:
        words.append(title.title)
    if title.plural:
        house["irregular"]["nouns"][title.title] = title.plural


def _lists_of_titles(titles: dict[str, Any]) -> Iterator[list[str]]:
    for office in titles["offices"].values():
        yield from (*office["called"], office["generally"])
    yield from (words for words in titles.values() if isinstance(words, list))


def _place(house: _House, place: Place) -> None:
    if place.kind == "region":
        house["regions"][place.place] = place.country
    else:
        house["cities"][place.place] = place.country


def _outcome(house: _House, outcome: OutcomeWord) -> None:
    rules = house["outcomes"]["rules"]
    known = [rule["words"] for rule in rules if outcome.like in rule["words"]]
    if not known:
        every = dict.fromkeys(word for rule in rules for word in rule["words"] if word.isalpha())
        raise Unknown("like", _no_word(outcome.like, every, "kill, die, wound, capture, free, flee, death"))
    for words in known:
        words.append(outcome.word)
    if outcome.past:
        house["irregular"]["verbs"][outcome.word] = [outcome.past, outcome.past]


def _category(house: _House, noun: CategoryWord) -> None:
    kinds = house["people"]["categories"]
    for words in (*kinds.values(), house["people"]["people"]):
        if noun.noun in words:
            words.remove(noun.noun)
    kinds.setdefault(noun.category, []).append(noun.noun)
    if noun.plural:
        house["irregular"]["nouns"][noun.noun] = noun.plural


def _no_word(word: str, known: Iterable[str], some: str) -> str:
    near = nearest(word, known)
    return f"{word!r} is not known{near or f'; write a word that the library knows, such as {some}'}"


FILES = (
    File("actors.yml", Actor, _actor),
    File("titles.yml", Title, _title),
    File("places.yml", Place, _place),
    File("outcomes.yml", OutcomeWord, _outcome),
    File("categories.yml", CategoryWord, _category),
)


class Row(NamedTuple):
    """What is told of a key in the book: which file it is of, whether it has to be there, what it means."""

    file: str
    key: str
    needed: bool
    meaning: str


def rows() -> list[Row]:
    """The keys of the files, those of all files last."""
    common = fields(Addition)
    own = [
        Row(file.name, key, file.shape.model_fields[key].is_required(), meaning)
        for file in FILES
        for key, meaning in fields(file.shape).items()
        if key not in common
    ]
    return [*own, *(Row("all of them", key, False, meaning) for key, meaning in common.items())]
