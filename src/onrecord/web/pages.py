"""The pages that are read: each asks the record, and draws one template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from onrecord.errors import InputError, NotFound
from onrecord.record.entry import Entry
from onrecord.record.judgement import Judgement, Pair, State, Verdict, undone
from onrecord.record.link import Link, Relation
from onrecord.record.statement import Act
from onrecord.record.text import Article, Span
from onrecord.store.asking import Counts
from onrecord.store.desk import Queue as Asked
from onrecord.store.desk import Waiting
from onrecord.web import cursors, marks, wording
from onrecord.web.articles import article_page, roles
from onrecord.web.drawing import page
from onrecord.web.facets import COUNTED, facets
from onrecord.web.marks import Mark, Piece
from onrecord.web.people import person_page
from onrecord.web.searching import look_for
from onrecord.web.site import Site

PAGE: Final = 20  # of a list, before the next page
FIRST: Final = 6  # of each list of Today
OPPOSED: Final = (Relation.REVERSES.value, Relation.CONTRADICTS.value)
FOUND: Final = 20

Cursor = Annotated[str, Query(max_length=cursors.LONGEST)]
Id = Annotated[str, Query(max_length=64)]


def routes(site: Site) -> APIRouter:
    """All that is read at the desk."""
    router = APIRouter(default_response_class=HTMLResponse)
    desk = site.record.desk
    known: dict[tuple[int, ...], Counts] = {}

    def counts() -> Counts:
        """How much is on record, counted anew when something has changed."""
        version = desk.version()
        if version not in known:
            told = site.record.counts()
            known.clear()
            known[version] = told
        return known.get(version) or site.record.counts()

    @router.get("/")
    def today(request: Request) -> HTMLResponse:
        return page(
            site, request, "today",
            waiting=desk.queue(Asked(State.CANDIDATE, OPPOSED), limit=FIRST),
            pledges=desk.newest(act=Act.PLEDGE.value, limit=FIRST),
            newest=desk.newest(limit=2 * FIRST),
            days=desk.days(limit=14),
            counts=counts(),
            tallies=desk.tallies(), sightings=site.record.watches.latest(FIRST),
            kept=site.record.searches.all(),
        )  # fmt: skip

    @router.get("/statements")
    def statements(request: Request, act: str = "", after: Cursor = "") -> HTMLResponse:
        if act and act not in list(Act):
            raise InputError(f"{act!r} is no act", hint=f"one of {', '.join(Act)}")
        came = desk.newest(act=act or None, before=cursors.number(after), limit=PAGE + 1)
        ends = cursors.told(came[PAGE - 1].number) if len(came) > PAGE else ""
        return page(
            site, request, "statements", came=came[:PAGE], act=act, acts=list(Act), ends=ends
        )

    @router.get("/articles")
    def articles(request: Request, after: Cursor = "") -> HTMLResponse:
        arrived = desk.arrived(before=cursors.number(after), limit=PAGE + 1)
        ends = cursors.told(arrived[PAGE - 1].number) if len(arrived) > PAGE else ""
        return page(site, request, "articles", arrived=arrived[:PAGE], ends=ends)

    @router.get("/articles/{id}")
    def article(
        request: Request,
        id: str,  # noqa: A002
        edit: Id = "",
        judged: Id = "",
    ) -> HTMLResponse:
        return article_page(site, request, id, edit, _just(site, judged))

    @router.get("/statements/{id}")
    def statement(request: Request, id: str) -> HTMLResponse:  # noqa: A002
        entry, where = site.record.entry(id)
        return page(
            site, request, "statement", entry=entry, article=where,
            context=_context(where, entry, roles(entry), more=1),
            links=desk.links_of(entry.id), courses=desk.courses_of(entry.id),
            within=_whole(site, entry.statement.nested_in),
            also=site.record.also_in([entry]).get(entry.id, ()),
        )  # fmt: skip

    @router.get("/links")
    def queue(
        request: Request, state: str = "candidate", relation: str = "",
        after: Cursor = "", judged: Id = "",
    ) -> HTMLResponse:  # fmt: skip
        asked = asked_of(state, relation)
        found = desk.queue(asked, after=cursors.in_queue(after), limit=PAGE + 1)
        ends = cursors.told(*found[PAGE - 1].place) if len(found) > PAGE else ""
        return page(
            site, request, "queue", found=found[:PAGE], state=state, relation=relation,
            tallies=desk.tallies(), ends=ends, just=_just(site, judged),
        )  # fmt: skip

    @router.get("/pairs/{a}/{b}")
    def pair(request: Request, a: str, b: str, judged: Id = "") -> HTMLResponse:
        found = desk.between(a, b)
        if not found:
            raise NotFound(
                f"no link on record is between {a} and {b}", hint="see the list of links"
            )
        likeliest = found[0]
        return page(
            site, request, "pair", found=found, sides=_sides(found), just=_just(site, judged),
            made={one.linked.link.id: _history(site, one.linked.link) for one in found},
            **_beside(site, likeliest),
        )  # fmt: skip

    @router.get("/people")
    def people(request: Request, name: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
        found = []
        for one in site.record.speakers(name):
            if one.id:
                found.append(one)
            if len(found) == 100:
                break
        return page(site, request, "people", found=found, name=name)

    @router.get("/people/{id}")
    def person(
        request: Request,
        id: str,  # noqa: A002
        after: Cursor = "",
        judged: Id = "",
    ) -> HTMLResponse:
        return person_page(site, request, id, after, _just(site, judged))

    @router.get("/search")
    def search(
        request: Request,
        q: Annotated[str, Query(max_length=2000)] = "",
        exact: bool = False,
        after: Cursor = "",
    ) -> HTMLResponse:
        wrong, hits, skip = None, [], cursors.number(after) or 0
        if q.strip():
            try:
                deep = max(COUNTED, FOUND + 1) if not skip else FOUND + 1
                hits = look_for(site, q, skip=skip, limit=deep, exact=exact)
            except InputError as error:
                wrong = error
        ends = cursors.told(skip + FOUND) if len(hits) > FOUND else ""
        told = [(hit, _highlighted(hit.snippet, hit.highlights)) for hit in hits[:FOUND]]
        status = 400 if wrong else 200
        return page(
            site,
            request,
            "search",
            status,
            q=q,
            hits=told,
            wrong=wrong,
            ends=ends,
            first=skip + 1,
            exact=exact,
            facets=facets(q, hits) if not skip else [],
            counted_hits=len(hits),
            kept=site.record.searches.all(),
        )

    @router.get("/measures")
    def measures(request: Request, after: Cursor = "") -> HTMLResponse:
        them = sorted(site.record.measures.all(), key=lambda one: one.reported[-1].order)[::-1]
        skip = cursors.number(after) or 0
        ends = cursors.told(skip + PAGE) if len(them) > skip + PAGE else ""
        return page(site, request, "measures", them=them[skip : skip + PAGE], ends=ends)

    @router.get("/measures/{id}")
    def measure(request: Request, id: str) -> HTMLResponse:  # noqa: A002
        told = site.record.measures.one(id)
        homes = {one.measure.article: one for one in told.reported}
        articles = {home: site.record.article(home).article for home in homes}
        said = [site.record.entry(e) for one in told.reported for e in one.measure.statements]
        return page(site, request, "measure", told=told, articles=articles, said=said)

    @router.get("/corrections")
    def corrections(request: Request, judged: Id = "", after: Cursor = "") -> HTMLResponse:
        every = site.record.identities.judgements()
        known = {one.id: one for one in every}
        changed = [one for one in reversed(every) if _changed(one, known)]
        skip = cursors.number(after) or 0
        made = changed[skip : skip + PAGE]
        return page(
            site, request, "corrections", made=made, known=known, gone=undone(every),
            holding=desk.holding(), just=_just(site, judged),
            ends={one.id: _ends(site, one.pair) for one in made if one.pair},
            further=cursors.told(skip + PAGE) if len(changed) > skip + PAGE else "",
        )  # fmt: skip

    @router.get("/help")
    def help_page(request: Request) -> HTMLResponse:
        return page(site, request, "help")

    return router


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair, in its paragraphs; `called` tells it from the other."""

    called: str
    entry: Entry
    article: Article
    context: list[list[Piece]]


def asked_of(state: str, relation: str) -> Asked:
    """The links that a list asks for; raises InputError for a state or relation that is none."""
    if state and state not in list(State):
        raise InputError(f"{state!r} is no state of a link", hint=f"one of {', '.join(State)}")
    if relation and relation not in list(Relation):
        raise InputError(f"{relation!r} is no relation", hint=f"one of {', '.join(Relation)}")
    return Asked(State(state) if state else None, (relation,) if relation else ())


def _context(article: Article, entry: Entry, them: list[Mark], more: int = 0) -> list[list[Piece]]:
    around = marks.around(article.text, entry.statement.content, more)
    return [marks.cut(article.text, one, them) for one in around]


def _sides(found: list[Waiting]) -> tuple[Side, Side]:
    """Both statements of some links between them, the earlier first, with all words that count."""
    first = found[0].linked
    words: dict[str, list[Mark]] = {first.a.id: [], first.b.id: []}
    for one in found:
        link = one.linked.link
        for why in link.because:
            words[link.a] += marks.marks(why.a, "reason", link.id)
            words[link.b] += marks.marks(why.b, "reason", link.id)
    both = [(first.b, first.b_article), (first.a, first.a_article)]
    days = [wording.day(*one) or date.max for one in both]
    if days[0] > days[1]:
        both.reverse()
    called = ("one", "the other") if days[0] == days[1] else ("earlier", "later")
    left, right = (
        Side(name, entry, where, _context(where, entry, [*roles(entry), *words[entry.id]]))
        for name, (entry, where) in zip(called, both, strict=True)
    )
    return left, right


def _beside(site: Site, one: Waiting) -> dict[str, Any]:
    """The candidates before and behind a link in the queue."""
    asked = Asked(State.CANDIDATE)
    behind = site.record.desk.queue(asked, after=one.place, limit=1)
    before = site.record.desk.queue(asked, after=one.place, backward=True, limit=1)
    return {"behind": _link(behind), "before": _link(before)}


def _link(found: list[Waiting]) -> Link | None:
    return found[0].linked.link if found else None


def _history(site: Site, link: Link) -> list[tuple[Judgement, bool]]:
    """What was judged of a link, the last first, each with whether it is not undone."""
    made = site.record.desk.judgements(Pair.of(link))
    gone = undone(made)
    return [(one, one.id not in gone) for one in reversed(made)]


def _whole(site: Site, id: str | None) -> Entry | None:  # noqa: A002
    """The statement that another one is reported in."""
    return site.record.entry(id)[0] if id else None


def _ends(site: Site, pair: Pair) -> list[tuple[Entry, Article]]:
    """Both statements of a pair, as far as they are on record still."""
    found = []
    for id_ in (pair.b, pair.a):
        try:
            found.append(site.record.entry(id_))
        except NotFound:  # read anew since, and no longer found
            continue
    return found


def _just(site: Site, id: str) -> Judgement | None:  # noqa: A002
    """What was judged on the page before."""
    return site.record.desk.made(id) if id else None


def _changed(one: Judgement, known: dict[str, Judgement]) -> bool:
    """Whether a judgement changed anything: whoever is unsure leaves all as it is."""
    while one.undoes and one.undoes in known:
        one = known[one.undoes]
    return one.verdict is not Verdict.UNSURE


def _highlighted(snippet: str, highlights: Any) -> list[Piece]:
    if not snippet:
        return []
    return marks.cut(snippet, Span(0, len(snippet)), marks.marks(highlights, "hit"))
