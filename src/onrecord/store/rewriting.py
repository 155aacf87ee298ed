"""An article written anew where people revised it: only what differs is touched.

What stays keeps its links; what is new is held against the record as if it came now.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from onrecord.record.entry import ArticleRecord
from onrecord.store import copies, courses, linking, matching, reading, revising, writing
from onrecord.store.courses import MeasureMatcher
from onrecord.store.linking import Linker
from onrecord.store.matching import Came, Matcher
from onrecord.store.revising import Rereader
from onrecord.store.tables import ARTICLES, ENTRIES, MEASURES


def revise(
    connection: Connection,
    article: str,
    rereader: Rereader | None,
    matcher: Matcher | None,
    measures: MeasureMatcher | None,
    linker: Linker | None,
) -> Came:
    """Bring an article, by its id, in step with the revisions that stand.

    Those of an article that is not on record wait until it comes. What is given is as
    `writing.add` takes it. Returns what came of matching who speaks.
    """
    number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == article))
    if number is None:
        return Came()
    stands = revising.stands(connection, article)
    found = revising.found(connection, number)
    told = revising.merged(connection, found, stands, rereader)
    revising.keep(connection, number, found if stands else None)
    return _rewrite(connection, number, told, rereader, matcher, measures, linker)


def _rewrite(
    connection: Connection,
    number: int,
    told: ArticleRecord,
    rereader: Rereader | None,
    matcher: Matcher | None,
    measures: MeasureMatcher | None,
    linker: Linker | None,
) -> Came:
    before = reading.told(connection, number)
    old = {one.id: one for one in before.entries}
    new = {one.id: one for one in told.entries}
    gone = [id_ for id_, one in old.items() if new.get(id_) != one]
    fresh = [one for one in told.entries if old.get(one.id) != one]
    near = revising.near(connection, fresh, rereader)
    left: set[str] = set()
    anew = gone or before.measures != told.measures
    if anew:
        left = courses.of_article(connection, number)
        connection.execute(delete(MEASURES).where(MEASURES.c.article == number))
    for some in reading.chunks(gone):
        connection.execute(delete(ENTRIES).where(ENTRIES.c.id.in_(some)))
    own = writing.write_entries(
        connection, number, told.article.text, fresh, near.phrases, near.meanings
    )
    _order(connection, number, told)
    if anew:
        writing.write_measures(connection, number, told.measures)
    for link in before.links:
        if link.a in gone or link.b in gone:
            linking.write(connection, link)
    touched = matching.write(connection, number, told)
    came = Came()
    if matcher is None:
        matching.forget(connection, touched)
    else:
        came = matching.match(connection, matcher, touched)
    if anew:
        courses.match(connection, measures, left)
    shifted = copies.tell(connection, copies.story(connection, number))
    if linker is not None:
        others = linking.of_appearances(connection, came.moved)
        them = {*own, *shifted}
        linking.relink(connection, [*them, *others], linker, fresh=them)
    return came


def _order(connection: Connection, number: int, told: ArticleRecord) -> None:
    """Write in which order the entries of an article stand."""
    at = {one.id: place for place, one in enumerate(told.entries)}
    own = select(ENTRIES.c.number, ENTRIES.c.id, ENTRIES.c.position)
    for row in connection.execute(own.where(ENTRIES.c.article == number)).all():
        if row.position != at[row.id]:
            here = update(ENTRIES).where(ENTRIES.c.number == row.number)
            connection.execute(here.values(position=at[row.id]))
