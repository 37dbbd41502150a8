"""What happened in one case, told again for everybody: sealed with the case until it is published."""

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, db

DRAFT, ASKED, READY = STATES = ("draft", "asked", "ready")


class Narrative(Kept, db.Model):
    """One case's, under the case's lock: its words, a remark, and in which statements it stands.

    `writer` wrote it last, `second` agreed to these very words. Whether it was published is told by no column.
    """

    __tablename__ = "narratives"
    __table_args__ = (UniqueConstraint("partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=DRAFT, info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    writer: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    second: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class NarrativeWay(Kept, db.Model):
    """A reporter's way to what was published of their report, under the lock of their own dialogue.

    With it their box takes the words out the moment they no longer agree.
    """

    __tablename__ = "narrative_ways"
    __table_args__ = (Index("ix_narrative_ways_report", "partition", "report_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
