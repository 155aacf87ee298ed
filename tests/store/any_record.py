"""Any article record there can be, for laws that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Office,
    Speaker,
    SpeakerType,
)
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.statement import Act, Kind, Medium, Statement
from onrecord.record.text import Article, Skip, Span

# What a database cannot hold as it is, and what the store puts in its place.
TROUBLE = "\0\ud800\udfff\U0010d7ff\U0010d800\U0010dfff\U0010e000\U0010e001\U0010e002\ufdd0\ufdd1"
characters = st.one_of(st.characters(exclude_categories=()), st.sampled_from(TROUBLE + "“”'\"*"))
words = st.text(characters, max_size=12)
texts = st.text(characters, min_size=1, max_size=40)
maybe = st.none() | words
probabilities = st.floats(0, 1)
intervals = st.none() | st.builds(
    lambda days, ends: Interval(min(days) if ends[0] else None, max(days) if ends[1] else None),
    st.tuples(st.dates(), st.dates()),
    st.sampled_from([(True, True), (True, False), (False, True)]),
)
articles = st.builds(
    Article,
    text=texts,
    path=words,
    title=words,
    outlet=words,
    byline=words,
    published=st.none() | st.dates(),
    url=words,
    language=words,
)
speakers = st.builds(
    Speaker,
    name=words,
    type=st.sampled_from(SpeakerType),
    probability=probabilities,
    office=st.none() | st.builds(Office, words, words),
)


def spans(text: str, min_size: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans of a text, in any order, overlapping or not."""
    one = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
        lambda ends: Span(min(ends[0], ends[1] - 1), ends[1])
    )
    return st.lists(one, min_size=min_size, max_size=3).map(tuple)


@st.composite
def entries(draw: st.DrawFn, article: Article) -> Entry:
    """An entry of an article, nested in none."""
    some = spans(article.text)
    statement = Statement(
        article=article.id,
        kind=draw(st.sampled_from(Kind)),
        source=draw(some),
        cue=draw(some),
        content=draw(spans(article.text, min_size=1)),
        text=draw(words),
        probability=draw(probabilities),
        model=draw(words),
        medium=draw(st.sampled_from(Medium)),
        act=draw(st.sampled_from(Act)),
        hedged=draw(st.booleans()),
        negated=draw(st.booleans()),
        source_probability=draw(st.none() | probabilities),
        kind_probability=draw(st.none() | probabilities),
    )
    return Entry(
        statement=statement,
        speakers=tuple(draw(st.lists(speakers, max_size=2))),
        said_on=draw(intervals),
        place=draw(maybe),
        country=draw(maybe),
        occasion=draw(maybe),
        addressee=draw(maybe),
        evidence=draw(st.dictionaries(words, some, max_size=2)),
        reading=draw(words),
    )


@st.composite
def article_records(draw: st.DrawFn) -> ArticleRecord:
    """An article with entries, some within others, measures, links and skips."""
    article = draw(articles)
    found = draw(st.lists(entries(article), max_size=3, unique_by=lambda entry: entry.id))
    for inner in range(len(found) - 2, -1, -1):  # so that one may be within one within another
        if draw(st.booleans()):
            statement = found[inner].statement.within(found[inner + 1].statement)
            found[inner] = replace(found[inner], statement=statement)
    some = spans(article.text)
    measures = st.builds(Measure, words, some, maybe, maybe, maybe, intervals)
    reasons = st.lists(st.builds(Reason, words, some, some), max_size=2).map(tuple)
    links = [
        Link(found[0].id, other.id, relation, draw(probabilities), draw(reasons))
        for other in found[1:]
        for relation in draw(st.sets(st.sampled_from(Relation), max_size=2))
    ]
    return ArticleRecord(
        article=article,
        entries=tuple(found),
        measures=tuple(draw(st.lists(measures, max_size=2))),
        links=tuple(links),
        skips=tuple(draw(st.lists(st.builds(Skip, words, words), max_size=2))),
    )
