"""The people of a community: who they are, who vouches, who goes."""

from dataclasses import dataclass

from .. import access, accounts, mail
from ..access import COMMUNITY_ROLES, HANDLERS, require
from ..db import Scope
from ..errors import NotFound, Refused
from . import letters, rules
from .service import community, touch

OFFERS = 3
"""Links for founding a community that one address is sent within a quarter of an hour."""
_offers = accounts.Brake(free=OFFERS)


@dataclass(frozen=True)
class Member:
    """One person of a team as its page shows them."""

    id: str
    name: str
    roles: tuple[str, ...]
    vouched: bool

    @property
    def handles(self) -> bool:
        """Whether reports would be sealed to this person, once vouched for."""
        return any(role in HANDLERS for role in self.roles)


def team(actor) -> list[Member]:
    """The people of this community with their roles, by the day they came."""
    require(actor, "team.see")
    return members(actor)


def members(scope: Scope) -> list[Member]:
    """The people of a community, for pages that name them: the report form's "does this concern …?"."""
    people = access.people_with(scope.partition, COMMUNITY_ROLES)
    names = accounts.names(people)
    return [
        Member(person_id, names[person_id], tuple(roles), access.is_vouched(scope, person_id))
        for person_id, roles in people.items()
        if person_id in names
    ]


def member(actor, person_id: str) -> Member:
    """One person of this team; NotFound for a stranger."""
    found = next((one for one in team(actor) if one.id == person_id), None)
    if found is None:
        raise NotFound
    return found


def invite(actor, address: str, role: str, *, home: str, name: str = "") -> str:
    """Mail somebody a link into this team; `home` is the portal's public address. Returns the link's path.

    Raises Refused role_odd, mail_odd or has_role.
    """
    require(actor, "team.invite")
    if role not in COMMUNITY_ROLES:
        raise Refused("role_odd")
    if not rules.mail_ok(address.strip()):
        raise Refused("mail_odd")
    known = accounts.by_address(address)
    if known is not None and (actor.partition, role) in access.roles_of(known.id, actor.partition):
        raise Refused("has_role", name=known.name)
    row = community(actor)
    path = accounts.invite(
        actor, address, name=name, partition=actor.partition, role=role, place=row.name, then=f"/desk/{row.slug}/"
    )
    mail.post(address.strip(), letters.invitation(row.name, home + path))
    return path


def offer_founding(actor, address: str, *, home: str) -> str | None:
    """Mail somebody the link with which they can found a community; its path, or None when asked too often.

    Whoever types a stranger's address into the page can't flood their mailbox.
    """
    if not rules.mail_ok(address.strip()):
        raise Refused("mail_odd")
    tries = ("founding", address.strip().casefold())
    if _offers.failed(tries) > OFFERS:
        return None
    path = accounts.invite(actor, address, then="/start")
    mail.post(address.strip(), letters.founding(home + path))
    return path


def vouch(actor, person_id: str) -> None:
    """Stand for a colleague's present key. Raises Refused not_vouched or no_key_yet."""
    access.vouch(actor, person_id)
    touch(actor)


def remove(actor, person_id: str) -> None:
    """End somebody's roles here at once. Raises Refused last_lead; nobody removes themself by mistake."""
    member(actor, person_id)
    access.remove(actor, person_id)
    touch(actor)


def can_receive(scope: Scope) -> bool:
    """Whether a report to this community would find anybody (settled 35)."""
    return bool(access.vouched_holders(scope.partition))
