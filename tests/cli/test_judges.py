"""A second opinion from an address, by a real server that also behaves badly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli.judges import LARGEST, Answers, judge
from onrecord.cli.main import group
from onrecord.errors import InputError
from onrecord.record.text import Span

LEFT, RIGHT = "The ferry will sail.", "The ferry will not sail."
GOOD = {
    "entailment": 0.05,
    "neutral": 0.05,
    "contradiction": 0.9,
    "first": [{"text": "will", "start": 10, "end": 14}],
    "second": [{"text": "not", "start": 15, "end": 18}, {"text": "gone", "start": 0, "end": 4}],
}


def answered(content: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


class Server:
    """What it says next, and what it was asked."""

    def __init__(self) -> None:
        self.says: Callable[[], tuple[int, bytes]] = lambda: (200, answered(json.dumps(GOOD)))
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            told.headers.append(dict(self.headers))
            status, body = told.says()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        told.url = f"http://127.0.0.1:{http.server_port}/v1"
        yield told
        http.shutdown()


def test_an_opinion_is_bound_to_the_words_that_stand_there(server: Server) -> None:
    """What it cites elsewhere is dropped; the key goes along, and a schema for the answer."""
    told = judge(f"openai:tiny@{server.url}", budget=5, key="secret").opinion(LEFT, RIGHT)
    assert told
    assert told.judge == "tiny"
    assert told.nli["contradiction"] == pytest.approx(0.9)
    assert told.left == (Span(10, 14),)
    assert told.right == (Span(15, 18),)
    assert server.headers[0]["Authorization"] == "Bearer secret"
    assert server.asked[0]["response_format"]["json_schema"]["strict"] is True


def test_no_pair_is_sent_twice(server: Server, tmp_path: Path) -> None:
    """Nor in another run; a damaged line of what was kept is as if it were not there."""
    kept = tmp_path / "judge.jsonl"
    name = f"openai:tiny@{server.url}"
    first = judge(name, budget=5, kept=kept)
    assert first.opinion(LEFT, RIGHT) == first.opinion(LEFT, RIGHT)
    kept.write_text(kept.read_text() + "{damaged\n[]\n")
    again = judge(name, budget=0, kept=kept)
    assert again.opinion(LEFT, RIGHT) == first.opinion(LEFT, RIGHT)
    assert again.opinion(RIGHT, LEFT) is None
    assert len(server.asked) == 1


def test_the_budget_is_kept_to(server: Server) -> None:
    """So many requests, and then none."""
    one = judge(f"openai:tiny@{server.url}", budget=2)
    told = [one.opinion(f"{LEFT} {n}", RIGHT) for n in range(4)]
    assert [each is not None for each in told] == [True, True, False, False]
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "says",
    [
        (200, b"no json"),
        (200, b"{}"),
        (200, answered("no json")),
        (200, answered("[1]")),
        (200, answered(json.dumps({**GOOD, "entailment": "high"}))),
        (200, answered(json.dumps({**GOOD, "entailment": 0.9}))),
        (200, answered(json.dumps({**GOOD, "entailment": None}))),
        (200, b"x" * (LARGEST + 9)),
        (500, b"out of order"),
        (404, b""),
    ],
)
def test_a_bad_answer_is_no_opinion_and_three_are_an_error(
    server: Server, says: tuple[int, bytes]
) -> None:
    """With what to look after; one good answer between them and it goes on."""
    one = judge(f"openai:tiny@{server.url}", budget=9)
    good = server.says
    server.says = lambda: says
    assert one.opinion(LEFT, RIGHT) is None
    assert one.opinion(LEFT, RIGHT) is None
    server.says = good
    assert one.opinion(RIGHT, LEFT)
    server.says = lambda: says
    assert one.opinion(LEFT, RIGHT) is None
    assert one.opinion(LEFT, RIGHT) is None
    with pytest.raises(InputError, match="3 answers in a row") as told:
        one.opinion(LEFT, RIGHT)
    assert told.value.hint


def test_words_cited_in_a_strange_way_are_dropped(server: Server) -> None:
    """And the numbers are kept."""
    strange = ["all", {"text": "will"}, {"text": "will", "start": "10", "end": 14},
               {"text": "will", "start": True, "end": 14}, {"text": "", "start": 3, "end": 3},
               {"text": "x", "start": -1, "end": 0}, None]  # fmt: skip
    server.says = lambda: (200, answered(json.dumps({**GOOD, "first": strange, "second": "not"})))
    told = judge(f"openai:tiny@{server.url}", budget=1).opinion(LEFT, RIGHT)
    assert told
    assert (told.left, told.right) == ((), ())


@pytest.mark.parametrize("name", ["openai:tiny", "openai:@http://x/", "openai:a@ftp://x/", "nope"])
def test_what_is_no_judge_is_refused(name: str, tmp_path: Path) -> None:
    """With an example of one, or with what the folder lacks."""
    result = CliRunner().invoke(
        group, ["--record", str(tmp_path / "x.db"), "compare", LEFT, RIGHT, "--judge", name]
    )
    assert result.exit_code == 3
    assert "judge" in result.stderr
    assert "hint" in result.stderr


def test_compare_prints_the_opinion_on_a_candidate(server: Server, tmp_path: Path) -> None:
    """Beside our own; what is no candidate is not sent."""
    name = f"openai:tiny@{server.url}"
    path = str(tmp_path / "x.db")

    def run(*texts: str, form: str) -> str:
        asked = ["--record", path, "compare", *texts, "--judge", name, "--format", form]
        result = CliRunner().invoke(group, asked)
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "second opinion, tiny: contradiction 90% “will” “not”" in run(LEFT, RIGHT, form="table")
    assert json.loads(run(LEFT, RIGHT, form="jsonl"))["opinion"]["right"] == [[15, 18]]
    assert "opinion" not in json.loads(run(LEFT, "The bank opens at nine.", form="jsonl"))
    assert len(server.asked) == 1


def test_answers_are_kept_nowhere_if_nowhere_is_told() -> None:
    """In memory alone."""
    kept = Answers(None)
    kept.keep("a", {"entailment": 1})
    assert kept.get("a") == {"entailment": 1}
    assert kept.get("b") is None
