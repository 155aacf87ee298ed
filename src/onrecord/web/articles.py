"""An article's page: the text with every statement marked, and the panel in which one is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.errors import InputError, NotFound
from onrecord.record.entry import Entry
from onrecord.record.judgement import Judgement, undone
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Article, Span
from onrecord.web import drafts, marks
from onrecord.web.drafts import Draft
from onrecord.web.drawing import page
from onrecord.web.marks import Mark, Piece
from onrecord.web.site import Site


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement of an article and its number there, which the text shows beside it."""

    at: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, from which character of the article on, cut where marks begin and end."""

    span: Span
    pieces: list[Piece]


def article_page(
    site: Site,
    request: Request,
    id: str,  # noqa: A002
    edit: str,
    just: Judgement | None,
) -> HTMLResponse:
    """The page of an article; with `edit` the id of a statement, or `new`, that one is edited."""
    told = site.record.article(id)
    article = told.article
    found = [Numbered(at, one) for at, one in enumerate(told.entries, 1)]
    draft = _draft(article, found, edit, dict(request.query_params)) if edit else None
    drawn = [mark for entry in told.entries for mark in roles(entry)]
    drawn += draft.marked() if draft else []
    made = site.record.revisions.of(article.id)
    return page(
        site, request, "article", article=article, found=found, just=just,
        numbers={one.entry.id: one.at for one in found},
        by_id={one.entry.id: one.entry for one in found},
        paragraphs=[
            Paragraph(one, marks.cut(article.text, one, drawn))
            for one in marks.paragraphs(article.text)
        ],
        measures=told.measures,
        story=[one for one in site.record.copies(article.id) if one.id != article.id],
        made=made[::-1], gone=undone(made),
        **_editing(article, found, draft),
    )  # fmt: skip


def _draft(article: Article, found: list[Numbered], edit: str, asked: dict[str, str]) -> Draft:
    said = next((one.entry.statement for one in found if one.entry.id == edit), None)
    if said is None and edit != drafts.NEW:
        raise NotFound(
            f"article {article.id} has no statement {edit!r}", hint="load the article again"
        )
    draft = Draft.begun(edit, said, {k: v for k, v in asked.items() if k in drafts.ROLES})
    for role in drafts.ROLES:
        if any(one.end > len(article.text) for one in draft.spans(role)):
            raise InputError(f"the {role} ends behind the text", hint="mark the words again")
    return draft


def _editing(article: Article, found: list[Numbered], draft: Draft | None) -> dict[str, Any]:
    """What the panel shows; nothing where nothing is edited."""
    if draft is None:
        return {"draft": None}
    at = next((n for n, one in enumerate(found) if one.entry.id == draft.of), None)
    return {
        "draft": draft,
        "edited": None if at is None else found[at],
        "beside": [] if at is None else [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]],
        "parts": [(role, drafts.written(draft.spans(role)), draft.words(role, article))
                  for role in drafts.ROLES],
        "nudges": draft.nudges(article),
        "kinds": list(Kind),
        "acts": list(Act),
    }  # fmt: skip


def roles(entry: Entry) -> list[Mark]:
    """The content, source and cue of a statement."""
    said = entry.statement
    return [
        *marks.marks(said.content, "content", entry.id),
        *marks.marks(said.source, "source", entry.id),
        *marks.marks(said.cue, "cue", entry.id),
    ]
