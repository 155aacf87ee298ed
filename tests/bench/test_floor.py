"""The shipped model may not fall under bench/floor.json on the sample written for it."""

import pytest

from bench import floor, marked, peers

SAMPLE = marked.sample()


@pytest.mark.slow
def test_the_shipped_model_is_not_below_its_floor():
    assert floor.below(floor.figures(floor.predictions()), floor.floor()) == []


def test_the_floor_can_fail(tmp_path):
    """A regular expression finds the quoted words, and nobody who said them."""
    got = floor.figures(peers.found(peers.regex(floor.write_texts(tmp_path)).output))
    fallen = floor.below(got, floor.floor())
    assert [line.split(" is ")[0] for line in fallen] == [
        "linked F1", "exact F1", "overlap F1", "direct linked recall",
    ]  # fmt: skip


def test_the_gold_itself_is_above_every_floor():
    got = floor.figures({name: one.attributions for name, one in SAMPLE.items()})
    assert set(got.values()) == {1.0}
    assert floor.below(got, floor.floor()) == []


def test_the_floor_has_a_line_for_every_measure():
    assert set(floor.floor()) == set(floor.figures({}))


@pytest.mark.parametrize("name", SAMPLE)
def test_every_span_of_the_sample_cuts_whole_words(name):
    text, gold = SAMPLE[name]
    assert not set("[]|") & set(text)
    for one in gold:
        assert one["content"]
        for start, end in (span for spans in one.values() for span in spans):
            cut = text[start:end]
            assert cut == cut.strip() != ""
            assert not (text[start - 1 : start].isalnum() and cut[0].isalnum())
            assert not (text[end : end + 1].isalnum() and cut[-1].isalnum())


def test_the_sample_is_large_enough_and_has_every_kind():
    gold = [one for article in SAMPLE.values() for one in article.attributions]
    assert len(gold) >= 60
    assert any(not one["source"] for one in gold)
    assert any(len(one["content"]) > 1 for one in gold)


@pytest.mark.parametrize("marks", ["[1s|She said", "She] said"])
def test_a_mark_that_is_not_closed_or_not_opened_is_refused(marks):
    with pytest.raises(ValueError, match="closed"):
        marked.read(marks)


def test_marks_stand_within_each_other_and_have_several_numbers():
    text, gold = marked.read("[1,2s|He] [1c|said] [1q|she [3c|knew]] and [2c|left].")
    assert text == "He said she knew and left."
    assert [one["source"] for one in gold] == [[[0, 2]], [[0, 2]], []]
    assert gold[0]["content"] == [[8, 16]]
    assert gold[2]["cue"] == [[12, 16]]
