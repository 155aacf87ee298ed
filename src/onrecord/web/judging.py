"""What a person decides at the desk, kept as judgements: added, and never written over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlencode

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from onrecord.errors import InputError, NotFound
from onrecord.record.account import Role
from onrecord.record.identity import Appearance
from onrecord.record.judgement import (
    ON_LINKS,
    ON_SPEAKERS,
    Anchor,
    Judgement,
    Pair,
    Side,
    Verdict,
)
from onrecord.web.site import Site

LONGEST: Final = 2000  # characters of a note
BACK: Final = {"queue": "/links", "agreement": "/agreement"}  # where a form came from


def judge(site: Site, a: str, b: str, relation: str, verdict: str, note: str) -> Judgement:
    """Keep what was decided on the link between two entries.

    Raises NotFound where there is no such link, InputError for another verdict and for a
    note that is too long.
    """
    if verdict not in ON_LINKS:
        allowed = ", ".join(sorted(ON_LINKS))
        raise InputError(f"{verdict!r} is no verdict on a link", hint=f"one of {allowed}")
    links = {one.linked.link.relation.value: one for one in site.record.desk.between(a, b)}
    if relation not in links:
        raise NotFound(f"no link says that one of {a} and {b} {relation or 'does'} the other")
    pair = Pair.of(links[relation].linked.link)
    return keep(site, made(site, Verdict(verdict), pair=pair, note=note))


def undo(site: Site, id: str, note: str) -> Judgement:  # noqa: A002
    """Take a judgement back, by one more: anybody's for editors, and else one's own.

    Raises HTTPException for somebody else's.
    """
    told = site.record.desk.made(id)
    if told is not None and told.who != site.who and not site.may(Role.EDITOR):
        raise HTTPException(
            403, f"{told.who} judged this; {Role.EDITOR}s take back what others did"
        )
    return keep(site, made(site, Verdict.UNDO, undoes=id, note=note))


def judge_people(site: Site, one: str, other: str, verdict: str, note: str) -> Judgement:
    """Keep whether two speakers of the record are one.

    Raises NotFound where one of them is not there, InputError where they are one already.
    """
    if verdict not in ON_SPEAKERS:
        raise InputError(f"{verdict!r} is no verdict on speakers", hint="same, or different")
    both = [site.record.identities.one(each) for each in (one, other)]
    if both[0].id == both[1].id:
        raise InputError(f"both are {both[0].name}", hint="load the page again")
    sides = tuple(_side(each.name, each.appearances) for each in both)
    return keep(site, made(site, Verdict(verdict), sides=sides, note=note))


def split(site: Site, id: str, name: str, note: str) -> Judgement:  # noqa: A002
    """Keep that whoever articles print under one name of a speaker is somebody else.

    Raises InputError for a name under which no article, or every article, prints it.
    """
    one = site.record.identities.one(id)
    theirs = [each for each in one.appearances if each.name == name]
    others = [each for each in one.appearances if each.name != name]
    if not theirs or not others:
        raise InputError(f"{one.name} is not printed as {name!r} besides another name")
    sides = _side(name, theirs), _side(one.name, others)
    return keep(site, made(site, Verdict.DIFFERENT, sides=sides, note=note))


def _side(name: str, them: Iterable[Appearance]) -> Side:
    return Side(name, tuple(sorted(Anchor(one.article, one.speaker) for one in them)))


def routes(site: Site) -> APIRouter:
    """Where forms are sent."""
    router = APIRouter()

    @router.post("/pairs/{a}/{b}/judgements")
    async def judge_pair(request: Request, a: str, b: str) -> RedirectResponse:
        form = await sent(site, request)
        told = [form.get(name, "") for name in ("relation", "verdict", "note")]
        judged = await run_in_threadpool(judge, site, a, b, *told)
        if back := BACK.get(form.get("to", "")):
            return to(back, judged=judged.id)
        return to(f"/pairs/{quote(a)}/{quote(b)}", judged=judged.id)

    @router.post("/people/{id}/judgements")
    async def judge_person(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        told = [form.get(name, "") for name in ("other", "verdict", "note")]
        judged = await run_in_threadpool(judge_people, site, id, *told)
        return to(f"/people/{quote(id)}", judged=judged.id)

    @router.post("/people/{id}/split")
    async def split_person(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        told = [form.get(name, "") for name in ("name", "note")]
        judged = await run_in_threadpool(split, site, id, *told)
        return to(f"/people/{quote(id)}", judged=judged.id)

    @router.post("/judgements/{id}/undo")
    async def undo_one(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        judged = await run_in_threadpool(undo, site, id, form.get("note", ""))
        return to("/corrections", judged=judged.id)

    return router


async def sent(site: Site, request: Request) -> dict[str, str]:
    """The fields of a form that was sent from a page of this desk; raises HTTPException."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qs(body, max_num_fields=20)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    form = {name: values[-1] for name, values in fields.items()}
    if not site.sent_from_here(form.get("token", "")):
        raise HTTPException(403, "load the page again and decide once more; nothing was changed")
    return form


def made(site: Site, verdict: Verdict, *, note: str, **about: Any) -> Judgement:
    """A judgement of whoever is at the desk, made now."""
    at = site.record.identities.moment(datetime.now(UTC))
    return Judgement(verdict, site.who, at, note=_note(note), **about)


def keep(site: Site, told: Judgement) -> Judgement:
    """Keep a judgement, with all that follows from it."""
    from onrecord.pipeline import judge as kept

    kept(site.record, told)
    return told


def _note(told: str) -> str:
    note = " ".join(told.split())
    if len(note) > LONGEST:
        raise InputError(f"a note has at most {LONGEST:,} characters", hint="make it shorter")
    return note


def to(path: str, at: str = "", **asked: str) -> RedirectResponse:
    """On to another page of this desk; the browser does not send the form again."""
    return RedirectResponse(f"{path}?{urlencode(asked)}{at}", 303)
