"""What an assistant is answered, over the protocol and by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client

from onrecord import Article, InputError, NotFound, Pipeline, open_record
from onrecord.doors import citing
from onrecord.doors.assistants import LONGEST, Answers
from onrecord.doors.record import Record
from onrecord.pipeline import judge
from onrecord.record.entry import ArticleRecord
from onrecord.record.judgement import Judgement, Pair, Verdict
from onrecord.record.said import Said
from onrecord.record.text import Span
from small_world import kelly, measured, repeats, said, trump

PAGE = """<html><head><title>Ferry</title></head><body><article>
<h1>Ferry stays in port</h1>
<p>Mayor Ada Quinn spoke to reporters on Thursday in the town hall of the harbor.</p>
<p>“No ferry will sail until the harbor wall is mended,” Quinn said on Thursday.</p>
<p>The wall has stood there for a hundred years, and nobody knows who built it or why.</p>
</article></body></html>"""
WORDS = "No ferry will sail until the harbor wall is mended"


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """A record of a page and of two texts in which the mayor says the same, and the contrary."""
    folder = tmp_path_factory.mktemp("assistant")
    (folder / "ferry.html").write_text(PAGE, encoding="utf-8")
    onrecord = [sys.executable, "-m", "onrecord", "--record", str(folder / "onrecord.db")]
    add = [*onrecord, "add", str(folder / "ferry.html"), "--published", "2017-02-23"]
    subprocess.run([*add, "--outlet", "The Harbor Ledger"], check=True, capture_output=True)
    texts = [
        f"“{WORDS},” Mayor Ada Quinn said again.",
        "Mayor Ada Quinn denied that the harbor wall was unsafe. “Ferries will sail,” she said.",
    ]
    articles = [
        Article(text, outlet="Coast Wire", published=date(2017, 2, 24 + day))
        for day, text in enumerate(texts)
    ]
    with open_record(folder / "onrecord.db") as record:
        list(Pipeline().add(articles, record, skipped=pytest.fail))
    return folder / "onrecord.db"


def ask(path: Path, *calls):
    """What a client is answered that starts the server as an assistant does."""

    async def asked():
        program = ["-m", "onrecord", "--record", str(path), "mcp"]
        async with Client(
            stdio_client(StdioServerParameters(command=sys.executable, args=program))
        ) as client:
            return [await call(client) for call in calls]

    return asyncio.run(asked())


def tool(name, **arguments):
    return lambda client: client.call_tool(name, arguments)


def evidence(told):
    """Everything in an answer that has a place and words."""
    if isinstance(told, dict):
        if {"start", "end", "words"} <= told.keys():
            yield told
        for one in told.values():
            yield from evidence(one)
    elif isinstance(told, list):
        for one in told:
            yield from evidence(one)


def test_a_client_finds_four_tools_that_change_nothing(path: Path) -> None:
    """Over standard input and output, and it is told how to cite."""

    async def who(client):
        return client.server_info.name, client.instructions

    listed, (name, instructions) = ask(path, lambda client: client.list_tools(), who)
    assert [one.name for one in listed.tools] == ["search", "show", "links", "verify"]
    assert all(one.annotations.read_only_hint for one in listed.tools)
    assert all(one.description for one in listed.tools)
    assert name == "onrecord"
    assert "Quote only the words under `evidence`" in instructions


def test_every_answer_carries_the_words_where_they_stand(path: Path) -> None:
    """Spans cut the text of the article of which they are, and it is unchanged afterwards."""
    before = sha256(path.read_bytes()).hexdigest()
    answers = ask(
        path,
        tool("search", query="ferry"),
        tool("search", query="", like="the boats stay where they are"),
        tool("show", id_or_name="Ada Quinn"),
        tool("links"),
    )
    with open_record(path, read_only=True) as record:
        texts = {one.id: one.text for one in record.articles()}
        for told in answers:
            assert not told.is_error
            things = told.structured_content
            sides = things.get("statements") or [
                one[side] for one in things["links"] for side in ("later", "earlier")
            ]
            assert sides
            for one in sides:
                text = texts[one["article"]["id"]]
                assert one["evidence"]["content"]
                found = list(evidence(one["evidence"]))
                assert all(text[o["start"] : o["end"]] == o["words"] for o in found)
                around = one["context"]
                assert text[around["start"] : around["end"]] == around["text"]
    assert sha256(path.read_bytes()).hexdigest() == before


def test_a_quotation_is_verified_to_the_letter_in_the_page_it_came_from(path: Path) -> None:
    """Another word, or words of the reporter's, are not what was said."""
    with open_record(path, read_only=True) as record:
        page = next(one for one in record.statements("ferry") if one.article.original)
    right, wrong, reporters = ask(
        path,
        tool("verify", id=page.id, quotation=f' "{WORDS.replace(" ", "  ")}'),
        tool("verify", id=page.id[:10], quotation=WORDS.replace("mended", "repaired")),
        tool("verify", id=page.id, quotation=f"{WORDS},” Quinn said"),
    )
    told = right.structured_content
    assert told["holds"] is True
    assert told["problems"] == []
    assert told["original"] == "opened again"
    assert told["quoted"]["verbatim"] is True
    assert told["quoted"]["spans"][0]["words"] == f"“{WORDS}"
    assert told["statement"]["id"] == page.id
    for other in (wrong, reporters):
        assert other.structured_content["quoted"]["verbatim"] is False
        assert other.structured_content["quoted"]["spans"] == []


def test_statements_and_articles_are_resources(path: Path) -> None:
    """At the addresses that answers name; the article with the whole text."""
    (found,) = ask(path, tool("search", query="ferry", limit=1))
    (one,) = found.structured_content["statements"]

    def reading(uri):
        return lambda client: client.read_resource(uri)

    told = ask(path, reading(one["uri"]), reading(one["article"]["uri"]))
    statement, article = (json.loads(each.contents[0].text) for each in told)
    assert statement["statement"]["id"] == one["id"]
    place = one["evidence"]["content"][0]
    assert article["text"][place["start"] : place["end"]] == place["words"]


@pytest.mark.parametrize(
    "uri", ["onrecord://statements/00", "onrecord://articles/..%2F..%2Fetc", "file:///etc/passwd"]
)
def test_a_resource_that_is_not_there_is_refused(path: Path, uri: str) -> None:
    """As the protocol has it, and nothing else of the disk is one."""
    from onrecord.doors.assistants import server

    async def read():
        async with Client(server(record)) as client:
            with pytest.raises(MCPError) as refused:
                await client.read_resource(uri)
            return refused.value

    with open_record(path, read_only=True) as record:
        assert asyncio.run(read()).error.code == -32602


@pytest.mark.parametrize(
    ("name", "asked", "says"),
    [
        ("search", {"query": "(kelly"}, "this parenthesis is not closed"),
        ("search", {}, "there is nothing to look for"),
        ("search", {"query": "act:sing"}, "'sing' is none of assert"),
        ("search", {"query": "x", "limit": 10**9}, "limit cannot be 1000000000\nhint: ask for 1"),
        ("search", {"query": "x", "limit": -1}, "limit cannot be -1"),
        ("search", {"query": "a" * (LONGEST + 1)}, "2,001 characters long"),
        (
            "search",
            {"query": "a", "who": "Zora Zell"},
            "nobody in the record is called 'Zora Zell'",
        ),
        ("search", {"query": ["a"]}, "valid string"),
        ("show", {"id_or_name": "'; DROP TABLE entries; --"}, "nobody in the record is called"),
        ("show", {"id_or_name": ""}, "nobody in the record is called ''"),
        ("show", {"id_or_name": "\x00\ufdd0"}, "nobody in the record is called"),
        ("show", {"id_or_name": "Ada Quinn", "skip": -5}, "skip cannot be -5"),
        ("links", {"relation": "loves"}, "relation cannot be 'loves'\nhint: one of repeats"),
        ("links", {"after": "soon"}, "after cannot be 'soon'"),
        ("links", {"state": "open"}, "state cannot be 'open'"),
        ("verify", {"id": "zz"}, "no entry in the record has the id 'zz'"),
        ("verify", {"id": "../../etc/passwd"}, "no entry in the record has the id"),
        ("forget", {"id": "x"}, "Unknown tool"),
    ],
)
def test_what_cannot_be_answered_is_told_in_plain_words(path: Path, name, asked, says) -> None:
    """As the tool's error, with a hint; and nothing of the machinery behind it."""
    from onrecord.doors.assistants import server

    async def told():
        async with Client(server(record)) as client:
            return await client.call_tool(name, asked)

    with open_record(path, read_only=True) as record:
        try:
            found = asyncio.run(told())
        except MCPError as error:
            text = str(error)
        else:
            assert found.is_error
            text = found.content[0].text
    assert says in text
    assert "Traceback" not in text
    assert "sqlite" not in text.casefold()


@pytest.fixture
def answers(place: str) -> Iterator[Answers]:
    """Of a record with a link, in a file and on a server."""
    with open_record(place) as record:
        record.add(measured())
        later, earlier = trump(), kelly()
        link = repeats(later.entries[0], earlier.entries[0])
        record.add(replace(later, links=(link,)))
        yield Answers(record)


def test_links_come_with_both_sides_their_reasons_and_what_people_made_of_them(answers) -> None:
    (told,) = answers.links("repeats", measure="military force")["links"]
    assert (told["later"]["speakers"][0]["name"], told["earlier"]["speakers"][0]["name"]) == (
        "Donald Trump",
        "John Kelly",
    )
    assert told["because"][0]["later"][0]["words"] == "It’s a military operation"
    assert told["state"] == "candidate"
    record: Record = answers._record
    (link,) = record.links()
    verdict = Judgement(Verdict.ACCEPT, "Jo", datetime.now(UTC), pair=Pair.of(link.link))
    judge(record, verdict)
    assert [one["state"] for one in answers.links(state="accepted")["links"]] == ["accepted"]
    (shown,) = answers.show(link.later.id)["links"]
    assert shown["state"] == "accepted"


def test_an_article_and_a_speaker_are_shown_in_parts(answers) -> None:
    """With how to go on."""
    home = answers.search("deportations", exact=True)["statements"][0]["article"]["id"]
    told = answers.show(home[:12], limit=1)
    assert (len(told["statements"]), told["more"]) == (1, True)
    rest = answers.show(home[:12], limit=1, skip=1)
    assert (len(rest["statements"]), rest["more"]) == (1, False)
    with pytest.raises(NotFound):
        answers.show("Ada Quinn")


def test_what_is_not_probable_enough_is_not_found(answers) -> None:
    """But it is shown to whoever names it by its id, with its probability."""
    record: Record = answers._record
    strict = Answers(record, 0.95)
    assert strict.search("force", exact=True)["statements"] == []
    assert strict.links()["links"] == []
    (one,) = answers.search("force", exact=True)["statements"]
    assert strict.read_article(one["article"]["id"])["statements"] == []
    shown = strict.show(one["id"])
    assert shown["statement"]["probability"] == 0.9
    assert (shown["links"], len(answers.show(one["id"])["links"])) == ([], 1)


def test_words_of_two_pieces_are_a_quotation_only_without_what_is_between() -> None:
    """“We will,” she said, “sail.” is not one quotation, and spaces make no difference."""
    article = Article("“We  will,” she said, “not\nsail.”")
    entry = said(article, "We  will", "Ada Quinn")
    pieces = (Span(0, 11), Span(22, 32))
    told = Said(replace(entry, statement=replace(entry.statement, content=pieces)), article)
    for quotation, holds in (
        ("We will,", True),
        ("not sail.", True),
        ("will,” she said, “not", False),
        ("she said", False),
        ("will, not", False),
        ("we will", False),
        (".*", False),
    ):
        assert citing.quoted(told, quotation)["verbatim"] is holds


def test_an_answer_is_always_json_that_utf8_has_bytes_for(place: str) -> None:
    article = Article("“Sail \ud83d now,” Ada said.", outlet="\udc00")
    with open_record(place) as record:
        record.add(ArticleRecord(article, (said(article, "Sail \ud83d now", "Ada"),)))
        told = citing.plain(Answers(record).search("sail", exact=True))
    json.dumps(told, ensure_ascii=False).encode()
    assert told["statements"][0]["evidence"]["content"][0]["words"] == "Sail ? now"


def test_a_terminal_is_told_that_an_assistant_should_call(path: Path) -> None:
    """Rather than left waiting for what nobody types."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", "--record", str(path), "mcp"]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert "speaks to an assistant" in done.stderr
    for end in (ours, theirs):
        import os

        os.close(end)


def test_without_the_sdk_the_extra_is_named(path: Path, monkeypatch) -> None:
    from onrecord.doors.assistants import server

    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with open_record(path, read_only=True) as record, pytest.raises(InputError) as refused:
        server(record)
    assert refused.value.hint == "pip install 'onrecord[mcp]'"
