"""From a statement's source to its speakers."""

from __future__ import annotations

import pytest
from statements_by_hand import only, page, said, speaker

from onrecord.record.entry import Office, SpeakerType
from onrecord.record.text import Article, Document, Span, TextMap
from onrecord.resolve.rules import PROBABILITIES, Rule
from onrecord.resolve.speakers import told_as
from onrecord.resolve.stage import resolve


def test_a_completed_name_is_less_sure() -> None:
    """The article's own full name is surer than one from the register."""
    text = "President Trump said so. President Bob Roe said so, too."
    document = page(text)
    (trump,) = only(document, said(document, "so.", source="President Trump", cue="said")).speakers
    (roe,) = only(document, said(document, "so,", source="President Bob Roe", cue="said")).speakers
    assert (trump.name, roe.name) == ("Donald Trump", "Bob Roe")
    assert trump.probability < roe.probability


def test_the_office_beside_the_name_is_the_one_told() -> None:
    """Elsewhere in the article the first that is held, and a post before a role."""
    text = "Bob Roe, a lawyer and former judge, spoke. Mayor Roe said so. Roe said no."
    document = page(text)
    mayor = said(document, "so", source="Mayor Roe", cue="said")
    plain = said(document, "no", source="Roe", cue="said")
    told = [entry.speakers[0].office for entry in resolve(document, [mayor, plain])]
    assert told == [Office("Mayor")] * 2


def test_an_office_of_a_place_is_of_no_body_that_has_its_name() -> None:
    """A Denver mayor is not of the Denver Police Department, and its chief is."""
    text = "The Denver Police Department slept. Denver Mayor Bob Roe said so. Denver Police chief "
    document = page(f"{text}Ann Poe said no.")
    mayor = said(document, "so", source="Denver Mayor Bob Roe", cue="said")
    chief = said(document, "no", source="Denver Police chief Ann Poe", cue="said")
    told = [entry.speakers[0].office for entry in resolve(document, [mayor, chief])]
    assert told == [
        Office("Denver Mayor"),
        Office("Denver Police chief", "Denver Police Department"),
    ]


def test_a_party_or_a_kinship_is_no_office() -> None:
    """`a Democrat`, `his wife`."""
    document = page("Bob Roe, a Democrat, said so.")
    (one,) = only(
        document, said(document, "so", source="Bob Roe, a Democrat,", cue="said")
    ).speakers
    assert (one.name, one.office) == ("Bob Roe", None)


def test_an_office_outside_its_time_has_no_organization_from_the_register() -> None:
    """The register is asked by the day only."""
    document = page("Secretary John Kerry said so.")
    (one,) = only(
        document, said(document, "so", source="Secretary John Kerry", cue="said")
    ).speakers
    assert one.office == Office("Secretary")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Bob Roe came. Roe’s remarks said so.", "Roe’s remarks", "Bob Roe"),
        ("Bob Roe came. His letter said so.", "His letter", "Bob Roe"),
        ("Bob Roe came. His aides said so.", "His aides", "his aides"),
        ("The Roe campaign, of Bob Roe, said so.", "The Roe campaign", "Roe campaign"),
        ("It rained. The Qualtagh said so.", "The Qualtagh", "Qualtagh"),
        ("Nobody knew it. The dog said so.", "The dog", "the dog"),
    ],
)
def test_a_source_has_one_speaker(text: str, source: str, name: str) -> None:
    """Somebody by name, or the source's own words."""
    assert speaker(text, source) == name


def test_only_a_name_has_an_id() -> None:
    """Two articles' companies, critics or memos are not one."""
    document = page("The company said so. Bob Roe said no.")
    company, roe = (
        entry.speakers[0]
        for entry in resolve(
            document,
            [
                said(document, "so", source="The company", cue="said"),
                said(document, "no", source="Bob Roe", cue="said"),
            ],
        )
    )
    assert (company.type, company.id) == (SpeakerType.UNNAMED, None)
    assert roe.id is not None


def test_one_speaker_of_two_mentions_is_told_once() -> None:
    """`Roe, Bob Roe`: the same person."""
    document = page("Bob Roe came. Roe and Bob Roe said so.")
    entry = only(document, said(document, "so", source="Roe and Bob Roe", cue="said"))
    assert [one.name for one in entry.speakers] == ["Bob Roe"]


def test_a_statement_without_source_or_neighbour_has_no_speaker() -> None:
    """A passive names nobody."""
    document = page("It was said that it rained.")
    assert only(document, said(document, "it rained", cue="was said")).speakers == ()


def test_statements_that_name_each_other_as_outer_ones_do_no_harm() -> None:
    """Only a damaged input has them."""
    document = page("I said so, I said no.")
    first = said(document, "so", source="I", cue="said")
    second = said(document, "no", source="I", cue="said").within(first)
    looped = first.within(second)
    assert [entry.speakers for entry in resolve(document, [looped, second])] == [(), ()]


def test_words_that_the_cleaning_took_out_are_no_source() -> None:
    """The statement is kept, with nothing in the place of its source."""
    text = "{mosads}Roe said so."
    document = page(text)
    statement = said(document, "so", source="{mosads}", cue="said")
    assert only(document, statement).speakers == ()


def test_a_document_without_sentences_is_read_by_its_paragraphs() -> None:
    """And one without either has nobody in it, and no error."""
    text = "Bob Roe said so. He said no."
    whole = (Span(0, len(text)),)
    article = Article(text)
    by_paragraph = Document(article, text, TextMap.same(len(text)), whole, ())
    bare = Document(article, text, TextMap.same(len(text)), (), ())
    statement = said(page(text), "no", source="He", cue="said")
    assert [one.name for one in only(by_paragraph, statement).speakers] == ["Bob Roe"]
    assert only(bare, statement).speakers == ()


@pytest.mark.parametrize(
    ("said_so", "told"),
    [
        ("A senior\nofficial", "a senior official"),
        ("The poll, which was small,", "the poll"),
        ("Critics", "Critics"),
        ("Trump’s", "Trump"),
        ("his daughter, 34", "his daughter"),
    ],
)
def test_a_description_is_told_as_a_reader_would_read_it(said_so: str, told: str) -> None:
    """On one line, without a clause, and without the capital of its sentence."""
    assert told_as(said_so) == told


def test_every_rule_has_a_probability() -> None:
    """From never to nearly always."""
    assert set(PROBABILITIES) == set(Rule)
    assert all(0 <= rule.probability < 1 for rule in Rule)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Marxists", SpeakerType.GROUP),
        ("The Qualtaghs", SpeakerType.GROUP),
        ("Qualthers", SpeakerType.PERSON),
        ("Japan", SpeakerType.ORGANIZATION),
        ("QNB", SpeakerType.ORGANIZATION),
    ],
)
def test_a_name_that_the_article_does_not_explain_is_sorted_by_its_form(
    words: str, kind: SpeakerType
) -> None:
    """People by what they have in common, places by their government, the rest as persons."""
    document = page(f"{words}, in the end, said so.")
    (one,) = only(document, said(document, "so", source=words, cue="said")).speakers
    assert one.type is kind


def test_an_apostrophe_of_another_make_is_the_same_name() -> None:
    """`O’Neill` and `O'Neill`, `Senators Ann Lee` and `Lee`."""
    assert speaker("James O’Neill came. O'Neill said so.", "O'Neill") == "James O’Neill"
    assert speaker("Senators Ann Lee and Bob Roe came. Lee said so.", "Lee") == "Ann Lee"


def test_a_nickname_before_a_known_surname_is_no_name() -> None:
    """`Crooked Trump` does not name the President anew."""
    assert speaker("Shrewd Trump, they say. President Trump said so.", "President Trump") == (
        "Donald Trump"
    )
