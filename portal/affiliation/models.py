"""What happened between a community and the committee, step by step; what stands elsewhere; the public list.

A step is kept twice, once at each place, under the same number. Its words are sealed to the people of that place.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept, Moment


class AffiliationStep(Kept, Base):
    """One step. `state` is how it stands since; `person_id` is known only at the place the person belongs to."""

    __tablename__ = "affiliation_steps"
    __table_args__ = (UniqueConstraint("partition", "community", "number"),)

    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    act: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    side: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class AffiliationProposal(Kept, Base):
    """One member proposes a step that takes two. It is open while no other step or proposal followed (`after`)."""

    __tablename__ = "affiliation_proposals"
    __table_args__ = (Index("ix_affiliation_proposals_community", "partition", "community"),)

    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    after: Mapped[int] = mapped_column(info=INTERNAL)
    act: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class AffiliationPointer(Kept, Base):
    """Where a requirement is met outside of the portal's own pages, in the community's words."""

    __tablename__ = "affiliation_pointers"
    __table_args__ = (UniqueConstraint("partition", "item"),)

    item: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    words: Mapped[str] = mapped_column(String(300), info=PUBLIC)


class Affiliated(Base):
    """A community on the public list: since when, and when the committee last looked."""

    __tablename__ = "affiliated"
    __open__ = "a public list: every row of it stands on a public page"

    place: Mapped[str] = mapped_column(String(80), primary_key=True, info=PUBLIC)
    since: Mapped[date] = mapped_column(Date, info=PUBLIC)
    looked: Mapped[date] = mapped_column(Date, info=PUBLIC)
