"""The main job, with the real network: articles in, their records out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import Extract, Pipeline, connect, verify
from onrecord.read.html import page
from onrecord.read.stage import read
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord, Interval
from onrecord.record.people import Membership, Organization, PartialDate, Person, Post, Register
from onrecord.record.source import Source
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Skip, Span
from onrecord.store.sql import open_record


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def record(pipeline: Pipeline, text: str, **known) -> ArticleRecord:
    (told,) = pipeline.read([Article(text, **known)], skipped=pytest.fail)
    return told


def cut(told: ArticleRecord, spans) -> list[str]:
    return [span.of(told.article.text) for span in spans]


def test_measures_know_the_statements_about_them(pipeline):
    """The guidance is official, the pledge rules something out; each has its own words."""
    told = record(
        pipeline,
        "The guidance, which was made official Tuesday, widens the group of ships to be searched.\n"
        "“There will be no use of military force,” Homeland Security Secretary John Kelly said.",
        published=date(2017, 2, 23),
    )
    guidance, widens, force = told.measures
    assert [one.status for one in told.measures] == ["official", "ordered", "pledged_not"]
    assert guidance.date == Interval.day(date(2017, 2, 21))
    assert cut(told, widens.evidence) == ["widens the group of ships to be searched"]
    assert (force.text, force.actor) == ("use of military force", "John Kelly")
    assert force.statements == tuple(entry.id for entry in told.entries)


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


def test_what_the_reporter_guesses_that_somebody_meant_is_nobodys(pipeline):
    """No statement has its words, nor the minister's; what she did say is there."""
    told = record(
        pipeline,
        "Interior Minister Paula Reyes spoke on Monday. “We will not close the bridge,” Reyes said."
        "\n\nReyes may have been referring to a plan, which was never adopted, to sell the bridge.",
    )
    contents = [words for entry in told.entries for words in cut(told, entry.statement.content)]
    assert contents[0] == "“We will not close the bridge,”"
    assert not any("sell the bridge" in words for words in contents)


def test_what_somebody_reportedly_said_is_marked_as_inferred(pipeline):
    """It is told, with whom the reporter has it from."""
    told = record(pipeline, "Interior Minister Paula Reyes reportedly said the bridge was unsafe.")
    (entry,) = told.entries
    assert (entry.statement.guessed, entry.statement.hedged) == (True, False)
    assert "reportedly said" in entry.reading


def test_a_pledge_in_the_speakers_words_is_one_with_its_probability(pipeline):
    """And reads with the speaker's name."""
    told = record(
        pipeline, "Minister Paula Reyes spoke. “I will not close the bridge,” Reyes said."
    )
    entry = told.entries[-1]
    assert entry.statement.act is Act.PLEDGE
    assert 0.5 < entry.statement.act_probability < 1
    assert entry.reading == "[Reyes] will not close the bridge."


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
    (link,) = connect(told).links
    assert (link.a, link.b) == (told[1].entries[0].id, told[0].entries[0].id)
    assert link.relation.value == "repeats"


def test_who_speaks_in_several_articles_is_told_in_whatever_order_they_come(pipeline):
    """By one id for all of them, and with what each article calls him."""
    words = "said that the northern bridge would stay open."
    told = [
        record(pipeline, f"{name} {words}", outlet=outlet, published=date(2017, 2, day))
        for name, outlet, day in (
            ("Mayor William Tanner", "A", 23),
            ("Mayor Bill Tanner", "B", 24),
            ("Mayor Ada Quinn", "C", 25),
        )
    ]
    found = connect(told)
    (one,) = found.identities
    assert sorted(one.names) == ["Bill Tanner", "William Tanner"]
    assert len(set(found.ids.values())) == 2
    assert connect(told[::-1]).identities == found.identities


def test_every_statement_says_how_sure_it_is_of_its_source_and_kind(pipeline):
    """Also one within another, and one whose speaker was not found."""
    within = "“The president told me, ‘We will never close that bridge,’ and I believe him,” "
    told = [
        *record(pipeline, f"{within}Reyes said.").entries,
        *record(pipeline, "“We will never, ever close that bridge again.”").entries,
    ]
    assert any(entry.statement.nested_in for entry in told)
    assert not told[-1].statement.source
    for said in (entry.statement for entry in told):
        assert 0 < said.source_probability <= 1
        assert 0 < said.kind_probability <= 1


def test_the_bar_that_is_asked_for_takes_the_place_of_the_models():
    """A model that would tell no paraphrase tells them all where nothing is too improbable."""
    pipeline = Pipeline()
    card = pipeline.network.card
    pipeline.network.card = replace(card, decoding={**card.decoding, "least": 1.0})
    article = Article("The governor said on Monday that the bridge would stay closed.")

    def told(**asked):
        (one,) = pipeline.read([article], skipped=pytest.fail, **asked)
        return len(one.entries)

    assert (told(), told(least=0.0), told(least=1.0)) == (0, 1, 0)


class Found(Pipeline):
    """A pipeline that has found four statements: B within A, and D within C, repeat each other."""

    places = ((0, 9), (2, 9), (20, 29), (22, 29))

    def __init__(self, *probabilities: float) -> None:
        super().__init__()
        self.probabilities = probabilities

    def extract(self, articles, *, skipped, least=None, any_language=False):
        quote = "“There will be no closing of the northern bridge,”"
        for document in read(articles, skipped=skipped):
            said = [
                Statement(document.article.id, Kind.DIRECT, (), (), (Span(*at),), quote, p, "any 1")
                for at, p in zip(self.places, self.probabilities, strict=True)
            ]
            a, b, c, d = said
            yield Extract(document, (a, b.within(a), c, d.within(c)))


@given(st.tuples(*[st.floats(0, 1)] * 4), st.floats(0, 1))
def test_nothing_points_at_a_statement_that_is_left_out(probabilities, least):
    """Whatever the probabilities: no link, and no statement within one."""
    article = Article("She said that it was late, and then she said it again.")
    (every,) = Found(*probabilities).read([article], skipped=pytest.fail)
    (told,) = Found(*probabilities).read([article], skipped=pytest.fail, least=least)
    likely = tuple(entry for entry in every.entries if entry.statement.probability >= least)
    ids = {entry.id for entry in likely}
    assert every.links
    assert told.entries == likely
    assert {entry.statement.nested_in for entry in likely} <= {*ids, None}
    assert told.links == tuple(link for link in every.links if {link.a, link.b} <= ids)


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


def test_adding_asks_the_registers_of_the_record(pipeline, tmp_path):
    """Besides the one that comes with onrecord."""
    zorb = Register(
        (Person("1", "Ann Zorb"),),
        (Organization("r", "Ruritania", area="Ruritania"),),
        (Post("p", "President", "r", "Ruritania"),),
        (Membership("1", "r", "p", "", PartialDate(2016), None, date(2020, 1, 1)),),
    )
    text = "President Zorb said that it rained. President Trump said that the sun shone."
    article = Article(text, published=date(2017, 2, 23))
    with open_record(str(tmp_path / "r.db")) as record_:
        record_.import_register(zorb, source=Source("zorb"))
        (added,) = pipeline.add([article], record_, skipped=pytest.fail)
    names = [entry.speakers[0].name for entry in added.told.entries]
    assert names == ["Ann Zorb", "Donald Trump"]


PAGE = (
    "<html><body><article><p>The mayor spoke in the harbor.</p><p>“We will <b>not</b>\n close"
    " the bridge&#32;this year,” Mayor Paula Reyes said on Monday.</p></article></body></html>"
).encode()


def test_a_statement_of_a_page_leads_into_the_page(pipeline):
    """By its characters and by its bytes; the page itself is not held for longer than needed."""
    (told,) = pipeline.read([page(PAGE, "a.html")], skipped=pytest.fail)
    (target,) = told.entries[0].targets
    assert target.exact == "“We will not\n close the bridge this year,”"
    cut = PAGE[target.bytes.start : target.bytes.end].decode()
    assert cut == "“We will <b>not</b>\n close the bridge&#32;this year,”"
    assert told.article.original.sha256 == target.source
    assert told.article.original.data == b""


def test_a_page_on_record_can_be_opened_again(pipeline, tmp_path):
    """And everything in it holds."""
    with open_record(tmp_path / "onrecord.db") as record:
        (added,) = pipeline.add([page(PAGE, "a.html")], record, skipped=pytest.fail)
        assert list(record.records()) == [added.told]
        assert record.anchored().originals == 1
        assert list(verify(record)) == []


def test_what_is_not_english_is_read_only_where_it_is_asked_for(pipeline):
    """Otherwise it is a skip with its language."""
    text = "Die Ministerin erklärte am Donnerstag, es werde keine Abschiebungen geben."
    skips: list[Skip] = []
    assert list(pipeline.read([Article(text, "a")], skipped=skips.append)) == []
    assert skips == [Skip("a", "not English but German (de)")]
    kept = pipeline.read([Article(text, "a")], skipped=pytest.fail, any_language=True)
    assert len(list(kept)) == 1
