"""A view of what speaks against what: not what people rejected, and what they said of the rest."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

CONFLICTS: Final = """
    CREATE VIEW conflicts AS
    SELECT
        links.relation,
        links.probability,
        CASE WHEN decisions.verdict = 'accept' THEN 'accepted' ELSE 'candidate' END AS state,
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
    LEFT JOIN decisions
        ON decisions.first = CASE WHEN earlier.id < later.id THEN earlier.id ELSE later.id END
        AND decisions.last = CASE WHEN earlier.id < later.id THEN later.id ELSE earlier.id END
        AND decisions.relation = links.relation
    WHERE links.relation IN ('contradicts', 'reverses')
        AND coalesce(decisions.verdict, '') <> 'reject'
    """


def upgrade(connection: Connection) -> None:
    """To version 19."""
    connection.exec_driver_sql(CONFLICTS)
