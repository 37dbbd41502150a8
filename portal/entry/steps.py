"""What several pages of the threshold do alike: taking a form, letting somebody in, telling them by mail."""

from datetime import timedelta

from flask import session
from flask_babel import gettext as _

from .. import access, accounts, clock, mail
from ..db import Scope, writing
from ..errors import NotFound, Refused
from ..web import go, go_to
from . import letters
from .labels import put_beside
from .places import first_page, found_place
from .sessions import begin_session, renew_session
from .tokens import form_is_stale

SURE = timedelta(minutes=10)


def sent(form) -> bool:
    """Whether a form was sent and can be used. A form that lay open too long is shown again with its words."""
    if not form.is_submitted() or not form.validate():
        return False
    if form_is_stale():
        form.form_errors.append(_("This page lay open for more than a day. Send it once more."))
        return False
    return True


def status_of(form) -> int:
    """422 for a form that comes back, 200 for one that is shown first."""
    return 422 if form.is_submitted() else 200


def refuse(form, refused: Refused) -> int:
    """Put a refusal into the form; says the status to answer with."""
    put_beside(form, refused)
    person_id = session.get("_user_id")
    if refused.facts.get("warn") and person_id:
        with writing():
            tell(person_id, "codes")
    return refused.status


def tell(person_id: str, change: str, address: str | None = None) -> None:
    """Tell somebody by mail that their account changed (R22)."""
    to = address or accounts.address(person_id)
    if to:
        mail.post(to, letters.changed(change))


def sure_until() -> str:
    """Until when a password just given need not be given again."""
    return (clock.now() + SURE).isoformat()


def is_sure() -> bool:
    """Whether the password was given within the last minutes."""
    return session.get("sure_until", "") > clock.now().isoformat()


def become_sure() -> None:
    """The password was just given: a new token, and some minutes without being asked again (R25)."""
    renew_session(session, sure_until=sure_until())


def let_in(person: accounts.Person, key: bytes, wanted: str | None):
    """After the right password: to the second factor, or in."""
    if person.has_totp:
        begin_session(session, person.id, key, half=True, after=wanted or "")
        return go("entry.code")
    begin_session(session, person.id, key, sure_until=sure_until())
    return go_to(first_page(person.id, wanted))


def show_kit(opened: accounts.Opened, after: str = ""):
    """Sign in somebody who just got a new recovery code, and show it."""
    begin_session(session, opened.person_id, opened.key, sure_until=sure_until(), after=after)
    return go("entry.kit")


def take_place(offer: accounts.Invitation, person_id: str, key: bytes | None) -> None:
    """Join the place an invitation is for, or found it if it is for that."""
    if offer.facts.get("founds"):
        found_place(offer.facts["founds"], person_id, key)
    elif offer.partition and access.team_lock(Scope(offer.partition)) is None:
        raise NotFound  # the place has left since
    elif offer.partition:
        access.join(person_id, offer.partition, offer.role)
