"""Measures as obligations with days: who looks after one, where it holds, what was done there, and the way back."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept, Moment, kept_ref

RUNNING, ENDED, WAITING, ASKED, BACK = STATES = ("running", "ended", "waiting", "asked", "back")


class Term(Kept, Base):
    """What a measure obliges to. Its days stand in clear, so that somebody can be reminded; its words are sealed.

    `asks`: it does not end by itself, the person has to ask. `state`: running; ended; waiting for them to ask; asked;
    back, when they may take part again. `noticed_on`: the day its owner was told that it ends soon.
    """

    __tablename__ = "measure_terms"
    __table_args__ = (
        UniqueConstraint("partition", "measure_id"),
        Index("ix_measure_terms_partition_case_id", "partition", "case_id"),
        Index("ix_measure_terms_state_ends", "partition", "state", "ends"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    measure_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    level: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    owner: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    voluntary: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    asks: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=RUNNING, info=INTERNAL)
    starts: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    ends: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    noticed_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class TermPlace(Kept, Base):
    """One place where it has to be carried out, and what shows that it was. Which place it is stands sealed."""

    __tablename__ = "measure_places"
    __table_args__ = (
        Index("ix_measure_places_term", "partition", "term_id", "number"),
        kept_ref("measure_terms", "term_id"),
    )

    term_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    done_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    done_by: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    proof_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)


class Breach(Kept, Base):
    """A measure was not kept to: the incident that was opened for it. What happened stands there."""

    __tablename__ = "measure_breaches"
    __table_args__ = (
        Index("ix_measure_breaches_term", "partition", "term_id"),
        kept_ref("measure_terms", "term_id"),
    )

    term_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Rung(Kept, Base):
    """A step of a community's ladder, where it is another than the usual one. Nothing in it is about anybody."""

    __tablename__ = "ladder_rungs"
    __table_args__ = (UniqueConstraint("partition", "level"),)

    level: Mapped[int] = mapped_column(info=PUBLIC)
    words: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    kind: Mapped[str] = mapped_column(String(24), info=PUBLIC)
    days: Mapped[int] = mapped_column(default=0, info=PUBLIC)
    asks: Mapped[bool] = mapped_column(default=False, info=PUBLIC)
