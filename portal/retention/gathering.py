"""What is kept at a place and when it falls due: gathered from the rooms, by code names and days. Nothing is opened."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .. import access, cases, committee, gathering, letters, register, screening
from ..access import require
from . import rules
from .models import Hold, Mark
from .schedule import COMMITTEE, versions

CASE, REPORT, SHEET, SHELL = WHATS = ("case", "report", "sheet", "shell")
HELD, APPEAL, MEASURE, TASK, ABOVE, SAME, STANDING, DISPUTE = (
    *("held", "appeal", "measure", "task", "above", "same", "standing", "dispute"),
)


@dataclass(frozen=True)
class Item:
    """One thing at one place. `stage`: what of it goes on `due`; `why`: what stops its clock; `look`: by when somebody
    looks at it again."""

    what: str
    id: str
    code_name: str
    kind: str
    stage: str
    due: date | None
    why: tuple[str, ...] = ()
    look: date | None = None
    hold: Hold | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Ground:
    """What is asked once for all things of a place."""

    today: date
    versions: list
    window: timedelta
    holds: dict[str, Hold]
    looked: dict[str, date]


def items(scope, today: date, *, notice: bool = True) -> list[Item]:
    """Everything of a place that will be forgotten one day, what comes first in front. Held ones are last.

    `notice`: nothing falls due before it stood on the list for a month.
    """
    require(scope, "retention.see")
    ground = _ground(scope, today)
    made = [*_cases(scope, ground), *_shells(scope, ground)]
    for one in cases.loose_reports(scope):
        held = ground.holds.get(one.id)
        day = _due(ground, one.last, rules.LOOSE, rules.NAMES, one.last, one.last)
        made.append(_item(ground, REPORT, one.id, "", rules.LOOSE, rules.NAMES, day, set(), held))
    if scope.partition == COMMITTEE:
        made += _sheet(scope, ground)
    made = _after_notice(scope, made, today) if notice else made
    return sorted(made, key=lambda one: (one.due is None, one.due or date.max, one.code_name, one.id))


def _after_notice(scope, found, today: date) -> list[Item]:
    since = {(row.thing_id, row.stage): row.seen_at.date() for row in scope.all(scope.select(Mark))}
    span, made = rules.NOTICE - timedelta(days=1), []
    for one in found:
        known = since.get((one.id, one.stage), today)
        made.append(replace(one, due=max(one.due, known + span)) if one.due else one)
    return made


def _ground(scope, today: date) -> _Ground:
    rows = scope.all(scope.select(Hold).order_by(Hold.began_on, Hold.id))
    held = {row.thing_id: row for row in rows if row.ended_on is None}
    looked = {row.thing_id: row.began_on for row in rows if row.reason == rules.LOOKED}
    window = timedelta(days=letters.appeals.days_of(scope))
    return _Ground(today, versions(scope), window, held, looked)


def _due(ground: _Ground, base: date, kind: str, stage: str, closed: date, acted: date) -> date | None:
    """A class of a record goes when its time is over, never within the time to appeal, nor soon after anything was
    done."""
    earliest = max(closed, acted) + ground.window + timedelta(days=1)
    return rules.due_on(base, kind, stage, ground.versions, earliest)


def _item(ground, what, thing_id, name, kind, stage, due, why, held, *, lasting=None, also=()) -> Item:
    why = tuple(sorted(why | ({HELD} if held else set())))
    look = held.review_on if held else None
    if lasting and not held:
        look = rules.later(max(lasting, ground.looked.get(thing_id, lasting)), rules.LASTING)
    return Item(what, thing_id, name, kind, stage, None if why else due, why, look, held, tuple(also))


def _cases(scope, ground: _Ground):
    owed, (ended, waiting) = letters.owed(scope, ground.today), letters.looks(scope)
    undone = gathering.undone(scope, ground.today)
    central = scope.partition == COMMITTEE
    above = set() if central else committee.looked_at(scope.partition)
    there = register.times(access.keeper("register"), ground.today) if central else {}
    doubted = screening.disputed(access.keeper("register")) if central else set()
    for one in cases.resting(scope):
        mine, record = owed.get(one.id), there.get(one.id)
        kind = _kind(one, mine, record)
        days = [one.closed, one.again, one.measures_end, mine and mine.until, ended.get(one.id)]
        days += [record.again, record.until] if record else []
        base = max(day for day in days if day)
        why = {MEASURE} if mine and mine.running else set()
        why |= {APPEAL} if one.id in waiting else set()
        why |= {TASK} if one.id in undone else set()
        why |= {ABOVE} if one.id in above else set()
        why |= {SAME} if one.busy else set()
        why |= {STANDING} if record and (record.lasting or record.busy) else set()
        why |= {DISPUTE} if record and doubted & record.people else set()
        lasting = (record and record.lasting) or (one.closed if mine and mine.running else None)
        stage, day = _stage(ground, one, base, kind)
        held = ground.holds.get(one.id)
        yield _item(ground, CASE, one.id, one.code_name, kind, stage, day, why, held, lasting=lasting, also=one.joined)


def _kind(one: cases.Resting, mine, record) -> str:
    if record is not None:
        return record.record_type
    return rules.type_of(one.outcome, banned=bool(mine and mine.level >= letters.PERMANENT))


def _stage(ground: _Ground, one: cases.Resting, base: date, kind: str) -> tuple[str, date | None]:
    """What goes next, and when: the words first where the names may stay for longer, else all of it at once."""
    words, names = (_due(ground, base, kind, stage, one.closed, one.acted) for stage in (rules.WORDS, rules.NAMES))
    return (rules.NAMES, names) if one.words_gone or names <= words else (rules.WORDS, words)


def _shells(scope, ground: _Ground):
    """Shells of cases where a place keeps those for a time only."""
    if all(not term.rest for version in ground.versions for term in version.terms.values()):
        return
    for case_id, name, outcome, closed in cases.shells_of(scope):
        kind = rules.type_of(outcome)
        day = _due(ground, closed, kind, rules.REST, closed, closed)
        if day is not None:
            yield _item(ground, SHELL, case_id, name, kind, rules.REST, day, set(), ground.holds.get(case_id))


def _sheet(scope, ground: _Ground):
    """What was brought into the register from a sheet, and is no case here."""
    doubted = screening.disputed(access.keeper("register"))
    for one in register.times(access.keeper("register"), ground.today).values():
        if not one.sheet:
            continue
        base = max(day for day in (one.ended, one.again, one.until) if day)
        why = {STANDING} if one.lasting or one.busy else set()
        why |= {DISPUTE} if doubted & one.people else set()
        day = _due(ground, base, one.record_type, rules.NAMES, one.ended, one.ended)
        held, kind = ground.holds.get(one.case_id), one.record_type
        yield _item(ground, SHEET, one.case_id, one.case_code, kind, rules.NAMES, day, why, held, lasting=one.lasting)


def within(found, today: date, span: timedelta = rules.NOTICE) -> list[Item]:
    """Those that fall due until then."""
    return [one for one in found if one.due is not None and one.due <= today + span]


def seen_by(actor, found) -> list[Item]:
    """Those this actor may know of: what they stepped back from, or were left out of, is not there for them."""
    out = set(access.barred_things(actor, actor.person))
    if actor.partition == COMMITTEE:
        out |= set(access.barred_things(register.at_register(actor), actor.person))
    return [one for one in found if one.id not in out]
