"""The country of the place where something was said, also in the view for people.

Of what is on record already no place was told, and so no country.
"""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """To version 9."""
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN country TEXT")
    connection.exec_driver_sql("DROP VIEW said")
    connection.exec_driver_sql(
        """
        CREATE VIEW said AS
        SELECT
            coalesce(entries.said_latest, articles.published) AS day,
            speakers.name AS speaker,
            speakers.office_title AS office,
            entries.act,
            entries.kind,
            entries.text,
            entries.place,
            entries.country,
            articles.outlet,
            articles.title,
            articles.published,
            articles.url,
            entries.probability,
            entries.id AS entry_id,
            articles.id AS article_id
        FROM entries
        JOIN articles ON articles.number = entries.article
        LEFT JOIN speakers ON speakers.entry = entries.number
        """
    )
