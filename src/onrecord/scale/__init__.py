"""scale: articles by the shard, on one machine or many, with the same answer."""
