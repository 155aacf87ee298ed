"""A crawl that nobody made: pages of invented news in WARC shards, one in a hundred broken.

    python -m bench.crawl FOLDER [--articles 20000] [--shards 40]

Sentences are put together from our own templates and invented names; outlets print each
other's stories, some days later. The same numbers give the same bytes. Broken are records
that are cut off, damaged, shorter than they say, or no page at all, a few of each.
"""

from __future__ import annotations

import argparse
import gzip
import html
import io
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bench.invented import CODAS, NUCLEI, ONSETS
from onrecord.resolve.given_names import FEMALE, MALE

FIRST: Final = date(2016, 1, 4)
DAYS: Final = 60  # that a shard's articles are spread over
COPIES: Final = 0.08  # of the articles are another outlet's
BROKEN: Final = 0.01
PARAGRAPHS: Final = (8, 22)

OUTLETS: Final = (
    ("The Harbor Ledger", "harborledger.example"),
    ("Valley Courier", "valleycourier.example"),
    ("Continental Wire", "continentalwire.example"),
    ("The Morning Post-Gazette", "postgazette.example"),
    ("Capitol Dispatch", "capitoldispatch.example"),
)
OFFICES: Final = (
    *("Mayor", "Gov.", "Sen.", "Rep.", "Sheriff", "Police Chief", "Superintendent", "Judge"),
    *("Transportation Secretary", "Health Commissioner", "Councilwoman", "Councilman"),
)
BODIES: Final = (
    *("the city council", "the school board", "the Port Authority", "the state Senate"),
    *("the Department of Labor", "the water district", "the planning commission"),
)
THINGS: Final = (
    *("the toll on the northern bridge", "the ferry schedule", "the hospital merger"),
    *("the drought fund", "the stadium lease", "the curfew downtown", "the teachers' contract"),
    *("the sewer bond", "the airport expansion", "the property tax freeze", "the shelter on Elm"),
)
PROMISES: Final = (
    *("will not be raised this year", "will be finished before the winter"),
    *("will go to the voters in November", "is off the table", "will cost the city nothing"),
    *("must be stopped", "was never promised to anyone", "will save {number} jobs"),
)
VERBS: Final = (
    *("said", "told reporters", "insisted", "wrote in a letter to residents", "warned"),
    *("announced", "acknowledged", "argued", "said in a statement"),
)
DAYNAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLAIN: Final = (
    "About {number} people came to the hearing, which lasted until midnight.",
    "The vote was {small} to 3.",
    "{thing_} has been discussed since {year}, when a first draft was withdrawn.",
    "Traffic on Route {small} was slow for most of the afternoon.",
    "The budget for the coming year is {number} million dollars, up {small} percent.",
    "A second reading is planned for {day}.",
)
SAID: Final = (
    "{office} {name} {verb} on {day} that {thing} {promise}.",
    '"{thing_} {promise}," {surname} {verb}. "We have looked at every number, and then again."',
    '{office} {name}, who has opposed it for years, {verb}: "{thing_} {promise}."',
    "{body_} said in a report that {thing} {promise}.",
    "Asked about {body}, {surname} {verb} that nobody had called.",
    "According to {office} {name}, {thing} {promise}.",
    '"I never said that," {surname} said. "What I said is that {thing} {promise}."',
    "A spokesman for {body} denied that {thing} {promise}.",
)


@dataclass(frozen=True)
class Story:
    """One article of one outlet."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    host: str
    day: date

    def page(self, number: int) -> bytes:
        """It as a page with what pages have around an article."""
        shown = "".join(f"<p>{html.escape(one, quote=False)}</p>\n" for one in self.paragraphs)
        links = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(40))
        return (
            f"<!doctype html><html lang=en><head><title>{html.escape(self.title)} - {self.outlet}"
            f"</title><meta property='og:site_name' content='{self.outlet}'>"
            f"<meta property='article:published_time' content='{self.day}T08:00:00Z'>"
            f"<link rel=canonical href='{self.url(number)}'></head><body><nav><ul>{links}</ul>"
            f"</nav><article><h1>{html.escape(self.title)}</h1>\n{shown}</article>"
            f"<footer>Copyright {self.day.year} {self.outlet}. All rights reserved.</footer>"
            "</body></html>"
        ).encode()

    def url(self, number: int) -> str:
        return f"https://{self.host}/{self.day:%Y/%m/%d}/story-{number}"


def stories(number: int, chance: random.Random, first: date) -> Iterator[Story]:
    """So many articles, some of them another outlet's once more."""
    printed: list[Story] = []
    people = [(chance.choice(OFFICES), *name(chance)) for _ in range(60)]
    for _ in range(number):
        outlet, host = chance.choice(OUTLETS)
        day = first + timedelta(days=chance.randrange(DAYS))
        if printed and chance.random() < COPIES:
            before = chance.choice(printed)
            later = before.day + timedelta(days=chance.randrange(3))
            yield Story(before.title, before.paragraphs, outlet, host, later)
            continue
        cast = chance.sample(people, 3)
        thing = chance.choice(THINGS)
        count = chance.randint(*PARAGRAPHS)
        told = tuple(paragraph(chance, cast, thing) for _ in range(count))
        story = Story(f"{cast[0][2]} speaks on {thing}", told, outlet, host, day)
        printed.append(story)
        yield story


def paragraph(chance: random.Random, cast: list[tuple[str, str, str]], thing: str) -> str:
    """One or two sentences, more of them said by somebody than not."""
    return " ".join(sentence(chance, cast, thing) for _ in range(chance.randint(1, 2)))


def sentence(chance: random.Random, cast: list[tuple[str, str, str]], thing: str) -> str:
    template = chance.choice(SAID if chance.random() < 0.6 else PLAIN)
    office, full, surname = chance.choice(cast)
    body, number = chance.choice(BODIES), chance.randint(20, 900)
    return template.format(
        office=office,
        name=full,
        surname=surname,
        verb=chance.choice(VERBS),
        day=chance.choice(DAYNAMES),
        thing=thing,
        thing_=thing[0].upper() + thing[1:],
        body=body,
        body_=body[0].upper() + body[1:],
        promise=chance.choice(PROMISES).format(number=number),
        number=number,
        small=chance.randint(4, 19),
        year=chance.randint(1998, 2014),
    )


def name(chance: random.Random) -> tuple[str, str]:
    """A full name and its surname."""
    given = chance.choice(sorted(chance.choice((FEMALE, MALE)))).capitalize()
    syllables = chance.choice(ONSETS) + chance.choice(NUCLEI) + chance.choice(CODAS)
    return f"{given} {syllables.capitalize()}", syllables.capitalize()


def shard(number: int, articles: int) -> bytes:
    """The bytes of one shard: a WARC with each record compressed by itself."""
    chance = random.Random(f"shard {number}")
    whole = io.BytesIO()
    first = FIRST + timedelta(days=7 * number)
    for at, story in enumerate(stories(articles, chance, first)):
        record = packed(story, number * 1_000_000 + at, chance)
        whole.write(broken(record, chance) if chance.random() < BROKEN else record)
    return whole.getvalue()


def packed(story: Story, number: int, chance: random.Random) -> bytes:
    """One record, compressed."""
    page = story.page(number)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    headers = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{uuid.UUID(int=chance.getrandbits(128))}>",
        f"WARC-Date: {story.day}T09:00:00Z",
        f"WARC-Target-URI: {story.url(number)}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    )
    head = "".join(f"{one}\r\n" for one in headers).encode()
    return gzip.compress(head + b"\r\n" + answer + b"\r\n\r\n", mtime=0)


def broken(record: bytes, chance: random.Random) -> bytes:
    """The same, but not as it should be."""
    middle = len(record) // 2
    return chance.choice(
        (
            record[:middle],
            record[:middle] + b"\0" * 40 + record[middle + 40 :],
            chance.randbytes(len(record)),
            record[:-6],
        )
    )


def make(folder: Path, articles: int, shards: int) -> Path:
    """The folder of a crawl of this size; what is there already is not made again."""
    place = folder / f"crawl-{articles}-{shards}"
    place.mkdir(parents=True, exist_ok=True)
    for number in range(shards):
        path = place / f"crawl-{number:05}.warc.gz"
        if not path.exists():
            part = path.with_suffix(".part")
            part.write_bytes(shard(number, articles // shards))
            part.replace(path)
    return place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--shards", type=int, default=40)
    told = parser.parse_args()
    print(make(told.folder, told.articles, told.shards))


if __name__ == "__main__":
    main()
