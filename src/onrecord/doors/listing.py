"""What a record lists, read only when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from onrecord.doors import columns
from onrecord.doors.columns import Columns
from onrecord.record import html

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Thing = TypeVar("Thing")

SHOWN: Final = 10  # rows in a notebook


class Listing(Generic[Thing]):
    """Things of a record, read page by page each time that somebody goes through them.

    Making one asks the record nothing, and going through it holds a page at a time.
    `to_arrow`, `to_pandas` and `to_polars` hold all of it, in the columns that
    docs/reference/python.md describes; whatever takes an Arrow stream (polars, DuckDB,
    pyarrow) takes the listing itself, and reads it page by page.
    """

    def __init__(
        self,
        things: Callable[[], Iterable[Thing]],
        into: Columns[Thing],
        says: str,
        counted: Callable[[], int] | None = None,
    ) -> None:
        self._things, self._into, self._says, self._counted = things, into, says, counted

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things())

    def first(self) -> Thing | None:
        """The first of them; None where there is none."""
        return next(iter(self._head(1)), None)

    def count(self) -> int:
        """How many there are now; of statements the record counts them without reading any."""
        return self._counted() if self._counted else sum(1 for _ in self)

    def __bool__(self) -> bool:
        return bool(self._head(1))

    def __repr__(self) -> str:
        return f"<{self._says}>"

    def to_arrow(self) -> pyarrow.Table:
        """All of them as a table of Arrow; raises InputError where pyarrow is not installed."""
        return columns.reader(self._into, self).read_all()

    def to_pandas(self) -> pandas.DataFrame:
        """All of them as a data frame of pandas, days as datetimes.

        Raises InputError where pandas or pyarrow is not installed.
        """
        columns.installed("pandas", "pandas")
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> polars.DataFrame:
        """All of them as a data frame of polars; raises InputError as `to_pandas` does."""
        frames = columns.installed("polars", "polars")
        made: polars.DataFrame = frames.from_arrow(self.to_arrow())
        return made

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """As Arrow's PyCapsule interface has it: batches, read as they are asked for."""
        return columns.reader(self._into, self).__arrow_c_stream__(requested_schema)

    def _head(self, most: int) -> list[Thing]:
        them = (one for one in self)
        with closing(them):  # whoever stops half-way lets go of the record at once
            return list(islice(them, most))

    def _repr_html_(self) -> str:
        them = self._head(SHOWN + 1)
        shown = self._into.shown
        rows: list[list[Any]] = []
        for one in them[:SHOWN]:
            row = self._into.row(one)
            rows.append([row[name] for name in shown])
        more = f"the first {SHOWN}, and there are more" if len(them) > SHOWN else ""
        return html.table(shown, rows, more if them else "there are none")
