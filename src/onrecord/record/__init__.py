"""The nouns: frozen, valid from birth, on the standard library alone.

An article is read as a document (`text`), reports statements (`statement`),
which are resolved to entries (`entry`), which links connect (`link`). `wire`
writes them as JSON.
"""
