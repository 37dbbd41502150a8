"""Shifts and days away. Nothing here says what anybody does on duty."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment


class Shift(Kept, Base):
    """One person is on duty for some hours, of an event or between them. `second`: they stand in for the first."""

    __tablename__ = "duty_shifts"
    __table_args__ = (Index("ix_duty_shifts_ends", "partition", "ends"),)

    event_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    starts: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    ends: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    second: Mapped[bool] = mapped_column(default=False, info=INTERNAL)


class Leave(Kept, Base):
    """Days on which somebody is away: not reminded, not counted on."""

    __tablename__ = "duty_leaves"
    __table_args__ = (Index("ix_duty_leaves_last_day", "partition", "last_day"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    first_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    last_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
