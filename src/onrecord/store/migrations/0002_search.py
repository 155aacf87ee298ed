"""Full text: an index over what the tables hold, kept in step by triggers.

The index keeps no copy of the words, so to forget a row it must be told the
words as they were. Each change therefore takes two triggers: one before it
that forgets the row as the view `searched` still shows it, and one after it
that learns the row anew.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

FORGET: Final = """
    INSERT INTO search (search, rowid, text, reading, speakers, outlet, title)
    SELECT 'delete', number, text, reading, speakers, outlet, title
    FROM searched WHERE number IN ({which});
"""
LEARN: Final = """
    INSERT INTO search (rowid, text, reading, speakers, outlet, title)
    SELECT number, text, reading, speakers, outlet, title
    FROM searched WHERE number IN ({which});
"""
OF_ARTICLE: Final = "SELECT number FROM entries WHERE article = OLD.number"

# Name, the change, what it does, to which entries.
TRIGGERS: Final = (
    ("entry_told", "AFTER INSERT ON entries", LEARN, "NEW.number"),
    ("entry_changes", "BEFORE UPDATE ON entries", FORGET, "OLD.number"),
    ("entry_changed", "AFTER UPDATE ON entries", LEARN, "NEW.number"),
    ("entry_goes", "BEFORE DELETE ON entries", FORGET, "OLD.number"),
    ("speaker_comes", "BEFORE INSERT ON speakers", FORGET, "NEW.entry"),
    ("speaker_came", "AFTER INSERT ON speakers", LEARN, "NEW.entry"),
    ("speaker_changes", "BEFORE UPDATE ON speakers", FORGET, "OLD.entry, NEW.entry"),
    ("speaker_changed", "AFTER UPDATE ON speakers", LEARN, "OLD.entry, NEW.entry"),
    ("speaker_goes", "BEFORE DELETE ON speakers", FORGET, "OLD.entry"),
    ("speaker_gone", "AFTER DELETE ON speakers", LEARN, "OLD.entry"),
    ("article_changes", "BEFORE UPDATE OF outlet, title ON articles", FORGET, OF_ARTICLE),
    ("article_changed", "AFTER UPDATE OF outlet, title ON articles", LEARN, OF_ARTICLE),
    # Its entries go while the view can still see their outlet and title.
    (
        "article_goes",
        "BEFORE DELETE ON articles",
        "DELETE FROM entries WHERE article IN ({which});",
        "OLD.number",
    ),
)


def upgrade(connection: Connection) -> None:
    """From version 1 to 2: what is already there is indexed at once."""
    connection.exec_driver_sql(
        """
        CREATE VIEW searched AS
        SELECT
            entries.number,
            entries.text,
            entries.reading,
            coalesce(
                (
                    SELECT group_concat(name, '; ')
                    FROM (SELECT name FROM speakers WHERE entry = entries.number ORDER BY position)
                ),
                ''
            ) AS speakers,
            articles.outlet,
            articles.title
        FROM entries JOIN articles ON articles.number = entries.article
        """
    )
    connection.exec_driver_sql(
        """
        CREATE VIRTUAL TABLE search USING fts5 (
            text, reading, speakers, outlet, title,
            content = 'searched', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2'
        )
        """
    )
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")
    for name, change, action, which in TRIGGERS:
        body = action.format(which=which)
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {change} BEGIN {body} END")
