"""That a case was taken out: by whom, when, in which form. Why stands sealed with the case."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment

PDF, ARCHIVE = FORMS = ("pdf", "archive")


class CaseExport(Kept, Base):
    """One time a case was taken out."""

    __tablename__ = "case_exports"
    __table_args__ = (Index("ix_case_exports_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    form: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    whole: Mapped[bool] = mapped_column(info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
