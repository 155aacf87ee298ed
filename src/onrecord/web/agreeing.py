"""Where several people judged one thing: how far they agree, side by side, and who decides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Annotated as Told
from typing import Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.errors import InputError, NotFound
from onrecord.record.agreement import (
    Annotated,
    Beside,
    Two,
    alpha,
    annotated,
    beside,
    by_two,
)
from onrecord.record.judgement import Verdict
from onrecord.record.revision import Marked, Place, Revision, place_of
from onrecord.record.text import Article
from onrecord.store.desk import Waiting
from onrecord.web import cursors, wording
from onrecord.web.drawing import page
from onrecord.web.judging import sent, to
from onrecord.web.revising import revise
from onrecord.web.site import Site

PAGE: Final = 30
Name = Told[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A link that several people judged, and what each of them said last."""

    a: str
    b: str
    relation: str
    by: dict[str, Verdict]

    @property
    def agreed(self) -> bool:
        return len(set(self.by.values())) == 1


@dataclass(frozen=True, slots=True)
class Links:
    """How people agree on links: each two of them, and all by Krippendorff's alpha."""

    judged: list[Judged]
    two: list[Two]
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Read:
    """An article that several people revised, and how each two of them agree on it."""

    article: Article
    two: list[Annotated]


def links(site: Site) -> Links:
    """All links that two people or more judged."""
    said = site.record.desk.verdicts()
    judged = [Judged(*key, by) for key, by in sorted(said.items()) if len(by) > 1]
    told = [dict(one.by) for one in judged]
    return Links(judged, by_two(told), alpha(list(one.values()) for one in told))


def articles(site: Site, ids: list[str] | None = None) -> list[Read]:
    """All articles on record, or those with some ids, that two people or more revised."""
    found = []
    for id_ in site.record.revisions.articles() if ids is None else ids:
        try:
            article = site.record.article(id_).article
        except NotFound:  # forgotten since
            continue
        whose = site.record.revisions.whose(id_)
        told = [
            annotated(article.text, (a, whose[a]), (b, whose[b]))
            for a, b in combinations(sorted(whose), 2)
        ]
        if told:
            found.append(Read(article, told))
    return found


def side_by_side(site: Site, id: str, a: str, b: str) -> tuple[Read, list[Beside]]:  # noqa: A002
    """The statements of two people in an article; raises NotFound where one did not revise it."""
    article = site.record.article(id).article
    whose = site.record.revisions.whose(article.id)
    for who in (a, b):
        if who not in whose:
            raise NotFound(
                f"{who!r} revised nothing in article {article.id}", hint="see /agreement"
            )
    told = annotated(article.text, (a, whose[a]), (b, whose[b]))
    return Read(article, [told]), beside(whose[a], whose[b])


def _waiting(site: Site, judged: list[Judged]) -> list[tuple[Judged, Waiting]]:
    """The same with their links, as far as these are on record still."""
    return [
        (one, waiting)
        for one in judged
        for waiting in site.record.desk.between(one.a, one.b)
        if waiting.linked.link.relation == one.relation
    ]


def settle(site: Site, id: str, a: str, b: str, at: int, take: str) -> Revision:  # noqa: A002
    """The revision by which a statement stands as one of two people has it.

    `at` is its place in `side_by_side`, `take` is `a` or `b`. Where that one has none there,
    it goes. Raises InputError where there is no such place.
    """
    read, them = side_by_side(site, id, a, b)
    if not 0 <= at < len(them) or take not in ("a", "b"):
        raise InputError("there is nothing to settle at that place", hint="load the page again")
    one = them[at]
    taken = one.a if take == "a" else one.b
    marked = [taken if isinstance(taken, Marked) else Marked.of(taken)] if taken else []
    stands = {Place.of(each.statement) for each in site.record.article(read.article.id).entries}
    said = {place_of(each) for each in (one.a, one.b) if each}
    if not (drops := sorted(said & stands)) and not marked:
        raise InputError("it is settled already", hint="load the page again")
    return Revision(read.article.id, tuple(drops), tuple(marked))


def routes(site: Site) -> APIRouter:
    """The pages of agreement."""
    router = APIRouter(default_response_class=HTMLResponse)

    @router.get("/agreement")
    def agreement(
        request: Request,
        after: Told[str, Query(max_length=cursors.LONGEST)] = "",
        judged: Name = "",
    ) -> HTMLResponse:
        every = links(site)
        apart = [one for one in every.judged if not one.agreed]
        skip = cursors.number(after) or 0
        further = cursors.told(skip + PAGE) if len(apart) > skip + PAGE else ""
        return page(
            site, request, "agreement", links=every, further=further,
            apart=_waiting(site, apart[skip : skip + PAGE]),
            articles=articles(site), apart_count=len(apart),
            just=site.record.desk.made(judged) if judged else None,
        )  # fmt: skip

    @router.get("/agreement/articles/{id}")
    def article(
        request: Request,
        id: str,  # noqa: A002
        a: Name = "",
        b: Name = "",
        judged: Name = "",
    ) -> HTMLResponse:
        read, them = side_by_side(site, id, a, b)
        words = [
            [None if one is None else wording.quoted(one.content, read.article) for one in pair]
            for pair in ((each.a, each.b) for each in them)
        ]
        return page(
            site, request, "beside", article=read.article, two=read.two[0],
            just=site.record.desk.made(judged) if judged else None,
            them=list(zip(them, words, strict=True)),
        )  # fmt: skip

    @router.post("/agreement/articles/{id}")
    async def settled(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        return await run_in_threadpool(_settled, id, form)

    def _settled(id: str, form: dict[str, str]) -> RedirectResponse:  # noqa: A002
        a, b, at = form.get("a", ""), form.get("b", ""), form.get("at", "")
        place = int(at) if at.isascii() and at.isdigit() and len(at) < 9 else -1
        revision = settle(site, id, a, b, place, form.get("take", ""))
        made = revise(site, revision, form.get("note", ""))
        back = {"a": a, "b": b, "judged": made.id}
        return to(f"/agreement/articles/{revision.article}", **back)

    return router
