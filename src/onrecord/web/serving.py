"""Let browsers in: one server, on this computer's own address or on another one."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.store.sql import Record

LOOPBACK: Final = "127.0.0.1"  # nobody else's computer reaches it
NAMES: Final = (LOOPBACK, "localhost")
SLOW: Final = 5  # seconds that a connection is kept without a request
PATIENCE: Final = 10.0  # seconds within which a request's head has to be here
MOST: Final = 500  # connections at once


def serve(
    record: Record,
    *,
    port: int,
    who: str,
    ready: Callable[[str], None],
    demo: bool = False,
    host: str = LOOPBACK,
    names: Sequence[str] = (),
    accounts: bool = False,
    https: bool = False,
) -> None:
    """Serve a record's desk until the program is interrupted.

    `ready` is told the address when it can be opened; port 0 takes a free one. At another
    `host` than this computer's own, and with `accounts`, everybody comes in by an account;
    `names` are what browsers then call it, with `https` by a server before this one.
    Raises InputError where the port is taken, and where nobody has an account.
    """
    import uvicorn

    from onrecord.web.app import desk

    alone = _loopback(host)
    accounts = accounts or not alone
    if accounts and not record.accounts.all():
        raise InputError(
            f"to serve at {host} takes accounts, and {record.path} has none",
            hint="`onrecord users add NAME --role admin` makes one",
        )
    with listening(port, host) as sock:
        port = sock.getsockname()[1]
        called = [host, *NAMES] if alone else [host, *names]
        hosts = {*(f"{_bracketed(name)}:{port}" for name in called), *names}
        app = desk(record, who=who, hosts=hosts, demo=demo, accounts=accounts, secure=https)
        config = uvicorn.Config(
            app,
            http=patient(),
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="off",
            limit_concurrency=MOST,
            timeout_keep_alive=SLOW,
            timeout_graceful_shutdown=2,
        )
        threading.Thread(target=_warm, daemon=True).start()
        ready(f"http://{_bracketed(host)}:{port}/")
        try:
            uvicorn.Server(config).run(sockets=[sock])
        except KeyboardInterrupt:
            return  # how a desk is closed


def _warm() -> None:
    """Open what the first search and the first judgement would else wait for."""
    from onrecord.errors import OnRecordError
    from onrecord.pipeline import meanings

    with suppress(OnRecordError):  # whoever asks for it is told
        meanings()


def patient() -> type[Any]:
    """How connections are read: one whose request does not begin, or never ends, is closed."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Patient(H11Protocol):
        """Closes what sends the head of a request a byte at a time."""

        _late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._late = self.loop.call_later(PATIENCE, self._close)

        def handle_events(self) -> None:
            super().handle_events()
            if self._late is not None and self.cycle is not None:
                self._late.cancel()
                self._late = None

        def data_received(self, data: bytes) -> None:
            if self._late is None and (self.cycle is None or self.cycle.response_complete):
                self._late = self.loop.call_later(PATIENCE, self._close)
            super().data_received(data)

        def connection_lost(self, exc: Exception | None) -> None:
            if self._late is not None:
                self._late.cancel()
            super().connection_lost(exc)

        def _close(self) -> None:
            self.transport.close()

    return Patient


def listening(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket on a port of an address; raises InputError where it cannot be had."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(kind, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise InputError(
            f"port {port} of {host} cannot be had: {error.strerror or error}",
            hint="name another one: --port N, or --port 0 for any that is free",
        ) from error
    return sock


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
