"""Questions somebody keeps: sealed to their own key, so not even their colleagues know what they look for."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Base, Kept, Moment


class SavedView(Kept, Base):
    """One kept question of one person at one place: its name, its words and what it is narrowed to."""

    __tablename__ = "saved_views"
    __table_args__ = (Index("ix_saved_views_partition_person_id", "partition", "person_id"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
