"""Searches that people keep, and what is on the screen as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, StreamingResponse

from onrecord.errors import NotFound
from onrecord.export import csv_table, json_lines
from onrecord.record.account import Role
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.statement import Act
from onrecord.record.text import Article
from onrecord.store import queries
from onrecord.store.searches import Search
from onrecord.web.judging import sent, to
from onrecord.web.searching import DEEPEST, look_for
from onrecord.web.site import Site

Pair = tuple[Entry, Article]
Written = Callable[[Iterable[ArticleRecord]], Iterator[str]]

FORMATS: Final[dict[str, tuple[str, Written]]] = {
    "csv": ("text/csv; charset=utf-8", csv_table.written),
    "jsonl": ("application/x-ndjson", json_lines.written),
}
Asked = Annotated[str, Query(max_length=2000)]


def routes(site: Site) -> APIRouter:
    """Where searches are kept, and files are taken."""
    router = APIRouter(default_response_class=HTMLResponse)
    desk = site.record.desk

    @router.post("/searches")
    async def keep(request: Request) -> RedirectResponse:
        form = await sent(site, request)
        return await run_in_threadpool(_keep, form)

    def _keep(form: dict[str, str]) -> RedirectResponse:
        asked = form.get("q", "").strip()
        queries.parsed(asked)  # what cannot be read is not kept
        name = " ".join(form.get("name", "").split()) or asked[:40]
        told = Search(name, asked, form.get("exact") == "true", site.who, datetime.now(UTC))
        site.record.searches.keep(told)
        return to("/search", q=told.query, **({"exact": "true"} if told.exact else {}))

    @router.post("/searches/{id}/delete")
    async def remove(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        await sent(site, request)
        return await run_in_threadpool(_remove, id)

    def _remove(id: str) -> RedirectResponse:  # noqa: A002
        told = site.record.searches.one(id)
        if told.who != site.who and not site.may(Role.EDITOR):
            raise HTTPException(403, f"{told.who} keeps this search")
        site.record.searches.remove(id)
        return to("/search")

    @router.get("/search.{form}")
    def search(form: str, q: Asked = "", exact: bool = False) -> StreamingResponse:
        hits = look_for(site, q, skip=0, limit=DEEPEST, exact=exact)
        return _file("search", form, [(one.entry, one.article) for one in hits])

    @router.get("/statements.{form}")
    def statements(form: str, act: Act | None = None) -> StreamingResponse:
        came = desk.newest(act=act and act.value, limit=DEEPEST)
        return _file("statements", form, [(one.entry, one.article) for one in came])

    @router.get("/people/{id}/statements.{form}")
    def person(form: str, id: str) -> StreamingResponse:  # noqa: A002
        said = desk.said_by(site.record.identities.one(id).id, limit=DEEPEST)
        return _file("person", form, [(one.entry, one.article) for one in said])

    return router


def _file(name: str, form: str, pairs: Iterable[Pair]) -> StreamingResponse:
    """A file of statements, in the order of the page; raises NotFound for another format."""
    if form not in FORMATS:
        raise NotFound(f"there is no {form!r} of this page", hint="csv, or jsonl")
    kind, written = FORMATS[form]
    lines = written(ArticleRecord(article, (entry,)) for entry, article in pairs)
    told = (line.encode("utf-8", "replace") for line in lines)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(told, 200, headers, kind)
