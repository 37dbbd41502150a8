"""Acts of one person, and what others made of them. The words stand sealed in the case."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment, kept_ref


class Immediate(Kept, Base):
    """One person acted alone. `until`: how long they meant it to hold; `lapses_at`: when it ends unless confirmed."""

    __tablename__ = "interim_acts"
    __table_args__ = (
        Index("ix_interim_acts_case", "partition", "case_id"),
        Index("ix_interim_acts_lapses", "partition", "state", "lapses_at"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    measure_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    until: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    lapses_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(10), info=INTERNAL)


class Verdict(Kept, Base):
    """What one other person makes of it. Void from the moment they step back."""

    __tablename__ = "interim_verdicts"
    __table_args__ = (UniqueConstraint("partition", "act_id", "person_id"), kept_ref("interim_acts", "act_id"))

    act_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    verdict: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    until: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    void: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
