"""Who takes part in a case: who said that nothing stands in their way, how many it needs, who was borrowed for it."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, Moment, db, kept_ref


class Attestation(Kept, db.Model):
    """Somebody said that nothing stands in their way."""

    __tablename__ = "case_attestations"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class SoftTie(Kept, db.Model):
    """Somebody knows a person of the case a little: they help, and have no vote in it.

    `sure`: False while the others are asked whether that fits, True once most said so; None where nobody is asked.
    """

    __tablename__ = "case_soft_ties"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    sure: Mapped[bool | None] = mapped_column(info=INTERNAL)


class SoftWord(Kept, db.Model):
    """Whether a colleague finds somebody's tie small enough. Whom it is a tie to, nobody writes anywhere."""

    __tablename__ = "case_soft_words"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id", "by_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    by_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    fits: Mapped[bool] = mapped_column(info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class PanelSize(Kept, db.Model):
    """How many must be free of conflicts before a case of this place is decided. One row a place, or none."""

    __tablename__ = "case_panels"
    __table_args__ = (UniqueConstraint("partition"),)

    needed: Mapped[int] = mapped_column(info=INTERNAL)


class Loan(Kept, db.Model):
    """Somebody of another team who helps with one case, and reads nothing else here."""

    __tablename__ = "case_loans"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Readmission(Kept, db.Model):
    """Somebody on a case wants to let a colleague back who stepped back; a second one has to say so too."""

    __tablename__ = "case_readmissions"
    __table_args__ = (UniqueConstraint("partition", "case_id", "person_id"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    asked_by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
