"""Processes that read shards: as many as there are, the result is one."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from corpora import Here, article, config, corpus, left, table, written

from onrecord.scale.manifests import Manifest, whereabouts
from onrecord.scale.places import Place
from onrecord.scale.pools import Pool
from onrecord.scale.reports import report
from onrecord.scale.runs import run
from onrecord.scale.sources import listed


def pool(workers, **options):
    return lambda target, settled: Pool(target, settled, workers=workers, **options)


def test_one_process_two_and_none_give_the_same_bytes(tmp_path):
    """Whatever they read when."""
    shards = listed([str(corpus(tmp_path / "in", 5, 3))])
    run(shards, str(tmp_path / "none"), config(), Here)
    for workers in (1, 2):
        run(shards, str(tmp_path / f"{workers}"), config(), pool(workers))
    assert left(tmp_path / "1") == left(tmp_path / "2") == left(tmp_path / "none")


def test_a_run_may_go_on_with_another_number_of_processes(tmp_path):
    """The folder is the same."""
    place = corpus(tmp_path / "in", 4, 2)
    shards = listed([str(place)])
    some = dict(list(shards.items())[1:3])
    run(some, str(tmp_path / "out"), config(), pool(1))
    run(shards, str(tmp_path / "out"), config(), pool(2))
    run(shards, str(tmp_path / "once"), config(), Here)
    assert left(tmp_path / "out") == left(tmp_path / "once")


def long(number: int, sentences: int) -> dict[str, object]:
    told = "\n\n".join(str(article(n)["text"]) for n in range(sentences))
    return article(number, text=told)


def test_a_page_that_ends_whoever_reads_it_is_left_out_by_its_id(tmp_path):
    """Here a process of the test ends them, as a system does that has no memory left."""
    source = written(tmp_path / "in" / "a.jsonl", [article(0), long(1, 60), article(2)])
    shards, out = listed([str(tmp_path / "in")]), tmp_path / "out"
    (name,), poison = shards, f"{source}#n1"
    word = out / Manifest(Place(str(out))).at(name)
    ended = threading.Event()

    def end_whoever_reads_it() -> None:
        while not ended.wait(0.002):
            if word.exists() and whereabouts(word.read_bytes()) == poison:
                for child in children(os.getpid()):
                    os.kill(child, signal.SIGKILL)
                time.sleep(0.2)

    killer = threading.Thread(target=end_whoever_reads_it)
    killer.start()
    try:
        told = run(shards, str(out), config(), pool(1))
    finally:
        ended.set()
        killer.join()
    assert not told.failed
    said = report(str(out))
    assert (said.articles, said.left_out) == (2, (poison,))
    assert Manifest(Place(str(out))).shard(name).crashes == {poison: 3}


def test_a_process_of_which_nothing_is_heard_is_ended(tmp_path):
    """What it was at is left out at last."""
    source = written(tmp_path / "in" / "a.jsonl", [article(0), long(1, 4000)])
    out = tmp_path / "out"
    told = run(listed([str(tmp_path / "in")]), str(out), config(), pool(1, patience=3.0))
    assert not told.failed
    said = report(str(out))
    assert (said.articles, said.left_out) == (1, (f"{source}#n1",))


def children(process: int) -> list[int]:
    """The processes that one has started and that read shards."""
    told = Path(f"/proc/{process}/task").glob("*/children")
    found = [int(one) for path in told for one in path.read_text().split()]
    return [one for one in found if b"spawn_main" in command(one)]


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def test_a_full_disk_stops_the_run_and_leaves_nothing_half(tmp_path):
    """Here no file may be larger than a few bytes; with more room the run goes on."""
    shards, out = listed([str(corpus(tmp_path / "in", 1, 3))]), tmp_path / "out"
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000));"
        "from onrecord.__main__ import main; main()"
    )
    asked = ["corpus", "run", str(tmp_path / "in"), "--out", str(out), "--workers", "1"]
    done = subprocess.run([sys.executable, "-c", script, *asked], capture_output=True, text=True)
    assert done.returncode == 3
    assert "cannot be written: file too large" in done.stderr
    assert "the same command goes on from there" in done.stderr
    assert not list(out.rglob("*.part"))
    assert not Manifest(Place(str(out))).shard(next(iter(shards))).report
    subprocess.run([sys.executable, "-m", "onrecord", *asked], check=True, capture_output=True)
    assert len(table(out, "articles")) == 3


def test_a_network_that_is_not_there_stops_the_run(tmp_path):
    """At once: no shard can be read."""
    from dataclasses import replace

    from onrecord.errors import ModelError

    shards = listed([str(corpus(tmp_path / "in", 2, 1))])
    gone = replace(config(), folder=str(tmp_path / "gone"))
    with pytest.raises(ModelError, match="no model card"):
        run(shards, str(tmp_path / "out"), gone, pool(1))


def test_two_drivers_on_one_folder_are_refused_by_the_second(tmp_path):
    """It says who is there."""
    corpus(tmp_path / "in", 3, 4)
    asked = ["corpus", "run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    program = [sys.executable, "-m", "onrecord", *asked, "--workers", "1"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as first:
        assert first.stderr.readline()
        second = subprocess.run(program, capture_output=True, text=True, check=False)
        assert second.returncode == 3
        assert f"another run writes to {tmp_path / 'out'}: process {first.pid} on" in second.stderr
        first.communicate(timeout=120)
    assert first.returncode == 0
