"""What a caller may ask of a record's lists: checked before the record is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from onrecord.doors.whom import whom as one_speaker
from onrecord.errors import InputError, NotFound
from onrecord.store import queries, sql
from onrecord.store.asking import MOST

# A text, or several of which any will do; None asks nothing.
Texts: TypeAlias = str | Iterable[str] | None
Days: TypeAlias = date | str | None

Name = TypeVar("Name", bound=StrEnum)


def whom(record: sql.Record, who: str | None) -> str | None:
    """The id of one speaker; raises NotFound where it is nobody, or may be several."""
    if who is None:
        return None
    if not isinstance(who, str):
        raise InputError(f"who cannot be {who!r}: that is no name", hint="as in who='John Kelly'")
    try:
        return one_speaker(record, who).id
    except NotFound:
        # Who was not matched yet is known by the whole name alone.
        if any(record.entries(speaker=who, limit=1)):
            return who
        raise


def chance(name: str, told: float) -> float:
    """A probability; raises InputError for anything else."""
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not 0 <= told <= 1:
        raise InputError(f"{name} cannot be {told!r}", hint="it is a probability from 0 to 1")
    return float(told)


def at_most(limit: int | None) -> int | None:
    """How many are wanted; None for all. Raises InputError for what is no such number."""
    if limit is None:
        return None
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 0:
        raise InputError(f"limit cannot be {limit!r}", hint="it is 0 or more, or None for all")
    return min(limit, MOST)


def day(name: str, told: Days) -> date | None:
    """The first day of what is told; raises InputError for what is no day."""
    if told is None or told == "":
        return None
    found = queries.valued(name, told)
    assert isinstance(found, date)
    return found


def some(name: str, told: Name | str | Iterable[Name | str] | None, of: type[Name]) -> list[Name]:
    """One or several of the names there are; raises InputError for any other."""
    if told is None:
        return []
    given = list(told) if isinstance(told, Iterable) and not isinstance(told, str) else [told]
    known = [one.value for one in of]
    if not given or any(one not in known for one in given):
        raise InputError(f"{name} cannot be {told!r}", hint=f"one of {', '.join(known)}")
    return [of(one) for one in given]


def says(what: str, **asked: object) -> str:
    """A list by what was asked for."""
    told = [f"{name}={value!r}" for name, value in asked.items() if value not in (None, "")]
    return f"{what}: {', '.join(told)}" if told else what
