"""What a person decides at the desk, kept as judgements: added, and never written over."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from onrecord.errors import InputError, NotFound
from onrecord.record.judgement import ON_LINKS, Judgement, Pair, Verdict
from onrecord.web.site import Site

LONGEST: Final = 2000  # characters of a note


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
    return _keep(site, Judgement(Verdict(verdict), site.who, _now(), pair=pair, note=_note(note)))


def undo(site: Site, id: str, note: str) -> Judgement:  # noqa: A002
    """Take a judgement back, by one more."""
    return _keep(site, Judgement(Verdict.UNDO, site.who, _now(), undoes=id, note=_note(note)))


def routes(site: Site) -> APIRouter:
    """Where forms are sent."""
    router = APIRouter()

    @router.post("/pairs/{a}/{b}/judgements")
    async def judge_pair(request: Request, a: str, b: str) -> RedirectResponse:
        form = await sent(site, request)
        told = [form.get(name, "") for name in ("relation", "verdict", "note")]
        made = await run_in_threadpool(judge, site, a, b, *told)
        if form.get("to") == "queue":
            return _to("/links", judged=made.id)
        return _to(f"/pairs/{a}/{b}", judged=made.id)

    @router.post("/judgements/{id}/undo")
    async def undo_one(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        form = await sent(site, request)
        made = await run_in_threadpool(undo, site, id, form.get("note", ""))
        return _to("/corrections", judged=made.id)

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


def _keep(site: Site, made: Judgement) -> Judgement:
    from onrecord.pipeline import judge as kept

    kept(site.record, made)
    return made


def _note(told: str) -> str:
    note = " ".join(told.split())
    if len(note) > LONGEST:
        raise InputError(f"a note has at most {LONGEST:,} characters", hint="make it shorter")
    return note


def _now() -> datetime:
    return datetime.now(UTC)


def _to(path: str, **asked: str) -> RedirectResponse:
    """On to another page of this desk; the browser does not send the form again."""
    return RedirectResponse(f"{path}?{urlencode(asked)}", 303)
