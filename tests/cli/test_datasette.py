"""A record in Datasette, with the metadata that we ship."""

import asyncio
import json
import sqlite3
from dataclasses import replace

import pytest
from click.testing import CliRunner
from datasette.app import Datasette
from spoken import ferry, harbor, repeats

from onrecord.cli.main import group
from onrecord.export.datasette import HIDDEN, QUERIES, TABLES
from onrecord.record.link import Relation
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Datasette on a record of two articles, and the record's path."""
    path = tmp_path_factory.mktemp("record") / "harbor.db"
    with open_record(path) as record:
        record.add(ferry(), matcher=Identities())
        again = harbor()
        link = replace(repeats(again.entries[0], ferry().entries[0]), relation=Relation.CONTRADICTS)
        record.add(replace(again, links=(link,)), matcher=Identities())
    told = CliRunner().invoke(
        group, ["--record", str(path), "export", "--format", "datasette", "--out", "-"]
    )
    return Datasette([str(path)], metadata=json.loads(told.stdout)), path


def get(opened, address, **asked):
    """What Datasette answers under an address of the record."""
    app, _ = opened
    answer = asyncio.run(app.client.get(f"/harbor{address}", params=asked))
    assert answer.status_code == 200, answer.text
    return answer


def rows(opened, address, **asked):
    return get(opened, address, _shape="array", **asked).json()


def test_the_first_page_names_the_record_and_its_views(opened):
    """In words, and without what only onrecord needs."""
    told = get(opened, ".json").json()
    assert {one["name"] for one in told["views"]} >= {"said", "pledges", "conflicts"}
    hidden = {one["name"] for one in told["tables"] if one["hidden"]}
    assert {"bands", "phrases", "meanings", "meta", "sketches"} <= hidden
    assert "entries" not in hidden
    assert {one["name"] for one in told["queries"]} == set(QUERIES)


def test_the_views_show_what_was_said_pledged_and_contradicted(opened):
    """With the names of people."""
    assert "John Kelly" in {row["speaker"] for row in rows(opened, "/said.json")}
    (pledge,) = rows(opened, "/pledges.json")
    assert (pledge["text"], pledge["day"]) == ("The ferry will sail", "2017-02-23")
    (conflict,) = rows(opened, "/conflicts.json")
    assert (conflict["earlier_speaker"], conflict["later_speaker"]) == ("John Kelly", "Sean Spicer")


def test_a_page_of_a_view_explains_its_columns(opened):
    """To whoever opens it in a browser."""
    page = get(opened, "/pledges").text
    assert TABLES["pledges"]["description"].split(";")[0] in page
    assert TABLES["pledges"]["columns"]["act_probability"] in page


def test_statements_are_searched_by_their_words(opened):
    """In the index that onrecord keeps."""
    found = rows(opened, "/entries.json", _search="late")
    assert [row["text"] for row in found] == ["It was “late again,”"]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("speaker", {"name": "John Kelly"}),
        ("heard", {}),
        ("words", {"words": "sail"}),
        ("became", {}),
    ],
)
def test_every_question_has_an_answer(opened, query, asked):
    """Of measures there are none here."""
    found = rows(opened, f"/{query}.json", **asked)
    assert bool(found) == (query != "became")


def test_whatever_the_metadata_names_is_in_the_record(opened):
    """Tables, columns and labels; and every table is either described or hidden."""
    connection = sqlite3.connect(opened[1])
    kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    there = {name for (name,) in connection.execute(kinds)}
    for name, told in TABLES.items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        named = {*told.get("columns", {}), *filter(None, [told.get("label_column")])}
        assert named <= columns, name
    connection.close()
    assert {*TABLES, *HIDDEN} <= there
    own = {name for name in there if not name.startswith(("search_", "sqlite_"))}
    assert own == {*TABLES, *HIDDEN}
