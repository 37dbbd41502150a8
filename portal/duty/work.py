"""Who looks after what: assignments, tags, and how much everybody carries."""

from dataclasses import dataclass, field

from .. import access, audit, cases, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import clocks, rules
from .models import Assignment, Clock, Tag

MOST, PAGES = 50, 6


@dataclass(frozen=True)
class Load:
    """What somebody carries: running cases they look after, and those they are second at."""

    person_id: str
    lead: int
    second: int


@dataclass(frozen=True)
class Piece:
    """One running case in the list of work."""

    row: cases.CaseRow
    lead: str = ""
    second: str = ""
    tags: tuple[str, ...] = ()
    due: tuple[clocks.Due, ...] = field(default=())


def assign(actor, case_id: str, person_id: str, part: str = "lead") -> None:
    """Let somebody who holds its key look after a case; "" for nobody.

    Raises Refused("who_odd") for somebody who can't open it, Refused("part_odd").
    """
    case = cases.see(actor, case_id)
    require(actor, "duty.assign", case)
    if part not in rules.PARTS:
        raise Refused("part_odd")
    if person_id and person_id not in sealing.holders(actor, case.lock_id):
        raise Refused("who_odd")
    row = actor.first(actor.select(Assignment).where(Assignment.case_id == case_id, Assignment.part == part))
    if row is not None and row.person_id == person_id:
        return
    if row is not None:
        actor.remove(row)
        db.session.flush()
    if person_id:
        actor.add(Assignment(id=new_id(), case_id=case_id, part=part, person_id=person_id, at=clock.now()))
        db.session.flush()
    if person_id not in ("", actor.person):
        reports.tell([person_id])
    audit.record(actor, "duty.assigned", case_id)


def set_tags(actor, case_id: str, codes) -> None:
    """Choose the words by which a case is found again. Raises Refused("tag_odd")."""
    require(actor, "duty.assign", cases.see(actor, case_id))
    wanted = set(codes)
    if not wanted <= set(rules.TAGS):
        raise Refused("tag_odd")
    there = {row.code: row for row in actor.all(actor.select(Tag).where(Tag.case_id == case_id))}
    for code in there.keys() - wanted:
        actor.remove(there[code])
    for code in sorted(wanted - there.keys()):
        actor.add(Tag(id=new_id(), case_id=case_id, code=code))
    db.session.flush()
    audit.record(actor, "duty.tagged", case_id)


def pass_on(scope, person_id: str, heir: str) -> int:
    """Whoever leaves looks after nothing any more: it goes to an heir who can open it, or to nobody.

    Says how many went to the heir.
    """
    rows, given = scope.all(scope.select(Assignment).where(Assignment.person_id == person_id)), 0
    able = cases.readers_of(scope, {row.case_id for row in rows}, ended=True) if rows else {}
    for row in rows:
        scope.remove(row)
        db.session.flush()
        there = scope.select(Assignment.id).where(Assignment.case_id == row.case_id, Assignment.person_id == heir)
        if heir in able.get(row.case_id, ()) and scope.first(there) is None:
            scope.add(Assignment(id=new_id(), case_id=row.case_id, part=row.part, person_id=heir, at=clock.now()))
            db.session.flush()
            given += 1
    return given


@cases.hears("recusing")
def let_go(scope, case, person_id: str) -> None:
    """Whoever steps back looks after it no longer."""
    mine = scope.delete(Assignment).where(Assignment.case_id == case.id, Assignment.person_id == person_id)
    db.session.execute(mine)


def assigned(scope, case_ids) -> dict[str, dict[str, str]]:
    """Who looks after these cases: {case: {part: person}}; nobody who can open it no longer."""
    rows = scope.all(scope.select(Assignment).where(Assignment.case_id.in_(list(case_ids))))
    cases_of: dict[str, list[str]] = {}
    for row in rows:
        cases_of.setdefault(row.person_id, []).append(row.case_id)
    out = {person: access.barred_among(scope, theirs, person) for person, theirs in cases_of.items()}
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.case_id not in out[row.person_id]:
            found.setdefault(row.case_id, {})[row.part] = row.person_id
    return found


def tags(scope, case_ids) -> dict[str, tuple[str, ...]]:
    """The tags of these cases."""
    found: dict[str, tuple[str, ...]] = {}
    wanted = scope.select(Tag).where(Tag.case_id.in_(list(case_ids))).order_by(Tag.code)
    for row in scope.all(wanted):
        found[row.case_id] = (*found.get(row.case_id, ()), row.code)
    return found


def pressing(actor) -> list[Piece]:
    """What this actor looks after, and what is due soonest, however long nobody has touched it."""
    mine = actor.select(Assignment.case_id).where(Assignment.person_id == actor.person)
    soon = list(dict.fromkeys(one.case_id for one in clocks.seen(actor)))[:MOST]
    ids = sorted(cases.held_among(actor, [*actor.all(mine), *soon], running=True))
    found: dict[str, Piece] = {}
    for number in range(1, PAGES + 1):
        some, more = pieces(actor, page=number, among=ids)
        found |= {one.row.id: one for one in some}
        if not more:
            break
    return list(found.values())


def pieces(actor, *, page: int = 1, among: list[str] | None = None) -> tuple[list[Piece], bool]:
    """One page of the cases this actor may know of, with who looks after each and what is due."""
    rows, more = cases.listing(actor, page=page, among=among)
    held = [row.id for row in rows if row.held]
    who, marked, due = assigned(actor, held), tags(actor, held), {}
    for one in clocks.running(actor, held) if held else ():
        due.setdefault(one.case_id, []).append(one)
    return [
        Piece(
            row,
            who.get(row.id, {}).get("lead", ""),
            who.get(row.id, {}).get("second", ""),
            marked.get(row.id, ()),
            tuple(due.get(row.id, ())),
        )
        for row in rows
        if row.turn != "nobody"
    ], more


def loads(actor) -> list[Load]:
    """What everybody carries, as far as this actor may know: what they are shut out of, and practice, count nowhere."""
    require(actor, "case.list")
    mine = cases.held_among(actor, actor.all(actor.select(Assignment.case_id).distinct()), running=True)
    mine = set(mine) - cases.drills(actor)
    people = {person: {"lead": 0, "second": 0} for person in cases.staff(actor)}
    for parts in assigned(actor, mine).values():
        for part, person in parts.items():
            people.setdefault(person, {"lead": 0, "second": 0})[part] += 1
    found = [Load(person, **numbers) for person, numbers in people.items()]
    return sorted(found, key=lambda load: (-load.lead, -load.second, load.person_id))


def expunge(scope, case_ids) -> int:
    """Forget who looked after these cases, their tags and clocks; says how many rows."""
    require(scope, "retention.run")
    return sum(scope.drop(model, model.case_id, case_ids) for model in (Assignment, Tag, Clock))
