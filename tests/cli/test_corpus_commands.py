"""`onrecord corpus`: what a run is asked, what it tells, and what came of it."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from onrecord.cli.corpus_metrics import served
from onrecord.cli.corpus_progress import clock, line, watching
from onrecord.errors import InputError
from onrecord.scale.runs import Progress

TEXT = "Mayor Ana Reyes said on Monday that the bridge would stay open."
ROW = f'{{"text": "{TEXT}", "date": "2017-02-2%d"}}\n'
PROGRAM = (sys.executable, "-m", "onrecord")


def onrecord(folder: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    program = [*PROGRAM, *asked]
    return subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two shards, one of them with a line that is none."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(ROW % 1 + ROW % 2)
    (tmp_path / "in" / "b.jsonl").write_text(ROW % 3 + "{\n")
    return tmp_path


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with what a run made of it."""
    where = tmp_path_factory.mktemp("corpus")
    (where / "in").mkdir()
    (where / "in" / "a.jsonl").write_text(ROW % 1 + ROW % 2)
    (where / "in" / "b.jsonl").write_text(ROW % 3 + "{\n")
    done = onrecord(where, "corpus", "run", "in", "--out", "out", "--workers", "1")
    (where / "log").write_text(done.stderr)
    assert done.returncode == 0
    return where


def test_a_run_logs_json_lines_where_there_is_no_terminal(finished: Path) -> None:
    """From the start to the end, with each shard between."""
    told = [json.loads(one) for one in (finished / "log").read_text().splitlines()]
    events = [one["event"] for one in told if one["event"] != "tick"]
    assert events == ["start", "done", "done", "end"]
    assert (told[-1]["done"], told[-1]["articles"], told[-1]["seconds_left"]) == (2, 3, 0)


def test_parts_that_run_at_the_same_time_write_the_folder_of_one_run(
    finished: Path, tmp_path: Path
) -> None:
    """As jobs of a queue do, each by itself, over one list."""
    (tmp_path / "list").write_text("in/a.jsonl\nin/b.jsonl\n")
    (tmp_path / "in").symlink_to(finished / "in")
    asked = [*PROGRAM, "corpus", "run", "@list", "--out", "out", "--workers", "1", "--part"]
    jobs = [
        subprocess.Popen([*asked, part], cwd=tmp_path, stderr=subprocess.DEVNULL)
        for part in ("1/2", "2/2")
    ]
    assert [job.wait(timeout=120) for job in jobs] == [0, 0]

    def digests(folder: Path) -> set[str]:
        entries = (folder / "out" / "manifest").glob("*.json")
        return {json.loads(one.read_text())["report"]["output_sha256"] for one in entries}

    assert digests(tmp_path) == digests(finished)


def test_a_report_counts_what_came_of_a_run(finished: Path) -> None:
    """As one JSON object to a pipe."""
    told = json.loads(onrecord(finished, "corpus", "report", "out").stdout)
    assert (told["articles"], told["statements"], told["skips"]) == (3, 3, 1)
    assert told["months"] == {"2017-02": 3}
    assert told["shards"] == {"done": 2}
    assert all(reason.startswith("not valid JSON") for reason in told["reasons"])


def test_a_report_draws_the_months_and_the_reasons_of_skips(finished: Path) -> None:
    """For a terminal."""
    told = onrecord(finished, "corpus", "report", "out", "--format", "table").stdout
    assert re.search(r"^shards +2 done$", told, re.MULTILINE)
    assert re.search(r"^ +3  █{30}  2017-02$", told, re.MULTILINE)
    assert "skipped\n" in told


def test_a_report_of_a_folder_without_a_run_says_so(tmp_path: Path) -> None:
    """With exit status 3."""
    done = onrecord(tmp_path, "corpus", "report", ".")
    assert done.returncode == 3
    assert "no corpus was run into ." in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_shard_that_may_not_be_read_is_told_at_the_end(folder: Path) -> None:
    """By its name."""
    (folder / "in" / "b.jsonl").chmod(0)
    done = onrecord(folder, "corpus", "run", "in", "--out", "out", "--workers", "1")
    assert done.returncode == 3
    assert "1 of 2 shards could not be read; in/b.jsonl" in done.stderr


def test_another_configuration_is_refused_on_the_command_line(finished: Path) -> None:
    """With the option that differs, and what to do."""
    done = onrecord(finished, "corpus", "run", "in", "--out", "out", "--no-pages")
    assert done.returncode == 3
    assert "pages kept was True and is False" in done.stderr
    assert "name another folder with --out" in done.stderr


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--part", "3/2"), "'3/2' is not a part like 2/10"),
        (("--part", "x"), "'x' is not a part like 2/10"),
        (("--workers", "0"), "--workers"),
        (("--map", "headline=title"), "is not FIELD=COLUMN"),
        (("--address", "here:1"), "add --engine ray"),
    ],
)
def test_what_cannot_be_asked_is_misuse(folder: Path, option: tuple[str, str], told: str) -> None:
    """With exit status 2."""
    done = onrecord(folder, "corpus", "run", "in", "--out", "out", *option)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_run_on_one_line_says_how_much_is_left() -> None:
    """As soon as it can be told."""
    told = Progress(shards=4, done=1, before=1, working={"b": 10})
    assert "left" not in line(told)
    told.done, told.articles, told.begun = 2, 1000, told.begun - 100
    assert re.fullmatch(
        r"2 of 4 shards · 1,010 articles · 10\.\d a second · 0:03:20 left", line(told)
    )
    assert clock(3725) == "1:02:05"


def address(told: str) -> str:
    """Where the figures are, as it is told on standard error."""
    return re.findall(r"http://\S+", told)[-1]


def test_prometheus_is_told_how_far_a_run_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    """In its text format, with a name and a type for each figure."""
    told: list[str] = []
    progress = Progress(shards=4, done=1, before=0, articles=20, statements=30)
    with served(0, lambda event, shard, progress: told.append(event)) as both:
        both("tick", "", progress)
        with urllib.request.urlopen(address(capsys.readouterr().err), timeout=20) as answer:
            text = answer.read().decode()
            assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert told == ["tick"]
    assert "# TYPE onrecord_articles_total counter\nonrecord_articles_total 20\n" in text
    assert "onrecord_shards_done 1\n" in text


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read."""
    with watching(port=0):
        port = int(address(capsys.readouterr().err).split(":")[2].partition("/")[0])
        with pytest.raises(InputError, match=f"port {port} cannot be used"), watching(port=port):
            pass
