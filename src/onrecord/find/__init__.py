"""From documents to statements: who is reported to have said what.

`quotes` reads the quotation marks, `attributions` decodes the network's scores,
`edges` and `signatures` settle the two with each other, `stage.find` is the verb.
"""
