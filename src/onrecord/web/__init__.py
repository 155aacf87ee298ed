"""The desk: a record opened in a browser, on the computer that it lies on.

`app.desk` makes the site, `serving` lets a browser in. No other room knows the web
framework; what a page shows it asks of the record.
"""
