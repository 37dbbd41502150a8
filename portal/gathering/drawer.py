"""Sealing a row's words under its case's lock, and what each kind of row is bound to."""

import json

from .. import sealing
from ..errors import Refused

LONGEST = 50_000


def place(table: str, row_id: str) -> str:
    """What the words of a row are bound to."""
    return f"gathering.{table}:{row_id}"


def put(scope, case, table: str, row_id: str, facts: dict) -> str:
    """Seal a row's words; returns the record's id."""
    return sealing.seal(scope, json.dumps(facts), to=case.lock_id, about=place(table, row_id))


def checked(text: str) -> str:
    """Words, not empty and not endless."""
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long")
    return text.strip()


def brief(text: str) -> str:
    """Words that may be empty."""
    return checked(text) if text.strip() else ""
