"""The help of every command: its examples run, and the reference has it."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import click
import pytest
from consoles import ROOT, blocks, run

from onrecord.cli.corpus import COMMANDS as CORPUS
from onrecord.cli.main import COMMANDS, group
from onrecord.cli.measures import COMMANDS as MEASURES
from onrecord.cli.people import COMMANDS as PEOPLE
from onrecord.cli.users import COMMANDS as USERS

SAMPLES = ROOT / "src" / "onrecord" / "samples"


# Commands, and those of the groups `corpus`, `measures`, `people` and `users`.
EVERY = [
    *COMMANDS,
    *(f"corpus {name}" for name in CORPUS),
    *(f"measures {name}" for name in MEASURES),
    *(f"people {name}" for name in PEOPLE),
    *(f"users {name}" for name in USERS),
]
KEPT = [f"users {name}" for name in USERS if name != "list"]


# Those that go on until whoever called them leaves.
TALKING = ("serve", "mcp")

# Those that judge, and what was judged before.
JUDGED = ("people merge", "people split", "people undo")
SPLIT = 'onrecord people split "John Kelly" "John F. Kelly" >/dev/null'


def named(name):
    """A command, by its name and that of the group that it is in."""
    command = group
    for part in name.split():
        command = command.get_command(click.Context(command), part)
    return command


def examples(name):
    """The commands under `Example` in a command's help."""
    command = named(name)
    return re.findall(
        r"^\s*(?:Example: )?((?:cat .* \| )?onrecord .*)$", command.epilog, re.MULTILINE
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where a reader of the help may stand: an article, a folder of them, and a record."""
    where = tmp_path_factory.mktemp("reader")
    shutil.copy(SAMPLES / "mexico-city.txt", where / "article.txt")
    (where / "articles").mkdir()
    shutil.copy(SAMPLES / "wire.jsonl", where / "articles")
    shutil.copy(SAMPLES / "guidance.html", where / "articles")
    for name in ("officials.csv", "pairs.jsonl", "checks.json", "copies.jsonl", "feeds.toml"):
        shutil.copy(ROOT / "examples" / name, where)
    shutil.copy(SAMPLES / "bad-dudes.txt", where)
    run("onrecord add articles article.txt bad-dudes.txt", where)
    run("onrecord people import officials.csv", where)
    run("onrecord corpus run articles --out corpus --workers 1 2>/dev/null", where)
    return where


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    sorted({*EVERY} - {*JUDGED, *KEPT, *TALKING, "forget", "revise", "annotations"}),
)
def test_the_examples_in_the_help_of_a_command_run(name, folder):
    """As they stand, and with exit status 0."""
    assert examples(name)
    for example in examples(name):
        run(f"{example} >/dev/null", folder)


@pytest.mark.slow
def test_the_examples_of_forgetting_run_on_a_record_of_their_own(folder, tmp_path):
    """The id that one of them names is that of an article there."""
    here = shutil.copytree(folder, tmp_path / "reader")
    added = run("onrecord add bad-dudes.txt", here)
    for example in examples("forget"):
        run(f"{example.replace('7c1e8d2a', added.split()[1])} >/dev/null", here)


@pytest.mark.slow
def test_the_examples_of_revising_run_on_a_record_of_their_own(folder, tmp_path):
    """What they change nobody else looks for."""
    here = shutil.copytree(folder, tmp_path / "reader")
    for example in examples("revise"):
        run(f"{example} >/dev/null", here)
    assert run("onrecord people judgements | cat", here).count("\n") == len(examples("revise"))


@pytest.mark.slow
def test_the_examples_of_annotations_run_on_what_was_exported(folder, tmp_path):
    """As the tools keep it: a task with what somebody made of it, and a folder."""
    here = shutil.copytree(folder, tmp_path / "reader")
    run("onrecord export --format label-studio --out tasks", here)
    run("onrecord export --format brat --out annotated-folder", here)
    (task, *_) = json.loads((here / "tasks/tasks.json").read_text("utf-8"))
    made = task | {"annotations": [{"result": task["predictions"][0]["result"]}]}
    (here / "project-1.json").write_text(json.dumps([made]), "utf-8")
    for example in examples("annotations"):
        run(f"{example} >/dev/null", here)


@pytest.mark.slow
@pytest.mark.parametrize("name", KEPT)
def test_the_examples_of_users_run_where_there_are_some(name, folder, tmp_path):
    """The password is in a file, and whoever an example names has an account."""
    here = shutil.copytree(folder, tmp_path / "reader")
    (here / "password.txt").write_text("correct horse battery\n", encoding="utf-8")
    if name != "users add":
        run(examples("users add")[0], here)
    for example in examples(name):
        run(f"{example} >/dev/null", here)


@pytest.mark.slow
@pytest.mark.parametrize("name", JUDGED)
def test_the_examples_of_judging_run_where_somebody_has_judged(name, folder, tmp_path):
    """Each on a record of its own; the id that an example names is that judgement's."""
    here = shutil.copytree(folder, tmp_path / "reader")
    (example,) = examples(name)
    if name != "people split":
        run(SPLIT, here)
        told = run("onrecord people judgements --format jsonl | cat", here)
        example = example.replace("1a2b3c4d", json.loads(told)["id"])
    run(f"{example} >/dev/null", here)


@pytest.mark.slow
@pytest.mark.parametrize("example", examples("serve"))
def test_the_examples_of_serving_open_a_desk_until_they_are_interrupted(example, folder):
    """At any port that is free: on a busy machine the example's may be taken."""
    program = Path(sys.executable).parent / "onrecord"
    asked = [*shlex.split(example.replace("--port 8000", ""))[1:], "--port", "0"]
    world = {name: told for name, told in os.environ.items() if name != "ONRECORD_RECORD"}
    with subprocess.Popen(
        [program, *asked], cwd=folder, env=world, stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", serving.stdout.readline())[0]
            with urlopen(address, timeout=30) as page:
                assert b"<h1>Today</h1>" in page.read()
        finally:
            serving.send_signal(signal.SIGINT)
        assert serving.wait(timeout=30) == 0


def test_the_example_of_speaking_to_an_assistant_runs_until_it_has_nothing_to_say(folder):
    """As it stands; what an assistant says to it is for `tests/doors` to try."""
    (example,) = examples("mcp")
    assert run(f"{example} </dev/null", folder) == ""


@pytest.mark.parametrize("name", EVERY)
def test_the_reference_has_the_help_of_each_command(name):
    """That it is the right one is for the examples' test to say."""
    assert any(
        f"$ onrecord {name} --help\n" in block for block in blocks("docs/reference/commands.md")
    )


@pytest.mark.parametrize("name", EVERY)
def test_a_command_says_in_one_line_what_it_does(name):
    """Short enough to stand whole in the list of commands."""
    command = named(name)
    assert command.get_short_help_str(limit=68).endswith(".")
    assert not command.get_short_help_str(limit=68).endswith("...")
