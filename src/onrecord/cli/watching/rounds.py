"""One round after another: feeds are asked, what is new goes on record, what was seen is told.

Each step is kept in the record before the next one is taken, so that a run that is
killed goes on with the very step that it was at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from onrecord.cli.sources import sent, why
from onrecord.cli.watching.answers import filled, key, page, version
from onrecord.cli.watching.hosts import Hosts, Later, World
from onrecord.cli.watching.plans import Plan, Source
from onrecord.cli.watching.signing import signed
from onrecord.cli.watching.telling import told as as_json
from onrecord.cli.watching.waits import LONGEST, come
from onrecord.cli.watching.watchlist import seen
from onrecord.errors import InputError
from onrecord.read import feeds
from onrecord.read.formats import Format, Given
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article, Skip
from onrecord.store.watches import Entry, Feed, Item, Sighting

if TYPE_CHECKING:
    from onrecord.pipeline import Added, Pipeline
    from onrecord.store.sql import Record

TRIES: Final = 5  # at the page behind an entry, before what the feed has of it must do
FALLS: Final = 2 * TRIES  # of this program over one item, before that is left out
LONGEST_SLEEP: Final = 60.0  # seconds; a machine that slept meanwhile is not late for long
ATOM: Final = 100  # sightings in the Atom file


@dataclass(frozen=True, slots=True)
class Ends:
    """Where what happens is told: sightings, what could not be read, and the Atom file.

    What webhooks are sent is signed with `key`, where there is one.
    """

    sighting: Callable[[Sighting], None]
    skipped: Callable[[Skip], None]
    atom: Callable[[list[Sighting]], None] = lambda _: None
    webhooks: tuple[str, ...] = ()
    key: str = field(default="", repr=False)


class Rounds:
    """A watch at work. `least` and `any_language` are as for `Pipeline.add`."""

    def __init__(
        self,
        record: Record,
        plan: Plan,
        pipeline: Pipeline,
        world: World,
        hosts: Hosts,
        ends: Ends,
        *,
        least: float | None = None,
        any_language: bool = False,
    ) -> None:
        self._record, self._plan, self._pipeline = record, plan, pipeline
        self._world, self._hosts, self._ends = world, hosts, ends
        self._least, self._any_language = least, any_language
        self._watches = record.watches
        self._written: list[Sighting] | None = None

    def go_on(self) -> None:
        """One round as often as something is due, until somebody ends it."""
        while True:
            self.once(all_feeds=False)
            wait = (self._due() - self._world.now()).total_seconds()
            self._world.sleep(min(max(wait, 1.0), LONGEST_SLEEP))

    def once(self, *, all_feeds: bool = True) -> None:
        """One round, of all feeds or those whose time has come."""
        self._pipeline.today = self._world.now().astimezone().date()
        self._tell()
        self._write()
        for source in self._plan.feeds:
            feed = self._watches.feed(source.url)
            longest = LONGEST + timedelta(minutes=source.minutes)
            if all_feeds or come(feed.due_at, self._world.now(), longest):
                self._poll(source, feed)
        for number in self._queue():
            self._do(self._watches.item(number))
        for webhook in self._ends.webhooks:
            self._send(webhook)
        self._write()

    def _due(self) -> datetime:
        """When there is something to do again."""
        times = [self._watches.feed(one.url).due_at for one in self._plan.feeds]
        times += [one.due_at for one in self._watches.waiting()]
        for webhook in self._ends.webhooks:
            times += [self._hosts.free(webhook)] if self._watches.unsent(webhook) else []
        return min(times)

    def _poll(self, source: Source, feed: Feed) -> None:
        """Ask for a feed, and keep what is new in it together with where it was left."""
        now = self._world.now()
        due = now + timedelta(minutes=source.minutes)
        asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        headers = {name: told for name, told in asked.items() if told}
        try:
            sent = self._hosts.ask(source.url, version, headers=headers)
            entries = list(self._entries(source, sent.data)) if sent else []
        except Later as later:
            if later.tried:
                self._ends.skipped(Skip(source.url, later.reason))
            self._watches.polled(replace(feed, due_at=later.until), (), now)
        except InputError as error:
            self._ends.skipped(Skip(source.url, why(error)))
            self._watches.polled(replace(feed, due_at=due), (), now)
        else:
            left = replace(feed, due_at=due)
            if sent:
                whole = None not in entries
                left = Feed(source.url, sent.etag * whole, sent.modified * whole, due)
            self._watches.polled(left, (one for one in entries if one), now)

    def _entries(self, source: Source, data: bytes) -> Iterator[Entry | None]:
        """The entries of a feed, the oldest first as feeds go, and None where it breaks off."""
        found: list[Entry | None] = []
        for one in feeds.entries(data, source.url):
            if isinstance(one, Article):
                found.append(Entry(key(one, source.url), one))
                continue
            self._ends.skipped(one)
            if one.path == source.url:
                found.append(None)
        yield from reversed(found)

    def _queue(self) -> Iterator[int]:
        """The items whose time has come, one of each host in turn, what went wrong before last."""
        now = self._world.now()
        before: Counter[str] = Counter()
        turns: list[tuple[int, int, int]] = []
        for one in self._watches.waiting():
            if come(one.due_at, now):
                host = urlsplit(one.link or one.feed).netloc
                turns.append((one.tries, before[host], one.number))
                before[host] += 1
        return (number for _, _, number in sorted(turns))

    def _do(self, item: Item) -> None:
        """Put one item on record and tell what was seen in it; or leave it for later."""
        skips: list[Skip] = []
        try:
            article = self._article(item, skips)
        except Later as later:
            self._watches.postpone(item.number, later.until, tried=later.tried)
            return
        added = None
        if article is not None and item.tries >= FALLS:
            skips.append(Skip(article.path, "reading it ended the program again and again"))
        elif article is not None:
            self._watches.begun(item.number)
            articles = self._pipeline.add(
                [article],
                self._record,
                skipped=skips.append,
                least=self._least,
                any_language=self._any_language,
            )
            added = next(articles, None)
        for skip in skips:
            self._ends.skipped(skip)
        now = self._world.now()
        self._watches.done(
            item.number,
            now,
            article=added.told.article.id if added else None,
            reason=skips[-1].reason if skips else "",
            sightings=self._sightings(added, now) if added else (),
            webhooks=self._ends.webhooks,
        )
        self._tell()

    def _article(self, item: Item, skips: list[Skip]) -> Article | None:
        """The whole article, if it can be had, or what the feed has of it; raises Later."""
        source = self._sources.get(item.feed, Source(item.feed))
        told, body, reason = item.article, item.body, ""
        if body is None and source.full and told.url and (told.partial or not told.text):
            try:
                body = self._hosts.ask(told.url, page)
            except Later as later:
                if not later.tried or item.tries + 1 < TRIES:
                    raise
                reason = later.reason
            except InputError as error:
                reason = why(error)
            else:
                self._watches.fetched(item.number, body)
        if body is not None:
            given = Given(outlet=source.outlet)
            for one in sent(body.data, body.url, Format(body.form), given):
                if isinstance(one, Skip):
                    reason = one.reason
                elif one.path == body.url and len(one.text) >= len(told.text):
                    return filled(one, told)
                else:
                    reason = "its page has less of it than the feed"
        if reason:
            skips.append(Skip(told.url, f"{'in part ' * bool(told.text)}not read: {reason}"))
        elif not told.text:
            skips.append(Skip(told.path, "no text in the feed, and pages are not asked for"))
        return replace(told, outlet=source.outlet or told.outlet) if told.text else None

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {one.url: one for one in self._plan.feeds}

    def _sightings(self, added: Added, at: datetime) -> list[Sighting]:
        """What the watchlist asks for of an article that is on record."""
        called: dict[str, frozenset[str]] = {}

        def who(name: str) -> frozenset[str]:
            if name not in called:
                found = self._record.identities.called(name)
                called[name] = frozenset(one.id for one in found)
            return called[name]

        article = wire.article(added.told.article)
        before = self._seen_before(added.told)
        sightings = []
        for entry in added.told.entries:
            watches = seen(entry, self._plan.watches, who)
            if watches and entry.id not in before:
                statement = {**wire.entry(entry), "article": article}
                sightings.append(Sighting(entry.id, at, watches, statement))
        return sightings

    def _seen_before(self, told: ArticleRecord) -> set[str]:
        """The entries whose words were seen in a copy of the article, whichever stood first."""
        first: dict[str, str] = {}
        for id_ in chain.from_iterable(told.copied.stories):
            copy = self._record.article(id_)
            first |= {one.id: copy.copied.first.get(one.id, one.id) for one in copy.entries}
        seen = {first[id_] for id_ in self._watches.seen(first)}
        return {one.id for one in told.entries if first.get(one.id) in seen}

    def _tell(self) -> None:
        """Print what was seen; each is noted when it stands there."""
        for one in self._watches.unprinted():
            self._ends.sighting(one)
            self._watches.printed(one.id)

    def _write(self) -> None:
        """Write the Atom file, where it is not written like that already."""
        latest = self._watches.latest(ATOM)
        if self._written != latest:
            self._ends.atom(latest)
            self._written = latest

    def _send(self, webhook: str) -> None:
        """Send what a webhook was not sent yet, in order, until it does not take one."""
        for one in self._watches.unsent(webhook):
            data = json.dumps(as_json(one)).encode("ascii")
            kind = {"Content-Type": "application/json", "Idempotency-Key": one.id}
            kind |= signed(self._ends.key, one.id, self._world.now(), data)
            try:
                reason = self._hosts.send(webhook, data, kind)
            except Later as later:
                if later.tried:
                    self._watches.tried(one.id, webhook, None)
                    self._ends.skipped(Skip(webhook, f"{later.reason}; it is sent again"))
                return
            self._watches.tried(one.id, webhook, self._world.now(), reason=reason)
            if reason:
                self._ends.skipped(Skip(webhook, f"{one.id} is not wanted: {reason}"))
