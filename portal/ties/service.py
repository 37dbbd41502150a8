"""Keeping one's own list, and asking blind who of some people is too close to what is named."""

import json

from sqlalchemy import delete, select

from .. import audit, clock, sealing
from ..db import db
from ..errors import Refused
from . import rules
from .models import TieList, TieToken

LONGEST = 20_000
_PURPOSE = "ties"
_KINDS = ("people", "employers")


def read(actor) -> dict[str, str] | None:
    """One's own list; None when it was kept under a key that is gone, so that it can only be written anew."""
    row = db.session.scalars(select(TieList).where(TieList.person_id == actor.holder)).first()
    if row is None:
        return dict.fromkeys(_KINDS, "")
    try:
        return json.loads(sealing.open_mine(actor.holder, actor.key, row.box, _PURPOSE))
    except sealing.Damaged:
        return None


def keep(actor, people: str, employers: str) -> int:
    """Write one's own list anew; says how many entries are compared. Raises Refused("list_long")."""
    if len(people) + len(employers) > LONGEST:
        raise Refused("list_long")
    forms = rules.listed_people(people) | rules.listed_employers(employers)
    words = json.dumps({"people": people.strip(), "employers": employers.strip()}).encode()
    db.session.execute(delete(TieToken).where(TieToken.person_id == actor.holder))
    row = db.session.scalars(select(TieList).where(TieList.person_id == actor.holder)).first()
    row = row or TieList(person_id=actor.holder)
    row.box, row.kept_on = sealing.seal_for(actor.holder, words, _PURPOSE), clock.today()
    db.session.add(row)
    db.session.flush()
    tokens = {token for form in forms for token in _tokens(actor.holder, form)}
    db.session.add_all(TieToken(person_id=actor.holder, token=token) for token in sorted(tokens))
    db.session.flush()
    audit.record(actor, "ties.kept", None)
    return len(forms)


def forget(person_id: str) -> None:
    """Somebody's account goes, and their list with it."""
    db.session.execute(delete(TieToken).where(TieToken.person_id == person_id))
    db.session.execute(delete(TieList).where(TieList.person_id == person_id))


def _tokens(person_id: str, form: str) -> list[str]:
    return sealing.blinds("ties", person_id, form)


def tied(people, forms) -> set[str]:
    """Who of these people has one of these forms on their own list."""
    asked = sorted(set(people))
    if not asked or not forms:
        return set()
    with_list = list(db.session.scalars(select(TieToken.person_id).where(TieToken.person_id.in_(asked)).distinct()))
    owner = {token: person for person in with_list for form in forms for token in _tokens(person, form)}
    found = select(TieToken.person_id, TieToken.token).where(TieToken.person_id.in_(with_list)) if owner else None
    rows = db.session.execute(found) if found is not None else ()
    return {person for person, token in rows if owner.get(token) == person}
