"""How long somebody sits on the committee, what they promised, and what was taken away when they left."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, Kept, Moment, db


class Seat(Kept, db.Model):
    """One person's time on the committee. `asked_on`: the yearly question waits; `warned_on`: long away."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("partition", "person_id"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    since: Mapped[date] = mapped_column(Date, info=INTERNAL)
    until: Mapped[date] = mapped_column(Date, info=INTERNAL)
    asked_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    warned_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    promised_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class Departure(Kept, db.Model):
    """Somebody left: when, why, and how much was taken away or handed over. Numbers and a name, no case."""

    __tablename__ = "departures"
    __table_args__ = (Index("ix_departures_partition_at", "partition", "at"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    name: Mapped[str] = mapped_column(String(80), info=PERSONAL)
    by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    why: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    roles: Mapped[str] = mapped_column(String(120), info=INTERNAL)
    keys: Mapped[int] = mapped_column(info=INTERNAL)
    kept: Mapped[int] = mapped_column(info=INTERNAL)
    register: Mapped[bool] = mapped_column(info=INTERNAL)
    passed: Mapped[int] = mapped_column(info=INTERNAL)
    tasks: Mapped[int] = mapped_column(info=INTERNAL)
    questions: Mapped[int] = mapped_column(info=INTERNAL)
