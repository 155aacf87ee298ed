"""What is about the same is found without its words, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.compare.candidates import placed
from onrecord.pipeline import meanings, meant
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.store.sql import Record, open_record
from small_world import said

SENTENCES = {
    "The army will not be used to remove immigrants from the country": "John Kelly",
    "Ferries will sail to the islands again in the spring": "Ada Quinn",
    "Soldiers may help to put out the forest fires": "Sean Spicer",
}


@pytest.fixture
def record(place: str):
    article = Article(". ".join(SENTENCES), "speeches.txt")
    entries = tuple(said(article, text, by) for text, by in SENTENCES.items())
    with open_record(place) as record:
        record.add(ArticleRecord(article, entries), meanings=placed(entries, meanings()))
        yield record


def found(record: Record, query: str, like: str = "", **among: str) -> list[str]:
    hits = record.search(query, meaning=meant(query, like), alone=bool(like), **among)
    return [hit.entry.statement.text for hit in hits]


def test_what_is_like_a_text_comes_nearest_first(record):
    """None of the words has to be there."""
    told = found(record, "", "troops deporting migrants")
    assert told[0].startswith("The army")
    assert not any("Ferries" in one for one in told)


def test_a_query_narrows_what_is_like_a_text(record):
    """To what answers to all of it."""
    told = found(record, "speaker:spicer", "the army helps when forests burn")
    assert [one.split()[0] for one in told] == ["Soldiers"]


def test_what_has_the_words_comes_with_what_means_the_same(record):
    """Each says how it was found."""
    hits = list(record.search("soldiers", meaning=meant("soldiers")))
    told = {hit.entry.statement.text.split()[0]: hit.worded for hit in hits}
    assert told["Soldiers"]
    assert hits[0].worded
    assert hits[0].near is not None


def test_what_was_asked_for_to_the_letter_is_found_to_the_letter(record):
    """In quotation marks, by a beginning, or in one place."""
    assert meant('"soldiers"') is None
    assert meant("soldier*") is None
    assert meant("speaker:kelly") is None
    assert meant("army OR soldiers") is None
    assert meant("soldiers NOT fires") is not None


def test_what_is_left_out_is_left_out_of_both(record):
    asked = "army immigrants forest"
    assert any("fires" in one for one in found(record, asked))
    told = found(record, f"{asked} NOT fires")
    assert told
    assert not any("fires" in one for one in told)


def test_only_so_many_are_told(record):
    assert len(list(record.search("", meaning=meant("", "soldiers"), alone=True, limit=1))) == 1


def test_a_record_without_meanings_is_searched_by_words(tmp_path: Path):
    article = Article(". ".join(SENTENCES), "speeches.txt")
    entries = tuple(said(article, text, by) for text, by in SENTENCES.items())
    with open_record(tmp_path / "old.db") as record:
        record.add(ArticleRecord(article, entries))
        assert len(found(record, "soldiers")) == 1
        assert found(record, "", "troops deporting migrants") == []
