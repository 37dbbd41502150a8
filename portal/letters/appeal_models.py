"""Appeals: who asked for another look at which case, where it is looked at, what came of it. Words lie in cases."""

from datetime import date

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept

ASKED, HANDED, ENDED = STATES = ("asked", "handed", "ended")
BY = ("reported", "affected", "reporter")
RESULTS = ("ratified", "changed", "overturned", "remanded", "ineligible")


class Appeal(Kept, Base):
    """One request. The case it is about stays as it was decided, and in force; `box_id`: where the answer goes."""

    __tablename__ = "appeals"
    __table_args__ = (
        Index("ix_appeals_partition_case_id", "partition", "case_id"),
        Index("ix_appeals_partition_looked_at", "partition", "place", "appeal_case"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    by: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    box_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    place: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    appeal_case: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=ASKED, info=INTERNAL)
    result: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    asked_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
    ended_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class AppealSeat(Kept, Base):
    """The other end of an appeal, where it is looked at: from which place and case it came."""

    __tablename__ = "appeal_seats"
    __table_args__ = (UniqueConstraint("partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    home: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    appeal_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class AppealTerm(Kept, Base):
    """How many days one may ask for another look, where it is not the usual term."""

    __tablename__ = "appeal_terms"
    __table_args__ = (UniqueConstraint("partition"),)

    days: Mapped[int] = mapped_column(info=PUBLIC)
