"""Communities, the people one can turn to, their events, and the open list of them."""

from datetime import date

from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, PUBLIC, Base, Kept, kept_ref

KINDS = ("meetup", "conference", "online")
PERSON, GROUP = "person", "group"
CONTACT_KINDS = (PERSON, GROUP)


class Community(Kept, Base):
    """A meetup, conference or online space. Its id is the second half of its partition's name.

    `acknowledge_hours`: the promise of a first answer, 0 when none was made. `duty`, `deputy`: who is reminded first.
    `tested_on`: the last day a test report arrived. `stood_in`: nobody answered, so the committee does meanwhile.
    `left_on`: the day it left this portal; nothing but its name, its numbers and what it published is here since.
    """

    __tablename__ = "communities"

    slug: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    name: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    kind: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    language: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    zone: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    about: Mapped[str] = mapped_column(Text, info=PUBLIC)
    acknowledge_hours: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    code_number: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    founded: Mapped[date] = mapped_column(Date, info=PUBLIC)
    country: Mapped[str] = mapped_column(String(2), default="", info=PUBLIC)
    help_lines: Mapped[str] = mapped_column(Text, default="", info=PUBLIC)
    duty: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    deputy: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    tested_on: Mapped[date | None] = mapped_column(Date, info=PUBLIC)
    stood_in: Mapped[bool] = mapped_column(Boolean, default=False, info=PUBLIC)
    left_on: Mapped[date | None] = mapped_column(Date, info=PUBLIC)


class Contact(Kept, Base):
    """Somebody a reporter can turn to: a person or a group, with at least one way to reach them (settled 38).

    With an event's id they are there for that event only.
    """

    __tablename__ = "contacts"

    kind: Mapped[str] = mapped_column(String(8), info=PUBLIC)
    name: Mapped[str] = mapped_column(String(120), info=PERSONAL)
    words: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    mail: Mapped[str] = mapped_column(String(254), info=PERSONAL)
    phone: Mapped[str] = mapped_column(String(40), info=PERSONAL)
    url: Mapped[str] = mapped_column(String(500), info=PERSONAL)
    place: Mapped[int] = mapped_column(Integer, info=INTERNAL)
    event_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)


class ContactPhoto(Kept, Base):
    """A small picture of a contact: pixels only, with words for those who can't see it."""

    __tablename__ = "contact_photos"
    __table_args__ = (kept_ref("contacts", "contact_id"), UniqueConstraint("partition", "contact_id"))

    contact_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    words: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    picture: Mapped[bytes] = mapped_column(LargeBinary, info=PERSONAL)
    digest: Mapped[str] = mapped_column(String(32), info=INTERNAL)


class Event(Kept, Base):
    """A gathering with dates, its own page and address `/c/<slug>/e/<event>/` (settled 21)."""

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("partition", "slug"),)

    slug: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    name: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    first_day: Mapped[date] = mapped_column(Date, info=PUBLIC)
    last_day: Mapped[date] = mapped_column(Date, info=PUBLIC)
    zone: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    place: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    online: Mapped[bool] = mapped_column(Boolean, info=PUBLIC)
    size: Mapped[int | None] = mapped_column(Integer, info=INTERNAL)


class Place(Kept, Base):
    """A hall, a room, a restroom, a channel: of one event, or without one where the community always meets."""

    __tablename__ = "places"
    __table_args__ = (UniqueConstraint("partition", "event_id", "slug"),)

    event_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    slug: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    name: Mapped[str] = mapped_column(String(80), info=PUBLIC)
    number: Mapped[int] = mapped_column(Integer, info=INTERNAL)


class Listing(Base):
    """A community as the first page lists it, and the stamp that changes whenever its public pages do (settled 27)."""

    __tablename__ = "listings"
    __open__ = "read before anybody is known: by the first page, and by the shelf, which knows addresses only"

    slug: Mapped[str] = mapped_column(String(60), primary_key=True, info=PUBLIC)
    name: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    published: Mapped[bool] = mapped_column(Boolean, info=PUBLIC)
    stamp: Mapped[str] = mapped_column(String(26), info=PUBLIC)
