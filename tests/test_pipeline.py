"""The main job, with the real network: articles in, their records out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import Pipeline, links
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord
from onrecord.record.statement import Kind
from onrecord.record.text import Article, Skip


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def record(pipeline: Pipeline, text: str, **known) -> ArticleRecord:
    (told,) = pipeline.read([Article(text, **known)], skipped=pytest.fail)
    return told


def cut(told: ArticleRecord, spans) -> list[str]:
    return [span.of(told.article.text) for span in spans]


def test_a_split_quotation_is_one_statement(pipeline):
    """“…,” he said. “…” has two contents, one cue and one source."""
    told = record(
        pipeline,
        "Interior Minister Paula Reyes spoke on Monday.\n\n"
        "“We will not close the bridge,” she said. “It stays open for everyone.”",
    )
    said = told.entries[-1].statement
    assert said.kind is Kind.DIRECT
    assert cut(told, said.content) == [
        "“We will not close the bridge,”",
        "“It stays open for everyone.”",
    ]
    assert cut(told, said.source) == ["she"]
    assert [speaker.name for speaker in told.entries[-1].speakers] == ["Paula Reyes"]


def test_according_to_is_a_cue(pipeline):
    """The source follows its cue, and the content stands before it."""
    told = record(
        pipeline,
        "The bridge will stay closed until March, according to the transport ministry.",
    )
    (entry,) = told.entries
    assert cut(told, entry.statement.cue) == ["according to"]
    assert entry.statement.kind is Kind.INDIRECT


def test_a_template_token_is_in_no_span(pipeline):
    """A wrong mark after a token opens the quotation; the token is nobody's word."""
    text = (
        "Paula Reyes met reporters on Monday.\n"
        "{adslot}”There will be no, no closing of the bridge,” Reyes said."
    )
    told = record(pipeline, text)
    said = told.entries[-1].statement
    assert cut(told, said.content) == ["”There will be no, no closing of the bridge,”"]
    assert said.text.startswith("“There")


def test_a_quotation_inside_a_quotation_is_a_statement_of_its_own(pipeline):
    """“He told me ‘never again’” reports two speakers."""
    told = record(
        pipeline,
        "“The president told me last night, ‘We will never close that bridge,’ "
        "and I believe him,” Reyes said.",
    )
    nested = [entry.statement for entry in told.entries if entry.statement.nested_in]
    assert [cut(told, one.content) for one in nested] == [["‘We will never close that bridge,’"]]
    assert nested[0].nested_in == told.entries[0].id


def test_reading_twice_gives_the_same_record(pipeline):
    """Ids are hashes of what the thing is."""
    text = "“We will not close the bridge,” Paula Reyes said on Monday."
    one, two = (record(pipeline, text, published=date(2017, 2, 27)) for _ in range(2))
    assert wire.article_record(one) == wire.article_record(two)


def test_an_article_without_words_is_skipped_with_a_reason(pipeline):
    """One bad article does not stop the run; it is counted."""
    skips: list[Skip] = []
    articles = [Article("  ", path="a"), Article("Ann Lee said it was late.", path="b")]
    told = list(pipeline.read(articles, skipped=skips.append))
    assert [one.article.path for one in told] == ["b"]
    assert [skip.path for skip in skips] == ["a"]


def test_a_quote_in_two_outlets_is_linked_as_repeated(pipeline):
    """The same words by the same speaker, wherever they were printed."""
    told = [
        record(pipeline, text, outlet=outlet, published=date(2017, 2, day))
        for text, outlet, day in (
            ("“There will be no closing of the northern bridge,” Paula Reyes said.", "A", 23),
            ("Paula Reyes said “there will be no closing of the northern bridge.”", "B", 24),
        )
    ]
    (link,) = links(told)
    assert (link.a, link.b) == (told[1].entries[0].id, told[0].entries[0].id)
    assert link.relation.value == "repeats"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from(list("“”‘’\"'«»`{}[]-–—\n\r\t\u00a0\u200b\ud800\0")),
            st.characters(),
        ),
        max_size=300,
    )
)
def test_any_text_is_read_or_skipped_and_every_span_cuts_it(pipeline, text):
    """Law 1 on the whole path: evidence always lies in the text as handed in."""
    skips: list[Skip] = []
    for told in pipeline.read([Article(text, path="x")], skipped=skips.append):
        for entry in told.entries:
            said = entry.statement
            for span in (*said.source, *said.cue, *said.content):
                assert span.of(text)
            for spans in entry.evidence.values():
                assert cut(told, spans)
        wire.article_record(told)
    assert len(skips) <= 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            (
                "“We will go,” ",
                "she said. ",
                "Ann Lee ",
                "said ",
                "‘never’ ",
                "\n",
                "{ad}",
                "''",
                "”",
            )
        ),
        max_size=40,
    )
)
def test_scrambled_reports_are_read_and_every_span_cuts_them(pipeline, parts):
    """Unbalanced marks, missing speakers and stray tokens break no law."""
    text = "".join(parts)
    for told in pipeline.read([Article(text, path="x")], skipped=lambda skip: None):
        for entry in told.entries:
            assert all("{ad}" not in words for words in cut(told, entry.statement.content))
