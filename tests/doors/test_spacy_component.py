"""The component of spaCy, in pipelines of spaCy's own."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from onrecord import Article, InputError, Pipeline

TEXT = (
    "🚢 “No ferry will sail until the harbor wall is mended,” Mayor Ada Quinn said on Thursday.\n"
    "She denied that the wall had been neglected."
)


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    """A blank English pipeline with the component, found by its entry point."""
    made = spacy.blank("en")
    made.add_pipe("onrecord")
    return made


def test_a_blank_pipeline_tells_who_says_what(nlp) -> None:
    """In reading order, pronouns resolved, as spans of tokens."""
    first, second = nlp(TEXT)._.attributions
    assert (first.speaker, first.kind, second.speaker, second.act) == (
        "Ada Quinn",
        "direct",
        "Ada Quinn",
        "deny",
    )
    assert [one.text for one in (*first.source, *first.cue, *first.content)] == [
        "Mayor Ada Quinn",
        "said",
        "“No ferry will sail until the harbor wall is mended,”",
    ]
    assert [one.text for one in second.source] == ["She"]


def test_the_spans_of_a_document_have_their_parts_as_labels(nlp) -> None:
    """So that displaCy draws them, under the key `onrecord`."""
    doc = nlp(TEXT)
    told = [(span.label_, span.text) for span in doc.spans["onrecord"]]
    assert told[:2] == [("source", "Mayor Ada Quinn"), ("cue", "said")]
    assert len(told) == 6


def test_it_tells_what_the_pipeline_of_onrecord_tells(nlp) -> None:
    """The same statements with the same spans, to the character."""
    doc = nlp(TEXT)
    (told,) = Pipeline().read([Article(TEXT)], skipped=pytest.fail, any_language=True)
    expected = [entry.statement for entry in told.entries]
    assert [one.told["content"] for one in doc._.attributions] == [
        [[span.start, span.end] for span in one.content] for one in expected
    ]
    assert [one.words for one in doc._.attributions] == [
        tuple(span.of(TEXT) for span in one.content) for one in expected
    ]


PIECES = (
    *(
        "“Go,” ",
        "he said",
        "Ada Quinn",
        " 👩🏽\u200d✈️ ",
        "denied that ",
        "\n\n",
        "\t",
        "Cafe\u0301",
    ),
    *(
        "’s",
        "…",
        "\u200b",
        "\x00",
        "--",
        ". ",
        "“",
        "”",
        "according to ",
        "the U.S. ",
        "\r\n",
        "  ",
    ),
)


@given(text=st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=80)
def test_characters_are_exact_and_tokens_hold_them_all(nlp, text: str) -> None:
    """Whatever the text is; a span of tokens is never shorter than the characters."""
    doc = nlp(text)
    assert doc.text == text
    for one in doc._.attributions:
        for part in ("source", "cue", "content"):
            spans = getattr(one, part)
            covered = {at for span in spans for at in range(span.start_char, span.end_char)}
            exact = {at for start, end in one.told[part] for at in range(start, end)}
            assert all(text[at].isspace() for at in exact - covered)
        assert one.words == tuple(text[start:end] for start, end in one.told["content"])


def test_tokens_that_are_cut_otherwise_are_taken_whole(nlp) -> None:
    """A tokenizer of somebody's own, which knows no punctuation."""
    words = TEXT.split()
    doc = nlp.get_pipe("onrecord")(Doc(nlp.vocab, words))
    first = doc._.attributions[0]
    assert [span.text for span in first.content] == [
        "“No ferry will sail until the harbor wall is mended,”"
    ]
    assert doc.text[slice(*first.told["content"][0])] in first.content[0].text


def test_a_document_keeps_its_attributions_wherever_spacy_takes_it(nlp) -> None:
    """To bytes, into a DocBin, and back."""
    doc = nlp(TEXT)
    told = [one.told for one in doc._.attributions]
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    for other in (again, binned):
        assert [one.told for one in other._.attributions] == told
        assert _places(other) == _places(doc)


def _places(doc: Doc) -> list[list[tuple[int, int]]]:
    return [[(one.start, one.end) for one in told.content] for told in doc._.attributions]


def test_days_count_from_the_day_that_the_document_was_published(nlp) -> None:
    """A date, or a text like 2017-02-23."""
    for day in (date(2017, 2, 24), "2017-02-24"):
        doc = nlp.make_doc(TEXT)
        doc._.published = day
        told = nlp(doc)._.attributions[0].told["said_on"]
        assert told == {"earliest": "2017-02-23", "latest": "2017-02-23"}
    doc = nlp.make_doc(TEXT)
    doc._.published = "Friday"
    with pytest.raises(InputError, match="Friday"):
        nlp(doc)


@pytest.mark.parametrize(("text", "reason"), [("", "no text left"), ("12 — 30.", "no words")])
def test_a_document_without_words_has_no_attributions_and_says_why(nlp, text, reason) -> None:
    doc = nlp(text)
    assert doc._.attributions == ()
    assert reason in doc._.onrecord["skips"][0]


def test_only_likely_statements_are_told_where_that_is_asked() -> None:
    """And what is no probability is refused."""
    strict = spacy.blank("en")
    strict.add_pipe("onrecord", config={"least": 1.0})
    assert strict(TEXT)._.attributions == ()
    with pytest.raises(InputError, match="least cannot be 2"):
        spacy.blank("en").add_pipe("onrecord", config={"least": 2.0})


def test_documents_come_back_from_other_processes_with_their_attributions(tmp_path) -> None:
    """In a Python of its own: this one has too many threads to be copied."""
    program = tmp_path / "program.py"
    program.write_text(
        "import spacy\n"
        "if __name__ == '__main__':\n"
        "    nlp = spacy.blank('en')\n"
        "    nlp.add_pipe('onrecord')\n"
        f"    docs = nlp.pipe([{TEXT!r}] * 2, n_process=2)\n"
        "    print(*(len(doc._.attributions) for doc in docs))\n",
        encoding="utf-8",
    )
    run = [sys.executable, str(program)]
    done = subprocess.run(run, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "2 2\n"


def test_a_pipeline_is_saved_and_loaded_with_it(nlp, tmp_path) -> None:
    nlp.to_disk(tmp_path / "model")
    assert len(spacy.load(tmp_path / "model")(TEXT)._.attributions) == 2


def test_onrecord_itself_needs_no_spacy() -> None:
    """Nothing but the component imports it."""
    program = "import onrecord.doors.record, onrecord.pipeline, sys; print('spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
