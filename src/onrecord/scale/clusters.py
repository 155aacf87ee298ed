"""A Ray cluster that reads shards: Ray says where, and only names and reports go through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from onrecord.errors import CorpusError, InputError
from onrecord.scale.configs import Config
from onrecord.scale.engines import Died, Done, Failed, Outcome, Task, work
from onrecord.scale.sources import SCHEME

# Shards that are handed over for each core: one in work, and the next.
AHEAD: Final = 1.25


class Cluster:
    """The cores of a Ray cluster: the one at `address`, or one of this machine alone.

    `workers` is the most shards at a time, or None for as many as there are cores. Raises
    InputError where Ray is not installed, CorpusError where the cluster does not answer.
    """

    def __init__(
        self, target: str, config: Config, *, address: str = "", workers: int | None = None
    ) -> None:
        ray = _ray()
        # Its processes are elsewhere, or at least stand elsewhere.
        self._target = target if SCHEME in target else str(Path(target).resolve())
        self._config = config
        options: dict[str, Any] = {"address": address} if address else {"num_cpus": workers}
        if not address:
            options |= {"address": "local", "include_dashboard": False}
        try:
            ray.init(log_to_driver=False, logging_level="error", **options)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise CorpusError(
                f"the cluster at {address or 'this machine'} does not answer: {_line(error)}",
                hint="start it (ray start --head), or look at --address",
            ) from error
        cores = int(ray.cluster_resources().get("CPU", 1))
        self._room = workers or max(1, round(cores * AHEAD))
        # A shard that has ended its process is for our manifest to count, and to try again.
        self._remote = ray.remote(num_cpus=1, max_retries=0)(work)
        self._waiting: dict[Any, Task] = {}

    def has_room(self) -> bool:
        """Whether another shard may be handed over."""
        return len(self._waiting) < self._room

    def submit(self, task: Task) -> None:
        """Hand over a shard."""
        self._waiting[self._remote.remote(task, self._target, self._config)] = task

    def outcomes(self, seconds: float) -> Iterator[Outcome]:
        """What has become of some shards, waiting so long for the first of them."""
        ray = _ray()
        if not self._waiting:
            return
        ready, _ = ray.wait([*self._waiting], num_returns=1, timeout=seconds)
        for one in ready:
            yield self._told(self._waiting.pop(one), one)

    def close(self) -> None:
        """Leave the cluster; what it is at there ends."""
        _ray().shutdown()

    def _told(self, task: Task, reference: Any) -> Outcome:
        ray = _ray()
        try:
            told: Done | Failed = ray.get(reference)
        except (ray.exceptions.RayTaskError, ray.exceptions.RayError) as error:
            return Died(task.name, _line(error))
        return told


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise InputError(
            "Ray is not installed", hint="pip install 'onrecord[ray]', or leave out --engine ray"
        ) from error
    return ray


def _line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0][:200]
