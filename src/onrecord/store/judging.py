"""Judgements on disk: added, and never taken away.

What of those on links stands is kept beside them, in `decisions`: derived, and made
anew with every judgement on the pair.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from onrecord.errors import NotFound
from onrecord.record.judgement import Anchor, Judgement, Pair, Side, Verdict, standing
from onrecord.record.link import Relation
from onrecord.record.revision import Revision
from onrecord.store import rows
from onrecord.store.tables import ANCHORS, APPEARANCES, ARTICLES, DECISIONS, ENTRIES, JUDGEMENTS

# All but verdicts on links and revisions; an undoing of one of those undoes nobody.
ON_SPEAKERS: Final = and_(JUDGEMENTS.c.relation.is_(None), JUDGEMENTS.c.article.is_(None))


def judgements(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Judgement]:
    """Every judgement, or those of a kind, in the order they were made."""
    wanted = select(JUDGEMENTS) if where is None else select(JUDGEMENTS).where(where)
    told = connection.execute(wanted).all()
    sides: defaultdict[tuple[int, int], list[Anchor]] = defaultdict(list)
    anchors = select(ANCHORS)
    if where is not None:
        anchors = anchors.join(JUDGEMENTS, JUDGEMENTS.c.number == ANCHORS.c.judgement).where(where)
    order = (ANCHORS.c.judgement, ANCHORS.c.side, ANCHORS.c.appearance)
    for row in connection.execute(anchors.order_by(*order)):
        sides[row.judgement, row.side].append(Anchor(row.article, row.speaker_id))
    made = [
        Judgement(
            Verdict(row.verdict),
            row.who,
            datetime.fromisoformat(row.at),
            ()
            if row.undoes or row.relation or row.article
            else tuple(
                Side(name, tuple(sorted(sides[row.number, side])))
                for side, name in enumerate((row.a_name, row.b_name))
            ),
            row.undoes or "",
            Pair(row.a_entry, row.b_entry, Relation(row.relation)) if row.relation else None,
            row.note,
            Revision.of(row.article, json.loads(row.revision)) if row.revision else None,
        )
        for row in told
    ]
    return sorted(made, key=lambda one: one.order)


def about(connection: Connection, blocks: Iterable[str]) -> list[Judgement]:
    """The judgements on somebody in some blocks, with whatever undoes any."""
    there = select(ANCHORS.c.judgement)
    there = there.join(APPEARANCES, APPEARANCES.c.id == ANCHORS.c.appearance)
    here = JUDGEMENTS.c.number.in_(there.where(APPEARANCES.c.block.in_(blocks)))
    return judgements(connection, and_(ON_SPEAKERS, or_(here, JUDGEMENTS.c.undoes.is_not(None))))


def write(connection: Connection, told: Judgement) -> bool:
    """Keep a judgement; False if it is kept already. Raises NotFound where it undoes none."""
    if connection.scalar(select(JUDGEMENTS.c.number).where(JUDGEMENTS.c.id == told.id)):
        return False
    undone = JUDGEMENTS.c.id == told.undoes
    if told.undoes and not connection.scalar(select(JUDGEMENTS.c.number).where(undone)):
        raise NotFound(
            f"no judgement has the id {told.undoes!r}", hint="`onrecord people judgements`"
        )
    number = int(connection.scalar(select(func.coalesce(func.max(JUDGEMENTS.c.number), 0))) or 0)
    names: Sequence[str | None] = [side.name for side in told.sides] or (None, None)
    row = {
        "number": number + 1,
        "id": told.id,
        "verdict": told.verdict.value,
        "who": told.who,
        "at": told.at.astimezone(UTC).isoformat(),
        "a_name": names[0],
        "b_name": names[1],
        "undoes": told.undoes or None,
        "a_entry": told.pair and told.pair.a,
        "b_entry": told.pair and told.pair.b,
        "relation": told.pair and told.pair.relation.value,
        "note": told.note,
        "article": told.revision.article if told.revision else None,
        "revision": json.dumps(told.revision.told) if told.revision else None,
    }
    connection.execute(insert(JUDGEMENTS).values(row))
    anchors = [
        {"judgement": number + 1, "side": side, **rows.of_anchor(one)}
        for side, told_side in enumerate(told.sides)
        for one in told_side.anchors
    ]
    if anchors:
        connection.execute(insert(ANCHORS), anchors)
    if pair := _pair(connection, told):
        _decide(connection, pair)
    return True


def on_pair(connection: Connection, pair: Pair) -> list[Judgement]:
    """All judgements on a pair of entries and whatever undoes them, in the order they were made."""
    first, last, relation = pair.key
    either = or_(
        and_(JUDGEMENTS.c.a_entry == first, JUDGEMENTS.c.b_entry == last),
        and_(JUDGEMENTS.c.a_entry == last, JUDGEMENTS.c.b_entry == first),
    )
    return _with_undoings(connection, and_(either, JUDGEMENTS.c.relation == relation))


def on_article(connection: Connection, article: str) -> list[Judgement]:
    """All revisions of an article and whatever undoes them, in the order they were made."""
    return _with_undoings(connection, JUDGEMENTS.c.article == article)


def _with_undoings(connection: Connection, where: ColumnElement[bool]) -> list[Judgement]:
    found = fresh = judgements(connection, where)
    while fresh:
        fresh = judgements(connection, JUDGEMENTS.c.undoes.in_([one.id for one in fresh]))
        found = [*found, *fresh]
    return sorted(found, key=lambda one: one.order)


def decisions(connection: Connection) -> dict[tuple[str, str, str], tuple[Verdict, str]]:
    """What is kept of what stands, as `rightly` tells it."""
    return {
        (row.first, row.last, row.relation): (Verdict(row.verdict), row.judgement)
        for row in connection.execute(select(DECISIONS))
    }


def rightly(said: Iterable[Judgement]) -> dict[tuple[str, str, str], tuple[Verdict, str]]:
    """By pair the verdict of the last judgement on it that stands, and that one's id."""
    found: dict[tuple[str, str, str], tuple[Verdict, str]] = {}
    for one in standing(said):
        if one.pair:
            found.setdefault(one.pair.key, (one.verdict, one.id))
    return found


def verdicts(connection: Connection) -> dict[tuple[str, str, str], dict[str, Verdict]]:
    """By pair what each person said of it last and did not take back."""
    found: dict[tuple[str, str, str], dict[str, Verdict]] = {}
    undoing = JUDGEMENTS.c.verdict == Verdict.UNDO.value
    for one in standing(judgements(connection, or_(JUDGEMENTS.c.relation.is_not(None), undoing))):
        if one.pair:
            found.setdefault(one.pair.key, {}).setdefault(one.who, one.verdict)
    return found


def _pair(connection: Connection, told: Judgement) -> Pair | None:
    """The pair that a judgement, or the one that it undoes in the end, is on."""
    return _meant(connection, told).pair


def article(connection: Connection, told: Judgement) -> str | None:
    """The article that a judgement, or the one that it undoes in the end, revises."""
    revision = _meant(connection, told).revision
    return revision.article if revision else None


def _meant(connection: Connection, told: Judgement) -> Judgement:
    while told.undoes:
        (told,) = judgements(connection, JUDGEMENTS.c.id == told.undoes)
    return told


def _decide(connection: Connection, pair: Pair) -> None:
    """Write down what stands on a pair."""
    first, last, relation = pair.key
    here = (
        DECISIONS.c.first == first, DECISIONS.c.last == last, DECISIONS.c.relation == relation,
    )  # fmt: skip
    connection.execute(delete(DECISIONS).where(*here))
    for key, (verdict, by) in rightly(on_pair(connection, pair)).items():
        named = dict(zip(("first", "last", "relation"), key, strict=True))
        connection.execute(insert(DECISIONS).values(**named, verdict=verdict, judgement=by))


def orphaned(connection: Connection) -> frozenset[str]:
    """Ids of the verdicts of which a side, an entry or the article is nowhere on record."""
    there = (
        select(ANCHORS.c.judgement, ANCHORS.c.side)
        .join(APPEARANCES, APPEARANCES.c.id == ANCHORS.c.appearance)
        .distinct()
        .subquery()
    )
    found = select(there.c.judgement).group_by(there.c.judgement).having(func.count() == 2)
    ids = select(ENTRIES.c.id)
    gone = or_(JUDGEMENTS.c.a_entry.not_in(ids), JUDGEMENTS.c.b_entry.not_in(ids))
    alone = and_(ON_SPEAKERS, JUDGEMENTS.c.number.not_in(found))
    lost = JUDGEMENTS.c.article.not_in(select(ARTICLES.c.id))
    verdicts = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.undoes.is_(None), or_(gone, alone, lost))
    return frozenset(connection.scalars(verdicts))


def blocks(connection: Connection, judgement: str) -> set[str]:
    """The blocks of all whom a judgement, or the one that it undoes, is about."""
    about = {judgement}
    while (
        undone := set(
            connection.scalars(
                select(JUDGEMENTS.c.undoes).where(
                    JUDGEMENTS.c.id.in_(about), JUDGEMENTS.c.undoes.is_not(None)
                )
            )
        )
        - about
    ):
        about |= undone
    there = (
        select(APPEARANCES.c.block)
        .join(ANCHORS, ANCHORS.c.appearance == APPEARANCES.c.id)
        .join(JUDGEMENTS, JUDGEMENTS.c.number == ANCHORS.c.judgement)
        .where(JUDGEMENTS.c.id.in_(about), APPEARANCES.c.block.is_not(None))
    )
    return set(connection.scalars(there.distinct()))
