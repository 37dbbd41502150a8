"""What a disclosure must say. Pure."""

FOOTINGS = ("alleged", "found", "not_found")
BASES = ("safety", "vital", "consent", "law", "other")
OPEN, SENT, WITHDRAWN = "open", "sent", "withdrawn"
TOLD, CORRECTION = "told", "correction"
