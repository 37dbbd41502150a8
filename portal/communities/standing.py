"""What the public pages say of a community's intake: when it was last tested, and whether the committee stands in."""

from datetime import date

from ..db import Scope, db, remembered
from .models import Community, Contact
from .service import community, touch


def plate(partition: str) -> tuple[str, date | None] | None:
    """The language of a community's pages and the day it left, asked once a request; None for other places."""
    if not partition.startswith("community:"):
        return None
    wanted = Scope(partition).select(Community.language, Community.left_on)
    return remembered((Community, partition), lambda: db.session.execute(wanted).first(), always=True)


def stand_in(scope: Scope, on: bool) -> None:
    """Say that the committee answers meanwhile, because nobody here does; or that this is over."""
    row = community(scope)
    if row.stood_in != on:
        row.stood_in = on
        touch(scope)


def depart(scope: Scope, day: date) -> None:
    """The community has left: it is on no list any more, and nobody is on duty."""
    row = community(scope)
    row.left_on, row.duty, row.deputy, row.stood_in = day, "", "", False
    touch(scope)


def forget_contacts(scope: Scope) -> int:
    """A community that left names nobody any more; says how many it named."""
    gone = db.session.execute(scope.delete(Contact)).rowcount
    if gone:
        touch(scope)
    return gone


def tested(scope: Scope, day: date) -> None:
    """A test report arrived here that day."""
    row = community(scope)
    if row.tested_on != day:
        row.tested_on = day
        touch(scope)
