"""The desk as a web application."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from onrecord import __version__
from onrecord.errors import InputError, NotFound, OffsetError, OnRecordError
from onrecord.web import (
    agreeing,
    answers,
    api,
    entering,
    feeds,
    judging,
    matters,
    pages,
    revising,
    saving,
)
from onrecord.web.drawing import HERE, page
from onrecord.web.entrance import Entrance
from onrecord.web.guards import MOST, Guard, Tagged, TooLong
from onrecord.web.site import Site

if TYPE_CHECKING:
    from onrecord.store.sql import Record

# What an error is called on the web; the first that it is an instance of.
STATUSES: Final[tuple[tuple[type[OnRecordError], int], ...]] = (
    (NotFound, 404),
    (OffsetError, 400),
    (InputError, 400),
    (OnRecordError, 503),
)
CALLED: Final = {
    400: "That cannot be read", 403: "That was not sent from this page", 404: "Not on record",
    405: "That cannot be done here", 408: "That took too long", 413: "That is too long",
    422: "That cannot be read", 503: "The record cannot be used now", 500: "Something went wrong",
}  # fmt: skip


def desk(
    record: Record,
    *,
    who: str,
    hosts: Collection[str],
    demo: bool = False,
    accounts: bool = False,
    secure: bool = False,
) -> ASGIApp:
    """The desk of an open record, for whoever comes to one of `hosts`, as in `localhost:8765`.

    What is judged at it is judged by `who`; where it has `accounts`, by whoever came in.
    `secure` says that browsers reach it by https.
    """
    site = Site(record, who, demo, accounts, secure)
    app = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    for routes in (pages, matters, judging, revising, agreeing, saving, entering, feeds):
        app.include_router(routes.routes(site), include_in_schema=False)
    app.include_router(api.routes(site))
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    _tell_errors(app, site)
    _describe(app)
    # Around all of it, so that the page of a fault carries what every answer carries, too.
    return Guard(Entrance(Tagged(app), site), hosts, secure=secure)


def _describe(app: FastAPI) -> None:
    """The API's own description, with the shape of a problem in it."""
    told = app.openapi()
    schemas = told["components"]["schemas"]
    schemas["Problem"] = answers.Problem.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    told["info"]["description"] = api.__doc__
    app.openapi_schema = told


def _tell_errors(app: FastAPI, site: Site) -> None:
    """Every error as a page, or to a program as a problem; no traceback leaves this one."""

    def told(request: Request, status: int, message: str, hint: str = "") -> Response:
        called = CALLED.get(status, "That did not work")
        if request.url.path.startswith("/api/"):
            return api.problem(status, called, message, hint, request.url.path)
        return page(site, request, "error", status, called=called, message=message, hint=hint)

    def ours(request: Request, error: Any) -> Response:
        status = next(status for kind, status in STATUSES if isinstance(error, kind))
        return told(request, status, str(error), error.hint)

    def http(request: Request, error: Any) -> Response:
        return told(request, error.status_code, str(error.detail))

    def unread(request: Request, error: Any) -> Response:
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return told(request, 422, wrong)

    def long(request: Request, error: Any) -> Response:
        return told(request, 413, f"a body has at most {MOST:,} bytes")

    def late(request: Request, error: Any) -> Response:
        return told(request, 408, "the rest of it did not come")

    def unforeseen(request: Request, error: Any) -> Response:
        return told(request, 500, "this is a fault of the program; its window tells more")

    for kind, teller in (
        (OnRecordError, ours), (HTTPException, http), (RequestValidationError, unread),
        (TooLong, long), (TimeoutError, late), (Exception, unforeseen),
    ):  # fmt: skip
        app.add_exception_handler(kind, teller)
