"""Two more views for people: what was pledged, and what speaks against what."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STEPS: Final = (
    # What a copy of an article says again was pledged once.
    """
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
    """,
    """
    CREATE VIEW conflicts AS
    SELECT
        links.relation,
        links.probability,
        coalesce(earlier.said_latest, earlier_article.published) AS earlier_day,
        earlier_speaker.name AS earlier_speaker,
        earlier.text AS earlier_text,
        earlier_article.outlet AS earlier_outlet,
        earlier_article.url AS earlier_url,
        coalesce(later.said_latest, later_article.published) AS later_day,
        later_speaker.name AS later_speaker,
        later.text AS later_text,
        later_article.outlet AS later_outlet,
        later_article.url AS later_url,
        earlier.id AS earlier_entry_id,
        later.id AS later_entry_id
    FROM links
    JOIN entries AS earlier ON earlier.number = links.b
    JOIN entries AS later ON later.number = links.a
    JOIN articles AS earlier_article ON earlier_article.number = earlier.article
    JOIN articles AS later_article ON later_article.number = later.article
    LEFT JOIN speakers AS earlier_speaker
        ON earlier_speaker.entry = earlier.number AND earlier_speaker.position = 0
    LEFT JOIN speakers AS later_speaker
        ON later_speaker.entry = later.number AND later_speaker.position = 0
    WHERE links.relation IN ('contradicts', 'reverses')
    """,
)


def upgrade(connection: Connection) -> None:
    """To version 17."""
    for step in STEPS:
        connection.exec_driver_sql(step)
