"""People and the one-use links sent to them (open tables)."""

from datetime import date, datetime

from sqlalchemy import Date, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, SEALED, Moment, db, new_id

ACTIVE = "active"
DISABLED = "disabled"
PURPOSES = ("invitation", "reset", "address")


class Person(db.Model):
    """Somebody with an account. The address lies under the server key; it is found by a keyed token.

    `seen_day`: the day they last signed in; who has long been away loses keys they do not use.
    """

    __tablename__ = "persons"
    __open__ = "a person belongs to no partition and may stand in several"

    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    name: Mapped[str] = mapped_column(String(80), info=PERSONAL)
    email_index: Mapped[str] = mapped_column(String(64), unique=True, info=PERSONAL)
    email_box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    state: Mapped[str] = mapped_column(String(10), default=ACTIVE, info=INTERNAL)
    totp_box: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    totp_last_step: Mapped[int | None] = mapped_column(info=INTERNAL)
    created_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    seen_day: Mapped[date | None] = mapped_column(Date, info=INTERNAL)

    @property
    def is_active(self) -> bool:
        """Whether the account may be used; flask-login asks for this and the three below."""
        return self.state == ACTIVE

    @property
    def is_authenticated(self) -> bool:
        """A disabled person is nobody, from the next request of a living session on."""
        return self.is_active

    @property
    def is_anonymous(self) -> bool:
        """Never: this is a person."""
        return False

    def get_id(self) -> str:
        """The id flask-login keeps in the session."""
        return self.id

    @property
    def has_totp(self) -> bool:
        """Whether a second factor stands."""
        return self.totp_box is not None


class Link(db.Model):
    """A link good for one use. Only a hash of its secret is kept; what it is for lies under the server key."""

    __tablename__ = "links"
    __open__ = "followed by somebody who is nobody yet"

    id: Mapped[str] = mapped_column(String(64), primary_key=True, info=INTERNAL)
    purpose: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    person_id: Mapped[str | None] = mapped_column(String(26), index=True, info=INTERNAL)
    facts_box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    expires: Mapped[datetime] = mapped_column(Moment, index=True, info=INTERNAL)
    used: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
