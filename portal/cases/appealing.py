"""Another look at a decision, by people who did not take it: a case of its own, sealed to them.

Opening one needs no key, because whoever asks has none. Its records come when somebody on the first case hands them
over: redacted, and never with the reporter's name.
"""

from .. import access, reports, sealing
from ..access import require
from ..errors import NotFound, Refused
from . import drawers, handover, panel
from .deciding_models import Agreement, Proposal
from .leaving import leaving
from .models import Case, CaseStep
from .service import make, read, reports_of, see
from .views import Packet

RECORDS = ("facts", "actions", "people", "review", "responses", "files", "report")
_DECIDING = ("reviewed", "proposed", "decided", "enacted", "resolved", "closed", "advice_opened")


def deciders(scope, case_id: str) -> set[str]:
    """Everybody who had a part in what was decided: said where they stand, proposed, reviewed, closed."""
    mine = scope.select(Proposal.id).where(Proposal.case_id == case_id)
    stood = scope.all(scope.select(Agreement.person_id).where(Agreement.proposal_id.in_(mine)))
    proposed = scope.all(scope.select(Proposal.proposer).where(Proposal.case_id == case_id))
    did = scope.select(CaseStep.person_id).where(CaseStep.case_id == case_id, CaseStep.code.in_(_DECIDING))
    return {*stood, *proposed, *scope.all(did)} - {""}


def free_to_look(scope, case_id: str, into: str) -> list[sealing.Holder]:
    """Those at a place to whom an appeal may be sealed: they did not decide, and are not shut out of the case."""
    case = scope.get(Case, case_id)
    if case is None:
        raise NotFound
    people = access.openers(into) if into != scope.partition else access.vouched_holders(into, _roles(into))
    out = _out(scope, case, [holder.id for holder in people])
    return [holder for holder in people if holder.id not in out]


def _roles(place: str) -> tuple[str, ...]:
    return access.MEMBERS if place == "committee" else access.HANDLERS


def _out(scope, case: Case, people) -> set[str]:
    things = [case.id, *reports_of(scope, case.id)]
    shut = {one for one in people for thing in things if access.barred(scope, thing, one)}
    return (shut | deciders(scope, case.id) | panel.softly(scope, case.id)) & set(people)


def open_appeal(scope, case_id: str, text: str, into: str, *, found_by=()) -> str:
    """A case of its own for somebody's words, at this place; returns its id. Refused("nobody_left") for no panel.

    `found_by`: people of earlier looks, who are out as well.
    """
    below, up = scope.get(Case, case_id), access.letterbox(into)
    people = [holder for holder in free_to_look(scope, case_id, into) if holder.id not in found_by]
    if not people:
        raise Refused("nobody_left")
    case = make(up, "appeal", sealing.create_lock(up, "case", people), drill=below.drill, excludes=below.excludes)
    everybody = list(access.people_with(into))
    for person in sorted(_out(scope, below, everybody) | set(found_by) & set(everybody)):
        access.bar(up, case.id, person)
    drawers.put_note(up, case, "request", text)
    drawers.put_step(up, case, "received")
    reports.tell(holder.id for holder in people)
    return case.id


def records(actor, case_id: str) -> Packet:
    """Exactly what would be handed over to those who look again."""
    require(actor, "case.read", see(actor, case_id))
    return handover.packed(case_id, leaving(actor, read(actor, case_id)), RECORDS, "appeal")


def hand_records(actor, packet: Packet, into: str, appeal_case: str) -> None:
    """Hand the records over: into the case of the appeal, by letterbox.

    Whoever there has somebody named in them on their own list is out of it, unless nobody would be left.
    """
    below, up = see(actor, packet.case_id), access.letterbox(into)
    require(actor, "case.read", below)
    case = up.get(Case, appeal_case)
    if case is None:
        raise NotFound
    people = sealing.holders_of(sealing.holders(up, case.lock_id))
    for person_id in sorted(handover.too_close(packet, into, people)):
        panel.withhold(up, case, person_id)
    handover.fill(actor, below, up, case, packet)
    reports.tell(sealing.holders(up, case.lock_id))
