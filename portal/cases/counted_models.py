"""What is left of an incident as a number: a row under a random id that leads nowhere (settled 28).

The way from a case to its rows stands sealed in the case. Nothing here names a case, a report, a person or a moment.
"""

from datetime import date

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, db, kept_ref

OWN, APART, AGAIN, REPORT, APART_REPORT = "own", "apart", "again", "report", "apart_report"
"""An incident here; one whose report left somebody out, for the committee's numbers alone; one that a community counts
already; a report that came after the first one of its incident, or that belongs to none; and such a one, apart."""
INCIDENTS = (OWN, APART)
RELEASED = {APART: OWN, APART_REPORT: REPORT}


WHAT = ("category", "finding", "venue", "tier")
HOW = ("measures", "handled_by", "tier", "central", "local", "standing", "promise_kept")
DAYS = ("days_to_acknowledge", "days_to_close", "tier")
"""By what a tally groups its rows, three times: an index in just this order spares each of them the sorting."""
_GROUPS = {
    "what": (WHAT, ("received",)),
    "how": (HOW, ("received", "closed", "reports", "people")),
    "days": (DAYS, ("received",)),
}


class Statistic(Kept, db.Model):
    """One incident in codes and days, or (tier "report") one more report. Written at closing, or brought in.

    `handled_by` and `measures` hold codes between bars ("|team|central|"). `central`, `local`: who acted; both may be
    true. `reports`: of this day, this row stands for so many. `imported`: what the line it came from looks like.
    """

    __tablename__ = "statistics"
    __table_args__ = (
        UniqueConstraint("partition", "imported"),
        *(Index(f"ix_statistics_{name}", "partition", *first, *more) for name, (first, more) in _GROUPS.items()),
        Index("ix_statistics_received", "partition", "received", "tier", "closed"),
        Index("ix_statistics_event", "partition", "event", "received"),
    )

    tier: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    received: Mapped[date] = mapped_column(Date, info=INTERNAL)
    closed: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    event: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)
    category: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    venue: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    finding: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    handled_by: Mapped[str] = mapped_column(String(60), default="", info=INTERNAL)
    central: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    local: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    standing: Mapped[str] = mapped_column(String(8), default="none", info=INTERNAL)
    subject: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    reports: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    people: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    measures: Mapped[str] = mapped_column(String(400), default="", info=INTERNAL)
    days_to_acknowledge: Mapped[int | None] = mapped_column(info=INTERNAL)
    days_to_close: Mapped[int | None] = mapped_column(info=INTERNAL)
    promise_kept: Mapped[bool | None] = mapped_column(info=INTERNAL)
    imported: Mapped[str | None] = mapped_column(String(64), info=INTERNAL)


class CaseCount(Kept, db.Model):
    """That a closed case is counted. Which rows are its own stands sealed; None once that way is cut for good."""

    __tablename__ = "case_counts"
    __table_args__ = (UniqueConstraint("partition", "case_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
