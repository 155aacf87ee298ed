"""The calibration error on known numbers, what counts as right, and the picture."""

import xml.etree.ElementTree as ElementTree

import pytest

from bench import marked
from bench.calibration import expected_error, judged, reliability
from bench.reliability import picture
from bench.scoring import attributions

SVG = "{http://www.w3.org/2000/svg}"


def test_what_is_right_as_often_as_told_has_no_error():
    told = [(0.75, True)] * 3 + [(0.75, False)]
    assert expected_error(reliability(told)) == pytest.approx(0)


def test_the_error_is_weighted_by_how_many_a_bin_holds():
    told = [(0.9, False)] * 1 + [(0.3, True)] * 3
    assert expected_error(reliability(told)) == pytest.approx((1 * 0.9 + 3 * 0.7) / 4)


def test_bins_are_tenths_and_certainty_is_in_the_last():
    bins = reliability([(0.05, False), (0.9, True), (1.0, True)])
    assert [(one.low, one.count) for one in bins] == [(0.0, 1), (0.9, 2)]


def test_nothing_told_has_no_error():
    assert expected_error(reliability([])) == 0


def test_what_answers_no_gold_is_wrong_and_its_source_is_not_asked():
    text, found = marked.read("[1s|She] said [1q|so]. [2q|It rained].")
    for one, probability in zip(found, (0.9, 0.4), strict=True):
        one |= {"probability": probability, "source_probability": 0.8, "kind_probability": None}
        one["kind"] = "indirect"
    gold = marked.read("[1s|She] said [1q|so]. It rained.").attributions
    told = judged([(attributions(text, found), attributions(text, gold))])
    assert told == {
        "probability": [(0.9, True), (0.4, False)],
        "source_probability": [(0.8, True)],
        "kind_probability": [],
    }


def test_the_picture_has_a_panel_for_each_probability_and_a_point_for_each_bin():
    told = {"one": [(0.2, False), (0.9, True)], "other": [(0.5, True)], "silent": []}
    drawn = ElementTree.fromstring(picture(told))
    assert [len(panel.findall(f"{SVG}circle")) for panel in drawn.findall(f"{SVG}g")] == [2, 1, 0]
