"""What came out of a run: counted from its manifest, and from the skips that were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.errors import CorpusError
from onrecord.scale.configs import Config
from onrecord.scale.manifests import Manifest, Shard, State
from onrecord.scale.places import Place
from onrecord.scale.tables import ARTICLES, ENTRIES, SKIPS, STATEMENTS

MONTH: Final = re.compile(r"/month=([^/]+)/")
# What of a reason is of one article alone: figures, and whatever stands in quotation marks.
OWN: Final = re.compile(r"""\d[\d,.]*|'[^']*'|"[^"]*"|(?<=same article as ).*""")
ELSEWHERE: Final = "…"


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has come to.

    `shards` counts them by their state, `months` the articles of each month, `reasons` what
    was skipped, the commonest first. `seconds` are those that processes worked, added up,
    and `memory` the most that one of them had. `failed` are the shards that could not be
    read, and `left_out` the articles that ended the program.
    """

    config: Config
    shards: Mapping[str, int]
    articles: int
    statements: int
    entries: int
    skips: int
    characters: int
    looked: int
    seconds: float
    memory: int
    read: int
    written: int
    months: Mapping[str, int]
    reasons: Mapping[str, int]
    failed: tuple[Shard, ...]
    left_out: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Articles a second of work of one process."""
        return self.articles / self.seconds if self.seconds else 0.0

    def told(self) -> dict[str, Any]:
        """As JSON has it."""
        kept = {
            name: getattr(self, name)
            for name in self.__slots__
            if name not in ("config", "failed", "left_out")
        }
        failed = [{"shard": one.name, "error": one.error} for one in self.failed]
        rate = {"articles_a_second": round(self.rate, 2)}
        told = {"model": self.config.model, "version": self.config.version}
        return {**told, **kept, **rate, "failed": failed, "left_out": list(self.left_out)}


def report(target: str) -> Report:
    """The report of a run; raises CorpusError where there is none."""
    place = Place(target)
    manifest = Manifest(place)
    config = manifest.config()
    shards = list(manifest.shards())
    done = [one.report for one in shards if one.report and one.state is State.DONE]
    rows = Counter[str]()
    months = Counter[str]()
    for one in done:
        rows.update(one.rows)
        for output in one.outputs:
            if output.name.startswith(ARTICLES) and (month := MONTH.search(output.name)):
                months[month[1]] += output.rows
    return Report(
        config=config,
        shards=Counter(one.state.value for one in shards),
        articles=rows[ARTICLES],
        statements=rows[STATEMENTS],
        entries=rows[ENTRIES],
        skips=rows[SKIPS],
        characters=sum(one.characters for one in done),
        looked=sum(one.looked for one in done),
        seconds=round(sum(one.seconds for one in done), 3),
        memory=max((one.memory for one in done), default=0),
        read=sum(one.size for one in done),
        written=sum(output.size for one in done for output in one.outputs),
        months=dict(sorted(months.items())),
        reasons=dict(Counter(_reasons(place, done)).most_common()),
        failed=tuple(one for one in shards if one.state is State.FAILED),
        left_out=tuple(path for one in shards for path in one.left_out),
    )


def _reasons(place: Place, done: list[Any]) -> Iterator[str]:
    """The reason of each skip, without what is of one article alone."""
    import pyarrow as arrow
    import pyarrow.parquet as parquets

    for one in done:
        for output in one.outputs:
            if output.name.startswith(SKIPS):
                with place.open(output.name) as file:
                    try:
                        told = parquets.ParquetFile(file).read(columns=["reason"])
                    except (arrow.ArrowException, OSError) as error:
                        raise CorpusError(
                            f"{output.name} is damaged: {error}",
                            hint="the command that wrote it writes it again",
                        ) from error
                yield from (OWN.sub(ELSEWHERE, row) for row in told["reason"].to_pylist())
