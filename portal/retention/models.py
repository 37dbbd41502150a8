"""Times, holds, what falls due, and what was forgotten. No word about anybody, except why something is held: sealed."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Kept, Moment, db


class Schedule(Kept, db.Model):
    """How long a place keeps what, from a day on. Earlier ones stay, so that everybody can see what held when."""

    __tablename__ = "retention_schedules"
    __table_args__ = (UniqueConstraint("partition", "number"),)

    number: Mapped[int] = mapped_column(info=PUBLIC)
    since: Mapped[date] = mapped_column(Date, info=PUBLIC)
    terms: Mapped[str] = mapped_column(Text, info=PUBLIC)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Hold(Kept, db.Model):
    """Somebody stopped the clock of one thing. Why stands as a code, and in words sealed for those who handle it.

    A row that began and ended on the same day says that somebody looked at what has no end by itself.
    """

    __tablename__ = "retention_holds"
    __table_args__ = (Index("ix_retention_holds_thing", "partition", "thing_id"),)

    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    reason: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    began_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
    review_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
    ended_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    ended_by: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    told_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class Mark(Kept, db.Model):
    """Something falls due, and was seen to: nothing goes on the first look."""

    __tablename__ = "retention_marks"
    __table_args__ = (UniqueConstraint("partition", "thing_id", "stage"),)

    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    stage: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    due_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
    seen_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Certificate(Kept, db.Model):
    """That things were forgotten on a day: how much of each kind, never what.

    `thing_id`: of one from which somebody is shut out, so that they find no number of it either; else "".
    """

    __tablename__ = "retention_certificates"
    __table_args__ = (Index("ix_retention_certificates_day", "partition", "day"),)

    day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    thing_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    counts: Mapped[str] = mapped_column(Text, info=INTERNAL)


class Round(Kept, db.Model):
    """When the last look was, and until when nothing goes because the clock had jumped."""

    __tablename__ = "retention_rounds"
    __table_args__ = (UniqueConstraint("partition"),)

    last_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    wait_until: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
