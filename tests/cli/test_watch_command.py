"""`onrecord watch`: as it is run from a shell or from cron."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from loopback import HERE, sends, serving

from onrecord.cli.main import group
from onrecord.cli.watching.alone import alone
from onrecord.read.feeds import feed
from onrecord.store.sql import open_record

SAID = "“No ferry will sail until the wall is mended,” Mayor Ada Quinn said on day {}."


@pytest.fixture
def server():
    with serving() as one:
        yield one


def entries(server, count):
    """Let the server have a feed of so many entries, each with its page."""
    server.answers["/robots.txt"] = sends(b"", status=404)
    items = ""
    for number in range(count):
        said = SAID.format(number)
        items += (
            f"<item><guid>g-{number}</guid><link>{server.at}/{number}</link>"
            f"<description>{said} [...]</description></item>"
        )
        page = (
            f"<html><body><article><h1>Wall</h1><p>{said}</p><p>More.</p></article></body></html>"
        )
        server.answers[f"/{number}"] = sends(page.encode())
    told = f'<rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'
    server.answers["/feed"] = sends(told.encode(), "application/rss+xml", ETag='"v1"')


@pytest.fixture
def watch(tmp_path, monkeypatch, server):
    """Runs `onrecord watch` for one round on the server's feed, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("feeds.toml").write_text(
        f'pause = 0\n[[feed]]\nurl = "{server.at}/feed"\n'
        '[[watch]]\nname = "the mayor"\npeople = ["Ada Quinn"]\n'
    )

    def run(*arguments, status=0):
        given = ["watch", "feeds.toml", "--once", "--allow-host", HERE, *arguments]
        result = CliRunner().invoke(group, given)
        assert result.exit_code == status, result.output
        return result

    return run


def test_what_was_seen_is_printed_on_one_line_each(watch, server):
    """Its id, its day, who and what, and why; and nothing is printed a second time."""
    entries(server, 1)
    (line,) = watch("--format", "table").stdout.splitlines()
    with open_record("onrecord.db") as record:
        ((entry, _),) = record.entries()
    told = "Ada Quinn: “No ferry will sail until the wall is mended,”"
    assert line == f"{entry.id[:8]}  {told}  (assert · Ledger · the mayor)"
    assert watch().stdout == ""


def test_into_a_pipe_it_is_one_object_a_line(watch, server):
    """And in a file it is an Atom feed."""
    entries(server, 2)
    told = [json.loads(line) for line in watch("--atom", "seen.xml").stdout.splitlines()]
    assert [list(one) for one in told] == [["id", "seen_at", "watches", "statement"]] * 2
    assert len(list(feed(Path("seen.xml").read_bytes(), "seen.xml"))) == 2
    assert sorted(path.name for path in Path().iterdir() if ".part" in path.name) == []


def test_what_cannot_be_read_is_told_and_is_no_failure(watch, server):
    """Cron need not write a mail each time that a server is down."""
    entries(server, 0)
    server.answers["/feed"] = sends(b"", status=404)
    assert watch().stderr == f"skipped {server.at}/feed: the server answered 404 Not Found\n"


def test_without_leave_nothing_is_asked_of_this_machine(watch, server):
    """`--allow-host` is for whoever trusts it."""
    result = CliRunner().invoke(group, ["watch", "feeds.toml", "--once"])
    assert "is not on the public web" in result.stderr
    assert not server.asked


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--webhook", "ftp://a.example"], "only http and https"),
        (["--atom", "no/such/folder.xml"], "no/such/folder.xml cannot be written"),
    ],
)
def test_what_cannot_be_used_is_told_before_anything_is_asked(watch, server, arguments, why):
    """With status 3."""
    entries(server, 1)
    assert why in watch(*arguments, status=3).stderr
    assert not server.asked


def test_two_watches_on_one_record_are_kept_apart(watch, server):
    """The second one says so and leaves; others may read and add meanwhile."""
    pytest.importorskip("fcntl")
    entries(server, 1)
    open_record("onrecord.db").close()
    with alone(Path("onrecord.db")):
        assert "another `onrecord watch`" in watch(status=3).stderr
    assert not server.asked
    watch()


def started(*arguments):
    told = [sys.executable, "-m", "onrecord", "watch", "feeds.toml", *arguments]
    return subprocess.Popen(
        [*told, "--allow-host", HERE, "--format", "jsonl"], stdout=subprocess.PIPE
    )


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_where_it_was(watch, server):
    """Every article once, every sighting told; at most the last one before each end twice."""
    entries(server, 25)
    chance = random.Random(20170223)
    ids, kills = [], 0
    for _ in range(4):
        run = started("--once")
        for _ in range(chance.randrange(1, 6)):
            ids += [run.stdout.readline()]
        time.sleep(chance.random() * 0.1)
        run.send_signal(signal.SIGKILL)
        ids += run.communicate()[0].splitlines(keepends=True)
        kills += run.returncode != 0
    assert kills
    ids += watch().stdout.encode().splitlines(keepends=True)
    seen = [json.loads(line)["id"] for line in ids if line.endswith(b"\n")]
    with open_record("onrecord.db") as record:
        assert record.counts().articles == 25
        assert {entry.id for entry, _ in record.entries()} == {*seen}
        assert list(record.doctor()) == []
    assert len(seen) <= 25 + kills
    fetched = [path for path, _ in server.asked if path[1:].isdigit()]
    assert len(fetched) <= 25 + kills


def test_it_goes_on_until_it_is_ended(watch, server):
    """With Ctrl-C, as status 130 tells."""
    entries(server, 1)
    run = started()
    assert run.stdout.readline()
    run.send_signal(signal.SIGINT)
    assert run.wait(30) == 130
    run.stdout.close()
