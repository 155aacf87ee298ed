"""Export: what is on record as files for other programs, one module a format.

Every module has `written`, a pure function from article records to the pieces of a
text, the pieces of a binary file, or the files of a folder; `formats` names them all.
"""
