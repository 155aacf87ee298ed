"""Rounds of a watch: a real server on this machine, a real record, and a clock of our own."""

import base64
import hmac
import json
import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import HERE, sends, serving

from onrecord.cli.watching.atom import feed as atom
from onrecord.cli.watching.hosts import Hosts, World, _delay, _rules
from onrecord.cli.watching.plans import Plan, Source
from onrecord.cli.watching.rounds import FALLS, TRIES, Ends, Rounds
from onrecord.cli.watching.signing import signed
from onrecord.cli.watching.watchlist import Wanted, phrase
from onrecord.errors import InputError
from onrecord.pipeline import Pipeline
from onrecord.read.charsets import line
from onrecord.store.sql import open_record
from onrecord.store.watches import Watches

NOON = datetime(2017, 2, 23, 12, tzinfo=UTC)
SAID = "“No ferry will sail until the {} is mended,” Mayor Ada Quinn said on Thursday."
MORE = "She spoke in the City Hall after a meeting of the harbor board that lasted two hours."
FERRIES = Wanted("ferries", words=(phrase("ferry"),))


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.fixture
def server():
    with serving() as one:
        one.answers["/robots.txt"] = sends(b"", status=404)
        yield one


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self):
        self.time, self.waited = NOON, []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.waited.append(seconds)
        self.time += timedelta(seconds=seconds)

    def passes(self, **more):
        self.time += timedelta(**more)


class Desk:
    """A watch on a record, as a run has it; what it told is in `seen`, `skipped` and `wrote`."""

    def __init__(self, path, server, pipeline, **more):
        self.path, self.server, self.pipeline = path, server, pipeline
        self.clock, self.chance = Clock(), random.Random(7).random
        self.seen, self.ever, self.skipped, self.wrote = [], [], [], []
        self.feeds = [Source(f"{server.at}/feed")]
        self.watches, self.webhooks, self.pause = (FERRIES,), (), 0.0
        self.key = ""

    def run(self, *, on=False, **options):
        """One round of a run that begins and ends with it; or with `on` one that goes on."""
        plan = Plan("Harbor desk", tuple(self.feeds), self.watches, self.pause)
        world = World(self.clock.now, self.clock.sleep, self.chance)
        with open_record(self.path) as record:
            hosts = Hosts(record.watches, world, allowed={HERE}, pause=plan.pause)
            ends = Ends(self.saw, self.skipped.append, self.wrote.append, self.webhooks, self.key)
            rounds = Rounds(record, plan, self.pipeline, world, hosts, ends)
            rounds.go_on() if on else rounds.once(**options)
        return self.told()

    def saw(self, sighting):
        self.seen.append(sighting)
        self.ever.append(sighting)

    def told(self):
        """What was seen since this was asked last."""
        seen, self.seen = self.seen, []
        return [one.told["text"] for one in seen]

    def articles(self):
        with open_record(self.path) as record:
            return list(record.articles())

    def asked(self):
        """The paths that were asked for since."""
        paths = [path for path, _ in self.server.asked]
        self.server.asked.clear()
        return paths


@pytest.fixture
def desk(tmp_path, server, pipeline):
    return Desk(tmp_path / "onrecord.db", server, pipeline)


def rss(server, *entries):
    """A feed of entries: a name, and what the feed has of it; the newest stands first."""
    items = "".join(
        f"<item><guid>https://harborledger.example/{name}</guid><title>{name}</title>"
        f"<link>{server.at}/{name}</link><description>{text}</description></item>"
        for name, text in reversed(entries)
    )
    return f'<rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'.encode()


def page(what):
    said = SAID.format(what)
    return sends(
        f"<html><head><title>{what}</title></head><body><article><h1>{what}</h1><p>{said}</p>"
        f"<p>{MORE}</p></article></body></html>".encode()
    )


def holds(server, *names, **headers):
    """Let the server have a feed of these, each with its page."""
    for name in names:
        server.answers[f"/{name}"] = page(name)
    entries = [(name, f"{SAID.format(name)} [...]") for name in names]
    server.answers["/feed"] = sends(rss(server, *entries), "application/rss+xml", **headers)


def test_the_page_behind_a_new_entry_goes_on_record_and_what_is_asked_for_is_told(desk, server):
    """The whole article, with what the feed knows of it; the oldest entry first."""
    holds(server, "wall", "pier")
    assert [text[:46] for text in desk.run()] == [
        "“No ferry will sail until the wall is mended,”",
        "“No ferry will sail until the pier is mended,”",
    ]
    wall, pier = desk.articles()
    assert MORE in wall.text
    assert (wall.url, wall.title, wall.outlet) == (f"{server.at}/wall", "wall", "Ledger")
    assert not wall.partial
    assert wall.original is not None
    assert pier.path == f"{server.at}/pier"
    assert not desk.skipped


def test_nothing_is_read_twice(desk, server):
    """An entry that stays in its feed is left alone, and a new one beside it is not."""
    holds(server, "wall")
    desk.run()
    desk.asked()
    holds(server, "wall", "pier")
    assert len(desk.run()) == 1
    assert desk.asked() == ["/feed", "/pier"]
    assert desk.run() == []
    assert len(desk.articles()) == 2


def test_a_server_is_asked_for_what_is_new_to_us(desk, server):
    """By its own tag and day, also by the next run; and it may say that nothing is."""
    holds(server, "wall", ETag='"v1"', Last_Modified="Thu, 23 Feb 2017 10:00:00 GMT")
    desk.run()
    server.answers["/feed"] = sends(b"", status=304)
    server.asked.clear()
    desk.run()
    ((_, headers),) = server.asked
    assert headers["If-None-Match"] == '"v1"'
    assert headers["If-Modified-Since"] == "Thu, 23 Feb 2017 10:00:00 GMT"
    assert not desk.skipped


def test_a_feed_that_breaks_off_is_asked_for_again_whole(desk, server):
    """What came before is read, and its tag is not kept."""
    data = rss(server, ("pier", SAID.format("pier")), ("wall", SAID.format("wall")))
    holds(server, "wall", "pier")
    server.answers["/feed"] = sends(data[: data.rindex(b"<item>")], ETag='"v1"')
    assert len(desk.run()) == 1
    assert "breaks off" in desk.skipped[0].reason
    server.asked.clear()
    desk.run()
    assert "If-None-Match" not in server.asked[0][1]


def test_a_tag_that_would_be_more_than_a_header_is_not_sent(desk, server):
    """Letters that are not ASCII, or a line of its own."""
    holds(server, ETag='"é"', Last_Modified="a\r\n X-Evil: 1")
    desk.run()
    server.asked.clear()
    desk.run()
    assert not {"If-None-Match", "If-Modified-Since", "X-Evil"} & server.asked[0][1].keys()


def test_where_the_page_is_not_to_be_had_the_feeds_part_of_it_must_do(desk, server):
    """It is partial, and the reason is told."""
    holds(server, "wall", "pier", "quay")
    server.answers["/robots.txt"] = sends(b"User-agent: *\nDisallow: /wall\n", "text/plain")
    server.answers["/pier"] = sends(b"", status=404)
    server.answers["/quay"] = sends(b"<html><body><p>Log in.</p></body></html>")
    assert len(desk.run()) == 3
    assert [one.partial for one in desk.articles()] == [True, True, True]
    assert [one.path.rpartition("/")[2] for one in desk.articles()] == ["wall", "pier", "quay"]
    reasons = [one.reason for one in desk.skipped]
    assert "robots.txt of 127.0.0.1" in reasons[0]
    assert "404 Not Found" in reasons[1]
    assert "less of it than the feed" in reasons[2]
    assert "/wall" not in desk.asked()


def test_an_entry_that_is_a_link_alone_is_its_page_or_nothing(desk, server):
    """Nobody's headline is taken for an article."""
    holds(server, "wall")
    server.answers["/feed"] = sends(rss(server, ("wall", ""), ("pier", "")))
    server.answers["/pier"] = sends(b"", status=410)
    assert len(desk.run()) == 1
    assert [one.url for one in desk.articles()] == [f"{server.at}/wall"]
    assert "410 Gone" in desk.skipped[0].reason
    assert desk.run() == []


def test_what_a_feed_has_whole_is_not_fetched(desk, server):
    """Nor is anything where the user does not want it."""
    body = f"<![CDATA[<p>{SAID.format('wall')}</p><p>{MORE}</p>]]>"
    whole = rss(server, ("wall", "")).replace(
        b"<description></description>",
        b'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">'
        + body.encode()
        + b"</c:encoded>",
    )
    server.answers["/feed"] = sends(whole)
    desk.run()
    desk.feeds = [Source(f"{server.at}/other", "The Harbor Ledger", full=False)]
    server.answers["/other"] = sends(rss(server, ("pier", SAID.format("pier"))))
    desk.run()
    wall, pier = desk.articles()
    assert (wall.partial, pier.partial, pier.outlet) == (False, True, "The Harbor Ledger")
    assert not {"/wall", "/pier"} & {*desk.asked()}


def test_an_entry_without_an_id_of_its_own_is_known_by_its_link(desk, server):
    """Its place in the feed is another one each time."""
    holds(server, "wall", "pier")
    bare = rss(server, ("wall", "a"), ("pier", "b"))
    for name in (b"wall", b"pier"):
        bare = bare.replace(b"<guid>https://harborledger.example/" + name + b"</guid>", b"")
    server.answers["/feed"] = sends(bare)
    assert len(desk.run()) == 2
    server.answers["/feed"] = sends(
        bare.replace(b"<item>", b"<item><description>x</description></item><item>", 1)
    )
    desk.run()
    assert len(desk.articles()) == 3


def test_what_two_feeds_lead_to_is_fetched_once(desk, server):
    """And told once."""
    holds(server, "wall")
    desk.feeds.append(Source(f"{server.at}/other"))
    server.answers["/other"] = sends(
        rss(server, ("wall", "A ferry.")).replace(b"harborledger", b"o")
    )
    assert len(desk.run()) == 1
    assert desk.asked().count("/wall") == 1


def test_a_copy_of_an_article_is_kept_and_what_it_says_is_not_told_again(desk, server):
    """Whichever was printed first; a wire's report in forty papers is one report."""
    paragraphs = [
        "The harbor board met for two hours in the old custom house on the quay.",
        SAID.format("wall"),
        "Work on it began in the spring of last year, after a storm had torn out forty meters.",
        "The fishermen, who tie up behind it, have asked twice for a date and got none so far.",
        "The council will hear from the engineers in March, and then it has to find the money.",
    ]
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    for name, day, more in (("wire", 22, ""), ("paper", 23, ""), ("old", 21, "<p>More.</p>")):
        head = f"<meta property='article:published_time' content='2017-02-{day}'>"
        told = f"<html><head>{head}</head><body><article>{body}{more}</article></body></html>"
        server.answers[f"/{name}"] = sends(told.encode())
        server.answers["/feed"] = sends(rss(server, (name, "")))
        desk.run()
    assert len(desk.articles()) == 3
    (one,) = desk.ever
    assert one.told["article"]["url"] == f"{server.at}/wire"


def test_robots_txt_is_asked_once_a_day_and_also_of_feeds(desk, server):
    """A day later it may say something else."""
    holds(server, "wall")
    desk.run()
    desk.clock.passes(hours=23)
    desk.run()
    assert desk.asked().count("/robots.txt") == 1
    server.answers["/robots.txt"] = sends(b"User-agent: onrecord\nDisallow: /*eed$\n", "text/plain")
    desk.clock.passes(hours=2)
    desk.run()
    assert desk.asked() == ["/robots.txt"]
    assert "robots.txt" in desk.skipped[-1].reason


@pytest.mark.parametrize("answer", [sends(b"", "image/png"), sends(b"\xff\0", "text/html")])
def test_what_is_no_robots_txt_has_no_rules(desk, server, answer):
    """A picture, a page, noise."""
    holds(server, "wall")
    server.answers["/robots.txt"] = answer
    assert len(desk.run()) == 1


@given(st.binary(max_size=200) | st.text(max_size=60).map(lambda one: f"Disallow: {one}".encode()))
def test_whatever_stands_in_robots_txt_it_is_rules_or_none(told):
    """No line of it is an error, nor is a delay that nobody can mean."""
    head = b"User-agent: *\nCrawl-delay: " + told[:5] + b"\n"
    rules = _rules(line(head + told))
    assert rules.can_fetch("https://a.example/b?c", "onrecord") in (True, False)
    assert 0.0 <= _delay(rules) <= 86_400


def test_where_nobody_knows_the_rules_nothing_is_asked(desk, server):
    """The host is left alone instead."""
    holds(server, "wall")
    server.answers["/robots.txt"] = sends(b"", status=503)
    desk.run()
    assert desk.asked() == ["/robots.txt"]
    desk.run()
    assert desk.asked() == []
    server.answers["/robots.txt"] = sends(b"", status=404)
    desk.clock.passes(minutes=2)
    assert len(desk.run()) == 1


def test_a_redirect_is_held_to_the_rules_of_where_it_leads(desk, server, pipeline):
    """To another host's, too."""
    holds(server, "wall")
    server.answers["/wall"] = sends(b"", status=302, Location="/secret")
    server.answers["/robots.txt"] = sends(b"User-agent: *\nDisallow: /secret", "text/plain")
    desk.run()
    assert "/secret" not in desk.asked()
    assert "robots.txt" in desk.skipped[0].reason


def test_requests_to_a_host_keep_apart(desk, server):
    """By our pause, or by the longer one that the host asks for."""
    holds(server, "wall", "pier")
    desk.pause = 2.0
    desk.run()
    assert desk.clock.waited == [2.0, 2.0, 2.0]  # robots.txt, the feed, two pages
    server.answers["/robots.txt"] = sends(b"User-agent: *\nCrawl-delay: 10", "text/plain")
    desk.clock.passes(days=2)
    desk.clock.waited.clear()
    holds(server, "quay", "mole")
    desk.run()
    assert desk.clock.waited == [2.0, 10.0, 10.0]


def test_a_long_crawl_delay_is_kept_over_runs(desk, server):
    """Nothing waits for it; the next run takes the next page."""
    holds(server, "wall", "pier")
    server.answers["/robots.txt"] = sends(b"User-agent: *\nCrawl-delay: 600", "text/plain")
    desk.run()
    assert desk.asked() == ["/robots.txt", "/feed"]
    desk.clock.passes(seconds=601)
    desk.feeds[0] = Source(desk.feeds[0].url, minutes=60)
    assert len(desk.run(all_feeds=False)) == 1
    assert len(desk.asked()) == 1


def test_a_host_that_fails_is_left_alone_longer_each_time(desk, server):
    """Twice as long, and up to half as much again by chance; a good answer forgets it all."""
    server.answers["/feed"] = sends(b"", status=500)
    waits = []
    for _ in range(6):
        begun = desk.clock.time
        desk.run()
        assert "/feed" in desk.asked()
        with open_record(desk.path) as record:
            host = record.watches.host(server.at)
        waits.append((host.not_before - begun).total_seconds())
        desk.clock.time = host.not_before
    for failures, wait in enumerate(waits):
        assert 60 * 2**failures <= wait <= 90 * 2**failures
    assert len({wait / 2**failures for failures, wait in enumerate(waits)}) == 6
    assert [one.reason for one in desk.skipped] == [
        "the server answered 500 Internal Server Error"
    ] * 6
    holds(server, "wall")
    desk.run()
    with open_record(desk.path) as record:
        assert record.watches.host(server.at).failures == 0


def test_a_host_is_never_left_alone_for_more_than_nine_hours(desk, server):
    """However often it failed."""
    server.answers["/feed"] = sends(b"", status=500)
    for _ in range(14):
        desk.run()
        with open_record(desk.path) as record:
            until = record.watches.host(server.at).not_before
        assert until - desk.clock.time <= timedelta(hours=9)
        desk.clock.time = until


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("7200", 7200),
        (format_datetime(NOON + timedelta(hours=3), usegmt=True), 3 * 3600),
        ("99999999999999", 86_400),
        ("soon", 60),
        ("-5", 60),
        ("", 60),
    ],
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(desk, server, after, seconds):
    """In seconds or until a day and hour; a day at most, and never less than we would."""
    server.answers["/feed"] = sends(b"", status=429, Retry_After=after)
    desk.chance = lambda: 0.0
    desk.run()
    with open_record(desk.path) as record:
        host = record.watches.host(server.at)
    assert host.not_before == NOON + timedelta(seconds=seconds)
    desk.asked()
    desk.clock.passes(seconds=seconds - 31)
    desk.run()
    assert desk.asked() == []
    desk.clock.passes(seconds=2)
    desk.run()
    assert desk.asked() == ["/feed"]


def test_a_page_that_is_not_to_be_had_now_is_tried_again_and_then_given_up(desk, server):
    """Then the feed's part of it must do."""
    holds(server, "wall")
    server.answers["/wall"] = sends(b"", status=503)
    for count in range(1, TRIES + 1):
        seen = desk.run()
        assert desk.asked().count("/wall") == 1
        assert bool(seen) is (count == TRIES)
        desk.clock.passes(days=1)
    (article,) = desk.articles()
    assert article.partial
    assert desk.run() == []


def test_a_page_that_comes_at_last_is_read(desk, server):
    """Though the feed no longer has it."""
    holds(server, "wall")
    server.answers["/wall"] = sends(b"", status=503)
    desk.run()
    holds(server)
    server.answers["/wall"] = page("wall")
    desk.clock.passes(hours=1)
    assert len(desk.run()) == 1
    assert not desk.articles()[0].partial


def test_a_feed_is_asked_when_its_minutes_have_passed(desk, server):
    """Each by its own; a run for cron asks all."""
    holds(server, "wall")
    desk.feeds = [Source(f"{server.at}/feed", minutes=10), Source(f"{server.at}/slow", minutes=60)]
    server.answers["/slow"] = sends(rss(server))
    desk.run(all_feeds=False)
    desk.asked()
    desk.clock.passes(minutes=11)
    desk.run(all_feeds=False)
    assert desk.asked() == ["/feed"]
    desk.run()
    assert desk.asked() == ["/feed", "/slow"]


def test_what_is_no_feed_is_told_and_costs_nobody_else_anything(desk, server):
    """With its reason, each time."""
    holds(server, "wall")
    desk.feeds.insert(0, Source(f"{server.at}/page"))
    desk.feeds.insert(0, Source("http://nowhere.invalid/feed"))
    server.answers["/page"] = page("pier")
    assert len(desk.run()) == 1
    assert [one.path for one in desk.skipped] == [
        "http://nowhere.invalid/feed",
        f"{server.at}/page",
    ]
    assert "neither RSS, Atom nor JSON Feed" in desk.skipped[1].reason


def test_a_link_to_a_private_place_is_not_followed(desk, server):
    """Whoever writes a feed does not choose what we ask of our own machines."""
    private = rss(server, ("wall", SAID.format("wall"))).replace(
        f"<link>{server.at}".encode(), f"<link>http://localhost:{server.server_port}".encode()
    )
    server.answers["/feed"] = sends(private)
    holds(server, "wall")
    server.answers["/feed"] = sends(private)
    desk.run()
    assert "/wall" not in desk.asked()
    assert "localhost is not on the public web" in desk.skipped[0].reason


def test_what_is_not_english_is_skipped_once(desk, server):
    """With the language."""
    holds(server, "wall")
    german = (
        "<article><p>Die Bürgermeisterin sagte am Donnerstag, dass keine Fähre fahren werde, "
        "bis die Mauer am Hafen wieder hergestellt worden sei, und dass sie das nicht ändern "
        "könne, weil der Rat der Stadt noch nicht entschieden habe.</p></article>"
    )
    server.answers["/wall"] = sends(german.encode())
    server.answers["/feed"] = sends(rss(server, ("wall", "")))
    assert desk.run() == desk.run() == []
    assert [one.reason for one in desk.skipped] == ["not English but German (de)"]


class Killed(BaseException):
    """What no code catches: the end of a run in its midst."""


STEPS = ("polled", "fetched", "done", "printed", "treat", "tried")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_run_that_is_killed_at_any_step_loses_and_repeats_nothing(
    desk, server, monkeypatch, step, when
):
    """Before it is kept or behind that; the next runs come to what one run would have told."""
    names = ("wall", "pier", "quay")
    holds(server, *names, ETag='"v1"')
    desk.webhooks = (f"{server.at}/hook",)
    server.answers["/hook"] = sends(b"")
    deaths = 0
    real = getattr(Watches, step)

    def dies(self, *given, **more):
        """Once in each run, one call later each time."""
        nonlocal deaths
        calls[0] += 1
        dying = calls[0] == deaths + 1
        told = None if dying and when == "before" else real(self, *given, **more)
        if dying:
            deaths += 1
            raise Killed
        return told

    alive = False
    while not alive:
        calls = [0]
        with monkeypatch.context() as patch, suppress(Killed):
            patch.setattr(Watches, step, dies)
            desk.run()
            alive = True
        with open_record(desk.path) as record:
            if record.watches.feed(f"{server.at}/feed").etag:
                holds(server)  # the feed has moved on; what was seen in it must not be lost
    desk.run()
    assert deaths
    assert len(desk.articles()) == 3
    seen = [one.told["text"][30:34] for one in desk.ever]
    assert {*seen} == {*names}
    # What was printed and not yet noted is printed again, once, and nothing else is.
    assert len(seen) == 3 + (deaths if (step, when) == ("printed", "before") else 0)
    posted = [json.loads(data)["id"] for data in server.posted]
    assert len({*posted}) == 3
    assert len(posted) == 3 + (deaths if (step, when) == ("tried", "before") else 0)


def test_a_page_that_was_fetched_is_not_fetched_again_after_a_crash(desk, server, monkeypatch):
    """It is kept until it is on record."""
    holds(server, "wall")
    with monkeypatch.context() as patch:
        patch.setattr(Pipeline, "add", lambda *_, **__: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            desk.run()
    assert desk.asked().count("/wall") == 1
    server.answers["/wall"] = page("another wall")
    assert len(desk.run()) == 1
    assert "/wall" not in desk.asked()
    assert MORE in desk.articles()[0].text


def test_what_ends_the_program_each_time_does_not_stand_in_the_way(desk, server, monkeypatch):
    """The others come first the next time, and at last it is given up."""
    holds(server, "wall", "pier")
    real = Pipeline.add

    def falls(self, articles, *rest, **more):
        if "wall" in articles[0].text:
            raise Killed
        return real(self, articles, *rest, **more)

    monkeypatch.setattr(Pipeline, "add", falls)
    falls_ = 0
    for _ in range(30):
        with suppress(Killed):
            desk.run()
            break
        falls_ += 1
    assert [one.told["text"][30:34] for one in desk.ever] == ["pier"]
    assert falls_ == FALLS
    assert desk.skipped[-1].reason.startswith("reading it ended the program")
    desk.run()


def test_what_was_seen_is_sent_to_a_webhook_as_json(desk, server):
    """As it is printed, in order, once."""
    holds(server, "wall", "pier")
    desk.webhooks = (f"{server.at}/hook",)
    server.answers["/hook"] = sends(b"", status=204)
    desk.run()
    desk.run()
    wall, _ = (json.loads(data) for data in server.posted)
    assert wall["watches"] == ["ferries"]
    assert wall["seen_at"] == "2017-02-23T12:00:00+00:00"
    assert wall["statement"]["speakers"][0]["name"] == "Ada Quinn"
    assert wall["statement"]["article"]["url"] == f"{server.at}/wall"
    headers = next(told for path, told in server.asked if path == "/hook")
    assert headers["Content-Type"] == "application/json"
    assert headers["Idempotency-Key"] == wall["id"] == wall["statement"]["id"]


def test_what_is_sent_is_signed_where_there_is_a_key(desk, server):
    """Over its id, its time and its body; without a key nothing is said of it."""
    holds(server, "wall")
    desk.webhooks, desk.key = (f"{server.at}/hook",), "whsec_c2VjcmV0"
    server.answers["/hook"] = sends(b"", status=204)
    desk.run()
    headers = next(told for path, told in server.asked if path == "/hook")
    signed_ = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode()
    mac = hmac.new(b"secret", signed_ + server.posted[0], "sha256").digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(mac).decode()}"
    assert headers["webhook-id"] == headers["Idempotency-Key"]
    at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    assert at.isoformat() == "2017-02-23T12:00:00+00:00"


def test_a_signature_is_that_of_the_specification():
    """Its own example; a key that is no base64 is told."""
    at = datetime.fromtimestamp(1614265330, UTC)
    body, id_ = b'{"test": 2432232314}', "msg_p5jXN8AQM9LWM0D4loKWxJek"
    told = signed("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id_, at, body)
    assert told["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert signed("", id_, at, body) == {}
    with pytest.raises(InputError, match="no base64"):
        signed("whsec_???", id_, at, body)


@pytest.mark.parametrize("status", [500, 404, 302, 429])
def test_what_a_webhook_does_not_take_is_sent_again(desk, server, status):
    """Later each time, by the next runs, and everything behind it in its order."""
    holds(server, "wall", "pier")
    desk.webhooks = (f"{server.at}/hook",)
    server.answers["/hook"] = sends(b"", status=status, Location="/other")
    desk.run()
    assert len(server.posted) == 1
    assert "it is sent again" in desk.skipped[0].reason
    server.answers["/hook"] = sends(b"")
    desk.run()
    assert len(server.posted) == 1
    desk.clock.passes(minutes=2)
    desk.run()
    told = [json.loads(data)["statement"]["text"][30:34] for data in server.posted]
    assert told == ["wall", "wall", "pier"]


def test_a_webhook_that_stays_down_is_asked_ever_more_rarely(desk, server):
    """Its failures are counted, also where it answers."""
    holds(server, "wall")
    desk.webhooks, desk.chance = (f"{server.at}/hook",), lambda: 0.0
    server.answers["/hook"] = sends(b"", status=500)
    desk.run()
    waits = []
    for _ in range(3):
        with open_record(desk.path) as record:
            until = record.watches.host(server.at).not_before
        waits.append((until - desk.clock.time).total_seconds())
        desk.clock.time = until
        server.answers["/feed"] = sends(b"", status=500)
        desk.run()
    assert waits[0] == 60
    assert waits == sorted(waits)
    assert waits[-1] >= 240


def test_what_a_webhook_does_not_understand_is_not_sent_again(desk, server):
    """It would stand in the way of all that comes behind it."""
    holds(server, "wall", "pier")
    desk.webhooks = (f"{server.at}/hook",)
    server.answers["/hook"] = sends(b"", status=422)
    desk.run()
    desk.run()
    assert len(server.posted) == 2
    assert "is not wanted: the server answered 422" in desk.skipped[0].reason


def test_a_webhook_at_a_private_place_is_told_how_to_be_allowed(desk, server):
    """It is checked like any address."""
    holds(server, "wall")
    desk.webhooks = (f"http://localhost:{server.server_port}/hook",)
    desk.run()
    assert not server.posted
    assert "--allow-host localhost" in desk.skipped[0].reason


def test_the_atom_file_has_what_was_seen_the_last_first(desk, server):
    """It is written when there is something new, and at the beginning of every run."""
    holds(server, "wall", "pier")
    desk.run()
    assert [len(seen) for seen in desk.wrote] == [0, 2]
    assert [one.told["text"][30:34] for one in desk.wrote[-1]] == ["pier", "wall"]
    desk.wrote.clear()
    desk.run()
    assert [len(seen) for seen in desk.wrote] == [2]


def test_the_atom_feed_is_read_back_by_readers_of_feeds(desk, server):
    """Our own among them; and its ids stay."""
    from onrecord.read.feeds import feed

    holds(server, "wall", "pier")
    desk.run()
    plan = Plan("Desk & “Harbor” <1>", tuple(desk.feeds))
    data = atom(plan, desk.wrote[-1])
    pier, wall = feed(data, "seen.xml")
    assert wall.text == "No ferry will sail until the wall is mended."
    assert (wall.url, wall.outlet) == (f"{server.at}/wall", plan.name)
    assert wall.title.startswith("Ada Quinn: “No ferry")
    assert pier.path != wall.path
    assert atom(plan, desk.wrote[-1]) == data


def test_nothing_that_an_article_says_can_break_the_atom_feed(desk, server):
    """Markup, control characters, lone surrogates."""
    from dataclasses import replace

    holds(server, "wall")
    desk.run()
    (one,) = desk.wrote[-1]
    evil = "<script>&]]>\0\x1b\ud800\ufffe" + "x" * 200
    statement = {**one.told, "text": evil, "reading": evil}
    statement["article"] = {**statement["article"], "url": f"https://a.example/?{evil}"}
    data = atom(Plan(evil, tuple(desk.feeds)), [replace(one, told=statement, watches=(evil,))])
    (entry,) = ElementTree.fromstring(data).findall("{http://www.w3.org/2005/Atom}entry")
    assert entry.find("{http://www.w3.org/2005/Atom}summary").text.startswith("<script>&]]>\ufffd")
    statement["article"]["url"] = "javascript:alert(1)"
    assert b"javascript" not in atom(Plan("a", ()), [replace(one, told=statement)])


def test_an_article_of_a_later_day_is_known_to_be_one(desk, server):
    """A watch that runs for days knows which day it is."""
    desk.run()
    assert f"{desk.pipeline.today}" == "2017-02-23"
    desk.clock.passes(days=3)
    desk.run()
    assert f"{desk.pipeline.today}" == "2017-02-26"


def test_a_watch_that_goes_on_waits_until_something_is_due(desk, server):
    """A minute at a time, and asks a feed as often as its minutes say."""
    holds(server, "wall")
    desk.feeds = [Source(f"{server.at}/feed", minutes=10)]
    real = desk.clock.sleep

    def sleep(seconds):
        real(seconds)
        if len(desk.clock.waited) == 45:
            raise Killed

    desk.clock.sleep = sleep
    with pytest.raises(Killed):
        desk.run(on=True)
    assert {*desk.clock.waited} == {60.0}
    assert desk.asked().count("/feed") == 5


def test_a_clock_that_is_set_back_holds_nothing_up(desk, server):
    """A feed that was asked for in a year to come is asked for now, and so is its host."""
    holds(server, "wall")
    desk.clock.passes(days=366)
    desk.run()
    desk.asked()
    desk.clock.passes(days=-366)
    holds(server, "wall", "pier")
    assert len(desk.run(all_feeds=False)) == 1
    assert desk.asked() == ["/feed", "/pier"]
    assert desk.run(all_feeds=False) == []
    assert desk.asked() == []
