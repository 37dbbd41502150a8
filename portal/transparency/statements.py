"""Statements: looked at first, then published for good. A later change is a version of its own, with its reason."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func

from .. import access, audit, clock, communities
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import numbers, rules, telling
from .models import Statement, StatementVersion

PLACE = numbers.PLACE
WORDS = ("team", "preparation", "changes", "lessons")
LONGEST, YEARS = 4000, 5


@dataclass(frozen=True)
class Asked:
    """What a statement is to tell of, the team's own words in it, and what it tells of cases (ids of narratives)."""

    first: date
    last: date
    event: str = ""
    words: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    tell: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """A version of a statement as everybody reads it."""

    number: int
    version: int
    at: datetime
    reason: str
    first: date
    last: date
    event: str
    facts: dict
    person_id: str = ""


def _place_in_rules(partition: str) -> str:
    return rules.WHOLE if partition == PLACE else partition


def look(actor, asked: Asked) -> dict:
    """What would be published. Raises Refused days_odd, day_ahead or text_long. Changes nothing."""
    require(actor, "statement.see")
    if asked.last < asked.first:
        raise Refused("days_odd")
    if asked.first > clock.today():
        raise Refused("day_ahead")
    if any(len(text) > LONGEST for _name, text in asked.words):
        raise Refused("text_long", longest=LONGEST)
    whole = actor.partition == PLACE
    places = None if whole else [actor.partition]
    found = numbers.gathered(asked.first, asked.last, places, whole=whole, event=asked.event)
    return _facts(actor, asked, numbers.told(found))


def _facts(actor, asked: Asked, told: dict) -> dict:
    told = told | {"by_measure": {code: n for code, n in told["by_measure"].items() if code != numbers.NOTHING}}
    cells = {name: rules.table(told[name], sum(told[name].values())) for name in rules.TABLES}
    cells = {name: shown for name, shown in cells.items() if shown}
    new = rules.Release(_place_in_rules(actor.partition), asked.event, asked.first, asked.last, cells)
    allowed = rules.releasable(new, releases(actor))
    totals = {name: told[name] for name in numbers.TOTALS}
    return {
        "totals": totals,
        "tables": allowed,
        "withheld": sorted(name for name in rules.TABLES if sum(told[name].values()) and name not in allowed),
        "shares": _shares(allowed),
        "medians": {name: told[f"median_{name}"] for name in numbers.MEDIANS} if totals["incidents"] >= 3 else {},
        "so_far": asked.last >= clock.today() or totals["open"] > 0 or totals["reports"] == 0,
        "made_on": clock.today().isoformat(),
        "words": {name: text.strip() for name, text in asked.words if text.strip()},
        "earlier": _earlier(actor, asked),
        "communities": _communities(asked) if actor.partition == PLACE else [],
        "people": _size(actor, asked.event),
        "narratives": telling.chosen(actor, asked, _stand_already(actor, asked), totals["incidents"]),
    }


def _stand_already(actor, asked: Asked) -> list[dict]:
    """What the newest version of the same statement tells in words: it stays until somebody takes it out."""
    row = _same(actor, asked)
    found = [one for one in published(actor.partition) if one.number == row.number] if row else []
    return found[0].facts.get("narratives", []) if found else []


def _shares(tables: dict) -> dict:
    """Shares in per cent, where there are enough to speak of shares."""
    made = {}
    for name, cells in tables.items():
        total = sum(cells.values())
        if rules.percent(0, total) is not None:
            made[name] = {code: rules.percent(number, total) for code, number in cells.items()}
    return made


def _size(actor, event: str) -> int | None:
    return communities.event(actor, event).size if event else None


def _earlier(actor, asked: Asked) -> list[dict]:
    """The same days of earlier years, from what was published of them: never from what was not."""
    made = []
    for one in published(actor.partition):
        years = asked.first.year - one.first.year
        same = (one.first.month, one.first.day, one.last.month, one.last.day)
        mine = (asked.first.month, asked.first.day, asked.last.month, asked.last.day)
        alike = same == mine and years == asked.last.year - one.last.year and one.event == asked.event
        if alike and 0 < years <= YEARS:
            totals = {name: one.facts["totals"][name] for name in ("reports", "incidents", "people_named", "open")}
            made.append({"number": one.number, "first": one.first.isoformat(), "last": one.last.isoformat(), **totals})
    return sorted(made, key=lambda one: one["first"])


def _communities(asked: Asked) -> list[dict]:
    """What communities told of these days themselves: from what they published, and only where three or more did."""
    made = []
    for slug, place in access.teams():
        for one in published(place):
            if not one.event and asked.first <= one.first and one.last <= asked.last:
                totals = {name: one.facts["totals"][name] for name in ("reports", "incidents", "open")}
                days = {"first": one.first.isoformat(), "last": one.last.isoformat()}
                made.append({"slug": slug, "name": communities.brief(place)[0], "number": one.number, **days, **totals})
    named = rules.by_place({row["slug"]: 1 for row in made})
    return [row for row in made if row["slug"] in named]


def releases(actor) -> list[rules.Release]:
    """Everything that was published and could be held against a statement of this place: every version of it."""
    places = numbers.every_place() if actor.partition == PLACE else [PLACE, actor.partition]
    made = []
    for place in places:
        for one in every_version(access.letterbox(place)):
            told = rules.Release(_place_in_rules(place), one.event, one.first, one.last, one.facts["tables"])
            made.append(told)
    return made


def publish(actor, asked: Asked) -> Told:
    """Freeze it and show it to everybody. Of the same days again: a new version, and why (Refused reason_missing)."""
    require(actor, "statement.publish")
    telling.hold(actor, asked.tell)
    row = _same(actor, asked, held=True)
    facts = look(actor, asked)
    if row is not None and not asked.reason.strip():
        raise Refused("reason_missing")
    if row is None:
        last = actor.first(actor.select(func.max(Statement.number)))
        row = Statement(id=new_id(), number=(last or 0) + 1, event=asked.event, first=asked.first, last=asked.last)
        actor.add(row)
        db.session.flush()
    wanted = actor.select(func.max(StatementVersion.version)).where(StatementVersion.statement_id == row.id)
    version = (actor.first(wanted) or 0) + 1
    reason = asked.reason.strip()[:500] if version > 1 else ""
    made = StatementVersion(id=new_id(), statement_id=row.id, version=version, at=clock.now(), reason=reason)
    made.person_id, made.snapshot = actor.person, json.dumps(facts, sort_keys=True, ensure_ascii=False)
    actor.add(made)
    db.session.flush()
    telling.note(actor, row.id, asked.tell)
    if actor.partition != PLACE:
        communities.touch(actor)
    audit.record(actor, "transparency.published", row.id)
    return _told(row, made)


def _same(scope, asked: Asked, held: bool = False) -> Statement | None:
    wanted = scope.select(Statement).where(Statement.first == asked.first, Statement.last == asked.last)
    wanted = wanted.where(Statement.event == asked.event)
    return scope.first(wanted.with_for_update() if held else wanted)


def _told(row: Statement, made: StatementVersion) -> Told:
    facts = json.loads(made.snapshot)
    known = (made.version, made.at, made.reason, row.first, row.last, row.event, facts, made.person_id)
    return Told(row.number, *known)


def every_version(scope) -> list[Told]:
    """Every version of everything a place published, in the order in which it was."""
    rows = {row.id: row for row in scope.all(scope.select(Statement))}
    wanted = scope.select(StatementVersion).order_by(StatementVersion.at, StatementVersion.version)
    return [_told(rows[one.statement_id], one) for one in scope.all(wanted)]


def published(place: str) -> list[Told]:
    """The statements of a place in their newest versions, the latest period first."""
    newest = {one.number: one for one in every_version(access.letterbox(place))}
    return sorted(newest.values(), key=lambda one: (one.last, one.number), reverse=True)


def versions(place: str, number: int) -> list[Told]:
    """All versions of one statement, the newest first. Raises NotFound."""
    found = [one for one in every_version(access.letterbox(place)) if one.number == number]
    if not found:
        raise NotFound
    return found[::-1]
