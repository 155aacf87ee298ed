"""The record for programs: `/api/v1`, the same that the pages show, as JSON.

A list is told in parts, each with the place of the next. What changes the record needs the
token that `/api/v1/token` tells, which no page of another site can read.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Path, Query
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from onrecord.errors import NotFound
from onrecord.record import judgement as record_judgement
from onrecord.record import wire
from onrecord.record.entry import Entry
from onrecord.record.judgement import State
from onrecord.record.link import Relation
from onrecord.record.measure import Course
from onrecord.record.revision import Revision
from onrecord.record.statement import Act
from onrecord.record.text import Article
from onrecord.store.desk import Came, Queue, Waiting
from onrecord.web import agreeing, answers, cursors, judging, revising, wording
from onrecord.web.people import offices
from onrecord.web.searching import look_for
from onrecord.web.site import Site

Json = dict[str, Any]

After = Annotated[
    str,
    Query(
        max_length=cursors.LONGEST, description="`next` of the part before", examples=["", "WzQyXQ"]
    ),
]
Limit = Annotated[int, Query(ge=1, le=100, description="how many at most", examples=[20])]
Thing = Annotated[
    str,
    Path(
        max_length=64, description="an id, or the beginning of one", examples=["86da00bd7816616f"]
    ),
]
TokenHeader = Annotated[
    str,
    Header(
        alias="X-Onrecord-Token",
        description="as /token tells it; not needed with `Authorization: Bearer`",
        examples=["5d41402abc4b2a76b9719d911017c592"],
    ),
]
ActAsked = Annotated[Act | None, Query(description="of one act", examples=["pledge"])]
StateAsked = Annotated[State | None, Query(description="in one state", examples=["candidate"])]
RelationAsked = Annotated[
    Relation | None, Query(description="of one relation", examples=["reverses"])
]
USUAL: Final = 20


def routes(site: Site) -> APIRouter:
    """The API of a desk."""
    router = APIRouter(prefix="/api/v1", responses=answers.PROBLEMS)
    _reading(router, site)
    _linking(router, site)
    _judging(router, site)
    _agreeing(router, site)
    return router


def _reading(router: APIRouter, site: Site) -> None:
    record, desk = site.record, site.record.desk

    @router.get("/counts", response_model=answers.Counts, tags=["record"])
    def counts() -> Json:
        """How much is on record."""
        told = record.counts()
        return {
            "articles": told.articles, "statements": told.entries, "speakers": told.speakers,
            "measures": told.measures, "links": told.links,
        }  # fmt: skip

    @router.get("/statements", response_model=answers.Page[answers.Statement], tags=["statements"])
    def statements(act: ActAsked = None, after: After = "", limit: Limit = USUAL) -> Json:
        """Statements, those that came in last first."""
        before = cursors.number(after)
        came = desk.newest(act=act and act.value, before=before, limit=limit + 1)
        ends = [cursors.told(one.number) for one in came]
        return _part([_came(one) for one in came], ends, limit)

    @router.get("/statements/{id}", response_model=answers.Statement, tags=["statements"])
    def statement(id: Thing) -> Json:  # noqa: A002
        """One statement with its article."""
        return _statement(*record.entry(id))

    @router.get("/articles", response_model=answers.Page[answers.Arrived], tags=["articles"])
    def articles(after: After = "", limit: Limit = USUAL) -> Json:
        """Articles, those that came in last first."""
        arrived = desk.arrived(before=cursors.number(after), limit=limit + 1)
        items = [
            {"article": wire.article(one.article), "statements": one.entries} for one in arrived
        ]
        return _part(items, [cursors.told(one.number) for one in arrived], limit)

    @router.get("/articles/{id}", response_model=answers.Article, tags=["articles"])
    def article(id: Thing) -> Json:  # noqa: A002
        """One article with its text, its statements and its measures."""
        told = record.article(id)
        return _fit(
            {
                "article": wire.article(told.article),
                "text": told.article.text,
                "statements": [_statement(one, told.article) for one in told.entries],
                "measures": [wire.measure(one) for one in told.measures],
            }
        )

    @router.get("/people", response_model=answers.Page[answers.Tally], tags=["people"])
    def people(
        name: Annotated[
            str, Query(max_length=200, description="a name, or a part of one", examples=["kelly"])
        ] = "",
        after: After = "",
        limit: Limit = USUAL,
    ) -> Json:
        """Speakers, the most heard first."""
        skip = cursors.number(after) or 0
        them = [one for one in record.speakers(name) if one.id][skip : skip + limit + 1]
        items = [
            {"id": one.id, "name": one.name, "type": one.type, "statements": one.entries,
             "articles": one.articles}
            for one in them
        ]  # fmt: skip
        return _part(items, [cursors.told(skip + n) for n in range(1, len(items) + 1)], limit)

    @router.get("/people/{id}", response_model=answers.Person, tags=["people"])
    def person(id: Thing) -> Json:  # noqa: A002
        """A person or an organization."""
        one = record.identities.one(id)
        return _fit({
            "id": one.id, "name": one.name, "type": one.type, "names": list(one.names),
            "first": one.first, "last": one.last,
            "offices": [
                {"title": held.office.title, "organization": held.office.organization or None,
                 "first": held.first, "last": held.last, "articles": held.articles}
                for held in offices(one)
            ],
        })  # fmt: skip

    @router.get(
        "/people/{id}/statements", response_model=answers.Page[answers.Statement], tags=["people"]
    )
    def said_by(id: Thing, after: After = "", limit: Limit = USUAL) -> Json:  # noqa: A002
        """What somebody said, the last day first."""
        one = record.identities.one(id)
        said = desk.said_by(one.id, after=cursors.day_and_number(after), limit=limit + 1)
        return _part([_came(each) for each in said], [cursors.told(*e.place) for e in said], limit)

    @router.get("/search", response_model=answers.Page[answers.Hit], tags=["statements"])
    def search(
        q: Annotated[str, Query(max_length=2000, examples=["speaker:kelly act:pledge"])],
        exact: Annotated[bool, Query(description="by its words alone")] = False,
        after: After = "",
        limit: Limit = USUAL,
    ) -> Json:
        """Statements that a query finds, best first, in the language of `onrecord search`.

        By their words and, unless it is to be exact, by their meaning.
        """
        skip = cursors.number(after) or 0
        hits = look_for(site, q, skip=skip, limit=limit + 1, exact=exact)
        items = [
            {"statement": _statement(hit.entry, hit.article), "snippet": hit.snippet,
             "highlights": wire.spans(hit.highlights), "score": hit.score,
             "near": hit.near, "worded": hit.worded}
            for hit in hits
        ]  # fmt: skip
        return _part(items, [cursors.told(skip + n) for n in range(1, len(items) + 1)], limit)

    @router.get("/measures", response_model=answers.Page[answers.Course], tags=["measures"])
    def measures(after: After = "", limit: Limit = USUAL) -> Json:
        """Measures, the last reported first."""
        skip = cursors.number(after) or 0
        them = sorted(record.measures.all(), key=lambda one: one.reported[-1].order)[::-1]
        items = [_course(one) for one in them[skip : skip + limit + 1]]
        return _part(items, [cursors.told(skip + n) for n in range(1, len(items) + 1)], limit)

    @router.get("/measures/{id}", response_model=answers.Course, tags=["measures"])
    def measure(id: Thing) -> Json:  # noqa: A002
        """One measure, with every article's words for it."""
        return _fit(_course(record.measures.one(id)))


def _linking(router: APIRouter, site: Site) -> None:
    desk = site.record.desk

    @router.get("/links", response_model=answers.Page[answers.Link], tags=["links"])
    def links(
        state: StateAsked = None,
        relation: RelationAsked = None,
        after: After = "",
        limit: Limit = USUAL,
    ) -> Json:
        """Links: reversals and contradictions first, then the likeliest."""
        asked = Queue(state, (relation.value,) if relation else ())
        them = desk.queue(asked, after=cursors.in_queue(after), limit=limit + 1)
        return _part([_link(one) for one in them], [cursors.told(*o.place) for o in them], limit)

    @router.get("/links/{a}/{b}", response_model=list[answers.Link], tags=["links"])
    def between(a: Thing, b: Thing) -> list[Json]:
        """The links between two statements, by the whole ids of both."""
        them = desk.between(a, b)
        if not them:
            raise NotFound(f"no link on record is between {a} and {b}", hint="/links lists them")
        return [_link(one) for one in them]


def _judging(router: APIRouter, site: Site) -> None:
    record, desk = site.record, site.record.desk

    @router.get("/token", response_model=answers.Token, tags=["judgements"])
    def token() -> Json:
        """The token of this desk, as long as it is open."""
        return {"token": site.token}

    @router.get("/judgements", response_model=answers.Page[answers.Judgement], tags=["judgements"])
    def judgements(after: After = "", limit: Limit = USUAL) -> Json:
        """All judgements, the last first."""
        made = record.identities.judgements()[::-1]
        skip = cursors.number(after) or 0
        gone = record_judgement.undone(made)
        holding = desk.holding()
        items = [_judgement(one, gone, holding) for one in made[skip : skip + limit + 1]]
        return _part(items, [cursors.told(skip + n) for n in range(1, len(items) + 1)], limit)

    @router.post(
        "/links/{a}/{b}/judgements", response_model=answers.Judgement, status_code=201,
        tags=["judgements"], responses=FORBIDDEN,
    )  # fmt: skip
    def judge(a: Thing, b: Thing, told: answers.Decision, token: TokenHeader = "") -> Json:
        """Decide about a link. It is added as a judgement of whoever opened the desk."""
        _check(site, token)
        made = judging.judge(site, a, b, told.relation.value, told.verdict, told.note)
        return _judgement(made, frozenset(), desk.holding())

    @router.post(
        "/judgements/{id}/undo", response_model=answers.Judgement, status_code=201,
        tags=["judgements"], responses=FORBIDDEN,
    )  # fmt: skip
    def undo(id: Thing, told: answers.Undoing, token: TokenHeader = "") -> Json:  # noqa: A002
        """Take a judgement back, by one more."""
        _check(site, token)
        made = judging.undo(site, id, told.note)
        return _judgement(made, frozenset(), desk.holding())


def _agreeing(router: APIRouter, site: Site) -> None:
    @router.get("/agreement", response_model=answers.Agreement, tags=["judgements"])
    def agreement() -> Json:
        """How far people agree on the links and the articles that several of them judged."""
        told = agreeing.links(site)
        apart = [one for one in told.judged if not one.agreed]
        return _fit({
            "links": len(told.judged), "alpha": told.alpha,
            "two": [asdict(one) for one in told.two],
            "apart": [
                {"a": one.a, "b": one.b, "relation": one.relation, "verdicts": one.by}
                for one in apart
            ],
            "articles": [_read(one) for one in agreeing.articles(site)],
        })  # fmt: skip

    @router.get("/articles/{id}/agreement", response_model=answers.ReadByTwo, tags=["articles"])
    def read_by_two(id: Thing) -> Json:  # noqa: A002
        """How far people agree on an article; nobody where no two revised it."""
        article = site.record.article(id).article
        found = agreeing.articles(site, [article.id])
        return _read(found[0]) if found else {"article": article.id, "two": []}

    @router.get(
        "/articles/{id}/revisions", response_model=list[answers.Judgement], tags=["articles"]
    )
    def revisions(id: Thing) -> list[Json]:  # noqa: A002
        """What people changed of the statements of an article, the last first."""
        article = site.record.article(id).article
        made = site.record.revisions.of(article.id)[::-1]
        gone = record_judgement.undone(made)
        return [_judgement(one, gone, frozenset()) for one in made]

    @router.post(
        "/articles/{id}/revisions", response_model=answers.Judgement, status_code=201,
        tags=["articles"], responses=FORBIDDEN,
    )  # fmt: skip
    def revise(id: Thing, told: answers.Revising, token: TokenHeader = "") -> Json:  # noqa: A002
        """Add, change, split, join, confirm or reject statements of an article.

        It is added as a judgement of whoever opened the desk; `undo` takes it back.
        """
        _check(site, token)
        article = site.record.article(id).article
        revision = Revision.of(article.id, told.model_dump(mode="json"))
        made = revising.revise(site, revision, told.note)
        return _judgement(made, frozenset(), frozenset())


def _read(told: agreeing.Read) -> Json:
    return _fit({"article": told.article.id, "two": [asdict(one) for one in told.two]})


FORBIDDEN: Final[dict[int | str, dict[str, Any]]] = {
    403: {**answers.PROBLEMS[400], "description": "it came without the token of this desk"}
}


def problem(status: int, title: str, detail: str, hint: str, instance: str) -> JSONResponse:
    """An error as RFC 9457 has it."""
    told = answers.Problem(
        title=title, status=status, detail=detail, hint=hint or None, instance=instance
    )
    content = wording.encodable(told.model_dump(mode="json"))
    return JSONResponse(content, status, media_type="application/problem+json")


def _check(site: Site, token: str) -> None:
    if not site.sent_from_here(token):
        raise HTTPException(403, "the header X-Onrecord-Token is not the token of this desk")


def _fit(told: Json) -> Json:
    """The same as UTF-8 can hold it."""
    fit: Json = wording.encodable(told)
    return fit


def _part(items: list[Json], ends: list[str], limit: int) -> Json:
    """A part of a list of which one more than asked for was looked up."""
    items = wording.encodable(items)
    return {"items": items[:limit], "next": ends[limit - 1] if len(items) > limit else None}


def _came(one: Came) -> Json:
    return _statement(one.entry, one.article)


def _statement(entry: Entry, article: Article) -> Json:
    return _fit({**wire.entry(entry), "article": wire.article(article)})


def _link(one: Waiting) -> Json:
    link = one.linked
    return {
        **wire.link(link.link),
        "id": link.link.id,
        "state": one.state,
        "verdict": one.verdict,
        "a": _statement(link.a, link.a_article),
        "b": _statement(link.b, link.b_article),
    }


def _course(told: Course) -> Json:
    return {
        "id": told.id, "text": told.text, "kind": told.kind, "actor": told.actor,
        "quantity": told.quantity, "status": told.latest and told.latest.status,
        "reports": [
            {"article": one.measure.article, "outlet": one.outlet or None,
             "published": one.published, "measure": wire.measure(one.measure)}
            for one in told.reported
        ],
    }  # fmt: skip


def _judgement(
    one: record_judgement.Judgement, gone: frozenset[str], holding: frozenset[str]
) -> Json:
    pair = one.pair
    return {
        "id": one.id, "verdict": one.verdict, "who": one.who, "at": one.at,
        "note": one.note or None,
        "pair": pair and {"a": pair.a, "b": pair.b, "relation": pair.relation},
        "names": [side.name for side in one.sides], "undoes": one.undoes or None,
        "article": one.revision.article if one.revision else None,
        "revision": one.revision.told if one.revision else None,
        "holds": one.id in holding if pair else one.id not in gone,
    }  # fmt: skip
