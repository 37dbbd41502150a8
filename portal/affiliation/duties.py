"""What the keeper does: begins the yearly look when its day has come, and reminds whoever's turn it is."""

from datetime import datetime, timedelta

from .. import access, clock, reports
from ..keeper import Duty
from . import letters, rules
from .reading import all_pasts
from .service import KEEPER, PLACE, past_of, step


def remind(_now: datetime) -> int:
    """Begin what is due and tell people; says how many communities it was about. Twice a day is once."""
    today, done, people = clock.today(), 0, set()
    for place, past in all_pasts(access.keeper(PLACE)).items():
        act = rules.keeper_act(past, today)
        if act:
            step(access.keeper(PLACE), place, act, side=KEEPER)
            people |= _whose(place, act)
            done += 1
    if people:
        reports.tell(sorted(people), letters.due())
    return done


def _whose(place: str, act: str) -> set[str]:
    """Who hears of it: the side whose turn it is; at the beginning of the yearly look, both."""
    turn = rules.turn(past_of(access.keeper(PLACE), place))
    leads, chairs = set(access.people_with(place, ("lead",))), set(access.people_with(PLACE, access.OPENERS))
    if act == "review":
        return leads | chairs
    return chairs if turn == "committee" else leads


DUTIES = (Duty("affiliation.remind", timedelta(hours=12), remind),)
