"""Who opened an original, when, and why. The reason is sealed for those who handle the matter."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment


class Opening(Kept, Base):
    """One opening of one original. `thing_id`: the report or case it belongs to, `file_id`: its file's row there."""

    __tablename__ = "file_openings"
    __table_args__ = (Index("ix_file_openings_partition_file_id", "partition", "file_id"),)

    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    file_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
