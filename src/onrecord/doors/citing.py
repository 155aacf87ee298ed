"""What an assistant is answered: statements of the record with the evidence to cite.

Everything is plain JSON. Spans are half-open, in characters (Unicode code points) of the
article's text, and each stands beside the words that it cuts, which may be quoted as
they are. Half of a surrogate pair, which UTF-8 has no bytes for, becomes a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from onrecord.record import wire
from onrecord.record.entry import Speaker
from onrecord.record.linked import Linked
from onrecord.record.said import Said
from onrecord.record.statement import Spans
from onrecord.record.text import Article, Span

Json = dict[str, Any]

AROUND: Final = 300  # characters of the article before and after what was said
STATEMENTS: Final = "onrecord://statements/"
ARTICLES: Final = "onrecord://articles/"

SPACE: Final = re.compile(r"\s+")
# Marks that print one quotation, or one apostrophe, in several ways.
ALIKE: Final = ('"“”„«»', "'‘’‚")


def statement(told: Said) -> Json:
    """A statement: who, what, when, how sure that is, and the words it rests on."""
    entry, said = told.entry, told.entry.statement
    parts = {"content": said.content, "source": said.source, "cue": said.cue, **entry.evidence}
    return {
        "id": told.id,
        "uri": f"{STATEMENTS}{told.id}",
        "speakers": [_speaker(one) for one in told.speakers],
        "act": told.act.value,
        "kind": told.kind.value,
        "said_on": wire.interval(told.said_on),
        "place": entry.place,
        "occasion": entry.occasion,
        "addressee": entry.addressee,
        "hedged": said.hedged,
        "negated": said.negated,
        "inferred_by_reporter": said.guessed,
        "reading": told.reading,
        "probability": wire.rounded(told.probability),
        "evidence": {name: cut(told.article.text, spans) for name, spans in parts.items()},
        "context": _context(told),
        "article": article(told.article),
    }


def article(told: Article) -> Json:
    """What an article is cited by."""
    return {
        "id": told.id,
        "uri": f"{ARTICLES}{told.id}",
        "title": told.title or None,
        "outlet": told.outlet or None,
        "byline": told.byline or None,
        "published": told.published and told.published.isoformat(),
        "url": told.url or None,
        "text_sha256": told.text_sha256,
    }


def linked(told: Linked) -> Json:
    """A link with both statements, and on each side the words that made it so."""
    return {
        "id": told.link.id,
        "relation": told.relation.value,
        "probability": wire.rounded(told.probability),
        "state": told.state.value,
        "later": statement(told.later),
        "earlier": statement(told.earlier),
        "because": [
            {
                "rule": why.rule,
                "later": cut(told.a_article.text, why.a),
                "earlier": cut(told.b_article.text, why.b),
            }
            for why in told.link.because
        ],
    }


def quoted(told: Said, quotation: str) -> Json:
    """Whether a quotation stands, word for word, within what was said.

    `spans` are where, with the words as printed. Spaces, line ends and the shape of
    quotation marks make no difference; everything else does.
    """
    whole, content = told.article.text, told.entry.statement.content
    first, last = min(one.start for one in content), max(one.end for one in content)
    found = [
        Span(first + one.start(), first + one.end())
        for one in _pattern(quotation).finditer(whole[first:last])
    ]
    within = [one for one in found if _covered(whole, one, content)]
    return {"quotation": quotation, "verbatim": bool(within), "spans": cut(whole, tuple(within))}


def _covered(whole: str, found: Span, content: Spans) -> bool:
    """Whether what was said holds all of it; what a reporter put in between is not said."""
    rest = [
        at
        for at in range(found.start, found.end)
        if not whole[at].isspace() and not any(one.start <= at < one.end for one in content)
    ]
    return not rest


def _pattern(quotation: str) -> re.Pattern[str]:
    words = (_word(one) for one in SPACE.split(quotation.strip()))
    return re.compile(r"\s+".join(words))


def _word(told: str) -> str:
    return "".join(
        next((f"[{marks}]" for marks in ALIKE if char in marks), re.escape(char)) for char in told
    )


def cut(text: str, spans: Spans) -> list[Json]:
    """Spans, each with the words that it cuts."""
    return [{"start": one.start, "end": one.end, "words": one.of(text)} for one in spans]


def _speaker(told: Speaker) -> Json:
    office = told.office
    return {
        "name": told.name,
        "type": told.type.value,
        "id": told.who,
        "office": office.title if office else None,
        "organization": (office.organization or None) if office else None,
        "probability": wire.rounded(told.probability),
    }


def _context(told: Said) -> Json:
    """The article a little before and after what was said."""
    content, text = told.entry.statement.content, told.article.text
    first = max(0, min(one.start for one in content) - AROUND)
    last = min(len(text), max(one.end for one in content) + AROUND)
    return {"start": first, "end": last, "text": text[first:last]}


def plain(told: Any) -> Any:
    """The same JSON with texts that UTF-8 has bytes for, of the same lengths."""
    match told:
        case str():
            return told.encode("utf-8", "replace").decode("utf-8")
        case Mapping():
            return {name: plain(value) for name, value in told.items()}
        case list():
            return [plain(one) for one in told]
        case _:
            return told
