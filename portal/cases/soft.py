"""Hard and soft conflicts, where a team wants the difference (domain 3.3).

Hard: one steps back and sees nothing more. Soft: one knows somebody in it a little, reads and helps, and has no vote.
Nobody says whom they know. What they had said in a vote counts no more, visibly, as with whoever steps back.
"""

from .. import audit, clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import conflicts, drawers, panel, rules
from .ears import say
from .models import Case
from .panel_models import SoftTie
from .service import held_still, moved, see
from .ways import knows_soft


def help_without_a_vote(actor, case_id: str) -> None:
    """Say that one knows somebody in it a little. Raises NotFound where the team has no such way, or
    Conflict("attested_already") the second time."""
    if not knows_soft(actor):
        raise NotFound
    case = see(actor, case_id)
    require(actor, "case.attest", case)
    rules.follow(case.kind, case.state, "attest")
    case = held_still(actor, case_id, "case.attest")
    if actor.person in panel.softly(actor, case_id):
        raise Conflict("attested_already")
    say("no_vote", actor, case, actor.person)
    put(actor, case, actor.person)
    panel.put_attestation(actor, case, actor.person)
    drawers.put_step(actor, case, "no_vote", actor.person)
    moved(case)
    audit.record(actor, "cases.no_vote", case.id)
    if not sealing.holds(actor, case.lock_id):
        conflicts.ask(actor, case)


def put(scope, case: Case, person_id: str) -> None:
    """Note that somebody has no vote in a case."""
    if person_id not in panel.softly(scope, case.id):
        scope.add(SoftTie(id=new_id(), case_id=case.id, person_id=person_id, at=clock.now()))
        db.session.flush()


def lift(scope, case_id: str, person_id: str) -> None:
    """They have a vote again."""
    mine = scope.delete(SoftTie).where(SoftTie.case_id == case_id, SoftTie.person_id == person_id)
    db.session.execute(mine)
