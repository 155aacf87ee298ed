"""Templates made into pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord import __version__
from onrecord.store.revising import PERSON
from onrecord.web import wording
from onrecord.web.site import Site

FILTERS: Final = (
    "on", "when", "days", "post", "percent", "score", "where", "title", "address", "judged", "did",
    "quoted",
)  # fmt: skip
HERE: Final = Path(__file__).parent


@cache
def templates() -> Environment:
    """The templates, and what they call things by."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=wording.plain,
    )
    for name in FILTERS:
        made.filters[name] = getattr(wording, name)
    made.globals.update(
        counted=wording.counted,
        relations=wording.RELATIONS,
        reasons=wording.REASONS,
        states=wording.STATES,
        done=wording.DONE,
        by_person=PERSON,
        short=wording.SHORT,
        version=__version__,
    )
    return made


def page(
    site: Site, request: Request, template: str, status: int = 200, /, **told: Any
) -> HTMLResponse:
    """A page of the desk."""
    drawn = (
        templates()
        .get_template(f"{template}.html")
        .render(site=site, here=request.url.path, asked=request.query_params, **told)
    )
    return HTMLResponse(drawn, status)
