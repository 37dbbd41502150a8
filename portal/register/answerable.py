"""Whom a question from outside may be answered about: people whose standing holds. Opened in memory, to compare."""

from dataclasses import dataclass
from datetime import date

from .. import sealing
from ..db import Scope, db
from ..errors import NotFound
from .models import RegisterPerson
from .people import part_of
from .sight import Sight, portions
from .standing import Standing, standings
from .vault import PLACE, at_register, inside, row


@dataclass(frozen=True)
class Answerable:
    """Somebody, with everything they are known by; `ids`: all who were found to be the same."""

    id: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    mails: tuple[str, ...]
    handles: tuple[str, ...]
    how: Standing


def answerable(actor, thing_id: str, day: date) -> list[Answerable]:
    """Everybody who stands flagged or banned on a day, for a key holder before the open vault; it is remembered.

    Also those this key holder does not meet: they learn nothing of what is compared in their session, and whoever looks
    at what it finds must meet them.
    """
    scope, rows = inside(actor, "compared", thing_id)
    everybody = scope.all(scope.select(RegisterPerson))
    how = standings(Sight(scope), everybody, day)
    groups: dict[str, list[RegisterPerson]] = {}
    for one in everybody:
        if how[one.id].standing != "none":
            groups.setdefault(one.head_id, []).append(one)
    return [_whole(rows, head, members, how[members[0].id]) for head, members in sorted(groups.items())]


def _whole(rows, head: str, members, how: Standing) -> Answerable:
    known = [part_of(rows, one).known for one in members]
    names = dict.fromkeys(name for one in known for name in one.names)
    mails = dict.fromkeys(mail for one in known for mail in one.mails)
    handles = dict.fromkeys(handle for one in known for _place, handle in one.handles)
    return Answerable(head, tuple(one.id for one in members), tuple(names), tuple(mails), tuple(handles), how)


def standings_on(actor, ids, day: date) -> dict[str, Standing]:
    """How these people stand on a day, by code alone: for members who give an answer."""
    scope = at_register(actor)
    found = [
        one
        for part in portions(ids)
        for one in scope.all(scope.select(RegisterPerson).where(RegisterPerson.id.in_(part)))
    ]
    return standings(Sight(scope), found, day)


def joined(scope, person_id: str) -> list[str]:
    """The ids of everybody found to be the same as somebody."""
    one = scope.get(RegisterPerson, person_id)
    if one is None:
        return []
    wanted = scope.select(RegisterPerson.id).where(RegisterPerson.head_id == one.head_id)
    return list(db.session.scalars(wanted))


def for_holders(plain: str, about: str) -> str:
    """Seal something for the key holders, whoever writes it; returns the record. NotFound without a register."""
    scope = Scope(PLACE)
    found = row(scope)
    if found is None:
        raise NotFound
    return sealing.seal(scope, plain, to=found.lock_id, about=about)


def told_to_holders(actor, action: str, wanted, thing_id: str | None = None) -> dict[str, str]:
    """{record id: text} of such (record id, about) pairs, in the open vault; it is remembered."""
    scope, _rows = inside(actor, action, thing_id)
    return sealing.open_many(scope, wanted)
