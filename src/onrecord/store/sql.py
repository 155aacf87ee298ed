"""The record: one SQLite file, opened, asked and added to.

    with open_record("onrecord.db") as record:
        record.add(told, phrases=phrases)
        for hit in record.search('"military force" kelly'):
            ...

Every method may raise RecordError, with a hint, when the file cannot be used;
it is intact afterwards. No error of the database itself comes through.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import Connection, Engine

from onrecord.errors import RecordError
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.meaning import Meaning
from onrecord.record.sketch import Sketch
from onrecord.record.text import Article
from onrecord.record.tombstone import Tombstone
from onrecord.store import (
    backups,
    compacting,
    copies,
    dialects,
    doctor,
    forgetting,
    linking,
    mending,
    opening,
    originals,
    reading,
    servers,
    writing,
)
from onrecord.store.accounts import Accounts
from onrecord.store.asking import StatementsOnRecord
from onrecord.store.compacting import Compacted
from onrecord.store.courses import MeasureMatcher
from onrecord.store.derivations import Derived
from onrecord.store.desk import Desk
from onrecord.store.faults import Where, plainly, readable
from onrecord.store.findings import Finding, Mended
from onrecord.store.forgetting import Went
from onrecord.store.identities import Identities
from onrecord.store.linking import Linker, Meant
from onrecord.store.matching import Matcher
from onrecord.store.measures import Measures
from onrecord.store.mending import Menders
from onrecord.store.originals import Opener
from onrecord.store.reviews import Reviews
from onrecord.store.revising import Rereader, Revisions
from onrecord.store.searches import Searches
from onrecord.store.tables import ARTICLES
from onrecord.store.watches import Watches

Thing = TypeVar("Thing")

PATIENCE: Final = 30.0  # seconds that a writer waits for another one
REOPEN: Final = "open it without read_only to change it"


@dataclass(frozen=True, slots=True)
class Anchored:
    """How much of a record leads back to an original.

    `entries` are those of articles that were taken from one; the words of those that are
    `anchored` stand in it, in so many `targets`.
    """

    originals: int
    entries: int
    anchored: int
    targets: int


def open_record(
    target: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    patience: float = PATIENCE,
) -> Record:
    """Open the record at a path, making one if there is none and `create` says so.

    The target may also be the address of a PostgreSQL database, as in
    `postgresql://user@host/news`; then `Record.path` is that address without the password.

    An older record is brought up to date. `patience` is how many seconds a
    write waits for another program's. Raises NotFound where there is no record
    and none may be made, NewerRecord for one of a later version of onrecord,
    and RecordError for anything else at that path.
    """
    return Record.open(target, create=create, read_only=read_only, patience=patience)


class Record(StatementsOnRecord):
    """An open record. Use it in a `with` block, or `close` it.

    What is listed is read as it is asked for, from the record as it stood when
    the listing began. Where a method takes `least`, entries less probable than
    that are left out, and so are their links. One record may be used by several
    threads.
    """

    def __init__(
        self,
        path: Where,
        engine: Engine,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._patience = patience
        self._engine: Engine | None = engine

    @classmethod
    def open(cls, target: str | Path, *, create: bool, read_only: bool, patience: float) -> Self:
        """The record at a path or an address, as `open_record` tells."""
        where: Where
        if servers.is_address(target):
            where, engine = servers.opened(
                str(target), create=create, read_only=read_only, patience=patience
            )
        else:
            where = opening.path_of(target)
            engine = opening.opened(where, create=create, read_only=read_only, patience=patience)
        return cls(where, engine, read_only=read_only, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def add(
        self,
        told: ArticleRecord,
        *,
        phrases: Mapping[str, Collection[str]] = {},
        meanings: Mapping[str, Meaning] = {},
        matcher: Matcher | None = None,
        measures: MeasureMatcher | None = None,
        linker: Linker | None = None,
        sketch: Sketch | None = None,
        again: bool = False,
        rereader: Rereader | None = None,
    ) -> bool:
        """Keep an article with its entries, measures, skips and links, all or nothing.

        `phrases` leads from entry ids to what `sharing` finds them by, `meanings` to
        what a linker finds those by that are about the same matter. Returns
        False, having changed nothing, if the article is there with just these
        entries, measures and skips; if it is there with others, those are
        replaced, and links of entries that are no longer found go. A link is
        kept if both its entries are in the record. `matcher` tells who of its
        speakers is who of the record; without one they wait until they are
        matched; so do its measures without `measures`. `linker` finds what its
        statements are linked with, and anew the links of those whose speakers are now
        others. `sketch` tells which articles it is a copy or a version of: what stood in an
        earlier one is an occurrence of that, and has no links. What people revised of its
        statements stays as they have it; `rereader` reads what they marked anew. Once this
        returns, what it was given survives the end of the program, however it ends.

        Raises InputError or OffsetError for an article record that does not
        hang together, and Forgotten for an article that was forgotten, unless
        it is to be kept `again`.
        """
        writing.check(told, phrases, meanings)
        with self._writing() as connection, readable(self.path):
            return writing.add(
                connection, told, phrases, meanings, matcher, measures, linker, sketch,
                again=again, rereader=rereader,
            )  # fmt: skip

    def forget(
        self,
        articles: Collection[str],
        *,
        on: date,
        reason: str,
        person: str = "",
        matcher: Matcher | None = None,
        measures: MeasureMatcher | None = None,
        linker: Linker | None = None,
    ) -> Went:
        """Take out articles, by their ids, with all that was read of them; all or nothing.

        Their texts, entries, links and measures go, and originals that no other article
        was taken from. Of each a tombstone stays, and one of the `person`, an
        identity's id, with whom they go. Judgements stay. The others are as `add`
        takes them. `compact` takes it out of the bytes of the file as well. Raises
        NotFound for an article that is not on record.
        """
        with self._writing() as connection, readable(self.path):
            numbers = {reading.number_of(connection, ARTICLES, one, "article") for one in articles}
            return forgetting.forget(
                connection, sorted(numbers), on, reason, person, matcher, measures, linker
            )

    def tombstones(self) -> list[Tombstone]:
        """What was forgotten, the longest ago first."""
        with self._reading() as connection:
            return forgetting.tombstones(connection)

    def tombstone(self, article: Article) -> Tombstone | None:
        """The tombstone because of which `add` refuses an article; None where it does not."""
        with self._reading() as connection:
            return forgetting.of(connection, article)

    @property
    def identities(self) -> Identities:
        """Who is one across the articles, and what people judged of it."""
        return Identities(self._reading, self._writing)

    @property
    def measures(self) -> Measures:
        """The measures that its articles speak of, and which of them are one."""
        return Measures(self._reading, self._writing)

    @property
    def revisions(self) -> Revisions:
        """What people changed of the statements of articles."""
        return Revisions(self._reading)

    @property
    def reviews(self) -> Reviews:
        """The checks by others, and the statements that they are about."""
        return Reviews(self._reading, self._writing)

    @property
    def accounts(self) -> Accounts:
        """Who may come to its desk where that is open to others."""
        return Accounts(self._reading, self._writing)

    @property
    def searches(self) -> Searches:
        """The searches that people keep."""
        return Searches(self._reading, self._writing)

    @property
    def watches(self) -> Watches:
        """The feeds that are watched, what is still to do for them, and what was seen."""
        return Watches(self._reading, self._writing)

    @property
    def desk(self) -> Desk:
        """The lists that the desk turns page by page, and what was judged of links."""
        return Desk(self._reading)

    def link_anew(
        self,
        linker: Linker,
        meanings: Callable[[Sequence[Entry]], Meant],
        sketch: Callable[[Article], Sketch],
    ) -> None:
        """Find the links of all entries anew, article by article, as if each came now.

        `meanings` tells what entries are about, `sketch` what articles are recognised by.
        What was done is kept when it is killed; asked again it begins anew.
        """
        with self._reading() as connection:
            numbers = reading.article_numbers(connection)
        for number in numbers:
            with self._writing() as connection:
                linking.mean_anew(connection, number, meanings)
                copies.recognise(connection, number, sketch(reading.article(connection, number)))
                copies.tell(connection, copies.story(connection, number))
        for number in numbers:
            with self._writing() as connection:
                linking.link_anew(connection, number, linker)

    def doctor(
        self,
        *,
        matcher: Matcher | None = None,
        measures: MeasureMatcher | None = None,
        derived: Derived = Derived(),  # noqa: B008
    ) -> Iterator[Finding]:
        """Whatever in the record is not as it should be; nothing if all is well.

        Checks the file, that every pointer leads somewhere, that every id and
        digest is the hash of its thing, that every span cuts its text and the
        words that it cut when it was written, that who appears in an article is
        what its entries say, and that the full-text index, with a `matcher` the
        identities, and with `measures` which of those are one, are in step (these
        only where the record is open for writing); with `derived` also what
        neighbours are found by. Changes nothing.
        """
        return doctor.doctor(
            self._open(), self.path, matcher, measures, derived, read_only=self.read_only
        )

    def repair(self, by: Menders) -> list[Mended]:
        """Make anew whatever is derived and is missing or out of step; tells what that was.

        All or nothing. Texts, entries, what registers told and judgements are never
        touched: what is damaged there `doctor` finds as before.
        """
        with self._writing() as connection:
            return mending.mend(connection, self.path, by)

    def compact(self) -> Compacted:
        """Give back unused room; what was deleted is then nowhere in the file.

        Raises RecordError where the disk has no room for a second copy, or another program
        goes on reading.
        """
        if self.read_only:
            raise RecordError(f"the record {self.path} is open for reading only", hint=REOPEN)
        return compacting.compact(self._open(), self.path, self._patience)

    def backup(self, to: Path, *, replace: bool = False) -> None:
        """Copy the record, as it is now, into one file that appears when it is complete.

        Raises InputError where the file cannot be made or, unless it is to be
        replaced, is there already; RecordError for a record on a server, which has
        a program of its own for this.
        """
        if not isinstance(self.path, Path):
            raise RecordError(
                f"the record {self.path} is kept by a server", hint="pg_dump copies its database"
            )
        backups.backup(self._open(), self.path, to, replace=replace)

    def anchored(self) -> Anchored:
        """How many originals the record keeps, and how many statements lead back to them."""
        with self._reading() as connection:
            return Anchored(*connection.execute(originals.totals()).one())

    def verify(self, openers: Mapping[str, Opener], *, article: str = "") -> Iterator[Finding]:
        """Whatever no longer holds in the originals that were kept; nothing if all does.

        Each is unpacked and held against its digest, and opened anew by the opener of its
        media type, to see whether every target still cuts the words of its statement.
        With an `article`, by its id or the beginning of it, only what that was taken from;
        raises NotFound, when it is gone through, if no id begins so, or several do.
        """

        def found(connection: Connection) -> Iterator[Finding]:
            number = (
                reading.number_of(connection, ARTICLES, article, "article") if article else None
            )
            return originals.verify(connection, self.path, openers, number)

        return self._listed(found)

    def _open(self) -> Engine:
        if self._engine is None:
            raise RecordError(f"the record {self.path} is closed", hint="open it again")
        return self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._open()
        with plainly(self.path), readable(self.path), engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise RecordError(
                f"the record {self.path} is open for reading only",
                hint=REOPEN,
            )
        engine = self._open()
        engine = dialects.of(engine).writing(engine)
        with plainly(self.path), engine.begin() as connection:
            yield connection

    def _listed(self, listing: Callable[[Connection], Iterator[Thing]]) -> Iterator[Thing]:
        with self._reading() as connection:
            yield from listing(connection)
