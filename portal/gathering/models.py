"""Talks, questions, evidence, tasks and lessons of cases. In clear: who wrote, when, days due. Words are sealed."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept, Moment

WORK, CARE = TASK_KINDS = ("work", "care")


class Talk(Kept, Base):
    """Somebody of the team spoke with somebody. With whom, who was present and what was said stand sealed."""

    __tablename__ = "talks"
    __table_args__ = (Index("ix_talks_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Asked(Kept, Base):
    """A question to a reporter: the message that carries it lies in the report's dialogue."""

    __tablename__ = "questions_asked"
    __table_args__ = (Index("ix_questions_asked_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    report_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    message_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Exhibit(Kept, Base):
    """A piece of evidence in the log: a file of the case (`file_id`), a link, or a thing that lies elsewhere."""

    __tablename__ = "exhibits"
    __table_args__ = (Index("ix_exhibits_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    file_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Task(Kept, Base):
    """Something somebody has to do by a day. `care`: asking people how they are, after a case has ended."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_partition_case_id", "partition", "case_id"),
        Index("ix_tasks_partition_done_at", "partition", "done_at", "due"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(8), default=WORK, info=INTERNAL)
    owner: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    due: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    told: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    done_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    done_by: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    done_record: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)


class Lesson(Kept, Base):
    """What would prevent it the next time."""

    __tablename__ = "lessons"
    __table_args__ = (Index("ix_lessons_partition_case_id", "partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
