"""Measure which days words say, on TimeBank and AQUAINT, and print Markdown tables.

    python -m bench.days --data DATA [--show 40]

TempEval-3's cleaned TimeBank and AQUAINT (UzZaman et al., SemEval 2013): news of 1989 to
2000 in which people have marked time expressions (TIMEX3) with the day, week, month … that
they mean, against the day on which the document was made. It is measured on only. What is
counted is each DATE and TIME of the kinds in `KINDS`: found where words of ours overlap it,
right where they say the same days. A gold value coarser than a day is met by any days
within it. Everything else (durations, sets, "now", "recently", words that stand for a day
without saying one) is out of scope, and counted apart by its reason.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from bench.corpus import table
from onrecord.read.stage import read
from onrecord.record.entry import Interval
from onrecord.record.text import Article, Document
from onrecord.resolve.dates import DayWords, article_days
from onrecord.resolve.days import calendar
from onrecord.resolve.days.calendar import Grain

ASKED: Final = 0.90
FOLDER: Final = Path("time-tempeval3") / "data" / "TBAQ-cleaned"
GOLD_ERRORS: Final = Path(__file__).parent / "days_gold.tsv"

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTHS = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|march|apr(?:il|\.)|may|june|july|aug(?:ust|\.)|"
    r"sept(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
# The kind of an expression by its words, the first that fits; and what is out of scope.
KINDS: Final = (
    ("quarters and halves", r"quarter|\bhalf\b|(?:latest|year-ago|year-earlier|\d{4}) period"),
    ("fiscal years", r"fiscal"),
    ("holidays", r"thanksgiving|easter|christmas|election day|new year|labor day"),
    ("N days, weeks, years ago", r"\bago\b"),
    ("relative to another day of the text", r"earlier$|later$|year-earlier|previous|following|"
     r"the next (?:morning|day)|day before|that (?:same )?(?:day|year)|earlier that day"),
    ("days of the month", rf"{_MONTHS}\s\d{{1,2}}|\d{{1,2}}\s{_MONTHS}|march eighth"),
    ("weekdays", _DAYS),
    ("months", _MONTHS),
    ("today, yesterday, tonight", r"today|yesterday|tonight|tomorrow|overnight|this "
     r"(?:morning|afternoon|evening)|last night"),
    ("weekends", r"weekend"),
    ("this, last, next week, month, year", r"(?:this|last|next|past|current|latest|end of the|"
     r"earlier in the) (?:week|month|year|decade|century)"),
    ("seasons", r"\b(?:spring|summer|fall|autumn|winter)\b"),
    ("decades and centuries", r"\d0s|century|nineties"),
    ("years", r"(?:1[5-9]|20)\d{2}"),
    ("in recent days", r"(?:recent|past|last|coming) (?:few )?(?:days|weeks|months|years)"),
)  # fmt: skip
OTHERS: Final = ("others", "")
# Why an expression is out of scope: by its value, then by its words.
BY_VALUE: Final = (
    ("now, recently, soon: no day is meant", r"(?:PAST|PRESENT|FUTURE)_REF|^$"),
    ("marked DATE, but a length of time", r"^P"),
    ("the gold leaves the week, day or quarter open", r"W?XX|QX"),
)
BY_WORDS: Final = (
    (
        "a bare noun or adjective that stands for a day told elsewhere (day, the year, current)",
        r"^(?:the |a |its )?(?:\w+ )?(?:day|days|week|weeks|month|months|year|years|period|"
        r"current|daily|morning|future|time)\.?$",
    ),
    ("year-end and the like", r"year.?s? end|year-end"),
    ("numbers in words, of broadcasts", r"nineteen|two thousand"),
    ("a time of day alone", r"\d\s*[ap]\.?m|midday|noon|mid.afternoon|in the morning|:\d\d"),
)


@dataclass(frozen=True)
class Expression:
    """A time expression of the gold, and what we make of it."""

    document: str
    number: str
    kind: str
    why_not: str
    ours: DayWords | None
    same_extent: bool
    right: bool
    shown: str


def expressions(folder: Path) -> Iterator[Expression]:
    """Every time expression in the texts, but for the documents' own dates."""
    for path in sorted(folder.glob("*/*.tml")):
        yield from _document(path)


def _document(path: Path) -> Iterator[Expression]:
    root = ElementTree.parse(path).getroot()
    made = next(root.iter("DCT")).find("TIMEX3")
    published = date.fromisoformat(made.get("value", "")[:10]) if made is not None else None
    text, marked = _text(next(root.iter("TEXT")))
    (document,) = read([Article(text, published=published)], skipped=print)
    ours = article_days(document.text, document.sentences, published)
    for start, end, timex in marked:
        yield _expression(path.stem, document, text, (start, end), timex, ours)


def _text(element: ElementTree.Element) -> tuple[str, list[tuple[int, int, ElementTree.Element]]]:
    """The text of an element, and the TIMEX3 within it by their places."""
    parts: list[str] = []
    marked: list[tuple[int, int, ElementTree.Element]] = []
    at = 0

    def walk(one: ElementTree.Element) -> None:
        nonlocal at
        start = at
        parts.append(one.text or "")
        at += len(one.text or "")
        for child in one:
            walk(child)
            parts.append(child.tail or "")
            at += len(child.tail or "")
        if one.tag == "TIMEX3":
            marked.append((start, at, one))

    walk(element)
    return "".join(parts), marked


def _expression(
    name: str,
    document: Document,
    text: str,
    place: tuple[int, int],
    timex: ElementTree.Element,
    ours: Sequence[DayWords],
) -> Expression:
    start, end = (document.map.position(at) for at in place)
    words = " ".join(text[slice(*place)].split())
    met = [one for one in ours if one.span.start < end and start < one.span.end]
    # Of "9 a.m. Tuesday" and the like, the last says the day.
    best = max(met, key=lambda one: (one.whole is not None, one.span.start), default=None)
    value = timex.get("value", "")
    told = best.whole if best else None
    before, behind = document.text[max(0, start - 90) : start], document.text[end : end + 60]
    return Expression(
        name,
        timex.get("tid", ""),
        _kind(words),
        _why_not(timex, words),
        best,
        best is not None and (best.span.start, best.span.end) == (start, end),
        best is not None and _agree(best, value),
        f"[{name} {timex.get('tid')}] gold {value}, ours {told and (told.earliest, told.latest)} |"
        f" …{before}»{document.text[start:end]}«{behind}…",
    )


def _kind(words: str) -> str:
    small = words.lower()
    return next((name for name, pattern in KINDS if re.search(pattern, small)), OTHERS[0])


def _why_not(timex: ElementTree.Element, words: str) -> str:
    kind, value = timex.get("type"), timex.get("value", "")
    if kind not in ("DATE", "TIME"):
        return {"DURATION": "durations", "SET": "sets (every day)"}.get(str(kind), str(kind))
    for name, pattern in BY_VALUE:
        if re.search(pattern, value) and not re.fullmatch(r"\d{4}-XX", value):
            return name
    if _kind(words) != OTHERS[0]:
        return ""
    return next((name for name, pattern in BY_WORDS if re.search(pattern, words.lower())), "")


def _agree(ours: DayWords, value: str) -> bool:
    """The same days; days within a gold value that is coarser than a day; a week by its middle."""
    gold, told = stretch(value), ours.whole
    if gold is None or told is None or not told.earliest or not told.latest:
        return False
    if ours.grain is Grain.FISCAL:
        return gold == calendar.year(told.latest.year).days
    first, last = told.earliest, told.latest
    if ours.grain is Grain.WEEK:
        first = last = first + (last - first) // 2
    return bool(gold.earliest and gold.latest and gold.earliest <= first and last <= gold.latest)


_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}


def stretch(value: str) -> Interval | None:
    """The days of a TIMEX3 value; None where it has none."""
    value = re.sub(r"T.*$", "", value)
    if match := re.fullmatch(r"(\d{4})-W(\d{1,2})(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Interval(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return calendar.season(_SEASONS[match[2]], int(match[1])).days
    if match := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        of = calendar.quarter if match[2] == "Q" else calendar.half
        return of(int(match[1]), int(match[3])).days
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return Interval.day(date.fromisoformat(value))
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", value):
        return calendar.month(int(match[1]), int(match[2])).days
    if match := re.fullmatch(r"(\d{4})(?:-XX)?", value):
        return calendar.year(int(match[1])).days
    if match := re.fullmatch(r"(\d{3})X?", value):
        return calendar.decade(int(match[1]) * 10).days
    if match := re.fullmatch(r"(\d{2})(?:XX)?", value):
        return calendar.century(int(match[1]) + 1).days
    return None


def gold_errors() -> dict[tuple[str, str], str]:
    """Expressions whose gold was read and found wrong, and why."""
    rows = GOLD_ERRORS.read_text(encoding="utf-8").splitlines() if GOLD_ERRORS.exists() else []
    told = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {(document, number): why for document, number, why in told}


def by_kind(found: Sequence[Expression]) -> str:
    """Of each kind: how many, found, with the same extent, right."""
    errors, scope = gold_errors(), [one for one in found if not one.why_not]
    groups = [(name, [one for one in scope if one.kind == name]) for name, _ in (*KINDS, OTHERS)]
    body = []
    for name, some in (*groups, ("**all**", scope)):
        right = sum(one.right for one in some)
        bad = sum(not one.right and (one.document, one.number) in errors for one in some)
        shares = [right / max(1, len(some)), right / max(1, len(some) - bad)]
        met, same = sum(one.ours is not None for one in some), sum(one.same_extent for one in some)
        counts = [len(some), met, same, right, bad]
        body.append([name, *map(str, counts), *(f"{share:.3f}" for share in shares)])
    return table(
        ["kind", "expressions", "found", "same extent", "days right", "gold wrong", "share right",
         "… without wrong gold"],
        body,
    )  # fmt: skip


def left_out(found: Sequence[Expression]) -> str:
    """What is out of scope, and how many of each."""
    counts = Counter(one.why_not for one in found if one.why_not)
    return table(
        ["out of scope", "expressions"], [[name, str(n)] for name, n in counts.most_common()]
    )


def reached(found: Sequence[Expression]) -> str:
    """What was asked and what was got."""
    some = [one for one in found if not one.why_not]
    share = sum(one.right for one in some) / max(1, len(some))
    return table(
        ["measure", "asked", "got", ""],
        [["TimeBank and AQUAINT: days right", f"{ASKED:.2f}", f"{share:.3f}",
          "reached" if share >= ASKED else "**not reached**"]],
    )  # fmt: skip


def tables(data: Path) -> dict[str, str]:
    """The tables of docs/accuracy.md."""
    found = list(expressions(data / FOLDER))
    return {
        "days_reached": reached(found),
        "days": by_kind(found),
        "days_left_out": left_out(found),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N mistakes")
    parser.add_argument("--kind", default="", help="only mistakes of this kind")
    told = parser.parse_args()
    found = list(expressions(told.data / "data" / FOLDER))
    print(reached(found), by_kind(found), left_out(found), sep="\n\n")
    wrong = [one for one in found if not one.right and not one.why_not and told.kind in one.kind]
    errors = gold_errors()
    wrong = [one for one in wrong if (one.document, one.number) not in errors]
    for one in random.Random(0).sample(wrong, min(told.show, len(wrong))):
        print("\n" + f"{one.kind}: {one.shown}".replace("\n", " ¶ "))


if __name__ == "__main__":
    main()
