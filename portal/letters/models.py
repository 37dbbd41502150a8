"""What goes out of a case, and what comes back: letters, boxes of the people who got one, redactions, appeals.

All words are sealed. Those of the team lie under the case's own lock; a box has a lock of its own that nobody but the
person who got the letter holds, so nothing in it leads to the case, and whoever steps back from the case loses both.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment, kept_ref

DRAFT, ASKED, SIGNED, SENT = STATES = ("draft", "asked", "signed", "sent")
LETTER, REPLY = KINDS = ("letter", "reply")
MAIL, PRINT, BOX = WAYS = ("mail", "print", "box")


class LetterBox(Kept, Base):
    """The box of somebody who got a letter. Which case it belongs to is told to nobody who opens it."""

    __tablename__ = "letter_boxes"
    __table_args__ = (Index("ix_letter_boxes_case", "partition", "case_id", "party_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    party_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    made_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    entered_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class LetterIndex(Base):
    """Where the box of a code stands. The code itself is nowhere."""

    __tablename__ = "letter_indexes"
    __open__ = "read before anybody is known: a code derives the index, and nothing else leads to it"

    index: Mapped[str] = mapped_column(String(64), primary_key=True, info=INTERNAL)
    place: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    box_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Letter(Kept, Base):
    """One letter from its first word to its answer. Two people stand for it: whoever wrote last, and another.

    `record_id`: its parts, and what was found in it and may stay. `version` grows with every save.
    """

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    party_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(8), default=LETTER, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), default=DRAFT, info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    writer: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    signer: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    sender: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    way: Mapped[str] = mapped_column(String(8), default="", info=INTERNAL)
    sent_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    read_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    acknowledged_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class LetterSheet(Kept, Base):
    """One sheet in a box, sealed to the box's lock: a letter, an answer, what came of an appeal. Days only."""

    __tablename__ = "letter_sheets"
    __table_args__ = (UniqueConstraint("partition", "box_id", "once"), kept_ref("letter_boxes", "box_id"))

    box_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    once: Mapped[str] = mapped_column(String(64), info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)


class LetterPattern(Kept, Base):
    """A community's own wording of a letter, sealed to its team. Where there is none the portal's holds."""

    __tablename__ = "letter_patterns"
    __table_args__ = (UniqueConstraint("partition", "code"),)

    code: Mapped[str] = mapped_column(String(20), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Redaction(Kept, Base):
    """Passages of one text of a case that stay inside. What they are stands sealed; whether there are any does not."""

    __tablename__ = "redactions"
    __table_args__ = (UniqueConstraint("partition", "case_id", "thing_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
