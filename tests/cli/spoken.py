"""What was said, for the tests of what the commands print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.record.entry import ArticleRecord, Entry, Interval, Office, Speaker, SpeakerType
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span

THURSDAY = Interval.day(date(2017, 2, 23))
KELLY = Speaker("John Kelly", SpeakerType.PERSON, 0.9, Office("Secretary", "Homeland Security"))
SPICER = Speaker("Sean Spicer", SpeakerType.PERSON, 0.9)
OFFICIAL = Speaker("a senior official", SpeakerType.UNNAMED, 0.6)

ARTICLE = Article(
    "The ferry will sail, Kelly said. “It will sail on time,” he added.\n"
    "It was “late again,” an official said.",
    path="ferry.txt",
    title="Ferry to sail",
    outlet="The Harbor Ledger",
    published=date(2017, 2, 23),
)


def said(
    words: str,
    *by: Speaker,
    article: Article = ARTICLE,
    kind: Kind = Kind.DIRECT,
    act: Act = Act.ASSERT,
    on: Interval | None = None,
    within: Entry | None = None,
    probability: float = 0.95,
) -> Entry:
    """An entry whose content are these words of the article."""
    at = article.text.index(words)
    statement = Statement(
        article.id,
        kind,
        (),
        (),
        (Span(at, at + len(words)),),
        words,
        probability,
        "attributions 1",
        act=act,
        source_probability=0.97,
        kind_probability=0.99,
    )
    return Entry(statement.within(within.statement) if within else statement, by, on)


def ferry() -> ArticleRecord:
    """Three statements: paraphrased, quoted, and a mixed one of an unnamed source."""
    return ArticleRecord(
        ARTICLE,
        (
            said("The ferry will sail", KELLY, kind=Kind.INDIRECT, act=Act.PLEDGE, on=THURSDAY),
            said("“It will sail on time,”", KELLY, on=THURSDAY),
            said("It was “late again,”", OFFICIAL, kind=Kind.MIXED),
        ),
    )


def harbor() -> ArticleRecord:
    """One statement of another article, of the day after."""
    article = replace(
        ARTICLE,
        text="“It will sail on time,” Spicer said.",
        path="harbor.txt",
        title="Harbor opens",
        outlet="Sierra & Coast",
        published=date(2017, 2, 24),
    )
    return ArticleRecord(article, (said("“It will sail on time,”", SPICER, article=article),))


def repeats(a: Entry, b: Entry) -> Link:
    """The link of one entry that says again what another said."""
    why = Reason("quoted words", a.statement.content, b.statement.content)
    return Link(a.id, b.id, Relation.REPEATS, 0.75, (why,))
