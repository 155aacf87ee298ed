"""The crawl that the bench reads is the same for everybody, and broken where it says."""

import io

from bench import crawl
from onrecord.read.opened import opened
from onrecord.record.text import Article


def read(data: bytes) -> list[object]:
    return list(opened(io.BytesIO(data), "crawl.warc.gz"))


def test_the_same_shard_is_made_of_the_same_bytes() -> None:
    """And another one of others."""
    assert crawl.shard(3, 20) == crawl.shard(3, 20)
    assert crawl.shard(3, 20) != crawl.shard(4, 20)


def test_a_page_of_the_crawl_is_read_with_its_day_and_its_outlet() -> None:
    """As a page of a newspaper is."""
    (first, *_) = read(crawl.shard(1, 3))
    assert isinstance(first, Article)
    assert first.published is not None
    assert first.outlet in {name for name, _ in crawl.OUTLETS}
    assert first.original is not None


def test_one_record_in_a_hundred_is_broken_and_costs_itself_alone(monkeypatch) -> None:
    """Here half of them are: the others are read."""
    monkeypatch.setattr(crawl, "BROKEN", 0.5)
    found = read(crawl.shard(2, 40))
    whole = [one for one in found if isinstance(one, Article)]
    assert 10 <= len(whole) <= 30
    assert len(found) > len(whole)
