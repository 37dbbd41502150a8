"""Published statements, frozen. Their place is a community, or the committee."""

from datetime import date, datetime

from sqlalchemy import Date, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Kept, Moment, db, kept_ref


class Statement(Kept, db.Model):
    """What a statement tells of: a period of its place, or of one event. Its number stands in its address."""

    __tablename__ = "statements"
    __table_args__ = (UniqueConstraint("partition", "number"), UniqueConstraint("partition", "event", "first", "last"))

    number: Mapped[int] = mapped_column(info=PUBLIC)
    event: Mapped[str] = mapped_column(String(60), default="", info=PUBLIC)
    first: Mapped[date] = mapped_column(Date, info=PUBLIC)
    last: Mapped[date] = mapped_column(Date, info=PUBLIC)


class StatementVersion(Kept, db.Model):
    """One telling of it. Its numbers never change; words about a case that were taken back go from every version.

    `reason`: what was wrong before, from the second version on.
    """

    __tablename__ = "statement_versions"
    __table_args__ = (UniqueConstraint("partition", "statement_id", "version"), kept_ref("statements", "statement_id"))

    statement_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    version: Mapped[int] = mapped_column(info=PUBLIC)
    at: Mapped[datetime] = mapped_column(Moment, info=PUBLIC)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    reason: Mapped[str] = mapped_column(String(500), default="", info=PUBLIC)
    snapshot: Mapped[str] = mapped_column(Text, info=PUBLIC)
