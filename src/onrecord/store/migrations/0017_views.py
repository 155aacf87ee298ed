"""One more view for people: what was pledged."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

# What a copy of an article says again was pledged once.
PLEDGES: Final = """
    CREATE VIEW pledges AS
    SELECT
        coalesce(entries.said_latest, articles.published) AS day,
        speakers.name AS speaker,
        speakers.office_title AS office,
        entries.text,
        coalesce(nullif(entries.reading, ''), entries.text) AS reading,
        entries.negated,
        entries.kind,
        entries.place,
        entries.country,
        articles.outlet,
        articles.title,
        articles.published,
        articles.url,
        entries.probability,
        entries.act_probability,
        entries.id AS entry_id,
        articles.id AS article_id
    FROM entries
    JOIN articles ON articles.number = entries.article
    LEFT JOIN speakers ON speakers.entry = entries.number
    LEFT JOIN occurrences ON occurrences.entry = entries.number
    WHERE entries.act = 'pledge' AND occurrences.entry IS NULL
    """


def upgrade(connection: Connection) -> None:
    """To version 17."""
    connection.exec_driver_sql(PLEDGES)
