"""The people of the committee: founding it, inviting, vouching, roles."""

from dataclasses import dataclass

from .. import access, accounts, audit, cases, mail, register
from ..access import Actor, require
from ..errors import NotFound, Refused
from . import letters
from .seats import has_promised

PLACE = "committee"
GIVEN = ("chair", "vice", "caselead", "member", "adviser", "board")
"""Roles that can be given by the chair. The register's key makes a key holder (register.add_keyholder)."""


@dataclass(frozen=True)
class Member:
    """One person of the committee as its page shows them."""

    id: str
    name: str
    roles: tuple[str, ...]
    vouched: bool
    holds_register: bool
    promised: bool = True


def found(actor) -> Actor:
    """Found the committee; the founder is its chair and first key holder. Refused("committee_exists") later on."""
    if access.people_with(PLACE):
        raise Refused("committee_exists", 409)
    access.join(actor.holder, PLACE, "chair")
    chair = Actor(PLACE, actor.holder, actor.key, role="chair")
    access.found_team(chair)
    register.found_register(chair)
    audit.record(chair, "committee.founded", None)
    return chair


def members(actor) -> list[Member]:
    """The committee's people with their roles, in the order they came."""
    require(actor, "team.see")
    people = access.people_with(PLACE)
    names, holding, lent = accounts.names(people), set(register.key_holders(actor)), cases.on_loan(actor)
    found = []
    for person, roles in people.items():
        vouched = access.is_vouched(actor, person)
        if person in names and (vouched or person not in lent):
            known = (person in holding, vouched or has_promised(actor, person))
            found.append(Member(person, names[person], tuple(roles), vouched, *known))
    return found


def invite(actor, address: str, role: str, *, name: str = "", home: str = "") -> str:
    """Send somebody a link into the committee; returns its path. Raises Refused role_odd or has_role."""
    require(actor, "team.invite")
    if role not in GIVEN:
        raise Refused("role_odd")
    known = accounts.by_address(address)
    if known is not None and (PLACE, role) in access.roles_of(known.id, PLACE):
        raise Refused("has_role")
    path = accounts.invite(actor, address, name=name, partition=PLACE, role=role, then="/committee/")
    mail.post(address.strip(), letters.invitation(home.rstrip("/") + path))
    return path


def give_role(actor, person_id: str, role: str) -> None:
    """Give somebody of the committee another role."""
    require(actor, "team.invite")
    if role not in GIVEN:
        raise Refused("role_odd")
    if person_id not in access.people_with(PLACE):
        raise NotFound
    access.join(person_id, PLACE, role)
    audit.record(actor, "team.role_given", person_id)
