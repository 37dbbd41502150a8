"""Answers "is anybody on this list known here?": candidates for two people to look at, never a verdict."""

__all__: list[str] = []
