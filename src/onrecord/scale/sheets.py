"""Parquet files of one shard: what is put in them a row at a time, and written at its end.

Articles and what was found in them go by the month in which they were published, in one
order whatever came first; skips and pages are one file a shard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from onrecord.scale.configs import FORMAT
from onrecord.scale.places import Place
from onrecord.scale.tables import PAGES, SORTED, TABLES, Row, schemas

# Rows that are held as Python has them, and of a group of the file: pages are large.
AT_ONCE: Final = 256
GROUPS: Final = {PAGES: 16}
GROUP: Final = 2048


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: its name in the folder of the run, its rows, and its digest."""

    name: str
    rows: int
    size: int
    sha256: str


class Sheets:
    """The files of one shard, of which nothing is in place before `written`.

    Use it in a `with` block. Raises CorpusError where the place cannot be written.
    """

    def __init__(self, place: Place, shard: str) -> None:
        self._place, self._shard = place, shard
        self._schemas = {
            name: schema.with_metadata({"onrecord": FORMAT}) for name, schema in schemas().items()
        }
        self._rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        self._packed: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        self._pages: Any = None
        self._stack = ExitStack()
        self.pages = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def put(self, table: str, part: str, rows: Iterable[Row]) -> None:
        """Add rows to a part of a table, `month=2017-02` or all of it."""
        held = self._rows[table, part]
        held.extend(rows)
        if len(held) >= AT_ONCE:
            self._pack(table, part)

    def put_page(self, row: Row) -> int:
        """Add a page, and tell its row. Pages are on disk at once: they are too large to hold."""
        if self._pages is None:
            name = f"{PAGES}/{self._shard}.parquet"
            file = self._stack.enter_context(self._place.making(name))
            self._pages = self._stack.enter_context(self._writer(file, PAGES))
        self._rows[PAGES, ""].append(row)
        if len(self._rows[PAGES, ""]) >= GROUPS[PAGES]:
            self._flush_pages()
        self.pages += 1
        return self.pages - 1

    def written(self) -> tuple[Output, ...]:
        """Put all of them in place, and tell which they are, in order."""
        done = []
        if self._pages is not None:
            self._flush_pages()
        self._stack.close()
        if self._pages is not None:
            done.append(self._output(f"{PAGES}/{self._shard}.parquet", self.pages))
        for table, part in sorted(key for key, rows in self._rows.items() if key[0] != PAGES):
            self._pack(table, part)
        for table, part in sorted(self._packed):
            done.append(self._write(table, part))
        return tuple(sorted(done, key=lambda one: (TABLES.index(one.name.split("/")[0]), one.name)))

    def _pack(self, table: str, part: str) -> None:
        import pyarrow as arrow

        if rows := self._rows.pop((table, part), None):
            packed = arrow.Table.from_pylist(rows, schema=self._schemas[table])
            self._packed[table, part].append(packed)

    def _flush_pages(self) -> None:
        import pyarrow as arrow

        if rows := self._rows.pop((PAGES, ""), None):
            self._pages.write_table(arrow.Table.from_pylist(rows, schema=self._schemas[PAGES]))

    def _write(self, table: str, part: str) -> Output:
        import pyarrow as arrow

        name = "/".join(filter(None, (table, part, f"{self._shard}.parquet")))
        whole = arrow.concat_tables(self._packed.pop((table, part))).combine_chunks()
        if by := SORTED.get(table):
            whole = whole.take(_order(whole, by))
        with self._place.making(name) as file, self._writer(file, table) as writer:
            writer.write_table(whole, row_group_size=GROUP)
        return self._output(name, whole.num_rows)

    def _writer(self, file: Any, table: str) -> Any:
        import pyarrow.parquet as parquets

        return parquets.ParquetWriter(file, self._schemas[table], compression="zstd")

    def _output(self, name: str, rows: int) -> Output:
        return Output(name, rows, self._place.size(name) or 0, self._place.digest(name))


def _order(table: Any, by: tuple[str, ...]) -> Any:
    """The rows in their order; of equal ones, that which came first."""
    import pyarrow as arrow
    import pyarrow.compute as computing

    keys = arrow.table([*(table[name] for name in by), arrow.array(range(table.num_rows))],
                       names=[*by, "came"])  # fmt: skip
    return computing.sort_indices(keys, sort_keys=[(name, "ascending") for name in (*by, "came")])
