"""The tables by kind, length and medium, over articles made by hand."""

import json
import sys

import pytest

from bench import marked, speed
from bench.breakdown import Read, by_length, by_medium, commonest_errors, count_errors
from bench.scoring import attributions


def article(ours, people, words=10):
    (text, found), (_, gold) = marked.read(ours), marked.read(people)
    for one in found:
        one |= {"medium": "thought", "nested_in": None}
    return Read("a", words, attributions(text, found), attributions(text, gold))


def test_statements_alone_leave_thought_out_on_both_sides():
    people = "[1s|She] [1c|hopes] [1q|so], and [2s|he] [2c|said] [2q|no]."
    ours = "[1s|She] [1c|hopes] [1q|so], and he said no."
    lines = by_medium([article(ours, people)]).splitlines()
    assert "| all | 2 | 1 | 0.667 | 0.667 | 0.667 |" in lines
    assert "| statements alone: speech and writing | 1 | 0 | 0.000 | 0.000 | 0.000 |" in lines
    assert "| thought | 1 | 1 | 1.000 | 1.000 | 1.000 |" in lines


def test_articles_are_grouped_by_length_in_four():
    read = [article("So.", "So.", words) for words in (400, 100, 300, 200)]
    groups = [line.split(" | ")[0] for line in by_length(read).splitlines()[2:]]
    assert groups == ["| 100 to 100", "| 200 to 200", "| 300 to 300", "| 400 to 400"]


def test_the_commonest_error_comes_first_with_its_share_and_example():
    missed = article("She said so.", "[1s|She] [1c|said] [1q|so].")
    invented = article("[1s|It] [1c|says] [1q|so].", "It says so.")
    told = commonest_errors(count_errors([missed, invented, missed]))
    first = told.splitlines()[2]
    assert first.startswith(
        "| 1 | missed: a paraphrase with a verb of saying | 2 | 66.7% | *people:*"
    )


def test_the_first_statement_is_timed_to_the_first_line_that_has_one():
    lines = [{"statements": []}, {"statements": [{}]}]
    printed = "; ".join(f"print({json.dumps(line)!r}, flush=True)" for line in lines)
    command = [sys.executable, "-c", f"{printed}; import time; time.sleep(60)"]
    assert 0 < speed.first_statement(command) < 60


def test_a_command_without_a_statement_cannot_be_timed():
    with pytest.raises(SystemExit, match="printed no statement"):
        speed.first_statement([sys.executable, "-c", "print('{\"statements\": []}')"])
