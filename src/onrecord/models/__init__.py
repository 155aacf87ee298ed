"""The networks and the engine that runs them; no other room opens it.

`weights` holds a folder a model, with its card; `pieces` cuts a text into what a
network reads, `session` runs one.
"""
