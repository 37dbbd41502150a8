"""What an adviser, a liaison or the board was asked about one case: a packet of its own, never the case's key."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, Moment, db


class Advice(Kept, db.Model):
    """One question to one person. Question and parts stand sealed under a lock that this person gets on attesting."""

    __tablename__ = "advices"
    __table_args__ = (
        Index("ix_advices_partition_person_id", "partition", "person_id"),
        Index("ix_advices_partition_case_id", "partition", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    part: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    proposal_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    asked_by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    asked_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    attested_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    answered_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
