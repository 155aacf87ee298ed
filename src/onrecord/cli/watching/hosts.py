"""How hosts are treated: what robots.txt allows, one request after another, and patience.

A host that is overloaded or does not answer is left alone, twice as long each time, and
as long as it asks for itself; how long is kept in the record, so that the next run keeps
to it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Final, TypeVar

from protego import Protego

from onrecord.cli import fetching
from onrecord.cli.addresses import Target, target
from onrecord.cli.fetching import Unreached
from onrecord.cli.watching.waits import come
from onrecord.errors import InputError
from onrecord.read.charsets import line
from onrecord.store.watches import Host

if TYPE_CHECKING:
    from onrecord.store.watches import Watches

# What its warnings say of robots.txt is for its owner, not for our reader.
logging.getLogger("protego").addHandler(logging.NullHandler())

NAME: Final = "onrecord"  # what robots.txt calls us
ROBOTS: Final = 500 * 1024  # bytes of it that are read, as RFC 9309 has it
KEEPS: Final = timedelta(days=1)  # how long it is held to be the same

# Seconds: left alone after a first failure; at most, and at most by its own word; and
# how long a run waits for a host before it does something else.
FIRST: Final = 60.0
LONGEST: Final = 6 * 3600.0
OBEYED: Final = 86_400.0
PATIENCE: Final = 30.0

# Another time the answer may be a better one.
FOR_NOW: Final = frozenset((408, 425, 429))
# And here it never will be: what was sent is not understood.
UNWANTED: Final = frozenset((400, 413, 415, 422))

Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class World:
    """The clock in UTC, how to wait for some seconds, and a chance from 0 to 1."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    chance: Callable[[], float]


class Later(Exception):
    """A host is to be left alone until then; it was `tried`, or its time had not come."""

    def __init__(self, until: datetime, reason: str, *, tried: bool) -> None:
        super().__init__(reason)
        self.until, self.reason, self.tried = until, reason, tried


class _Busy(Exception):
    """The server has no good answer now."""

    def __init__(self, status: int, wait: float) -> None:
        super().__init__(f"the server answered {fetching.status(status)}")
        self.wait = wait


class Hosts:
    """Everything that is asked of hosts goes through here.

    `allowed` are those that may be at private addresses; `pause` is the least number
    of seconds between two requests to one of them.
    """

    def __init__(
        self, watches: Watches, world: World, *, allowed: Collection[str], pause: float
    ) -> None:
        self._watches, self._world = watches, world
        self._allowed, self._pause = allowed, pause
        self._rules: dict[str, tuple[datetime, Protego]] = {}

    def ask(
        self,
        url: str,
        take: Callable[[Target, HTTPResponse], Taken],
        *,
        headers: Mapping[str, str] = fetching.NO_HEADERS,
    ) -> Taken:
        """What `take` makes of the answer, wherever redirects lead.

        Raises Later where a host is to be left alone, and InputError for what robots.txt
        does not allow and for what may not be fetched at all.
        """

        def before(asked: Target) -> None:
            rules = self._robots(asked)
            if not rules.can_fetch(asked.url, NAME):
                raise InputError(f"robots.txt of {asked.authority} does not allow it")
            self._wait(_site(asked), max(self._pause, _delay(rules)))

        return self._asked(url, take, headers, before)

    def send(self, url: str, data: bytes, headers: Mapping[str, str]) -> str:
        """Send something to a webhook; raises Later where it is to be sent again.

        Returns why the webhook does not want it, however often it is sent, or nothing.
        """
        site = _site(target(url))
        self._wait(site, 0.0)
        try:
            status = fetching.posted(url, data, allowed=self._allowed, headers=headers)
        except InputError as error:
            raise self._failed(site, error, 0.0) from error
        told = f"the server answered {fetching.status(status)}"
        if status // 100 != 2 and status not in UNWANTED:
            raise self._failed(site, InputError(told), 0.0)
        self._fine(site)
        return told if status in UNWANTED else ""

    def free(self, url: str) -> datetime:
        """When the host of an address may be asked again."""
        return self._watches.host(_site(target(url))).not_before

    def _asked(
        self,
        url: str,
        take: Callable[[Target, HTTPResponse], Taken],
        headers: Mapping[str, str],
        before: Callable[[Target], None],
    ) -> Taken:
        site = ""

        def turned(asked: Target) -> None:
            nonlocal site
            site = _site(asked)
            before(asked)

        def taken(asked: Target, answer: HTTPResponse) -> Taken:
            if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in FOR_NOW:
                raise _Busy(answer.status, self._told(answer.getheader("Retry-After", "")))
            return take(asked, answer)

        try:
            told = fetching.answered(
                url, taken, allowed=self._allowed, headers=headers, before=turned
            )
        except _Busy as error:
            raise self._failed(site, error, error.wait) from error
        except Unreached as error:
            raise self._failed(site, error, 0.0) from error
        self._fine(site)
        return told

    def _wait(self, site: str, pause: float) -> None:
        """Wait until it is a host's turn, and note when it is again; raises Later."""
        host, now = self._watches.host(site), self._world.now()
        wait = 0.0 if come(host.not_before, now) else (host.not_before - now).total_seconds()
        if wait > PATIENCE:
            raise Later(host.not_before, f"{site} is left alone for now", tried=False)
        if wait > 0:
            self._world.sleep(wait)
        if pause:
            again = self._world.now() + timedelta(seconds=pause)
            self._watches.treat(replace(host, not_before=again))

    def _failed(self, site: str, error: Exception, asked: float) -> Later:
        """Leave a host alone, twice as long as last time, and at least as long as it asked for."""
        host = self._watches.host(site)
        wait = min(LONGEST, FIRST * 2.0 ** min(host.failures, 30)) * (1 + self._world.chance() / 2)
        until = self._world.now() + timedelta(seconds=max(wait, asked))
        self._watches.treat(replace(host, failures=host.failures + 1, not_before=until))
        hint = error.hint if isinstance(error, InputError) else ""
        return Later(until, f"{error}: {hint}" if hint else str(error), tried=True)

    def _fine(self, site: str) -> None:
        host = self._watches.host(site)
        if host.failures:
            self._watches.treat(replace(host, failures=0))

    def _told(self, after: str) -> float:
        """The seconds of a Retry-After, which is a number of them or a date."""
        after = after.strip()
        if after.isascii() and after.isdigit():
            return min(float(after[:9]), OBEYED)
        try:
            until = parsedate_to_datetime(after)
        except ValueError:
            return 0.0
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, min((until - self._world.now()).total_seconds(), OBEYED))

    def _robots(self, asked: Target) -> Protego:
        """The rules of a host, none where it has no such file; raises Later where nobody knows."""
        site, now = _site(asked), self._world.now()
        host = self._watches.host(site)
        if host.robots is None or now - host.robots_at > KEEPS:
            host = self._fetched_robots(site)
        if site not in self._rules or self._rules[site][0] != host.robots_at:
            self._rules[site] = host.robots_at, _rules(host.robots or "")
        return self._rules[site][1]

    def _fetched_robots(self, site: str) -> Host:
        def take(asked: Target, answer: HTTPResponse) -> str:
            if answer.status != HTTPStatus.OK:
                return ""
            return line(fetching.body(asked, answer).data[:ROBOTS])

        def before(asked: Target) -> None:
            self._wait(_site(asked), self._pause)

        try:
            told = self._asked(f"{site}/robots.txt", take, fetching.NO_HEADERS, before)
        except InputError:  # a picture in its place, or a redirect to nowhere
            told = ""
        host = replace(self._watches.host(site), robots=told, robots_at=self._world.now())
        self._watches.treat(host)
        return host


def _rules(told: str) -> Protego:
    try:
        return Protego.parse(told)
    except Exception:  # whatever it is that it cannot read, there are no rules in it
        return Protego.parse("")


def _delay(rules: Protego) -> float:
    """The seconds of a Crawl-delay that somebody can have meant."""
    told = rules.crawl_delay(NAME) or 0.0
    return told if 0 <= told <= OBEYED else 0.0


def _site(asked: Target) -> str:
    return f"{asked.scheme}://{asked.authority}"
