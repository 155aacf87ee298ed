"""What a record knows of feeds that are watched: where they were left, and what is still to do.

with open_record("onrecord.db") as record:
    for item in record.watches.waiting():
        print(item.feed, item.link)

Whatever a watch has begun is here, so that it goes on where it was killed: an entry
of a feed waits as an item until it is done, its page is kept from when it was fetched
until it is on record, and a sighting until it is printed and sent.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, and_, func, insert, select, update

from onrecord.record.text import Article
from onrecord.store.reading import chunks
from onrecord.store.rows import Values
from onrecord.store.tables import FEEDS, HOSTS, ITEMS, OUTBOX, SIGHTINGS

LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)

# Of an article in a feed, what there is before it is read.
KEPT: Final = ("text", "path", "title", "outlet", "byline", "url", "language", "partial")


@dataclass(frozen=True, slots=True)
class Feed:
    """Where a feed was left: what its server calls the version we have, and when to ask again."""

    url: str
    etag: str = ""
    modified: str = ""
    due_at: datetime = LONG_AGO


@dataclass(frozen=True, slots=True)
class Host:
    """How a host is to be treated: asked not before then, after so many failures in a row.

    `site` is its scheme and name, and its port where that is an odd one; `robots` its
    robots.txt of `robots_at`, None where that was never had.
    """

    site: str
    failures: int = 0
    not_before: datetime = LONG_AGO
    robots: str | None = None
    robots_at: datetime = LONG_AGO


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a feed: an id that it keeps, and the article as far as the feed has it."""

    key: str
    article: Article


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is still to do, and not before `due_at`; it was tried so many times."""

    number: int
    feed: str
    link: str
    due_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Body:
    """What was fetched: from where, in which format, and the bytes."""

    url: str
    form: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed to be put on record: tried so many times, and fetched already or not."""

    number: int
    feed: str
    article: Article
    tries: int
    body: Body | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A statement that a watchlist asked for, as it was told then: `told` is a JSON object."""

    id: str
    seen_at: datetime
    watches: tuple[str, ...]
    told: Mapping[str, Any]


class Watches:
    """What an open record knows of watching. Get it as `record.watches`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing

    def feed(self, url: str) -> Feed:
        """Where a feed was left; due at once where it was never asked."""
        with self._reading() as connection:
            row = connection.execute(select(FEEDS).where(FEEDS.c.url == url)).first()
        return Feed(row.url, row.etag, row.modified, row.due_at) if row else Feed(url)

    def polled(self, feed: Feed, entries: Iterable[Entry], at: datetime) -> int:
        """Keep where a feed is left now, with its new entries as items: all of it or nothing.

        An entry is new whose key the feed never had, and whose link leads to what no
        other feed led to before. Returns how many are.
        """
        with self._writing() as connection:
            values = {"etag": feed.etag, "modified": feed.modified, "polled_at": at}
            _put(connection, FEEDS, {"url": feed.url}, {**values, "due_at": feed.due_at})
            return sum(_queued(connection, feed.url, one, at) for one in entries)

    def host(self, site: str) -> Host:
        """What is known of a host."""
        with self._reading() as connection:
            row = connection.execute(select(HOSTS).where(HOSTS.c.site == site)).first()
        if row is None:
            return Host(site)
        return Host(site, row.failures, row.not_before, row.robots, row.robots_at or LONG_AGO)

    def treat(self, host: Host) -> None:
        """Keep how a host is to be treated."""
        values = {
            "failures": host.failures,
            "not_before": host.not_before,
            "robots": host.robots,
            "robots_at": host.robots_at if host.robots is not None else None,
        }
        with self._writing() as connection:
            _put(connection, HOSTS, {"site": host.site}, values)

    def waiting(self) -> list[Waiting]:
        """The items that are still to do, in the order they were found."""
        told = (ITEMS.c.number, ITEMS.c.feed, ITEMS.c.link, ITEMS.c.due_at, ITEMS.c.tries)
        wanted = select(*told).where(ITEMS.c.done_at.is_(None)).order_by(ITEMS.c.number)
        with self._reading() as connection:
            return [Waiting(*row) for row in connection.execute(wanted)]

    def item(self, number: int) -> Item:
        """One of those."""
        with self._reading() as connection:
            row = connection.execute(select(ITEMS).where(ITEMS.c.number == number)).one()
        body = None
        if row.body is not None:
            body = Body(row.body_url, row.body_format, zlib.decompress(row.body))
        return Item(row.number, row.feed, _article(row.told), row.tries, body)

    def postpone(self, number: int, until: datetime, *, tried: bool) -> None:
        """Leave an item for later; `tried` where its host was asked in vain."""
        self._change(number, due_at=until, tries=ITEMS.c.tries + int(tried))

    def begun(self, number: int) -> None:
        """Note that an item is read now: what ends the program each time is given up at last."""
        self._change(number, tries=ITEMS.c.tries + 1)

    def fetched(self, number: int, body: Body) -> None:
        """Keep what an item's link led to until it is done."""
        packed = zlib.compress(body.data)
        self._change(number, body=packed, body_url=body.url, body_format=body.form)

    def _change(self, number: int, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(ITEMS).where(ITEMS.c.number == number).values(**values))

    def done(
        self,
        number: int,
        at: datetime,
        *,
        article: str | None = None,
        reason: str = "",
        sightings: Sequence[Sighting] = (),
        webhooks: Collection[str] = (),
    ) -> None:
        """Note that nothing is left to do for an item, and what was seen in it.

        `reason` says why it is not, or only in part, on record. Each sighting that is
        new waits to be printed and to be sent to each webhook. All of it or nothing.
        """
        with self._writing() as connection:
            gone = {"told": None, "body": None, "body_url": None, "body_format": None}
            change = update(ITEMS).where(ITEMS.c.number == number)
            connection.execute(change.values(done_at=at, article=article, reason=reason, **gone))
            for one in sightings:
                _seen(connection, one, webhooks)

    def seen(self, ids: Iterable[str]) -> set[str]:
        """Those of some statements that were seen before."""
        found: set[str] = set()
        with self._reading() as connection:
            for some in chunks(ids):
                found.update(connection.scalars(_ids().where(SIGHTINGS.c.id.in_(some))))
        return found

    def unprinted(self) -> list[Sighting]:
        """Sightings that were not printed yet, in order."""
        return self._sightings(_sightings().where(SIGHTINGS.c.printed.is_(False)))

    def printed(self, id: str) -> None:  # noqa: A002
        """Note that a sighting stands where it was to be printed."""
        with self._writing() as connection:
            connection.execute(update(SIGHTINGS).where(SIGHTINGS.c.id == id).values(printed=True))

    def latest(self, limit: int) -> list[Sighting]:
        """The latest sightings, the last one first."""
        newest = select(SIGHTINGS).order_by(SIGHTINGS.c.number.desc()).limit(limit)
        return self._sightings(newest)

    def unsent(self, webhook: str) -> list[Sighting]:
        """Sightings that a webhook is still to be sent, in order."""
        wanted = _sightings().join(OUTBOX, OUTBOX.c.sighting == SIGHTINGS.c.number)
        return self._sightings(
            wanted.where(OUTBOX.c.webhook == webhook, OUTBOX.c.done_at.is_(None))
        )

    def tried(self, id: str, webhook: str, at: datetime | None, *, reason: str = "") -> None:  # noqa: A002
        """Note that a sighting was sent, and when it was taken; None where it was not.

        `reason` says why a webhook did not want it, where it will not be sent again.
        """
        this = select(SIGHTINGS.c.number).where(SIGHTINGS.c.id == id).scalar_subquery()
        here = update(OUTBOX).where(OUTBOX.c.sighting == this, OUTBOX.c.webhook == webhook)
        with self._writing() as connection:
            connection.execute(here.values(tries=OUTBOX.c.tries + 1, done_at=at, reason=reason))

    def _sightings(self, wanted: Select[Any]) -> list[Sighting]:
        with self._reading() as connection:
            return [
                Sighting(row.id, row.seen_at, row.watches, json.loads(row.told))
                for row in connection.execute(wanted)
            ]


def _ids() -> Select[str]:
    return select(SIGHTINGS.c.id)


def _sightings() -> Select[Any]:
    return select(SIGHTINGS).order_by(SIGHTINGS.c.number)


def _put(connection: Connection, table: Table, key: Values, values: Values) -> None:
    """Write values over the row with this key, or make it."""
    here = and_(*(table.c[name] == value for name, value in key.items()))
    if not connection.execute(update(table).where(here).values(**values)).rowcount:
        connection.execute(insert(table).values(**key, **values))


def _queued(connection: Connection, feed: str, entry: Entry, at: datetime) -> bool:
    """Whether an entry is new; if so it waits as an item."""
    known = select(ITEMS.c.number).where(ITEMS.c.feed == feed, ITEMS.c.key == entry.key)
    if connection.execute(known).first():
        return False
    link = entry.article.url
    other = select(ITEMS.c.feed).where(ITEMS.c.link == link, ITEMS.c.feed != feed).limit(1)
    elsewhere = connection.scalar(other) if link else None
    values = {"feed": feed, "key": entry.key, "link": link, "due_at": at, "tries": 0}
    if elsewhere:
        values |= {"done_at": at, "reason": f"the feed {elsewhere} leads to it, too"}
    else:
        values |= {"told": _json(entry.article), "reason": ""}
    number = int(connection.scalar(select(func.coalesce(func.max(ITEMS.c.number), 0))) or 0) + 1
    connection.execute(insert(ITEMS).values(number=number, **values))
    return not elsewhere


def _seen(connection: Connection, told: Sighting, webhooks: Collection[str]) -> None:
    """Keep a sighting with what is to be done with it; one that is there already stays as it is."""
    if connection.execute(select(SIGHTINGS.c.number).where(SIGHTINGS.c.id == told.id)).first():
        return
    last = select(func.coalesce(func.max(SIGHTINGS.c.number), 0))
    number = int(connection.scalar(last) or 0) + 1
    row = {"id": told.id, "seen_at": told.seen_at, "watches": told.watches, "printed": False}
    connection.execute(
        insert(SIGHTINGS).values(number=number, told=json.dumps(dict(told.told)), **row)
    )
    for webhook in dict.fromkeys(webhooks):
        post = {"sighting": number, "webhook": webhook, "tries": 0, "reason": ""}
        connection.execute(insert(OUTBOX).values(**post))


def _json(told: Article) -> str:
    """An article of a feed, in ASCII, which holds lone surrogates as well."""
    kept: dict[str, Any] = {name: getattr(told, name) for name in KEPT}
    return json.dumps({**kept, "published": told.published and told.published.isoformat()})


def _article(told: str) -> Article:
    kept = json.loads(told)
    published = kept.pop("published")
    return Article(**kept, published=date.fromisoformat(published) if published else None)
