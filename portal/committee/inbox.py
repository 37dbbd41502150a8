"""What comes up: from a community's case, filed afterwards, or reported at the committee's own door."""

from dataclasses import dataclass
from datetime import datetime

from .. import access, audit, cases, clock, duty, reports
from ..access import require
from ..db import db
from ..errors import NotFound, Refused
from . import letters
from .models import Escalation

PLACE = "committee"
HELP_NOW = "help_now"
APPEAL = "appeal"


@dataclass(frozen=True)
class Origin:
    """How a central case came here."""

    kind: str
    sender: str
    reason: str
    sent_at: datetime
    level: str = ""


def preview(actor, case_id: str, parts, text: str = "") -> cases.Packet:
    """Exactly what would go to the committee. Changes nothing."""
    return cases.hand_over(actor, case_id, parts, text)


def escalate(actor, case_id: str, parts, reason: str, text: str = "", *, seen: str | None = None) -> str:
    """Send what was ticked to the committee as a case of its own; returns its id.

    `seen` is the seal of the packet that was looked at: Refused("changed") when other words would go.
    """
    if reason not in cases.REASONS:
        raise Refused("unknown_code")
    packet = cases.hand_over(actor, case_id, parts, text)
    if packet.empty:
        raise Refused("nothing_ticked")
    if seen is not None and seen != packet.seal:
        raise Refused("changed", 409)
    central = cases.receive(actor, packet, access.openers(PLACE), PLACE)
    row = Escalation(case_id=central, sender=actor.partition, sender_case=case_id, reason=reason, sent_at=clock.now())
    row.level = "least" if set(parts) <= set(cases.LEAST) else "full"
    row.parts = " ".join(code for code in cases.PARTS if code in parts)
    above = access.letterbox(PLACE)
    above.add(row)
    db.session.flush()
    if reason == HELP_NOW and not cases.see(actor, case_id).drill:
        _page(above, central)
    cases.pass_on(actor, case_id)
    audit.record(access.keeper(PLACE), "committee.received", central)
    return central


def _page(above, central: str) -> None:
    """Help is wanted now: an hour runs, and whoever is on duty and can open it gets a letter of its own kind."""
    duty.start(above, central, duty.HELP)
    able = cases.readers_of(above, [central])[central]
    first = [person for person in access.on_watch(above) if person in able]
    reports.tell(first or able, letters.help_now())


def open_direct(actor, report_id: str) -> str:
    """Make a central case of a report at the committee's own door; returns its id."""
    case_id = cases.open_case(actor, report_id)
    actor.add(Escalation(case_id=case_id, sender="", sender_case="", reason="", sent_at=clock.now()))
    db.session.flush()
    return case_id


@cases.hears("acted")
def begun_here(actor, case, action: str) -> None:
    """A case that began here, because a measure was not kept to: nobody sent it, so nobody waits for its receipt."""
    if action == "opened" and case.kind == cases.CENTRAL and case.source == "seen":
        actor.add(Escalation(case_id=case.id, sender="", sender_case="", reason="", sent_at=clock.now()))
        db.session.flush()
        confirm_receipt(actor, case.id)


def origin(actor, case_id: str) -> Origin:
    """How a case came here, for somebody who may know of it."""
    case = cases.see(actor, case_id)
    if case.source == APPEAL:
        return Origin(case.source, "", APPEAL, case.opened_at)
    row = came_from(actor, case_id)
    return Origin(case.source, row.sender, row.reason, row.sent_at, row.level)


def came_from(scope, case_id: str) -> Escalation:
    """The row that says where a case came from."""
    row = scope.first(scope.select(Escalation).where(Escalation.case_id == case_id))
    if row is None:
        raise NotFound
    return row


def down(actor, case_id: str, code: str, text: str = "") -> None:
    """Tell whoever sent it: a step in their case and in the reporter's box, and words if there are any."""
    if cases.see(actor, case_id).source == APPEAL:
        return  # whoever asked hears in their own box, when it has ended
    row = came_from(actor, case_id)
    if row.sender:
        cases.step(access.letterbox(row.sender), row.sender_case, code, text)
    elif code in reports.STEPS:
        for report_id in cases.reports_of(actor, case_id):
            reports.step(actor, report_id, code)


def still_open(sender: str) -> dict[str, str]:
    """What a community sent up and the committee has not closed: {its case there: the case here}. By letterbox."""
    above = access.letterbox(PLACE)
    rows = above.all(above.select(Escalation).where(Escalation.sender == sender, Escalation.sender_case != ""))
    running = cases.running_among(above, [row.case_id for row in rows])
    return {row.sender_case: row.case_id for row in rows if row.case_id in running}


def confirm_receipt(actor, case_id: str) -> None:
    """Confirm that it arrived: the sender's case and the reporter's box show it."""
    cases.advance(actor, case_id, "confirm", "central.confirm", "committee_confirmed")
    down(actor, case_id, "committee_confirmed")


@cases.hears("reviewed")
def tell_of_review(actor, case, before: str) -> None:
    """The first review of a central case is told to its sender: that there is one, no word of it."""
    if case.kind == cases.CENTRAL and before == "confirmed":
        down(actor, case.id, "committee_reviewed")


def tally(scope, first, last) -> dict[str, int]:
    """How much came up in these days, by the way it came. Neither practice nor what began here is counted."""
    require(scope, "register.see")
    wanted = scope.select(Escalation.case_id, Escalation.sender, Escalation.reason, Escalation.sent_at)
    out = cases.drills(scope) | cases.seen_here(scope)
    found = [row for row in db.session.execute(wanted) if row.case_id not in out]
    rows = [row for row in found if first <= row.sent_at.date() <= last]
    return {
        "direct": sum(not row.sender for row in rows),
        "filed": sum(bool(row.sender) and row.reason == "after_event" for row in rows),
        "escalated": sum(bool(row.sender) and row.reason != "after_event" for row in rows),
    }
