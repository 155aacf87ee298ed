"""The core of it: one shard of articles becomes tables, and nothing else matters.

What a shard becomes depends on its bytes, its name and the configuration alone: not on
who asks, what was done before, or how many work beside it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final, Self

from onrecord.errors import OnRecordError
from onrecord.pipeline import Extract, Pipeline
from onrecord.read.formats import Given
from onrecord.read.opened import opened
from onrecord.read.rows import mapped
from onrecord.record.original import sha256
from onrecord.record.text import Article, Document, Skip, digest
from onrecord.scale import places, tables
from onrecord.scale.configs import Config
from onrecord.scale.filters import Known, may_report
from onrecord.scale.places import Place
from onrecord.scale.sheets import Output, Sheets
from onrecord.scale.tables import ARTICLES, ENTRIES, SKIPS, STATEMENTS

STRANGE: Final = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST: Final = 80  # of the part of a name that people read

# Told before each article with its path, or where it is not known yet with what came before.
At = Callable[[str, int], None]
Worth = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a shard.

    `rows` and `outputs` are what was written, `characters` those that were read, `looked` how
    many articles the network has read, `seconds` and `memory` (of the process until now, in
    bytes) what it took. Of two runs over one shard only these two differ.
    """

    name: str
    shard: str
    sha256: str
    size: int
    mark: str
    rows: Mapping[str, int]
    outputs: tuple[Output, ...]
    characters: int
    looked: int
    seconds: float
    memory: int

    @property
    def output_sha256(self) -> str:
        """One digest of all that was written."""
        told = [(one.name, one.rows, one.sha256) for one in self.outputs]
        return sha256(json.dumps(told).encode())

    def told(self) -> dict[str, Any]:
        """As JSON has it; `read` leads back."""
        return {**asdict(self), "rows": dict(self.rows), "output_sha256": self.output_sha256}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """The report that JSON tells; raises KeyError or TypeError where it tells none."""
        kept = {name: told[name] for name in cls.__slots__}
        return cls(**{**kept, "outputs": tuple(Output(**one) for one in told["outputs"])})


def shard_id(name: str) -> str:
    """What the files of a shard are called: so that people know it, and no two are one."""
    stem = STRANGE.sub("-", PurePosixPath(name).name)[:LONGEST].strip("-.")
    return f"{stem}-{digest('shard', name)[:8]}"


def process_shard(
    source: str,
    target: str,
    config: Config,
    *,
    name: str = "",
    left_out: Collection[str] = (),
    at: At | None = None,
) -> ShardReport:
    """Read a shard, find what is said in it, and write that as Parquet below `target`.

    Both are paths or addresses that fsspec reaches. Articles are called after `name`, which
    is the source where it is not said. Those of the paths `left_out` are skipped: they end
    the program. `at` is told where it is. Raises InputError where the shard cannot be read
    or changes meanwhile, CorpusError where nothing can be written there, and ModelError.
    """
    begun, name = time.monotonic(), name or source
    place, shard = Place(target), shard_id(name)
    before = places.print_of(source)
    work = _Work(config, frozenset(left_out), at or (lambda path, number: None))
    with Sheets(place, shard) as sheets:
        with places.shard(source) as (stream, told):
            given = Given(columns=mapped(dict(config.columns)))
            for one in work.extracts(opened(stream, name, given=given)):
                if isinstance(one, Skip):
                    sheets.put(SKIPS, "", [tables.skip(one)])
                    work.rows[SKIPS] += 1
                else:
                    work.put(one, sheets)
        outputs = sheets.written()
    return ShardReport(
        name,
        shard,
        told,
        before.size,
        before.mark,
        work.rows,
        outputs,
        work.characters,
        work.looked,
        round(time.monotonic() - begun, 3),
        _memory(),
    )


class _Work:
    """One shard in work: its articles, each by itself."""

    def __init__(self, config: Config, left_out: Collection[str], at: At) -> None:
        self._config, self._left_out, self._at = config, left_out, at
        self._pipeline = _pipeline(config.folder, config.today)
        self._known = Known()
        self.rows = dict.fromkeys((ARTICLES, STATEMENTS, ENTRIES, SKIPS), 0)
        self.characters = self.looked = 0

    def extracts(self, found: Iterator[Article | Skip]) -> Iterator[Extract | Skip]:
        """What is in each article, or why nothing is."""
        self._at("", 0)
        for number, one in enumerate(found, start=1):
            if isinstance(one, Skip):
                yield one
            elif one.path in self._left_out:
                yield Skip(one.path, "it ended the program that read it, each time")
            else:
                self._at(one.path, number)
                self.characters += len(one.text)
                yield from self._extracted(one)
            self._at("", number)

    def _extracted(self, article: Article) -> list[Extract | Skip]:
        if (before := self._known.same(article)) is not None:
            return [Skip(article.path, f"the same article as {before}")]
        skips: list[Skip] = []
        try:
            told = list(self._found(article, skips))
        except (OnRecordError, MemoryError):
            raise
        except Exception as error:  # one article does not cost the others of its shard
            fault = f"a fault in onrecord ({type(error).__name__}: {str(error)[:100]})"
            return [Skip(article.path, f"{fault}; please report it")]
        return [*told, *skips]

    def _found(self, article: Article, skips: list[Skip]) -> Iterator[Extract]:
        config, kept = self._config, self._known.statements(article)
        worth: Worth | None = None if config.every_article else may_report
        if kept is not None:
            worth = _never
        for one in self._pipeline.extract(
            [article],
            skipped=skips.append,
            least=config.least,
            any_language=config.any_language,
            worth=worth,
        ):
            if kept is not None:
                yield replace(one, statements=kept)
                continue
            self.looked += worth is None or worth(one.document)
            self._known.keep(article, one.statements)
            yield one

    def put(self, found: Extract, sheets: Sheets) -> None:
        """The rows of an article into their tables."""
        article, page = found.document.article, None
        if self._config.pages and article.original and article.original.data:
            page = sheets.put_page(tables.page(article.original))
        (told,) = self._pipeline.told([found], least=self._config.least)
        part = tables.month(article.published)
        for table, rows in tables.rows(found, told, page).items():
            if rows:
                sheets.put(table, part, rows)
            self.rows[table] += len(rows)


def _never(_: Document) -> bool:
    return False


@cache
def _pipeline(folder: str, today: date) -> Pipeline:
    """The main job with its networks, opened once in a process."""
    told = Pipeline(model=folder, today=today)
    _ = told.network, told.promises
    return told


def _memory() -> int:
    """The most memory that this process has had, in bytes; 0 where nobody knows."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
