"""Reading GUM's own format, and holding an answer against its entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.read.stage import read
from onrecord.record.text import Article
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import staged
from train import gum
from train.led import Followed

WORDS = """\
# newdoc id = GUM_news_invented
# meta::title = A dam
# newpar
# text = Pia Lund's dam held.
1\tPia\tPia\tPROPN\tNNP\t_\t4\tnmod\t_\tEntity=(1-thing-new-cf1-x-4-coref(2-person-new-cf1-x-1,2-coref
2-3\tLund's\t_\t_\t_\t_\t_\t_\t_\t_
2\tLund\tLund\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=2)
4\tdam\tdam\tNOUN\tNN\t_\t5\tnsubj\t_\tEntity=1)
5\theld\thold\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# text = She smiled at Lund.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(2-person-giv-cf1-x-1-ana)
2\tsmiled\tsmile\tVERB\tVBD\t_\t0\troot\t_\t_
3\tat\tat\tADP\tIN\t_\t4\tcase\t_\t_
4\tLund\tLund\tPROPN\tNNP\t_\t2\tobl\t_\tEntity=(2-person-giv-cf1-x-1-coref)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def told(tmp_path: Path) -> gum.Annotated:
    path = tmp_path / "GUM_news_invented.conllu"
    path.write_text(WORDS, encoding="utf-8")
    return gum.read(path)


def test_a_document_is_read_as_its_words_say(told: gum.Annotated) -> None:
    """A space or none between words, a line for each paragraph, offsets that cut the text."""
    assert told.text == "Pia Lund's dam held.\nShe smiled at Lund."
    assert [told.text[one.start : one.end] for one in told.tokens] == [
        one.form for one in told.tokens
    ]
    assert [(one.entity, one.first, one.last) for one in told.mentions] == [
        ("1", 0, 4), ("2", 0, 3), ("2", 6, 7), ("2", 9, 10),
    ]  # fmt: skip


def test_an_answer_is_right_where_it_holds_a_head_of_the_same_entity(told: gum.Annotated) -> None:
    """Pronouns and short names of people, and the places that speak for their entity."""
    (document,) = read([Article(told.text)], skipped=lambda _: None)
    followed = Followed(document, Pronouns(staged(document, [], starter())))
    gold = gum.Heads(told, followed)
    assert gold.pronouns == {21: "2"}
    assert gold.short == [(35, 39, "2")]
    assert gold.is_in((0, 8), "2")
    assert not gold.is_in((11, 14), "2")
    assert not gold.is_in(None, "2")


def test_the_dev_partition_has_two_documents_of_each_genre() -> None:
    """As the corpus publishes it; all else is train."""
    genres = [name.split("_")[1] for name in gum.DEV]
    assert sorted(genres) == sorted(2 * gum.GENRES)
