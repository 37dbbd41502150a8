"""What is done to a case. Each act: may this actor, does it follow, do it, remember it."""

from datetime import date

from .. import access, audit, clock, reports, sealing, ties
from ..access import require
from ..db import db
from ..errors import NotFound, Refused
from . import assessment, drawers, panel, rules, vocabulary
from .ears import say
from .models import Case, CaseMeasure, CaseParty, Measure, MeasureParty
from .service import held_still, make, moved, reports_of

LONGEST = 50_000
FILES = 10


def begin(actor, case_id: str, act: str, permission: str, version: int | None = None) -> Case:
    """The case's row, once it is settled that this act may be done now; the state it leads to is set."""
    case = held_still(actor, case_id, permission, version)
    case.state = rules.follow(case.kind, case.state, act, case.before)
    return case


def done(actor, case: Case, action: str) -> None:
    """The end of every act: the case moved, colleagues who wait for a key get it, audit knows."""
    moved(case)
    hand_keys_on(actor)
    audit.record(actor, f"cases.{action}", case.id)
    say("acted", actor, case, action)


def hand_keys_on(actor) -> int:
    """Fulfil what colleagues wait for, and turn locks that are due; says how many got a key."""
    sealing.rotate_due(actor)
    close: list[tuple[Case, str]] = []
    given = sealing.complete_pending(actor, lambda lock_id, person: _may_hold(actor, lock_id, person, close))
    for case, person in close:
        panel.withhold(actor, case, person)
    return given


def _may_hold(actor, lock_id: str, person_id: str, close: list) -> bool:
    """A second look at who gets a key: a vouched colleague in a role that handles, not shut out of what it opens.

    Whoever has a party of it on their own list gets none; they are put into `close`, to be shut out.
    """
    roles = access.MEMBERS if actor.partition == "committee" else access.HANDLERS
    if person_id not in [holder.id for holder in access.vouched_holders(actor.partition, roles)]:
        return False
    things = [*actor.all(actor.select(Case.id).where(Case.lock_id == lock_id)), *reports.with_lock(actor, lock_id)]
    if not things or access.barred_among(actor, things, person_id):
        return False
    touched = panel.cases_with(actor, things)
    if any(person_id in panel.unsure(actor, case.id) for case in touched):
        return False
    found = [case for case in touched if panel.too_close(actor, case, person_id)]
    close.extend((case, person_id) for case in found)
    return not found


def may_hold(actor, lock_id: str, person_id: str) -> bool:
    """Whether a colleague may get the key of this case or report: asked by whoever holds it."""
    return _may_hold(actor, lock_id, person_id, [])


def checked(text: str) -> str:
    """Words, not empty and not endless."""
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long", longest=LONGEST)
    return text


def _one_of(code: str, codes, *, empty: bool = False) -> str:
    if code not in codes and not (empty and not code):
        raise Refused("unknown_code", given=code[:40])
    return code


def note(actor, case_id: str, kind: str, text: str) -> str:
    """Write a fact or a note for the team. Returns its id."""
    case = begin(actor, case_id, "note", "case.note")
    row = drawers.put_note(actor, case, _one_of(kind, vocabulary.NOTE_KINDS), checked(text), author=actor.person)
    done(actor, case, "noted")
    return row


def review(
    actor, case_id: str, text: str, finding: str = "", *, facts: dict | None = None, version: int | None = None
) -> str:
    """Write the review: what the team makes of the facts, and the finding if it has one.

    `facts`: jurisdiction, impacts, risks, and clauses of the version `code` of the community's own code.
    """
    before = held_still(actor, case_id, "case.note", version).state
    case = begin(actor, case_id, "review", "case.note", version)
    _one_of(finding, vocabulary.FINDINGS, empty=True)
    more = assessment.assessed(actor, facts or {})
    row = drawers.put_note(actor, case, "review", checked(text), author=actor.person, finding=finding, more=more)
    drawers.put_step(actor, case, "reviewed", actor.person)
    done(actor, case, "reviewed")
    say("reviewed", actor, case, before)
    return row


def respond(actor, case_id: str, text: str) -> str:
    """Write down how somebody answered to a measure."""
    case = begin(actor, case_id, "respond", "case.note")
    row = drawers.put_note(actor, case, "response", checked(text), author=actor.person)
    done(actor, case, "responded")
    return row


def add_party(actor, case_id: str, role: str, kind: str, name: str, handles: str = "") -> str:
    """Name somebody the case is about. Returns the party's id."""
    case = begin(actor, case_id, "party", "case.note")
    _one_of(role, vocabulary.PARTY_ROLES)
    _one_of(kind, vocabulary.PARTY_KINDS)
    if kind != "unknown":
        checked(name)
    party = drawers.put_party(actor, case, role, kind, name.strip(), handles.strip())
    panel.compare(actor, case, ties.forms_of(name, handles))
    done(actor, case, "party_added")
    return party


def measure(
    actor, case_id: str, kind: str, text: str = "", space: str = "", starts=None, ends=None, parties=(), again: str = ""
) -> str:
    """Write down what was or will be done. Raises Refused("days_odd") when it ends before it starts.

    `again`: the measure of this case, written down before, that becomes this one instead of standing twice.
    """
    case = begin(actor, case_id, "measure", "case.measure")
    _one_of(kind, vocabulary.MEASURES)
    _one_of(space, vocabulary.SPACES, empty=True)
    if starts and ends and ends < starts:
        raise Refused("days_odd")
    facts = {"kind": kind, "space": space, "text": text, "starts": starts, "ends": ends}
    if again:
        measure_id = _become(actor, case, again, facts)
    else:
        measure_id = drawers.put_measure(actor, case, facts, author=actor.person)
    known = set(actor.all(actor.select(CaseParty.party_id).where(CaseParty.case_id == case_id)))
    for party_id in parties:
        if party_id not in known:
            raise NotFound
        actor.add(MeasureParty(measure_id=measure_id, party_id=party_id))
    done(actor, case, "measure_added")
    return measure_id


def _become(actor, case: Case, measure_id: str, facts: dict) -> str:
    """A measure of this case alone says and concerns something else from here on."""
    rows = actor.all(actor.select(CaseMeasure).where(CaseMeasure.measure_id == measure_id))
    if [(row.case_id, row.via) for row in rows] != [(case.id, "")]:
        raise NotFound
    drawers.put_measure_anew(actor, case, rows[0], facts)
    for one in actor.all(actor.select(MeasureParty).where(MeasureParty.measure_id == measure_id)):
        actor.remove(one)
    db.session.flush()
    return measure_id


def attach(actor, case_id: str, kind: str, uploads) -> int:
    """Keep files with the case; uploads were taken by evidence. Says how many."""
    case = begin(actor, case_id, "attach", "case.note")
    _one_of(kind, vocabulary.FILE_KINDS)
    kept = [drawers.put_file(actor, case, kind, facts, author=actor.person) for facts in uploads[:FILES]]
    if not kept:
        raise Refused("no_file")
    done(actor, case, "file_added")
    return len(kept)


def answer(actor, case_id: str, text: str, report_id: str = "", *, signed: bool = False) -> str:
    """Write to a reporter of this case. Raises Refused("no_reporter") when nobody could read it."""
    case = begin(actor, case_id, "answer", "case.answer")
    linked = reports_of(actor, case_id)
    if report_id and report_id not in linked:
        raise NotFound
    if not linked:
        raise Refused("no_reporter")
    message = reports.answer(actor, report_id or linked[0], checked(text), signed=signed)
    case.told = case.told or case.state not in rules.UNTOLD
    done(actor, case, "answered")
    return message


def close(
    actor, case_id: str, outcome: str, text: str, *, category: str = "", venue: str = "", version: int | None = None
) -> None:
    """Close a case: how it ended, and why, for the team. Its reporters see that it is closed.

    `category` and `venue`: as what it is counted; left empty, as its reporters said.
    """
    case = begin(actor, case_id, "close", "case.close", version)
    case.outcome = _one_of(outcome, vocabulary.FINDINGS)
    _one_of(category, reports.CATEGORIES, empty=True)
    _one_of(venue, reports.VENUES, empty=True)
    more = {"category": category, "venue": venue}
    drawers.put_note(actor, case, "closing", checked(text), author=actor.person, more=more)
    case.running, case.closed_at = False, clock.now()
    drawers.put_step(actor, case, "closed", actor.person)
    for report_id in reports_of(actor, case_id):
        reports.step(actor, report_id, "closed")
    done(actor, case, "closed")


def reopen(actor, case_id: str, text: str) -> None:
    """Take a closed case up again: why, for the team."""
    case = begin(actor, case_id, "reopen", "case.close")
    drawers.put_note(actor, case, "note", checked(text), author=actor.person)
    case.running, case.closed_at, case.outcome, case.told, case.before = True, None, "", False, ""
    drawers.put_step(actor, case, "reopened", actor.person)
    done(actor, case, "reopened")


def advance(actor, case_id: str, act: str, permission: str, code: str = "", *, version: int | None = None) -> Case:
    """One act of the room above: its rule, its step. The committee confirms, decides and records with it."""
    case = begin(actor, case_id, act, permission, version)
    if code:
        drawers.put_step(actor, case, code, actor.person)
    done(actor, case, act)
    return case


def _own_lock(actor) -> str:
    """The lock of a case without a report: for those on duty, those who lead, and whoever opens it."""
    able = [holder.id for holder in access.openers(actor.partition)]
    return sealing.create_lock(actor, "case", sealing.holders_of(panel.openers(actor, able)))


def open_seen(actor, event_id: str | None = None) -> str:
    """A case of something the team saw itself, without a report; returns its id."""
    require(actor, "case.file")
    case = make(actor, "seen", _own_lock(actor), event_id=event_id)
    drawers.put_step(actor, case, "opened", actor.person)
    panel.put_attestation(actor, case, actor.person)
    done(actor, case, "opened")
    return case.id


def end_measure(actor, case_id: str, measure_id: str, day: date | None) -> None:
    """Say until when a measure of a case holds, or that it holds until further notice."""
    case = held_still(actor, case_id, "case.measure")
    linked = actor.select(CaseMeasure.id).where(CaseMeasure.case_id == case.id, CaseMeasure.measure_id == measure_id)
    if actor.first(linked) is None:
        raise NotFound
    actor.get(Measure, measure_id).ends = day
    done(actor, case, "measure_changed")


def open_filed(actor, facts: dict, uploads=()) -> str:
    """File an incident that was already dealt with, part by part; returns the id of the (closed) case.

    facts: text (the facts determined), review, actions, responses, outcome, event_id, and people as a list of
    (role, name). uploads: (kind, facts of a file that evidence took).
    """
    require(actor, "case.file")
    case = make(actor, "filed", _own_lock(actor), event_id=facts.get("event_id") or None)
    drawers.put_step(actor, case, "opened", actor.person)
    case.outcome = _one_of(facts["outcome"], vocabulary.FINDINGS)
    drawers.put_note(actor, case, "fact", checked(facts["text"]), author=actor.person)
    for kind, name in (("review", "review"), ("response", "responses")):
        if facts.get(name, "").strip():
            drawers.put_note(actor, case, kind, checked(facts[name]), author=actor.person)
    if facts.get("actions", "").strip():
        told = {"kind": facts.get("measure") or "other", "text": checked(facts["actions"])}
        drawers.put_measure(actor, case, told, author=actor.person)
    for role, name in facts.get("people", ()):
        drawers.put_party(actor, case, _one_of(role, vocabulary.PARTY_ROLES), "person", name)
        panel.compare(actor, case, ties.forms_of(name))
    for kind, stashed in uploads:
        drawers.put_file(actor, case, _one_of(kind, vocabulary.FILE_KINDS), stashed, author=actor.person)
    case.state, case.running, case.closed_at = "closed", False, clock.now()
    drawers.put_step(actor, case, "closed", actor.person)
    done(actor, case, "filed")
    return case.id
