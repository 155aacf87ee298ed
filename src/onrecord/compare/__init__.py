"""How the entries of a record bear on each other.

This version finds one relation, `repeats`, by the words in quotation marks
alone; the other relations need a network and come later.
"""
