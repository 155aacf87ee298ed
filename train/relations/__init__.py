"""The relation network: from pairs of texts to weights."""
