"""Watching feeds: what is asked for, how hosts are treated, and what becomes of what is found.

A round asks the feeds that are due, puts what is new in them on record, and prints,
sends and writes down what the watchlist asked for.
"""
