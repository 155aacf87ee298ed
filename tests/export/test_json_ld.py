"""Linked data: read back by a library that is not ours, and asked in SPARQL."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from told_by_hand import (
    FERRY,
    HARBOR,
    INNER,
    NOT_SAIL,
    OUTER,
    PAGE,
    SAIL,
    TIME,
    identities,
    told,
    words,
)

from onrecord.export.iris import VOCABULARY, iri, text_iri
from onrecord.export.json_ld import OWN, written
from onrecord.record.copied import Copied
from onrecord.record.entry import Interval

# The library warns of what it uses itself.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "exports.md"
PREFIXES = f"""
PREFIX schema: <http://schema.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX or: <{VOCABULARY}>
"""


def graph(articles=None, who=()):
    """The document, as rdflib understands it; its context is in it."""
    text = "".join(written(told() if articles is None else articles, who))
    read = Graph()
    read.parse(data=text, format="json-ld")
    return read


@pytest.fixture(scope="module")
def data():
    return graph(who=identities())


def ask(data, query):
    """The rows of an answer, as plain strings."""
    return sorted(tuple(str(cell) for cell in row) for row in data.query(PREFIXES + query))


def test_statements_are_quotations_where_they_are_quoted_and_claims_where_they_claim(data):
    """A paraphrased denial is a claim, a quoted pledge a quotation."""
    rows = ask(data, "SELECT ?s ?t WHERE { ?s a or:Statement ; a ?t FILTER(?t != or:Statement) }")
    types = {}
    for statement, name in rows:
        types.setdefault(statement[-16:], []).append(name.rpartition("/")[2])
    assert types == {
        SAIL.id: ["Quotation"],
        TIME.id: ["Claim", "Quotation"],
        OUTER.id: ["Claim"],
        INNER.id: ["Claim"],
        NOT_SAIL.id: ["Claim", "Quotation"],
    }


def test_who_said_it_in_what_office_is_found_through_the_role(data):
    """And the name that the article prints beside the one that they go by."""
    rows = ask(
        data,
        """SELECT ?text ?who ?name ?title ?body WHERE {
            ?s schema:text ?text ; schema:creator ?role ; or:act or:pledge .
            ?role schema:creator ?who ; schema:roleName ?title ; or:inOrganization ?body .
            ?who a schema:Person ; schema:name ?name }""",
    )
    who = iri("speaker", "00000000000000aa")
    assert rows == [(SAIL.statement.text, who, "Ada Núñez", "Mayor", "City of Harbor")]


def test_a_person_has_one_name_and_the_others_beside_it():
    """However many articles print another."""
    (mayor,) = identities()
    renamed = replace(mayor, name="Ada B. Núñez")
    data = graph(who=(renamed,))
    query = f"SELECT ?n WHERE {{ <{iri('speaker', mayor.id)}> schema:%s ?n }}"
    assert ask(data, query % "name") == [("Ada B. Núñez",)]
    assert ask(data, query % "alternateName") == [("Ada Núñez",)]


def test_a_position_cuts_the_words_behind_emoji_and_combining_marks(data):
    """In the text of that digest."""
    rows = ask(
        data,
        f"""SELECT ?start ?end ?exact WHERE {{
            <{iri("statement", TIME.id)}> oa:hasTarget ?t .
            ?t oa:hasSource <{text_iri(FERRY)}> ; oa:hasSelector ?quote, ?place .
            ?quote oa:exact ?exact . ?place oa:start ?start ; oa:end ?end }}""",
    )
    cut = words(((int(start), int(end)) for start, end, _ in rows), FERRY)
    assert cut == [exact for *_, exact in rows]
    assert len(cut) == 2


def test_the_page_is_a_target_too(data):
    """At its address, and kept under its digest."""
    rows = ask(
        data,
        "SELECT ?at ?kept WHERE { ?t oa:hasSource ?at ; oa:hasState/oa:cachedSource ?kept }",
    )
    assert rows == [(FERRY.url, f"hash://sha256/{PAGE.source}")]


def test_a_link_is_told_once_with_its_relation_and_its_words(data):
    """The words by their places in the two texts."""
    rows = ask(
        data,
        """SELECT ?later ?earlier ?rule ?start WHERE {
            ?l a or:Link ; or:relation or:reverses ; or:later ?later ; or:earlier ?earlier ;
                or:because ?why .
            ?why or:rule ?rule ; or:laterWords/oa:start ?start }""",
    )
    at = HARBOR.text.index("will not")
    later, earlier = iri("statement", NOT_SAIL.id), iri("statement", SAIL.id)
    assert rows == [(later, earlier, "opposite verbs", str(at))]
    assert len(ask(data, "SELECT ?l WHERE { ?l a or:Link }")) == 2


def test_a_day_is_a_date_and_a_stretch_of_days_an_interval(data):
    """With two dots for an end that nobody knows."""
    assert ask(data, "SELECT ?d WHERE { ?s schema:dateCreated ?d }") == [("2017-02-22",)]
    assert ask(data, "SELECT ?d WHERE { ?s schema:temporalCoverage ?d }") == [("../2017-02-24",)]
    on = Interval(SAIL.said_on.earliest, None)
    open_end = graph((replace(told()[0], entries=(replace(SAIL, said_on=on),), links=()),))
    assert ask(open_end, "SELECT ?d WHERE { ?s schema:temporalCoverage ?d }") == [
        ("2017-02-22/..",)
    ]


def test_where_to_whom_and_on_what_occasion_have_their_things(data):
    """As schema.org has them."""
    rows = ask(
        data,
        """SELECT ?place ?country ?event ?audience WHERE {
            ?s schema:locationCreated ?p ; schema:recordedAt/schema:name ?event ;
                schema:audience/schema:name ?audience .
            ?p schema:name ?place ; schema:address/schema:addressCountry ?country }""",
    )
    assert rows == [("🏝️ the quay", "MX", "a “press” call", "reporters")]


def test_a_statement_within_another_says_so(data):
    """By its name."""
    rows = ask(data, "SELECT ?a ?b WHERE { ?a or:nestedIn ?b }")
    assert rows == [(iri("statement", INNER.id), iri("statement", OUTER.id))]


def test_a_copy_leads_to_where_the_words_stood_first():
    """By its name."""
    data = graph((replace(told()[0], copied=Copied((), {SAIL.id: NOT_SAIL.id})),))
    rows = ask(data, "SELECT ?a ?b WHERE { ?a or:copyOf ?b }")
    assert rows == [(iri("statement", SAIL.id), iri("statement", NOT_SAIL.id))]


def test_what_is_not_so_is_told_as_well_as_what_is(data):
    """A flag is true or false, never missing."""
    flags = data.query(PREFIXES + "SELECT ?h WHERE { ?s a or:Statement ; or:hedged ?h }")
    assert [row[0] for row in flags] == [Literal(False)] * 5


def test_every_word_of_ours_is_in_the_reference():
    """With what it means."""
    rows = DOCS.read_text(encoding="utf-8").partition("## json-ld")[2].partition("\n## ")[0]
    told_there = {
        name
        for line in re.findall(r"^\| (`or:.+?) \|", rows, re.MULTILINE)
        for name in re.findall("`or:(.+?)`", line)
    }
    assert {*OWN, "Statement", "Link", "Reason", "Measure", "Standing"} <= told_there


def test_nothing_is_said_in_a_word_that_is_no_term(data):
    """Of ours, all are declared."""
    ours = {str(p) for p in data.predicates() if str(p).startswith(VOCABULARY)}
    assert ours <= {VOCABULARY + name for name in OWN}


def test_an_article_tells_where_it_stands_and_what_its_text_was(data):
    """But not the text."""
    about = URIRef(iri("article", FERRY.id))
    values = {str(value) for value in data.objects(about)}
    assert {FERRY.title, FERRY.url, "2017-02-23", text_iri(FERRY)} <= values
    assert json.dumps(FERRY.text) not in "".join(written(told()))
