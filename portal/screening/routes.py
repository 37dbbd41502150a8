"""This room's pages, gathered: importing them hangs them. And what waits, for the page of all places."""

from .. import access
from ..entry import says_what_waits
from ..errors import NotFound
from . import (
    agreement_routes,
    check_routes,
    desk_routes,
    labels,
    list_routes,
    looking_routes,
    overview,
    public_routes,
    receiving,
    told_routes,
)
from .blueprint import bp

__all__ = ["bp"]
PAGES = (agreement_routes, check_routes, desk_routes, list_routes, looking_routes, public_routes, told_routes)


@says_what_waits
def lists_wait(actor) -> str | None:
    """For members: what they can do about lists; for a community: that something came back."""
    try:
        if actor.partition == "committee" and actor.role in access.MEMBERS:
            return labels.waits(overview.waiting(actor))
        if actor.role in ("registration", "lead") and actor.partition.startswith("community:"):
            came = [one for one in receiving.statuses(actor) if one.questions or _fresh(actor, one)]
            return labels.answered() if came else None
    except NotFound:
        return None
    return None


def _fresh(actor, one) -> bool:
    return receiving.may_read(actor, one) and not receiving.was_read(actor, one.row.id)
