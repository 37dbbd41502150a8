"""A community leaves the portal: its affiliation ends, and what it asked for falls away."""

from .. import access
from . import rules
from .service import KEEPER, PLACE, past_of, step


def part(community: str) -> bool:
    """End it, whatever state it is in; says whether there was anything to end."""
    keeper = access.keeper(PLACE)
    past = past_of(keeper, community)
    if rules.state_of(past) in (rules.NONE, rules.ENDED):
        return False
    step(keeper, community, "withdraw", side=KEEPER)
    return True
