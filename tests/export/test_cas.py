"""UIMA CAS: read back by dkpro-cassis, and counted in UTF-16 as UIMA counts."""

import json
import sys
from dataclasses import replace

import pytest
from cassis import load_cas_from_json, load_typesystem
from told_by_hand import (
    FERRY,
    HARBOR,
    INNER,
    NUNEZ,
    OUTER,
    SAIL,
    TIME,
    told,
)

from onrecord.errors import InputError
from onrecord.export.cas import CUE, LAYERS, LINK, SOURCE, STATEMENT, written
from onrecord.record.entry import Entry


def files(articles=None):
    return {file.path: file.text for file in written(told() if articles is None else articles)}


def cas(*entries, article=FERRY):
    """The CAS of an article with these statements."""
    one = replace(told()[0], article=article, entries=entries or told()[0].entries)
    return load_cas_from_json(files((one,))[f"{article.id}.json"])


def pieces(read, entry):
    """The annotations of one statement, in order."""
    every = (one for one in read.select(STATEMENT) if one.statement == entry.id)
    return sorted(every, key=lambda one: one.begin)


def links(read):
    """From, to and label of each link, by words."""
    return {
        (one.Governor.get_covered_text(), one.Dependent.get_covered_text(), one.label)
        for one in read.select(LINK)
    }


def test_there_is_a_file_for_each_article_and_the_layers_beside_them():
    """To be imported as a type system."""
    made = files()
    assert sorted(made) == sorted(["TypeSystem.xml", f"{FERRY.id}.json", f"{HARBOR.id}.json"])
    types = load_typesystem(made["TypeSystem.xml"])
    for layer, features in LAYERS.items():
        assert {one.name for one in types.get_type(layer).features} == set(features)


def test_annotations_cut_their_words_behind_emoji_and_combining_marks():
    """Though the file counts an emoji as two."""
    read = cas()
    assert read.sofa_string == FERRY.text
    for entry in (SAIL, TIME, OUTER, INNER):
        cut = [one.get_covered_text() for one in pieces(read, entry)]
        assert cut == [span.of(FERRY.text) for span in entry.statement.content]
    raw = json.loads(files()[f"{FERRY.id}.json"])["%FEATURE_STRUCTURES"]
    first = next(one for one in raw if one.get("statement") == SAIL.id)
    units = FERRY.text[: SAIL.statement.content[0].start].encode("utf-16-le")
    assert first["begin"] == len(units) // 2 > SAIL.statement.content[0].start


def test_a_statement_says_who_said_it_and_what_was_done():
    """What is not known has no value."""
    (one,) = pieces(cas(), SAIL)
    assert (one.act, one.kind, one.medium) == ("pledge", "direct", "speech")
    assert (one.speaker, one.speakerId, one.office) == ("Ada Núñez", NUNEZ.who, "Mayor")
    assert (one.day, one.reading, one.hedged) == ("2017-02-22", SAIL.reading, False)
    assert one.probability == pytest.approx(0.95)
    (bare,) = pieces(cas(Entry(SAIL.statement)), SAIL)
    assert (bare.speaker, bare.speakerId, bare.day) == (None, None, None)


def test_whoever_is_not_named_has_no_id():
    """Only words."""
    (one,) = pieces(cas(), OUTER)
    assert (one.speaker, one.speakerId) == ("an official", None)


def test_pieces_continue_each_other_and_statements_stand_within_others():
    """And a link within the article is one, too."""
    content = [span.of(FERRY.text) for span in TIME.statement.content]
    assert links(cas()) == {
        (content[1], content[0], "continues"),
        ("nothing", "the mayor promised nothing", "within"),
        (content[0], SAIL.statement.text, "repeats"),
    }


def test_a_source_of_several_statements_stands_once_with_their_ids():
    """As a cue does."""
    again = replace(TIME, statement=replace(TIME.statement, source=SAIL.statement.source))
    read = cas(SAIL, again)
    (source,) = read.select(SOURCE)
    assert source.get_covered_text() == "Ada Núñez"
    assert source.statements.split() == [SAIL.id, again.id]
    assert {one.get_covered_text() for one in read.select(CUE)} == {"said 🎉", "told\tus"}


def test_half_a_surrogate_pair_is_a_question_mark():
    """Which counts as one, so that offsets stay."""
    article = replace(FERRY, text=FERRY.text.replace("🚢", "\ud83d", 1))
    odd = replace(SAIL, reading="half \ud83d")
    (one,) = pieces(cas(odd, article=article), SAIL)
    assert one.get_covered_text() == SAIL.statement.text
    assert one.reading == "half ?"


def test_without_dkpro_cassis_it_says_what_to_install(monkeypatch):
    """And is no traceback."""
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(InputError) as refused:
        next(written(told()))
    assert "onrecord[cas]" in refused.value.hint
