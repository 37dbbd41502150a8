"""The outbox."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Moment, db, new_id

WAITING, SENT, FAILED = "waiting", "sent", "failed"


class Outgoing(db.Model):
    """A letter on its way: address, subject and body in one box under the server key."""

    __tablename__ = "outbox"
    __open__ = "the keeper delivers for all partitions; which one a letter came from is not kept"
    __table_args__ = (Index("ix_outbox_state_next_at", "state", "next_at"),)

    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    """Emptied as soon as the letter is sent."""
    state: Mapped[str] = mapped_column(String(8), default=WAITING, info=INTERNAL)
    attempts: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    next_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    """When it is due; of a new letter the start of its day, which tells nothing about whoever caused it."""
    problem: Mapped[str] = mapped_column(String(20), default="", info=INTERNAL)
    created_day: Mapped[date] = mapped_column(info=INTERNAL)
    first_try: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    done_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
