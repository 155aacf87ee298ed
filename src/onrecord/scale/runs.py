"""A run: which shards are still to be read, who reads them, and what is kept of it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.errors import CorpusError, InputError, ModelError
from onrecord.scale import places
from onrecord.scale.configs import Config
from onrecord.scale.engines import Came, Died, Done, Engine, Failed, Outcome, Task
from onrecord.scale.locks import Refresh, locked
from onrecord.scale.manifests import Manifest, Shard, State
from onrecord.scale.places import Place
from onrecord.scale.tables import ARTICLES, STATEMENTS

# How often a shard that cannot be read is tried, and how often the program may end at one
# article before that is left out.
TRIES: Final = 3
# How often it may end within one shard in one run, wherever: then it is not the articles.
MOST_DEATHS: Final = 30
TICK: Final = 0.5  # seconds


@dataclass(slots=True)
class Progress:
    """How far a run has come. `articles` and `statements` are those of this run alone."""

    shards: int
    done: int
    before: int
    failed: int = 0
    tried_again: int = 0
    articles: int = 0
    statements: int = 0
    characters: int = 0
    begun: float = field(default_factory=time.monotonic)
    working: dict[str, int] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun

    @property
    def read(self) -> int:
        """Articles of this run, those of shards that are still in work too."""
        return self.articles + sum(self.working.values())

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.read / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take if it is like what was done; None before that."""
        here = self.done - self.before
        rest = self.shards - self.done - self.failed
        return self.seconds / here * rest if here else None


# What happened, the shard it happened to, and how far the run has come.
Told = Callable[[str, str, Progress], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: how far it came, and why some shards could not be read."""

    progress: Progress
    failed: tuple[Shard, ...]


def run(
    shards: Mapping[str, str],
    target: str,
    config: Config,
    engine: Callable[[str, Config], Engine],
    *,
    part: str = "",
    reread: bool = False,
    told: Told = lambda event, shard, progress: None,
) -> Ended:
    """Read whatever of some shards was not read yet into the folder `target`.

    `shards` leads from their names to where they lie. `engine` makes who reads them, for a
    target and a configuration. A shard that is another than was read is refused, unless it
    is to be `reread`. What was done is kept however this ends, and done again it is the
    same. Raises CorpusError where the run cannot start or go on, and ModelError.
    """
    place = Place(target)
    with locked(place, part) as refresh:
        manifest = Manifest(place)
        config = manifest.settled(config)
        entries = [manifest.shard(name) for name in shards]
        waiting = _pending(manifest, entries, shards, config, reread=reread)
        done = len(shards) - len(waiting)
        progress = Progress(len(shards), done, done)
        told("start", "", progress)
        failed: list[Shard] = []
        if waiting:
            with closing(engine(target, config)) as workers:
                driver = _Driver(manifest, config, shards, workers, progress, told)
                failed = driver.drive(waiting, refresh)
        told("end", "", progress)
    return Ended(progress, tuple(failed))


def _pending(
    manifest: Manifest,
    entries: Sequence[Shard],
    shards: Mapping[str, str],
    config: Config,
    *,
    reread: bool,
) -> list[Shard]:
    """What is still to be read, and nothing of it in place."""
    pending, stale, changed = [], [], []
    for entry in entries:
        report = entry.report
        if entry.state is not State.DONE or report is None:
            stale += [entry.id] if entry.attempts else []
            pending.append(entry)
        elif not manifest.is_whole(report):
            stale.append(entry.id)
            pending.append(replace(entry, state=State.PENDING, report=None))
        elif _is_another(shards[entry.name], report.size, report.mark, report.sha256):
            changed.append(entry)
    if changed and not reread:
        names = ", ".join(one.name for one in changed[:5])
        more = f" and {len(changed) - 5:,} more" if len(changed) > 5 else ""
        raise CorpusError(
            f"what was read has changed since: {names}{more}",
            hint="--reread-changed reads it anew, in place of what was found before",
        )
    stale += [one.id for one in changed]
    manifest.clear(stale)
    return [*pending, *(Shard(one.name) for one in changed)]


def _is_another(source: str, size: int, mark: str, sha256: str) -> bool:
    """Whether a shard that was read is another by now; one that has gone is not asked for."""
    try:
        now = places.print_of(source)
        return (now.size, now.mark) != (size, mark) and places.digest_of(source) != sha256
    except InputError:
        return False


class _Driver:
    """Hands shards to an engine, and keeps what becomes of them."""

    def __init__(
        self,
        manifest: Manifest,
        config: Config,
        shards: Mapping[str, str],
        engine: Engine,
        progress: Progress,
        told: Told,
    ) -> None:
        self._manifest, self._config, self._sources = manifest, config, shards
        self._engine, self._progress, self._told = engine, progress, told
        self._waiting: deque[Shard] = deque()
        self._working: dict[str, Shard] = {}
        self._tries: dict[str, int] = {}
        self._failed: list[Shard] = []

    def drive(self, pending: Sequence[Shard], refresh: Refresh) -> list[Shard]:
        """Until nothing waits and nobody works; the shards that could not be read."""
        self._waiting.extend(pending)
        while self._waiting or self._working:
            refresh()
            while self._waiting and self._engine.has_room():
                self._submit(self._waiting.popleft())
            for outcome in self._engine.outcomes(TICK):
                self._take(outcome)
            self._told("tick", "", self._progress)
        return self._failed

    def _submit(self, shard: Shard) -> None:
        shard = replace(shard, state=State.PENDING, attempts=shard.attempts + 1)
        self._manifest.keep(shard)
        self._working[shard.name] = shard
        again = shard.attempts > 1
        self._engine.submit(Task(self._sources[shard.name], shard.name, shard.left_out, again))

    def _take(self, outcome: Outcome) -> None:
        progress = self._progress
        if isinstance(outcome, Came):
            progress.working[outcome.name] = outcome.articles
            return
        shard = self._working.pop(outcome.name)
        progress.working.pop(outcome.name, None)
        if isinstance(outcome, Done):
            self._keep_done(shard, outcome)
        elif isinstance(outcome, Died):
            self._buried(shard, outcome)
        elif isinstance(outcome.error, CorpusError | ModelError):
            raise outcome.error
        else:
            self._again(shard, _line(outcome))

    def _keep_done(self, shard: Shard, outcome: Done) -> None:
        report, progress = outcome.report, self._progress
        done = replace(shard, state=State.DONE, config=self._config.digest, error="", report=report)
        self._manifest.keep(done)
        progress.done += 1
        progress.articles += report.rows[ARTICLES]
        progress.statements += report.rows[STATEMENTS]
        progress.characters += report.characters
        self._told("done", shard.name, progress)

    def _buried(self, shard: Shard, outcome: Died) -> None:
        """Who read a shard has died: once more, and at some time without what it died of."""
        at = self._manifest.was_at(shard.name)
        self._manifest.clear([shard.id])
        crashes = {**shard.crashes, at: shard.crashes.get(at, 0) + 1}
        left_out = shard.left_out
        if at and crashes[at] >= TRIES:
            left_out = tuple(sorted({*left_out, at}))
        died = replace(shard, crashes=crashes, left_out=left_out)
        hopeless = (not at and crashes[at] >= TRIES) or sum(crashes.values()) >= MOST_DEATHS
        where = f"at {at}" if at else "before its first article, or between two"
        told = f"the process that read it ended {where} ({outcome.why})"
        if hopeless:
            self._give_up(died, told)
        else:
            self._once_more(died, told)

    def _again(self, shard: Shard, why: str) -> None:
        self._tries[shard.name] = self._tries.get(shard.name, 0) + 1
        if self._tries[shard.name] >= TRIES:
            self._give_up(shard, why)
        else:
            self._once_more(shard, why)

    def _once_more(self, shard: Shard, why: str) -> None:
        shard = replace(shard, error=why)
        self._manifest.keep(shard)
        self._waiting.append(shard)
        self._progress.tried_again += 1
        self._told("again", f"{shard.name}: {why}", self._progress)

    def _give_up(self, shard: Shard, why: str) -> None:
        shard = replace(shard, state=State.FAILED, error=why)
        self._manifest.keep(shard)
        self._failed.append(shard)
        self._progress.failed += 1
        self._told("failed", f"{shard.name}: {why}", self._progress)


def _line(outcome: Failed) -> str:
    error = outcome.error
    return f"{error}: {error.hint}" if error.hint else str(error)


def parts(shards: Mapping[str, str], number: int, of: int) -> dict[str, str]:
    """Every `of`-th shard, from the `number`-th on: what one of several machines reads."""
    return dict(list(shards.items())[number - 1 :: of])
