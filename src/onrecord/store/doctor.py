"""Is the record whole? Every promise that it makes, checked on every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Engine, Table, or_, select

from onrecord.errors import OffsetError, RecordError
from onrecord.record.entry import Entry
from onrecord.record.statement import Spans
from onrecord.record.text import Article
from onrecord.store import (
    copies,
    courses,
    derivations,
    dialects,
    forgetting,
    fulltext,
    judging,
    matching,
    reading,
    revising,
    rows,
)
from onrecord.store.courses import MeasureMatcher
from onrecord.store.derivations import Derived
from onrecord.store.faults import Where, plainly, readable
from onrecord.store.findings import Finding
from onrecord.store.matching import Matcher
from onrecord.store.register_doctor import CHECKED
from onrecord.store.tables import (
    APPEARANCES,
    ARTICLES,
    CANDIDATES,
    ENTRIES,
    FOUND,
    IDENTITIES,
    JUDGEMENTS,
    LINKS,
    MEASURES,
    REASONS,
    SPEAKERS,
)

REJOIN = "`onrecord measures match` matches all measures anew"
RELINK = "`onrecord links --anew` tells copies and links anew"
REREAD = "`onrecord add` of the article reads it anew"
REMATCH = "`onrecord people match` matches everybody anew"


def doctor(
    engine: Engine,
    path: Where,
    matcher: Matcher | None,
    measures: MeasureMatcher | None,
    derived: Derived,
    *,
    read_only: bool,
) -> Iterator[Finding]:
    """Check everything; nothing is changed, and no finding means that all is well."""
    with plainly(path), engine.connect() as connection:
        yield from _guarded(path, str(path), _file(connection))
        yield from _guarded(path, str(path), _articles(connection, path))
        for table in CHECKED:
            yield from _guarded(path, table.name, _told(connection, path, table))
        yield from _guarded(path, str(path), _appearances(connection))
        yield from _guarded(path, str(path), _copies(connection))
        yield from _guarded(path, str(path), _decisions(connection))
        yield from _guarded(path, str(path), _revisions(connection))
        yield from _guarded(path, str(path), forgetting.findings(connection))
        yield from _guarded(path, str(path), derivations.findings(connection, path, derived))
    if not read_only:
        with plainly(path):
            yield from _search(engine, path)
    if matcher is not None and not read_only:
        yield from _guarded(path, str(path), _identities(engine, matcher))
    if measures is not None and not read_only:
        yield from _guarded(path, str(path), _courses(engine, measures))


def _guarded(path: Where, subject: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, and one more where a row is too damaged to look for any."""
    try:
        with plainly(path), readable(path):
            yield from findings
    except RecordError as error:
        yield Finding("damaged", subject, str(error))


def _file(connection: Connection) -> Iterator[Finding]:
    for told in dialects.of(connection).amiss(connection):
        yield Finding(*told)


def _decisions(connection: Connection) -> Iterator[Finding]:
    right = judging.rightly(judging.judgements(connection))
    kept = judging.decisions(connection)
    for key in sorted(right.keys() | kept.keys()):
        if right.get(key) != kept.get(key):
            message = "what is kept of it is not what the judgements on it say"
            yield Finding("decision", " ".join(key), message)


def _revisions(connection: Connection) -> Iterator[Finding]:
    revised = select(JUDGEMENTS.c.article).where(JUDGEMENTS.c.article.is_not(None))
    kept = select(FOUND.c.article)
    where = or_(ARTICLES.c.id.in_(revised), ARTICLES.c.number.in_(kept))
    told = select(ARTICLES.c.number, ARTICLES.c.id).where(where).order_by(ARTICLES.c.number)
    for row in connection.execute(told).all():
        there, should = revising.places(connection, row.number)
        if there != should:
            message = f"its statements are not what people made of them; {REREAD}"
            yield Finding("revision", row.id, message)


def _articles(connection: Connection, path: Where) -> Iterator[Finding]:
    for number in reading.article_numbers(connection):
        yield from _article(connection, path, number)


def _article(connection: Connection, path: Where, number: int) -> Iterator[Finding]:
    here = ARTICLES.c.number == number
    kept = connection.execute(select(ARTICLES.c.id, ARTICLES.c.text_sha256).where(here)).one()
    try:
        with plainly(path), readable(path):
            article = reading.article(connection, number)
    except RecordError as error:
        yield Finding("damaged", kept.id, str(error))
        return
    if article.text_sha256 != kept.text_sha256:
        yield Finding("text", kept.id, "the text is not the one that was read: its digest differs")
    elif article.id != kept.id:
        yield Finding(
            "id", kept.id, f"the article's outlet, title, date or url make it {article.id}"
        )
    of = select(ENTRIES.c.number, ENTRIES.c.id).where(ENTRIES.c.article == number)
    for chunk in reading.chunks(connection.execute(of.order_by(ENTRIES.c.position)).all()):
        yield from _entries(connection, path, {row.number: row.id for row in chunk}, article)
    yield from _guarded(path, kept.id, _measures(connection, number, article))


def _entries(
    connection: Connection, path: Where, ids: Mapping[int, str], article: Article
) -> Iterator[Finding]:
    """Entries of one article, many at a time, or one by one where there is a damaged one."""
    try:
        with plainly(path), readable(path):
            findings = list(_sound(connection, ids, article))
    except RecordError as error:
        if len(ids) == 1:
            findings = [Finding("damaged", next(iter(ids.values())), str(error))]
        else:
            alone = ({number: id_} for number, id_ in ids.items())
            findings = [f for one in alone for f in _entries(connection, path, one, article)]
    yield from findings


def _sound(connection: Connection, ids: Mapping[int, str], article: Article) -> Iterator[Finding]:
    of = select(ENTRIES.c.number, ENTRIES.c.quoted).where(ENTRIES.c.number.in_(ids))
    quoted = {row.number: row.quoted for row in connection.execute(of)}
    for (number, id_), entry in zip(ids.items(), reading.entries(connection, ids), strict=True):
        yield from _entry(id_, entry, quoted[number], article)
    inner, outer = ENTRIES, ENTRIES.alias()
    surer = select(inner.c.id, outer.c.id).join(outer, outer.c.id == inner.c.nested_in)
    surer = surer.where(inner.c.number.in_(ids), inner.c.probability > outer.c.probability)
    for id_, around in connection.execute(surer.order_by(inner.c.number)):
        yield Finding("nested", id_, f"it is more probable than {around}, which reports it")
    for row in reading.parts(connection, SPEAKERS.c.entry, list(ids)):
        speaker = rows.speaker(row)
        if (row.speaker_id, row.folded) != (speaker.id, rows.folded(speaker.name)):
            message = f"the id or the folded name of {speaker.name!r} is not derived from it"
            yield Finding("speaker", ids[row.entry], message)
    for end, spans in ((LINKS.c.a, REASONS.c.a_spans), (LINKS.c.b, REASONS.c.b_spans)):
        why = select(end, spans).join(LINKS, LINKS.c.number == REASONS.c.link)
        for number, told in connection.execute(why.where(end.in_(ids)).order_by(LINKS.c.number)):
            yield from _cut(ids[number], "link", told, article)


def _entry(id_: str, entry: Entry, quoted: str, article: Article) -> Iterator[Finding]:
    if entry.id != id_:
        yield Finding("id", id_, f"the entry's article and spans make it {entry.id}")
    said = entry.statement
    fields = {"source": said.source, "cue": said.cue, "content": said.content, **entry.evidence}
    for field, spans in fields.items():
        yield from _cut(id_, field, spans, article)
    try:
        if rows.quoted(said.content, article.text) != quoted:
            yield Finding("quoted", id_, f"its spans no longer cut the words kept: {quoted!r}")
    except OffsetError:
        pass  # told already, as a span


def _cut(subject: str, field: str, spans: Spans, article: Article) -> Iterator[Finding]:
    for span in spans:
        try:
            span.of(article.text)
        except OffsetError as error:
            yield Finding("span", subject, f"{field}: {error}")


def _measures(connection: Connection, number: int, article: Article) -> Iterator[Finding]:
    ids = select(MEASURES.c.id).where(MEASURES.c.article == number).order_by(MEASURES.c.position)
    kept = connection.scalars(ids).all()
    for id_, one in zip(
        kept, reading.measures(connection, MEASURES.c.article == number), strict=True
    ):
        if one.id != id_:
            yield Finding("id", id_, f"the measure's article and spans make it {one.id}")
        yield from _cut(id_, "measure", (*one.evidence, *one.mentions), article)
        for standing in one.standings:
            yield from _cut(id_, standing.status.value, standing.evidence, article)


def _told(connection: Connection, path: Where, table: Table) -> Iterator[Finding]:
    """What a register told, many rows at a time, or one by one where there is a damaged one."""
    numbers = connection.scalars(select(table.c.number).order_by(table.c.number)).all()
    for chunk in reading.chunks(numbers):
        yield from _rows(connection, path, table, chunk)


def _rows(
    connection: Connection, path: Where, table: Table, numbers: Sequence[int]
) -> Iterator[Finding]:
    try:
        with plainly(path), readable(path):
            findings = [Finding(*one) for one in CHECKED[table](connection, table, numbers)]
    except RecordError as error:
        if len(numbers) == 1:
            findings = [Finding("damaged", f"{table.name} {numbers[0]}", str(error))]
        else:
            alone = (_rows(connection, path, table, [one]) for one in numbers)
            findings = [finding for found in alone for finding in found]
    yield from findings


def _appearances(connection: Connection) -> Iterator[Finding]:
    if matching.unmatched(connection):
        return
    kept = {one.id: one for one in matching.appearances_where(connection)}
    for _, them in matching.derived(connection):
        for one in them:
            if kept.pop(one.id, None) != one:
                message = f"{one.name!r} of article {one.article} is not kept as it is told there"
                yield Finding("appearance", one.id, f"{message}; {REMATCH}")
    for one in kept.values():
        message = f"{one.name!r} does not speak in article {one.article}; {REMATCH}"
        yield Finding("appearance", one.id, message)


def _copies(connection: Connection) -> Iterator[Finding]:
    seen: set[int] = set()
    for number in reading.article_numbers(connection):
        if number in seen:
            continue
        story = copies.story(connection, number)
        seen.update(story)
        kept, now = copies.kept(connection, story), copies.derived(connection, story)
        for entry in sorted(kept.keys() | now.keys()):
            if kept.get(entry) != now.get(entry):
                own = connection.scalar(select(ENTRIES.c.id).where(ENTRIES.c.number == entry))
                message = f"where it stood first is not what its article's copies say; {RELINK}"
                yield Finding("copy", own or "", message)


def _identities(engine: Engine, matcher: Matcher) -> Iterator[Finding]:
    """What matching says anew, in a transaction that is given up, against what is kept."""
    with dialects.of(engine).writing(engine).connect() as connection:
        if matching.unmatched(connection):
            return
        try:
            kept = _matched(connection)
            matching.rebuild(connection, matcher)
            anew = _matched(connection)
        finally:
            connection.rollback()
    waiting = {what for what, told in kept[0].items() if told[0] is None}
    for before, now in zip(kept, anew, strict=True):
        for what in sorted(before.keys() | now.keys()):
            if before.get(what) != now.get(what) and not waiting:
                yield Finding("identity", what, f"matching says otherwise now; {REMATCH}")


def _courses(engine: Engine, matcher: MeasureMatcher) -> Iterator[Finding]:
    """What matching says of measures anew, in a transaction that is given up."""
    told = select(MEASURES.c.id, MEASURES.c.course).order_by(MEASURES.c.id)
    with dialects.of(engine).writing(engine).connect() as connection:
        try:
            kept = connection.execute(told).all()
            courses.rebuild(connection, matcher)
            anew = connection.execute(told).all()
        finally:
            connection.rollback()
    for before, now in zip(kept, anew, strict=True):
        # What waits for a matcher is not wrong.
        if before.course is not None and before.course != now.course:
            yield Finding("course", before.id, f"matching says otherwise now; {REJOIN}")


def _matched(connection: Connection) -> tuple[dict[str, tuple[object, ...]], ...]:
    """What is kept of matching: of each appearance, each identity and each candidate."""
    a, b = APPEARANCES.alias(), APPEARANCES.alias()
    candidates = (
        select((a.c.id + " " + b.c.id).label("pair"), CANDIDATES.c.because)
        .join(a, a.c.number == CANDIDATES.c.a)
        .join(b, b.c.number == CANDIDATES.c.b)
    )
    questions = (
        select(APPEARANCES.c.id, APPEARANCES.c.identity, APPEARANCES.c.block),
        select(IDENTITIES.c.id, IDENTITIES.c.name, IDENTITIES.c.type),
        candidates,
    )
    return tuple({r[0]: tuple(r[1:]) for r in connection.execute(one)} for one in questions)


def _search(engine: Engine, path: Where) -> Iterator[Finding]:
    """In a transaction that is given up: to compare its index, SQLite has to be able to write."""
    with dialects.of(engine).writing(engine).connect() as connection:
        try:
            in_step = fulltext.of(connection).in_step(connection)
        finally:
            connection.rollback()
    if not in_step:
        yield Finding("search", str(path), "the full-text index is not in step with the tables")
