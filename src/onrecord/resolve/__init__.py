"""From statements to entries: which speaker, in what office, on which day.

Within one article, by rules and by tables that a journalist can read and
correct: `titles`, `nouns`, `given_names`. `registers` tells who held which office
on a day, from the starter register or another; `stage.resolve` is the verb. `across`
matches the speakers of a record from article to article.
"""
