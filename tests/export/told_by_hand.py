"""Two articles and what was said in them, for the tests of every format.

With what formats trip over: emoji of one and of several code points before the
evidence, letters with combining marks, a content in two pieces across two lines, a
statement within another, quotation marks, tags and tabs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Office,
    Speaker,
    SpeakerType,
)
from onrecord.record.identity import Identity, appearances
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.original import Target
from onrecord.record.statement import Act, Kind, Spans, Statement
from onrecord.record.text import Article, Span

PILOT = "👩🏽\u200d✈️"  # four code points and a joiner, one sign to a reader
CAFE = "Cafe\u0301"  # the accent is a code point of its own

FERRY = Article(
    f"🚢 Harbor news {PILOT}\n"
    f"“The {CAFE} ferry will sail,” Ada Núñez said 🎉.\n"
    "“It sails <on> time,” she told\tus. “Whatever\nthe “weather” & the tide,” she added.\n"
    "An official said the mayor promised nothing.",
    path="ferry.txt",
    title=f"Ferry & “{CAFE}” 🚢 <sail>",
    outlet="The Harbor Ledger",
    byline="A. Writer",
    published=date(2017, 2, 23),
    url="https://ledger.example/ferry?a=1&b=2",
    language="en",
)
HARBOR = Article(
    "🚫 “The ferry will not sail,” Ada Núñez said on Friday.",
    path="harbor.txt",
    title="No ferry",
    outlet="Sierra & Coast",
    published=date(2017, 2, 25),
)

MAYOR = Office("Mayor", "City of Harbor")
NUNEZ = Speaker("Ada Núñez", SpeakerType.PERSON, 0.9, MAYOR, identity="00000000000000aa")
LATER = Speaker("Ada Núñez", SpeakerType.PERSON, 0.8, identity="00000000000000aa")
OFFICIAL = Speaker("an official", SpeakerType.UNNAMED, 0.6)


def at(text: str, *words: str) -> Spans:
    """Where the words stand, each after the one before."""
    found, low = [], 0
    for each in words:
        low = text.index(each, low)
        found.append(Span(low, low + len(each)))
        low += len(each)
    return tuple(found)


def said(
    article: Article,
    content: tuple[str, ...],
    source: str,
    cue: str,
    *by: Speaker,
    act: Act = Act.ASSERT,
    kind: Kind = Kind.DIRECT,
    on: Interval | None = None,
    **more: object,
) -> Entry:
    """An entry of these words of the article."""
    statement = Statement(
        article.id,
        kind,
        at(article.text, source),
        at(article.text, cue),
        at(article.text, *content),
        " ".join(content).replace("\n", " "),
        0.95,
        "attributions 2",
        act=act,
        source_probability=0.97,
        kind_probability=0.99,
        act_probability=0.8,
    )
    return Entry(statement, by, on, **more)


PAGE = Target("ab" * 32, 7, 34, f"“The {CAFE} ferry will sail,”", "🚢 ", " Ada", Span(9, 43))
SAIL = said(
    FERRY,
    (f"“The {CAFE} ferry will sail,”",),
    "Ada Núñez",
    "said 🎉",
    NUNEZ,
    act=Act.PLEDGE,
    on=Interval.day(date(2017, 2, 22)),
    place="🏝️ the quay",
    country="MX",
    occasion="a “press” call",
    addressee="reporters",
    reading=f"The {CAFE} ferry will sail",
    targets=(PAGE,),
    evidence=MappingProxyType({"place": (Span(0, 1),)}),
)
TIME = said(
    FERRY,
    ("“It sails <on> time,”", "“Whatever\nthe “weather” & the tide,”"),
    "she",
    "told\tus",
    NUNEZ,
)
OUTER = said(
    FERRY,
    ("the mayor promised nothing",),
    "An official",
    "official said",
    OFFICIAL,
    kind=Kind.INDIRECT,
    act=Act.DENY,
)
INNER = said(FERRY, ("nothing",), "the mayor", "promised", NUNEZ, kind=Kind.INDIRECT)
INNER = replace(INNER, statement=INNER.statement.within(OUTER.statement))
NOT_SAIL = said(
    HARBOR,
    ("“The ferry will not sail,”",),
    "Ada Núñez",
    "said",
    LATER,
    act=Act.DENY,
    on=Interval(None, date(2017, 2, 24)),
    after=(),
)

WHY = Reason("opposite verbs", at(HARBOR.text, "will not"), at(FERRY.text, "will sail"))
REVERSED = Link(NOT_SAIL.id, SAIL.id, Relation.REVERSES, 0.84, (WHY,))
REPEATED = Link(TIME.id, SAIL.id, Relation.REPEATS, 0.6)


def told() -> tuple[ArticleRecord, ArticleRecord]:
    """Both articles as a record tells them: a link between them on either side."""
    return (
        ArticleRecord(FERRY, (SAIL, TIME, OUTER, INNER), links=(REPEATED, REVERSED)),
        ArticleRecord(HARBOR, (NOT_SAIL,), links=(REVERSED,)),
    )


def identities() -> tuple[Identity, ...]:
    """Who is one in both: the mayor."""
    everywhere = tuple(one for each in told() for one in appearances(each))
    return (Identity("00000000000000aa", "Ada Núñez", SpeakerType.PERSON, everywhere),)


def words(spans: object, article: Article) -> list[str]:
    """What pairs of offsets cut."""
    return [article.text[start:end] for start, end in spans]
