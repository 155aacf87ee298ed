"""Every kind of error has a sentence that shows it, and the classifier calls it by its name."""

import pytest

from bench import marked
from bench.errors import Error, errors
from bench.examples import EXAMPLES
from bench.scoring import attributions


def differences(people, ours):
    (text, gold), (same, found) = marked.read(people), marked.read(ours)
    assert text == same
    for one in found:
        one.setdefault("nested_in", None)
        one.setdefault("medium", "thought" if "means" in text else "speech")
    return list(errors(attributions(text, found), attributions(text, gold)))


def test_every_kind_of_error_has_an_example():
    assert set(EXAMPLES) == set(Error)


@pytest.mark.parametrize("error", Error)
def test_an_example_shows_the_kind_that_it_stands_for(error):
    assert differences(*EXAMPLES[error]) == [error]


def test_the_same_marks_are_no_error():
    marks = "[1s|She] [1c|said] [1q|so]."
    assert differences(marks, marks) == []


def test_content_and_source_of_one_pair_are_two_errors():
    people = "[1s|The clerk of the court] [1c|said] [1q|that the vote was void]."
    ours = "The clerk of [1s|the court] [1c|said] that [1q|the vote was void]."
    assert differences(people, ours) == [Error.THAT_DIFFERS, Error.SOURCE_SHORTER]


def test_what_swallows_its_neighbour_is_one_error_and_not_two():
    people = (
        "[1s|She] [1c|said] [1q|the old pier was quite safe] and [2c|promised] [2q|a new lamp]."
    )
    ours = "[1s|She] [1c|said] [1q|the old pier was quite safe and promised a new lamp]."
    assert differences(people, ours) == [Error.MERGED]


def test_a_page_shows_an_example_with_what_differs_in_bold():
    line = EXAMPLES[Error.THAT_DIFFERS].line(Error.THAT_DIFFERS)
    assert line == (
        "*people:* The clerk noted **that the vote was void**.<br>"
        "*onrecord:* The clerk noted that **the vote was void**."
    )
