"""The child process for pages: killed when it must be, and never missed."""

import os
import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from onrecord.errors import InputError
from onrecord.read.html import page
from onrecord.read.pages import child, worker
from onrecord.read.pages.worker import Worker

GOOD = b"<p>The secretary said that there would be no raids.</p>"


@pytest.fixture
def workers():
    """Makes workers, and ends their children."""
    made: list[Worker] = []

    def make(**told: float) -> Worker:
        made.append(Worker(**told))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_one_child_serves_many_pages(workers) -> None:
    """Starting one costs more than reading a page."""
    own = workers()
    page(GOOD, "a", worker=own)
    first = own._child.pid
    page(GOOD, "b", worker=own)
    assert own._child.pid == first


def test_a_child_that_has_served_enough_is_replaced(workers) -> None:
    """Whatever a parser keeps of its pages goes with it."""
    own = workers(pages=1)
    page(GOOD, "a", worker=own)
    first = own._child.pid
    page(GOOD, "b", worker=own)
    assert own._child.pid != first


@pytest.mark.parametrize("slow", ["import time; time.sleep(600)", "while True: pass"])
def test_a_child_that_does_not_answer_is_given_up(workers, monkeypatch, slow: str) -> None:
    """By the clock, with the reason, and the next page is read."""
    own = workers(seconds=0.05)
    with monkeypatch.context() as patch:
        patch.setattr(worker, "START", slow)
        with pytest.raises(InputError, match=r"takes more than 0\.05 seconds"):
            page(GOOD, "a", worker=own)
    own.seconds = 60
    assert page(GOOD, "b", worker=own).text


def test_a_page_that_takes_too_much_work_is_given_up(workers) -> None:
    """Whatever the clock says; in the midst of a parser's own machine code, too."""
    pytest.importorskip("resource")
    own = workers(seconds=0.3)
    own.seconds, limit = 60, own.seconds
    slow = "main.__globals__['answer'] = lambda *_: 9**9**9; main("
    endless = worker.START.replace("main(", slow)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "START", endless.replace("float(sys.argv[3])", str(limit)))
        with pytest.raises(InputError, match="takes more than"):
            page(GOOD, "a", worker=own)
    assert page(GOOD, "b", worker=own).text


def test_a_child_that_dies_takes_one_page_with_it(workers) -> None:
    """Killed between two pages, it costs none; killed by a page, that one."""
    own = workers()
    page(GOOD, "a", worker=own)
    own._child.kill()
    own._child.wait()
    assert page(GOOD, "b", worker=own).text


def test_a_page_that_ends_its_parser_is_refused(workers, monkeypatch) -> None:
    """A crash in a parser's own machine code is no exception that could be caught."""
    own = workers()
    with monkeypatch.context() as patch:
        patch.setattr(worker, "START", "import os; os.abort()")
        with pytest.raises(InputError, match="ends its parser"):
            page(GOOD, "a", worker=own)
    assert page(GOOD, "b", worker=own).text


def test_a_page_that_needs_too_much_memory_is_refused(workers) -> None:
    """And the next one is read, by another child if need be."""
    pytest.importorskip("resource")
    own = workers(memory=400 * 2**20)
    with pytest.raises(InputError):
        page(b"<p>" + b"<a b=c>d" * 1_200_000, "a", worker=own)
    assert page(GOOD, "b", worker=own).text


def test_nothing_beside_the_articles_is_imported(workers, tmp_path, monkeypatch) -> None:
    """A folder of pages may hold a json.py as well."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert page(GOOD, "a", worker=workers()).text


def test_a_child_of_another_process_is_left_alone(workers, monkeypatch) -> None:
    """After a fork the pipes are the parent's."""
    own = workers()
    page(GOOD, "a", worker=own)
    parents = own._child
    monkeypatch.setattr(os, "getpid", lambda: -1)
    page(GOOD, "b", worker=own)
    assert own._child is not parents
    assert parents.poll() is None
    own.close()
    parents.kill()
    parents.communicate()


def test_the_child_has_no_network_and_writes_no_file(tmp_path) -> None:
    """Whatever a page makes of a parser, it stays where it is."""
    pytest.importorskip("resource")
    (tmp_path / "there").touch()
    program = (
        "import signal, socket, sys; from onrecord.read.pages.child import confine;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); confine(2**31)\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5),"
        " lambda: open(sys.argv[2], 'w').write('x' * 99999)):\n"
        "    try: act()\n"
        "    except OSError as error: print(error)\n"
        "    else: print('done')"
    )
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = str(server.getsockname()[1])
        told = subprocess.run(
            [sys.executable, "-c", program, port, str(tmp_path / "there")],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
    assert told == ["pages are read without a network", "[Errno 27] File too large"]
    assert not (tmp_path / "there").read_bytes()


def test_no_page_is_no_reason_to_stop(workers) -> None:
    """What is refused in the child is refused here, in its words."""
    with pytest.raises(InputError, match="no article text in this HTML"):
        page(b"<html></html>", "a", worker=workers())


def test_memory_that_runs_out_is_a_reason(monkeypatch) -> None:
    """In the child, where Python itself notices."""

    def full(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "extracted", full)
    assert b"more memory than any should" in child.answer(GOOD)


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 200_000 + b"<p>He said no.</p>",
        b"<table><tr><td colspan=999999999 rowspan=999999999>He said no.</td></tr></table>",
        b"<table>" + b"<tr><td colspan=1000>x</td></tr>" * 5_000 + b"</table><p>He said no.</p>",
        b"<p>He said no.</p>" + b"<!--" * 200_000,
        b"<a '" * 200_000 + b"<p>He said no.</p>",
        b"&" * 100_000 + b"<p>He said no.</p>",
        b"<script>" * 100_000,
        b"<p>He said no.</p>" + b"</x>" * 50_000,
    ],
)
def test_hostile_pages_do_not_stall_the_run(workers, markup: bytes) -> None:
    """Read, refused or killed, and the next page is read."""
    own = workers(seconds=2)
    with suppress(InputError):
        assert "He said no." in page(markup, "a", worker=own).text
    assert page(GOOD, "b", worker=own).text
