"""What the portal holds about somebody who has an account: their own page, and the same as a file."""

from dataclasses import asdict, dataclass
from datetime import date

from .. import access, accounts, audit, clock, entry, sealing, ties
from ..errors import Conflict

BESIDE = ("site", "register", "screening")


@dataclass(frozen=True)
class At:
    """One place: since when in which roles, and what was done there: (month, kind of act, how often)."""

    name: str
    roles: tuple[tuple[str, date], ...]
    acts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Mine:
    """Everything that stands about somebody with an account, in their own session."""

    name: str
    address: str
    since: date
    last_day: date | None
    second_factor: bool
    visits: int
    ties: dict[str, str]
    places: tuple[At, ...]


def mine(actor) -> Mine:
    """For whoever is signed in, of themself alone. The kinds of acts name no thing they were done to."""
    row = accounts.person(actor.holder)
    since: dict[str, list] = {}
    for place, role, day in access.since_of(row.id):
        since.setdefault(place, []).append((role, day))
    slugs = {place: slug for slug, place in access.teams()}
    places = [_at(row.id, place, slugs.get(place, ""), roles) for place, roles in since.items()]
    places += [_at(row.id, place, place, []) for place in (*BESIDE, *(one for one in slugs if one not in since))]
    audit.record(actor, "rights.own_read", row.id)
    facts = (row.name, accounts.address(row.id) or "", row.created_day, row.seen_day, row.has_totp)
    kept = tuple(one for one in places if one.roles or one.acts)
    return Mine(*facts, len(sealing.sessions_of(row.id)), ties.read(actor) or {}, kept)


def _at(person_id: str, place: str, slug: str, roles) -> At:
    done = audit.counts(access.keeper(place), actor=person_id)
    acts = tuple((month, action, number) for (month, action), number in sorted(done.items()))
    return At(entry.name_of(place, slug), tuple(roles), acts)


def as_file(found: Mine) -> dict:
    """The same, for a file that other programs can read."""
    return {"made_on": clock.today().isoformat(), "holds": asdict(found)}


def leave(actor, password: str, *, bucket: str = "") -> None:
    """Delete one's own account, after having left every place: address, keys, private list, sessions.

    Raises Conflict("still_member"), or as accounts.confirm does when the password is another one.
    """
    if access.roles_of(actor.holder):
        raise Conflict("still_member")
    accounts.confirm(actor.holder, password, bucket=bucket)
    audit.record(actor, "rights.account_deleted", actor.holder)
    ties.forget(actor.holder)
    accounts.erase(actor.holder)
