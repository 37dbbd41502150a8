"""Reports and what belongs to them. Whatever comes from a reporter knows its day, never its moment."""

from datetime import date, datetime

from sqlalchemy import Date, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, SEALED, Base, Kept, Moment, kept_ref, new_id

RECEIVED, OPENED, CLOSED = "received", "opened", "closed"
STATES = (RECEIVED, OPENED, CLOSED)
DORMANT = "dormant"  # the committee's sealed copy of a report that nobody answered yet: no list shows it
HELD = "held"  # its reporter holds it back until another names the same person: sealed to the receipt alone
LEFT = "left"  # its community has left the portal: only its reporter opens it, by its receipt
WENT_UP, CAME_UP = "went_up", "came_up"


class Report(Kept, Base):
    """One submission: three sealed partitions and the words in them. Who sent it is not known.

    `waits_from`: the full hour from which a first answer is waited for, gone once somebody opened it. `nudged`: how
    far the reminders are. `aside`: why it looks like junk. `quiet`: its box takes no more messages. `twin`: at the
    committee, the report this is the copy of. `lapse`: it went up, or came up, because nobody answered.
    `held_since`: the day it was filed, for one that its reporter held back; it has no internal lock until it opens.
    `in_time`: whether the promised first answer was kept; None where nothing was promised, or nobody answered yet.
    """

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_partition_state", "partition", "state", "taken_up"),
        Index("ix_reports_partition_internal_lock", "partition", "internal_lock"),
        Index("ix_reports_partition_twin", "partition", "twin"),
    )

    event_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    about: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(12), default=RECEIVED, info=INTERNAL)
    taken_up: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    received_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    closed_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    dialogue_lock: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    internal_lock: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    identity_lock: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    answers_record: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    identity_record: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    excludes: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    drill: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    language: Mapped[str] = mapped_column(String(12), default="en", info=INTERNAL)
    waits_from: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    nudged: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    aside: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    quiet: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    twin: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    lapse: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    held_since: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    in_time: Mapped[bool | None] = mapped_column(info=INTERNAL)

    @property
    def lock_id(self) -> str:
        """The lock whose holders may handle this report: what `cleared` asks for."""
        return self.internal_lock

    @property
    def locks(self) -> list[str]:
        """All locks of the report: a recusal takes every one of them away."""
        return [lock for lock in (self.dialogue_lock, self.internal_lock, self.identity_lock) if lock]


class Message(Kept, Base):
    """One message between reporter and handlers. `author` is a handler's id, "" for the reporter.

    `kind`: one of MESSAGE_KINDS. `signed`: the reporter may see who wrote it.
    """

    __tablename__ = "report_messages"
    __table_args__ = (
        UniqueConstraint("partition", "report_id", "number"),
        UniqueConstraint("partition", "report_id", "once"),
        kept_ref("reports", "report_id"),
    )

    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    signed: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    once: Mapped[str] = mapped_column(String(64), default=new_id, info=INTERNAL)


class Step(Kept, Base):
    """Where a report stands, as its reporter may see it: a code and a day, each code once."""

    __tablename__ = "report_steps"
    __table_args__ = (UniqueConstraint("partition", "report_id", "code"), kept_ref("reports", "report_id"))

    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    code: Mapped[str] = mapped_column(String(24), info=INTERNAL)
    day: Mapped[date] = mapped_column(Date, info=INTERNAL)


class ReportFile(Kept, Base):
    """A file that came with the report, or with one of its messages."""

    __tablename__ = "report_files"
    __table_args__ = (
        UniqueConstraint("partition", "report_id", "number"),
        kept_ref("reports", "report_id"),
        kept_ref("report_messages", "message_id"),
    )

    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    message_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    file_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class NoticeAddress(Kept, Base):
    """Where a reporter wants one mail without a word in it: under the server key, gone once it was used (settled 8)."""

    __tablename__ = "report_addresses"
    __table_args__ = (UniqueConstraint("partition", "report_id"), kept_ref("reports", "report_id"))

    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Question(Kept, Base):
    """A question of a community's own in its form. None of them ever has to be answered."""

    __tablename__ = "report_questions"

    place: Mapped[int] = mapped_column(info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(8), info=PUBLIC)
    words: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    why: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    choices: Mapped[str] = mapped_column(Text, info=PUBLIC)
    hidden: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    after_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    after_choice: Mapped[str] = mapped_column(String(200), default="", info=INTERNAL)


class QuestionWords(Kept, Base):
    """A question of a community's own in another language; `of_…`: the words it was translated from."""

    __tablename__ = "report_question_words"
    __table_args__ = (
        UniqueConstraint("partition", "question_id", "language"),
        kept_ref("report_questions", "question_id"),
    )

    question_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    language: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    words: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    why: Mapped[str] = mapped_column(String(300), default="", info=PUBLIC)
    choices: Mapped[str] = mapped_column(Text, default="", info=PUBLIC)
    of_words: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    of_why: Mapped[str] = mapped_column(String(300), default="", info=PUBLIC)
    of_choices: Mapped[str] = mapped_column(Text, default="", info=PUBLIC)


class ReportLink(Kept, Base):
    """Two reports that were held back and opened because both name the same person; once in each direction."""

    __tablename__ = "report_links"
    __table_args__ = (UniqueConstraint("partition", "report_id", "other_id"), kept_ref("reports", "report_id"))

    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    other_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class ReceiptIndex(Base):
    """Where the box of a receipt stands. The receipt can't be made from its index."""

    __tablename__ = "receipts"
    __open__ = "asked with a receipt only, before any partition is known; makes each receipt good once"

    index: Mapped[str] = mapped_column(String(64), primary_key=True, info=INTERNAL)
    place: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class IntakeTest(Kept, Base):
    """When a sealed test report was last sent through the form of a place, and what went wrong. One row a place."""

    __tablename__ = "intake_tests"
    __table_args__ = (UniqueConstraint("partition"),)

    tried_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    arrived_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    problem: Mapped[str] = mapped_column(String(40), default="", info=INTERNAL)
    alarmed_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
