"""What the threshold is told about the rooms above it: what places are called, how one is founded.

Rooms look down only; so this page of the plan, like house.py, hangs the plates beside the doors.
"""

from . import committee, communities, entry
from .db import Scope
from .errors import NotFound


def hang() -> None:
    """Tell entry. Twice is once."""
    entry.names_places(community_name)
    entry.speaks(community_language)
    entry.founds("committee", committee.found)


def community_name(partition: str) -> str | None:
    """What a community is called; None for other places."""
    if not partition.startswith("community:"):
        return None
    try:
        return communities.community(Scope(partition)).name
    except NotFound:
        return None


def community_language(partition: str) -> str | None:
    """The language a community's pages are in; None for other places."""
    plate = communities.plate(partition)
    return plate[0] if plate else None
