"""Doors and memberships (open tables), teams and bars (kept)."""

from datetime import date

from sqlalchemy import Date, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept, new_id


class Door(Base):
    """Where a public address leads: slug → partition."""

    __tablename__ = "doors"
    __open__ = "asked before anybody is known, to find the partition an address belongs to"

    slug: Mapped[str] = mapped_column(String(60), primary_key=True, info=PUBLIC)
    place: Mapped[str] = mapped_column(String(80), unique=True, info=PUBLIC)


class Membership(Base):
    """One person in one role at one place. A person may stand in several rows."""

    __tablename__ = "memberships"
    __open__ = "asked at the door, to learn which places a person belongs to"
    __table_args__ = (UniqueConstraint("person_id", "place", "role"),)

    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    place: Mapped[str] = mapped_column(String(80), index=True, info=INTERNAL)
    role: Mapped[str] = mapped_column(String(20), info=INTERNAL)
    since: Mapped[date] = mapped_column(Date, info=INTERNAL)


class Team(Kept, Base):
    """The people of one place who vouched for each other: holders of its desk lock."""

    __tablename__ = "teams"

    desk_lock: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Bar(Kept, Base):
    """Somebody shut out of one thing: excluded by its reporter, or recused. The name is a keyed token."""

    __tablename__ = "bars"
    __table_args__ = (UniqueConstraint("partition", "thing_id", "token"),)

    thing_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    token: Mapped[str] = mapped_column(String(64), info=INTERNAL)


class Watch(Kept, Base):
    """The days of one member of the committee: they are called first, and what arrives is sealed to them too."""

    __tablename__ = "watches"

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    first_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    last_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
