"""Whoever sends a byte at a time does not keep others waiting, nor a connection for ever."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from desk_world import fill

from onrecord.store.sql import open_record
from onrecord.web import guards, serving
from onrecord.web.app import desk

SOON = 0.5  # seconds instead of ten


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A desk on a real socket, with less patience."""
    monkeypatch.setattr(serving, "PATIENCE", SOON)
    monkeypatch.setattr(guards, "PATIENCE", SOON)
    with open_record(tmp_path / "desk.db") as record, serving.listening(0) as sock:
        fill(record)
        number = sock.getsockname()[1]
        app = desk(record, who="jo", hosts=[f"127.0.0.1:{number}"])
        config = uvicorn.Config(
            app, http=serving.patient(), log_level="critical", lifespan="off", ws="none"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield number
        server.should_exit = True
        thread.join(10)


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def answer(port: int) -> bytes:
    with opened(port) as one:
        one.sendall(
            f"GET /help HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        told = b""
        while some := one.recv(65536):
            told += some
    return told


def test_a_head_that_does_not_end_is_not_waited_for(port: int) -> None:
    """Nor one that does not begin; others are answered meanwhile."""
    slow = [opened(port) for _ in range(20)]
    for one in slow[:10]:
        one.sendall(b"GET / HTTP/1.1\r\nHost: 127")
    assert b"200 OK" in answer(port)
    for one in slow:
        assert one.recv(10) == b""
        one.close()


def test_a_body_that_does_not_end_is_not_waited_for(port: int) -> None:
    """It is told, and nothing is changed."""
    with opened(port) as one:
        one.sendall(
            f"POST /judgements/0/undo HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Content-Length: 100\r\n\r\ntoken=".encode()
        )
        assert b" 408 " in one.recv(4096).split(b"\r\n")[0] + b" "
    assert b"200 OK" in answer(port)


def test_a_connection_that_asks_again_is_kept(port: int) -> None:
    """As long as each request comes whole and soon."""
    asked = f"GET /help HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    with opened(port) as one:
        for _ in range(3):
            one.sendall(asked)
            told = b""
            while b"</html>" not in told:
                some = one.recv(65536)
                assert some
                told += some
            time.sleep(SOON / 2)
