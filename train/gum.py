"""GUM: documents with their entities, as the corpus is published (CoNLL-U, `dep`).

Amir Zeldes (2017), The GUM Corpus, Language Resources and Evaluation 51(3). The
partition is the corpus's own (its splits.md); what is not named here is train.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.resolve.titles import title_of
from train.led import Followed

GENRES: Final = ("news", "interview", "speech")

# The dev partition of these genres, two documents each.
DEV: Final = (
    "GUM_interview_cyclone",
    "GUM_interview_gaming",
    "GUM_news_homeopathic",
    "GUM_news_iodine",
    "GUM_speech_impeachment",
    "GUM_speech_inauguration",
)


@dataclass(frozen=True)
class Token:
    """A word, `text[start:end]` of its document, with its tag and its lemma."""

    start: int
    end: int
    form: str
    tag: str
    lemma: str


@dataclass(frozen=True)
class Mention:
    """Tokens `first` up to `last`, not included; `heads` are those that make it what it is."""

    entity: str
    kind: str
    first: int
    last: int
    heads: tuple[int, ...]


@dataclass
class Annotated:
    """One document: its text, a paragraph a line, and whom its words mention, in order."""

    name: str
    title: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def documents(folder: Path, *, dev: bool, genres: tuple[str, ...] = GENRES) -> Iterator[Annotated]:
    """The documents of some genres that are in the dev partition, or in train."""
    for path in sorted((folder / "dep").glob("*.conllu")):
        if path.stem.split("_")[1] in genres and (path.stem in DEV) is dev:
            yield read(path)


def read(path: Path) -> Annotated:
    """One document; its sentences are joined by a space, its paragraphs by a line end."""
    told = Annotated(path.stem, "")
    parts: list[str] = []
    at, space, word_end = 0, "", 0
    opened: dict[str, list[tuple[str, int, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::title"):
            told.title = line.split("=", 1)[1].strip()
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and at:
            space = "\n"
        if not line or line.startswith("#"):
            continue
        number, form, lemma, _, tag, *_, misc = line.split("\t")
        if "." in number:
            continue
        if "-" in number:
            parts += [space, form]
            at += len(space) + len(form)
            low, high = at - len(form), int(number.split("-")[1])
            word_end, space = high, "" if "SpaceAfter=No" in misc else " "
            continue
        if int(number) <= word_end and parts:
            start, low = low, low + len(form)
        else:
            parts += [space, form]
            at += len(space) + len(form)
            start, space = at - len(form), "" if "SpaceAfter=No" in misc else " "
        word_end = word_end if int(number) < word_end else 0
        told.tokens.append(Token(start, start + len(form), form, tag, lemma))
        _mentions(told, misc, opened)
    told.text = "".join(parts)
    told.mentions.sort(key=lambda one: (one.first, -one.last))
    return told


def _mentions(told: Annotated, misc: str, opened: dict[str, list[tuple[str, int, str]]]) -> None:
    """What begins and ends at the last token: `(1-person-new-…-1-coref`, `1)`."""
    here = len(told.tokens) - 1
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for mark in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else ():
        if mark.startswith("("):
            entity, kind, _, _, _, heads, *_ = mark.strip("()").split("-")
            opened.setdefault(entity, []).append((kind, here, heads))
        if mark.endswith(")"):
            entity = mark.strip("()").split("-")[0]
            kind, first, heads = opened[entity].pop()
            within = tuple(first + int(one) - 1 for one in heads.split(","))
            told.mentions.append(Mention(entity, kind, first, here + 1, within))


def is_name(token: Token) -> bool:
    """A proper noun that is no title."""
    return token.tag.startswith("NNP") and title_of(token.form) is None


class Heads:
    """The heads of the mentions of people, by where they stand in the clean text."""

    def __init__(self, told: Annotated, followed: Followed) -> None:
        self.entities: dict[str, list[tuple[int, int]]] = {}
        self.pronouns: dict[int, str] = {}
        self.people = [one for one in told.mentions if one.kind == "person"]
        self.named: set[str] = set()
        self.short: list[tuple[int, int, str]] = []
        full: dict[str, set[str]] = {}
        for one in self.people:
            heads = [followed.clean(told.tokens[n].start, told.tokens[n].end) for n in one.heads]
            self.entities.setdefault(one.entity, []).extend(heads)
            token = told.tokens[one.first]
            if one.last - one.first == 1 and token.lemma.casefold() in ("he", "she", "his", "her"):
                self.pronouns[heads[0][0]] = one.entity
            names = [token for token in map(told.tokens.__getitem__, one.heads) if is_name(token)]
            if not names:
                continue
            self.named.add(one.entity)
            before = full.setdefault(one.entity, set())
            last = told.tokens[one.heads[-1]]
            if len(names) == 1 and names[0] == last and last.form in before:
                self.short.append((*followed.clean(names[0].start, names[0].end), one.entity))
            elif len(names) > 1:
                before |= {token.form for token in names}

    def is_in(self, place: tuple[int, int] | None, entity: str) -> bool:
        """True when a place holds the head of a mention of an entity."""
        heads = self.entities.get(entity, [])
        return place is not None and any(place[0] < b and a < place[1] for a, b in heads)
