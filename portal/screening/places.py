"""Where this room's rows stand, and who is meant by an actor there."""

from .. import access
from ..access import Actor

PLACE = "screening"
COMMITTEE = "committee"
COMMUNITY_SIDE, COMMITTEE_SIDE = SIDES = ("community", "committee")
RECEIVERS = ("registration", "lead")


def at_checks(actor) -> Actor:
    """The same member, before the lists. What opens there is settled by the keys they hold there."""
    return Actor(PLACE, actor.holder, actor.key, role=actor.role)


def checks_box():
    """A keyless scope for putting a list, or a reply, before the committee."""
    return access.letterbox(PLACE)


def lookers(community: str) -> list[str]:
    """The members who may look at what is found in a list: vouched, and not of the community that asks."""
    found = [holder.id for holder in access.vouched_holders(COMMITTEE, access.MEMBERS)]
    return [one for one in found if not access.roles_of(one, community)]
