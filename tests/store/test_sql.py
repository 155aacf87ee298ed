"""What a record keeps, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from any_record import article_records, probabilities
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from onrecord.errors import InputError, NotFound, OffsetError, RecordError
from onrecord.record.entry import ArticleRecord, told_together
from onrecord.record.text import Article, Span
from onrecord.store.asking import Counts
from onrecord.store.sql import Record, open_record
from onrecord.store.tables import METADATA
from small_world import kelly, repeats, said, trump


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        yield opened


def dump(record: Record) -> list[object]:
    """Every row of every table."""
    with record._reading() as connection:
        return [
            sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
        ]


@given(told=article_records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_goes_in_comes_out_equal(tmp_path_factory: pytest.TempPathFactory, told) -> None:
    """Every field of every noun, whatever characters it holds, and nothing is amiss then."""
    with open_record(tmp_path_factory.mktemp("any") / "onrecord.db") as record:
        assert record.add(told)
        assert record.article(told.article.id) == told
        assert list(record.articles()) == [told.article]
        assert list(record.doctor()) == []
        before = dump(record)
        assert not record.add(told)
        assert dump(record) == before


@given(told=article_records(), least=probabilities)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_less_probable_is_left_out_and_nothing_dangles(
    tmp_path_factory: pytest.TempPathFactory, told: ArticleRecord, least: float
) -> None:
    """Neither an end of a link nor the statement around another, wherever one asks."""
    with open_record(tmp_path_factory.mktemp("any") / "onrecord.db") as record:
        record.add(told)
        (one,) = record.records(least=least)
        assert one == record.article(told.article.id, least=least)
        likely = tuple(e for e in told.entries if e.statement.probability >= least)
        ids = {entry.id for entry in likely}
        assert one.entries == told_together(likely)
        assert {id_ for entry in one.entries for id_ in entry.after} <= ids
        assert {entry.id for entry, _ in record.entries(least=least)} == ids
        assert {entry.statement.nested_in for entry in likely} <= {*ids, None}
        kept = [link for link in told.links if {link.a, link.b} <= ids]
        assert list(one.links) == list(record.every_link(least=least)) == kept
        about = [tuple(one for one in m.statements if one in ids) for m in told.measures]
        assert [m.statements for m in one.measures] == about
        assert [replace(m, statements=()) for m in one.measures] == [
            replace(m, statements=()) for m in told.measures
        ]
        assert one.skips == told.skips


def test_adding_twice_changes_nothing(record: Record) -> None:
    """Not a byte of a row."""
    assert record.add(kelly(), phrases={kelly().entries[0].id: {"p", "q"}})
    before = dump(record)
    assert not record.add(kelly(), phrases={kelly().entries[0].id: {"p", "q"}})
    assert dump(record) == before


def test_another_model_has_the_last_word(record: Record) -> None:
    """A re-reading replaces what the machine said of that article, and only of that."""
    record.add(trump())
    record.add(kelly())
    again = kelly(model="attributions 2")
    again = replace(again, entries=again.entries[:1])
    assert record.add(again)
    assert record.article(again.article.id) == again
    assert record.counts() == Counts(articles=2, entries=2, speakers=2, measures=0, links=0)
    assert [hit.article.title for hit in record.search("deportations")] == []
    assert list(record.doctor()) == []


def test_links_of_entries_found_again_stay(record: Record) -> None:
    """A re-reading takes away the links of what it no longer finds, and no others."""
    force, mass = kelly().entries
    operation = trump().entries[0]
    record.add(kelly())
    record.add(replace(trump(), links=(repeats(operation, force), repeats(operation, mass))))
    again = kelly(model="attributions 2")
    record.add(replace(again, entries=again.entries[:1]))
    assert list(record.every_link()) == [repeats(operation, force)]
    assert record.article(again.article.id).links == (repeats(operation, force),)


def test_a_link_found_again_from_the_other_side_is_the_same_link(record: Record) -> None:
    """Which of two undated entries is the later one depends on which was read last."""
    force, mass = kelly().entries
    record.add(replace(kelly(), links=(repeats(force, mass),)))
    record.add(replace(kelly(model="2"), links=(repeats(mass, force),)))
    assert list(record.every_link()) == [repeats(mass, force)]


def test_a_link_into_nowhere_is_not_kept(record: Record) -> None:
    """The other entry was replaced while this article was being read."""
    record.add(replace(trump(), links=(repeats(trump().entries[0], kelly().entries[0]),)))
    assert list(record.every_link()) == []


def test_an_article_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    """As much of it as one would type."""
    record.add(kelly())
    assert record.article(kelly().article.id[:6].upper()) == kelly()


def test_an_entry_comes_with_its_article(record: Record) -> None:
    """By the beginning of the entry's id."""
    record.add(kelly())
    entry = kelly().entries[1]
    assert record.entry(entry.id[:8]) == (entry, kelly().article)


@pytest.mark.parametrize("start", ["", "zz", "0x1f", "%", "' OR 1=1 --", "\ud800", "f" * 40])
def test_what_is_not_there_is_not_found(record: Record, start: str) -> None:
    """Whatever is asked for, the answer says so and what to do."""
    record.add(kelly())
    with pytest.raises(NotFound) as caught:
        record.article(start)
    assert caught.value.hint
    with pytest.raises(NotFound):
        record.entry(start)


def test_an_ambiguous_id_names_what_it_may_mean(record: Record) -> None:
    """A prefix of several ids finds none of them."""
    for count in range(17):  # so many that two must begin alike
        record.add(kelly(outlet=f"Outlet {count}"))
    ids = sorted(article.id for article in record.articles())
    start = next(a[0] for a, b in pairwise(ids) if a[0] == b[0])
    with pytest.raises(NotFound) as caught:
        record.article(start)
    assert next(one for one in ids if one.startswith(start)) in caught.value.hint


def test_entries_come_by_the_day_they_were_said(record: Record) -> None:
    """The oldest first; one that does not say when counts from its article's day."""
    late = Article("“Later,” she said.", published=None)
    record.add(ArticleRecord(late, (said(late, "Later", "Ann Smith"),)))
    record.add(kelly())
    texts = [entry.statement.text for entry, _ in record.entries()]
    assert texts == ["There will be no use of military force", "No mass deportations", "Later"]


@pytest.mark.parametrize("name", ["John Kelly", "JOHN  KELLY", "id"])
def test_a_speakers_entries_are_found_by_name_or_id(record: Record, name: str) -> None:
    """By the whole name, whatever its case, and by the id that the wire format prints."""
    record.add(trump())
    record.add(kelly())
    speaker = kelly().entries[0].speakers[0]
    found = record.entries(speaker=speaker.id if name == "id" else name)
    assert [entry for entry, _ in found] == list(kelly().entries)


def test_a_whole_name_comes_before_a_part_of_one(record: Record) -> None:
    """Whole, then the beginning, then the beginning of a word, then any part."""
    article = Article("a b c d")
    names = {"a": "Zakelly Smith", "b": "John Kelly", "c": "Kelly Jones", "d": "KELLY"}
    record.add(ArticleRecord(article, tuple(said(article, w, n) for w, n in names.items())))
    found = [tally.name for tally in record.speakers("kelly")]
    assert found == ["KELLY", "Kelly Jones", "John Kelly", "Zakelly Smith"]


def test_speakers_are_counted(record: Record) -> None:
    """In entries and in articles; accents and case do not matter when asking."""
    article = Article("a b")
    peña = tuple(said(article, words, "Enrique Peña Nieto") for words in "ab")
    record.add(ArticleRecord(article, peña))
    (tally,) = record.speakers("pena")
    assert (tally.name, tally.entries, tally.articles) == ("Enrique Peña Nieto", 2, 1)
    assert tally.id == peña[0].speakers[0].id


@pytest.mark.parametrize("name", ["%", "_", "\\", "' OR 1=1 --", "\0", "\ud800"])
def test_a_name_is_never_taken_for_a_pattern(record: Record, name: str) -> None:
    """Nobody has such a name, so nobody is found."""
    record.add(kelly())
    assert list(record.speakers(name)) == []
    assert list(record.entries(speaker=name)) == []


def test_what_shares_most_phrases_comes_first(record: Record) -> None:
    """Then the newest; the limit cuts the rest."""
    force, mass = kelly().entries
    record.add(kelly(), phrases={force.id: {"p", "q"}, mass.id: {"p"}})
    record.add(trump(), phrases={trump().entries[0].id: {"r"}})
    assert list(record.sharing({"p", "q", "r"}, limit=1)) == [force]
    assert {entry.id for entry in record.sharing({"p"}, limit=9)} == {force.id, mass.id}
    assert list(record.sharing({"none"}, limit=9)) == []
    assert list(record.sharing(set(), limit=9)) == []


def test_a_speech_of_any_length_may_share_phrases(record: Record) -> None:
    """More phrases than a database takes parameters."""
    record.add(kelly(), phrases={kelly().entries[0].id: {"p"}})
    many = {str(number) for number in range(300_000)} | {"p"}
    assert list(record.sharing(many, limit=9)) == [kelly().entries[0]]


def broken(told: ArticleRecord, **changes: object) -> ArticleRecord:
    first = told.entries[0]
    return replace(told, entries=(replace(first, statement=replace(first.statement, **changes)),))


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (broken(kelly(), article="0" * 16), InputError),
        (broken(kelly(), nested_in="0" * 16), InputError),
        (broken(kelly(), content=(Span(0, 9999),)), OffsetError),
        (broken(kelly(), source=(Span(9998, 9999),)), OffsetError),
        (replace(kelly(), entries=kelly().entries[:1] * 2), InputError),
    ],
)
def test_what_does_not_hang_together_is_refused(
    record: Record, told: ArticleRecord, error: type[Exception]
) -> None:
    """Before anything is written."""
    before = dump(record)
    with pytest.raises(error):
        record.add(told)
    assert dump(record) == before


def test_what_is_surer_than_the_statement_around_it_is_refused(record: Record) -> None:
    """It would stay, and point at nothing, where that one is left out."""
    outer, inner = kelly().entries
    nested = replace(inner, statement=inner.statement.within(outer.statement))
    surer = replace(nested, statement=replace(nested.statement, probability=0.95))
    with pytest.raises(InputError, match="more probable"):
        record.add(replace(kelly(), entries=(outer, surer)))
    assert record.add(replace(kelly(), entries=(outer, nested)))


def test_phrases_of_nobody_are_refused(record: Record) -> None:
    """A phrase must lead to an entry of the article."""
    with pytest.raises(InputError, match="phrases"):
        record.add(kelly(), phrases={"0" * 16: {"p"}})


def test_reading_goes_on_while_something_is_added(record: Record) -> None:
    """A listing is of the record as it stood when it began."""
    record.add(kelly())
    listing = record.records()
    first = next(listing)
    record.add(trump())
    assert [first, *listing] == [kelly()]
    assert record.counts().articles == 2


def test_a_closed_record_says_so(tmp_path: Path) -> None:
    """And closing twice is no mistake."""
    record = open_record(tmp_path / "onrecord.db")
    record.close()
    record.close()
    with pytest.raises(RecordError, match="is closed"):
        record.counts()


def test_a_limit_is_never_negative(record: Record) -> None:
    """SQLite would take it for no limit at all."""
    with pytest.raises(InputError, match="limit"):
        record.search("word", limit=-1)
    assert list(record.search("word", limit=10**30)) == []


def test_a_huge_article_is_kept_whole(record: Record) -> None:
    """Ten million characters, and a span at the end of them."""
    article = Article("x" * 10_000_000 + " no")
    told = ArticleRecord(article, (said(article, " no", "Somebody"),))
    record.add(told)
    assert record.article(told.article.id) == told


def test_several_threads_may_use_one_record(record: Record) -> None:
    """Each has a connection of its own, and writers wait for each other."""

    def add_and_look(number: int) -> int:
        record.add(kelly(outlet=f"Outlet {number}"))
        return len(list(record.search("mass")))

    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(add_and_look, range(12)))
    assert max(seen) == 12
    assert list(record.doctor()) == []
