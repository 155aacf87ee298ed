"""The command line: a file a command, which parses, calls one function and prints.

The wall: files, standard input, the environment and the terminal are met here.
"""
