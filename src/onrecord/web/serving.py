"""Let a browser in: one server on this computer's own address."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.store.sql import Record

LOOPBACK: Final = "127.0.0.1"  # nobody else's computer reaches it
NAMES: Final = (LOOPBACK, "localhost")
SLOW: Final = 5  # seconds that a connection is kept without a request


def serve(
    record: Record,
    *,
    port: int,
    who: str,
    ready: Callable[[str], None],
    demo: bool = False,
) -> None:
    """Serve a record's desk until the program is interrupted.

    `ready` is told the address when it can be opened; port 0 takes a free one.
    Raises InputError where the port is taken.
    """
    import uvicorn

    from onrecord.web.app import desk

    with listening(port) as sock:
        port = sock.getsockname()[1]
        app = desk(record, who=who, hosts=[f"{name}:{port}" for name in NAMES], demo=demo)
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_keep_alive=SLOW,
            timeout_graceful_shutdown=2,
        )
        ready(f"http://{LOOPBACK}:{port}/")
        try:
            uvicorn.Server(config).run(sockets=[sock])
        except KeyboardInterrupt:
            return  # how a desk is closed


def listening(port: int) -> socket.socket:
    """A socket on a port of this computer; raises InputError where it cannot be had."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((LOOPBACK, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise InputError(
            f"port {port} of {LOOPBACK} cannot be had: {error.strerror}",
            hint="name another one: --port N, or --port 0 for any that is free",
        ) from error
    return sock
