"""The same from Python: an article in, its statements out."""

from datetime import date

from onrecord import Article, Pipeline

TEXT = """\
“No ferry will sail until the harbor wall is mended,” Mayor Ada Quinn said on Thursday.
She denied that the wall had been neglected.
"""

article = Article(TEXT, outlet="The Harbor Ledger", published=date(2017, 2, 23))
for told in Pipeline().read([article], skipped=print):
    for entry in told.entries:
        names = ", ".join(speaker.name for speaker in entry.speakers)
        evidence = [span.of(article.text) for span in entry.statement.content]
        print(names, entry.statement.act, entry.said_on and entry.said_on.latest, evidence)
