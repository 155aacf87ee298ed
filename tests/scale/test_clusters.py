"""A Ray cluster reads shards, and the folder is the one that processes of our own write."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import Here, config, corpus, left

from onrecord.scale.runs import run
from onrecord.scale.sources import listed

pytest.importorskip("ray", reason="pip install 'onrecord[ray]'")

# Ray wants folders with short names for its sockets, and tells its makers nothing. Whoever
# knows the token of a cluster may use it: ours are used by this test alone.
WORLD = {
    **os.environ,
    "RAY_TMPDIR": "/tmp",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": secrets.token_hex(16),
}
# A cluster that is not there is asked for a shorter time than Ray asks by itself.
HASTY = {"RAY_gcs_rpc_server_connect_timeout_s": "2", "RAY_NUM_REDIS_GET_RETRIES": "1"}


def program(place: Path, out: Path, *more: str) -> list[str]:
    asked = ["corpus", "run", str(place), "--out", str(out), "--engine", "ray", *more]
    return [sys.executable, "-m", "onrecord", *asked]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A corpus, and what a run makes of it without a cluster."""
    where = tmp_path_factory.mktemp("cluster")
    place = corpus(where / "in", 6, 6)
    run(listed([str(place)]), str(where / "out"), config(), Here)
    return place, left(where / "out")


def readers(driver: int) -> list[int]:
    """The processes of a driver's own cluster that read a shard now."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            told = (path / "cmdline").read_bytes(), (path / "environ").read_bytes()
        except OSError:
            continue
        if told[0].startswith(b"ray::work") and f"MARK={driver}".encode() in told[1]:
            found.append(int(path.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="how they are found is Linux's")
def test_a_cluster_whose_process_is_killed_gives_the_same_bytes(tmp_path, undisturbed):
    """Ray says that it has died, and the shard is read again."""
    place, whole = undisturbed
    mark = str(os.getpid())
    with subprocess.Popen(
        program(place, tmp_path / "out", "--workers", "2"),
        env={**WORLD, "MARK": mark},
        stderr=subprocess.PIPE,
        text=True,
    ) as driver:
        end, killed = time.monotonic() + 120, 0
        while not killed and time.monotonic() < end and driver.poll() is None:
            for one in readers(os.getpid())[:1]:
                os.kill(one, signal.SIGKILL)
                killed += 1
            time.sleep(0.02)
        _, told = driver.communicate(timeout=200)
    assert killed, told
    assert driver.returncode == 0, told
    assert '"event": "again"' in told
    assert left(tmp_path / "out") == whole


@pytest.mark.slow
def test_a_cluster_that_somebody_started_is_asked_at_its_address(tmp_path, undisturbed):
    """As docs/scale.md has it."""
    place, whole = undisturbed
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ray = Path(sys.executable).parent / "ray"
    asked = ["start", "--head", "--block", f"--port={port}", "--num-cpus=2"]
    quiet = ["--include-dashboard=false", "--node-ip-address=127.0.0.1", "--temp-dir=/tmp/ray-own"]
    with (tmp_path / "head").open("wb") as log:
        head = subprocess.Popen([ray, *asked, *quiet], env=WORLD, stdout=log, stderr=log)
    try:
        address = f"127.0.0.1:{port}"
        end = time.monotonic() + 60
        while "Ray runtime started" not in (tmp_path / "head").read_text():
            assert time.monotonic() < end
            assert head.poll() is None
            time.sleep(0.2)
        done = subprocess.run(
            program(place, Path("out"), "--address", address),
            env=WORLD,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=200,
        )
        assert done.returncode == 0, done.stderr
    finally:
        head.terminate()
        head.wait(timeout=60)
    assert left(tmp_path / "out") == whole


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(tmp_path, undisturbed):
    """With how to start one."""
    place, _ = undisturbed
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        done = subprocess.run(
            program(place, tmp_path / "out", "--address", address),
            env={
                **WORLD,
                "RAY_NUM_REDIS_GET_RETRIES": "2",
                "RAY_gcs_rpc_server_connect_timeout_s": "2",
            },
            capture_output=True,
            text=True,
            timeout=200,
        )
    assert done.returncode == 3, done.stderr
    assert f"the cluster at {address} does not answer" in done.stderr
