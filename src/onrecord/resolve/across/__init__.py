"""Across articles: which speakers of a record are one and the same.

`identities` is what the pipeline asks; `likenesses` has the table of weighted
features, `blocks` what is compared with what.
"""
