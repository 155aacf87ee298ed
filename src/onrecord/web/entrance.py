"""Who may come in, and what each may do: denied by default.

Where a desk has accounts, every request is somebody's: by the cookie that coming in gave
their browser, or by a token that `onrecord users token` gave their program.
"""

from __future__ import annotations

import re
import time
from collections import deque
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.record.account import Role
from onrecord.record.account import Scope as Allowed
from onrecord.web.site import VISITOR, Site, Visitor

COOKIE: Final = "onrecord"
OPEN: Final = re.compile(r"/login|/static/[^/]+")  # what is answered to everybody
SAFE: Final = ("GET", "HEAD")
API: Final = r"(/api/v1)?"
ID: Final = r"/[^/]+"

# The first that fits; what fits none is for admins alone.
NEEDED: Final = tuple(
    (method, re.compile(pattern), role)
    for method, pattern, role in (
        (SAFE, r"/audit", Role.ADMIN),
        (
            SAFE,
            r"/|/(statements|articles|links|pairs|people|search|measures|matters"
            r"|corrections|agreement|help|feeds|api/v1)(/.*)?|/(search|statements)\.[a-z]+",
            Role.READER,
        ),
        (("POST",), r"/logout", Role.READER),
        (("POST",), rf"/searches({ID}/delete)?", Role.REVIEWER),
        (("POST",), rf"{API}/(pairs|links){ID}{ID}/judgements", Role.REVIEWER),
        (("POST",), rf"{API}/articles{ID}/revisions", Role.REVIEWER),
        (("POST",), rf"{API}/judgements{ID}/undo", Role.REVIEWER),
        (("POST",), rf"/people{ID}/(judgements|split)", Role.EDITOR),
        (("POST",), rf"/agreement/articles{ID}", Role.EDITOR),
    )
)

PER_MINUTE: Final = 600  # requests of one visitor
TOO_OFTEN: Final = "That is too much at once; wait a minute."


def needed(method: str, path: str) -> Role:
    """The least role that may send this."""
    for methods, pattern, role in NEEDED:
        if method in methods and pattern.fullmatch(path):
            return role
    return Role.ADMIN


class Paced:
    """How often each does something: at most so many times within so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._done: dict[str, deque[float]] = {}

    def wait(self, who: str, *, count: bool = True) -> int:
        """Seconds until it may be done again, and 0 where it may now, which then counts."""
        now = time.monotonic()
        if len(self._done) > 10_000:  # names that nobody bears cost nothing to make up
            self._done = {k: v for k, v in self._done.items() if v and v[-1] > now - self._seconds}
        done = self._done.setdefault(who, deque())
        while done and done[0] <= now - self._seconds:
            done.popleft()
        if len(done) >= self._most:
            return int(done[0] + self._seconds - now) + 1
        if count:
            done.append(now)
        return 0

    def forget(self, who: str) -> None:
        """Begin anew for somebody."""
        self._done.pop(who, None)


class Entrance:
    """Lets through what whoever sent it may do; asks others to come in."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site
        self._paced = Paced(PER_MINUTE, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._site.accounts:
            await self._app(scope, receive, send)
            return
        method, path, headers = scope["method"], scope["path"], Headers(scope=scope)
        visitor = await run_in_threadpool(self._visitor, headers)
        told = None
        if not OPEN.fullmatch(path):
            told = self._refused(visitor, method, path, scope)
        if told is not None:
            if visitor is not None and told.status_code == 403:
                await run_in_threadpool(self._note, visitor.name, "refused", f"{method} {path}")
            await told(scope, receive, send)
            return
        if visitor is not None and method not in SAFE:
            await run_in_threadpool(self._note, visitor.name, method.lower(), path)
        before = VISITOR.set(visitor)
        try:
            await self._app(scope, receive, send)
        finally:
            VISITOR.reset(before)

    def _note(self, who: str, what: str, about: str) -> None:
        self._site.record.accounts.note(datetime.now(UTC), who, what, about)

    def _visitor(self, headers: Headers) -> Visitor | None:
        """Who sent it; None where that is nobody who may come in."""
        now, accounts = datetime.now(UTC), self._site.record.accounts
        kind, _, key = headers.get("authorization", "").partition(" ")
        if kind:
            told = accounts.whose(key.strip(), now) if kind.lower() == "bearer" else None
            if told is None or told[1] is None:
                return None
            account, allowed = told
            role = account.role if allowed is Allowed.JUDGE else Role.READER
            return Visitor(account.name, role, key, program=True)
        key = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        told = accounts.whose(key, now) if key else None
        if told is None or told[1] is not None:
            return None
        return Visitor(told[0].name, told[0].role, key)

    def _refused(
        self, visitor: Visitor | None, method: str, path: str, scope: Scope
    ) -> Response | None:
        from onrecord.web.api import problem

        program = path.startswith("/api/")
        if visitor is None:
            if program:
                told = problem(401, "Come in first", "there is no token with it", HINT, path)
                told.headers["www-authenticate"] = "Bearer"
                return told
            asked = scope["query_string"].decode("latin-1")
            back = path + (f"?{asked}" if asked else "") if method in SAFE else "/"
            return RedirectResponse(f"/login?next={quote(back, safe='')}", 303)
        if wait := self._paced.wait(visitor.name):
            again = {"retry-after": str(wait)}
            if program:
                told = problem(429, "Too much at once", TOO_OFTEN, "", path)
                told.headers.update(again)
                return told
            return Response(f"{TOO_OFTEN}\n", 429, again, "text/plain")
        role = needed(method, path)
        if visitor.role.may(role):
            return None
        detail = f"{visitor.name} is here as {visitor.role}; this needs {role}"
        if program:
            return problem(403, "You may not do this", detail, "", path)
        return Response(f"{detail}.\n", 403, media_type="text/plain")


HINT: Final = "`onrecord users token NAME` makes one; send it as Authorization: Bearer …"
