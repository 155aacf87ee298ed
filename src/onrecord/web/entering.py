"""Coming in and going out, where a desk has accounts; and what was done there."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.web import cursors, passwords
from onrecord.web.drawing import page
from onrecord.web.entrance import COOKIE, Paced
from onrecord.web.judging import sent
from onrecord.web.site import Site

LASTS: Final = timedelta(hours=12)  # a working day
TRIES: Final = 5  # wrong passwords of one name
WAIT: Final = 15 * 60  # seconds, until it may try again
PAGE: Final = 50

# A page of this desk: another server's address may begin with two slashes, or one of each kind.
HERE: Final = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")

Next = Annotated[str, Query(max_length=2000)]


def within(address: str) -> str:
    """An address where it is a page of this desk, and else its first page."""
    return address if HERE.fullmatch(address) else "/"


def routes(site: Site) -> APIRouter:
    """The pages by which somebody comes in and goes out."""
    router = APIRouter(default_response_class=HTMLResponse)
    tries = Paced(TRIES, WAIT)

    @router.get("/login")
    def login(request: Request, next: Next = "/") -> HTMLResponse:  # noqa: A002
        return page(site, request, "login", next=within(next), wrong="")

    @router.post("/login")
    async def come_in(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        try:
            form = {name: told[-1] for name, told in parse_qs(body, max_num_fields=20).items()}
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        return await run_in_threadpool(_come_in, request, form)

    def _come_in(request: Request, form: dict[str, str]) -> Response:
        accounts, now = site.record.accounts, datetime.now(UTC)
        name, back = form.get("name", "").strip()[:200], within(form.get("next", "/"))
        if wait := tries.wait(name.casefold()):
            wrong = f"Too many wrong passwords; wait {wait // 60 + 1} minutes."
            told = page(site, request, "login", 429, next=back, wrong=wrong)
            told.headers["retry-after"] = str(wait)
            return told
        account = accounts.one(name)
        if not passwords.matches(account.hashed if account else None, form.get("password", "")):
            accounts.note(now, name, "wrong password")
            wrong = "There is no such name with this password."
            return page(site, request, "login", 403, next=back, wrong=wrong)
        tries.forget(name.casefold())
        key = secrets.token_urlsafe(32)  # a new one, whatever the browser had before
        accounts.let_in(key, name, now, now + LASTS)
        accounts.note(now, name, "came in")
        answer = RedirectResponse(back, 303)
        answer.set_cookie(
            COOKIE, key, max_age=int(LASTS.total_seconds()), path="/", secure=site.secure,
            httponly=True, samesite="strict",
        )  # fmt: skip
        return answer

    @router.post("/logout")
    async def go_out(request: Request) -> Response:
        await sent(site, request)
        await run_in_threadpool(site.record.accounts.let_out, site.visitor.key)
        answer = RedirectResponse("/login" if site.accounts else "/", 303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    @router.get("/audit")
    def audit(request: Request, after: Next = "") -> HTMLResponse:
        found = site.record.accounts.noted(before=cursors.number(after), limit=PAGE + 1)
        ends = cursors.told(found[PAGE - 1].number) if len(found) > PAGE else ""
        return page(site, request, "audit", found=found[:PAGE], ends=ends)

    return router
