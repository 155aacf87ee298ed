"""From articles as they are handed in to documents: decoded, mended, cut into sentences.

`formats` makes articles of bytes, `repair` mends their text and keeps the way
back, `stage.read` is the verb.
"""
