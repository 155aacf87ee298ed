"""Pages of the web: the article in them, what they say of it, and where its words stand.

`extraction` and `metadata` take the article out, `stream` is the page's own
text, `anchors` finds the one in the other. All of it is done in a child process
(`child`, on our side `worker`), which may be killed.
"""
