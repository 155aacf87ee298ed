"""Who held which national office when: a small table to start from.

Newspapers do not introduce everybody. An article of 2017 may say "President
Trump" throughout and never "Donald". This table answers three questions, each
with the day of publication in hand:

- who "President Trump" is (`bearer`: a title and a surname),
- who "Trump" is, of those whom newspapers call by the surname alone (`known_as`),
- who "the president" is (`holder`: a title alone).

It holds public facts only, a few dozen people, to the day. It is literal on
purpose, so that it can be read and corrected, and it is not complete: imported
registers of people and offices are to take its place. A missing name costs an
answer, never a wrong one.

The day decides. "President Bush" is George H.W. Bush in 1990 and George W. Bush
in 2005. Without a day no office is looked up, with one exception: where a title
and a surname together fit one person of the table in all its years, as
"President Trump" does, they are that person whatever the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.resolve.given_names import Gender
from onrecord.resolve.names import Name, can_be_one, parse

# The last day for which an office that had not ended is taken as held.
AS_OF: Final = date(2025, 3, 1)

US: Final = "United States"
_HUD: Final = "Department of Housing and Urban Development"
_SENATE: Final = "United States Senate"
_HOUSE: Final = "United States House of Representatives"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office from one day to another, both included.

    `title` in lower case as newspapers use it before a surname; `until` is None
    where the office had not ended by `AS_OF`. `known` is True where the surname
    alone was enough in those years.
    """

    person: str
    gender: Gender
    title: str
    organization: str
    since: date
    until: date | None
    known: bool = False

    def covers(self, day: date) -> bool:
        """True when the office was held on that day, as far as the table goes."""
        return self.since <= day <= (self.until or AS_OF)

    def over_by(self, day: date) -> bool:
        """True when the office had ended before that day."""
        return self.until is not None and self.until < day

    @property
    def name(self) -> Name:
        return parse(self.person.split(" "))


# person | she or he | title | organization | from | to | * where the surname alone will do
_TABLE: Final = f"""
Jimmy Carter | he | president | {US} | 1977-01-20 | 1981-01-20 | *
Ronald Reagan | he | president | {US} | 1981-01-20 | 1989-01-20 | *
George H.W. Bush | he | vice president | {US} | 1981-01-20 | 1989-01-20 |
George H.W. Bush | he | president | {US} | 1989-01-20 | 1993-01-20 | *
Bill Clinton | he | president | {US} | 1993-01-20 | 2001-01-20 | *
George W. Bush | he | governor | Texas | 1995-01-17 | 2000-12-21 |
George W. Bush | he | president | {US} | 2001-01-20 | 2009-01-20 | *
Barack Obama | he | senator | {_SENATE} | 2005-01-03 | 2008-11-16 | *
Barack Obama | he | president | {US} | 2009-01-20 | 2017-01-20 | *
Donald Trump | he | candidate | | 2015-06-16 | 2016-11-08 | *
Donald Trump | he | president-elect | {US} | 2016-11-09 | 2017-01-19 | *
Donald Trump | he | president | {US} | 2017-01-20 | 2021-01-20 | *
Donald Trump | he | candidate | | 2022-11-15 | 2024-11-05 | *
Donald Trump | he | president-elect | {US} | 2024-11-06 | 2025-01-19 | *
Donald Trump | he | president | {US} | 2025-01-20 | | *
Joe Biden | he | senator | {_SENATE} | 1973-01-03 | 2009-01-15 |
Joe Biden | he | vice president | {US} | 2009-01-20 | 2017-01-20 | *
Joe Biden | he | candidate | | 2019-04-25 | 2020-11-03 | *
Joe Biden | he | president-elect | {US} | 2020-11-07 | 2021-01-19 | *
Joe Biden | he | president | {US} | 2021-01-20 | 2025-01-20 | *
Dan Quayle | he | vice president | {US} | 1989-01-20 | 1993-01-20 | *
Al Gore | he | vice president | {US} | 1993-01-20 | 2001-01-20 | *
Dick Cheney | he | vice president | {US} | 2001-01-20 | 2009-01-20 | *
Mike Pence | he | governor | Indiana | 2013-01-14 | 2017-01-09 |
Mike Pence | he | candidate | | 2016-07-15 | 2016-11-08 | *
Mike Pence | he | vice president-elect | {US} | 2016-11-09 | 2017-01-19 | *
Mike Pence | he | vice president | {US} | 2017-01-20 | 2021-01-20 | *
Kamala Harris | she | senator | {_SENATE} | 2017-01-03 | 2021-01-18 |
Kamala Harris | she | vice president | {US} | 2021-01-20 | 2025-01-20 | *
JD Vance | he | senator | {_SENATE} | 2023-01-03 | 2025-01-10 |
JD Vance | he | vice president | {US} | 2025-01-20 | | *
James Baker | he | secretary | Department of State | 1989-01-25 | 1992-08-23 |
Warren Christopher | he | secretary | Department of State | 1993-01-20 | 1997-01-17 |
Madeleine Albright | she | secretary | Department of State | 1997-01-23 | 2001-01-20 | *
Colin Powell | he | secretary | Department of State | 2001-01-20 | 2005-01-26 |
Condoleezza Rice | she | secretary | Department of State | 2005-01-26 | 2009-01-20 |
Hillary Clinton | she | senator | {_SENATE} | 2001-01-03 | 2009-01-21 |
Hillary Clinton | she | secretary | Department of State | 2009-01-21 | 2013-02-01 | *
Hillary Clinton | she | candidate | | 2015-04-12 | 2016-11-08 | *
Tim Kaine | he | senator | {_SENATE} | 2013-01-03 | | *
John Kerry | he | senator | {_SENATE} | 1985-01-02 | 2013-02-01 |
John Kerry | he | secretary | Department of State | 2013-02-01 | 2017-01-20 | *
Rex Tillerson | he | secretary | Department of State | 2017-02-01 | 2018-03-31 | *
Mike Pompeo | he | director | Central Intelligence Agency | 2017-01-23 | 2018-04-26 | *
Mike Pompeo | he | secretary | Department of State | 2018-04-26 | 2021-01-20 | *
Antony Blinken | he | secretary | Department of State | 2021-01-26 | 2025-01-20 | *
Marco Rubio | he | senator | {_SENATE} | 2011-01-03 | 2025-01-20 | *
Marco Rubio | he | secretary | Department of State | 2025-01-21 | | *
Steven Mnuchin | he | secretary | Department of the Treasury | 2017-02-13 | 2021-01-20 | *
James Mattis | he | secretary | Department of Defense | 2017-01-20 | 2018-12-31 | *
Ash Carter | he | secretary | Department of Defense | 2015-02-17 | 2017-01-19 |
Jeff Sessions | he | senator | {_SENATE} | 1997-01-03 | 2017-02-08 |
Jeff Sessions | he | attorney general | Department of Justice | 2017-02-09 | 2018-11-07 | *
Eric Holder | he | attorney general | Department of Justice | 2009-02-03 | 2015-04-27 | *
Loretta Lynch | she | attorney general | Department of Justice | 2015-04-27 | 2017-01-20 |
William Barr | he | attorney general | Department of Justice | 2019-02-14 | 2020-12-23 |
Merrick Garland | he | attorney general | Department of Justice | 2021-03-11 | 2025-01-20 |
Ryan Zinke | he | secretary | Department of the Interior | 2017-03-01 | 2019-01-02 |
Sonny Perdue | he | secretary | Department of Agriculture | 2017-04-25 | 2021-01-20 |
Wilbur Ross | he | secretary | Department of Commerce | 2017-02-28 | 2021-01-20 |
Alexander Acosta | he | secretary | Department of Labor | 2017-04-28 | 2019-07-19 |
Tom Price | he | secretary | Department of Health and Human Services | 2017-02-10 | 2017-09-29 |
Ben Carson | he | secretary | {_HUD} | 2017-03-02 | 2021-01-20 |
Elaine Chao | she | secretary | Department of Transportation | 2017-01-31 | 2021-01-11 |
Rick Perry | he | governor | Texas | 2000-12-21 | 2015-01-20 |
Rick Perry | he | secretary | Department of Energy | 2017-03-02 | 2019-12-01 |
Betsy DeVos | she | secretary | Department of Education | 2017-02-07 | 2021-01-08 | *
David Shulkin | he | secretary | Department of Veterans Affairs | 2017-02-14 | 2018-03-28 |
Jeh Johnson | he | secretary | Department of Homeland Security | 2013-12-23 | 2017-01-20 |
John Kelly | he | secretary | Department of Homeland Security | 2017-01-20 | 2017-07-31 |
John Kelly | he | chief of staff | White House | 2017-07-31 | 2019-01-02 |
Reince Priebus | he | chief of staff | White House | 2017-01-20 | 2017-07-31 | *
Kirstjen Nielsen | she | secretary | Department of Homeland Security | 2017-12-06 | 2019-04-10 |
Nikki Haley | she | ambassador | United Nations | 2017-01-27 | 2018-12-31 | *
Sean Spicer | he | press secretary | White House | 2017-01-20 | 2017-07-21 | *
James Comey | he | director | Federal Bureau of Investigation | 2013-09-04 | 2017-05-09 | *
Robert Mueller | he | director | Federal Bureau of Investigation | 2001-09-04 | 2013-09-04 | *
Robert Mueller | he | special counsel | Department of Justice | 2017-05-17 | 2019-05-29 | *
Newt Gingrich | he | speaker | {_HOUSE} | 1995-01-04 | 1999-01-03 | *
Dennis Hastert | he | speaker | {_HOUSE} | 1999-01-06 | 2007-01-03 | *
Nancy Pelosi | she | speaker | {_HOUSE} | 2007-01-04 | 2011-01-03 | *
John Boehner | he | speaker | {_HOUSE} | 2011-01-05 | 2015-10-29 | *
Paul Ryan | he | speaker | {_HOUSE} | 2015-10-29 | 2019-01-03 | *
Nancy Pelosi | she | leader | {_HOUSE} | 2011-01-03 | 2019-01-03 | *
Nancy Pelosi | she | speaker | {_HOUSE} | 2019-01-03 | 2023-01-03 | *
Kevin McCarthy | he | leader | {_HOUSE} | 2014-08-01 | 2023-01-03 |
Kevin McCarthy | he | speaker | {_HOUSE} | 2023-01-07 | 2023-10-03 | *
Mike Johnson | he | speaker | {_HOUSE} | 2023-10-25 | |
Harry Reid | he | leader | {_SENATE} | 2005-01-03 | 2017-01-03 |
Mitch McConnell | he | leader | {_SENATE} | 2007-01-03 | 2025-01-03 | *
Chuck Schumer | he | senator | {_SENATE} | 1999-01-03 | | *
John Thune | he | leader | {_SENATE} | 2025-01-03 | | *
John McCain | he | senator | {_SENATE} | 1987-01-03 | 2018-08-25 | *
Lindsey Graham | he | senator | {_SENATE} | 2003-01-03 | |
Ted Cruz | he | senator | {_SENATE} | 2013-01-03 | | *
Bernie Sanders | he | senator | {_SENATE} | 2007-01-03 | | *
Elizabeth Warren | she | senator | {_SENATE} | 2013-01-03 | | *
Rand Paul | he | senator | {_SENATE} | 2011-01-03 | |
Jeff Flake | he | senator | {_SENATE} | 2013-01-03 | 2019-01-03 |
Bob Corker | he | senator | {_SENATE} | 2007-01-03 | 2019-01-03 |
Dianne Feinstein | she | senator | {_SENATE} | 1992-11-10 | 2023-09-29 | *
Dick Durbin | he | senator | {_SENATE} | 1997-01-03 | | *
John Cornyn | he | senator | {_SENATE} | 2002-12-02 | | *
Susan Collins | she | senator | {_SENATE} | 1997-01-03 | |
Chris Christie | he | governor | New Jersey | 2010-01-19 | 2018-01-16 | *
John Kasich | he | governor | Ohio | 2011-01-10 | 2019-01-14 | *
Scott Walker | he | governor | Wisconsin | 2011-01-03 | 2019-01-07 |
Greg Abbott | he | governor | Texas | 2015-01-20 | |
Jerry Brown | he | governor | California | 2011-01-03 | 2019-01-07 |
Mitt Romney | he | governor | Massachusetts | 2003-01-02 | 2007-01-04 |
Mitt Romney | he | candidate | | 2011-06-02 | 2012-11-06 | *
Mitt Romney | he | senator | {_SENATE} | 2019-01-03 | 2025-01-03 | *
Carly Fiorina | she | candidate | | 2015-05-04 | 2016-02-10 | *
Ben Carson | he | candidate | | 2015-05-04 | 2016-03-04 |
Jeb Bush | he | governor | Florida | 1999-01-05 | 2007-01-02 |
Jeb Bush | he | candidate | | 2015-06-15 | 2016-02-20 | *
Vladimir Putin | he | president | Russia | 2000-05-07 | 2008-05-07 | *
Vladimir Putin | he | president | Russia | 2012-05-07 | | *
Dmitry Medvedev | he | president | Russia | 2008-05-07 | 2012-05-07 | *
Enrique Peña Nieto | he | president | Mexico | 2012-12-01 | 2018-11-30 |
Claudia Sheinbaum | she | president | Mexico | 2024-10-01 | | *
Justin Trudeau | he | prime minister | Canada | 2015-11-04 | | *
Stephen Harper | he | prime minister | Canada | 2006-02-06 | 2015-11-04 |
Tony Blair | he | prime minister | United Kingdom | 1997-05-02 | 2007-06-27 | *
David Cameron | he | prime minister | United Kingdom | 2010-05-11 | 2016-07-13 | *
Theresa May | she | prime minister | United Kingdom | 2016-07-13 | 2019-07-24 |
Boris Johnson | he | prime minister | United Kingdom | 2019-07-24 | 2022-09-06 |
Angela Merkel | she | chancellor | Germany | 2005-11-22 | 2021-12-08 | *
Nicolas Sarkozy | he | president | France | 2007-05-16 | 2012-05-15 | *
François Hollande | he | president | France | 2012-05-15 | 2017-05-14 | *
Emmanuel Macron | he | president | France | 2017-05-14 | | *
Benjamin Netanyahu | he | prime minister | Israel | 2009-03-31 | 2021-06-13 | *
Benjamin Netanyahu | he | prime minister | Israel | 2022-12-29 | | *
Shinzo Abe | he | prime minister | Japan | 2012-12-26 | 2020-09-16 | *
Recep Tayyip Erdogan | he | president | Turkey | 2014-08-28 | | *
Bashar al-Assad | he | president | Syria | 2000-07-17 | 2024-12-08 |
Hassan Rouhani | he | president | Iran | 2013-08-03 | 2021-08-03 | *
Volodymyr Zelensky | he | president | Ukraine | 2019-05-20 | | *
"""


def _rows() -> Iterator[Tenure]:
    for line in _TABLE.strip().split("\n"):
        person, gender, title, organization, since, until, known = (
            cell.strip() for cell in line.split("|")
        )
        yield Tenure(
            person,
            Gender(gender),
            title,
            organization,
            date.fromisoformat(since),
            date.fromisoformat(until) if until else None,
            bool(known),
        )


TENURES: Final = tuple(_rows())


def _by_surname() -> dict[str, tuple[Tenure, ...]]:
    told: dict[str, list[Tenure]] = {}
    for tenure in TENURES:
        told.setdefault(tenure.name.key, []).append(tenure)
    return {key: tuple(rows) for key, rows in told.items()}


_SURNAMES: Final = _by_surname()


def bearer(
    title: str, surname: str, day: date | None, *, former: bool = False
) -> tuple[Tenure, ...]:
    """The tenures of the one person whom a title and a surname fit, else nothing.

    `title` and `surname` in lower case. On a day, the title must have been held
    then, or before then where the article says "former". Without a day the two
    must fit one person in all years of the table.
    """
    rows = [row for row in _SURNAMES.get(surname, ()) if row.title == title]
    if day is not None:
        rows = [row for row in rows if (row.over_by(day) if former else row.covers(day))]
    return _one_person(rows)


def known_as(surname: str, day: date | None) -> tuple[Tenure, ...]:
    """The tenures of the one person called by the surname alone on that day, else nothing."""
    if day is None:
        return ()
    held = [row for row in _SURNAMES.get(surname, ()) if row.covers(day)]
    return tuple(row for row in _one_person(held) if row.known)


def holder(title: str, organization: str, day: date | None) -> Tenure | None:
    """Who held an office on a day; None without a day or where the table does not say."""
    if day is None:
        return None
    held = [
        row
        for row in TENURES
        if row.title == title and row.organization == organization and row.covers(day)
    ]
    return held[-1] if held else None


def tenures_of(name: Name) -> tuple[Tenure, ...]:
    """All offices in the table of the one that a full name can be; none for a bare surname."""
    if not name.given:
        return ()
    return tuple(row for row in _SURNAMES.get(name.key, ()) if can_be_one(row.name, name))


def tenure_of(name: Name, title: str, day: date | None) -> Tenure | None:
    """The office of a title that the bearer of a full name held on a day, if the table has it."""
    if day is None:
        return None
    held = (row for row in tenures_of(name) if row.title == title and row.covers(day))
    return next(held, None)


def _one_person(rows: list[Tenure]) -> tuple[Tenure, ...]:
    return tuple(rows) if len({row.person for row in rows}) == 1 else ()
