"""Circumstances: where something was said, to whom, and on what occasion.

`circumstances` is what the stage asks. `places`, `audiences` and `events` read the
phrases, `frames_of` finds those that belong to a statement, `going` carries them
on; `vocabulary`, `nations`, `cities` and `sites` are tables that a journalist can
read and correct.
"""
