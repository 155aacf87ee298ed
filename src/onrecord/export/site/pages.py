"""The pages of a site: one for each day, article, speaker and pair, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, Final

from onrecord.export.formats import File
from onrecord.export.judged import NOTHING, Judged
from onrecord.export.site.marks import Mark, paragraphs
from onrecord.export.site.shelves import Line, Pair, Person, Shelves, headed
from onrecord.export.site.wording import HEADINGS, LATER, ORDER
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Identity

UNDATED: Final = "undated"

Render = Callable[..., str]


def written(
    told: Iterable[ArticleRecord],
    identities: Iterable[Identity] = (),
    judged: Judged = NOTHING,
) -> Iterator[File]:
    """The files of a site, articles first; every link in it leads to one of them."""
    render, style = _drawing()
    shelves = Shelves(identities, judged)
    yield File("style.css", style)
    for one in told:
        lines = shelves.take(one)
        yield _article(render, one, lines)
        for pair in shelves.finished():
            yield _pair(render, pair)
    for pair in shelves.left():
        yield _pair(render, pair)
    yield from _days(render, shelves)
    yield from _people(render, shelves)
    yield _pairs(render, shelves)


def _drawing() -> tuple[Render, str]:
    """What makes a page of a template, and the style sheet of all of them."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    world = Environment(
        loader=PackageLoader("onrecord.export.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    loader = world.loader
    assert loader is not None
    style = loader.get_source(world, "style.css")[0]

    def render(template: str, *, deep: bool = True, **what: Any) -> str:
        return world.get_template(template).render(root="../" if deep else "", **what)

    return render, style


def _article(render: Render, told: ArticleRecord, lines: list[Line]) -> File:
    marks = [
        Mark(line.number, f"said {line.kind}", entry.statement.content)
        for line, entry in zip(lines, told.entries, strict=True)
    ]
    text = render(
        "article.html",
        head=headed(told.article),
        paragraphs=list(paragraphs(told.article.text, marks)),
        lines={line.number: line for line in lines},
    )
    return File(f"articles/{told.article.id}.html", text)


def _pair(render: Render, told: Pair) -> File:
    words = LATER[told.link.relation]
    rules = list(dict.fromkeys(one.rule for one in told.link.because))
    text = render("pair.html", pair=told, words=words, rules=rules)
    return File(f"pairs/{told.link.id}.html", text)


def _days(render: Render, shelves: Shelves) -> Iterator[File]:
    """A page for each day on which something was said or printed, and the list of them."""
    every = sorted(shelves.days.keys() | shelves.printed.keys(), key=_last_first)
    listed = []
    for at, day in enumerate(every):
        said, printed = shelves.days.get(day, []), shelves.printed.get(day, [])
        name = day.isoformat() if day else UNDATED
        listed.append((day, name, len(said), len(printed)))
        later = every[at - 1] if at else None
        earlier = every[at + 1] if at + 1 < len(every) else None
        text = render("day.html", day=day, lines=said, heads=printed, later=later, earlier=earlier)
        yield File(f"days/{name}.html", text)
    months = [(first and f"{first:%B %Y}", list(days)) for first, days in _by_month(listed)]
    counts = {
        "articles": shelves.articles,
        "statements": shelves.statements,
        "people": len(shelves.people),
        "pairs": len(shelves.pairs),
    }
    yield File("index.html", render("index.html", deep=False, months=months, counts=counts))


def _by_month(
    days: list[tuple[date | None, str, int, int]],
) -> Iterator[tuple[date | None, list[tuple[date | None, str, int, int]]]]:
    for _, group in groupby(days, key=lambda one: one[0] and (one[0].year, one[0].month)):
        those = list(group)
        yield those[0][0], those


def _people(render: Render, shelves: Shelves) -> Iterator[File]:
    """A page for each speaker with a name, and the list of them."""
    every = sorted(shelves.people.values(), key=lambda one: (one.name.casefold(), one.id))
    for person in every:
        yield File(f"people/{person.id}.html", _person(render, person))
    yield File("people/index.html", render("people.html", people=every))


def _person(render: Render, told: Person) -> str:
    lines = sorted(told.lines, key=lambda line: _first_last(line.day))
    days = [(day, list(those)) for day, those in groupby(lines, key=lambda line: line.day)]
    offices = [
        (held.name, min(held.days, default=None), max(held.days, default=None))
        for held in told.offices.values()
    ]
    others = [name for name, _ in told.names.most_common() if name != told.name]
    return render("person.html", person=told, days=days, offices=offices, others=others)


def _pairs(render: Render, shelves: Shelves) -> File:
    """The list of pairs by what the later one does to the earlier, the likeliest first."""
    groups = []
    for relation in ORDER:
        those = [one for one in shelves.pairs if one.link.relation is relation]
        those.sort(key=lambda one: (-one.link.probability, one.link.id))
        groups += [(HEADINGS[relation], those)] if those else []
    return File("pairs/index.html", render("pairs.html", groups=groups, words=LATER))


def _first_last(day: date | None) -> tuple[bool, date]:
    return day is None, day or date.min


def _last_first(day: date | None) -> tuple[bool, int]:
    return day is None, -(day or date.min).toordinal()
