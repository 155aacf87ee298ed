"""What every request must pass, and what every answer carries.

A page of another site can make a browser send requests here, and a name of its own can be
made to lead here (DNS rebinding). So the Host is one of ours or nothing is answered, what
changes the record comes with the token of a form and from our own origin, and no answer may
be framed, sniffed, or load a thing from elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATIENCE: Final = 10.0  # seconds between two parts of a body
MOST: Final = 64 * 1024  # bytes of a body: a note and a token are less
SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS"))

CARRIED: Final = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": under it browsers send a form with the Origin "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
UNKEPT: Final = "no-store"  # a shared computer's cache holds no page of the record
TAGGED: Final = ("/api/", "/feeds/", "/static/")  # answers that a program asks for again


class Guard:
    """Lets in what is meant for this desk.

    `hosts` are the values of the Host header that are its own.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], *, secure: bool = False) -> None:
        self._app, self._hosts = app, frozenset(hosts)
        self._origins = {f"{'https' if secure else 'http'}://{host}" for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        carrying = _carrying(scope["path"], send)
        told = self._refused(scope["method"], Headers(scope=scope))
        if told is not None:
            await told(scope, receive, carrying)
            return
        await self._app(scope, _capped(receive), carrying)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        """The answer to what is not for us; None where it is."""
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return PlainTextResponse("This desk does not go by that name.\n", 421)
        if method in SAFE:
            return None
        if _foreign(headers, self._origins):
            return PlainTextResponse("This was sent from another site.\n", 403)
        length = headers.get("content-length", "")
        if length and (not length.isascii() or not length.isdigit() or int(length[:9]) > MOST):
            return PlainTextResponse(f"A body has at most {MOST} bytes.\n", 413)
        return None


def _foreign(headers: Headers, origins: Collection[str]) -> bool:
    """Whether a browser says that a page of another site sent it."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    return origin is not None and origin not in origins


class TooLong(Exception):
    """A body that did not say so at first is longer than one may be."""


def _capped(receive: Receive) -> Receive:
    count = 0

    async def some() -> Message:
        nonlocal count
        with anyio.fail_after(PATIENCE):
            message = await receive()
        count += len(message.get("body", b""))
        if count > MOST:
            raise TooLong
        return message

    return some


def _carrying(path: str, send: Send) -> Send:
    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in CARRIED.items():
                headers.setdefault(name, value)
            if not path.startswith(TAGGED):
                headers.setdefault("cache-control", UNKEPT)
        await send(message)

    return out


class Tagged:
    """Gives what programs ask for again an ETag, and tells them when it is still the same."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wanted = scope["type"] == "http" and scope["path"].startswith(("/api/", "/feeds/"))
        if not wanted or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await _answer(start, bytes(body), Headers(scope=scope), send)

        await self._app(scope, receive, gather)


async def _answer(start: Message, body: bytes, asked: Headers, send: Send) -> None:
    if start["status"] == 200:
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = MutableHeaders(scope=start)
        headers["etag"] = tag
        headers.setdefault("cache-control", "no-cache")
        known = [
            one.strip().removeprefix("W/") for one in asked.get("if-none-match", "").split(",")
        ]
        if tag in known or known == ["*"]:
            start["status"] = 304
            del headers["content-length"]
            body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
