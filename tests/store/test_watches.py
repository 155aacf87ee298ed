"""What a record keeps of a watch."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from any_record import articles, words
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.text import Article
from onrecord.store.sql import open_record
from onrecord.store.watches import Body, Entry, Feed, Host, Sighting

NOON = datetime(2017, 2, 23, 12, tzinfo=UTC)


@given(told=articles, key=words, feed=words, body=st.binary(max_size=20))
def test_whatever_stands_in_a_feed_waits_as_it_is(tmp_path_factory, told, key, feed, body):
    """Any text, with any key; so does what was fetched for it, until it is done."""
    told = replace(told, origin=None, original=None)
    with open_record(tmp_path_factory.mktemp("a") / "onrecord.db") as record:
        watches = record.watches
        assert watches.polled(Feed(feed, key, key, NOON), [Entry(key, told)], NOON) == 1
        assert watches.polled(Feed(feed), [Entry(key, told)], NOON) == 0
        ((number, *_),) = [(one.number, one.link) for one in watches.waiting()]
        watches.fetched(number, Body(key, "html", body))
        item = watches.item(number)
        assert (item.article, item.feed, item.body) == (told, feed, Body(key, "html", body))
        watches.done(number, NOON, reason=key)
        assert watches.waiting() == []
        assert watches.polled(Feed(feed), [Entry(key, told)], NOON) == 0


def test_moments_are_kept_in_the_order_of_time(place):
    """Whatever the zone of the clock, to the millisecond."""
    west = timezone(timedelta(hours=-5))
    at = datetime(2017, 2, 23, 12, 0, 0, 1000, tzinfo=west)
    with open_record(place) as record:
        record.watches.treat(Host("https://a.example", 2, at, "", at))
        host = record.watches.host("https://a.example")
        assert (host.not_before, host.robots_at, host.robots) == (at, at, "")
        record.watches.polled(Feed("f", due_at=at), (), at)
        assert record.watches.feed("f").due_at == at
        assert record.watches.feed("g") == Feed("g")


def test_a_sighting_is_kept_once(place):
    """And waits for each webhook that was asked for then."""
    seen = Sighting("s", NOON, ("w",), {"text": "No.\ud800"})
    with open_record(place) as record:
        watches = record.watches
        watches.polled(Feed("f"), [Entry("a", Article("a")), Entry("b", Article("b"))], NOON)
        watches.done(1, NOON, sightings=[seen], webhooks=["h", "h", "i"])
        watches.done(2, NOON, sightings=[seen], webhooks=["h", "j"])
        assert watches.unprinted() == watches.latest(9) == watches.unsent("h") == [seen]
        assert watches.unsent("j") == []
        watches.printed("s")
        watches.tried("s", "h", None)
        assert (watches.unprinted(), watches.unsent("h")) == ([], [seen])
        watches.tried("s", "h", NOON)
        assert (watches.unsent("h"), watches.unsent("i")) == ([], [seen])
