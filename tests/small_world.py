"""A small world for the store's tests: articles with entries, made in one line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span

MODEL = "attributions 1"
THURSDAY = date(2017, 2, 23)


def said(
    article: Article,
    words: str,
    *by: str,
    on: date | None = None,
    model: str = MODEL,
    reading: str = "",
) -> Entry:
    """An entry whose content are these words of the article."""
    at = article.text.index(words)
    statement = Statement(
        article=article.id,
        kind=Kind.DIRECT,
        source=(),
        cue=(),
        content=(Span(at, at + len(words)),),
        text=words,
        probability=0.9,
        model=model,
    )
    office = Office("Secretary", "Homeland Security")
    speakers = tuple(Speaker(name, SpeakerType.PERSON, 0.8, office) for name in by)
    return Entry(statement, speakers, Interval.day(on) if on else None, reading=reading)


def kelly(outlet: str = "The Harbour Post", model: str = MODEL) -> ArticleRecord:
    """Two statements of John Kelly in Mexico City."""
    article = Article(
        "“There will be no use of military force,” Kelly said. “No mass deportations.”",
        path="kelly.txt",
        title="Kelly in Mexico",
        outlet=outlet,
        published=THURSDAY,
    )
    return ArticleRecord(
        article,
        (
            said(article, "There will be no use of military force", "John Kelly", model=model),
            said(article, "No mass deportations", "John Kelly", on=THURSDAY, model=model),
        ),
    )


def measured() -> ArticleRecord:
    """The same, with the measure that he rules out."""
    told = kelly()
    use, force = told.entries[0].statement.content[0], Span(22, 41)
    ruled_out = Standing(Status.PLEDGED_NOT, (use,), Interval.day(THURSDAY))
    measure = Measure(
        told.article.id,
        force.of(told.article.text),
        (force,),
        "deed",
        (ruled_out,),
        "John Kelly",
        mentions=(force,),
        statements=(told.entries[0].id,),
    )
    return replace(told, measures=(measure,))


def trump() -> ArticleRecord:
    """One statement of the President on the same day."""
    article = Article(
        "“It’s a military operation,” the President said.",
        path="trump.txt",
        title="At the White House",
        outlet="Evening Wire",
        published=THURSDAY,
    )
    return ArticleRecord(article, (said(article, "It’s a military operation", "Donald Trump"),))


def repeats(a: Entry, b: Entry) -> Link:
    """A link between two entries, resting on all their words."""
    why = Reason("quoted words", a.statement.content, b.statement.content)
    return Link(a.id, b.id, Relation.REPEATS, 0.7, (why,))
