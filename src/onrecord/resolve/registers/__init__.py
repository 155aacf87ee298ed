"""Registers: who held which office when.

`lookup` is asked with a day in hand, `starter` comes with onrecord, `imported`
makes one of a user's register; `formats` reads the files that registers come in.
"""
