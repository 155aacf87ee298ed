"""`--judge`: a second opinion, by a network in a folder or by a language model at an address.

Off by default. With an address the two statements of each candidate leave the machine for
that address, and nothing else does. Its answers are kept beside the record, so that no
pair is sent twice, and there are so many requests and no more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from rich.text import Text

from onrecord.cli.plain import safe
from onrecord.compare.opinions import Judge, Opinion
from onrecord.errors import InputError
from onrecord.models.relations import NLI
from onrecord.record.statement import Spans
from onrecord.record.text import Span

REMOTE: Final = "openai:"
SECONDS: Final = 60.0
LARGEST: Final = 2**20  # bytes of an answer
FAILURES: Final = 3  # answers in a row that cannot be used, after which nobody is asked again
BUDGET: Final = 100  # requests of a run

ASKED: Final = (
    "Two statements by public figures follow. Suppose the first holds. Say how likely the second "
    "is entailed by it, neutral to it, or contradicts it, as three numbers that sum to 1, and "
    "cite the words on both sides that decide it, with the characters where they begin and end. "
    "Answer with JSON alone."
)
PART: Final[Mapping[str, Any]] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "start": {"type": "integer"},
            "end": {"type": "integer"},
        },
        "required": ["text", "start", "end"],
        "additionalProperties": False,
    },
}
SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {**{name: {"type": "number"} for name in NLI}, "first": PART, "second": PART},
    "required": [*NLI, "first", "second"],
    "additionalProperties": False,
}


def judge(told: str, *, budget: int, kept: Path | None = None, key: str = "") -> Judge:
    """The judge that `--judge` names: a folder, or openai:MODEL@URL.

    `kept` is the file of answers that were given before. Raises InputError and ModelError
    for one that cannot be used.
    """
    if not told.startswith(REMOTE):
        return _Folder(Path(told))
    model, at, url = told[len(REMOTE) :].rpartition("@")
    parts = urlsplit(url)
    if not model or not at or parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(
            f"{told} is no judge", hint="a folder, or openai:MODEL@http://localhost:8080/v1"
        )
    return Remote(model, url.rstrip("/"), budget=budget, key=key, kept=Answers(kept))


class _Folder:
    """A classifier in a folder."""

    def __init__(self, folder: Path) -> None:
        from onrecord.models.judges import FolderJudge

        self._judge = FolderJudge.open(folder)

    def opinion(self, left: str, right: str) -> Opinion:
        (row,) = self._judge.told([(left, right)])
        return Opinion(self._judge.name, dict(zip(NLI, map(float, row), strict=True)))


class Answers:
    """Answers that were given before, in a file of JSON lines, or nowhere.

    Raises InputError when the file cannot be read or written. A line that is damaged is as
    if it were not there.
    """

    def __init__(self, path: Path | None) -> None:
        self._path, self._known = path, dict[str, Any]()
        if path is None or not path.exists():
            return
        try:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}") from error
        for line in lines:
            try:
                told = json.loads(line)
                self._known[told["key"]] = told["answer"]
            except (ValueError, TypeError, KeyError):
                continue

    def get(self, key: str) -> Any:
        return self._known.get(key)

    def keep(self, key: str, answer: Any) -> None:
        self._known[key] = answer
        if self._path is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": key, "answer": answer}) + "\n")
        except OSError as error:
            raise InputError(f"{self._path} cannot be written: {error.strerror}") from error


@dataclass(slots=True)
class Remote:
    """A language model behind an address that speaks as OpenAI's does.

    `asked` and `failed` count requests, and answers that could not be used.
    """

    model: str
    url: str
    budget: int = BUDGET
    key: str = ""
    kept: Answers = field(default_factory=lambda: Answers(None))
    asked: int = 0
    failed: int = 0
    _row: int = 0

    def opinion(self, left: str, right: str) -> Opinion | None:
        """None where the budget is spent, or the answer cannot be used.

        Raises InputError after so many failures in a row, with the last one's reason.
        """
        key = hashlib.sha256("\0".join((self.model, self.url, left, right)).encode()).hexdigest()
        if (known := self.kept.get(key)) is not None:
            return self._read(known, left, right)
        if self.asked >= self.budget:
            return None
        self.asked += 1
        try:
            answer = self._answer(left, right)
            told = self._read(answer, left, right)
        except (OSError, URLError, HTTPException, ValueError, KeyError, TypeError) as error:
            self._fail(error)
            return None
        if told is None:
            self._fail(ValueError("three numbers that sum to 1 were asked for"))
            return None
        self._row = 0
        self.kept.keep(key, answer)
        return told

    def _fail(self, error: Exception) -> None:
        self.failed += 1
        self._row += 1
        if self._row >= FAILURES:
            why = str(error) or type(error).__name__
            raise InputError(
                f"the judge at {self.url} gave {FAILURES} answers in a row that cannot be used: "
                f"{why[:200]}",
                hint="see that it runs, and that the model's name is right",
            ) from error

    def _answer(self, left: str, right: str) -> Any:
        texts = f"First: {json.dumps(left)}\nSecond: {json.dumps(right)}"
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": ASKED},
                {"role": "user", "content": texts},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "opinion", "strict": True, "schema": SCHEMA},
            },
        }
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = Request(f"{self.url}/chat/completions", json.dumps(body).encode(), headers)
        try:
            # What the environment says of proxies does not count: it goes where it was told.
            with build_opener(ProxyHandler({})).open(request, timeout=SECONDS) as response:
                data = response.read(LARGEST + 1)
        except HTTPError as error:
            error.close()
            raise ValueError(f"HTTP {error.code} {error.reason}") from error
        if len(data) > LARGEST:
            raise ValueError(f"it is longer than {LARGEST:,} bytes")
        return json.loads(json.loads(data)["choices"][0]["message"]["content"])

    def _read(self, answer: Any, left: str, right: str) -> Opinion | None:
        """An answer as an opinion; None where it is not what was asked for."""
        if not isinstance(answer, dict):
            return None
        given = [answer.get(name) for name in NLI]
        chances = [float(c) for c in given if isinstance(c, int | float) and 0 <= c <= 1]
        whole = sum(chances)
        if len(chances) != len(NLI) or not 0.9 <= whole <= 1.1:
            return None
        nli = {name: c / whole for name, c in zip(NLI, chances, strict=True)}
        cited = (_cited(answer.get(n), text) for n, text in (("first", left), ("second", right)))
        return Opinion(self.model, nli, *cited)


def _cited(told: Any, text: str) -> Spans:
    """The words cited that stand in a text where the judge says they do."""
    found = []
    for part in told if isinstance(told, Sequence) and not isinstance(told, str) else ():
        if not isinstance(part, dict):
            continue
        words, start, end = part.get("text"), part.get("start"), part.get("end")
        if type(start) is not int or type(end) is not int:
            continue
        if 0 <= start < end <= len(text) and text[start:end] == words:
            found.append(Span(start, end))
    return tuple(sorted(set(found)))


def drawn(told: Opinion, left: str, right: str) -> Text:
    """An opinion as one line: what it holds for likeliest, and the words that it cites."""
    best = max(told.nli, key=lambda name: told.nli[name])
    line = Text.assemble(
        (f"second opinion, {safe(told.judge)}: ", "dim"), f"{best} {told.nli[best]:.0%}"
    )
    for text, spans in ((left, told.left), (right, told.right)):
        if spans:
            words = " … ".join(safe(text[s.start : s.end]) for s in spans)
            line.append(f" “{words}”", "dim")
    return line


def as_json(told: Opinion) -> dict[str, Any]:
    """An opinion for a JSON line."""
    spans = asdict(told)
    return {
        "judge": told.judge,
        "nli": {name: round(value, 4) for name, value in told.nli.items()},
        "left": [[s["start"], s["end"]] for s in spans["left"]],
        "right": [[s["start"], s["end"]] for s in spans["right"]],
    }
