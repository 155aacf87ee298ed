"""The manifest: what was done of a run, one small file a shard, beside the output.

It is the truth: a file that no shard's entry names is not there. Each entry is replaced as
a whole, so that a run may end at any moment, and several may work on parts of one list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from onrecord.errors import CorpusError
from onrecord.scale.configs import Config, read
from onrecord.scale.places import PART, Place
from onrecord.scale.shards import ShardReport, shard_id
from onrecord.scale.tables import TABLES

CONFIG: Final = "corpus.json"
FOLDER: Final = "manifest"
AT: Final = ".at"


class State(StrEnum):
    """What became of a shard so far."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard's entry: its name, how often it was tried, and what came of it.

    `crashes` says how often the program ended while it was at an article, by its path;
    `left_out` are those that it will not read again. `config` is the digest of the
    configuration that it was done with.
    """

    name: str
    state: State = State.PENDING
    attempts: int = 0
    config: str = ""
    crashes: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    error: str = ""
    report: ShardReport | None = None

    @property
    def id(self) -> str:
        return shard_id(self.name)

    def told(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "name": self.name,
            "state": self.state.value,
            "attempts": self.attempts,
            "config": self.config,
            "crashes": dict(sorted(self.crashes.items())),
            "left_out": list(self.left_out),
            "error": self.error,
            "report": self.report and self.report.told(),
        }


class Manifest:
    """The entries of the shards of a run."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def shard(self, name: str) -> Shard:
        """The entry of a shard; a new one, pending, where there is none."""
        data = self.place.read(self._file(shard_id(name)))
        return Shard(name) if data is None else self._read(data, name)

    def keep(self, shard: Shard) -> None:
        """Put an entry in place of what was told of its shard before."""
        told = json.dumps(shard.told(), indent=1, sort_keys=True)
        self.place.write(self._file(shard.id), f"{told}\n".encode())

    def shards(self) -> Iterator[Shard]:
        """Every entry, by the names of their files."""
        for name in self.place.names(FOLDER, ".json"):
            yield self._read(self.place.read(name) or b"", name)

    def is_whole(self, report: ShardReport) -> bool:
        """Whether all the files of a shard are there, each as large as it was written."""
        return all(self.place.size(one.name) == one.size for one in report.outputs)

    def clear(self, shards: Collection[str]) -> None:
        """Take away what is there of some shards, by their ids, whole or half written.

        They are read anew, and may be others by now.
        """
        if not shards:
            return
        ours = re.compile(rf"\.?({'|'.join(map(re.escape, shards))})\.parquet(\.\d+{PART})?")
        for table in TABLES:
            for name in self.place.names(table, ""):
                if ours.fullmatch(name.rpartition("/")[2]):
                    self.place.remove(name)

    def at(self, name: str) -> str:
        """The file in which a process says which article of a shard it is at."""
        return f"{FOLDER}/{shard_id(name)}{AT}"

    def was_at(self, name: str) -> str:
        """The article at which the process of a shard ended; empty where it was at none."""
        data = self.place.read(self.at(name)) or b""
        self.place.remove(self.at(name))
        return whereabouts(data)

    def settled(self, config: Config) -> Config:
        """The configuration of the run: this one, unless the run began before.

        Raises CorpusError where it began with another one.
        """
        mine = json.dumps(config.told(), indent=1, sort_keys=True)
        told = self.place.claim(CONFIG, f"{mine}\n".encode())
        return config.going_on(read(_json(told, CONFIG), self.place.uri), self.place.uri)

    def config(self) -> Config:
        """The configuration that the run began with; raises CorpusError where there is no run."""
        told = self.place.read(CONFIG)
        if told is None:
            raise CorpusError(
                f"no corpus was run into {self.place.uri}", hint="name the --out of a run"
            )
        return read(_json(told, CONFIG), self.place.uri)

    def _file(self, shard: str) -> str:
        return f"{FOLDER}/{shard}.json"

    def _read(self, data: bytes, name: str) -> Shard:
        told = _json(data, name)
        try:
            report = told["report"] and ShardReport.read(told["report"])
            kept = {**told, "state": State(told["state"]), "report": report}
            return Shard(**{**kept, "left_out": tuple(told["left_out"])})
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(name) from error


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise _damaged(name) from error


def _damaged(name: str) -> CorpusError:
    return CorpusError(
        f"{name} in the manifest is damaged", hint="remove that file: its shard is read again"
    )


def marked(path: str) -> bytes:
    """An article's path as it is written over one that may be longer; `whereabouts` leads back."""
    told = path.encode("utf-8", "surrogatepass")
    return b"%08d" % len(told) + told


def whereabouts(data: bytes) -> str:
    """The path that was marked; empty where there is none."""
    length = data[:8]
    told = data[8 : 8 + int(length)] if length.isdigit() else b""
    return told.decode("utf-8", "surrogatepass")
