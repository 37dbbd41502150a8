"""How many: one partition's incidents, reports, people and measures between two days, by the day they were received.

Closed ones are counted from their rows, running ones from their own. Nothing is hidden here: who publishes, hides.
A few grouped statements, each along an index of its own: a million rows take less than two seconds.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func

from .. import reports
from ..access import require
from ..db import db
from .counted_models import AGAIN, APART, APART_REPORT, OWN, REPORT, CaseCount, Statistic
from .counting import NOTHING, climbed, taken
from .models import Case, CaseParty, CaseReport

LISTS = ("category", "finding", "venue", "measures", "days_to_acknowledge", "days_to_close")
OPEN = "open"


@dataclass
class Tally:
    """Counters that can be added up over several places; `of` holds what is counted by code, or by days."""

    totals: Counter = field(default_factory=Counter)
    of: dict[str, Counter] = field(default_factory=lambda: {name: Counter() for name in LISTS})

    def add(self, other: "Tally") -> None:
        """The other's numbers come to these."""
        self.totals.update(other.totals)
        for name, counted in other.of.items():
            self.of[name].update(counted)


@dataclass(frozen=True)
class Running:
    """A case that counts from its own row."""

    id: str
    day: date
    finding: str
    apart: bool


def tally(actor, first: date, last: date, *, whole: bool = False, event: str = "", event_id: str = "") -> Tally:
    """This place's numbers, both days included. `whole`: as part of the committee's, with those that count apart.

    `event`, `event_id`: those of one event alone, by its short name and by its id.
    """
    require(actor, "case.tally")
    made = Tally()
    _totals(actor, made, first, last, whole, event)
    for name in LISTS:
        _by(actor, made, name, first, last, whole, event)
    _running(actor, made, first, last, whole, event_id)
    return made


def _incidents(scope, whole: bool) -> tuple[str, ...]:
    """The tiers that are incidents here. The committee alone counts what climbed to it; the whole counts it below."""
    return (OWN, APART) if whole else (OWN, AGAIN) if scope.partition == "committee" else (OWN,)


def _tiers(scope, whole: bool) -> tuple[str, ...]:
    more = (REPORT, APART_REPORT, AGAIN) if whole else (REPORT,)
    return (*_incidents(scope, whole), *more)


def _where(wanted, first: date, last: date, event: str):
    wanted = wanted.where(Statistic.received >= first, Statistic.received <= last)
    return wanted.where(Statistic.event == event) if event else wanted


def _totals(scope, made: Tally, first: date, last: date, whole: bool, event: str) -> None:
    row, mine = Statistic, _incidents(scope, whole)

    def among(*conditions):
        return func.count().filter(*conditions)

    incident = row.tier.in_(mine)
    columns = {
        "incidents": among(incident),
        "reports": func.coalesce(func.sum(row.reports), 0),
        "people_named": func.coalesce(func.sum(row.people).filter(incident), 0),
        "open": among(incident, row.closed.is_(None)),
        "acted_central": among(row.central),
        "acted_local": among(row.local, incident),
        "acted_both": among(row.local, row.central, incident),
        "passed_on": among(incident, row.handled_by == "|passed_on|"),
        "settled_by_parties": among(incident, row.handled_by == "|parties|"),
        "no_action": among(incident, row.handled_by == "|none|", row.closed.is_not(None)),
        "banned": among(row.standing == "banned"),
        "flagged": among(row.standing == "flagged"),
        "promises_made": among(incident, row.promise_kept.is_not(None)),
        "promises_kept": among(incident, row.promise_kept.is_(True)),
    }
    wanted = scope.select(*columns.values()).where(row.tier.in_(_tiers(scope, whole)))
    found = db.session.execute(_where(wanted, first, last, event)).one()
    made.totals.update(dict(zip(columns, map(int, found), strict=True)))
    late = scope.select(func.count()).select_from(row).where(row.tier.in_(mine), row.received < first)
    late = late.where((row.closed.is_(None)) | (row.closed >= first))
    made.totals["carried_over"] += db.session.scalar(late.where(row.event == event) if event else late) or 0


def _by(scope, made: Tally, name: str, first: date, last: date, whole: bool, event: str) -> None:
    column = getattr(Statistic, name)
    wanted = scope.select(column, func.count()).where(Statistic.tier.in_(_incidents(scope, whole)))
    for code, number in db.session.execute(_where(wanted, first, last, event).group_by(column)):
        if name == "measures":
            for one in (code or "").strip("|").split("|"):
                made.of[name][one] += number if one else 0
        elif code is not None:
            made.of[name][code if code != "" or name != "finding" else OPEN] += number
    taken_up = (number for code, number in made.of["measures"].items() if code != NOTHING)
    made.totals["measures"] = sum(taken_up)


def _running(scope, made: Tally, first: date, last: date, whole: bool, event: str) -> None:
    """Cases and reports that are not counted yet, by their own rows."""
    counted, every = taken(scope), reports.came(scope)
    if not event:  # an event's own reports are those of its cases
        inside = [one for one in every if one.id not in counted and (whole or not one.apart)]
        made.totals["reports"] += sum(first <= one.day <= last for one in inside)
    found = [one for one in running(scope, {one.id: one.day for one in every}, event) if whole or not one.apart]
    now = [one for one in found if first <= one.day <= last]
    made.totals["incidents"] += len(now)
    made.totals["open"] += sum(one.finding == OPEN for one in now)
    made.totals["carried_over"] += sum(one.day < first and one.finding == OPEN for one in found)
    made.totals["people_named"] += named(scope, [one.id for one in now])
    for one in now:
        made.of["finding"][one.finding] += 1
        made.of["category"][""] += 1
        made.of["venue"][""] += 1
    if event:
        ids, out = [one.id for one in now], {one.id for one in every if one.apart and not whole} | counted
        theirs = set(scope.all(scope.select(CaseReport.report_id).where(CaseReport.case_id.in_(ids))))
        made.totals["reports"] += len(theirs - out)


def running(scope, days: dict[str, date], event: str = "") -> list[Running]:
    """Cases without rows of their own: running, or closed before anything was counted."""
    kept = scope.select(CaseCount.case_id)
    wanted = scope.select(Case).where(Case.drill.is_(False), Case.state != "merged", Case.id.not_in(kept))
    rows = scope.all(wanted.where(Case.event_id == event) if event else wanted)
    below = climbed(scope, [row.id for row in rows])
    first: dict[str, date] = {}
    links = scope.select(CaseReport.case_id, CaseReport.report_id)
    for case_id, report_id in db.session.execute(links) if rows else ():
        if report_id in days:
            first[case_id] = min(days[report_id], first.get(case_id, days[report_id]))
    apart = scope.partition != "committee"
    return [
        Running(row.id, first.get(row.id, row.opened_at.date()), row.outcome or OPEN, row.excludes and apart)
        for row in rows
        if row.id not in below
    ]


def named(scope, case_ids: list[str]) -> int:
    """How many people or groups these cases name as reported, added up over them."""
    found = 0
    for start in range(0, len(case_ids), 500):
        part = case_ids[start : start + 500]
        wanted = scope.select(CaseParty.case_id, CaseParty.party_id).where(CaseParty.case_id.in_(part))
        found += scope.count(wanted.where(CaseParty.role == "reported").distinct())
    return found
