"""A record of invented speakers, with the truth of who is who: names put together from parts.

Speakers have names by which newspapers vary them (in full, with a middle initial, by a
short form, an initial, the surname alone, another spelling, an acronym), offices one
after the other, a beat of people who are heard in the same articles, and outlets.
How often somebody is heard, and how many share a surname or a given name, follow a
power law; two speakers with the same name happen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from onrecord.record.entry import ArticleRecord, Entry, Office, Speaker, SpeakerType
from onrecord.record.identity import appearance_id
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.given_names import FEMALE, MALE, SHORT_FORMS

BODIES: Final = 0.2  # of all speakers
BEAT: Final = 30  # speakers who are heard together
PER_ARTICLE: Final = 4
TOGETHER: Final = 0.85  # of an article's speakers that are of one beat
FIRST: Final = date(2000, 1, 1)
YEARS: Final = 20

ONSETS: Final = (
    "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t",
    "th", "v", "w", "z", "sch", "gh",
)  # fmt: skip
NUCLEI: Final = ("a", "e", "i", "o", "u", "ai", "ee", "ou")
CODAS: Final = (
    "n", "r", "l", "s", "t", "m", "nd", "rt", "ck", "ll", "ng", "man", "son", "berg", "ton", "ley",
    "sky",
)  # fmt: skip
POSTS: Final = (
    "Mayor", "Governor", "Senator", "Sheriff", "Secretary", "spokesman", "director", "chairman",
    "professor", "Ambassador", "president", "Judge", "lawyer", "analyst",
)  # fmt: skip
KINDS: Final = ("Department", "Association", "Institute", "Council", "Agency", "Union", "Bureau")
SPELLINGS: Final = (("mm", "m"), ("ee", "i"), ("ck", "k"), ("w", "v"), ("ou", "u"), ("y", "i"))


@dataclass
class Somebody:
    """An invented speaker."""

    number: int
    type: SpeakerType
    given: str = ""
    middle: str = ""
    surname: str = ""
    offices: list[tuple[date, Office]] = field(default_factory=list)
    since: date = FIRST
    until: date = FIRST
    outlets: tuple[str, ...] = ()
    weight: float = 1.0

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}" if self.given else self.surname


def speakers(count: int, chance: random.Random) -> list[Somebody]:
    """So many speakers, in beats of those who stand next to one another."""
    surnames = _distinct(count * 3 // 10, chance)
    places = _distinct(600, chance)
    given = chance.sample(sorted(MALE | FEMALE), 500)
    made = []
    for number in range(count):
        if number % BEAT == 0:
            outlets = tuple(f"The {chance.choice(places)} {w}" for w in ("Post", "Ledger", "Sun"))
        body = chance.random() < BODIES
        one = Somebody(number, SpeakerType.ORGANIZATION if body else SpeakerType.PERSON)
        if body:
            of = chance.sample(places, 2)
            one.surname = f"{chance.choice(KINDS)} of {of[0]} and {of[1]}"
        else:
            one.given, one.surname = _of_many(given, chance), _of_many(surnames, chance)
            one.middle = chance.choice("ABCDEFGHJKLMNPRSTW") if chance.random() < 0.6 else ""
        begins = chance.randrange(365 * (YEARS - 2))
        one.since = FIRST + timedelta(days=begins)
        one.until = one.since + timedelta(days=chance.randrange(90, 365 * 8))
        day = one.since
        while not body and day < one.until and chance.random() < 0.7:
            one.offices.append((day, Office(chance.choice(POSTS), chance.choice(places))))
            day += timedelta(days=chance.randrange(400, 365 * 5))
        one.outlets = outlets
        one.weight = 1 / (1 + chance.randrange(count)) ** 0.7
        made.append(one)
    return made


def articles(
    them: list[Somebody], statements: int, chance: random.Random
) -> Iterator[tuple[ArticleRecord, dict[str, int]]]:
    """Articles with so many statements together, each with the truth: appearances' numbers."""
    beats = [them[at : at + BEAT] for at in range(0, len(them), BEAT)]
    weights = [sum(one.weight for one in beat) for beat in beats]
    firsts = list(them)  # everybody is heard at least once
    chance.shuffle(firsts)
    for number in range(statements // PER_ARTICLE):
        beat = chance.choices(beats, weights)[0]
        lead = firsts.pop() if firsts else chance.choices(beat, [o.weight for o in beat])[0]
        beat = beats[lead.number // BEAT]
        day = lead.since + timedelta(days=chance.randrange((lead.until - lead.since).days + 1))
        heard = {lead.number: lead}
        while len(heard) < PER_ARTICLE:
            among = beat if chance.random() < TOGETHER else chance.choice(beats)
            one = chance.choices(among, [each.weight for each in among])[0]
            heard[one.number] = one
        yield _article(number, list(heard.values()), day, chance)


def _article(
    number: int, heard: list[Somebody], day: date, chance: random.Random
) -> tuple[ArticleRecord, dict[str, int]]:
    text = " ".join(f"Statement {number}.{at}." for at in range(len(heard)))
    outlet = chance.choice(heard[0].outlets)
    article = Article(text, path=f"{number}.txt", outlet=outlet, published=day)
    entries, truth = [], {}
    for at, one in enumerate(heard):
        words = f"Statement {number}.{at}."
        start = text.index(words)
        statement = Statement(
            article.id, Kind.DIRECT, (), (), (Span(start, start + len(words)),), words, 0.9, "bench"
        )
        office = next((o for since, o in reversed(one.offices) if since <= day), None)
        told = office if chance.random() < 0.6 else None
        speaker = Speaker(_printed(one, told is not None, chance), one.type, 0.9, told)
        entries.append(Entry(statement, (speaker,)))
        truth[appearance_id(article.id, speaker.id or "")] = one.number
    return ArticleRecord(article, tuple(entries)), truth


def _printed(one: Somebody, office: bool, chance: random.Random) -> str:
    """A name as one article prints it."""
    how = chance.random()
    if one.type is SpeakerType.ORGANIZATION:
        words = one.surname.split()
        return one.surname if how < 0.8 else "".join(w[0] for w in words if w[0].isupper())
    short = sorted(SHORT_FORMS.get(one.given.casefold(), {one.given.casefold()}))
    if how < 0.70:
        return one.name
    if how < 0.82 and one.middle:
        return f"{one.given} {one.middle}. {one.surname}"
    if how < 0.88:
        return f"{chance.choice(short).capitalize()} {one.surname}"
    if how < 0.91:
        return f"{one.given[0]}. {one.surname}"
    if how < 0.95:
        return one.surname
    pair = next((pair for pair in SPELLINGS if pair[0] in one.surname), None)
    return f"{one.given} {one.surname.replace(*pair)}" if pair else one.name


def _of_many(them: list[str], chance: random.Random) -> str:
    """One of them; the first far more often than the last.

    Of 6,000 surnames the commonest has one bearer in eighty, the ten commonest one in
    twenty-five, about as in the United States.
    """
    return them[min(int(len(them) * chance.random() ** 2), len(them) - 1)]


def _distinct(count: int, chance: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = [
            chance.choice(ONSETS) + chance.choice(NUCLEI) for _ in range(chance.choice((1, 1, 2)))
        ]
        made["".join([*syllables, chance.choice(CODAS)]).capitalize()] = None
    return list(made)
