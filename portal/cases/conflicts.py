"""Who may take part: attesting that nothing stands in the way, and stepping back, at any time, without a reason."""

from .. import access, audit, reports, sealing
from ..access import require
from ..errors import Conflict, Refused
from . import asking, drawers, kin, panel, rules
from .acts import hand_keys_on
from .ears import say
from .models import Case
from .service import held_still, moved, reports_of, see

OPEN_LOCKS = 2


def attest(actor, case_id: str) -> None:
    """Say that nothing stands in one's way. The key comes with the next act of anybody who holds it.

    Raises Conflict("attested_already") for whoever said so and holds the key, or waits for it.
    """
    case = see(actor, case_id)
    require(actor, "case.attest", case)
    rules.follow(case.kind, case.state, "attest")
    has_key = sealing.holds(actor, case.lock_id)
    waiting = actor.person in sealing.pending(actor, case.lock_id)
    asked_about = actor.person in panel.unsure(actor, case.id)
    if asked_about or (actor.person in panel.attested(actor, case.id) and (has_key or waiting)):
        raise Conflict("attested_already")
    case = held_still(actor, case_id, "case.attest")
    panel.put_attestation(actor, case, actor.person)
    audit.record(actor, "cases.attested", case.id)
    asking.forget(actor, case, actor.person)
    if not has_key:
        ask(actor, case)


def ask(actor, case: Case) -> None:
    """Wait for the keys of a case, its family and its reports: the next act of any holder brings them."""
    for one in (case, *(see(actor, other) for other in kin.family(actor, case.id))):
        if not sealing.holds(actor, one.lock_id):
            sealing.ask(actor, one.lock_id)
    for report_id in reports_of(actor, case.id):
        for lock_id in reports.all_locks(actor, report_id)[:OPEN_LOCKS]:
            if not sealing.holds(actor, lock_id):
                sealing.ask(actor, lock_id)
    reports.tell(sealing.holders(actor, case.lock_id))


def waits(actor, case_id: str) -> bool:
    """Whether this actor attested and still waits for the key."""
    return actor.person in sealing.pending(actor, see(actor, case_id).lock_id)


def recuse(actor, case_id: str) -> None:
    """Step back from a case and its reports, at once: nothing of it is seen or read from here on, by whatever way.

    What one wrote stays. If nobody else could open it, the key first goes to the colleagues who may;
    Refused("last_holder") when there is nobody. What is joined to it goes with it.
    """
    for one in [case_id, *kin.family(actor, case_id)]:
        _recuse(actor, one)


def shut_out(actor, case_id: str, person_id: str) -> None:
    """Somebody who is out of one case is out of this one as well: they step back, or their own list shuts them out."""
    if person_id == actor.person:
        recuse(actor, case_id)
        return
    case = actor.get(Case, case_id)
    if case is not None:
        panel.withhold(actor, case, person_id)


def _recuse(actor, case_id: str) -> None:
    case = held_still(actor, case_id, "case.recuse")
    rules.follow(case.kind, case.state, "recuse")
    hand_keys_on(actor)
    say("recusing", actor, case, actor.person)
    linked = reports_of(actor, case_id)
    heirs = _heirs(actor, case, linked)
    drawers.put_step(actor, case, "recused", actor.person)
    moved(case)
    for report_id in linked:
        access.bar(actor, report_id, actor.person)
        for lock_id in reports.all_locks(actor, report_id):
            _leave(actor, lock_id, heirs)
    access.bar(actor, case_id, actor.person)
    _leave(actor, case.lock_id, heirs)
    audit.record(actor, "cases.recused", case_id)
    reports.tell(sealing.holders(actor, case.lock_id))


def _heirs(actor, case: Case, linked: list[str]) -> list[sealing.Holder]:
    """The others who hold the case's key; where there is none, the colleagues who may hold it."""
    held = [person for person in sealing.holders(actor, case.lock_id) if person != actor.person]
    if held:
        return sealing.holders_of(held)
    staff = access.vouched_holders(actor.partition, (*access.HANDLERS, *access.MEMBERS))
    free = [holder for holder in staff if holder.id != actor.person]
    for thing in (case.id, *linked):
        free = [holder for holder in free if not access.barred(actor, thing, holder.id)]
    if not free and sealing.holds(actor, case.lock_id):
        raise Refused("last_holder")
    return free


def _leave(actor, lock_id: str, heirs: list[sealing.Holder]) -> None:
    """Give a lock up. Whoever would leave it closed for ever hands it on first."""
    others = {holder.id for holder in heirs}
    if sealing.holds(actor, lock_id) and not others & set(sealing.holders(actor, lock_id)):
        for heir in heirs:
            sealing.grant(actor, lock_id, heir)
    sealing.revoke(actor, lock_id, actor.person)
