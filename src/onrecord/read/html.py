"""Pages: the article in them, and what they say of it.

The body comes from trafilatura, the day from htmldate, both from the markup
alone; nothing is ever fetched. The text that they extract becomes the article's
own text, one paragraph a line, and is what every span cuts.
"""

from __future__ import annotations

import logging
import re
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.dates import day
from onrecord.record.text import Article

# They would print warnings of their own; what there is to say is said in a Skip.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# The original date, from metadata and bylines rather than from any number in the text.
# The last day is a constant because a room looks at no clock.
DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}

# The longest markup that is parsed, in characters; hostile pages of that size take a minute.
LONGEST: Final = 10_000_000

# The parser compares each attribute of a tag with all others: a tag of a megabyte takes
# it minutes. A huge picture in one attribute is another thing, and stays.
HUGE_TAG: Final = re.compile(r"<[A-Za-z][^<>]{10000,}+>?")
MOST_ATTRIBUTES: Final = 500

WHOLE_PAGE: Final = re.compile(r"<(?:html|body|head)\b|<!doctype", re.IGNORECASE)
TITLE_TAIL: Final = re.compile(r"\s[|–—-]\s+([^|–—]{2,40})\Z")
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}\b")


def page(markup: str, path: str) -> Article:
    """The article of a page, or of a fragment of one; empty is what the page does not say.

    Raises InputError where there is no article to be found.
    """
    if len(markup) > LONGEST:
        raise InputError(f"{len(markup):,} characters of HTML, more than the {LONGEST:,} of a page")
    try:
        found, language = _extracted(_palatable(markup))
    except ImportError:  # a broken installation is no bad page
        raise
    except Exception as error:  # whatever hostile markup does to a parser, it is one bad page
        raise InputError(f"HTML that cannot be read: {type(error).__name__}: {error}") from error
    lines = (line.strip() for line in (found.text or "").splitlines()) if found else ()
    text = "\n".join(line for line in lines if line)
    if not text:
        raise InputError("no article text in this HTML")
    return Article(
        text,
        path,
        title=_headline(found.title or "", found.sitename or ""),
        outlet=found.sitename or "",
        byline=_byline(found.author or ""),
        published=day(found.date),
        url=found.url or "",
        language=language,
    )


def _palatable(markup: str) -> str:
    """Markup that the parser can take: a whole page, no lone surrogates, no monstrous tags."""
    markup = markup.encode("utf-8", "replace").decode("utf-8")
    markup = HUGE_TAG.sub(
        lambda tag: "" if tag.group().count("=") > MOST_ATTRIBUTES else tag.group(), markup
    )
    if WHOLE_PAGE.search(markup, 0, 10_000):
        return markup
    return f"<html><body><article>{markup}</article></body></html>"


def _extracted(markup: str) -> tuple[Any, str]:
    """Trafilatura's document (None where it found nothing) and the declared language."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(markup)
    if tree is None:
        return None, ""
    language = _language(tree)
    # Precision: teasers and captions taken for the article would put words on the record.
    found = bare_extraction(
        tree,
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=DATES,
    )
    return found, language


def _language(tree: Any) -> str:
    """The language that the page declares: "en" of `<html lang="en-US">`."""
    declared = LANGUAGE.match(tree.get("lang") or "")
    return declared.group().lower() if declared else ""


def _headline(title: str, outlet: str) -> str:
    """`No raids | The Harbor Ledger` without the outlet's name after it."""
    tail = TITLE_TAIL.search(title)
    if not tail or not outlet:
        return title
    named, known = (re.sub(r"\W", "", name).casefold() for name in (tail[1], outlet))
    return title[: tail.start()] if named in known or known in named else title


def _byline(authors: str) -> str:
    """`Jane Doe; Jane-Doe; John Roe` without the second Jane, commas between."""
    named: dict[str, str] = {}
    for name in authors.split("; "):
        named.setdefault(re.sub(r"\W+", " ", name).casefold(), name)
    return ", ".join(named.values())
