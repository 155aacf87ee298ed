"""Annotations as Label Studio exports them, of the tasks that `export.label_studio` wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import InputError
from onrecord.export.label_studio import CONTENT, CONTINUES, CUE, REPORTED_BY, SAID_BY, SOURCE
from onrecord.export.returned.annotations import Annotation, Piece, Pieces, Said
from onrecord.record.statement import Act, Kind

Node = Mapping[str, Any]


def returned(text: str, path: str) -> Iterator[Annotation]:
    """What each annotator made of each task; what was skipped or only begun is left out.

    Raises InputError for what is no export of Label Studio.
    """
    try:
        tasks = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not valid JSON: {error}") from error
    if not isinstance(tasks, list) or not all(_is_task(one) for one in tasks):
        raise InputError(
            f"{path} is no export of Label Studio", hint="export as JSON, not as JSON-MIN or CSV"
        )
    for task in tasks:
        for one in task["annotations"]:
            if isinstance(one, dict) and not one.get("was_cancelled"):
                yield _annotation(task, one, path)


def _is_task(told: Any) -> bool:
    return (
        isinstance(told, dict)
        and isinstance(told.get("data"), dict)
        and isinstance(told.get("annotations"), list)
    )


def _annotation(task: Node, told: Node, path: str) -> Annotation:
    data = task["data"]
    try:
        said = tuple(_said(told.get("result") or []))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"annotation {told.get('id')} of {path} cannot be read: {error}",
            hint="label with labels.xml, which `onrecord export` writes",
        ) from error
    shown = data.get("statements")
    return Annotation(
        f"{path}#{task.get('id', '')}",
        said,
        str(data.get("article") or ""),
        str(data.get("text_sha256") or ""),
        _who(told.get("completed_by")),
        _at(told.get("updated_at") or told.get("created_at")),
        frozenset(map(str, shown)) if isinstance(shown, list) else None,
        finished=True,
    )


def _said(result: list[Node]) -> Iterator[Said]:
    """The statements of an annotation: each content that continues no other one."""
    pieces: dict[str, Piece] = {}
    labels: dict[str, str] = {}
    chosen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    to: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in result:
        if one["type"] == "relation":
            for label in one.get("labels") or ():
                to[one["from_id"], label].append(one["to_id"])
            continue
        value = one["value"]
        if one["type"] == "labels" and value.get("labels"):
            pieces[one["id"]] = Piece(int(value["start"]), int(value["end"]), _words(value))
            labels[one["id"]] = value["labels"][0]
        elif one["type"] == "choices" and value.get("choices"):
            chosen[one["id"]][one["from_name"]] = value["choices"][0]
    following: defaultdict[str, list[str]] = defaultdict(list)
    for (later, label), earlier in to.items():
        if label == CONTINUES:
            for each in earlier:
                following[each].append(later)
    continuing = {later for them in following.values() for later in them}

    def whole(region: str, label: str) -> Pieces:
        found, waiting = dict[str, Piece](), [region]
        while waiting:
            at = waiting.pop()
            if at in pieces and at not in found and labels[at] == label:
                found[at] = pieces[at]
                waiting += following[at]
        return tuple(sorted(found.values()))

    for region, label in labels.items():
        if label == CONTENT and region not in continuing:
            source, cue = (
                tuple(piece for each in to[region, by] for piece in whole(each, of))
                for by, of in ((SAID_BY, SOURCE), (REPORTED_BY, CUE))
            )
            told = chosen[region]
            kind, act = told.get("kind"), told.get("act")
            yield Said(
                whole(region, CONTENT), source, cue,
                Kind(kind) if kind else None, Act(act) if act else None,
            )  # fmt: skip


def _words(value: Node) -> str:
    return str(value.get("text") or "")


def _who(told: Any) -> str:
    """The annotator's address, or whatever Label Studio knows them by."""
    if isinstance(told, dict):
        told = told.get("email") or told.get("username") or told.get("id")
    return "" if told is None else str(told)


def _at(told: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
