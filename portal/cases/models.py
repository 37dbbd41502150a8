"""What a team does about reports. Reports, cases, parties and measures are many to many (settled 21).

Words stand in sealed records under the case's lock; a party or a measure that belongs to two cases is sealed once for
each, in the row that links them. What is in clear here: code names, states, kinds of note, who acted when.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, Moment, db, kept_ref


class Case(Kept, db.Model):
    """One case of one partition. `version` grows with every act that changes how it stands.

    `before` is the state it goes back to from being on hold or merged into another case; `look_again` is the day on
    which somebody has to look at it again.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("partition", "code_name"),
        Index("ix_cases_partition_running_moved_at", "partition", "running", "moved_at", "id"),
        Index("ix_cases_partition_lock_id", "partition", "lock_id"),
        Index("ix_cases_partition_state_opened_at", "partition", "state", "opened_at"),
    )

    code_name: Mapped[str] = mapped_column(String(40), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    source: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    event_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    opened_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    moved_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    closed_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    running: Mapped[bool] = mapped_column(default=True, info=INTERNAL)
    passed_on: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    told: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    excludes: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    drill: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    outcome: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    before: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    look_again: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class CaseReport(Kept, db.Model):
    """A report belongs to a case; it may belong to several, and a case may have several or none.

    `via`, here and below: the case it came with when that was joined to this one, so that it can be taken out again.
    """

    __tablename__ = "case_reports"
    __table_args__ = (UniqueConstraint("partition", "case_id", "report_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    report_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    via: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)


class Party(Kept, db.Model):
    """Somebody or something a case is about, under a code that says nothing. Names stand sealed in CaseParty."""

    __tablename__ = "parties"
    __table_args__ = (UniqueConstraint("partition", "code"),)

    code: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)


class CaseParty(Kept, db.Model):
    """A party's part in one case. `was`: the party it was before somebody found that it is the same as another."""

    __tablename__ = "case_parties"
    __table_args__ = (
        UniqueConstraint("partition", "case_id", "party_id", "role"),
        kept_ref("cases", "case_id"),
        kept_ref("parties", "party_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    party_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    role: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    was: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    via: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Measure(Kept, db.Model):
    """Something that was or will be done. Only its days are in clear, for whoever must be reminded."""

    __tablename__ = "measures"

    starts: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    ends: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class CaseMeasure(Kept, db.Model):
    """A measure of one case: what, where and why stand sealed."""

    __tablename__ = "case_measures"
    __table_args__ = (
        UniqueConstraint("partition", "case_id", "measure_id"),
        kept_ref("cases", "case_id"),
        kept_ref("measures", "measure_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    measure_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    via: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class MeasureParty(Kept, db.Model):
    """Whom a measure concerns."""

    __tablename__ = "measure_parties"
    __table_args__ = (
        UniqueConstraint("partition", "measure_id", "party_id"),
        kept_ref("measures", "measure_id"),
        kept_ref("parties", "party_id"),
    )

    measure_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    party_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class CaseNote(Kept, db.Model):
    """Words in a case: fact, note, review, response, closing, or a part somebody sent with it.

    `author` is empty for what came from another place; its people are not told.
    """

    __tablename__ = "case_notes"
    __table_args__ = (Index("ix_case_notes_partition_case_id", "partition", "case_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class CaseFile(Kept, db.Model):
    """A file of a case: screenshot, recording, copy of messages, or other."""

    __tablename__ = "case_files"
    __table_args__ = (Index("ix_case_files_partition_case_id", "partition", "case_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    file_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class CaseKin(Kept, db.Model):
    """Two cases that belong together: one was split off the other, or is joined to it until `undone`."""

    __tablename__ = "case_kin"
    __table_args__ = (
        Index("ix_case_kin_partition_other_id", "partition", "other_id"),
        kept_ref("cases", "case_id"),
        kept_ref("cases", "other_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    other_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    undone: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class CaseStep(Kept, db.Model):
    """What happened to a case, as a code: opened, passed_to_committee, committee_confirmed, recused, closed, …"""

    __tablename__ = "case_steps"
    __table_args__ = (Index("ix_case_steps_partition_case_id", "partition", "case_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    code: Mapped[str] = mapped_column(String(24), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
