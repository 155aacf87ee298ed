"""A record of made-up news, as large as one wants: for measuring how a record is kept.

Nothing in it was written by anybody. Its words are those that the model of meanings knows,
as often as words are in any language; articles turn about topics, which have words of their
own; a few people say much and many say little. How long statements are, how many of them an
article has, and what hangs on each, is as in articles of Wikinews.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.models.card import weights
from onrecord.models.meanings import Meanings
from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Office,
    Speaker,
    SpeakerType,
    Standing,
    Status,
)
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span

STATEMENTS: Final = 20  # of an article
SPOKEN: Final = 0.8  # of the statements have a speaker
MEASURED: Final = 0.3  # of the articles speak of a measure
LENGTHS: Final = (7, 9, 10, 12, 15)  # words of a statement
BETWEEN: Final = 22  # words between two statements
TOPICS: Final = 2_000
OF_TOPIC: Final = 120  # words
PEOPLE: Final = 20_000
BODIES: Final = 2_000
FIRST: Final = date(2010, 1, 1)
A_DAY: Final = 10  # articles
CUES: Final = ("said", "added", "warned", "promised", "denied", "told reporters", "wrote")
ACTS: Final = (Act.ASSERT,) * 6 + (Act.PLEDGE, Act.DENY, Act.WARN, Act.ORDER, Act.ANNOUNCE)
KINDS: Final = (Kind.INDIRECT, Kind.INDIRECT, Kind.DIRECT, Kind.MIXED)
TITLES: Final = ("Minister", "Mayor", "Secretary", "Senator", "Spokeswoman", "Director")
SYLLABLES: Final = (
    "ka", "le", "mi", "no", "ru", "sa", "ter", "von", "bel", "dor",
    "fin", "gar", "hol", "jan", "kel", "lor", "mar", "nis", "pel", "rin",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """Who there is to speak and what there is to speak of; the same for the same seed."""

    seed: int = 1

    @cached_property
    def meanings(self) -> Meanings:
        return Meanings.open(weights("meanings"))

    @cached_property
    def words(self) -> list[str]:
        """The commonest first, as the vocabulary has them."""
        told = json.loads((weights("meanings") / "tokenizer.json").read_text(encoding="utf-8"))
        known = sorted(told["model"]["vocab"].items(), key=lambda one: int(one[1]))
        return [word for word, _ in known if word.isascii() and word.isalpha() and len(word) > 1]

    @cached_property
    def often(self) -> NDArray[np.float64]:
        """How often each word or a commoner one is: Zipf's law, as Mandelbrot corrected it."""
        told = np.cumsum(1.0 / (np.arange(len(self.words)) + 2.7))
        return told / told[-1]

    @cached_property
    def topics(self) -> NDArray[np.int64]:
        """int64[topics, words]: which words of its own each has."""
        rare = np.arange(500, len(self.words))
        return np.random.default_rng(self.seed).choice(rare, (TOPICS, OF_TOPIC))

    @cached_property
    def people(self) -> list[str]:
        return sorted({f"{_name(n)} {_name(n * 7919 + 13)}" for n in range(PEOPLE)})

    @cached_property
    def bodies(self) -> list[str]:
        kinds = ("Agency", "Party", "Union")
        return [f"{_name(n * 31 + 5)} {_name(n * 577 + 11)} {kinds[n % 3]}" for n in range(BODIES)]

    def articles(self, statements: int, *, start: int = 0) -> Iterator[ArticleRecord]:
        """Articles with about so many statements in all, by the day they were printed."""
        for at in range(start, start + max(1, statements // STATEMENTS)):
            yield _Desk(self, at).written()


class _Desk:
    """One article while it is written."""

    def __init__(self, world: World, at: int) -> None:
        self.world, self.at = world, at
        self.dice = np.random.default_rng((world.seed, at))
        self.topic = world.topics[self.dice.integers(TOPICS)]
        self.home = _rank(self.dice, len(world.people))
        self.parts: list[str] = []
        self.length = 0

    def written(self) -> ArticleRecord:
        title = self._drawn(8).capitalize()
        spoken = [self._sentence() for _ in range(STATEMENTS)]
        printed = FIRST + timedelta(days=self.at // A_DAY)
        outlet = f"The {_name(int(_rank(self.dice, 300))).capitalize()} Courier"
        article = Article(
            "".join(self.parts), f"made-up/{self.at}", title=title, outlet=outlet,
            published=printed, url=f"https://courier.example/{self.at}", language="en",
        )  # fmt: skip
        entries = tuple(self._entry(article, *one) for one in spoken)
        return ArticleRecord(article, entries, self._measures(article, entries))

    def _drawn(self, count: int) -> str:
        """Words, every other one of the topic's own."""
        common = np.searchsorted(self.world.often, self.dice.random(count), side="right")
        own = self.topic[self.dice.integers(OF_TOPIC, size=count)]
        chosen = np.where(self.dice.random(count) < 0.5, common, own)
        return " ".join(self.world.words[n] for n in chosen)

    def _say(self, text: str) -> Span:
        self.parts.append(text)
        self.length += len(text)
        return Span(self.length - len(text), self.length)

    def _sentence(self) -> tuple[Speaker | None, Span, Span, Span, str]:
        """Who said it; source, cue and content; the content's words."""
        self._say(self._drawn(BETWEEN).capitalize() + ". ")
        speaker = self._speaker()
        source = self._say(speaker.name if speaker else "officials")
        self._say(" ")
        cue = self._say(str(self.dice.choice(CUES)))
        self._say(" that ")
        told = self._drawn(int(self.dice.choice(LENGTHS)))
        content = self._say(told)
        self._say(".\n\n")
        return speaker, source, cue, content, told

    def _speaker(self) -> Speaker | None:
        if self.dice.random() > SPOKEN:
            return None
        if self.dice.random() < 0.2:
            name = self.world.bodies[_rank(self.dice, BODIES)]
            return Speaker(name, SpeakerType.ORGANIZATION, 0.9)
        # The few who speak in an article are neighbours among all who speak anywhere.
        n = (self.home + int(self.dice.integers(4))) % len(self.world.people)
        name, office = self.world.people[n], None
        if n % 3 == 0:
            body = self.world.bodies[n % BODIES]
            office = Office(TITLES[n % len(TITLES)], body)
        return Speaker(name, SpeakerType.PERSON, 0.9, office)

    def _entry(
        self, article: Article, speaker: Speaker | None, source: Span, cue: Span, content: Span,
        told: str,
    ) -> Entry:  # fmt: skip
        assert article.published is not None
        day = article.published - timedelta(days=int(self.dice.integers(3)))
        statement = Statement(
            article.id, KINDS[self.dice.integers(len(KINDS))], (source,), (cue,), (content,), told,
            round(float(self.dice.uniform(0.5, 1)), 4), "made up 1",
            act=ACTS[self.dice.integers(len(ACTS))], source_probability=0.9, kind_probability=0.9,
            act_probability=0.8,
        )  # fmt: skip
        return Entry(
            statement,
            (speaker,) if speaker else (),
            Interval.day(day) if self.dice.random() < 0.7 else None,
            evidence={"said_on": (cue,)} if self.dice.random() < 0.3 else {},
            reading=self._reading(speaker, told),
        )

    def _reading(self, speaker: Speaker | None, told: str) -> str:
        """Every other one stands by itself, as `compare` has it."""
        if self.dice.random() < 0.5:
            return f"{told.capitalize()}."
        return f"[{speaker.name if speaker else 'Officials'} said] {told}."

    def _measures(self, article: Article, entries: tuple[Entry, ...]) -> tuple[Measure, ...]:
        if self.dice.random() > MEASURED:
            return ()
        said = entries[int(self.dice.integers(len(entries)))]
        (span,) = said.statement.content
        words = said.statement.text.split()[:4]
        own = Span(span.start, span.start + len(" ".join(words)))
        standings = (Standing(Status.ANNOUNCED, said.statement.cue),)
        return (
            Measure(article.id, " ".join(words), (own,), standings=standings, mentions=(own,),
                    statements=(said.id,)),
        )  # fmt: skip


def _name(n: int) -> str:
    first, second, third = (SYLLABLES[n // 20**k % 20] for k in range(3))
    return (first + second + third).capitalize()


def _rank(dice: np.random.Generator, count: int) -> int:
    """A place among so many, the first ones far more often: about as 1 / rank."""
    return int(count ** dice.random()) - 1
