"""Doors, memberships and vouching."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete, func, select

from .. import audit, clock, sealing
from ..db import Scope, db
from ..errors import NotFound, Refused
from .grants import require
from .models import Door, Membership, Team
from .roles import HANDLERS, MEMBERS, OPENERS, ROLES
from .watch import end_watches, on_watch

_leaving: list[Callable] = []


def door(slug: str) -> str | None:
    """The partition behind a public address, or None."""
    return db.session.scalar(select(Door.place).where(Door.slug == slug))


def open_door(slug: str, partition: str) -> None:
    """Give a new place its public address. Raises Refused("slug_taken")."""
    if door(slug) is not None:
        raise Refused("slug_taken", slug=slug)
    db.session.add(Door(slug=slug, place=partition))
    db.session.flush()


def move_door(partition: str, slug: str) -> None:
    """Change a place's public address. Raises Refused("slug_taken")."""
    if door(slug) not in (None, partition):
        raise Refused("slug_taken", slug=slug)
    found = db.session.scalar(select(Door).where(Door.place == partition))
    db.session.delete(found)
    db.session.flush()
    db.session.add(Door(slug=slug, place=partition))
    db.session.flush()


def teams() -> list[tuple[str, str]]:
    """All places with a door, as (slug, partition)."""
    return [tuple(row) for row in db.session.execute(select(Door.slug, Door.place).order_by(Door.slug))]


def roles_of(person_id: str, partition: str | None = None) -> list[tuple[str, str]]:
    """The places and roles of a person as (partition, role), places in order."""
    found = select(Membership.place, Membership.role).where(Membership.person_id == person_id)
    if partition is not None:
        found = found.where(Membership.place == partition)
    return [tuple(row) for row in db.session.execute(found.order_by(Membership.place, Membership.role))]


def since_of(person_id: str) -> list[tuple[str, str, date]]:
    """The places and roles of a person with the day each began: what they themself are told of it."""
    found = select(Membership.place, Membership.role, Membership.since).where(Membership.person_id == person_id)
    return [tuple(row) for row in db.session.execute(found.order_by(Membership.since, Membership.id))]


def people_with(partition: str, roles=ROLES) -> dict[str, list[str]]:
    """The people of a place: {person id: [role, …]}."""
    found = select(Membership.person_id, Membership.role).where(
        Membership.place == partition, Membership.role.in_(roles)
    )
    people: dict[str, list[str]] = {}
    for person_id, role in db.session.execute(found.order_by(Membership.since, Membership.id)):
        people.setdefault(person_id, []).append(role)
    return people


def join(person_id: str, partition: str, role: str) -> None:
    """Give a person a role at a place. No key comes with it: somebody there has to vouch (settled 1)."""
    if role not in ROLES:
        raise ValueError(role)
    if (partition, role) not in roles_of(person_id, partition):
        db.session.add(Membership(person_id=person_id, place=partition, role=role, since=clock.today()))
        db.session.flush()


def found_team(scope: Scope) -> None:
    """Make a place's desk lock, held by its founder, who so vouches for themself."""
    founder = sealing.holder_of(scope.holder)
    if founder is None:
        raise NotFound
    scope.add(Team(desk_lock=sealing.create_lock(scope, "desk", [founder])))
    db.session.flush()


def team_lock(scope: Scope) -> str | None:
    """The id of a place's desk lock."""
    return scope.first(scope.select(Team.desk_lock))


def is_vouched(scope: Scope, person_id: str) -> bool:
    """Whether somebody who holds the desk key stands for this person's present key."""
    lock = team_lock(scope)
    return lock is not None and sealing.holds(scope, lock, person_id)


def vouch(actor, person_id: str) -> None:
    """Stand for a new or reset colleague: their present public key is pinned under the desk key.

    After a reset they get back, under the new key, what both held before and this colleague still holds.
    Raises NotFound for a stranger, Refused("not_vouched") if the actor holds no desk key.
    """
    require(actor, "team.vouch")
    lock = team_lock(actor)
    if not roles_of(person_id, actor.partition):
        raise NotFound
    if lock is None or not sealing.holds(actor, lock):
        raise Refused("not_vouched")
    holder = sealing.holder_of(person_id)
    if holder is None:
        raise Refused("no_key_yet")
    sealing.grant(actor, lock, holder)
    for scope in _scopes_of(actor):
        sealing.regrant(scope, person_id)
    audit.record(actor, "team.vouched", person_id)


def vouched_holders(partition: str, roles=HANDLERS) -> list[sealing.Holder]:
    """The people of a place, in these roles, to whom new things may be sealed (settled 1)."""
    scope = Scope(partition)
    lock = team_lock(scope)
    if lock is None:
        return []
    trusted = {holder.id: holder for holder in sealing.present(scope, lock)}
    return [trusted[person] for person in people_with(partition, roles) if person in trusted]


def openers(partition: str) -> list[sealing.Holder]:
    """Those who get the key of what arrives: a community's handlers; at the committee chair, vice and duty member."""
    if partition != "committee":
        return vouched_holders(partition, HANDLERS)
    leading = {*on_watch(Scope(partition)), *people_with(partition, OPENERS)}
    return [holder for holder in vouched_holders(partition, MEMBERS) if holder.id in leading]


def remove(actor, person_id: str) -> None:
    """End all roles of a person at this place at once, and every key they hold here; the locks turn.

    Raises Refused("last_lead") when nobody would be left to lead.
    """
    require(actor, "team.remove")
    leading = ("chair", "vice") if actor.partition == "committee" else ("lead",)
    if set(people_with(actor.partition, leading)) == {person_id}:
        raise Refused("last_lead")
    if not roles_of(person_id, actor.partition):
        raise NotFound
    kept = send_home(actor, person_id)
    if team_lock(actor) in kept:
        raise Refused("last_holder", 409)
    audit.record(actor, "team.removed", person_id)
    for ear in _leaving if kept else ():
        ear(actor, person_id)


def hears_leaving(ear: Callable) -> Callable:
    """Let a room above know: ear(scope, person) when somebody was removed who alone can still open something here."""
    _leaving.append(ear)
    return ear


def leave(actor) -> list[str]:
    """End one's own roles and keys here; returns the locks one keeps as the last holder.

    Raises Refused last_lead or last_holder while others are on the team who would be left without.
    """
    others = set(people_with(actor.partition)) - {actor.person}
    if not roles_of(actor.person or "", actor.partition) or actor.partition == "committee":
        raise NotFound
    if others and set(people_with(actor.partition, ("lead",))) == {actor.person}:
        raise Refused("last_lead")
    kept = send_home(actor, actor.person)
    if others and team_lock(actor) in kept:
        raise Refused("last_holder", 409)
    audit.record(actor, "team.left", actor.person)
    return kept


def send_home(actor, person_id: str) -> list[str]:
    """End somebody's roles and keys here, whoever may want it; returns the locks they keep as the last holder."""
    db.session.execute(delete(Membership).where(Membership.person_id == person_id, Membership.place == actor.partition))
    end_watches(actor, person_id)
    return [lock for scope in _scopes_of(actor) for lock in sealing.revoke_everywhere(scope, person_id)]


def disband(scope: Scope) -> list[str]:
    """End every role at a place; gives the people who had one. Their keys are the sealing room's part."""
    people = list(people_with(scope.partition))
    db.session.execute(delete(Membership).where(Membership.place == scope.partition))
    return people


def _scopes_of(actor) -> list[Scope]:
    """The actor's place, and for the committee register and list checks, whose keys come and go with its people."""
    more = ("register", "screening") if actor.partition == "committee" else ()
    return [actor, *(Scope(place, actor.holder, actor.key) for place in more)]


def count_members(partition: str) -> int:
    """How many people belong to a place."""
    counted = select(func.count(func.distinct(Membership.person_id))).where(Membership.place == partition)
    return db.session.scalar(counted)
