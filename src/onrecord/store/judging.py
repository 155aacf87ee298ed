"""Judgements on disk: added, and never taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from onrecord.errors import NotFound
from onrecord.record.judgement import Anchor, Judgement, Side, Verdict
from onrecord.store import rows
from onrecord.store.tables import ANCHORS, APPEARANCES, JUDGEMENTS


def judgements(connection: Connection) -> list[Judgement]:
    """Every judgement, in the order they were made."""
    sides: defaultdict[tuple[int, int], list[Anchor]] = defaultdict(list)
    order = (ANCHORS.c.judgement, ANCHORS.c.side, ANCHORS.c.appearance)
    for row in connection.execute(select(ANCHORS).order_by(*order)):
        sides[row.judgement, row.side].append(Anchor(row.article, row.speaker_id))
    told = connection.execute(select(JUDGEMENTS)).all()
    made = [
        Judgement(
            Verdict(row.verdict),
            row.who,
            datetime.fromisoformat(row.at),
            ()
            if row.undoes
            else tuple(
                Side(name, tuple(sorted(sides[row.number, side])))
                for side, name in enumerate((row.a_name, row.b_name))
            ),
            row.undoes or "",
        )
        for row in told
    ]
    return sorted(made, key=lambda one: one.order)


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
    }
    connection.execute(insert(JUDGEMENTS).values(row))
    anchors = [
        {"judgement": number + 1, "side": side, **rows.of_anchor(one)}
        for side, told_side in enumerate(told.sides)
        for one in told_side.anchors
    ]
    if anchors:
        connection.execute(insert(ANCHORS), anchors)
    return True


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
