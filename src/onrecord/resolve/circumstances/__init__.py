"""Circumstances: where something was said, to whom, and on what occasion.

`carried.circumstances` is what the stage asks. `places`, `audiences` and `events`
read single phrases, `chains` reads them in a row, `attached` finds those that
belong to a statement, `carried` lets them go on. `vocabulary`, `nations`, `cities`
and `sites` are tables that a journalist can read and correct.
"""
