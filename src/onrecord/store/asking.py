"""What is asked of a record: its articles and statements, one by one, in lists, or by a search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.errors import InputError
from onrecord.record.copied import Copy
from onrecord.record.entry import ArticleRecord, Entry, SpeakerType
from onrecord.record.judgement import Verdict
from onrecord.record.link import Link
from onrecord.record.linked import Linked
from onrecord.record.meaning import Meaning
from onrecord.record.text import Article
from onrecord.store import choosing, copies, judging, links, queries, reading, search
from onrecord.store.choosing import Choice
from onrecord.store.links import Wanted
from onrecord.store.people import PeopleOnRecord
from onrecord.store.search import Hit
from onrecord.store.tables import ARTICLES, ENTRIES

MOST: Final = 2**31  # what a limit is cut to: more rows than a record can have


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    articles: int
    entries: int
    speakers: int
    measures: int
    links: int


@dataclass(frozen=True, slots=True)
class SpeakerTally:
    """A speaker of the record, and how often it is heard there.

    `id` is that of the identity, or of the name where nobody was matched yet;
    None for a source that no article names.
    """

    name: str
    type: SpeakerType
    id: str | None
    entries: int
    articles: int


class StatementsOnRecord(PeopleOnRecord):
    """What may be asked of articles, statements, speakers and links."""

    def articles(self) -> Iterator[Article]:
        """Every article, in the order they came in."""
        return self._listed(lambda c: (reading.article(c, n) for n in reading.article_numbers(c)))

    def records(self, *, least: float = 0.0) -> Iterator[ArticleRecord]:
        """Every article with all that was found in it, in the order they came in."""
        return self._listed(
            lambda c: (copies.told(c, n, least) for n in reading.article_numbers(c))
        )

    def article(self, id: str, *, least: float = 0.0) -> ArticleRecord:  # noqa: A002
        """One article, by its id or the beginning of it, and all that is known of it.

        Its links are all that touch one of its entries, from either side.
        Raises NotFound if no id begins so, or several do.
        """
        with self._reading() as connection:
            number = reading.number_of(connection, ARTICLES, id, "article")
            return copies.told(connection, number, least)

    def with_text(self, sha256: str) -> list[str]:
        """The ids of the articles whose text has this digest."""
        with self._reading() as connection:
            return list(reading.with_text(connection, sha256))

    def entry(self, id: str) -> tuple[Entry, Article]:  # noqa: A002
        """One entry and its article, by the entry's id or the beginning of it.

        Raises NotFound if no id begins so, or several do.
        """
        with self._reading() as connection:
            number = reading.number_of(connection, ENTRIES, id, "entry")
            return next(reading.pairs(connection, [number]))

    def entries(
        self,
        *,
        speaker: str | None = None,
        least: float = 0.0,
        limit: int | None = None,
        again: bool = False,
    ) -> Iterator[tuple[Entry, Article]]:
        """Entries with their articles, by the day they were said, the oldest first.

        What an earlier copy of an article has, too, is left out unless `again` is said.
        An entry that does not say when counts from the day it was printed.
        `speaker` is the id of one, or the whole name, whatever its case: all that
        was said by whoever is one with them, under any name.
        """
        wanted = reading.ordered().where(reading.likely(ENTRIES, least)).limit(_at_most(limit))
        if not again:
            wanted = wanted.where(reading.FIRST)
        if speaker is not None:
            wanted = wanted.where(reading.spoken_by(speaker))
        return self._listed(lambda c: reading.pairs(c, c.scalars(wanted).all()))

    def chosen(self, asked: Choice, *, limit: int | None = None) -> Iterator[tuple[Entry, Article]]:
        """Entries that answer to what is asked, with their articles, as `entries` has them.

        However many there are, a page of them is held at a time.
        """
        return self._listed(lambda c: choosing.chosen(c, asked, _at_most(limit)))

    def speakers(self, name: str = "") -> Iterable[SpeakerTally]:
        """Speakers whose name holds these words, without regard to case and accents.

        Whole names come first, then names and then words that begin so; among
        these, the most heard first.
        """
        return self._listed(
            lambda c: (
                SpeakerTally(r.name, SpeakerType(r.type), r.id, r.entries, r.articles)
                for r in c.execute(reading.named(name))
            )
        )

    def judged(self) -> dict[tuple[str, str, str], Verdict]:
        """By `Pair.key` what people judged of links, the last that they did not take back."""
        with self._reading() as connection:
            told = judging.decisions(connection)
        return {pair: verdict for pair, (verdict, _) in told.items()}

    def every_link(self, *, least: float = 0.0) -> Iterator[Link]:
        """Every link, in the order they were found."""
        return self._listed(lambda c: reading.links(c, least))

    def copies(self, id: str) -> list[Copy]:  # noqa: A002
        """The articles that are one story with an article, itself among them, in order.

        By the day they were published, the undated last; of one day as they came in.
        Raises NotFound if no id begins so, or several do.
        """
        with self._reading() as connection:
            number = reading.number_of(connection, ARTICLES, id, "article")
            told = copies.printed(connection, copies.story(connection, number))
            return [copy for _, copy in told]

    def versions(self, address: str) -> list[ArticleRecord]:
        """What was read at one address, as `onrecord.read.sketches` writes it, in order."""
        with self._reading() as connection:
            found = copies.versions(connection, address)
            return [copies.told(connection, number) for number in found]

    def also_in(self, entries: Iterable[Entry]) -> dict[str, list[Copy]]:
        """By the id of an entry the other articles that print the same, the first one first.

        Copies of its article and versions of its page; entries that stand in no other
        are left out.
        """
        with self._reading() as connection:
            return copies.also_in(connection, [one.id for one in entries])

    def first(self, entries: Iterable[Entry]) -> dict[str, str]:
        """By the id of an entry the one with the same words in the earliest copy.

        Entries that stand in no earlier copy are left out.
        """
        with self._reading() as connection:
            return copies.first_ids(connection, [one.id for one in entries])

    def spoken_of(self) -> dict[str, str]:
        """The measure that each entry speaks of, by the entry's id: its words, the longest.

        Measures that were matched across articles have one name.
        """
        with self._reading() as connection:
            return reading.spoken_of(connection)

    def linked(self, wanted: Wanted, *, limit: int | None = None) -> Iterator[Linked]:
        """Links that answer to what is asked, with both their ends.

        Reversals and contradictions come first, and of one kind the likeliest.
        """
        return self._listed(lambda c: links.linked(c, wanted, _at_most(limit)))

    def search(
        self,
        query: str,
        *,
        speaker: str | None = None,
        office: str | None = None,
        organization: str | None = None,
        least: float = 0.0,
        limit: int = 20,
        meaning: Meaning | None = None,
        alone: bool = False,
    ) -> Iterator[Hit]:
        """Entries that a query finds, best first.

        Words are looked for in what was said, who said it, and the outlet and
        title; `onrecord.store.queries` tells the language.
        `speaker`, as of `entries`, leaves out what others said; `office` what was not said
        in an office with these words in its title; `organization` what was said neither
        by a body of such a name nor by somebody in an office of it. With a `meaning`, also
        what lies near that and answers to all of the query but its plain words; `alone`,
        what answers to all of it, which may then be empty, and lies near.
        Raises InputError, at once and with the position, for a query that
        cannot be read.
        """
        asked = None if alone and not query.strip() else queries.parsed(query)
        among, most = search.Among(speaker, office, organization), _at_most(limit)
        return self._listed(
            lambda c: search.search(c, asked, among, least, most, meaning, alone=alone)
        )

    def sharing(self, phrases: Collection[str], *, limit: int) -> Iterator[Entry]:
        """Entries that were added with one of these phrases.

        Those that share most of them come first, then the newest.
        """
        wanted = reading.sharing(phrases).limit(_at_most(limit))
        return self._listed(lambda c: reading.entries(c, c.scalars(wanted).all()))

    def counts(self) -> Counts:
        """How much the record holds."""
        with self._reading() as connection:
            return Counts(*connection.execute(reading.totals()).one())


def _at_most(limit: int | None) -> int:
    if limit is None:
        return MOST
    if limit < 0:
        raise InputError(f"a limit of {limit} is less than nothing", hint="give 0 or more")
    return min(limit, MOST)
