"""A view for people: who said what, when and where it was printed."""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """From version 2 to 3."""
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
