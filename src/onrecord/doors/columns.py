"""The columns in which what a record lists becomes a table of Arrow, pandas or polars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from onrecord.errors import InputError
from onrecord.export import parquet
from onrecord.record.entry import ArticleRecord
from onrecord.record.linked import Linked
from onrecord.record.measure import Course
from onrecord.record.people import Person
from onrecord.record.said import Said
from onrecord.store.asking import SpeakerTally

Thing = TypeVar("Thing")
Row = dict[str, Any]

AT_ONCE: Final = 5_000  # rows of a batch

# The types of columns, by names that pyarrow has functions for; "texts" is a list of them.
TEXT, TEXTS, DAY, NUMBER, CHANCE = "string", "texts", "date32", "int64", "float64"


@dataclass(frozen=True, slots=True)
class Columns(Generic[Thing]):
    """What a thing is in a row, the types of the columns, and those that a notebook shows."""

    row: Callable[[Thing], Row]
    types: Mapping[str, str] | Callable[[], Any]
    shown: tuple[str, ...]

    def schema(self) -> Any:
        """As pyarrow has it."""
        if callable(self.types):
            return self.types()
        return arrow().schema({name: typed(kind) for name, kind in self.types.items()})


def installed(module: str, extra: str) -> Any:
    """A module that comes with an extra; raises InputError that names it where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(
            f"this needs {module}, which is not installed",
            hint=f"pip install 'onrecord[{extra}]'",
        ) from error


def arrow() -> Any:
    """The module pyarrow; raises InputError where it is not installed."""
    return installed("pyarrow", "arrow")


def typed(kind: str) -> Any:
    """A type of a column, as pyarrow has it."""
    made = arrow()
    return made.list_(made.string()) if kind == TEXTS else getattr(made, kind)()


def reader(into: Columns[Thing], things: Iterable[Thing]) -> Any:
    """Things as a reader of record batches, which goes through them as it is read."""
    made, schema = arrow(), into.schema()

    def batches() -> Iterator[Any]:
        them = iter(things)
        while some := list(islice(them, AT_ONCE)):
            yield made.RecordBatch.from_pylist([into.row(one) for one in some], schema=schema)

    return made.RecordBatchReader.from_batches(schema, batches())


def _said(told: Said) -> Row:
    (row,) = parquet.rows(ArticleRecord(told.article, (told.entry,)))
    office = told.office
    return {
        **row,
        "speaker": utf8(told.speaker),
        "office": office and utf8(office.title),
        "organization": office and utf8(office.organization),
        "day": told.day,
        "after": list(told.entry.after),
    }


# Known only of a whole article with its links.
LEFT_OUT: Final = ("links", "measures", "first")
# What a table is sorted and grouped by, before what is told of each statement.
BEFORE: Final = {"day": DAY, "speaker": TEXT, "office": TEXT, "organization": TEXT}


def _of_said() -> Any:
    made = arrow()
    own = [field for field in parquet.schema() if field.name not in LEFT_OUT]
    return made.schema([*((name, typed(kind)) for name, kind in BEFORE.items()), *own])


def _linked(told: Linked) -> Row:
    return {
        "id": told.link.id,
        "relation": told.link.relation.value,
        "probability": told.link.probability,
        "state": told.state.value,
        **_end("later", told.later),
        **_end("earlier", told.earlier),
    }


def _end(side: str, told: Said) -> Row:
    row = {
        "id": told.id,
        "speaker": utf8(told.speaker),
        "text": utf8(told.reading),
        "day": told.day,
        "outlet": utf8(told.article.outlet),
        "url": utf8(told.article.url),
    }
    return {f"{side}_{name}": value for name, value in row.items()}


OF_END: Final = dict.fromkeys(("id", "speaker", "text"), TEXT) | {"day": DAY}
OF_END_LAST: Final = dict.fromkeys(("outlet", "url"), TEXT)


def _course(told: Course) -> Row:
    latest = told.latest
    days = latest.days if latest else None
    return {
        "id": told.id,
        "text": utf8(told.text),
        "kind": told.kind,
        "actor": utf8(told.actor),
        "quantity": utf8(told.quantity),
        "status": latest and latest.status.value,
        "status_earliest": days and days.earliest,
        "status_latest": days and days.latest,
        "first_reported": told.reported[0].published,
        "articles": len({one.measure.article for one in told.reported}),
    }


def _person(told: Person) -> Row:
    return {
        "id": told.id,
        "name": utf8(told.name),
        "other_names": [utf8(one) for one in told.other_names],
        "gender": utf8(told.gender),
        "birth": told.birth and str(told.birth),
        "death": told.death and str(told.death),
    }


def _tally(told: SpeakerTally) -> Row:
    return {
        "id": told.id,
        "name": utf8(told.name),
        "type": told.type.value,
        "statements": told.entries,
        "articles": told.articles,
    }


def utf8(told: str | None) -> str | None:
    """A text that Arrow takes, None for an empty one."""
    return parquet.utf8(told or None)


STATEMENTS: Final = Columns(_said, _of_said, ("day", "speaker", "act", "text", "outlet"))
LINKS: Final = Columns(
    _linked,
    {"id": TEXT, "relation": TEXT, "probability": CHANCE, "state": TEXT}
    | {
        f"{side}_{name}": kind
        for side in ("later", "earlier")
        for name, kind in (OF_END | OF_END_LAST).items()
    },
    (
        "relation", "state", "later_day", "later_speaker", "later_text",
        "earlier_day", "earlier_speaker", "earlier_text",
    ),
)  # fmt: skip
MEASURES: Final = Columns(
    _course,
    dict.fromkeys(("id", "text", "kind", "actor", "quantity", "status"), TEXT)
    | dict.fromkeys(("status_earliest", "status_latest", "first_reported"), DAY)
    | {"articles": NUMBER},
    ("text", "actor", "status", "status_latest", "articles"),
)
PEOPLE: Final = Columns(
    _person,
    {"id": TEXT, "name": TEXT, "other_names": TEXTS, "gender": TEXT, "birth": TEXT, "death": TEXT},
    ("name", "birth", "id"),
)
SPEAKERS: Final = Columns(
    _tally,
    {"id": TEXT, "name": TEXT, "type": TEXT, "statements": NUMBER, "articles": NUMBER},
    ("name", "type", "statements", "articles"),
)
