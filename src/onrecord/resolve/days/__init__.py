"""Days: what calendar words mean, by tables that a journalist can read and correct.

`words` has the tables, `holidays` the feasts, `calendar` the stretches of days,
`patterns` what the words look like, `readings` what they say, `direction` whether
they look ahead. `onrecord.resolve.dates` is what the rest of onrecord asks.
"""
