"""What is left of a community that went ends too: after ninety days its contacts, after fourteen months its boxes."""

from .. import access, audit, clock, communities, reports, sealing
from ..db import db
from . import rules, service, shutting
from .models import Leaving


def end_boxes(_now=None) -> int:
    """Do what is due; says for how many communities. For the keeper: twice is once."""
    gone = sealing.gone()
    done = sum(shutting.again(place) for _slug, place in access.teams() if place.partition(":")[2] in gone)
    for _slug, place in service.places():
        scope = access.keeper(place)
        row = service.row_of(scope)
        if row is not None and row.left_on is not None:
            done += _of(scope, row)
    return done


def _of(scope, row: Leaving) -> int:
    today, ended = clock.today(), 0
    if not rules.forwards(row.left_on, today):
        ended += _forget_contacts(scope, row)
    if today >= rules.boxes_end(row.left_on) and reports.shut_boxes(scope):
        audit.record(scope, "leaving.boxes_ended", row.id)
        ended += 1
    return bool(ended)


def _forget_contacts(scope, row: Leaving) -> int:
    there = communities.forget_contacts(scope)
    said = bool(row.url or row.words)
    row.url = row.words = ""
    db.session.flush()
    return int(bool(there) or said)
