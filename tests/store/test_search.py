"""What a reader types into a search, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from any_record import characters
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.record.entry import ArticleRecord, Entry, Office, Speaker, SpeakerType
from onrecord.record.text import Article, Span
from onrecord.store.fulltext import WEIGHTS, matching
from onrecord.store.queries import parsed
from onrecord.store.sql import Record, open_record
from onrecord.store.tables import SEARCHED
from small_world import kelly, measured, said, trump


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        opened.add(kelly())
        opened.add(trump())
        yield opened


def found(record: Record, query: str) -> list[str]:
    return [hit.entry.statement.text for hit in record.search(query)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("military force", "There will be no use of military force"),
        ("FORCE militáry", "There will be no use of military force"),
        ('"military operation"', "It’s a military operation"),
        ("“military operation”", "It’s a military operation"),
        ("deport*", "No mass deportations"),
        ('"mass deport"*', "No mass deportations"),
        ("trump", "It’s a military operation"),
        ("kelly mass", "No mass deportations"),
        ("evening wire", "It’s a military operation"),
        ('"white house"', "It’s a military operation"),
        ("military — force & no", "There will be no use of military force"),
        ("it's", "It’s a military operation"),
    ],
)
def test_words_are_found_wherever_they_stand(record: Record, query: str, words: str) -> None:
    """In what was said, who said it, the outlet and the title; all of them together."""
    assert found(record, query) == [words]


@pytest.mark.parametrize("query", ['"force military"', "military deportations", "deport", "xyzzy"])
def test_what_is_not_said_is_not_found(record: Record, query: str) -> None:
    """Words in another order, words of two statements, half a word, no word."""
    assert found(record, query) == []


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("10:30 military", '"10 30" military'),
        ("NEAR(military force)", "near military force"),
        ("NEAR/5 military", '"near 5" military'),
        ("{text}:military", '"text military"'),
        ("military + force", "military force"),
        ("'; DROP TABLE entries; --", "drop table entries"),
        ("^it’s", "it’s"),
    ],
)
def test_the_index_has_no_syntax_of_its_own(record: Record, query: str, plain: str) -> None:
    """What FTS5 would take for operators and columns is looked for as words."""
    assert found(record, query) == found(record, plain)


FORCE = "There will be no use of military force"
MASS = "No mass deportations"
OPERATION = "It’s a military operation"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("force OR mass", [FORCE, MASS]),
        ("military -force", [OPERATION]),
        ("military NOT force", [OPERATION]),
        ("NOT NOT force", [FORCE]),
        ("-military", [MASS]),
        ("kelly military OR mass", [FORCE, MASS]),
        ("kelly AND (military OR operation)", [FORCE]),
        ("-(force OR mass)", [OPERATION]),
        ("mass OR -kelly", [MASS, OPERATION]),
        ("speaker:kelly no", [FORCE, MASS]),
        ("speaker:military", []),
        ("outlet:wire", [OPERATION]),
        ('title:"kelly in"', [FORCE, MASS]),
        ("Text:deport*", [MASS]),
        ("office:homeland trump", []),
        ("office:secretary -force", [MASS, OPERATION]),
        ("act:other", [FORCE, MASS, OPERATION]),
        ("act:pledge OR mass", [MASS]),
        ("-act:OTHER", []),
        ("kind:direct military", [FORCE, OPERATION]),
        ("place:mexico", []),
        ("-place:mexico mass", [MASS]),
        ("after:2017-02-23 mass", [MASS]),
        ("after:2017-02-24", []),
        ("before:2017-02-23", []),
        ("before:2017-03 after:2017 force", [FORCE]),
        ("before:2018 (act:pledge OR (operation -force))", [OPERATION]),
    ],
)
def test_a_query_joins_leaves_out_and_asks_in_one_field(record, query, words):
    """AND binds closer than OR; what the record does not know is not found by a field."""
    assert sorted(found(record, query)) == sorted(words)


def test_a_search_may_be_for_a_measure(record):
    """What is said about it, by the words of the measure."""
    record.add(measured())
    assert found(record, 'measure:"force military"') == [FORCE]
    assert found(record, "measure:wall") == []


def test_words_beside_a_field_are_ranked_and_highlighted(record):
    """The field takes away, and the words still say what is best."""
    (hit,) = record.search("act:other force before:2018")
    assert [span.of(hit.snippet) for span in hit.highlights] == ["force"]
    assert hit.score > 0


def test_an_error_shows_the_place_with_a_caret(record):
    """Also far into a long query, of which only a part is shown."""
    with pytest.raises(InputError) as caught:
        record.search("kelly act:sing")
    told, query, caret = str(caught.value).split("\n")
    assert told.startswith("the search cannot be read: at character 7, 'sing' is none of assert,")
    assert query[caret.index("^") :] == "act:sing"
    with pytest.raises(InputError) as caught:
        record.search("word " * 1000 + ")")
    _, query, caret = str(caught.value).split("\n")
    assert (query[caret.index("^") :], len(query) < 80) == (")", True)


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("", 1),
        ("  ", 1),
        ("—", 1),
        ('a "b', 3),
        ('"', 1),
        ("a *", 3),
        ('a "" b', 3),
        ('a "!"', 3),
        ("a OR", 3),
        ("OR a", 1),
        ("a AND OR b", 7),
        ("a NOT", 3),
        ("(a", 1),
        ("a (b", 3),
        ("a)", 2),
        ("()", 2),
        ("a spaeker:kelly", 3),
        ("a speaker: kelly", 3),
        ("a speaker:* kelly", 3),
        ("kind:loud", 1),
        ("a after:tomorrow", 3),
        ("after:2017-02-30", 1),
        ("after:2017-13", 1),
        ("before:0000", 1),
        ("(" * 40 + "a" + ")" * 40, 31),
        ("act:deny " * 51, 451),
        ("office:" + "w" * 100_000, 1),
    ],
)
def test_a_query_that_cannot_be_read_says_where(record: Record, query: str, position: int) -> None:
    """At once, before anything is read, and with a hint."""
    with pytest.raises(InputError, match=f"at character {position},") as caught:
        record.search(query)
    assert caught.value.hint


@given(query=st.text(characters))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_is_read_or_refused(record: Record, query: str) -> None:
    """No string at all upsets the database."""
    _answered(record, query)


SYNTAX = """
    a force deport* "no use" " ( ) AND OR NOT - * ^ NEAR( speaker:kelly text: act:deny after:2017
    office:a place:% ' ; -- {text}: rowid:1 \0 \ud800 “ + , \\ ? :x %s
"""
PIECES = st.sampled_from(SYNTAX.split())


@given(query=st.lists(st.tuples(PIECES, st.sampled_from(["", " "])).map("".join), max_size=12))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_heap_of_syntax_is_read_or_refused(record, query):
    """Ours, FTS5's and SQL's, in any order."""
    _answered(record, "".join(query))


@given(
    query=st.lists(PIECES.filter(lambda one: one != "NOT"), min_size=1, max_size=6).map(" ".join)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_query_and_what_it_leaves_out_are_everything(record, query):
    """Each entry is found by a query or by its opposite."""
    try:
        parsed(query)  # alone: what closes a parenthesis of ours is another query
    except InputError:
        return
    there = found(record, f"({query})")
    assert sorted(there + found(record, f"NOT ({query})")) == sorted([FORCE, MASS, OPERATION])


def _answered(record: Record, query: str) -> None:
    try:
        asked = record.search(query)
    except InputError:
        return
    list(asked)


@pytest.mark.parametrize(
    "query",
    [
        "word " * 20_000,
        "xyzzy OR " * 5_000 + "xyzzy",
        "xyzzy" + " -word" * 5_000,
        "w" * 100_000,
        '"' + "w " * 50_000 + '"',
    ],
)
def test_a_query_of_any_length_is_answered(record: Record, query: str) -> None:
    """A whole article pasted into the search box."""
    assert found(record, query) == []


def test_highlights_cut_the_words_from_the_snippet(record: Record) -> None:
    """And a hit by the speaker's name alone shows the statement without any."""
    (hit,) = record.search("milit* force")
    assert [span.of(hit.snippet) for span in hit.highlights] == ["military", "force"]
    (hit,) = record.search("trump")
    assert (hit.snippet, hit.highlights) == ("It’s a military operation", ())


def test_a_snippet_of_a_long_statement_is_the_part_that_was_looked_for(record: Record) -> None:
    """Not all of a speech."""
    article = Article("word " * 500 + "needle " + "word " * 500)
    record.add(ArticleRecord(article, (said(article, article.text, "Ann Smith"),)))
    (hit,) = record.search("needle")
    assert len(hit.snippet) < 400
    assert [span.of(hit.snippet) for span in hit.highlights] == ["needle"]


def test_what_is_less_probable_takes_no_place_among_the_hits(record: Record) -> None:
    """A limit counts what is left."""
    article = Article("Mass deportations, deportations en masse.")
    sure = said(article, "deportations en masse", "Ann Smith")
    sure = replace(sure, statement=replace(sure.statement, probability=0.99))
    record.add(ArticleRecord(article, (said(article, "Mass deportations", "Ann Smith"), sure)))
    (hit,) = record.search("deportations", least=0.95, limit=1)
    assert hit.entry == sure


def test_what_is_said_counts_more_than_who_says_it(record: Record) -> None:
    """A statement about Kelly comes before Kelly's own."""
    article = Article("x")
    about = replace(
        said(article, "x", "Ann Smith"),
        statement=replace(said(article, "x").statement, text="We spoke with Kelly about this"),
    )
    record.add(ArticleRecord(article, (about,)))
    hits = list(record.search("kelly"))
    assert hits[0].entry == about
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_equal_hits_come_newest_first_and_then_by_id(tmp_path: Path) -> None:
    """In the same order in every record, however it was filled."""
    told = [kelly(outlet=f"Outlet {letter}") for letter in "abcdef"]
    old = replace(told[0].article, published=None)
    told[0] = ArticleRecord(old, (said(old, "No mass deportations", "John Kelly"),))
    orders = []
    for name, order in (("a.db", told), ("b.db", told[::-1])):
        with open_record(tmp_path / name) as record:
            for one in order:
                record.add(one)
            orders.append([hit.entry.id for hit in record.search("mass")])
    assert orders[0] == orders[1]
    assert orders[0][-1] == told[0].entries[0].id
    assert orders[0][:-1] == sorted(orders[0][:-1])


def test_every_column_of_the_index_has_a_weight() -> None:
    """In the table a reader can correct."""
    assert WEIGHTS.keys() == set(SEARCHED)


def test_a_word_is_quoted_for_the_index() -> None:
    """So that nothing in it is syntax."""
    asked = parsed('kelly "no use" -speaker:NEAR deport*')
    words = '("kelly" AND "no use" AND "deport" *) NOT ({speakers} : "NEAR")'
    assert matching(asked) == f"({words})"


@pytest.fixture
def spicer(record: Record) -> Record:
    """The same with a press secretary, and the White House itself."""
    told = trump()
    (one,) = told.entries
    speakers = (
        Speaker("Sean Spicer", SpeakerType.PERSON, 0.8, Office("Press Secretary", "White House")),
        Speaker("White House", SpeakerType.ORGANIZATION, 0.8),
    )
    article = replace(told.article, path="again.txt", text=told.article.text + " So he did.")
    entries = tuple(
        Entry(replace(one.statement, article=article.id, text=name), (who,))
        for name, who in zip(("by Spicer", "by the House"), speakers, strict=True)
    )
    apart = replace(entries[1].statement, content=(Span(1, 5),))
    record.add(ArticleRecord(article, (entries[0], replace(entries[1], statement=apart))))
    return record


@pytest.mark.parametrize(
    ("among", "words"),
    [
        ({"office": "press secretary"}, ["by Spicer"]),
        ({"office": "SECRETARY press"}, ["by Spicer"]),
        ({"office": "secretary", "organization": "white house"}, ["by Spicer"]),
        ({"organization": "white house"}, ["by Spicer", "by the House"]),
        ({"organization": "homeland"}, []),
        ({"office": "s%y"}, []),
    ],
)
def test_a_search_may_be_for_an_office_or_an_organization(spicer, among, words):
    """Its words in any order and case, in the title, or in the name of the body."""
    assert sorted(hit.entry.statement.text for hit in spicer.search("by", **among)) == words


@pytest.mark.parametrize("among", [{"office": " "}, {"organization": ""}])
def test_an_office_without_a_word_cannot_be_searched_for(record, among):
    """It would be everybody's."""
    with pytest.raises(InputError, match="no word of an office"):
        list(record.search("force", **among))
