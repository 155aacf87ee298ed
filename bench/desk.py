"""A desk under load: many who read and some who judge, and the program killed in the middle.

    python -m bench.desk [--statements N] [--readers N] [--reviewers N] [--seconds N]
        [--record URL]

The record is invented, and made anew in a folder of its own, or in the empty PostgreSQL
database at URL. Half way the desk is killed (SIGKILL) and opened again; at the end every
judgement that it had acknowledged is looked for in the record. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import httpx2 as httpx

from onrecord.record.entry import ArticleRecord, Entry, Interval, Office, Speaker, SpeakerType
from onrecord.record.link import Link, Relation
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.store.sql import Record, open_record

PER_ARTICLE: Final = 25
PEOPLE: Final = 400
FIRST: Final = date(2020, 1, 1)
# A reader looks at a page for so long before the next one, in seconds.
READING: Final = (1.0, 5.0)
DECIDING: Final = (1.0, 4.0)
WORDS: Final = (
    "ferry", "harbor", "wall", "budget", "school", "bridge", "winter", "tax", "water", "election",
    "troops", "border", "hospital", "strike", "housing", "climate", "farm", "railway", "court",
)  # fmt: skip
VERBS: Final = ("will open", "will not open", "must wait", "was never planned", "costs too much")


@dataclass
class Told:
    """What came of the load: seconds of each answer by page, faults, judgements acknowledged."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    refused: int = 0
    judged: list[str] = field(default_factory=list)

    def note(self, page: str, seconds: float) -> None:
        self.seconds.setdefault(page, []).append(seconds)


def articles(statements: int) -> Iterator[ArticleRecord]:
    """Invented articles with so many statements; one of each reverses one of the article before."""
    chance = random.Random(1)
    before: Entry | None = None
    for number in range(statements // PER_ARTICLE):
        day = FIRST + timedelta(days=number % 1500)
        said = [
            f"the {chance.choice(WORDS)} of ward {chance.randrange(500)} {chance.choice(VERBS)}"
            for _ in range(PER_ARTICLE)
        ]
        names = [_name(chance.randrange(PEOPLE)) for _ in said]
        lines = [f"{name} said that {words}." for name, words in zip(names, said, strict=True)]
        text = "\n\n".join(lines)
        article = Article(text, f"a{number}", f"Report {number}", f"Outlet {number % 20}",
                          published=day)  # fmt: skip
        entries, at = [], 0
        for name, words, line in zip(names, said, lines, strict=True):
            entries.append(_entry(article.id, at, name, words, day, chance))
            at += len(line) + 2
        links = ()
        if before is not None:
            links = (Link(entries[0].id, before.id, Relation.REVERSES, chance.uniform(0.3, 0.9)),)
        before = entries[0]
        yield ArticleRecord(article, tuple(entries), links=links)


def _name(number: int) -> str:
    """Everybody's surname is another one, as of most people."""
    first, second, third = number % 20, number // 20 % 20, number // 400
    letters = "bcdfghjklmnprstvwxyzq"
    return f"Ada {letters[first].upper()}a{letters[second]}o{letters[third]}er"


def _entry(article: str, at: int, name: str, words: str, day: date, chance: random.Random) -> Entry:
    start = at + len(name) + 6
    told = Statement(
        article, Kind.INDIRECT, (Span(at, at + len(name)),), (Span(at + len(name) + 1, start - 1),),
        (Span(start, start + 5 + len(words)),), f"that {words}", 0.9, "invented 1",
        act=chance.choice([Act.ASSERT, Act.PLEDGE, Act.DENY]),
    )  # fmt: skip
    who = Speaker(name, SpeakerType.PERSON, 0.9, Office("Member", f"Council {len(name) % 3}"))
    return Entry(told, (who,), Interval.day(day), reading=words)


def fill(record: Record, statements: int) -> None:
    """Put the articles on record, and match their speakers once."""
    from onrecord.resolve.across.identities import Identities

    for number, told in enumerate(articles(statements)):
        record.add(told)
        if number % 500 == 0:
            print(f"{number * PER_ARTICLE:,} statements", file=sys.stderr)
    record.identities.match(Identities())


class Desk:
    """The program, opened on a port, and killed and opened again."""

    def __init__(self, record: str) -> None:
        self._record = record
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.home = f"http://127.0.0.1:{self.port}"
        self.program: subprocess.Popen[str] | None = None

    def open(self) -> None:
        asked = ("--record", self._record, "serve", "--port", str(self.port), "--by", "load")
        program = Path(sys.executable).parent / "onrecord"
        self.program = subprocess.Popen([program, *asked], stdout=subprocess.PIPE, text=True)
        assert self.program.stdout is not None
        if not self.program.stdout.readline():
            raise SystemExit("the desk did not open")

    def kill(self) -> None:
        assert self.program is not None
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()


async def load(desk: Desk, told: Told, readers: int, reviewers: int, seconds: float) -> None:
    """Read and judge for so long; half way the desk is killed and opened again."""
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers + reviewers)
    async with httpx.AsyncClient(base_url=desk.home, timeout=30, limits=limits) as client:
        first = [str(one) for one in await _links(client, 300)]
        them = [asyncio.create_task(_read(client, told, until, n, first)) for n in range(readers)]
        them += [
            asyncio.create_task(_judge(client, told, until, first[n::reviewers]))
            for n in range(reviewers)
        ]
        await asyncio.sleep(seconds / 2)
        await asyncio.to_thread(desk.kill)
        await asyncio.to_thread(desk.open)
        await asyncio.gather(*them)


async def _links(client: httpx.AsyncClient, most: int) -> list[str]:
    found: list[str] = []
    after = ""
    while len(found) < most:
        answer = (await client.get(f"/api/v1/links?state=candidate&limit=100&after={after}")).json()
        found += [f"{one['a']['id']}/{one['b']['id']}" for one in answer["items"]]
        after = answer["next"]
        if not after:
            break
    return found


async def _read(
    client: httpx.AsyncClient, told: Told, until: float, seed: int, links: list[str]
) -> None:
    chance = random.Random(seed)
    statement = links[seed % len(links)].split("/")[0]
    article = (await client.get(f"/api/v1/statements/{statement}")).json()["article"]["id"]
    people = (await client.get("/api/v1/people?limit=50&name=ada")).json()["items"]
    who = people[seed % len(people)]["id"]
    pages = (
        ("Today", lambda: "/"),
        ("search", lambda: f"/search?q={chance.choice(WORDS)}+{chance.choice(WORDS)}"),
        ("statement", lambda: f"/statements/{statement}"),
        ("article", lambda: f"/articles/{article}"),
        ("person", lambda: f"/people/{who}"),
        ("pair", lambda: f"/pairs/{chance.choice(links)}"),
        ("queue", lambda: "/links"),
    )
    await asyncio.sleep(chance.uniform(0, READING[1]))
    while time.monotonic() < until:
        name, path = chance.choice(pages)
        await _asked(client, told, name, "GET", path())
        await asyncio.sleep(chance.uniform(*READING))


async def _judge(client: httpx.AsyncClient, told: Told, until: float, links: list[str]) -> None:
    chance = random.Random(links[0])
    for link in links:
        if time.monotonic() > until:
            return
        token = await _asked(client, told, "", "GET", "/api/v1/token")
        if token is not None:
            verdict = chance.choice(["accept", "reject", "unsure"])
            answer = await _asked(
                client, told, "judge", "POST", f"/api/v1/links/{link}/judgements",
                json={"relation": "reverses", "verdict": verdict},
                headers={"x-onrecord-token": token.json()["token"]},
            )  # fmt: skip
            if answer is not None and answer.status_code == 201:
                told.judged.append(answer.json()["id"])
        await asyncio.sleep(chance.uniform(*DECIDING))


async def _asked(
    client: httpx.AsyncClient, told: Told, name: str, method: str, path: str, **more: Any
) -> httpx.Response | None:
    """An answer; None where the desk is shut at the moment, which is no fault of it."""
    began = time.monotonic()
    try:
        answer = await client.request(method, path, **more)
    except httpx.TransportError:
        told.refused += 1
        await asyncio.sleep(0.5)
        return None
    if name:
        told.note(name, time.monotonic() - began)
    # A token of before the desk was opened anew is none: the reviewer asks for another one.
    if answer.status_code >= 400 and not (method == "POST" and answer.status_code == 403):
        told.faults.append(f"{answer.status_code} {method} {path}")
    return answer


def percentile(seconds: list[float], share: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000


def table(told: Told) -> str:
    """The times by page, in milliseconds."""
    lines = ["| page | answers | median ms | p95 ms | longest ms |", "|---|---|---|---|---|"]
    every = [one for them in told.seconds.values() for one in them]
    for name, them in [*sorted(told.seconds.items()), ("all", every)]:
        row = (statistics.median(them) * 1000, percentile(them, 0.95), max(them) * 1000)
        lines.append(f"| {name} | {len(them)} | " + " | ".join(f"{one:.0f}" for one in row) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--record", help="the address of an empty PostgreSQL database")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = asked.record or str(Path(folder) / "load.db")
        with open_record(where) as record:
            fill(record, asked.statements)
        desk, told = Desk(where), Told()
        desk.open()
        try:
            asyncio.run(load(desk, told, asked.readers, asked.reviewers, asked.seconds))
        finally:
            desk.kill()
        with open_record(where) as record:
            kept = {one.id for one in record.identities.judgements()}
            findings = list(record.doctor())
            counts = record.counts()
    kind = "PostgreSQL" if re.match("postgres", where) else "SQLite"
    print(
        f"{kind}, {counts.entries:,} statements, {asked.readers} readers (a page, then"
        f" {READING[0]:.0f} to {READING[1]:.0f} s), {asked.reviewers} reviewers,"
        f" {asked.seconds:.0f} s, killed once; {os.cpu_count()} cores ({platform.machine()}), load"
        f" {os.getloadavg()[0]:.1f}\n"
    )
    print(table(told))
    lost = [one for one in told.judged if one not in kept]
    print(
        f"\n{len(told.judged)} judgements acknowledged, {len(lost)} lost,"
        f" {len(told.faults)} faults,"
        f" {told.refused} requests while it was shut, {len(findings)} findings of the doctor"
    )
    for one in told.faults[:10]:
        print(one, file=sys.stderr)
    sys.exit(1 if lost or told.faults or findings else 0)


if __name__ == "__main__":
    main()
