"""What all tests share: Hypothesis without a clock, a world without a network, and where
a record may be kept: a file, or a server's database.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from server import MISSING, REQUIRED, binaries, running

# A busy machine is no fault of a text.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For a night: `--hypothesis-profile fuzz`.
settings.register_profile("fuzz", settings.get_profile("unhurried"), max_examples=3000)
settings.load_profile("unhurried")


class Reached(AssertionError):
    """Something that only reads tried to reach the network."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no network to be had, and whoever asks for one fails."""

    def refused(*_: object, **__: object) -> None:
        raise Reached("a reader opened a socket")

    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, without a database."""
    programs = binaries()
    if programs is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{MISSING}, and {REQUIRED} says that they are")
        pytest.skip(MISSING)
    with running(programs) as address:
        yield address


_names = count(1)


def made(server: str) -> str:
    """The address of a new database of its own."""
    import psycopg

    name = f"news_{next(_names)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def database(server: str) -> str:
    """The address of an empty database."""
    return made(server)


@pytest.fixture(scope="session")
def shared(server: str) -> str:
    """The address of a database with a record that is emptied for each test."""
    from onrecord.store.sql import open_record

    address = made(server)
    open_record(address).close()
    return address


def emptied(address: str) -> str:
    """The same, with nothing in it; quicker than a new one."""
    import psycopg

    from onrecord.store.tables import METADATA

    tables = ", ".join(name for name in METADATA.tables if name != "meta")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        connection.execute("DELETE FROM meta WHERE name <> 'version'")
    return address


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What names a record in which there is nothing yet: of each test one on either."""
    if request.param == "file":
        return str(tmp_path / "onrecord.db")
    return emptied(request.getfixturevalue("shared"))
