"""What is left of a case once its words are gone: the shell that stays readable by its code name."""

from datetime import date

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, db, kept_ref


class CaseShell(Kept, db.Model):
    """What turns clear when a case is closed (settled 28): its category, its kind of place, the kinds of its measures.

    `words_gone_on`: the day its reports and words were forgotten, while the names of the people it is about stay for
    longer. `gone_on`: the day nothing was left but this and the code name, the month and the outcome in the case's row.
    """

    __tablename__ = "case_shells"
    __table_args__ = (
        UniqueConstraint("partition", "case_id"),
        Index("ix_case_shells_partition_gone_on", "partition", "gone_on"),
        kept_ref("cases", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    category: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    venue: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    measures: Mapped[str] = mapped_column(String(400), default="", info=INTERNAL)
    words_gone_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    gone_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
