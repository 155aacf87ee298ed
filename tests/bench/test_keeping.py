"""The bench of large records, on a small one."""

from __future__ import annotations

from pathlib import Path

from bench.filling import fill
from bench.generated import World
from bench.keeping import Asking, kept, page
from onrecord.store.sql import open_record

WORLD = World()


def test_a_generated_record_is_a_sound_one(tmp_path: Path) -> None:
    """Its spans cut their words, and all who speak in it are somebody."""
    fill(tmp_path / "onrecord.db", WORLD, 100)
    named = {
        one.name for told in WORLD.articles(100) for entry in told.entries for one in entry.speakers
    }
    with open_record(tmp_path / "onrecord.db") as record:
        assert record.counts().entries == 100
        assert list(record.doctor()) == []
        assert {one.name for one in record.identities.all()} == named
        assert next(iter(record.records())).entries == next(WORLD.articles(100)).entries


def test_the_same_seed_makes_the_same_articles() -> None:
    """So that two runs measure one thing."""
    assert list(World().articles(40)) == list(World().articles(40))


def test_every_question_of_the_bench_finds_something_in_its_record(tmp_path: Path) -> None:
    """A question that finds nothing would be answered soon."""
    fill(tmp_path / "onrecord.db", WORLD, 100)
    asking = Asking(WORLD, 100).kinds()
    with open_record(tmp_path / "onrecord.db") as record:
        for name in ("one word", "two words", "words in a row"):
            for one in asking[name]:
                assert list(record.search(one.query, limit=1)), (name, one)


def test_what_is_measured_fills_the_page(tmp_path: Path) -> None:
    """With a row for each kind of question."""
    told = kept(tmp_path / "onrecord.db", WORLD, 40)
    filled = page(told, {}, 1.0)
    for kind in (*told.searched, *told.added, *told.decided, *told.turned):
        assert f"| {kind} |" in filled
