"""Cases that belong together: one split off another, one joined to another and taken out again.

Joining moves nothing: the case that is joined rests as it is, and its reports, parties and measures stand in the other
one as well (`via`). Taking it out takes them away again and lets it go on where it stood.
"""

from dataclasses import dataclass

from .. import access, audit, clock, sealing
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import drawers, panel, rules
from .acts import begin, checked, done, hand_keys_on
from .ears import say
from .models import Case, CaseKin, CaseMeasure, CaseParty, CaseReport
from .service import copy_bars, held_still, make, moved, reports_of, see

SPLIT, MERGED, BREACH = "split", "merged", "breach"


@dataclass(frozen=True)
class Kin:
    """Another case of the same family. `stem`: this one came out of it, or went into it."""

    id: str
    code_name: str
    kind: str
    stem: bool


def kin_of(actor, case_id: str) -> list[Kin]:
    """The cases that belong to this one, among those whose key the reader holds."""
    wanted = actor.select(CaseKin).where((CaseKin.case_id == case_id) | (CaseKin.other_id == case_id))
    rows = actor.all(wanted.where(CaseKin.undone.is_(False)).order_by(CaseKin.at))
    others = {row.id: row.other_id if row.case_id == case_id else row.case_id for row in rows}
    mine = panel.held_among(actor, others.values())
    names = {case_id: see(actor, case_id).code_name for case_id in mine}
    return [
        Kin(others[row.id], names[others[row.id]], row.kind, row.other_id == case_id)
        for row in rows
        if others[row.id] in mine
    ]


def joined_to(scope, case_id: str) -> list[str]:
    """The cases that are joined to this one now."""
    wanted = scope.select(CaseKin.other_id).where(CaseKin.case_id == case_id, CaseKin.kind == MERGED)
    return scope.all(wanted.where(CaseKin.undone.is_(False)))


def family(actor, case_id: str) -> list[str]:
    """The cases that hold the same matter as this one now: joined to it, or it to them. Not those one is out of."""
    wanted = actor.select(CaseKin.case_id).where(CaseKin.other_id == case_id, CaseKin.kind == MERGED)
    stems = actor.all(wanted.where(CaseKin.undone.is_(False)))
    near = [one for stem in stems for one in (stem, *joined_to(actor, stem))] + joined_to(actor, case_id)
    out = access.barred_among(actor, near, actor.person) if near else set()
    return [one for one in dict.fromkeys(near) if one != case_id and one not in out]


def split(actor, case_id: str, report_ids=(), party_ids=()) -> str:
    """Take reports (they move) and people (they stand in both) into a new case of their own; returns its id.

    Raises Refused("nothing_chosen"), and Refused("one_must_stay") for all reports at once.
    """
    case = begin(actor, case_id, "split", "case.note")
    linked, parts = reports_of(actor, case_id), _of(actor, CaseParty, case_id)
    if not set(report_ids) <= set(linked) or not set(party_ids) <= {part.party_id for part in parts}:
        raise NotFound
    if not report_ids and not party_ids:
        raise Refused("nothing_chosen")
    if linked and set(report_ids) == set(linked):
        raise Refused("one_must_stay")
    new = _offshoot(actor, case)
    for row in _of(actor, CaseReport, case_id):
        if row.report_id in report_ids:
            actor.remove(row)
            actor.add(CaseReport(case_id=new.id, report_id=row.report_id))
    for part in parts:
        if part.party_id in party_ids:
            drawers.put_part(actor, new, part.party_id, part.role, **drawers.words_in(actor, "party", part))
    _tie(actor, case_id, new.id, SPLIT)
    drawers.put_step(actor, case, "split", actor.person)
    done(actor, case, "split")
    return new.id


def breach(actor, case_id: str, text: str, party_ids=()) -> str:
    """A measure of this case was not kept to: an incident of its own, with these people in it. Returns its id."""
    case = begin(actor, case_id, "breach", "case.measure")
    parts = [part for part in _of(actor, CaseParty, case_id) if part.party_id in party_ids]
    new = _offshoot(actor, case, "seen")
    drawers.put_note(actor, new, "fact", checked(text), author=actor.person)
    for part in parts:
        drawers.put_part(actor, new, part.party_id, part.role, **drawers.words_in(actor, "party", part))
    _tie(actor, case_id, new.id, BREACH)
    drawers.put_step(actor, case, "breach", actor.person)
    done(actor, case, "breach")
    say("acted", actor, new, "opened")
    return new.id


def tie_breach(actor, case_id: str, other_id: str, party_ids=()) -> None:
    """Another case is about a measure of this one that was not kept to; these people stand in it as well from now on.

    Raises Refused("same_case").
    """
    if case_id == other_id:
        raise Refused("same_case")
    case, other = begin(actor, case_id, "breach", "case.measure"), begin(actor, other_id, "party", "case.note")
    there = {part.party_id for part in _of(actor, CaseParty, other_id)}
    for part in _of(actor, CaseParty, case_id):
        if part.party_id in party_ids and part.party_id not in there:
            words = drawers.words_in(actor, "party", part)
            drawers.put_part(actor, other, part.party_id, part.role, **words)
            panel.compare(actor, other, panel.forms_in(words))
    _tie(actor, case_id, other_id, BREACH)
    drawers.put_step(actor, case, "breach", actor.person)
    drawers.put_step(actor, other, "breach_found", actor.person)
    done(actor, case, "breach")
    done(actor, other, "breach_of")


def untie_breach(actor, case_id: str, other_id: str) -> None:
    """It was not that measure after all. Whoever came along with it stays."""
    other = held_still(actor, other_id, "case.note")
    wanted = actor.select(CaseKin).where(CaseKin.case_id == case_id, CaseKin.other_id == other_id)
    for row in actor.all(wanted.where(CaseKin.kind == BREACH, CaseKin.undone.is_(False))):
        row.undone = True
    drawers.put_step(actor, other, "breach_lost", actor.person)
    done(actor, other, "breach_lost")


def _offshoot(actor, case: Case, source: str = "") -> Case:
    """A new case for the same people, with the same people shut out."""
    lock = sealing.create_lock(actor, "case", sealing.holders_of(sealing.holders(actor, case.lock_id)))
    facts = {"event_id": case.event_id, "excludes": case.excludes, "drill": case.drill}
    new = make(actor, source or case.source, lock, **facts)
    copy_bars(actor, case.id, new.id)
    drawers.put_step(actor, new, "breach_of" if source else "split_off", actor.person)
    for person in sorted(panel.softly(actor, case.id)):
        panel.put_soft(actor, new, person, sure=_asked_about(actor, case.id, person))
    for person in panel.attested(actor, case.id):
        panel.put_attestation(actor, new, person)
    audit.record(actor, "cases.opened", new.id)
    return new


def _asked_about(scope, case_id: str, person_id: str) -> bool | None:
    """A tie the others have not weighed yet is weighed in what comes of the case as well."""
    return False if person_id in panel.unsure(scope, case_id) else None


def _of(scope, model, case_id: str) -> list:
    return scope.all(scope.select(model).where(model.case_id == case_id).order_by(model.id))


def _tie(actor, case_id: str, other_id: str, kind: str) -> None:
    actor.add(CaseKin(id=new_id(), case_id=case_id, other_id=other_id, kind=kind, at=clock.now()))
    db.session.flush()


def merge(actor, case_id: str, other_id: str) -> None:
    """Join another case to this one: from here on everything happens in this one. `unmerge` takes it out again.

    Raises Refused("readers_differ") when somebody who reads this one may not read the other.
    """
    if case_id == other_id:
        raise Refused("same_case")
    case, other = begin(actor, case_id, "link", "case.note"), held_still(actor, other_id, "case.note")
    if set(sealing.holders(actor, case.lock_id)) - set(sealing.holders(actor, other.lock_id)):
        raise Refused("readers_differ")
    if joined_to(actor, other_id):
        raise Conflict("has_joined")
    before = other.state
    other.state, other.before, other.running = rules.follow(other.kind, before, "merge"), before, False
    _bring(actor, case, other)
    for person in sorted(panel.softly(actor, other_id) - panel.softly(actor, case_id)):
        say("no_vote", actor, case, person)
        panel.put_soft(actor, case, person, sure=_asked_about(actor, other_id, person))
    _tie(actor, case_id, other_id, MERGED)
    drawers.put_step(actor, other, "merged", actor.person)
    drawers.put_step(actor, case, "joined", actor.person)
    moved(other)
    hand_keys_on(actor)
    case.excludes = case.excludes or other.excludes
    done(actor, case, "merged")


def _bring(actor, case: Case, other: Case) -> None:
    """What the other case has of reports, people and measures stands in this one as well."""
    there = set(reports_of(actor, case.id))
    for report_id in reports_of(actor, other.id):
        if report_id not in there:
            actor.add(CaseReport(case_id=case.id, report_id=report_id, via=other.id))
    parts = {(part.party_id, part.role) for part in _of(actor, CaseParty, case.id)}
    for part in _of(actor, CaseParty, other.id):
        if (part.party_id, part.role) not in parts:
            words = drawers.words_in(actor, "party", part)
            drawers.put_part(actor, case, part.party_id, part.role, **words, via=other.id)
            panel.compare(actor, case, panel.forms_in(words))
    shared = {row.measure_id for row in _of(actor, CaseMeasure, case.id)}
    for row in _of(actor, CaseMeasure, other.id):
        if row.measure_id not in shared:
            words = drawers.words_in(actor, "measure", row)
            drawers.put_share(actor, case, row.measure_id, words, author=row.author, via=other.id)


def unmerge(actor, other_id: str) -> str:
    """Take a case out of the one it was joined to: it goes on where it stood. Returns the id of that one."""
    other = begin(actor, other_id, "unmerge", "case.note")
    wanted = actor.select(CaseKin).where(CaseKin.other_id == other_id, CaseKin.kind == MERGED)
    tie = actor.first(wanted.where(CaseKin.undone.is_(False)))
    if tie is None:
        raise NotFound
    tie.undone, other.before, other.running = True, "", True
    for model in (CaseReport, CaseParty, CaseMeasure):
        for row in _of(actor, model, tie.case_id):
            if row.via == other_id:
                if model is not CaseReport:
                    sealing.discard(actor, row.record_id)
                actor.remove(row)
    case = held_still(actor, tie.case_id, "case.note")
    for one in (other, case):
        drawers.put_step(actor, one, "unmerged", actor.person)
    moved(case)
    done(actor, other, "unmerged")
    return tie.case_id
