"""Nobody answered in time: what the reporter is told, and the way to the committee, if they choose it."""

from .. import access, clock
from ..errors import Refused
from . import handing, thread, waiting
from .models import LEFT
from .way_back import report_of


def silence(actor) -> tuple[int, int] | None:
    """When nobody came for far too long: (hours promised, 0 for none; hours since it arrived). Else None."""
    report = report_of(actor)
    if not waiting.is_over(actor, report):
        return None
    return waiting.promise(actor), int((clock.now() - report.waits_from).total_seconds() // 3600)


def committee_would_read(actor) -> int:
    """How many of the committee could read this report if its reporter agreed; 0 when it is there already."""
    return 0 if actor.partition == handing.COMMITTEE else len(handing.openers(actor, report_of(actor).id))


def has_left(actor) -> bool:
    """Whether the community of this box has left the portal."""
    return report_of(actor).state == LEFT


def give_to_committee(actor):
    """Nobody answered, or the community has left, and the reporter agrees: the committee gets it.

    Returns the reporter where it stands now.
    """
    report = report_of(actor)
    if report.state != LEFT and not waiting.is_over(actor, report):
        raise Refused("not_over")
    handing.give(actor, thread.held_still(actor, report.id))
    return access.reporter(handing.COMMITTEE, actor.holder, actor.key)
