"""Readings: each statement as it can stand alone in a list.

"I" becomes the speaker, a pronoun whom it stands for where that is sure, what is
no clause takes the words that report it, a short answer takes its question. All
that is not in the source stands in square brackets. `stage.readings` is the verb.
"""
