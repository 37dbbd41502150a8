"""Acting at once, looking at it by two others, and its end by itself."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from .. import access, audit, cases, clock, communities, duty, reports
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .models import Immediate, Verdict


@dataclass(frozen=True)
class Act:
    """What somebody does at once: which measure, towards whom, why, until when they mean it."""

    tool: str
    text: str
    name: str = ""
    space: str = ""
    until: date | None = None


@dataclass(frozen=True)
class VerdictView:
    """What one other makes of it."""

    person_id: str
    verdict: str
    until: date | None
    void: bool


@dataclass(frozen=True)
class ActView:
    """One act as the page shows it."""

    id: str
    measure_id: str
    person_id: str
    at: datetime
    until: date | None
    lapses_at: datetime
    state: str
    verdicts: tuple[VerdictView, ...]

    @property
    def waits(self) -> bool:
        """Whether two others have not settled it yet."""
        return self.state == rules.WAITING

    def verdict_of(self, person_id: str) -> str:
        """What somebody made of it, "" for nothing yet."""
        return next((one.verdict for one in self.verdicts if one.person_id == person_id and not one.void), "")


def act_now(actor, did: Act, event_id: str | None = None) -> tuple[str, str]:
    """Log an act where there is no case yet: makes one. Returns (case id, act id)."""
    _check(did)
    case_id = cases.open_seen(actor, communities.event_by_id(actor, event_id).id if event_id else None)
    return case_id, act(actor, case_id, did)


def _check(did: Act) -> None:
    if did.tool not in rules.TOOLS:
        raise Refused("unknown_code")
    if not did.text.strip():
        raise Refused("text_empty")
    if did.until is not None and did.until < clock.today():
        raise Refused("day_gone")


def act(actor, case_id: str, did: Act, parties=()) -> str:
    """Log what one did at once, in a case. Returns the act's id.

    Raises Refused unknown_code, text_empty or day_gone.
    """
    _check(did)
    case = cases.see(actor, case_id)
    parties = list(parties)
    if did.name.strip():
        parties.append(cases.add_party(actor, case_id, "reported", "person", did.name.strip()))
    event = communities.event_by_id(actor, case.event_id) if case.event_id and not central(actor) else None
    zone = "UTC" if central(actor) else communities.community(actor).zone
    ends_at = rules.lapses_at(clock.now(), event.last_day if event else None, event.zone if event else zone)
    facts = {"space": did.space, "starts": clock.today(zone), "ends": ends_at.date(), "parties": parties}
    measure_id = cases.measure(actor, case_id, did.tool, did.text, **facts)
    row = Immediate(id=new_id(), case_id=case_id, measure_id=measure_id, person_id=actor.person, at=clock.now())
    row.until, row.lapses_at, row.state = did.until, ends_at, rules.WAITING
    actor.add(row)
    db.session.flush()
    duty.start(actor, case_id, duty.REVIEW, thing_id=row.id)
    cases.step(actor, case_id, "at_once", person_id=actor.person)
    reports.tell([one for one in cases.readers_of(actor, [case_id]).get(case_id, ()) if one != actor.person])
    audit.record(actor, "interim.acted", row.id)
    return row.id


def central(actor) -> bool:
    """Whether this is the committee, which has no events of its own."""
    return actor.partition == "committee"


def review(actor, act_id: str, verdict: str, text: str, until: date | None = None, *, case_id: str = "") -> str:
    """Say what one makes of a colleague's act. Returns the state it is in then.

    Raises Refused own_act, text_empty, unknown_code or day_gone; Conflict act_over, said_already or no_vote.
    """
    row = actor.first(actor.select(Immediate).where(Immediate.id == act_id).with_for_update())
    if row is None or row.case_id != (case_id or row.case_id):
        raise NotFound
    require(actor, "case.measure", cases.see(actor, row.case_id))
    if row.person_id == actor.person:
        raise Refused("own_act")
    if actor.person in cases.softly(actor, row.case_id):
        raise Conflict("no_vote")
    if row.state != rules.WAITING or row.lapses_at <= clock.now():
        raise Conflict("act_over")
    if verdict not in rules.VERDICTS:
        raise Refused("unknown_code")
    if verdict == rules.CHANGE and (until is None or until < clock.today()):
        raise Refused("day_gone")
    there = actor.first(actor.select(Verdict).where(Verdict.act_id == act_id, Verdict.person_id == actor.person))
    if there is not None:
        raise Conflict("said_already")
    cases.note(actor, row.case_id, "note", text)
    day = until if verdict == rules.CHANGE else None
    actor.add(Verdict(id=new_id(), act_id=act_id, person_id=actor.person, verdict=verdict, until=day, at=clock.now()))
    db.session.flush()
    audit.record(actor, "interim.reviewed", act_id)
    _settle(actor, row)
    return row.state


def _settle(actor, row: Immediate) -> None:
    said = [(one.verdict, one.until, one.void) for one in _verdicts(actor, [row.id])]
    found = rules.settled(said)
    if found is None:
        return
    verdict, day = found
    row.state = rules.AFTER[verdict]
    stays = row.until or row.lapses_at.date()
    ends = {rules.CONFIRM: stays, rules.CHANGE: day, rules.REVERSE: clock.today()}[verdict]
    cases.end_measure(actor, row.case_id, row.measure_id, ends)
    duty.end(actor, row.case_id, duty.REVIEW, row.id)
    cases.step(actor, row.case_id, f"at_once_{row.state}", person_id=actor.person)


def _verdicts(scope, act_ids) -> list[Verdict]:
    wanted = scope.select(Verdict).where(Verdict.act_id.in_(list(act_ids)))
    return scope.all(wanted.order_by(Verdict.at, Verdict.id))


def acts_of(actor, case_id: str) -> list[ActView]:
    """The acts of a case, oldest first, for somebody who holds its key."""
    require(actor, "case.read", cases.see(actor, case_id))
    return _acts(actor, case_id)


def _acts(scope, case_id: str) -> list[ActView]:
    rows = scope.all(scope.select(Immediate).where(Immediate.case_id == case_id).order_by(Immediate.at, Immediate.id))
    said: dict[str, list[VerdictView]] = {}
    for one in _verdicts(scope, [row.id for row in rows]):
        said.setdefault(one.act_id, []).append(VerdictView(one.person_id, one.verdict, one.until, one.void))
    names = ("id", "measure_id", "person_id", "at", "until", "lapses_at", "state")
    return [
        ActView(**{name: getattr(row, name) for name in names}, verdicts=tuple(said.get(row.id, ()))) for row in rows
    ]


def lapse(now: datetime) -> int:
    """The keeper's duty: what nobody confirmed has ended by itself; says how many."""
    done = 0
    for place in [*(place for _slug, place in access.teams()), "committee"]:
        scope = access.keeper(place)
        due = scope.select(Immediate).where(Immediate.state == rules.WAITING, Immediate.lapses_at <= now)
        for row in scope.all(due):
            row.state = rules.LAPSED
            duty.end(scope, row.case_id, duty.REVIEW, row.id)
            cases.step(scope, row.case_id, "at_once_lapsed")
            audit.record(scope, "interim.lapsed", row.id)
            done += 1
    db.session.flush()
    return done


@cases.hears("no_vote")
@cases.hears("recusing")
def void_verdicts(actor, case, person_id: str) -> None:
    """Whoever steps back, or has no vote, takes their word along; what it settled waits again, as long as it may."""
    for row in actor.all(actor.select(Immediate).where(Immediate.case_id == case.id)):
        said = _verdicts(actor, [row.id])
        for one in said:
            one.void = one.void or one.person_id == person_id
        held = rules.settled((one.verdict, one.until, one.void) for one in said)
        if row.state in rules.AFTER.values() and held is None and row.lapses_at > clock.now():
            row.state = rules.WAITING
            duty.start(actor, case.id, duty.REVIEW, thing_id=row.id)
    db.session.flush()


@cases.hides
def only_what_stands(actor, view):
    """What nobody has looked at yet climbs nowhere: a measure of one person leaves a case only after two others."""
    unsettled = {one.measure_id for one in _acts(actor, view.id) if one.state in (rules.WAITING, rules.LAPSED)}
    return replace(view, measures=tuple(one for one in view.measures if one.id not in unsettled))


def expunge(scope, case_ids) -> int:
    """Forget what was done at once in these cases, and what others made of it; says how many acts."""
    require(scope, "retention.run")
    return scope.drop(Immediate, Immediate.case_id, case_ids)
