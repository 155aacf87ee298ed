"""Registers of people and offices, as others keep them: one module a format.

`reading` has the table of them and reads a file in any; each parser takes a
stream of bytes and an `Intake`, and yields the nouns of `record.people`. What is
wrong in one row costs that row, and is told; what is wrong with the whole file
is an InputError.
"""
