"""Who asked to see the names in a case before saying whether they are free, and what came of it."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, Moment, db, kept_ref


class NameRequest(Kept, db.Model):
    """One person's wish: asked, shown or kept back. What was shown lies under a lock of theirs alone."""

    __tablename__ = "name_requests"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(9), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    answered_by: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
