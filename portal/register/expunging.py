"""Forgetting what the register holds: of a case its row stays, by code and month; nobody stands behind it any more.

Times run for a person, whoever they were found to be: a new record or standing starts them again for all their records.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from .. import audit
from ..access import require
from ..db import db
from . import at_hand, rules
from .models import Concerned, RegisterEntry, RegisterPerson, StandingChange
from .standing import CONFIRMED, OPEN

VIOLATION = "violation"


@dataclass(frozen=True)
class Times:
    """What the times of one case's records hang on. `sheet`: it was brought in, and is no case of this portal.

    `ended`: the last day its own rows name. `again`: the last record or standing of the same people. `until`: the last
    day of their standings. `lasting`: since when one holds without an end. `busy`: a standing waits to be confirmed.
    """

    case_id: str
    case_code: str
    record_type: str
    sheet: bool
    ended: date
    again: date | None
    until: date | None
    lasting: date | None
    busy: bool
    people: frozenset = frozenset()


def times(scope, today: date) -> dict[str, Times]:
    """{case: what the times of its records hang on}, for all that still holds more than its shell."""
    require(scope, "retention.see")
    rows = scope.all(scope.select(RegisterEntry).where(RegisterEntry.box != b""))
    heads = dict(db.session.execute(scope.select(RegisterPerson.id, RegisterPerson.head_id)).all())
    days, stands = _days(rows, heads), _stands(scope, heads)
    of: dict[str, list[RegisterEntry]] = defaultdict(list)
    for row in rows:
        of[row.case_id].append(row)
    return {case_id: _times(together, heads, days, stands, today) for case_id, together in of.items()}


def _day(row: RegisterEntry) -> date:
    return (row.resolved_on or row.received) if row.sender == "sheet" else row.recorded_at.date()


def _found(row: RegisterEntry) -> bool:
    return row.outcome == VIOLATION or row.record_type in ("3", "4", "5")


def _days(rows, heads) -> dict[str, list[tuple[date, str]]]:
    """{head: [(day, case)]} of the records that found something."""
    made = defaultdict(list)
    for row in rows:
        if row.person_id and _found(row):
            made[heads[row.person_id]].append((_day(row), row.case_id))
    return made


def _stands(scope, heads) -> dict[str, list[StandingChange]]:
    """{head: the changes that hold or wait, oldest first}."""
    wanted = scope.select(StandingChange).where(StandingChange.state.in_((CONFIRMED, OPEN)))
    changes = {row.id: row for row in scope.all(wanted.order_by(StandingChange.proposed_at, StandingChange.id))}
    made: dict[str, dict] = defaultdict(dict)
    for change, person in db.session.execute(scope.select(Concerned.change_id, Concerned.person_id)):
        if change in changes and person in heads:
            made[heads[person]][change] = changes[change]
    order = list(changes)
    return {head: [found[one] for one in sorted(found, key=order.index)] for head, found in made.items()}


def _times(rows, heads, days, stands, today: date) -> Times:
    first, mine = rows[0], {heads[row.person_id] for row in rows if row.person_id}
    changes = [one for head in mine for one in stands.get(head, ())]
    held = [one for one in changes if one.state == CONFIRMED]
    last = [[one for one in stands.get(head, ()) if one.state == CONFIRMED][-1:] for head in mine]
    now = [one for found in last for one in found if one.standing != "none"]
    again = [day for head in mine for day, case_id in days[head] if case_id != first.case_id]
    again += [one.settled_at.date() for one in held if one.settled_at]
    held_now = [one for one in now if one.until is None or one.until >= today]
    force = rules.strictest((one.standing, one.since, one.until) for one in held_now)
    kinds = [rules.shown_type(row.record_type, force[0] if force else "none") for row in rows]
    return Times(
        first.case_id,
        first.case_code,
        max(kinds, key=rules.RECORD_TYPES.index),
        first.sender == "sheet",
        max(_day(row) for row in rows),
        max(again, default=None),
        max((one.until for one in now if one.until), default=None),
        min((one.since for one in now if one.until is None), default=None),
        any(one.state == OPEN for one in changes),
        frozenset(row.person_id for row in rows if row.person_id),
    )


def leaving(scope, case_ids) -> list[str]:
    """Who would be in no record any more once these cases are forgotten: with everybody they were found to be."""
    ids = list(case_ids)
    touched = set(scope.all(scope.select(RegisterEntry.person_id).where(RegisterEntry.case_id.in_(ids))))
    heads = scope.all(scope.select(RegisterPerson.head_id).where(RegisterPerson.id.in_(touched)))
    group = dict(
        db.session.execute(
            scope.select(RegisterPerson.id, RegisterPerson.head_id).where(RegisterPerson.head_id.in_(set(heads)))
        ).all()
    )
    others = scope.select(RegisterEntry.person_id).where(
        RegisterEntry.person_id.in_(list(group)), RegisterEntry.case_id.not_in(ids)
    )
    staying = {group[one] for one in scope.all(others)}
    return sorted(one for one, head in group.items() if head not in staying)


def expunge(scope, case_ids) -> Counter:
    """Blind the records of these cases, and forget whoever is in no other one. The rows stay, by code and month."""
    require(scope, "retention.run")
    ids = list(case_ids)
    people = leaving(scope, ids)
    rows = scope.all(scope.select(RegisterEntry).where(RegisterEntry.case_id.in_(ids), RegisterEntry.box != b""))
    for row in rows:
        row.person_id, row.box, row.recorder = None, b"", ""
        row.safety, row.ongoing, row.received = "", "", row.received.replace(day=1)
        audit.record(scope, "register.expunged", row.id)
    db.session.flush()
    changes = scope.all(scope.select(Concerned.change_id).where(Concerned.person_id.in_(people)))
    gone = scope.drop(RegisterPerson, RegisterPerson.id, people)
    held = set(scope.all(scope.select(Concerned.change_id).where(Concerned.change_id.in_(changes))))
    scope.drop(StandingChange, StandingChange.id, set(changes) - held)
    at_hand.forget()
    db.session.flush()
    db.session.expire_all()
    return +Counter(records=len(rows), people=gone)
