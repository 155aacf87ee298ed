"""Values of a row as they come from JSON, YAML or CSV, and what they must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from onrecord.errors import InputError, OnRecordError
from onrecord.record.people import PartialDate

# As other registers write it: what is not here stays as it is.
GENDERS: Final = {"m": "male", "male": "male", "f": "female", "female": "female"}

# How YAML and people write that there is nothing; never asked of a name.
NOTHING: Final = frozenset(["null", "~", "none", "n/a", "-"])

Row = Mapping[str, Any]


def text(value: object, what: str) -> str:
    """A string without the spaces around it; empty where there is none.

    Raises InputError for a list, an object or a truth value.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"its {what} is {_kind(value)}, not text")


def needed(value: object, what: str) -> str:
    """The same, where there must be one; raises InputError where there is none."""
    if told := text(value, what):
        return told
    raise InputError(f"it has no {what}")


def listed(value: object, what: str) -> Sequence[Any]:
    """A list, empty where there is none; raises InputError for anything else."""
    if value is None or value == "":
        return ()
    if isinstance(value, list):
        return value
    raise InputError(f"its {what} is {_kind(value)}, not a list")


def row(value: object, what: str) -> Row:
    """An object, empty where there is none; raises InputError for anything else."""
    if value is None or value == "":
        return {}
    if isinstance(value, dict):
        return value
    raise InputError(f"{what} is {_kind(value)}, not an object")


def names(values: Iterable[object], what: str, *, but: str = "") -> tuple[str, ...]:
    """What there is of several names, each once, in their order, without the one in `but`."""
    told = dict.fromkeys(text(value, what) for value in values)
    return tuple(name for name in told if name and name != but)


def gender(value: object) -> str:
    """`male` or `female`, or whatever else the register says."""
    told = text(value, "gender")
    return GENDERS.get(told.casefold(), told)


def day(value: object, what: str = "date") -> PartialDate | None:
    """A year, a month or a day; None where there is none. Raises InputError for anything else."""
    told = text(value, what)
    if not told or told.casefold() in NOTHING:
        return None
    try:
        return PartialDate.parse(told)
    except OnRecordError as error:
        raise InputError(f"its {what}: {error}") from error


def agreed(values: Iterable[object], what: str) -> PartialDate | None:
    """The most exact date that contradicts none of several.

    Of 2017 and 2017-02-23 it is 2017-02-23; of 2017-02-23 and 2017-02-25, 2017-02.
    """
    dates = [str(one) for value in values if (one := day(value, what))]
    if not dates:
        return None
    longest = max(dates, key=len)
    for length in (10, 7, 4):
        if all(longest[:length].startswith(one[:length]) for one in dates):
            return PartialDate.parse(longest[:length])
    return None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "an object"
