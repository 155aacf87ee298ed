"""The program as a whole: what becomes of errors, and how it leaves."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.errors import InputError
from onrecord.store.sql import open_record


@pytest.fixture
def leave(monkeypatch):
    """Runs a command that raises an error, and returns how the program left."""

    def left(error, *options):
        @click.command("demo")
        def command():
            raise error

        monkeypatch.setattr(main.Commands, "get_command", lambda *_: command)
        return CliRunner().invoke(main.group, [*options, "demo"])

    return left


def test_an_error_of_ours_is_a_message_and_a_hint(leave):
    """On stderr, with status 3 and no traceback."""
    result = leave(InputError("no such thing", hint="look elsewhere"))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "onrecord: no such thing\nhint: look elsewhere\n"


def test_a_full_disk_is_a_message_too(leave):
    """The system's own words for it."""
    result = leave(OSError(28, "No space left on device"))
    assert result.exit_code == 3
    assert "No space left on device" in result.stderr


def test_a_fault_says_that_it_is_one(leave):
    """And how to find out more."""
    result = leave(KeyError("span"))
    assert result.exit_code == 70
    assert result.stderr.startswith("onrecord: this is a fault in onrecord: KeyError: 'span'\n")
    assert "--debug" in result.stderr


def test_debug_shows_the_traceback(leave):
    """Of whatever it is."""
    assert isinstance(leave(InputError("no such thing"), "--debug").exception, InputError)


def test_an_interrupted_run_says_nothing(leave):
    """It was the user who wanted it."""
    result = leave(KeyboardInterrupt())
    assert (result.exit_code, result.output) == (130, "")


def test_misuse_is_told_with_status_2():
    """By the name of what is wrong."""
    result = CliRunner().invoke(main.group, ["read", "--no-such-option"])
    assert result.exit_code == 2
    assert "--no-such-option" in result.stderr


def test_a_day_that_is_none_is_misuse():
    """With one that would do."""
    result = CliRunner().invoke(main.group, ["read", "a.txt", "--published", "yesterday"])
    assert result.exit_code == 2
    assert "'yesterday' is not a day like 2017-02-23" in result.stderr


SILENT = (
    "links", "compare", "measures", "people", "revise", "annotations", "serve", "users", "backup",
    "compact", "forget", "corpus", "doctor", "verify",
)  # fmt: skip
SAYING = [name for name in main.COMMANDS if name not in SILENT]


@pytest.mark.parametrize("name", SAYING)
def test_whatever_prints_or_keeps_statements_takes_the_least_probability(name):
    """In the same words."""
    told = CliRunner().invoke(main.group, [name, "--help"]).stdout
    assert re.search(r"--min-probability P +Leave out what is less probable, 0 to 1[.;]", told)


@pytest.mark.parametrize("told", ["1.01", "-0.1", "nan", "inf", "70%", "high", ""])
def test_a_probability_that_is_none_is_misuse(told):
    """Named, with one that would do."""
    result = CliRunner().invoke(main.group, ["demo", f"--min-probability={told}"])
    assert result.exit_code == 2
    assert f"{told!r} is not a probability from 0 to 1, like 0.8" in result.stderr


def test_the_version_is_that_of_the_package():
    """And nothing else."""
    assert (
        CliRunner().invoke(main.group, ["--version"]).output == f"onrecord {onrecord.__version__}\n"
    )


@pytest.mark.parametrize("arguments", [["--version"], ["read", "--help"], ["doctor"]])
def test_a_disk_that_is_full_from_the_start_is_one_message(arguments, tmp_path):
    """However early it is met, and once."""
    with open_record(tmp_path / "onrecord.db"), Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
    assert done.returncode == 3
    assert done.stderr == "onrecord: [Errno 28] No space left on device\n"


def test_whoever_closes_the_pipe_hears_nothing_more():
    """`onrecord demo | head` leaves quietly, with the status that a signal would give."""
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", "demo", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")
