"""A static site of a record: plain HTML that a newsroom can publish, without a script.

`marks` cuts texts where statements begin and end, `shelves` gathers what stands on the
pages of days, speakers and pairs, `pages` writes them.
"""
