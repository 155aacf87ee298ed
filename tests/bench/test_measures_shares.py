"""Verdicts on measures, counted by hand."""

from bench.measures import FOUND, INVENTED, MISSED, READ, RIGHT, WRONG, Line, lines, shares

TOLD = [
    Line("a", "", "", READ),
    Line("b", "", "", FOUND),
    Line("a", "1", "", RIGHT),
    Line("a", "1", "blocked", WRONG),
    Line("a", "9", "", MISSED),
    Line("a", "20", "", MISSED),
    Line("b", "4", "", INVENTED),
]


def test_shares_are_of_what_is_found_now() -> None:
    """What was missed and is found by now is missed no more, and waits for a verdict."""
    there = [Line("a", "1", "", ""), Line("a", "1", "blocked", ""), Line("a", "20", "", "")]
    rows = [row.strip("| ").split(" | ") for row in shares(TOLD, there).splitlines()[2:]]
    assert rows[0] == ["measures, 1 articles read whole", "2", "1", "0", "1", "1.00", "1"]
    assert rows[1] == ["measures, all articles", "2", "1", "0", "1", "1.00", "–"]
    assert rows[2] == ["statuses, all articles", "1", "0", "1", "0", "0.00", "–"]


def test_the_verdicts_hold_no_words() -> None:
    """Names, places and verdicts only; every line is of an article that is told."""
    told = lines()
    names = {line.article for line in told if line.verdict in (READ, FOUND)}
    assert {line.article for line in told} == names
    assert {line.verdict for line in told} <= {READ, FOUND, RIGHT, INVENTED, MISSED, WRONG}
    assert all(line.start.isdigit() or not line.start for line in told)
