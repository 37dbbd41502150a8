"""What somebody without an account asks about themself, in two halves that share no key.

The asking lies with those who check who it is; what is worked on begins only when they are sure. Whoever checks
holds no key of the work, whoever works held none of the asking. What was asked, why something was put off and what
was found stands sealed: a row tells that there is a request, and days.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment

OPEN, SURE, UNSURE = CHECKS = ("open", "sure", "unsure")
DRAFT, ASKED, SENT = STATES = ("draft", "asked", "sent")


class RightsAsking(Kept, Base):
    """Somebody asks. `lock_id`: for those who check; `record_id`: who they say they are, and what they ask for."""

    __tablename__ = "rights_askings"
    __table_args__ = (UniqueConstraint("partition", "once"),)

    box_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=OPEN, info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    due: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    checker: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    settled_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    once: Mapped[str] = mapped_column(String(64), info=INTERNAL)


class RightsRequest(Kept, Base):
    """What is worked on. `record_id`: who asks for what; `draft_id`: the answer as it stands, with all reasons.

    `writer` wrote it last, `second` agreed. It may be answered again, when what was put off can be told.
    """

    __tablename__ = "rights_requests"

    box_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    draft_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=DRAFT, info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    writer: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    second: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    due: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    sent_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)


class RightsItem(Kept, Base):
    """What an answer says of one case, under that case's own lock (of an entry of the register: under the register's).

    `thing_id`: the case, so that it goes with it. Which request it belongs to stands sealed in that request alone.
    """

    __tablename__ = "rights_items"
    __table_args__ = (Index("ix_rights_items_thing", "partition", "thing_id"),)

    kind: Mapped[str] = mapped_column(String(5), info=INTERNAL)
    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)


class RightsNote(Kept, Base):
    """Words between whoever asks and those who check, or work on it; and why something was decided. Sealed to them."""

    __tablename__ = "rights_notes"
    __table_args__ = (Index("ix_rights_notes_thing", "partition", "thing_id", "at"),)

    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class RightsStatement(Kept, Base):
    """Somebody does not agree with what the register holds of them (partition "register"), in their own words."""

    __tablename__ = "rights_statements"
    __table_args__ = (Index("ix_rights_statements_person", "partition", "person_id"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
