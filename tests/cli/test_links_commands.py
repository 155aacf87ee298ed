"""`onrecord links`, `timeline` and `matters`: what the record makes of statements."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from spoken import KELLY, THURSDAY, ferry, harbor, repeats, said

from onrecord.cli.main import group
from onrecord.record.entry import ArticleRecord, Interval, Measure
from onrecord.record.judgement import STATES, Judgement, Pair, Verdict
from onrecord.record.link import Link, Reason, Relation
from onrecord.resolve.across.identities import Identities
from onrecord.store.links import Wanted
from onrecord.store.sql import open_record

FRIDAY = Interval.day(date(2017, 2, 24))


@pytest.fixture
def record(tmp_path):
    """Kelly says that it will sail, Spicer repeats it, and Kelly takes it back."""
    path = tmp_path / "onrecord.db"
    article = replace(
        harbor().article, text="It will not sail on time, Kelly said.", path="pier.txt"
    )
    back = said("It will not sail on time", KELLY, article=article, on=FRIDAY)
    why = (
        Reason("polarity", (back.statement.content[0],), ferry().entries[1].statement.content),
        Reason("words that carried it", (), ferry().entries[1].statement.content),
    )
    reversal = Link(back.id, ferry().entries[1].id, Relation.REVERSES, 0.9, why)
    with open_record(path) as record:
        one = ferry()
        ferries = one.entries[1].statement.content
        measure = Measure(
            one.article.id, "the ferry plan", ferries, "plan", statements=(one.entries[1].id,)
        )
        record.add(replace(one, measures=(measure,)), matcher=Identities())
        again = harbor()
        link = repeats(again.entries[0], ferry().entries[1])
        record.add(replace(again, links=(link,)), matcher=Identities())
        record.add(ArticleRecord(article, (back,), links=(reversal,)), matcher=Identities())
    return path


@pytest.fixture
def ask(record):
    """Runs a command on that record, and returns what it printed."""

    def asked(*arguments, status=0):
        result = CliRunner().invoke(group, ["--record", str(record), *arguments])
        assert result.exit_code == status, result.output
        return result.stderr if status else result.stdout

    return asked


def relations(printed):
    return [json.loads(line)["relation"] for line in printed.splitlines()]


def test_links_stand_side_by_side_reversals_first(ask):
    """Both sides with who, when and where, and the words on both sides as the reason."""
    told = ask("links", "--format", "table")
    assert told.index("reverses · 90%") < told.index("repeats · 75%")
    assert "a candidate, to be judged" in told
    assert "polarity: “It will sail on time,” against “It will not sail on time”" in told.replace(
        "““", "“"
    ).replace("””", "”")
    assert "The Harbor Ledger" in told
    assert "Sierra & Coast" in told
    assert "true" not in told.casefold()


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_what_a_person_judged_of_a_link_stands_beside_it(ask, record, verdict):
    """It is no longer to be judged; the judgement can be read and taken back."""
    state = STATES[verdict].value
    at = datetime(2020, 1, 1, 12, tzinfo=UTC)
    with open_record(record) as opened:
        first, _ = opened.linked(Wanted(), limit=2)
        made = Judgement(verdict, "ed", at, pair=Pair.of(first.link), note="he said so")
        opened.identities.judge(made, Identities())
    told = ask("links", "--format", "table")
    assert f"reverses · 90% · {state} by a person" in told
    assert told.count("to be judged") == 1
    assert [json.loads(one)["state"] for one in ask("links").splitlines()] == [state, "candidate"]
    assert f"ed: {verdict.value}s that" in ask("people", "judgements", "--format", "table")
    ask("people", "undo", made.id[:8], "--by", "jo")
    assert ask("links", "--format", "table").count("to be judged") == 2


def test_a_link_goes_out_with_both_its_ends(ask):
    """As one JSON object a line, with an id to judge it by."""
    first, second = map(json.loads, ask("links", "--format", "jsonl").splitlines())
    assert (first["relation"], second["relation"]) == ("reverses", "repeats")
    assert first["a"]["text"] == "It will not sail on time"
    assert first["b"]["article"]["outlet"] == "The Harbor Ledger"
    assert first["because"][0]["rule"] == "polarity"
    assert len({first["id"], second["id"]}) == 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--relation", "repeats"), ["repeats"]),
        (("--relation", "repeats", "--relation", "reverses"), ["reverses", "repeats"]),
        (("--min-probability", "0.8"), ["reverses"]),
        (("--speaker", "Sean Spicer"), ["repeats"]),
        (("--speaker", "John Kelly"), ["reverses", "repeats"]),
        (("--measure", "ferry plan"), ["reverses", "repeats"]),
        (("--measure", "tunnel"), []),
        (("--after", "2017-02-25"), []),
        (("--before", "2017-02-25", "--limit", "1"), ["reverses"]),
        (("--relation", "narrows"), []),
    ],
)
def test_links_are_asked_for(ask, asked, expected):
    """By relation, probability, speaker or measure on either side, day of the later one."""
    assert relations(ask("links", *asked, "--format", "jsonl")) == expected


def test_what_somebody_said_stands_in_order(ask):
    """Under its day, with what it does to what was said before."""
    told = ask("timeline", "John Kelly", "--format", "table")
    assert told.index("2017-02-23") < told.index("It will not sail") < told.index("reverses")
    assert "late again" not in told
    assert "nothing on record" in ask("timeline", "John Kelly", "tunnel", status=3)


def test_a_timeline_is_drawn(ask, tmp_path):
    """As a picture that any browser shows; not over a file that is there."""
    path = tmp_path / "kelly.svg"
    ask("timeline", "John Kelly", "sail", "--svg", str(path), "--format", "table")
    text = "".join(ElementTree.parse(path).getroot().itertext())
    assert "It will not sail on time" in text
    assert "reverses 90%" in text
    assert "exists already" in ask("timeline", "John Kelly", "--svg", str(path), status=3)
    ask("timeline", "John Kelly", "--svg", str(path), "--force")


def test_words_in_a_picture_are_no_markup(ask, record, tmp_path):
    """Whatever an article says."""
    article = replace(harbor().article, text="<script>alert(1)</script> & “sail”", path="x.txt")
    with open_record(record) as opened:
        words = said("<script>alert(1)</script> & “sail”", KELLY, article=article, on=THURSDAY)
        opened.add(ArticleRecord(article, (words,)), matcher=Identities())
    path = tmp_path / "kelly.svg"
    ask("timeline", "John Kelly", "--svg", str(path))
    assert "<script" not in path.read_text(encoding="utf-8")


def test_statements_are_gathered_by_what_they_are_about(ask):
    """Named by the words that they share, with who speaks and what was done."""
    told = ask("matters", "--format", "table")
    assert "sail" in told.splitlines()[0]
    assert "John Kelly" in told
    (one, *_) = map(json.loads, ask("matters", "--format", "jsonl").splitlines())
    assert len(one["statements"]) >= 2
    assert set(one["relations"]) <= {relation.value for relation in Relation}
    assert ask("matters", "--fewest", "99", "--format", "jsonl") == ""


def test_a_repetition_is_told_word_by_word(tmp_path):
    """What one side has alone, in the place of the whole of both."""
    path = tmp_path / "words.db"
    later, earlier = harbor(), ferry()
    statement = replace(later.entries[0].statement, text="It will sail on Monday")
    reworded = replace(later.entries[0], statement=statement)
    link = repeats(reworded, earlier.entries[1])
    why = replace(link.because[0], rule="quoted words")
    with open_record(path) as record:
        record.add(earlier)
        record.add(replace(later, entries=(reworded,), links=(replace(link, because=(why,)),)))
    told = CliRunner().invoke(group, ["--record", str(path), "links", "--format", "table"]).stdout
    assert "It will sail on" in told
    assert "{+Monday+}" in told
    assert "[-time" in told
