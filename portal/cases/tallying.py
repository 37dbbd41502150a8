"""How many: one partition's incidents, reports, people and measures between two days, by the day they were received.

Closed ones are counted from their rows, running ones from their own. Nothing is hidden here: who publishes, hides.
Three grouped statements, each along an index in its own order: a million rows take a second.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func

from .. import reports
from ..access import require
from ..db import db
from .counted_models import AGAIN, APART, APART_REPORT, DAYS, HOW, OWN, REPORT, WHAT, CaseCount, Statistic
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
    made, period, mine = Tally(), (first, last), _incidents(actor, whole)
    _what(actor, made, period, mine, event)
    _how(actor, made, period, mine, _tiers(actor, whole), event)
    _carried_over(actor, made, first, mine, event)
    _running(actor, made, first, last, whole, event_id)
    return made


def _incidents(scope, whole: bool) -> tuple[str, ...]:
    """The tiers that are incidents here. The committee alone counts what climbed to it; the whole counts it below."""
    return (OWN, APART) if whole else (OWN, AGAIN) if scope.partition == "committee" else (OWN,)


def _tiers(scope, whole: bool) -> tuple[str, ...]:
    more = (REPORT, APART_REPORT, AGAIN) if whole else (REPORT,)
    return (*_incidents(scope, whole), *more)


def _groups(scope, names, period, event: str, *sums):
    """(codes by name, how many rows, the sums) of each group of rows that are alike in these."""
    columns = [getattr(Statistic, name) for name in names]
    wanted = scope.select(*columns, func.count(), *sums).where(Statistic.received.between(*period))
    wanted = wanted.where(Statistic.event == event) if event else wanted
    for row in db.session.execute(wanted.group_by(*columns)):
        yield dict(zip(names, row, strict=False)), *row[len(names) :]


def _what(scope, made: Tally, period, mine, event: str) -> None:
    """What the incidents were, and in how many days."""
    for codes, number in _groups(scope, WHAT, period, event):
        if codes["tier"] in mine:
            for name in WHAT[:-1]:
                made.of[name][codes[name] or (OPEN if name == "finding" else "")] += number
    for codes, number in _groups(scope, DAYS, period, event):
        if codes["tier"] in mine:
            for name in DAYS[:-1]:
                if codes[name] is not None:
                    made.of[name][codes[name]] += number


def _how(scope, made: Tally, period, mine, tiers, event: str) -> None:
    """How many there were, who acted, and what was done."""
    row = Statistic
    sums = (func.count(row.closed), func.coalesce(func.sum(row.reports), 0), func.coalesce(func.sum(row.people), 0))
    for codes, number, closed, told, people in _groups(scope, HOW, period, event, *sums):
        if codes["tier"] in tiers:
            made.totals["reports"] += int(told)
            made.totals["acted_central"] += number if codes["central"] else 0
            if codes["standing"] in ("banned", "flagged"):
                made.totals[codes["standing"]] += number
        if codes["tier"] in mine:
            _incidents_of(made, codes, number, closed, int(people))
    made.totals["measures"] = sum(number for code, number in made.of["measures"].items() if code != NOTHING)


def _incidents_of(made: Tally, codes: dict, number: int, closed: int, people: int) -> None:
    more = {
        "incidents": number,
        "people_named": people,
        "open": number - closed,
        "acted_local": number if codes["local"] else 0,
        "acted_both": number if codes["local"] and codes["central"] else 0,
        "passed_on": number if codes["handled_by"] == "|passed_on|" else 0,
        "settled_by_parties": number if codes["handled_by"] == "|parties|" else 0,
        "no_action": closed if codes["handled_by"] == "|none|" else 0,
        "promises_made": number if codes["promise_kept"] is not None else 0,
        "promises_kept": number if codes["promise_kept"] else 0,
    }
    made.totals.update(more)
    for one in (codes["measures"] or "").strip("|").split("|"):
        made.of["measures"][one] += number if one else 0


def _carried_over(scope, made: Tally, first: date, mine, event: str) -> None:
    """What was open when the period began."""
    row = Statistic
    late = scope.select(func.count()).select_from(row).where(row.tier.in_(mine), row.received < first)
    late = late.where((row.closed.is_(None)) | (row.closed >= first))
    made.totals["carried_over"] += db.session.scalar(late.where(row.event == event) if event else late) or 0


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
