"""`onrecord read` and `onrecord demo`: the record of articles, printed and not kept."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.main import group

PLEDGE = "No ferry will sail for the northern islands until the harbor wall is mended"
TEXT = f"“{PLEDGE},” Mayor Ada Quinn said on Thursday.\n\n“It has to be,” she added.\n"
AGAIN = f"Ada Quinn had been plain about it. “{PLEDGE},” the mayor said.\n"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Runs `onrecord read` in a folder with two articles and something that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again.txt").write_text(AGAIN, encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")

    def run(*arguments, status=0, **options):
        result = CliRunner().invoke(group, ["read", *arguments], **options)
        assert result.exit_code == status, result.output
        return result

    return run


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_article_is_one_object(read):
    """With nothing after it, where there is nothing to say."""
    (one,) = objects(read("ferry.txt", "--published", "2017-02-23"))
    assert one["format"] == "onrecord/1"
    assert one["article"]["published"] == "2017-02-23"
    assert one["statements"]


def test_every_span_cuts_the_text_as_it_was_handed_in(read):
    """Title line, line ends and all."""
    (one,) = objects(read("ferry.txt"))
    cut = [TEXT[start:end] for said in one["statements"] for start, end in said["content"]]
    assert any(PLEDGE in words for words in cut)


def test_what_the_command_line_says_of_a_text_is_said_of_the_article(read):
    """Where the text itself cannot."""
    options = ("--outlet", "The Harbor Ledger", "--url", "https://x.example/1", "--title", "Ferry")
    article = objects(read("ferry.txt", *options))[0]["article"]
    told = (article["outlet"], article["url"], article["title"])
    assert told == ("The Harbor Ledger", "https://x.example/1", "Ferry")


def test_what_is_less_probable_is_left_out(read):
    """And all the rest is printed as it was."""
    (every,) = objects(read("ferry.txt"))
    surest = max(said["probability"] for said in every["statements"])
    for least in (0.5, surest - 0.001, 1):
        (one,) = objects(read("ferry.txt", "--min-probability", str(least)))
        likely = [said for said in every["statements"] if said["probability"] >= least]
        assert one == {**every, "statements": likely}


def test_what_is_left_out_repeats_nothing(read):
    """No link leads to it."""
    first, second, last = objects(read("ferry.txt", "again.txt", "--min-probability", "1"))
    assert first["statements"] == second["statements"] == last["links"] == []


def test_several_articles_end_with_the_links_between_them(read):
    """On an object of no article, with the keys of any; a link within an article stays with it."""
    first, second, last = objects(read("ferry.txt", "again.txt"))
    assert first["links"] == second["links"] == []
    assert [*last] == [*first]
    assert (last["article"]["id"], last["article"]["path"], last["statements"]) == (None, "", [])
    assert [link["relation"] for link in last["links"]] == ["repeats"]


def test_what_is_skipped_is_told_to_people_and_to_programs(read):
    """On stderr, and on the last object; the others are read."""
    result = read("ferry.txt", "empty.txt")
    assert result.stderr == "skipped empty.txt: no text left after stripping\n"
    assert objects(result)[-1]["skips"] == [
        {"path": "empty.txt", "reason": "no text left after stripping"}
    ]


def test_nothing_that_could_be_read_is_an_error(read):
    """With status 3, and the skips on the last object all the same."""
    result = read("empty.txt", status=3)
    assert "onrecord: nothing could be read" in result.stderr
    assert len(objects(result)) == 1


def test_a_path_that_is_not_there_is_an_error_when_the_others_are_read(read):
    """They are printed, the last object too."""
    result = read("ferry.txt", "again.txt", "nothing.txt", status=3)
    assert "no such file or folder: nothing.txt" in result.stderr
    assert len(objects(result)) == 3


def test_standard_input_is_an_article_too(read):
    """Of the format that is named, or that it begins like."""
    (one,) = objects(read("-", input=json.dumps({"id": "f", "text": TEXT}).encode()))
    assert one["article"]["path"] == "-#f"
    (one,) = objects(read("-", "--input-format", "text", input=b'{"text": "no JSON"}'))
    assert one["article"]["path"] == "-"


def test_a_lone_surrogate_stays_what_it_is(read, tmp_path):
    """The output is ASCII, and comes back as it was."""
    (tmp_path / "half.json").write_text(json.dumps({"text": TEXT, "title": "half \ud800"}))
    result = read("half.json")
    assert result.stdout.isascii()
    assert objects(result)[0]["article"]["title"] == "half \ud800"
    assert "half \N{REPLACEMENT CHARACTER}" in read("half.json", "--format", "table").stdout


def test_a_table_ends_with_what_was_read(read):
    """And shows the links."""
    told = read("ferry.txt", "again.txt", "empty.txt", "--format", "table").stdout
    assert "What connects them" in told
    summary = told.splitlines()[-1]
    assert summary.startswith("2 articles · ")
    assert "1 skipped" in summary


def test_v_says_what_was_read(tmp_path, monkeypatch):
    """On stderr, article by article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(group, ["-v", "read", "ferry.txt"])
    assert result.stderr.startswith("read ferry.txt: ")


def test_a_damaged_model_is_an_error_with_a_hint(read, tmp_path):
    """Before anything is printed."""
    result = read("ferry.txt", "--model", str(tmp_path), status=3)
    assert result.stdout == ""
    assert "no model card" in result.stderr
    assert "hint: " in result.stderr


def test_the_demo_reads_all_samples(tmp_path, monkeypatch):
    """With their outlets and dates, skips none, and keeps nothing."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["demo", "--format", "jsonl"])
    assert (result.exit_code, result.stderr) == (0, "")
    *articles, last = objects(result)
    assert len(articles) == 8
    assert all(one["article"]["outlet"] and one["article"]["published"] for one in articles)
    assert last["links"]
    assert not list(tmp_path.iterdir())


def test_the_demo_leaves_out_what_is_less_probable(tmp_path, monkeypatch):
    """As `read` does; nothing in it points at what is not there."""
    monkeypatch.chdir(tmp_path)
    arguments = ["demo", "--format", "jsonl", "--min-probability", "0.7"]
    told = objects(CliRunner().invoke(group, arguments))
    every = [said for one in told for said in one["statements"]]
    ids = {said["id"] for said in every}
    assert all(said["probability"] >= 0.7 for said in every)
    assert {said["nested_in"] for said in every} <= {*ids, None}
    assert {link[end] for one in told for link in one["links"] for end in "ab"} <= ids


def test_the_demo_is_drawn_wherever_it_goes(tmp_path, monkeypatch):
    """It is there to be looked at."""
    result = CliRunner().invoke(group, ["demo"])
    assert result.stdout.splitlines()[-1].startswith("8 articles · ")


def test_a_column_is_called_what_the_user_says(read, tmp_path):
    """In a table whose names nobody knows."""
    (tmp_path / "a.csv").write_text(f'kopf,wort\nFerry,"“{PLEDGE},” Ada Quinn said."\n', "utf-8")
    (one,) = objects(read("a.csv", "--map", "text=wort", "--map", "title=kopf"))
    assert one["article"]["title"] == "Ferry"
    assert one["statements"]


@pytest.mark.parametrize("told", ["headline=kopf", "title", "title=", "=kopf"])
def test_what_cannot_be_mapped_is_misuse(read, told):
    """The error names the fields that there are."""
    result = read("ferry.txt", "--map", told, status=2)
    assert "FIELD=COLUMN" in result.stderr
    assert "text, html, date, title" in result.stderr


def test_a_summary_says_that_it_is_only_a_part(read, tmp_path):
    """To a program and to a reader."""
    item = f"<item><description>“{PLEDGE},” Ada Quinn said.</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss><channel>{item}</channel></rss>", "utf-8")
    (one,) = objects(read("a.rss"))
    assert one["article"]["partial"] is True
    assert "only a part" in read("a.rss", "--format", "table").stdout


def test_a_file_on_standard_input_is_known_by_how_it_begins(read):
    """A table, a feed: no name tells."""
    table = f'id,text\n7,"“{PLEDGE},” Ada Quinn said."\n'
    (one,) = objects(read("-", input=table))
    assert one["article"]["path"] == "-#7"
