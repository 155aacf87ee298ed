"""JSON lines: the wire format, from article records."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
from told_by_hand import FERRY, HARBOR, REPEATED, REVERSED, SAIL, TIME, identities, told, words

from onrecord.export.json_lines import written

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reference" / "wire.schema.json"


def lines(*arguments):
    return [json.loads(line) for line in "".join(written(*arguments)).splitlines()]


def test_every_line_is_of_the_schema():
    """Articles, and the last one with links and identities."""
    validator = jsonschema.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker()
    )
    every = lines(told(), identities())
    assert len(every) == 3
    for one in every:
        validator.validate(one)


def test_a_link_is_told_once_with_its_article_or_at_the_end():
    """A record tells one between two articles on either side."""
    ferry, harbor, last = lines(told())
    assert [(link["a"], link["b"]) for link in ferry["links"]] == [(REPEATED.a, REPEATED.b)]
    assert harbor["links"] == []
    assert [(link["a"], link["relation"]) for link in last["links"]] == [(REVERSED.a, "reverses")]


def test_who_speaks_in_several_articles_is_at_the_end():
    """And who speaks in one is not."""
    (mayor,) = identities()
    alone = replace(mayor, id="00000000000000bb", appearances=mayor.appearances[:1])
    *_, last = lines(told(), (mayor, alone))
    assert [one["id"] for one in last["identities"]] == [mayor.id]
    assert {at["article"] for at in last["identities"][0]["appearances"]} == {FERRY.id, HARBOR.id}


def test_spans_cut_the_text_behind_emoji_and_combining_marks():
    """In code points, and the line itself is ASCII."""
    ferry = lines(told())[0]
    assert words(ferry["statements"][0]["content"], FERRY) == [SAIL.statement.text]
    assert words(ferry["statements"][1]["content"], FERRY)[1].startswith("“Whatever\nthe “weather”")
    assert ferry["statements"][1]["id"] == TIME.id
    assert "".join(written(told())).isascii()


def test_a_statement_that_is_left_out_is_nowhere_pointed_at():
    """Neither in `after` of another one."""
    later = replace(TIME, after=(SAIL.id,))
    first = replace(told()[0], entries=(later,), links=())
    assert lines((first,))[0]["statements"][0]["after"] == []
