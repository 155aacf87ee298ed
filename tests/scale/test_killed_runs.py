"""Runs whose processes are ended by force, at moments that nobody chose."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from corpora import Here, config, corpus, left
from test_pools import children

from onrecord.scale.runs import run
from onrecord.scale.sources import listed

TIMES = 5
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="how to find a process's children is Linux's own"
)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A corpus, and what a run makes of it that nobody disturbs."""
    where = tmp_path_factory.mktemp("killed")
    place = corpus(where / "in", 12, 6)
    run(listed([str(place)]), str(where / "out"), config(), Here)
    return place, left(where / "out")


def started(place: Path, out: Path, log: Path, workers: int) -> subprocess.Popen[bytes]:
    asked = ["corpus", "run", str(place), "--out", str(out), "--workers", str(workers)]
    with log.open("ab") as told:
        return subprocess.Popen([sys.executable, "-m", "onrecord", *asked], stderr=told)


def done(out: Path) -> int:
    return sum(b'"state": "done"' in one.read_bytes() for one in (out / "manifest").glob("*.json"))


def is_working(driver: subprocess.Popen[bytes], out: Path, least: int) -> bool:
    return done(out) >= least and bool(children(driver.pid))


def until(happened, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


@pytest.mark.slow
def test_a_worker_that_is_killed_five_times_leaves_the_same_result(tmp_path, undisturbed):
    """Somewhere in its work, another one each time."""
    place, whole = undisturbed
    chance, out = random.Random(7), tmp_path / "out"
    driver = started(place, out, tmp_path / "log", 2)
    for time_ in range(TIMES):
        until(partial(is_working, driver, out, 2 * time_))
        time.sleep(chance.uniform(0, 0.3))
        assert driver.poll() is None
        os.kill(chance.choice(children(driver.pid)), signal.SIGKILL)
    assert driver.wait(timeout=200) == 0
    assert left(out) == whole
    assert '"event": "again"' in (tmp_path / "log").read_text()


@pytest.mark.slow
def test_a_driver_that_is_killed_five_times_leaves_the_same_result(tmp_path, undisturbed):
    """Its workers end with it, and the next one goes on, with however many of its own."""
    place, whole = undisturbed
    chance, out = random.Random(11), tmp_path / "out"
    for time_ in range(TIMES):
        driver = started(place, out, tmp_path / "log", 1 + time_ % 2)
        until(partial(is_working, driver, out, 2 * time_))
        time.sleep(chance.uniform(0, 0.5))
        assert driver.poll() is None
        orphans = children(driver.pid)
        driver.kill()
        driver.wait()
        until(lambda them=orphans: not any(Path(f"/proc/{one}").exists() for one in them))
    assert left(out) != whole
    assert started(place, out, tmp_path / "log", 2).wait(timeout=200) == 0
    assert left(out) == whole
