"""Who looks after a case, what is due by when, how people want to be told. Nothing here says what a case is about."""

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, Base, Kept, Moment


class Assignment(Kept, Base):
    """Somebody looks after a case, or is the second at it."""

    __tablename__ = "duty_assignments"
    __table_args__ = (UniqueConstraint("partition", "case_id", "part"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    part: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Tag(Kept, Base):
    """A word of a fixed list that helps to find a case again."""

    __tablename__ = "duty_tags"
    __table_args__ = (UniqueConstraint("partition", "case_id", "code"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    code: Mapped[str] = mapped_column(String(16), info=INTERNAL)


class Clock(Kept, Base):
    """Something is due in a case by a moment. Only the act it waits for ends it. `thing_id`: what of the case."""

    __tablename__ = "duty_clocks"
    __table_args__ = (
        Index("ix_duty_clocks_due", "partition", "ended_at", "due"),
        Index("ix_duty_clocks_case", "partition", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    thing_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    starts: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    due: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    nudged: Mapped[int] = mapped_column(default=0, info=INTERNAL)


class ClockHours(Kept, Base):
    """How long a place gives itself for something. 0: it has no clock. No row: the usual time."""

    __tablename__ = "duty_hours"
    __table_args__ = (UniqueConstraint("partition", "kind"),)

    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    hours: Mapped[int] = mapped_column(info=INTERNAL)


class Notices(Base):
    """How somebody is told of what is due: by a daily mail, a calendar, or not. `feed`: their hashed address."""

    __tablename__ = "duty_notices"
    __open__ = "belongs to a person and to no place; a calendar is asked for before anybody is known"

    person_id: Mapped[str] = mapped_column(String(26), primary_key=True, info=INTERNAL)
    daily: Mapped[bool] = mapped_column(default=True, info=INTERNAL)
    waiting: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    feed: Mapped[str | None] = mapped_column(String(64), unique=True, info=PERSONAL)
