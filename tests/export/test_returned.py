"""Annotations that come back: what was changed in Label Studio or brat, as revisions."""

import json
from dataclasses import replace

import pytest
from told_by_hand import CAFE, FERRY, HARBOR, INNER, NOT_SAIL, OUTER, SAIL, TIME, told

from onrecord.errors import InputError
from onrecord.export import brat, label_studio
from onrecord.export.returned import brat as from_brat
from onrecord.export.returned import label_studio as from_label_studio
from onrecord.export.returned.annotations import Annotation, Piece, Said, differences
from onrecord.record.revision import Deed, Marked, Place
from onrecord.record.statement import Act
from onrecord.record.text import Article, Span

ENTRIES = (SAIL, TIME, OUTER, INNER)


def annotated(change=lambda result: result):
    """The export of Label Studio of the first task, where somebody took over the predictions."""
    every = {file.path: file.text for file in label_studio.written(told())}
    (task, _) = json.loads("".join(every["tasks.json"]))
    result = change(task["predictions"][0]["result"])
    made = {"id": 7, "completed_by": {"email": "ada@ledger.example"}, "result": result,
            "updated_at": "2026-03-01T10:00:00Z", "was_cancelled": False}  # fmt: skip
    return json.dumps([{"id": 1, "data": task["data"], "annotations": [made]}])


def back(text, article=FERRY, entries=ENTRIES):
    (annotation,) = from_label_studio.returned(text, "project.json")
    return differences(annotation, article, entries)


def without(*ids):
    """Every region and relation but those of some."""
    return lambda result: [
        one for one in result
        if not {one.get("id", ""), one.get("from_id", ""), one.get("to_id", "")} & {*ids}
    ]  # fmt: skip


def moved(by):
    """The first content, so many characters shorter."""

    def change(result):
        for one in result:
            if one.get("id") == SAIL.id:
                one["value"]["end"] -= by
                one["value"]["text"] = one["value"]["text"][:-by]
        return result

    return change


def test_what_an_annotator_left_as_it_was_is_confirmed():
    """To the character, whatever emoji stand before it; by whom and when is told."""
    (annotation,) = from_label_studio.returned(annotated(), "project.json")
    found = differences(annotation, FERRY, ENTRIES)
    assert annotation.who == "ada@ledger.example"
    assert str(annotation.at) == "2026-03-01 10:00:00+00:00"
    assert [one.deed for one in found.revisions] == [Deed.CONFIRM] * 4
    assert {one.marks[0] for one in found.revisions} == {
        Marked.of(entry.statement) for entry in ENTRIES
    }
    assert (found.confirmed, found.lost) == (4, ())


def test_what_was_deleted_is_rejected():
    """The others are confirmed."""
    found = back(annotated(without(SAIL.id)))
    assert [one.deed for one in found.revisions] == [Deed.REJECT, *[Deed.CONFIRM] * 3]
    assert found.revisions[0].drops == (Place.of(SAIL.statement),)


def test_what_has_other_edges_takes_the_place_of_what_it_was():
    """One change, and not one statement more and one less."""
    found = back(annotated(moved(len(" sail,”"))))
    (change,) = (one for one in found.revisions if one.deed is Deed.CHANGE)
    assert change.drops == (Place.of(SAIL.statement),)
    assert change.marks[0].content[0].of(FERRY.text) == f"“The {CAFE} ferry will"


def test_another_act_is_a_change_of_the_statement_where_it_stands():
    """And of nothing else in it."""

    def act(result):
        for one in result:
            if one.get("id") == OUTER.id and one.get("from_name") == "act":
                one["value"]["choices"] = ["warn"]
        return result

    changed = [one for one in back(annotated(act)).revisions if one.marks[0].act is Act.WARN]
    assert [one.drops for one in changed] == [(Place.of(OUTER.statement),)]


def test_what_was_marked_besides_is_added():
    """With no source and no cue, where none was told."""
    start = FERRY.text.index("🚢 Harbor")
    value = {"start": start, "end": start + 8, "text": "🚢 Harbor", "labels": ["Content"]}
    region = {"id": "x1", "from_name": "label", "to_name": "text", "type": "labels"}
    found = back(annotated(lambda result: [*result, {**region, "value": value}]))
    (added,) = (one for one in found.revisions if one.deed is Deed.ADD)
    assert added.marks == (Marked((Span(start, start + 8),)),)


def test_one_statement_marked_as_two_is_split():
    """Both go back to the one."""
    (span,) = SAIL.statement.content
    middle = span.start + 10
    pieces = [Piece(a, b, FERRY.text[a:b]) for a, b in ((span.start, middle), (middle, span.end))]
    said = tuple(Said((piece,)) for piece in pieces)
    found = differences(Annotation("p", said), FERRY, [SAIL])
    assert [one.deed for one in found.revisions] == [Deed.SPLIT]


def test_what_was_found_since_the_export_is_left_alone():
    """Nobody was shown it."""
    every = {
        file.path: file.text for file in label_studio.written([replace(told()[0], entries=(SAIL,))])
    }
    (task,) = json.loads("".join(every["tasks.json"]))
    export = json.dumps([{"data": task["data"], "annotations": [{"result": []}]}])
    found = back(export)
    assert [one.drops for one in found.revisions] == [(Place.of(SAIL.statement),)]


def test_words_that_stand_elsewhere_now_are_found_by_themselves():
    """Where they are there once; what is there no more, or twice, is told."""
    other = Article(f"Another beginning. {HARBOR.text} Sail, he said: sail.")
    (content,) = NOT_SAIL.statement.content
    said = (
        Said((Piece(content.start, content.end, content.of(HARBOR.text)),)),
        Said((Piece(0, 4, "gone"),)),
        Said((Piece(0, 4, "ail"),)),
    )
    found = differences(Annotation("p", said), other, ())
    assert [one.marks[0].content[0].of(other.text) for one in found.revisions] == [
        content.of(HARBOR.text)
    ]
    assert len(found.lost) == 2


@pytest.mark.parametrize("text", ["{", "{}", "[1]", '[{"id": 1}]', '[{"data": {}, "label": []}]'])
def test_what_is_no_export_is_refused(text):
    """With the way to make one."""
    with pytest.raises(InputError):
        list(from_label_studio.returned(text, "p"))


def test_an_annotation_that_was_skipped_says_nothing():
    """Nor does a task without any."""
    made = json.loads(annotated())
    made[0]["annotations"][0]["was_cancelled"] = True
    assert list(from_label_studio.returned(json.dumps(made), "p")) == []


def standoff(change=lambda lines: lines):
    """brat's annotations of the first article, after somebody was there."""
    lines = brat.standoff(told()[0]).splitlines()
    text = "".join(f"{line}\n" for line in change(lines))
    shown = frozenset(entry.id for entry in ENTRIES)
    return differences(
        from_brat.returned(text, FERRY.text, "p.ann", FERRY.id, shown), FERRY, ENTRIES
    )


def test_what_brat_gives_back_unchanged_changes_nothing():
    """Also of a content over two lines, which brat has in fragments."""
    assert standoff().revisions == ()


def test_what_was_deleted_in_brat_is_rejected():
    """With all that hangs on it; what was left is not confirmed: nobody said that it is right."""
    found = standoff(
        lambda lines: [one for one in lines if "T1" not in one.replace("\t", " ").split()[:3]]
    )
    assert [one.deed for one in found.revisions] == [Deed.REJECT]
    assert found.revisions[0].drops == (Place.of(SAIL.statement),)


def test_an_act_that_was_chosen_in_brat_is_a_change():
    """Where it stands."""
    found = standoff(lambda lines: [one.replace("Act T1 pledge", "Act T1 warn") for one in lines])
    assert [one.marks[0].act for one in found.revisions] == [Act.WARN]


@pytest.mark.parametrize(
    "line", ["T1\tContent 5 99999\tx", "T1\tContent 9 3\tx", "?", "A1\tAct T1 sing"]
)
def test_a_line_that_is_none_of_brats_is_refused(line):
    """With its number, or what is wrong in it."""
    text = f"T1\tContent 0 4\t{FERRY.text[:4]}\n{line}\n"
    with pytest.raises(InputError):
        from_brat.returned(text, FERRY.text, "p.ann", FERRY.id)
