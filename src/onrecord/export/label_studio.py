"""Articles as tasks for Label Studio, with our statements as predictions to correct.

https://labelstud.io/guide/predictions: of a text it counts `start` and `end` in code
points, as we do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from onrecord.export.formats import File
from onrecord.export.iris import listed
from onrecord.record.entry import ArticleRecord, Entry, told_together
from onrecord.record.link import Relation
from onrecord.record.statement import Act, Kind, Medium, Spans
from onrecord.record.text import Article
from onrecord.record.wire import Json, rounded

CONTENT, SOURCE, CUE = "Content", "Source", "Cue"
SAID_BY, REPORTED_BY, CONTINUES, WITHIN = "said by", "reported by", "continues", "within"
RELATIONS: Final = (SAID_BY, REPORTED_BY, CONTINUES, WITHIN, *Relation)
FLAGS: Final = ("hedged", "negated", "guessed")

# What is asked of a content, and the answers that there are.
CHOICES: Final = {"act": (*Act,), "kind": (*Kind,), "medium": (*Medium,), "also": FLAGS}


def written(told: Iterable[ArticleRecord]) -> Iterator[File]:
    """`labels.xml`, the labelling interface, and `tasks.json`, a task an article."""
    yield File("labels.xml", interface())
    yield File("tasks.json", _tasks(told))


def interface() -> str:
    """The labelling interface that the predictions are made for."""
    lines = ["<View>", '  <Header value="$title"/>', "  <Relations>"]
    lines += [f"    <Relation value={quoteattr(one)}/>" for one in RELATIONS]
    lines += ["  </Relations>", '  <Labels name="label" toName="text">']
    lines += [f'    <Label value="{one}"/>' for one in (CONTENT, SOURCE, CUE)]
    lines += ["  </Labels>", '  <Text name="text" value="$text"/>']
    for name, values in CHOICES.items():
        several = "multiple" if name == "also" else "single"
        lines.append(
            f'  <Choices name="{name}" toName="text" perRegion="true" choice="{several}"'
            f' visibleWhen="region-selected" whenTagName="label" whenLabelValue="{CONTENT}">'
        )
        lines += [f'    <Choice value="{value}"/>' for value in values]
        lines.append("  </Choices>")
    return "\n".join([*lines, "</View>", ""])


def _tasks(told: Iterable[ArticleRecord]) -> Iterator[str]:
    yield "["
    yield from listed(map(task, told))
    yield "\n]\n"


def task(told: ArticleRecord) -> Json:
    """An article to label, with what each model found in it."""
    entries = told_together(told.entries)
    models = sorted({entry.statement.model for entry in entries})
    by_model = ([one for one in entries if one.statement.model == model] for model in models)
    return {
        "data": {**_data(told.article), "statements": [entry.id for entry in entries]},
        "predictions": [_prediction(told, those) for those in by_model],
    }


def _data(told: Article) -> Json:
    """What is shown, and by what a task is known again when it comes back."""
    return {
        "text": told.text,
        "title": told.title,
        "outlet": told.outlet,
        "published": told.published.isoformat() if told.published else "",
        "url": told.url,
        "article": told.id,
        "text_sha256": told.text_sha256,
    }


def _prediction(told: ArticleRecord, entries: list[Entry]) -> Json:
    """The statements of one model; the score is that of the one it is least sure of."""
    results: dict[str, Json] = {}
    relations: list[Json] = []
    ids = {entry.id for entry in entries}
    for entry in entries:
        for one in _statement(entry, told.article):
            # A source or a cue of several statements is one region.
            results.setdefault(json.dumps([one["id"], one["from_name"]]), one)
        relations += _relations(entry, ids)
    for link in told.links:
        if link.a in ids and link.b in ids:
            relations.append(_relation(link.a, link.b, link.relation.value))
    return {
        "model_version": entries[0].statement.model,
        "score": rounded(min(entry.statement.probability for entry in entries)),
        "result": [*results.values(), *relations],
    }


def _statement(told: Entry, article: Article) -> Iterator[Json]:
    """The regions of a statement, and the choices of its first one."""
    said = told.statement
    score = rounded(said.probability)
    for region, spans, label in _regions(told):
        for number, span in enumerate(spans):
            where = {"start": span.start, "end": span.end, "text": span.of(article.text)}
            yield _result(
                _part(region, number), "label", "labels", {**where, "labels": [label]}
            ) | {"score": score}
    first = said.content[0]
    where = {"start": first.start, "end": first.end, "text": first.of(article.text)}
    flags = [name for name in FLAGS if getattr(said, name)]
    for name, chosen in (
        ("act", [said.act.value]),
        ("kind", [said.kind.value]),
        ("medium", [said.medium.value]),
        ("also", flags),
    ):
        if chosen:
            yield _result(told.id, name, "choices", {**where, "choices": chosen})


def _regions(told: Entry) -> Iterator[tuple[str, Spans, str]]:
    """The id, the spans and the label of what a statement is made of."""
    said = told.statement
    yield told.id, said.content, CONTENT
    yield _shared(SOURCE, said.source), said.source, SOURCE
    yield _shared(CUE, said.cue), said.cue, CUE


def _relations(told: Entry, ids: set[str]) -> Iterator[Json]:
    said = told.statement
    for region, spans, _ in _regions(told):
        for number in range(1, len(spans)):
            yield _relation(_part(region, number), _part(region, number - 1), CONTINUES)
    if said.source:
        yield _relation(told.id, _shared(SOURCE, said.source), SAID_BY)
    if said.cue:
        yield _relation(told.id, _shared(CUE, said.cue), REPORTED_BY)
    if said.nested_in in ids:
        yield _relation(told.id, said.nested_in, WITHIN)


def _result(id: str, name: str, kind: str, value: Json) -> Json:  # noqa: A002
    return {"id": id, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _relation(a: str, b: str, label: str) -> Json:
    return {"type": "relation", "from_id": a, "to_id": b, "direction": "right", "labels": [label]}


def _shared(label: str, spans: Spans) -> str:
    """The id of a source or a cue: the same for all statements that have it."""
    return "-".join((label.lower(), *(f"{one.start}.{one.end}" for one in spans)))


def _part(region: str, number: int) -> str:
    return f"{region}-{number}" if number else region
