"""How somebody stands: none, flagged or banned. One key holder proposes it, another one confirms; then it holds.

A change is made for everybody who was joined at that moment, and holds for those while they are: parting people takes
back what rested on all of them together. What nobody confirmed changes no answer.
"""

from dataclasses import dataclass
from datetime import date, datetime

from .. import clock, reports
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .models import Concerned, RegisterPerson, StandingChange
from .sight import Sight, portions, sight_of
from .vault import close, inside, key_holders, opened

OPEN, CONFIRMED, REPLACED, WITHDRAWN = "open", "confirmed", "replaced", "withdrawn"


@dataclass(frozen=True)
class Standing:
    """How somebody stands today, since and until when; `proposed`: what waits for a second key holder."""

    standing: str = "none"
    since: date | None = None
    until: date | None = None
    proposed: str = ""


@dataclass(frozen=True)
class Wanted:
    """A standing as it is proposed. `reason` stays with the key holders; `summary` and `advice` may be shared."""

    standing: str
    reason: str
    since: date | None = None
    until: date | None = None
    flag: str = ""
    advice: str = ""
    spaces: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True)
class ChangeView:
    """One change, opened for a key holder."""

    id: str
    standing: str
    since: date
    until: date | None
    state: str
    proposer: str
    proposed_at: datetime
    second: str
    settled_at: datetime | None
    told: dict
    codes: tuple[str, ...] = ()


def propose_standing(actor, person_id: str, wanted: Wanted, *, sure: bool = False) -> str:
    """Propose how somebody shall stand, for everybody joined to them; an earlier open proposal is replaced."""
    scope, rows = inside(actor, "standing_proposed", person_id)
    return put_change(actor, scope, rows, person_id, wanted, sure=sure)


def put_change(actor, scope, rows, person_id: str, wanted: Wanted, *, sure: bool = False) -> str:
    """The same from a recording, where the case's own key and decision stand in for the open vault."""
    _check(wanted, sure)
    ids = _hold(scope, sight_of(actor).whole(person_id))
    for one in _open_changes(scope, ids):
        one.state, one.settled_at = REPLACED, clock.now()
    change = StandingChange(id=new_id(), standing=wanted.standing, until=wanted.until, state=OPEN)
    change.since = wanted.since or clock.today()
    change.proposer, change.proposed_at = actor.person, clock.now()
    told = {"reason": wanted.reason, "flag": wanted.flag, "advice": wanted.advice}
    told |= {"spaces": list(wanted.spaces), "summary": wanted.summary}
    change.box = close(rows, "change", change.id, told)
    scope.add(change)
    db.session.flush()
    for one in ids:
        scope.add(Concerned(change_id=change.id, person_id=one))
    db.session.flush()
    reports.tell([one for one in key_holders(actor) if one != actor.person])
    return change.id


def _check(wanted: Wanted, sure: bool) -> None:
    rules.check_standing(wanted.standing, wanted.until, clock.today())
    if not wanted.reason.strip():
        raise Refused("reason_needed")
    if wanted.standing == "flagged" and wanted.flag not in rules.CLASSES:
        raise Refused("class_needed")
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise Refused("until_before_since")
    rules.check_words(f"{wanted.summary}\n{wanted.advice}", sure)


def _hold(scope, person: RegisterPerson) -> list[str]:
    """The ids of everybody joined to a person, their rows held until the transaction ends."""
    wanted = scope.select(RegisterPerson).where(RegisterPerson.head_id == person.head_id).order_by(RegisterPerson.id)
    found = scope.all(wanted.with_for_update().execution_options(populate_existing=True))
    return [one.id for one in found]


def _open_changes(scope, ids) -> list[StandingChange]:
    about = scope.select(Concerned.change_id).where(Concerned.person_id.in_(ids))
    wanted = scope.select(StandingChange).where(StandingChange.state == OPEN, StandingChange.id.in_(about))
    return scope.all(wanted)


def confirm_standing(actor, change_id: str) -> None:
    """Stand behind a colleague's proposal: from here on it holds.

    Raises Refused("own_proposal"), Conflict("change_over") when it was settled or replaced, Conflict("people_changed")
    when others are joined now than those it was made for.
    """
    scope, _rows = inside(actor, "standing_confirmed", change_id)
    change = _held_change(actor, scope, change_id)
    if change.proposer == actor.person:
        raise Refused("own_proposal")
    if change.state != OPEN:
        raise Conflict("change_over")
    rules.check_standing(change.standing, change.until, clock.today())
    meant = _concerned(scope, [change.id])[change.id]
    if set(_hold(scope, scope.get(RegisterPerson, min(meant)))) != meant:
        raise Conflict("people_changed")
    change.state, change.second, change.settled_at = CONFIRMED, actor.person, clock.now()
    db.session.flush()


def withdraw_standing(actor, change_id: str) -> None:
    """Take an open proposal back, whoever made it: it changes nothing."""
    scope, _rows = inside(actor, "standing_withdrawn", change_id)
    change = _held_change(actor, scope, change_id)
    if change.state != OPEN:
        raise Conflict("change_over")
    change.state, change.second, change.settled_at = WITHDRAWN, actor.person, clock.now()
    db.session.flush()


def _held_change(actor, scope, change_id: str) -> StandingChange:
    wanted = scope.select(StandingChange).where(StandingChange.id == change_id)
    change = scope.first(wanted.with_for_update().execution_options(populate_existing=True))
    if change is None:
        raise NotFound
    seen = sight_of(actor)
    for one in _concerned(scope, [change.id])[change.id]:
        seen.whole(one)
    return change


def _concerned(scope, change_ids) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    wanted = scope.select(Concerned.change_id, Concerned.person_id)
    for part in portions(change_ids):
        for change, person in db.session.execute(wanted.where(Concerned.change_id.in_(part))):
            found.setdefault(change, set()).add(person)
    return found


def standings(seen: Sight, people, day: date | None = None) -> dict[str, Standing]:
    """How each of these people stands today (or on another day), for one reader: {person id: Standing}."""
    groups = seen.groups(people)
    everybody = {one for members in groups.values() for one in members}
    changes, concerned = _changes_of(seen.scope, everybody)
    of: dict[str, list[StandingChange]] = {}
    for change in changes:
        for person in concerned[change.id]:
            of.setdefault(person, []).append(change)
    day = day or clock.today()
    return {one: _standing(set(members), of, concerned, day) for one, members in groups.items()}


def _changes_of(scope, ids) -> tuple[list[StandingChange], dict[str, set[str]]]:
    found: dict[str, StandingChange] = {}
    for part in portions(ids):
        about = scope.select(Concerned.change_id).where(Concerned.person_id.in_(part))
        wanted = scope.select(StandingChange).where(StandingChange.state.in_((OPEN, CONFIRMED)))
        found |= {one.id: one for one in scope.all(wanted.where(StandingChange.id.in_(about)))}
    return sorted(found.values(), key=lambda one: (one.settled_at or one.proposed_at, one.id)), _concerned(scope, found)


def _standing(group: set[str], of: dict, concerned: dict, today: date) -> Standing:
    held, proposed = [], ""
    for person in group:
        fitting = [one for one in of.get(person, ()) if concerned[one.id] <= group]
        settled = [one for one in fitting if one.state == CONFIRMED]
        proposed = next((one.standing for one in fitting if one.state == OPEN), proposed)
        if settled and rules.in_force(settled[-1].standing, settled[-1].since, settled[-1].until, today):
            held.append((settled[-1].standing, settled[-1].since, settled[-1].until))
    found = rules.strictest(held)
    return Standing(*found, proposed=proposed) if found else Standing(proposed=proposed)


def changes_of(seen: Sight, rows, people) -> list[ChangeView]:
    """All changes that were ever proposed for these people, newest first, opened."""
    ids = [one.id for one in people]
    about = seen.scope.select(Concerned.change_id).where(Concerned.person_id.in_(ids))
    wanted = seen.scope.select(StandingChange).where(StandingChange.id.in_(about))
    found = seen.scope.all(wanted.order_by(StandingChange.proposed_at.desc(), StandingChange.id))
    concerned = _concerned(seen.scope, [one.id for one in found])
    return [view(rows, one) for one in found if concerned[one.id].isdisjoint(seen.people)]


def view(rows, one: StandingChange, codes=()) -> ChangeView:
    """A change, opened."""
    names = ("id", "standing", "since", "until", "state", "proposer", "proposed_at", "second", "settled_at")
    facts = {name: getattr(one, name) for name in names}
    return ChangeView(**facts, told=opened(rows, "change", one.id, one.box), codes=tuple(codes))


def waiting_changes(actor) -> list[tuple[str, ChangeView]]:
    """What waits for a second key holder: (a person's id, the change), oldest first."""
    scope, rows = inside(actor, "changes_read")
    seen = sight_of(actor)
    found = scope.all(scope.select(StandingChange).where(StandingChange.state == OPEN).limit(100))
    concerned = _concerned(scope, [one.id for one in found])
    ids = {person for people in concerned.values() for person in people}
    people = {one.id: one for one in scope.all(scope.select(RegisterPerson).where(RegisterPerson.id.in_(ids)))}
    clear = {one for one, row in people.items() if row.head_id not in seen.parted}
    kept = [one for one in found if concerned[one.id] <= clear]
    return [
        (min(concerned[one.id]), view(rows, one, sorted(people[each].code_name for each in concerned[one.id])))
        for one in sorted(kept, key=lambda one: one.proposed_at)
    ]
