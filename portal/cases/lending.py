"""Borrowing a handler: somebody of another team helps with one case, and reads nothing else here.

They get a role without anybody's vouching, so that no report is ever sealed to them, and the keys of this one case.
"""

from .. import access, accounts, audit, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import drawers, panel, rules
from .ears import hears
from .models import Case
from .panel_models import Loan
from .service import held_still, moved

ROLE = {True: "member", False: "responder"}
"""{at the committee?: the role they help in}"""
_HANDLING = (*access.HANDLERS, *access.MEMBERS)


def borrow(actor, case_id: str, address: str) -> str:
    """Let somebody who handles reports elsewhere into one case; returns their id.

    Raises Refused no_handler (nobody who handles reports anywhere has this address), on_team, or left_out.
    """
    case = held_still(actor, case_id, "case.borrow")
    found = accounts.by_address(address)
    holder = sealing.holder_of(found.id) if found is not None and _handles_elsewhere(found.id) else None
    if holder is None:
        raise Refused("no_handler")
    if access.roles_of(found.id, actor.partition):
        raise Refused("on_team")
    things = [case.id, *panel.linked(actor, case.id)]
    if access.barred_among(actor, things, found.id) or panel.too_close(actor, case, found.id):
        raise Refused("left_out")
    access.join(found.id, actor.partition, ROLE[case.kind == rules.CENTRAL])
    actor.add(Loan(id=new_id(), case_id=case.id, person_id=found.id, at=clock.now()))
    sealing.grant(actor, case.lock_id, holder)
    for report_id in things[1:]:
        for lock in reports.all_locks(actor, report_id):
            if sealing.holds(actor, lock) and actor.person != found.id and _is_open(actor, report_id, lock):
                sealing.grant(actor, lock, holder)
    drawers.put_step(actor, case, "borrowed", found.id)
    moved(case)
    audit.record(actor, "cases.borrowed", case.id)
    reports.tell([found.id])
    return found.id


def _is_open(actor, report_id: str, lock: str) -> bool:
    """Whether a lock holds the report's words, not its reporter's name."""
    return lock in reports.all_locks(actor, report_id)[:2]


def _handles_elsewhere(person_id: str) -> bool:
    """Whether somebody handles reports somewhere, and a colleague there stands for their key (settled 1)."""
    places = {place for place, role in access.roles_of(person_id) if role in _HANDLING}
    return any(access.is_vouched(access.letterbox(place), person_id) for place in places)


def give_back(actor, case_id: str, person_id: str) -> None:
    """The help has ended: role and keys are gone."""
    require(actor, "case.borrow", held_still(actor, case_id, "case.borrow"))
    if person_id not in panel.lent(actor, case_id):
        raise NotFound
    _end(actor, case_id, person_id)


@hears("acted")
def end_of_loan(actor, case: Case, action: str) -> None:
    """With the case ends the help."""
    if action == "closed":
        for person_id in panel.lent(actor, case.id):
            if person_id != actor.person:
                _end(actor, case.id, person_id)


def _end(actor, case_id: str, person_id: str) -> None:
    db.session.execute(actor.delete(Loan).where(Loan.case_id == case_id, Loan.person_id == person_id))
    others = actor.first(actor.select(Loan.id).where(Loan.person_id == person_id))
    if others is None and not access.is_vouched(actor, person_id):
        access.send_home(actor, person_id)
    audit.record(actor, "cases.loan_ended", case_id)
