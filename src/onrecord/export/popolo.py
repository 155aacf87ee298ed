"""The record in Popolo: who speaks, in which offices, and each statement as a speech.

https://www.popoloproject.com/specs. What Popolo has no word for, and we cannot leave out,
has a key of its own: `kind`, `act`, `probability`, `reading`, `organization_id`, `as_of`,
and `measures`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from onrecord.export.cast import Cast, Figure, Held
from onrecord.export.iris import address, iri, listed
from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Office,
    Speaker,
    SpeakerType,
)
from onrecord.record.identity import Identity
from onrecord.record.statement import Act
from onrecord.record.text import Article
from onrecord.record.wire import Json, rounded

TYPES: Final = {Act.QUESTION: "question"}  # what is none of these is a speech


def written(told: Iterable[ArticleRecord], identities: Iterable[Identity] = ()) -> Iterator[str]:
    """One Popolo object, a line for each thing; `people import` reads all but the speeches."""
    cast = Cast(identities)
    measures: list[Json] = []
    yield '{"speeches": ['
    yield from listed(_speeches(told, cast, measures))
    homes = cast.homes()
    parts: dict[str, Callable[[], Iterator[Json]]] = {
        "organizations": lambda: map(_figure, cast.bodies()),
        "posts": lambda: _posts(cast, homes),
        "persons": lambda: map(_figure, cast.figures(SpeakerType.PERSON)),
        "measures": lambda: iter(measures),
        "memberships": lambda: map(partial(_membership, homes=homes), cast.held()),
    }
    for name, nodes in parts.items():
        yield f'\n], "{name}": ['
        yield from listed(nodes())
    yield "\n]}\n"


def _speeches(told: Iterable[ArticleRecord], cast: Cast, measures: list[Json]) -> Iterator[Json]:
    for one in told:
        measures += (measure(about, one.article) for about in one.measures)
        for position, entry in enumerate(one.entries):
            cast.hear(entry, one.article)
            yield from speeches(entry, one.article, position)


def speeches(told: Entry, article: Article, position: int) -> Iterator[Json]:
    """A statement: as many speeches as it has speakers, and one where nobody tells whose it is."""
    said = told.statement
    common = _known(
        text=said.text,
        type=TYPES.get(said.act, "speech"),
        **_days(told.said_on),
        audience=told.addressee and {"name": told.addressee},
        event=_known(name=told.occasion, location=told.place),
        kind=said.kind.value,
        act=said.act.value,
        probability=rounded(said.probability),
        reading=told.reading,
        sources=[_source(article)],
    )
    for number, speaker in enumerate(told.speakers or (None,)):
        own = f"{told.id}-{number}" if number else told.id
        creator = _creator(speaker) if speaker else {}
        yield {"id": own, **creator, **common, "position": position}


def measure(told: Measure, article: Article) -> Json:
    """What an article speaks of as proposed, ordered or promised; Popolo has motions only."""
    return {
        "id": told.id,
        "text": told.text,
        "classification": told.kind,
        **_known(
            actor=told.actor,
            quantity=told.quantity and told.quantity.text,
            statuses=[{"status": one.status.value, **_days(one.date)} for one in told.standings],
            speech_ids=list(told.statements),
            sources=[_source(article)],
        ),
    }


def _creator(told: Speaker) -> Json:
    """Who speaks: by id whoever is named, and always as the article has it."""
    key = {SpeakerType.PERSON: "creator_id", SpeakerType.ORGANIZATION: "organization_id"}
    named = {key[told.type]: told.who} if told.type in key else {}
    return {**named, **_known(attribution_text=told.name, role=_role(told.office))}


def _role(told: Office | None) -> str:
    if told is None:
        return ""
    return ", ".join(part for part in (told.title, told.organization) if part)


def _days(told: Interval | None) -> Json:
    """A day, or else what is known of the first and the last one."""
    if told is None:
        return {}
    if told.earliest == told.latest:
        return {"date": str(told.earliest)}
    ends = {"start_date": told.earliest, "end_date": told.latest}
    return {name: str(day) for name, day in ends.items() if day}


def _source(told: Article) -> Json:
    """Where it is printed: an address of the web, or else the article's name."""
    note = ", ".join(part for part in (told.outlet, told.title) if part)
    return {"url": address(told.url) or iri("article", told.id), **_known(note=note)}


def _figure(told: Figure) -> Json:
    others = [{"name": name} for name in told.others]
    return {"id": told.id, "name": told.name, **_known(other_names=others)}


def _posts(cast: Cast, homes: dict[str, str]) -> Iterator[Json]:
    """Every office once, whoever holds it."""
    posts = {held.post: held.office for held in cast.held()}
    for id_, office in posts.items():
        home = homes.get(office.organization)
        yield {"id": id_, "label": office.title, **_known(organization_id=home)}


def _membership(told: Held, homes: dict[str, str]) -> Json:
    """Somebody in an office; articles do not tell since when and until when."""
    return {
        "person_id": told.person,
        "post_id": told.post,
        "role": told.office.title,
        **_known(
            organization_id=homes.get(told.office.organization),
            as_of=told.last and told.last.isoformat(),
        ),
    }


def _known(**told: Any) -> Json:
    return {key: value for key, value in told.items() if value or value == 0}
