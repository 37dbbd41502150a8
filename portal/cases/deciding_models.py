"""What was proposed, who stands where, and by which rule a team decides."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Kept, Moment, db, kept_ref


class Proposal(Kept, db.Model):
    """A proposed decision. Its words, and what it would mean for anybody, stand sealed under the case's lock.

    `carried`: the board said that it holds, because the vote was stuck.
    """

    __tablename__ = "proposals"
    __table_args__ = (UniqueConstraint("partition", "case_id", "number"), kept_ref("cases", "case_id"))

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    proposer: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    rule: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(10), default="open", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    closes: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    carried: Mapped[bool] = mapped_column(default=False, info=INTERNAL)


class Agreement(Kept, db.Model):
    """Where one person stands on a proposal, and why, sealed. Void from the moment they step back from the case."""

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("partition", "proposal_id", "person_id"),
        kept_ref("proposals", "proposal_id"),
    )

    proposal_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    stand: Mapped[str] = mapped_column(String(8), default="for", info=INTERNAL)
    void: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)


class CaseWays(Kept, db.Model):
    """How a team decides. No row: the usual way.

    `soft`: whoever knows somebody in a case a little may help without a vote; else they step back. `soft_word`: most
    of the others have to find that it fits; `soft_sum`: who knows several a little steps back.
    """

    __tablename__ = "case_ways"

    rule: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    soft: Mapped[bool | None] = mapped_column(info=INTERNAL)
    soft_word: Mapped[bool | None] = mapped_column(info=INTERNAL)
    soft_sum: Mapped[bool | None] = mapped_column(info=INTERNAL)
