"""Occasions: on which day each statement was said, and by which words.

Three questions, in this order:

1. Do words near the statement's own cue say the day? "Kelly on Thursday
   pledged …", "Speaking in Mexico City on Thursday, Kelly …", "…, he said
   Monday night." Words within what was said do not count ("We will vote on
   Tuesday"), nor words that date something else ("the guidance, made official
   Tuesday,", "after Tuesday's vote").
2. If none do, does an occasion go on? A statement has the day of the same
   speaker's last dated occasion when nothing says that it is another one: no
   day words of its own, no new occasion ("in an interview"), nothing habitual
   or earlier ("has often said"), and at most two paragraphs between. A sentence
   that only tells of an occasion opens one, too, and the next may say where it
   was: "… with his remarks earlier Thursday. …, he said at a meeting".
3. If none does, were the same words dated elsewhere? A statement that quotes
   words of a dated one by the same speaker is the same saying. What was said on an
   occasion that a dated one was said on, by the same words, has its day
   (`at_one_occasion`).

The evidence is always the words for the day, wherever they stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Cast
from onrecord.resolve.circumstances.told import Setting
from onrecord.resolve.dating import is_to_come
from onrecord.resolve.frames import Occasion, Page, Said
from onrecord.resolve.orders import Order, orders
from onrecord.resolve.placed import Placed
from onrecord.resolve.repeats import Repeats
from onrecord.resolve.scene import Scene
from onrecord.resolve.speakers import Heard


@dataclass(frozen=True, slots=True)
class Timeline:
    """The day of each statement and what was said before it, in the order given.

    None where the text does not tell.
    """

    said: list[Said | None]
    orders: list[Order | None]


def occasions(
    document: Document, statements: Sequence[Placed], heard: Sequence[Heard], cast: Cast
) -> list[Said | None]:
    """The day of each statement, in the order given; None where the text does not tell."""
    return timeline(document, statements, heard, cast).said


def timeline(
    document: Document,
    statements: Sequence[Placed],
    heard: Sequence[Heard],
    cast: Cast,
    *,
    today: date | None = None,
) -> Timeline:
    """When each statement was made, by its day and by what came before it.

    A day of publication after `today` is not believed. Linear in the length of the article.
    """
    page = Page(document, statements, cast, today)
    speakers = [_one_speaker(one) for one in heard]
    said = [page.own_day(one) for one in statements]
    _carry_on(page, statements, speakers, said)
    repeats = Repeats[Said]()
    for one, who, day in zip(statements, speakers, said, strict=True):
        if who is not None and day is not None and day.one_day:
            repeats.note(who, page.content(one), day)
    said = [
        day or (repeats.find(who, page.content(one)) if who is not None else None)
        for one, who, day in zip(statements, speakers, said, strict=True)
    ]
    return Timeline(said, orders(page, statements, speakers, said))


def at_one_occasion(
    scene: Scene,
    statements: Sequence[Placed],
    heard: Sequence[Heard],
    said: Sequence[Said | None],
    settings: Sequence[Setting],
) -> list[Said | None]:
    """The days, and where none is told that of what the speaker said on the same occasion.

    The occasion is the same where the same words tell it, and the day is its own where one
    sentence tells both. Of several days none is taken.
    """
    keys = [
        (who, setting.occasion.spans)
        if who and setting.occasion and not is_to_come(scene.text, one)
        else None
        for one, who, setting in zip(statements, map(_one_speaker, heard), settings, strict=True)
    ]
    days: dict[tuple[str, tuple[Span, ...]], list[Said]] = {}
    for key, day in zip(keys, said, strict=True):
        if not key or not day or not day.one_day:
            continue
        if scene.cast.sentence_at(day.words.start) == scene.cast.sentence_at(key[1][0].start):
            days.setdefault(key, []).append(day)
    one_day = {key: told[0] for key, told in days.items() if len({d.days for d in told}) == 1}
    return [day or (one_day.get(key) if key else None) for key, day in zip(keys, said, strict=True)]


def _one_speaker(heard: Heard) -> str | None:
    """A key for the one speaker of a statement; None for several, a group or nobody."""
    if len(heard.speakers) != 1 or heard.speakers[0].type is SpeakerType.GROUP:
        return None
    return _key(heard.speakers[0].type, heard.speakers[0].name)


def _key(kind: SpeakerType, name: str) -> str:
    return f"{kind}:{name.casefold()}"


def _carry_on(
    page: Page,
    statements: Sequence[Placed],
    speakers: Sequence[str | None],
    said: list[Said | None],
) -> None:
    """Give statements without a day the day of the occasion that goes on."""
    going: dict[str, Occasion] = {}
    told = deque(page.told_of())
    for index in sorted(range(len(statements)), key=lambda i: statements[i].order):
        one, who = statements[index], speakers[index]
        while told and told[0][1].sentence < page.sentence(one.at_cue):
            person, occasion = told.popleft()
            going[_key(SpeakerType.PERSON, str(person.name))] = occasion
        if who is None or one.statement.nested_in:
            # “He told me last year, ‘Never,’” she said on Monday: what is quoted within a
            # quotation belongs to neither speaker's occasion here.
            continue
        if said[index] is None and who in going:
            said[index] = page.goes_on(one, going[who])
        day = said[index]
        if day is not None and day.one_day:
            last = page.sentence(max(one.start, one.end - 1))
            going[who] = Occasion(day, last, page.paragraph(one.end))
