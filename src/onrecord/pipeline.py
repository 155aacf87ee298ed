"""Where the rooms meet: from articles to their records."""

from __future__ import annotations
