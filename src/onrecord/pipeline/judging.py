"""What people decide, and what a record then makes of its people and its statements."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.errors import NotFound
from onrecord.pipeline.engines import offices_of
from onrecord.pipeline.linking import LINKER
from onrecord.pipeline.rereading import Rereader
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Overruled
from onrecord.record.judgement import Judgement, Verdict
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses

if TYPE_CHECKING:
    from onrecord.export.returned.annotations import Annotation
    from onrecord.store.sql import Record


def judge(record: Record, told: Judgement) -> tuple[Overruled, ...]:
    """Keep a person's judgement in a record, and match anew whom it is about.

    What they said is linked anew; the statements of an article that it revises are brought
    in step. Returns those on the same people that a later one overrules.
    """
    rereader = Rereader(lambda: offices_of(record)) if told.revision or told.undoes else None
    return record.identities.judge(
        told, Identities(), LINKER, measures=Courses(), rereader=rereader
    )


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came of one annotation: the judgements, and what could not be attached."""

    article: Article | None
    judgements: tuple[Judgement, ...] = ()
    confirmed: int = 0
    lost: tuple[str, ...] = ()


def bring_back(record: Record, told: Annotation, *, who: str, at: datetime) -> BroughtBack:
    """Make what a person annotated in another tool judgements on the statements of an article.

    The article is found by its id, or else by its text. `who` and `at` are told where the
    annotation does not say them itself. The same annotation changes nothing twice.
    """
    from onrecord.export.returned.annotations import differences

    home = _annotated(record, told)
    if home is None:
        return BroughtBack(None, lost=("its article is not on record",))
    found = differences(told, home.article, home.entries)
    made = tuple(
        Judgement(Verdict.REVISE, told.who or who, told.at or at, revision=one)
        for one in found.revisions
    )
    for one in made:
        judge(record, one)
    return BroughtBack(home.article, made, found.confirmed, found.lost)


def _annotated(record: Record, told: Annotation) -> ArticleRecord | None:
    if told.article:
        with suppress(NotFound):
            return record.article(told.article)
    return next(map(record.article, record.with_text(told.text_sha256)), None)


def overruled(record: Record) -> tuple[Overruled, ...]:
    """The judgements on record that a later one contradicts, each with that one."""
    return record.identities.overruled(Identities())


def match(record: Record, *, anew: bool = False) -> None:
    """Match the speakers of a record who were not matched yet, or everybody anew."""
    if anew:
        record.identities.rebuild(Identities(), LINKER)
    else:
        record.identities.match(Identities(), LINKER)
