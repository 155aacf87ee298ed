"""Measures: what an article speaks of as proposed, ordered, promised or ruled out.

Words are found by literal tables (`heads`, `statuses`) and a small grammar of
noun phrases; nothing here is learned. Whatever the tables do not know is no
measure: an article that speaks of none gives none.
"""
