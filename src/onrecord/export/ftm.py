"""The record as FollowTheMoney entities, one JSON object a line.

https://followthemoney.tech/explorer/: people and bodies, the posts they hold, articles,
each statement as an Event with its speakers involved, each measure as a Project, and each
link as an UnknownLink.
As where we read them, the library itself would bring more than the names of some
properties are worth.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.export.cast import Cast, Figure, Held
from onrecord.export.iris import address
from onrecord.export.judged import NOTHING, Judged, state_of
from onrecord.record.entry import ArticleRecord, Entry, Measure, SpeakerType, Standing
from onrecord.record.identity import Identity
from onrecord.record.judgement import State
from onrecord.record.link import Link
from onrecord.record.text import Article
from onrecord.record.wire import Json

SCHEMAS: Final = {SpeakerType.PERSON: "Person", SpeakerType.ORGANIZATION: "Organization"}

# Its languages have three letters (ISO 639-3); ours are those that articles are read in.
LANGUAGES: Final = {"en": "eng"}

LONGEST: Final = 120  # characters of an event's name


def written(
    told: Iterable[ArticleRecord],
    identities: Iterable[Identity] = (),
    judged: Judged = NOTHING,
) -> Iterator[str]:
    """An entity a line: articles with their statements and links, then who was heard in them."""
    cast = Cast(identities)
    for one in told:
        yield _line(article(one.article))
        own = {entry.id for entry in one.entries}
        for entry in one.entries:
            cast.hear(entry, one.article)
            yield _line(event(entry, one.article))
        for about in one.measures:
            yield _line(measure(about, one.article))
        for each in one.links:
            if each.a in own:  # its other end tells the same link again
                yield _line(link(each, state_of(each, judged)))
    yield from map(_line, _figures(cast))


def article(told: Article) -> Json:
    """An article, without its text."""
    return _entity(
        told.id,
        "Article",
        title=told.title,
        publisher=told.outlet,
        author=told.byline,
        publishedAt=told.published,
        sourceUrl=address(told.url),
        fileName=told.path,
        language=LANGUAGES.get(told.language),
    )


def event(told: Entry, home: Article) -> Json:
    """A statement: something that happened, in which its speakers were involved."""
    said = told.statement
    reading = told.reading or said.text
    on = told.said_on
    exact = on is not None and on.earliest == on.latest
    involved = [one.who for one in told.speakers if one.who and one.type in SCHEMAS]
    others = [one.name for one in told.speakers if one.type not in SCHEMAS]
    return _entity(
        told.id,
        "Event",
        name=reading if len(reading) <= LONGEST else reading[: LONGEST - 1] + "…",
        summary=reading,
        description=said.text,
        date=on.earliest if on and exact else None,
        startDate=on.earliest if on and not exact else None,
        endDate=on.latest if on and not exact else None,
        involved=involved,
        notes=others,
        location=told.place,
        country=told.country and told.country.lower(),
        keywords=[said.act.value, said.kind.value],
        recordId=told.id,
        proof=home.id,
        publisher=home.outlet,
        sourceUrl=address(home.url),
    )


def measure(told: Measure, home: Article) -> Json:
    """A measure: something that is to be done, by the words of one article.

    What holds of it now is a keyword, with its days; all that became of it stands in `notes`.
    """
    on = told.date
    quantity = told.quantity and told.quantity.text
    return _entity(
        told.id,
        "Project",
        name=told.text,
        projectId=told.id,
        keywords=[told.kind, *([told.status.value] if told.status else [])],
        summary=", ".join(part for part in (told.actor, told.text, quantity) if part),
        startDate=on and on.earliest,
        endDate=on and on.latest,
        notes=[_became(one) for one in told.standings],
        recordId=told.statements,
        proof=home.id,
        publisher=home.outlet,
        sourceUrl=address(home.url),
    )


def _became(told: Standing) -> str:
    on = told.date
    days = {str(day) for day in (on.earliest, on.latest) if day} if on else set()
    return " ".join((told.status.value, "/".join(sorted(days)))).strip()


def link(told: Link, state: State) -> Json:
    """A link: `subject` is the later statement, `object` the earlier, `role` the relation."""
    return _entity(
        told.id,
        "UnknownLink",
        subject=told.a,
        object=told.b,
        role=told.relation.value,
        status=state.value,
        recordId=told.id,
    )


def _figures(cast: Cast) -> Iterator[Json]:
    for figure in (*cast.bodies(), *cast.figures(SpeakerType.PERSON)):
        yield _figure(figure)
    homes = cast.homes()
    for id_, office in {one.post: one.office for one in cast.held()}.items():
        home = homes.get(office.organization)
        yield _entity(id_, "Position", name=office.title, organization=home)
    for held in cast.held():
        yield _occupancy(held)


def _figure(told: Figure) -> Json:
    return _entity(told.id, SCHEMAS[told.type], name=told.name, alias=told.others)


def _occupancy(told: Held) -> Json:
    """Somebody in an office; articles do not tell since when and until when."""
    return _entity(
        f"{told.person}-{told.post}",
        "Occupancy",
        holder=told.person,
        post=told.post,
        date=told.last,
        proof=told.article,
    )


def _entity(id: str, schema: str, **properties: object) -> Json:  # noqa: A002
    """An entity; every property is a list of strings, and one that is not known is none."""
    told: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        if known := [str(one) for one in values if one]:
            told[name] = known
    return {"id": id, "schema": schema, "properties": told}


def _line(told: Json) -> str:
    return json.dumps(told) + "\n"
