"""Starting a practice case."""

from .. import access, audit, reports, sealing
from ..access import require
from ..errors import Refused
from .stories import STORIES


def start(actor, story: str) -> tuple[str, str]:
    """Put an invented report before this person alone; gives (report id, receipt). Colleagues may join its case."""
    require(actor, "drill.start")
    if story not in STORIES:
        raise Refused("unknown_code")
    told = STORIES[story]
    receipt = sealing.receipt.new()
    answers = reports.Answers(story=told.story, who=told.who, where=told.where, when=told.when, ongoing=told.ongoing)
    place = access.reporter(actor.partition)
    report_id = reports.receive(place, answers, receipt, drill=sealing.holder_of(actor.person))
    audit.record(actor, "drills.started", report_id)
    return report_id, receipt


__all__ = ["STORIES", "start"]
