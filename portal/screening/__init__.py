"""Answers "is anybody on this list known here?": candidates for two people to look at, never a verdict."""

from .lists import attendees, register

__all__ = ["attendees", "register"]
