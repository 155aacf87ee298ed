"""The way from the output of a run into a record: what was found, in one order, however it was cut.

By the day of publication and then by what an article is, the undated last: the order says
which of two copies is the first, so it may not depend on the shards. Each file is in this
order already, and they are merged; never more than a few rows of each are in memory.
"""

from __future__ import annotations

import heapq
import re
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.errors import CorpusError
from onrecord.pipeline import Added, Extract, Pipeline
from onrecord.read.stage import read
from onrecord.record.text import Skip
from onrecord.scale import tables
from onrecord.scale.configs import Config
from onrecord.scale.locks import locked
from onrecord.scale.manifests import CONFIG, Manifest, State
from onrecord.scale.places import Place
from onrecord.scale.sheets import GROUPS, Output, Sheets
from onrecord.scale.sources import SCHEME
from onrecord.scale.tables import ARTICLES, LINKS, PAGES, STATEMENTS, Row

if TYPE_CHECKING:
    from onrecord.store.sql import Record

AT_ONCE: Final = 64  # rows of one file that are in memory
PAGES_AT_ONCE: Final = 32  # groups of pages that are
OF_RECORD: Final = "record"  # the files of links, which are of no shard
WEB: Final = re.compile("https?:", re.IGNORECASE)

Key = tuple[date, str]


def is_corpus(path: str) -> bool:
    """Whether a run wrote to this folder, or to the folder at this address.

    At an address of the web there are articles, and nobody is asked.
    """
    if WEB.match(path):
        return False
    if SCHEME in path:
        return Place(path).size(CONFIG) is not None
    return (Path(path) / CONFIG).is_file()


def keep(
    target: str,
    record: Record,
    *,
    skipped: Callable[[Skip], None],
    least: float | None = None,
    again: bool = False,
    at_once: int = 1,
) -> Iterator[Added]:
    """Put on record, as `Pipeline.add` does, what a run has found, as of the day it began.

    With so many threads for its links as are to work `at_once`. What the run left out as
    less probable cannot be kept, whatever `least` says.
    """
    settled = Manifest(Place(target)).config()
    wanted = max(filter(None, (least, settled.least)), default=None)
    found = extracts(target, skipped=skipped)
    pipeline = Pipeline(today=settled.today, at_once=at_once)
    yield from pipeline.keep(found, record, skipped=skipped, least=wanted, again=again)


def connect(target: str, record: Record) -> tuple[Output, ...]:
    """Write the links of a record beside the statements of a run, in place of those before.

    By the month of the later one's article, sorted: the same links give the same bytes.
    Raises CorpusError where no run wrote to the folder.
    """
    place = Place(target)
    manifest = Manifest(place)
    manifest.config()
    with locked(place), Sheets(place, OF_RECORD) as sheets:
        manifest.clear([OF_RECORD])
        for told in record.records():
            own = {entry.id: told.article for entry in told.entries}
            for link in told.links:
                if link.a in own:
                    earlier = own.get(link.b) or record.entry(link.b)[1]
                    row = tables.link(link, told.article, earlier)
                    sheets.put(LINKS, tables.month(told.article.published), [row])
        return sheets.written()


def extracts(target: str, *, skipped: Callable[[Skip], None]) -> Iterator[Extract]:
    """All that was found in a run, article by article, as if it were found now.

    Shards that are not done are told to `skipped`. Raises CorpusError where there is no
    run, and where a file is not the one that was written.
    """
    place = Place(target)
    manifest = Manifest(place)
    settled = manifest.config()
    shards = list(manifest.shards())
    done = {one.id: one.report for one in shards if one.state is State.DONE and one.report}
    if len(done) < len(shards):
        told = f"{len(shards) - len(done):,} of its {len(shards):,} shards are not done"
        skipped(Skip(target, told))
    pages = _Pages(place, {id_: _named(report.outputs, PAGES) for id_, report in done.items()})
    months: defaultdict[str, list[_Part]] = defaultdict(list)
    for id_, report in sorted(done.items()):
        statements = {_month(one): one for one in _named(report.outputs, STATEMENTS)}
        for one in _named(report.outputs, ARTICLES):
            part = _Part(place, id_, one, statements.get(_month(one)))
            months[_month(one)].append(part)
    for _, parts in sorted(months.items()):
        for shard, row, found in _merged(parts):
            yield from _extract(row, found, pages.page(shard, row), settled, skipped)


def _extract(
    row: Row, found: list[Row], page: bytes | None, settled: Config, skipped: Callable[[Skip], None]
) -> Iterator[Extract]:
    article = tables.article(row, page)
    for document in read([article], skipped=skipped, any_language=settled.any_language):
        yield Extract(document, tuple(map(tables.statement, found)))


class _Found(NamedTuple):
    """An article's row with those of its statements, and the shard that it is of."""

    shard: str
    article: Row
    statements: list[Row]

    @property
    def key(self) -> Key:
        return self.article["published"] or date.max, self.article["article"]


class _Part(NamedTuple):
    """The articles and statements of one shard in one month."""

    place: Place
    shard: str
    articles: Output
    statements: Output | None

    def rows(self) -> Iterator[_Found]:
        """In their order."""
        told = _rows(self.place, self.statements) if self.statements else iter(())
        groups = groupby(told, key=lambda row: row["article"])
        for row in _rows(self.place, self.articles):
            statements: list[Row] = []
            if row["statements"]:
                id_, group = next(groups, ("", iter(())))
                statements = list(group)
                if id_ != row["article"] or len(statements) != row["statements"]:
                    raise _another(self.articles.name, "its statements are others")
            yield _Found(self.shard, row, statements)


def _merged(parts: list[_Part]) -> Iterator[_Found]:
    """All of them in one order. A part is opened when its first article is due."""
    waiting: list[tuple[Key, int, _Found, Iterator[_Found] | None]] = []
    for number, part in enumerate(parts):
        first = next(_first(part), None)
        if first is not None:
            waiting.append((first.key, number, first, None))
    heapq.heapify(waiting)
    while waiting:
        _, number, found, rest = heapq.heappop(waiting)
        if rest is None:
            rest = parts[number].rows()
            found = next(rest)
        yield found
        if (then := next(rest, None)) is not None:
            heapq.heappush(waiting, (then.key, number, then, rest))


def _first(part: _Part) -> Iterator[_Found]:
    for row in _rows(part.place, part.articles):
        yield _Found(part.shard, row, [])
        return


class _Pages:
    """The pages of articles, some groups of which are in memory."""

    def __init__(self, place: Place, outputs: dict[str, list[Output]]) -> None:
        self._place, self._outputs = place, outputs
        self._groups: OrderedDict[tuple[str, int], list[bytes]] = OrderedDict()

    def page(self, shard: str, row: Row) -> bytes | None:
        """The page of an article; None where it has none, or none was kept."""
        original = row["original"]
        if not original or original["page"] is None:
            return None
        group, at = divmod(original["page"], GROUPS[PAGES])
        key = shard, group
        if key not in self._groups:
            self._groups[key] = self._read(shard, group)
            if len(self._groups) > PAGES_AT_ONCE:
                self._groups.popitem(last=False)
        self._groups.move_to_end(key)
        found: bytes = self._groups[key][at]
        return found

    def _read(self, shard: str, group: int) -> list[bytes]:
        (output,) = self._outputs[shard]
        with _parquet(self._place, output) as file:
            told: list[bytes] = file.read_row_group(group, columns=["page"])["page"].to_pylist()
        return told


def _rows(place: Place, output: Output) -> Iterator[Row]:
    with _parquet(place, output) as file:
        for batch in file.iter_batches(AT_ONCE):
            yield from batch.to_pylist()


@contextmanager
def _parquet(place: Place, output: Output) -> Iterator[Any]:
    """A file that was written; raises CorpusError where it is another one now."""
    import pyarrow as arrow
    import pyarrow.parquet as parquets

    if (size := place.size(output.name)) != output.size:
        raise _another(output.name, "it is not there" if size is None else "it has another size")
    with place.open(output.name) as file:
        try:
            yield parquets.ParquetFile(file)
        except (arrow.ArrowException, OSError, IndexError) as error:
            raise _another(output.name, str(error)) from error


def _another(name: str, why: str) -> CorpusError:
    return CorpusError(
        f"{name} is not what was written: {why}",
        hint="remove it, and run the corpus again: it is written anew",
    )


def _named(outputs: tuple[Output, ...], table: str) -> list[Output]:
    return [one for one in outputs if one.name.startswith(f"{table}/")]


def _month(output: Output) -> str:
    return output.name.split("/")[1]
