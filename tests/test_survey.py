"""A set counted where it stands: the records of a report on a folder, and queries that readers can run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import fsspec
import pyarrow.parquet as pq
import pytest

import sets
from readout import corpus, families
from readout.corpus import Corpus
from readout.errors import InputError
from readout.markup import Html
from readout.parameters import Parameters
from readout.records import Document, Figure, Meeting
from readout.survey import claims, contents, encounters, evidence, files, is_set, tally
from readout.survey.opening import Survey, read
from samples import Draft, hostile, sample

CHAPTERS: list[Callable[[Survey], Html]] = [
    contents.summary, contents.by_month, contents.by_publisher, contents.unread, contents.copies,
    claims.by_outcome, encounters.summary, encounters.by_month, encounters.pairs, encounters.participants,
    encounters.places, files.tables, files.asking, files.columns,
]  # fmt: skip
OF_A_FAMILY: list[Callable[[Survey, str], Html]] = [
    claims.summary, claims.by_month, claims.by_value, claims.most_repeated, claims.by_side, claims.by_speaker,
]  # fmt: skip


def pages(found: Survey) -> Iterator[str]:
    """Everything that the notebooks show."""
    for chapter in CHAPTERS:
        yield chapter(found)._repr_html_()
    for family in families.FAMILIES:
        yield from (chapter(found, family.key)._repr_html_() for chapter in OF_A_FAMILY)


def news(name: str, date: str, *told: int, copy_of: str = "", meets: str = "") -> Document:
    """A document with a number of killed a sentence, each with a speaker, and a meeting."""
    d = Draft(name, *[f"{n} died, the mayor said." for n in told], "Ada met Bo.", date=date, copy_of=copy_of)
    for place, number in enumerate(told):
        d.figure(place, f"{number}", number, "killed", side="Norland", speaker="the mayor")
    if meets:
        d.meeting(len(told), "met", "Ada Quill", "Bo Marsh", date=meets, place="Port Vale")
    document = d.document()
    if not copy_of:
        return document
    there: dict[str, object] = {
        kind: tuple(_copied(r, copy_of) for r in getattr(document, kind)) for kind in ("figures", "meetings")
    }
    return document.model_copy(update=there)


def _copied(record: Figure | Meeting, original: str) -> Figure | Meeting:
    return record.model_copy(update={"copy_of": f"{original}#{record.id.rpartition('#')[2]}"})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    return read(str(sets.write(tmp_path_factory.mktemp("sample") / "set", sample())))


@pytest.fixture(scope="module")
def shown(told: Survey) -> list[str]:
    return list(pages(told))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return sets.write(tmp_path / "set", sample())


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Survey, list[Document]]:
    """Five documents, of which two copy the first one."""
    documents = [
        news("a", "2031-05-01", 12, 40, meets="2031-04-30"),
        news("b", "2031-05-03", 12, 40, copy_of="a", meets="2031-04-30"),
        news("c", "2031-06-04", 12, 40, copy_of="a", meets="2031-04-30"),
        news("d", "2031-06-05", 12, meets="2031-06-04"),
        news("e", "2031", 7),
    ]
    return read(str(sets.of(tmp_path_factory.mktemp("repeated") / "set", *documents))), documents


ASKED = [
    {},
    {"date_from": "2031-05"},
    {"date_from": "2031-05-02"},
    {"date_from": "2031-06"},
    {"date_to": "2031-05-31"},
    {"date_from": "2031-05-02", "date_to": "2031-05-31"},
    {"outcomes": ("injured",)},
    {"sides": ("norland",), "date_from": "2031-05-02"},
    {"participants": ("Bo Marsh",)},
]


class TestCounts:
    def test_hold_the_records_that_a_corpus_holds(self, told: Survey) -> None:
        whole = sample()
        for table, records in (
            ("claims", whole.figures),
            ("tellings", whole.meetings),
            ("encounters", whole.events),
        ):
            assert {row["id"] for row in told.rows(f"SELECT id FROM {table}")} == {r.id for r in records}

    @pytest.mark.parametrize("asked", ASKED, ids=str)
    def test_hold_what_a_corpus_holds_that_is_asked_the_same(
        self, asked: dict[str, object], repeated: tuple[Survey, list[Document]]
    ) -> None:
        survey, documents = repeated
        wanted = Parameters.model_validate(asked)
        part = corpus.select(Corpus.of(documents), wanted)
        found = read(survey.address, wanted)
        assert {row["id"] for row in found.rows("FROM texts")} == {d.id for d in part.documents}
        assert {row["id"] for row in found.rows("FROM claims")} == {f.id for f in part.figures}
        assert {row["id"] for row in found.rows("FROM tellings")} == {m.id for m in part.meetings}

    def test_of_the_most_repeated_claims_count_documents_and_leave_copies_out(
        self, repeated: tuple[Survey, list[Document]]
    ) -> None:
        words = repr(claims.most_repeated(repeated[0], "killed-and-injured"))
        assert words.startswith("12 people killed; Norland; the mayor: 2 claims in 2 documents")
        assert "40 people killed; Norland; the mayor: 1 claim in 1 document" in words

    def test_are_never_sums_of_what_is_claimed(self, repeated: tuple[Survey, list[Document]]) -> None:
        text = " ".join(repr(chapter(repeated[0], "killed-and-injured")) for chapter in OF_A_FAMILY)
        assert "4 claims in 3 documents" in text
        assert not {"71", "52", "24", "19"} & set(text.replace(",", " ").split())

    def test_of_values_stand_in_their_powers_of_ten(self, tmp_path: Path) -> None:
        document = news("a", "2031-05-01", 0, 1, 2, 9, 10, 99, 100, 1000, 10**17)
        text = repr(claims.by_value(read(str(sets.of(tmp_path, document))), "killed-and-injured"))
        for size, number in {"0": 1, "1": 1, "2 to 9": 2, "10 to 99": 2, "100 to 999": 1}.items():
            assert f"{size}: {number} claim{'s' if number > 1 else ''} in 1 document" in text

    def test_list_copies_below_their_original(self, repeated: tuple[Survey, list[Document]]) -> None:
        assert repr(contents.copies(repeated[0])).startswith("Copies of a: 2 documents")

    def test_name_what_could_not_be_read(self, tmp_path: Path) -> None:
        lost = news("lost", "").model_copy(
            update={"unread": "is no text; save it as text", "file": "lost.bin"}
        )
        found = read(str(sets.write(tmp_path, Corpus((news("a", "2031"),), (), unread=(lost,)))))
        assert repr(contents.unread(found)).startswith("is no text; save it as text: 1 filelost.bin")
        assert "Could not be read: 1 file" in repr(contents.summary(found))


class TestQueries:
    def test_that_pages_show_give_what_they_say(
        self, repeated: tuple[Survey, list[Document]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        survey = repeated[0]
        monkeypatch.chdir(survey.address)
        reader = duckdb.connect()
        reader.execute(survey.sql)
        groups = [
            *tally.by_rank(
                survey, tally.CLAIMS, {"side": "side", "value": "value"}, "outcome = 'killed'"
            ).groups,
            *tally.in_order(survey, tally.TELLINGS, {"month": "month"}, "true").groups,
            *tally.in_order(survey, tally.TEXTS, {"month": "month"}, "true").groups,
            *tally.by_rank(survey, tally.PAIRS, {"one": "one", "other": "other"}, "true").groups,
            tally.fact(survey, tally.TEXTS, "copy_of <> ''"),
        ]
        assert len(groups) > 8
        for group in groups:
            rows = reader.sql(group.query).fetchall()
            assert len(rows) == group.counts.get("claims", len(rows)) and rows
            assert len(rows) >= max(group.counts.values()) or group.view is tally.PAIRS

    def test_stand_on_the_page_word_for_word(
        self, told: Survey, shown: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(told.address)
        reader = duckdb.connect()
        reader.execute(told.sql)
        html = "".join(shown)
        queries = {part.partition("</code>")[0] for part in html.split("<code>FROM ")[1:]}
        assert len(queries) > 40
        for query in queries:
            assert reader.sql(f"FROM {_unescaped(query)}").fetchall()

    def test_list_the_first_rows_by_date_document_and_place(
        self, repeated: tuple[Survey, list[Document]]
    ) -> None:
        group = tally.fact(repeated[0], tally.CLAIMS, "true")
        order = [(row["published"], row["document"], row["start"]) for row in group.first]
        assert order == sorted(order) and len(order) == 4

    def test_tell_how_many_more_there_are_and_where(self, tmp_path: Path) -> None:
        found = read(str(sets.of(tmp_path, news("a", "2031-05-01", *range(1, 9)))))
        text = repr(claims.by_side(found, "killed-and-injured"))
        assert "3 more stand in figures/*.parquet. All of them:FROM claims WHERE" in text

    def test_that_list_all_groups_run(self, tmp_path: Path) -> None:
        found = read(str(sets.of(tmp_path, news("a", "2031-05-01", *range(1, 41)))))
        text = repr(claims.most_repeated(found, "killed-and-injured"))
        query = text.partition("15 more different claims follow. All of them:")[2]
        assert len(found.rows(query)) == 40


def _unescaped(html: str) -> str:
    for entity, letter in {"&lt;": "<", "&gt;": ">", "&#39;": "'", "&#34;": '"', "&amp;": "&"}.items():
        html = html.replace(entity, letter)
    return html


class TestPages:
    def test_quote_the_sentence_with_its_document_place_and_address(self, tmp_path: Path) -> None:
        document = news("a", "2031-05-01", 12).model_copy(
            update={"url": "https://news.example/a", "publisher": "The Herald", "title": "Twelve died"}
        )
        html = claims.summary(read(str(sets.of(tmp_path, document))), "killed-and-injured")._repr_html_()
        assert "<strong>12</strong> died, the mayor said." in html
        assert '<a href="https://news.example/a">Twelve died</a>' in html
        assert "1 May 2031 · The Herald" in html and "a, 0–2" in html

    def test_do_not_depend_on_how_the_set_is_cut(self, shown: list[str], tmp_path: Path) -> None:
        cut = list(pages(read(str(sets.write(tmp_path, sample(), each=1)))))
        assert [new for new, old in zip(cut, shown, strict=True) if new != old] == [cut[11]]
        assert "number of files" in cut[11]

    def test_have_an_honest_line_where_there_is_nothing(self, tmp_path: Path) -> None:
        found = read(str(sets.write(tmp_path, Corpus((), ()))))
        assert "<ul" not in "".join(pages(found)).partition("number of files")[0]
        assert repr(claims.summary(found, "displaced")) == "No document of this set gives such a figure."

    def test_escape_what_documents_say(self, tmp_path: Path) -> None:
        document = hostile().documents[0].model_copy(update={"url": "javascript:alert(1)"})
        html = "".join(pages(read(str(sets.of(tmp_path, document)))))
        assert "<script" not in html and "<img" not in html and 'href="javascript' not in html

    def test_place_every_bar_at_a_group_that_is_there(self, shown: list[str]) -> None:
        targets = [set(re.findall('<a [^>]*href="#([^"]+)"', html)) for html in shown]
        assert sum(map(len, targets)) > 30
        for found, html in zip(targets, shown, strict=True):
            assert found <= set(re.findall('<div id="([^"]+)"', html))

    def test_show_years_where_months_are_too_many(self, tmp_path: Path) -> None:
        documents = [news(f"n{year}", f"{year}-05-01", 3) for year in range(1950, 2031)]
        text = repr(claims.by_month(read(str(sets.of(tmp_path, *documents))), "killed-and-injured"))
        assert "Each bar is a year" in text and "21 earlier years not drawn." in text
        assert "1950: 1 claim in 1 document" in text

    def test_leave_no_month_out(self) -> None:
        from readout.survey.periods import _months

        months = _months("2030-11", "2032-02")
        assert len(months) == 16 and all(a < b for a, b in pairwise(months)) and "2031-01" in months


class TestSets:
    def test_in_a_store_are_read_where_they_stand(self, told: Survey) -> None:
        store = fsspec.filesystem("memory")
        store.put(told.address, "/bucket/set", recursive=True)
        there = read("memory://bucket/set")
        assert repr(claims.by_outcome(there)) == repr(claims.by_outcome(told))
        assert "SET VARIABLE folder = 'memory://bucket/set/';" in there.sql

    def test_hold_what_the_manifest_names_alone(self, own: Path) -> None:
        figures = own / "figures"
        pq.write_table(pq.read_table(figures / "0000.parquet"), figures / "left-over.parquet")
        assert read(str(own)).row("SELECT count(*) AS n FROM claims") == {"n": len(sample().figures)}

    def test_stand_in_folders_of_any_name(self, tmp_path: Path) -> None:
        found = read(str(sets.write(tmp_path / "it's [a] *set?", sample())))
        assert found.row("SELECT count(*) AS n FROM encounters") == {"n": len(sample().events)}

    def test_are_told_from_folders_of_documents(self, told: Survey, tmp_path: Path) -> None:
        assert is_set(told.address) and is_set("s3://bucket/set")
        (tmp_path / "manifest.json").write_text('{"name": "an app"}')
        assert not is_set(str(tmp_path)) and not is_set(str(tmp_path / "nowhere"))

    def test_without_a_manifest_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"manifest.json: there is no such file; name a folder that"):
            read(str(tmp_path))

    def test_of_another_format_are_refused(self, own: Path) -> None:
        file = own / "manifest.json"
        file.write_text(file.read_text().replace('"format":1', '"format":99'))
        with pytest.raises(InputError, match="format 99 is not 1; run readout extract again"):
            read(str(own))
        file.write_text("[]")
        with pytest.raises(InputError, match="is no set's manifest; run readout extract again"):
            read(str(own))

    def test_with_a_part_missing_say_which(self, own: Path) -> None:
        (own / "figures" / "0000.parquet").unlink()
        with pytest.raises(InputError, match=r"figures/0000.parquet.*run readout extract again") as error:
            claims.by_outcome(read(str(own)))
        assert "\n" not in str(error.value)

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            (
                {"sides": ("Ruritania",)},
                "parameter sides: no record has 'Ruritania'; the most frequent are: Norland",
            ),
            ({"speakers": ("Nobody Else",)}, "parameter speakers: no record has 'Nobody Else'"),
            ({"participants": ("Zed",)}, "parameter participants: no record has 'Zed'"),
            ({"show": "sentences"}, "parameter show: a set's documents have been read already"),
            ({"periods": Path("p.yml")}, "parameter periods: a set's documents have been read already"),
        ],
    )
    def test_refuse_what_they_do_not_hold(self, asked: dict[str, object], words: str, told: Survey) -> None:
        with pytest.raises(InputError) as error:
            read(told.address, Parameters.model_validate(asked))
        assert str(error.value).startswith(words) and "\n" not in str(error.value)


def test_counts_are_told_in_words() -> None:
    assert evidence.counted({"documents": 1, "claims": 2}) == "2 claims in 1 document"
