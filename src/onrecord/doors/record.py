"""The record as Python opens it: lists that are read as they are looked at, and exports.

with open_record("onrecord.db") as record:
    for said in record.statements(speaker="kelly", act="pledge", after="2017-02"):
        print(said.day, said.speaker, said.words)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from onrecord.doors import asking, columns, placing
from onrecord.doors.asking import Days, Texts
from onrecord.doors.listing import Listing
from onrecord.errors import InputError
from onrecord.export.formats import BY_NAME, Format, Shape
from onrecord.export.judged import standing
from onrecord.record import html
from onrecord.record.judgement import State
from onrecord.record.link import Relation
from onrecord.record.linked import Linked
from onrecord.record.measure import Course
from onrecord.record.people import Person
from onrecord.record.said import Said
from onrecord.store import choosing, queries, sql
from onrecord.store.asking import SpeakerTally
from onrecord.store.choosing import Choice
from onrecord.store.links import Wanted
from onrecord.store.measures import Measures
from onrecord.store.sql import PATIENCE


def open_record(
    target: str | PathLike[str],
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
    where = target if isinstance(target, str) else Path(target)
    return Record.open(where, create=create, read_only=read_only, patience=patience)


class Record(sql.Record):
    """An open record. Use it in a `with` block, or `close` it.

    `statements`, `links`, `speakers`, `people` and `measures` list what it holds; what they
    are asked is checked at once, and the record is read when somebody goes through them.
    Where a method takes `least`, statements less probable than that are left out.
    """

    def statements(
        self,
        query: str = "",
        *,
        who: str | None = None,
        speaker: Texts = None,
        office: Texts = None,
        outlet: Texts = None,
        title: Texts = None,
        text: Texts = None,
        reading: Texts = None,
        place: Texts = None,
        measure: Texts = None,
        act: Texts = None,
        kind: Texts = None,
        after: Days = None,
        before: Days = None,
        least: float = 0.0,
        limit: int | None = None,
        copies: bool = False,
    ) -> Listing[Said]:
        """What was said, the oldest first; what says no day counts from when it was printed.

        `query` and the fields are in the language of `onrecord search`:
        `speaker="kelly", act="pledge"` is what `speaker:"kelly" act:"pledge"` finds. Of
        several values, as in `act=("pledge", "order")`, any will do. `who` is the id or the
        name of one speaker, whatever else they are called. What copies of a story print
        again is left out unless `copies` is said.

        Raises InputError, at once, for what cannot be asked so, and NotFound where `who`
        is nobody on record or may be several.
        """
        asked = {
            "speaker": speaker,
            "office": office,
            "outlet": outlet,
            "title": title,
            "text": text,
            "reading": reading,
            "place": place,
            "measure": measure,
            "act": act,
            "kind": kind,
            "after": after,
            "before": before,
        }
        choice = Choice(
            queries.narrowed(query, asked),
            asking.whom(self, who),
            asking.chance("least", least),
            again=copies,
        )
        most = asking.at_most(limit)
        return Listing(
            lambda: (Said(*pair) for pair in self.chosen(choice, limit=most)),
            columns.STATEMENTS,
            asking.says("statements", query=query, who=who, **asked),
            lambda: self._count(choice, most),
        )

    def _count(self, choice: Choice, most: int | None) -> int:
        with self._reading() as connection:
            return choosing.counted(connection, choice, most)

    def statement(self, id: str) -> Said:  # noqa: A002
        """One statement, by its id or the beginning of it.

        Raises NotFound if no id begins so, or several do.
        """
        return Said(*self.entry(id))

    def links(
        self,
        relation: Relation | str | Iterable[Relation | str] | None = None,
        *,
        who: str | None = None,
        measure: str | None = None,
        after: date | str | None = None,
        before: date | str | None = None,
        state: State | str | Iterable[State | str] | None = None,
        probability: float = 0.0,
        least: float = 0.0,
        limit: int | None = None,
    ) -> Listing[Linked]:
        """Statements that bear on each other: reversals and contradictions, then the likeliest.

        `who` and what is about a `measure` may stand on either side, `after` and `before`
        are about the later one. `state` is what people made of a link: candidate, accepted
        or rejected. `probability` is the link's own, `least` that of both statements.
        Raises as `statements` does.
        """
        states = frozenset(asking.some("state", state, State))
        wanted = Wanted(
            tuple(one.value for one in asking.some("relation", relation, Relation)),
            asking.whom(self, who),
            asking.chance("probability", probability),
            asking.day("after", after),
            asking.day("before", before),
            asking.chance("least", least),
            str(queries.valued("measure", measure)) if measure else "",
        )
        most = asking.at_most(limit)

        def found() -> Iterator[Linked]:
            if not states:
                return self.linked(wanted, limit=most)
            return islice((one for one in self.linked(wanted) if one.state in states), most)

        told = {"relation": relation, "who": who, "measure": measure, "state": state}
        says = asking.says("links", **told, after=after, before=before)
        return Listing(found, columns.LINKS, says)

    def speakers(self, name: str = "") -> Listing[SpeakerTally]:
        """Who is heard in the record; as `onrecord.store.sql.Record.speakers` orders them."""
        listed = super().speakers
        return Listing(lambda: listed(name), columns.SPEAKERS, asking.says("speakers", name=name))

    def people(self, name: str = "") -> Listing[Person]:
        """Who is in its registers; as `onrecord.store.people` orders them."""
        listed = super().people
        return Listing(lambda: listed(name), columns.PEOPLE, asking.says("people", name=name))

    @property
    def measures(self) -> MeasuresListed:
        """The measures that its articles speak of, and what became of each."""
        return MeasuresListed(super().measures)

    def exported(self, format: str, *, least: float = 0.0) -> Iterator[Any]:  # noqa: A002
        """The whole record in one of the formats of `onrecord export`, piece by piece.

        Pieces are str for a format of text, bytes for Parquet, and
        `onrecord.export.formats.File` for a folder, made as they are asked for. Raises
        InputError, at once, for a format that there is not.
        """
        return self._exported(_format(format), asking.chance("least", least))

    def export(
        self,
        format: str,  # noqa: A002
        out: str | PathLike[str] | IO[Any],
        *,
        least: float = 0.0,
        force: bool = False,
    ) -> None:
        """Write the whole record into a file, or a folder, as `onrecord export` does.

        `out` is a path, or a file that is open for writing. What is at a path already is
        replaced with `force` only; nothing is ever left half-written there. Raises
        InputError where it cannot be written.
        """
        chosen = _format(format)
        pieces = self._exported(chosen, asking.chance("least", least))
        if not isinstance(out, (str, PathLike)):
            if chosen.shape is Shape.FOLDER:
                raise InputError(f"{format} is a folder of files", hint="name a folder")
            placing.pour(pieces, out)
            return
        write = placing.write_folder if chosen.shape is Shape.FOLDER else placing.write
        write(pieces, str(out), force=force, spare=str(self.path))

    def _exported(self, chosen: Format, least: float) -> Iterator[Any]:
        judged = self.judged()
        other: Mapping[str, Callable[[], object]] = {
            "identities": self.identities.all,
            "database": self._name,
            "judged": lambda: judged,
            "reviews": self.reviews.all,
        }
        wanted = {name: other[name]() for name in chosen.wants}
        yield from chosen.written(standing(self.records(least=least), judged), **wanted)

    def _name(self) -> str:
        """What its file, or its database, is called."""
        if isinstance(self.path, Path):
            return self.path.stem
        return Path(urlsplit(self.path).path).name or "onrecord"

    def __repr__(self) -> str:
        return f"<record {self.path}>"

    def _repr_html_(self) -> str:
        held = self.counts()
        names = ("articles", "statements", "speakers", "measures", "links")
        counts = (held.articles, held.entries, held.speakers, held.measures, held.links)
        return html.table(names, [[f"{one:,}" for one in counts]], str(self.path))


class MeasuresListed(Measures, Listing[Course]):
    """What a record knows of measures, and a list of them. Get it as `record.measures`."""

    def __init__(self, known: Measures) -> None:
        Measures.__init__(self, known._reading, known._writing)
        Listing.__init__(self, self.all, columns.MEASURES, "measures")


def _format(name: str) -> Format:
    if name not in BY_NAME:
        raise InputError(
            f"there is no format {name!r} to export to", hint=f"one of {', '.join(BY_NAME)}"
        )
    return BY_NAME[name]
