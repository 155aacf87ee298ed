"""`onrecord compare`: the relation of two statements."""

import contextlib
import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.main import group
from onrecord.cli.pairs import from_file
from onrecord.errors import InputError
from onrecord.record.link import Relation

NAMES = {*(relation.value for relation in Relation), "none"}
WILL = "The ferry will sail on Monday."
WILL_NOT = "The ferry will not sail on Monday."


def run(*arguments, status=0, given=None):
    result = CliRunner().invoke(group, ["compare", *arguments], input=given)
    assert result.exit_code == status, result.output
    return result.stderr if status else result.stdout


def told(*pairs):
    lines = "\n".join(json.dumps(pair) for pair in pairs)
    return [json.loads(one) for one in run("--pairs", "-", given=lines).splitlines()]


def test_two_statements_are_compared_on_a_terminal():
    """Both of them, the relation, and why; as a candidate."""
    printed = run(WILL, WILL_NOT, "--format", "table")
    assert WILL in printed
    assert WILL_NOT in printed
    assert "contradicts · " in printed
    assert "a candidate, to be judged" in printed
    assert "polarity (conflict): “not … sail … Monday” on the one side" in printed


def test_each_pair_of_a_file_is_told_on_a_line():
    """With all chances, what the network infers, and spans of the texts as given."""
    (one,) = told({"id": "p1", "left": {"text": WILL}, "right": {"text": WILL_NOT}})
    assert one["id"] == "p1"
    assert one["relation"] == "contradicts"
    assert set(one["probabilities"]) == NAMES
    assert sum(one["probabilities"].values()) == pytest.approx(1, abs=0.001)
    assert max(one["nli"], key=one["nli"].get) == "contradiction"
    why = {reason["rule"]: reason for reason in one["because"]}["polarity"]
    assert "not" in [WILL_NOT[start:end] for start, end in why["right"]]
    assert "sail" in [WILL[start:end] for start, end in why["left"]]


def test_one_speaker_reverses_what_another_contradicts():
    """By the speaker and the day, whichever side is told first."""
    early = {"text": WILL, "speaker": "John Kelly", "said_on": "2017-02-01"}
    late = {"text": WILL_NOT, "speaker": "John Kelly", "said_on": "2017-02-23"}
    other = {**late, "speaker": "Sean Spicer"}
    undated = {"text": WILL_NOT, "speaker": "John Kelly"}
    found = told(
        {"left": early, "right": late},
        {"left": late, "right": early},
        {"left": early, "right": other},
        {"left": early, "right": undated},
    )
    relations = [one["relation"] for one in found]
    assert relations == ["reverses", "reverses", "contradicts", "contradicts"]
    assert [one["probabilities"]["reverses"] > 0 for one in found] == [True, True, False, False]


def test_a_pair_told_the_other_way_round_has_its_spans_on_its_own_sides():
    """Left stays left, also where it was said later."""
    early = {"text": WILL, "said_on": "2017-02-01"}
    late = {"text": WILL_NOT, "said_on": "2017-02-23"}
    (one,) = told({"left": late, "right": early})
    why = {reason["rule"]: reason for reason in one["because"]}["polarity"]
    assert "not" in [WILL_NOT[start:end] for start, end in why["left"]]


def test_the_same_pair_is_judged_alike_in_whatever_company():
    """And in the order of the file."""
    pair = {"id": 1, "left": {"text": WILL}, "right": {"text": WILL_NOT}}
    other = {"id": 2, "left": {"text": "A pier. " * 40}, "right": {"text": "No pier."}}
    (alone,) = told(pair)
    first, second = told(other, pair)
    assert (first["id"], second) == (2, alone)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1: no JSON"),
        ("[1]", "line 1: no pair"),
        ('{"left": {"text": "a"}}', "right: it has no text"),
        ('{"left": {"text": 1}, "right": "b"}', "left: it has no text"),
        ('{"left": " … ", "right": "b"}', "left: there is no word"),
        ('{"left": {"text": "a", "said_on": "soon"}, "right": "b"}', "is no day"),
        ('{"left": {"text": "a", "speaker": 3}, "right": "b"}', "speaker is no text"),
    ],
)
def test_a_line_that_is_no_pair_is_told_with_its_number(line, says):
    """What, which one, and what to do."""
    assert says in run("--pairs", "-", given=line, status=3)


def test_what_is_asked_for_must_be_two_statements_or_a_file():
    """One is not enough, and both are too many; a statement needs a word."""
    assert "give two statements" in run("one", status=2)
    assert "give two statements" in run("one", "two", "--pairs", "-", status=2)
    assert "without a word" in run("one", "…", status=3)
    assert "cannot be read" in run("--pairs", "nowhere.jsonl", status=3)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=60), st.binary(max_size=60)))
def test_a_file_of_anything_gives_pairs_or_a_clear_error(tmp_path_factory, told):
    """And never a traceback."""
    path = tmp_path_factory.mktemp("pairs") / "pairs.jsonl"
    path.write_bytes(told if isinstance(told, bytes) else told.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(InputError):
        list(from_file(str(path)))
