"""The wire format is what its schema and its reference say."""

import json

import jsonschema
import pytest
from consoles import ROOT, place, run

SCHEMA = json.loads((ROOT / "docs" / "reference" / "wire.schema.json").read_text(encoding="utf-8"))


def objects(schema):
    """Every description of an object in the schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """What the samples give, object by object."""
    where = place(tmp_path_factory.mktemp("reader"))
    return [json.loads(line) for line in run("onrecord demo --format jsonl", where).splitlines()]


def test_the_schema_is_a_schema():
    """Of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_allows_no_key_that_it_does_not_name():
    """So that a key that is added is added to the schema too."""
    assert all(one["additionalProperties"] is False for one in objects(SCHEMA))


def test_what_the_samples_give_is_of_the_schema(printed):
    """Every article, and the last object with the links between them."""
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    for one in printed:
        validator.validate(one)
    assert printed[-1]["article"]["id"] is None


def test_every_key_of_a_statement_is_in_the_reference():
    """And of an article, a speaker, a measure and a link."""
    reference = (ROOT / "docs" / "reference" / "wire.md").read_text(encoding="utf-8")
    for name in ("record", "article", "statement", "measure", "link"):
        for key in SCHEMA["$defs"][name]["properties"]:
            assert f"`{key}`" in reference, key
    for key in SCHEMA["$defs"]["speaker"]["properties"]:
        assert f"`speakers[].{key}`" in reference
