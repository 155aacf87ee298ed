"""A PostgreSQL server of our own, on loopback, for as long as the tests run.

It needs Debian's package `postgresql`, or whatever else brings `initdb` and `postgres`.
They refuse to run as root, so then they run as somebody else.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Set where a server has to be there: then a test without one fails, and is not skipped.
REQUIRED = "ONRECORD_TEST_POSTGRESQL"
MISSING = "PostgreSQL's initdb and postgres are not installed (apt-get install postgresql)"
SOMEBODY = ("postgres", "nobody")


def binaries() -> Path | None:
    """The folder of the server's programs; None where there is none."""
    found = shutil.which("initdb")
    if found and shutil.which("postgres"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Start a server; gives the address of a database in it, without its name."""
    user = _somebody() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="onrecord-postgresql-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    # Our folder and no other is home: nothing that stands in somebody's may change anything.
    world = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    try:
        data, log = folder / "data", folder / "log"
        make = [programs / "initdb", "-D", data, "-U", "tests", "--auth=trust", "-E", "UTF8"]
        done = subprocess.run(make, cwd=folder, env=world, capture_output=True, **as_user)
        assert done.returncode == 0, done.stderr.decode()
        port = _free_port()
        settings = (
            f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}",
            "fsync=off", "full_page_writes=off", "max_connections=50",
        )  # fmt: skip
        run = [programs / "postgres", "-D", data, *(a for s in settings for a in ("-c", s))]
        with log.open("wb") as told:
            server = subprocess.Popen(run, cwd=folder, env=world, stderr=told, **as_user)
        try:
            _wait(server, port, log)
            yield f"postgresql://tests@127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody() -> pwd.struct_passwd:
    for name in SOMEBODY:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError("there is nobody but root to run a server")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            _ask(port, "SELECT 1")
            return
        except Exception:
            time.sleep(0.05)
    raise AssertionError(f"the server does not answer: {log.read_text()}")


def _ask(port: int, question: str) -> None:
    import psycopg

    with psycopg.connect(f"postgresql://tests@127.0.0.1:{port}/postgres", autocommit=True) as one:
        one.execute(question)
