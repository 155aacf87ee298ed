"""Our own scoring: words, pairs, and the figures made of them, on cases counted by hand."""

import pytest

from bench import marked
from bench.scoring import Figures, attributions, pairs, same_source, shared


def read(marks):
    return attributions(*marked.read(marks))


def figures(ours, people):
    told = Figures()
    told.add(read(ours), read(people))
    return told


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“All of it,”", "direct"),
        ("''All of it,'' ``and more.''", "direct"),
        ("that “some of it” was", "mixed"),
        ("“Some of it” was", "mixed"),
        ("none of it", "indirect"),
    ],
)
def test_the_kind_is_read_off_the_marks(content, kind):
    (one,) = read(f"[1q|{content}]")
    assert one.kind == kind


def test_a_span_that_cuts_a_word_has_the_whole_word():
    text = "They said so."
    (one,) = attributions(text, [{"source": [], "cue": [], "content": [[6, 8]]}])
    assert one.content == {1}


def test_punctuation_never_decides():
    ours, people = read("She said [1q|“so,”] twice."), read("She said “[1q|so],” twice.")
    assert ours[0].content == people[0].content


def test_an_attribution_without_content_is_not_counted():
    assert read("[1s|She] [1c|said] so.") == []


def test_nothing_and_nothing_is_the_same():
    assert shared(frozenset(), frozenset()) == 1.0
    assert same_source(*read("[1q|One] and [2q|two]."))


def test_a_pair_is_one_to_one_and_the_most_alike_first():
    ours = read("[1q|a b c] [2q|d]")
    people = read("[1q|a b] [2q|c d]")
    assert list(pairs(ours, people)) == [(0, 0), (1, 1)]


def test_figures_of_one_exact_one_overlap_without_its_source_and_one_missed():
    told = figures(
        "[1s|She] said [1q|“yes.”] He said [2q|that it rained] a lot. No.",
        "[1s|She] said [1q|“yes.”] [2s|He] said [2q|that it rained a lot]. [3q|No].",
    )
    assert told.f1("exact") == pytest.approx(2 * 1 / 5)
    assert told.f1("overlap") == pytest.approx(2 * 2 / 5)
    assert told.f1("linked") == pytest.approx(2 * 1 / 5)
    assert told.recall("direct", "linked") == 1.0
    assert told.recall("indirect", "overlap") == 0.5
    assert told.precision("indirect", "overlap") == 1.0
