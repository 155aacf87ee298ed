"""How other programs come in: Python and its notebooks, spaCy, and assistants.

The command line and the desk are in `cli` and `web`; these doors lead to the same rooms.
"""
