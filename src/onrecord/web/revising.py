"""Statements added, changed, split, joined, confirmed and rejected at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.record import deeds
from onrecord.record.entry import Entry
from onrecord.record.judgement import Judgement, Verdict
from onrecord.record.revision import Revision
from onrecord.record.statement import Statement
from onrecord.record.text import Article
from onrecord.web import drafts
from onrecord.web.judging import keep, made, sent, to
from onrecord.web.site import Site

Form = Mapping[str, str]


def revise(site: Site, revision: Revision, note: str) -> Judgement:
    """Keep what was changed of the statements of an article that is on record.

    Raises NotFound where it is not, OffsetError for spans outside its text.
    """
    revision.check(site.record.article(revision.article).article)
    return keep(site, made(site, Verdict.REVISE, note=note, revision=revision))


def _add(site: Site, article: Article, form: Form) -> Revision:
    return deeds.added(article, drafts.mark(article, form, 0))


def _change(site: Site, article: Article, form: Form) -> Revision:
    said = _said(site, article, form)
    return deeds.changed(article, said, drafts.mark(article, form, said.content[0].start))


def _split(site: Site, article: Article, form: Form) -> Revision:
    said = _said(site, article, form)
    second = deeds.placed(article, form.get("words", ""), said.content[0].start)
    return deeds.split(article, said, second.start)


def _join(site: Site, article: Article, form: Form) -> Revision:
    return deeds.joined(article, (_said(site, article, form), _said(site, article, form, "with")))


def _reject(site: Site, article: Article, form: Form) -> Revision:
    return deeds.rejected(article, _said(site, article, form))


def _confirm(site: Site, article: Article, form: Form) -> Revision:
    return deeds.confirmed(article, _said(site, article, form))


DEEDS: Final[dict[str, Callable[[Site, Article, Form], Revision]]] = {
    "add": _add, "change": _change, "split": _split, "join": _join, "reject": _reject,
    "confirm": _confirm,
}  # fmt: skip


def _said(site: Site, article: Article, form: Form, name: str = "of") -> Statement:
    """The statement of the article that a form names; raises InputError for another one's."""
    entry: Entry = site.record.entry(form.get(name, ""))[0]
    if entry.statement.article != article.id:
        raise InputError(f"statement {entry.id} is not of article {article.id}")
    return entry.statement


def routes(site: Site) -> APIRouter:
    """Where the forms of an article are sent."""
    router = APIRouter()

    @router.post("/articles/{id}/revisions")
    async def revise_article(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        return await run_in_threadpool(_revised, id, form)

    def _revised(id: str, form: Form) -> RedirectResponse:  # noqa: A002
        article = site.record.article(id).article
        deed = form.get("deed", "")
        if deed not in DEEDS:
            raise InputError(f"{deed!r} is nothing to do", hint=f"one of {', '.join(DEEDS)}")
        revision = DEEDS[deed](site, article, form)
        judgement = revise(site, revision, form.get("note", ""))
        at = "".join(f"#e-{one.place.entry(article.id)}" for one in revision.marks[:1])
        return to(f"/articles/{quote(article.id)}", at, judged=judgement.id)

    return router
