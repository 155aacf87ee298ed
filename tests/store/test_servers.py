"""A record that a PostgreSQL server keeps: opened, refused, shared, and searched like a file."""

from __future__ import annotations

import importlib.util
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord import pipeline
from onrecord.errors import InputError, NewerRecord, NotFound, RecordError
from onrecord.record.entry import ArticleRecord
from onrecord.record.link import Relation
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.store import migrations, servers
from onrecord.store.dialects import Postgresql
from onrecord.store.faults import plainly
from onrecord.store.sql import open_record
from onrecord.store.tables import METADATA
from small_world import kelly, measured, repeats, said, trump


def test_it_is_made_where_there_is_none_and_found_again(database: str) -> None:
    """With all that was put in it."""
    with open_record(database) as record:
        assert record.add(measured())
    with open_record(database, create=False) as record:
        assert list(record.records()) == [measured()]
        assert not record.add(measured())
        assert list(record.doctor()) == []


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_nothing_is_made_that_was_not_asked_for(database: str, options: dict[str, bool]) -> None:
    """Neither for reading nor with `create=False`."""
    with pytest.raises(NotFound, match="there is no record"):
        open_record(database, **options)
    with psycopg.connect(database) as connection:
        assert (
            connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'").rowcount < 1
        )


def test_a_database_of_another_program_is_refused(database: str) -> None:
    """And left as it is."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE recipes (name text)")
    with pytest.raises(RecordError, match="a database of another program") as caught:
        open_record(database)
    assert caught.value.hint


def test_a_newer_record_is_refused(database: str) -> None:
    """With what to do about it."""
    open_record(database).close()
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE meta SET value = '9999' WHERE name = 'version'")
    with pytest.raises(NewerRecord, match="is of version 9999"):
        open_record(database)


def test_an_older_record_takes_the_steps_that_it_has_not_taken(database, monkeypatch) -> None:
    """In the words of the server, in one transaction."""
    step = f"{migrations.NEWEST + 1:04}_more"

    class More:
        @staticmethod
        def upgrade(connection):
            raise AssertionError("these are SQLite's words")

        @staticmethod
        def upgrade_server(connection):
            connection.execute(text("CREATE TABLE more (number bigint)"))

    open_record(database).close()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "NAMES", (*migrations.NAMES, step))
        patch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
        patch.setattr(migrations, "import_module", lambda name: More)
        with pytest.raises(RecordError, match="this program writes"):
            open_record(database, read_only=True)
        open_record(database).close()
        open_record(database, read_only=True).close()
    with psycopg.connect(database) as connection:
        (version,) = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
        connection.execute("SELECT number FROM more")
    assert int(version) == migrations.NEWEST + 1


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://who:secret@127.0.0.1:1/news", "cannot be reached"),
        ("postgresql://who:secret@127.0.0.1", "does not name a database"),
        ("postgresql://who:secret@127.0.0.1:port/news", "cannot be read"),
        ("mysql://who:secret@127.0.0.1/news", "cannot be kept at a mysql address"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address, message) -> None:
    """And with what to do."""
    with pytest.raises(RecordError, match=message) as caught:
        open_record(address)
    assert caught.value.hint
    assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_there_is_no_such_database(server: str) -> None:
    """The server's own word for it, in ours."""
    with pytest.raises(RecordError, match=r"cannot be (opened|reached)") as caught:
        open_record(f"{server}/nowhere")
    assert caught.value.hint


def test_a_record_is_called_by_its_address_without_the_password(database: str) -> None:
    """In whatever is printed."""
    secret = database.replace("tests@", "tests:secret@")
    with open_record(secret) as record:
        assert record.path == database.replace("tests@", "tests:***@")


def test_without_the_driver_it_says_what_to_install(monkeypatch) -> None:
    """It is an extra."""
    known = importlib.util.find_spec
    none = lambda name, *more: None if name == "psycopg" else known(name, *more)  # noqa: E731
    monkeypatch.setattr(servers, "find_spec", none)
    with pytest.raises(RecordError, match="needs psycopg") as caught:
        open_record("postgresql://127.0.0.1/news")
    assert "onrecord[postgres]" in caught.value.hint


def test_what_is_open_for_reading_is_not_written(database: str) -> None:
    """Not even behind our back: the server refuses it, too."""
    open_record(database).close()
    with open_record(database, read_only=True) as record:
        with pytest.raises(RecordError, match="for reading only"):
            record.add(kelly())
        with pytest.raises(RecordError, match="cannot be written"), record._reading() as connection:
            connection.exec_driver_sql("DELETE FROM articles")


def test_a_listing_shows_the_record_as_it_stood_when_it_began(place: str) -> None:
    """Whoever writes meanwhile; in a file as on a server."""
    with open_record(place) as record:
        record.add(kelly())
        listing = record.articles()
        first = next(listing)
        record.add(trump())
        assert [first, *listing] == [kelly().article]
        assert record.counts().articles == 2


def test_several_who_add_at_once_all_succeed(place: str) -> None:
    """Each in its turn, also where all of them find nothing there."""

    def add(name: str) -> None:
        with open_record(place) as record:
            for number in range(5):
                record.add(kelly(f"{name} {number}"), matcher=Identities())

    with ThreadPoolExecutor(4) as them:
        list(them.map(add, "abcd"))
    with open_record(place) as record:
        assert record.counts().articles == 20
        assert list(record.doctor(matcher=Identities())) == []


def test_two_who_make_one_record_at_once_make_one(database: str) -> None:
    """The second finds what the first made."""
    with ThreadPoolExecutor(3) as them:
        list(them.map(lambda _: open_record(database).close(), range(3)))
    with open_record(database, create=False) as record:
        assert record.counts().articles == 0


def test_a_record_that_is_locked_is_waited_for_and_then_refused(place: str) -> None:
    """Nothing was changed."""
    with (
        open_record(place) as record,
        open_record(place, patience=0.1) as other,
        record._writing(),
        pytest.raises(RecordError, match="is locked by another program") as caught,
    ):
        other.add(kelly())
    assert "nothing was changed" in caught.value.hint


def add_on_and_on(place: str, acknowledged: Connection) -> None:
    with open_record(place) as record:
        for number in range(10_000):
            record.add(kelly(f"outlet {number}"), matcher=Identities())
            acknowledged.send(kelly(f"outlet {number}").article.id)


def test_killed_at_any_moment_it_loses_nothing(database: str) -> None:
    """What a client had not committed is gone, and the next one goes on at once."""
    open_record(database).close()
    ids: set[str] = set()
    for most in (0, 2, 5):
        ours, theirs = Pipe(duplex=False)
        child = get_context("fork").Process(target=add_on_and_on, args=(database, theirs))
        child.start()
        theirs.close()
        ids.update(ours.recv() for _ in range(most))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        with open_record(database, patience=5) as record:
            assert ids <= {article.id for article in record.articles()}
            assert record.add(kelly(f"after {most}"))
            assert list(record.doctor()) == []


def test_a_connection_that_breaks_is_told(database: str) -> None:
    """And nothing that was acknowledged is lost."""
    with open_record(database) as record:
        record.add(kelly())
        with record._reading() as connection:
            (own,) = connection.exec_driver_sql("SELECT pg_backend_pid()").one()
            with psycopg.connect(database, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (own,))
            with pytest.raises(RecordError, match=r"is gone"), plainly(record.path):
                connection.exec_driver_sql("SELECT 1")
    with open_record(database) as record:
        assert list(record.records()) == [kelly()]


def test_a_server_copies_with_a_program_of_its_own(database: str, tmp_path: Path) -> None:
    """That is told."""
    with open_record(database) as record, pytest.raises(RecordError) as caught:
        record.backup(tmp_path / "copy.db")
    assert "pg_dump" in caught.value.hint


def test_compacting_gives_back_room(database: str) -> None:
    """And waits no longer than one waits."""
    with open_record(database, patience=0.2) as record:
        for number in range(30):
            record.add(kelly(f"outlet {number} " + "and so on " * 200))
        with record._writing() as connection:
            connection.exec_driver_sql("DELETE FROM articles WHERE number > 1")
        done = record.compact()
        assert done.after < done.before
        with record._reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM articles").one()
            with pytest.raises(RecordError, match="is being read by another program"):
                record.compact()
        assert record.counts().articles == 1
        assert list(record.doctor()) == []


def test_the_index_is_mended(database: str) -> None:
    """Where somebody has taken words out of it, or changed what it is made of."""
    with open_record(database) as record:
        record.add(kelly())
        record.add(trump())
        pipeline.repair(record)
        for statement in (
            "DELETE FROM search WHERE entry = 1",
            "UPDATE search SET words = '''other'':1'",
            "UPDATE entries SET text = 'Other words' WHERE number = 3",
        ):
            with record._writing() as connection:
                connection.exec_driver_sql(statement)
            assert {finding.kind for finding in record.doctor()} == {"search"}
            assert "search" in {one.kind for one in pipeline.repair(record)}
            assert list(record.doctor()) == []


@pytest.mark.parametrize("view", ["said", "pledges", "conflicts"])
def test_the_views_for_people_are_there(database: str, tmp_path: Path, view: str) -> None:
    """For psql and whatever else opens the database; as in a file."""
    link = replace(repeats(trump().entries[0], kelly().entries[0]), relation=Relation.CONTRADICTS)
    told = []
    for place in (database, tmp_path / "onrecord.db"):
        with open_record(place) as record:
            record.add(kelly())
            record.add(replace(trump(), links=(link,)))
            with record._reading() as connection:
                rows = connection.exec_driver_sql(f"SELECT * FROM {view}")
                told.append((list(rows.keys()), sorted(map(str, rows.all()))))
    assert told[0][0] == told[1][0]
    assert len(told[0][1]) == len(told[1][1]) == {"said": 3, "pledges": 0, "conflicts": 1}[view]


def test_every_table_is_compacted_and_kept_on_a_server() -> None:
    """Also those that a later version adds."""
    assert {*Postgresql.tables} == {*METADATA.tables, "search"}


WORDS = (
    "force", "military", "use", "Kelly", "kélly", "KELLY", "operation", "president", "100,000",
    "deportations", "it’s", "no-fly", "Straße", "ﬁne", "naïve", "Żółć", "Ⅷ", "x²", "_", "'quoted'",
)  # fmt: skip
PIECES = (
    *WORDS, "deport*", "\"military force\"", "\"no mass\"", "text:force", "speaker:kelly",
    "title:kelly", "outlet:post", "reading:force", "kind:direct", "NOT", "OR", "(", ")", "-use",
    'outlet:"harbour post"', "office:secretary", "after:2017",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(shared: str, tmp_path_factory: pytest.TempPathFactory):
    """The same record in a file and on a server."""
    path = tmp_path_factory.mktemp("both") / "onrecord.db"
    article = Article(" ".join(WORDS), title="Words, in “Straße” and elsewhere", outlet="Żółć")
    more = ArticleRecord(article, tuple(said(article, word, "Zoë Kelly-Smith") for word in WORDS))
    told = [kelly(), trump(), replace(kelly("No-Fly Post"), links=()), more]
    made = str(shared).rpartition("/")[0] + "/both_of_them"
    with psycopg.connect(shared, autocommit=True) as connection:
        connection.execute("CREATE DATABASE both_of_them")
    with open_record(path) as file, open_record(made) as server:
        for one in told:
            file.add(one)
            server.add(one)
        yield file, server


@given(query=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join))
@example(query="force operation OR military")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_query_finds_the_same_in_a_file_and_on_a_server(both, query: str) -> None:
    """The same entries, whatever is asked; and of each the same words are marked."""
    told = []
    for record in both:
        try:
            found = record.search(query, limit=100)
        except InputError:
            told.append("refused")
            continue
        told.append({hit.entry.id: (hit.snippet, hit.highlights) for hit in found})
    assert told[0] == told[1]


def test_links_are_the_same(both) -> None:
    """And who is one, and what is told of each."""
    for record in both:
        record.add(replace(trump(), links=(repeats(trump().entries[0], kelly().entries[0]),)))
        pipeline.match(record)
        pipeline.repair(record)
    file, server = both
    assert list(file.records()) == list(server.records())
    assert list(file.speakers()) == list(server.speakers())
    assert list(file.identities.all()) == list(server.identities.all())
    assert file.counts() == server.counts()
    assert list(pipeline.examine(server)) == []
