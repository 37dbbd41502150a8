"""Reports as numbers: on which day each came, how soon somebody answered, what it was about in codes. No words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from .. import sealing
from ..db import db
from . import rules, thread, vocabulary
from .models import CLOSED, OPENED, RECEIVED, Message, Report, Step

MET = ("opened", "being_looked_at")


@dataclass(frozen=True)
class Came:
    """A report as it counts: its day, and whether it counts at the committee only."""

    id: str
    day: date
    apart: bool


@dataclass(frozen=True)
class Met:
    """How soon somebody of the team took a report up: days, and whether a promise was kept (None: none was made)."""

    days: int | None
    kept: bool | None


def came(scope) -> list[Came]:
    """All reports of this place that count: no practice, no copies, nothing that waits folded as junk."""
    wanted = scope.select(Report.id, Report.received_day, Report.excludes)
    wanted = wanted.where(Report.state.in_((RECEIVED, OPENED, CLOSED)), Report.drill.is_(False), Report.twin == "")
    wanted = wanted.where((Report.aside == "") | (Report.state != RECEIVED))
    apart = scope.partition != rules.COMMITTEE
    return [Came(one, day, out and apart) for one, day, out in db.session.execute(wanted)]


def met(scope, report_ids: Iterable[str]) -> dict[str, Met]:
    """{report: how soon it was taken up}: the first day on which somebody opened it or wrote back."""
    ids = list(report_ids)
    rows = db.session.execute(scope.select(Report.id, Report.received_day, Report.in_time).where(Report.id.in_(ids)))
    steps = scope.select(Step.report_id, func.min(Step.day)).where(Step.report_id.in_(ids), Step.code.in_(MET))
    wrote = scope.select(Message.report_id, func.min(Message.day)).where(Message.report_id.in_(ids))
    first: dict[str, date] = {}
    for wanted in (steps.group_by(Step.report_id), wrote.where(Message.author != "").group_by(Message.report_id)):
        for one, day in db.session.execute(wanted):
            first[one] = min(day, first.get(one, day))
    return {one: Met((first[one] - day).days if one in first else None, kept) for one, day, kept in rows}


def told(actor, report_ids: Iterable[str]) -> tuple[str, str]:
    """(category, venue): the codes the reporters chose, the first of each, from those reports this actor holds."""
    wanted = actor.select(Report.id, Report.answers_record).where(Report.id.in_(list(report_ids)))
    rows = db.session.execute(wanted.order_by(Report.received_day, Report.id)).all()
    words = sealing.open_many(actor, [(record, thread.answers_place(one)) for one, record in rows])
    found = [json.loads(words[record]) for _one, record in rows if record in words]
    category = next((one["category"] for one in found if one.get("category") in vocabulary.CATEGORIES), "")
    return category, next((one["venue"] for one in found if one.get("venue") in vocabulary.VENUES), "")
