"""What a record lists in Python: what is asked, checked, found, and in which columns."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import InputError, NotFound, RecordError, open_record
from onrecord.doors.record import Record
from onrecord.record.entry import ArticleRecord
from onrecord.record.link import Relation
from onrecord.record.statement import Act
from onrecord.record.text import Article
from onrecord.store.queries import EXAMPLES, NAMES, narrowed, parsed
from small_world import kelly, measured, repeats, said, trump


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """Two statements of John Kelly, and one of Donald Trump that the first repeats."""
    with open_record(place) as opened:
        opened.add(measured())
        later, earlier = trump(), kelly()
        link = repeats(later.entries[0], earlier.entries[0])
        opened.add(replace(later, links=(link,)))
        yield opened


def texts(told) -> list[str]:
    return [one.text for one in told]


FORCE, MASS = "There will be no use of military force", "No mass deportations"
OPERATION = "It’s a military operation"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [FORCE, MASS, OPERATION]),
        ({"speaker": "kelly"}, [FORCE, MASS]),
        ({"speaker": ("kelly", "trump")}, [FORCE, MASS, OPERATION]),
        ({"speaker": "kel*"}, [FORCE, MASS]),
        ({"who": "John Kelly"}, [FORCE, MASS]),
        ({"outlet": "evening"}, [OPERATION]),
        ({"title": "kelly in mexico"}, [FORCE, MASS]),
        ({"text": "deportations"}, [MASS]),
        ({"measure": "military"}, [FORCE]),
        ({"act": Act.OTHER}, [FORCE, MASS, OPERATION]),
        ({"act": "pledge"}, []),
        ({"kind": ["direct", "mixed"]}, [FORCE, MASS, OPERATION]),
        ({"after": "2017-02-24"}, []),
        ({"after": date(2017, 2, 23), "before": "2018"}, [FORCE, MASS, OPERATION]),
        ({"office": "secretary", "query": "military NOT operation"}, [FORCE]),
        ({"least": 0.95}, []),
        ({"limit": 1}, [FORCE]),
        ({"limit": 0}, []),
    ],
)
def test_statements_are_those_that_answer_to_all_that_is_asked(record, asked, found) -> None:
    """The oldest first, and of one day as they came in."""
    assert texts(record.statements(**asked)) == found
    assert record.statements(**asked).count() == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_the_search_language_may_be_asked(record: Record, name: str) -> None:
    """And finds what the language finds."""
    value = EXAMPLES[name]
    found = [one.id for one in record.statements(**{name: value})]
    assert sorted(found) == sorted(hit.entry.id for hit in record.search(f'{name}:"{value}"'))


@given(name=st.sampled_from(NAMES), value=st.text(max_size=20))
def test_a_field_means_what_it_means_in_quotation_marks(name: str, value: str) -> None:
    """Whatever the value is, and it is refused where that is refused."""
    kept = value.replace('"', "").rstrip("*").strip().translate(dict.fromkeys(map(ord, "“”„«»")))
    try:
        expected = parsed(f'{name}:"{kept}"')
    except InputError:
        if kept:
            with pytest.raises(InputError):
                narrowed("", {name: kept})
        return
    assert narrowed("", {name: kept}) == expected


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"act": "pledged"}, "act cannot be 'pledged': 'pledged' is none of assert, deny"),
        ({"kind": "spoken"}, "kind cannot be 'spoken'"),
        ({"after": "yesterday"}, "after cannot be 'yesterday': a day is written 2017"),
        ({"before": "2017-02-30"}, "there is no day '2017-02-30'"),
        ({"speaker": 7}, "speaker cannot be 7: that is no text"),
        ({"speaker": "?!"}, "speaker cannot be '\\?!': there is no word"),
        ({"act": []}, "act is asked for 0 values"),
        ({"place": "x" * 201}, "place cannot be .* longer than 200"),
        ({"least": 1.5}, "least cannot be 1.5"),
        ({"least": "high"}, "least cannot be 'high'"),
        ({"limit": -1}, "limit cannot be -1"),
        ({"limit": True}, "limit cannot be True"),
        ({"who": 3}, "who cannot be 3"),
        ({"query": "(kelly"}, "this parenthesis is not closed"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_once(record: Record, asked, says: str) -> None:
    """Before anybody looks at the list, by the name of the argument, with what to write."""
    with pytest.raises(InputError, match=says) as refused:
        record.statements(**asked)
    assert refused.value.hint


def test_whom_nobody_prints_is_told(record: Record) -> None:
    """Rather than a list of nothing."""
    with pytest.raises(NotFound, match="nobody in the record is called 'Ada Quinn'"):
        record.statements(who="Ada Quinn")
    with pytest.raises(NotFound):
        record.links(who="Ada Quinn")


def test_a_list_asks_the_record_each_time_it_is_looked_at(record: Record) -> None:
    """What came in meanwhile is in it."""
    listed = record.statements(outlet="gazette")
    assert not listed
    assert listed.first() is None
    article = Article("“We will sail,” Ada Quinn said.", outlet="The Gazette")
    record.add(ArticleRecord(article, (said(article, "We will sail", "Ada Quinn"),)))
    assert listed
    assert texts(listed) == texts(listed) == ["We will sail"]


def test_a_list_outlives_its_record_only_to_say_that_it_is_closed(place: str) -> None:
    with open_record(place) as opened:
        listed = opened.statements()
    with pytest.raises(RecordError, match="is closed"):
        list(listed)


def test_many_are_read_a_page_at_a_time(record: Record) -> None:
    """Whoever takes the first has not asked for the texts of the last."""
    for number in range(450):
        article = Article(f"“Ferry {number} will sail,” Ada Quinn said.", path=str(number))
        words = f"Ferry {number} will sail"
        record.add(ArticleRecord(article, (said(article, words, "Ada Quinn"),)))
    asked: list[int] = []
    with record._reading() as connection:
        from onrecord.store import reading
        from onrecord.store.choosing import Choice, chosen

        pairs, whole = reading.entries, []

        def counted(connection, numbers):
            them = list(numbers)
            asked.append(len(them))
            return pairs(connection, them)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(reading, "entries", counted)
            told = chosen(connection, Choice(), 10_000)
            next(told)
            assert asked == [reading.CHUNK]
            whole = [*told]
    assert len(whole) == 452
    assert max(asked) == reading.CHUNK


def copy_of_ferry(record: Record, outlet: str) -> Article:
    from onrecord.read.sketches import sketch

    words = "The ferry will not sail before the wall is mended"
    text = f"“{words},” Ada Quinn said on the quay. " + "She spoke of wind and of tides. " * 30
    article = Article(text, outlet=outlet, published=date(2017, 3, 1))
    told = ArticleRecord(article, (said(article, words, "Ada Quinn"),))
    record.add(told, sketch=sketch(article))
    return article


def test_what_copies_print_again_comes_once(record: Record) -> None:
    """From the first of those that answer; `copies` has them all."""
    first, second = (copy_of_ferry(record, outlet) for outlet in ("The Ledger", "The Gazette"))
    assert [one.article for one in record.statements("ferry")] == [first]
    assert [one.article for one in record.statements(outlet="gazette")] == [second]
    assert [one.article for one in record.statements("ferry", copies=True)] == [first, second]
    counts = [record.statements("ferry", copies=one).count() for one in (False, True)]
    assert counts == [1, 2]
    assert [hit.article for hit in record.search("outlet:gazette")] == [second]


def test_links_are_those_that_answer(record: Record) -> None:
    """By relation, speaker on either side, measure, day of the later, state and probability."""
    (link,) = record.links()
    assert (link.later.text, link.relation, link.earlier.text) == (
        OPERATION,
        Relation.REPEATS,
        FORCE,
    )
    there = [
        {"relation": "repeats"},
        {"relation": (Relation.REPEATS, "agrees")},
        {"who": "Donald Trump"},
        {"who": "John Kelly", "after": "2017-02-23"},
        {"measure": "military force"},
        {"state": "candidate"},
        {"probability": 0.7, "least": 0.9},
    ]
    assert all(list(record.links(**asked)) == [link] for asked in there)
    not_there = [
        {"relation": "agrees"},
        {"before": "2017-02-23"},
        {"state": ["accepted", "rejected"]},
        {"probability": 0.71},
        {"least": 0.91},
        {"limit": 0},
    ]
    assert not any(list(record.links(**asked)) for asked in not_there)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"relation": "denies"}, "relation cannot be 'denies'"),
        ({"relation": []}, "relation cannot be \\[\\]"),
        ({"state": "open"}, "state cannot be 'open'"),
        ({"after": "soon"}, "after cannot be 'soon'"),
        ({"probability": -1}, "probability cannot be -1"),
        ({"measure": "—"}, "measure cannot be '—'"),
    ],
)
def test_what_cannot_be_asked_of_links_is_refused_at_once(record: Record, asked, says) -> None:
    with pytest.raises(InputError, match=says) as refused:
        record.links(**asked)
    assert refused.value.hint


def test_every_list_becomes_a_table_in_its_columns(record: Record) -> None:
    """Of Arrow, pandas and polars, row by row what the list has; and an empty one has columns."""
    for listed in (
        record.statements(),
        record.statements(act="pledge"),
        record.links(),
        record.speakers(),
        record.people(),
        record.measures,
    ):
        table = listed.to_arrow()
        assert table.num_rows == len(list(listed)) == listed.count()
        assert [str(one) for one in listed.to_pandas().columns] == table.column_names
        assert listed.to_polars().columns == table.column_names
        assert pa.table(listed).equals(table)


def test_a_row_says_who_when_and_the_words_themselves(record: Record) -> None:
    row = record.statements("operation").to_arrow().to_pylist()[0]
    assert (row["speaker"], row["office"], row["organization"], row["day"], row["words"]) == (
        "Donald Trump",
        "Secretary",
        "Homeland Security",
        date(2017, 2, 23),
        [OPERATION],
    )
    (link,) = record.links().to_arrow().to_pylist()
    assert (link["later_speaker"], link["relation"], link["earlier_speaker"]) == (
        "Donald Trump",
        "repeats",
        "John Kelly",
    )


def test_days_are_datetimes_in_pandas(record: Record) -> None:
    frame = record.statements().to_pandas()
    assert frame["day"].dt.year.tolist() == [2017] * 3


def test_half_of_a_surrogate_pair_leaves_as_a_question_mark(place: str) -> None:
    """In tables and in notebooks, which both are UTF-8."""
    article = Article("“Sail \ud83d now,” Ada \ud800 said.", outlet="\udc00")
    with open_record(place) as record:
        record.add(ArticleRecord(article, (said(article, "Sail \ud83d now", "Ada \ud800"),)))
        (row,) = record.statements().to_arrow().to_pylist()
        assert (row["speaker"], row["text"], row["outlet"]) == ("Ada ?", "Sail ? now", "?")
        json.dumps(record.statements()._repr_html_()).encode()
        record.statements().first()._repr_html_().encode()


@pytest.mark.parametrize(
    ("method", "module", "extra"),
    [
        ("to_arrow", "pyarrow", "arrow"),
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "polars"),
    ],
)
def test_what_is_not_installed_is_named_with_its_extra(
    record: Record, monkeypatch, method: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=f"needs {module}, which is not installed") as refused:
        getattr(record.statements(), method)()
    assert refused.value.hint == f"pip install 'onrecord[{extra}]'"


def test_one_statement_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    told = record.statements("operation").first()
    assert record.statement(told.id[:8]) == told
    with pytest.raises(NotFound):
        record.statement("00")
