"""Meetings, their agenda, who was there, and the minutes. No word of them stands in clear."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment, kept_ref


class Meeting(Kept, Base):
    """One meeting. Its lock is held by those who were members when it was planned, or came until it began."""

    __tablename__ = "meetings"

    day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    planner: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class MeetingItem(Kept, Base):
    """One line of an agenda: a case, a measure that ends, an affiliation, a seat, or a topic whose words are sealed."""

    __tablename__ = "meeting_items"
    __table_args__ = (
        Index("ix_meeting_items_meeting", "partition", "meeting_id"),
        kept_ref("meetings", "meeting_id"),
    )

    meeting_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    case_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    community: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    person_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)


class MeetingMinute(Kept, Base):
    """What was said under one line. Of a case it is a note of that case (`note_id`), else sealed to the meeting."""

    __tablename__ = "meeting_minutes"
    __table_args__ = (
        Index("ix_meeting_minutes_item", "partition", "item_id"),
        kept_ref("meeting_items", "item_id"),
    )

    item_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    note_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Presence(Kept, Base):
    """Somebody was there."""

    __tablename__ = "meeting_presences"
    __table_args__ = (UniqueConstraint("partition", "meeting_id", "person_id"), kept_ref("meetings", "meeting_id"))

    meeting_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
