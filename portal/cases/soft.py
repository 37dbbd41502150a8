"""Hard and soft conflicts, where a team wants the difference (domain 3.3).

Hard: one steps back and sees nothing more. Soft: one knows somebody in it a little, reads and helps, and has no vote.
Nobody says whom they know. What they had said in a vote counts no more, visibly, as with whoever steps back.
A team may want two things more: that most of the others find it a small tie, and that several of them are a hard one.
"""

from .. import audit, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import acts, conflicts, drawers, kin, panel, rules
from .ears import hears, say
from .models import Case
from .panel_models import SoftTie, SoftWord
from .service import held_still, moved, reports_of, see
from .ways import adds_up, knows_soft, wants_word

LEAST = 2


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
    asked = wants_word(actor)
    panel.put_soft(actor, case, actor.person, sure=False if asked else None)
    panel.put_attestation(actor, case, actor.person)
    drawers.put_step(actor, case, "no_vote", actor.person)
    moved(case)
    audit.record(actor, "cases.no_vote", case.id)
    if asked:
        reports.tell([one for one in panel.gauge(actor, case_id).free if one != actor.person])
    elif not sealing.holds(actor, case.lock_id):
        conflicts.ask(actor, case)


def one_more(actor, case_id: str) -> None:
    """Know somebody else in it a little as well: where several small ties are a big one, that is stepping back.

    Raises NotFound where the team does not add them up, or for whoever has said nothing yet.
    """
    if not adds_up(actor) or actor.person not in panel.softly(actor, case_id):
        raise NotFound
    conflicts.recuse(actor, case_id)


def weigh(actor, case_id: str, person_id: str, *, fits: bool) -> bool | None:
    """Say whether a colleague's tie is small enough to help without a vote. Most of those who are free decide.

    True when they stay with this, False when they are out with it, None while it is open. A word can be changed until
    then. Raises NotFound where nobody asked, and for whoever is not free.
    """
    case = held_still(actor, case_id, "case.note")
    free = panel.gauge(actor, case_id).free
    row = actor.first(actor.select(SoftTie).where(SoftTie.case_id == case_id, SoftTie.person_id == person_id))
    if row is None or person_id not in panel.unsure(actor, case_id) or actor.person not in free:
        raise NotFound
    _put_word(actor, case_id, person_id, fits)
    said = [one.fits for one in words(actor, case_id, person_id) if one.by_id in free]
    audit.record(actor, "cases.tie_weighed", case_id)
    stays = _settled(said, len(free))
    if stays:
        row.sure = True
        drawers.put_step(actor, case, "no_vote_fits", person_id)
        _let_in(actor, case, person_id)
    elif stays is False:
        drawers.put_step(actor, case, "too_close", person_id)
        for one in [case_id, *kin.family(actor, case_id)]:
            conflicts.shut_out(actor, one, person_id)
    moved(case)
    return stays


def _settled(said: list[bool], free: int) -> bool | None:
    """What most of those who are free say. Nobody is put out of a case by one alone."""
    if said.count(True) * 2 > free:
        return True
    return False if said.count(False) * 2 > free and said.count(False) >= LEAST else None


def _put_word(actor, case_id: str, person_id: str, fits: bool) -> None:
    mine = next((one for one in words(actor, case_id, person_id) if one.by_id == actor.person), None)
    if mine is None:
        mine = actor.add(SoftWord(id=new_id(), case_id=case_id, person_id=person_id, by_id=actor.person))
    mine.fits, mine.at = fits, clock.now()
    db.session.flush()


def words(scope, case_id: str, person_id: str) -> list[SoftWord]:
    """What the others said about somebody's tie, oldest first."""
    wanted = scope.select(SoftWord).where(SoftWord.case_id == case_id, SoftWord.person_id == person_id)
    return scope.all(wanted.order_by(SoftWord.at, SoftWord.id))


def open_ties(scope, case_id: str) -> list[str]:
    """Whose tie nobody has settled yet."""
    return sorted(panel.unsure(scope, case_id))


def _let_in(actor, case: Case, person_id: str) -> None:
    """Whoever helps gets the keys of a case, its family and its reports, where they have none yet."""
    held = [see(actor, one).lock_id for one in (case.id, *kin.family(actor, case.id))]
    for report_id in reports_of(actor, case.id):
        held += reports.all_locks(actor, report_id)[: conflicts.OPEN_LOCKS]
    for lock_id in held:
        missing = sealing.holds(actor, lock_id) and person_id not in sealing.holders(actor, lock_id)
        if missing and acts.may_hold(actor, lock_id, person_id):
            sealing.grant(actor, lock_id, sealing.holders_of([person_id])[0])
    reports.tell([person_id])


@hears("recusing")
def take_words_along(actor, case: Case, person_id: str) -> None:
    """Whoever steps back, or is shut out, has said nothing about anybody's tie."""
    about = (SoftWord.by_id == person_id) | (SoftWord.person_id == person_id)
    db.session.execute(actor.delete(SoftWord).where(SoftWord.case_id == case.id, about))


def lift(scope, case_id: str, person_id: str) -> None:
    """They have a vote again."""
    for model in (SoftWord, SoftTie):
        gone = scope.delete(model).where(model.case_id == case_id, model.person_id == person_id)
        db.session.execute(gone)
