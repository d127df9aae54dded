"""The trail: every write with actor, action, object, before, after and reason, hash-chained."""
