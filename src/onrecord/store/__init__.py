"""The record on disk: one SQLite file, kept whole whatever happens to the program.

`sql.open_record` opens it; `tables` says what is in it; `migrations` brings an
older one up to date. No other room speaks SQL.
"""
