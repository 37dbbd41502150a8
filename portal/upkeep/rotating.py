"""New keys for old, while the portal serves: in short transactions, so that a command that was killed goes on when run
again. What is done already is found as such and left alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .. import access, accounts, audit, keeper, sealing
from ..access import Actor
from ..config import Settings
from ..db import begin_writing, writing
from . import occupied

SITE = "site"
ELSEWHERE = (SITE, "committee", "register", "screening")
VARIABLES = {"secrets": "PORTAL_SECRET_KEY", "peppers": "PORTAL_PEPPER", "servers": "PORTAL_SERVER_KEY"}
PORTION = 20
_LISTS = {"secrets": "secret_keys", "peppers": "peppers", "servers": "server_keys"}


class CannotRotate(Exception):
    """Why nothing was done, as a sentence that says what to do."""


@dataclass(frozen=True)
class Turned:
    """How much this run wrote anew, and how much still stands under something older."""

    done: int
    left: int = 0


def take_note(settings: Settings, name: str) -> None:
    """See that the newest key of a list is the one the running portal closes with. CannotRotate says what lacks."""
    variable = VARIABLES[name]
    if len(getattr(settings, _LISTS[name])) < 2:
        raise CannotRotate(
            f"{variable} holds one key, so there is nothing to change. Put a new one of 32 or more random characters "
            "in front of it, with a comma between, restart the portal, and run this again."
        )
    begin_writing(False)
    if problems := sealing.check_keys(write=False):
        raise CannotRotate(" ".join(problems))
    if sealing.newest_noted(name):
        return
    try:
        with occupied.alone(settings), writing():
            sealing.check_keys()
    except occupied.Occupied:
        raise CannotRotate(
            f"The portal still runs without the new key. Restart it with the same {variable} as this command has."
        ) from None


def server_key(settings: Settings, tell: Callable[[str], None] = lambda _words: None) -> Turned:
    """Sign, seal and name everything under the newest server key (R59). Twice is once."""
    take_note(settings, "servers")
    with writing():
        audit.put_away()
        done = sealing.vouch_for_people_again() + accounts.readdress()
        people = accounts.everybody()  # whoever has left and comes back is still shut out
        places = (*ELSEWHERE, *(place for _slug, place in access.teams()))
    for partition in places:
        done += _vouched_again(partition, lambda more, before=done: tell(f"{before + more:,} rows"))
        with writing():
            scope = access.keeper(partition)
            done += sealing.renew_withheld(scope) + access.renew_bars(scope, people)
    with writing():
        audit.record(access.keeper(SITE), "keys.renewed", None)
    return Turned(done)


def _vouched_again(partition: str, tell: Callable[[int], None]) -> int:
    done, place = 0, (0, "")
    while place is not None:
        with writing():
            some, place = sealing.vouch_some(access.keeper(partition), place)
        done += some
        tell(done)
    return done


def pepper(settings: Settings) -> Turned:
    """How far a new pepper has come. Only its owner's sign-in moves a password: nobody else has it."""
    take_note(settings, "peppers")
    with writing():
        counted = sealing.passwords_under()
        audit.record(access.keeper(SITE), "keys.pepper", None)
    return Turned(counted["newest"], counted["older"])


def session_key(settings: Settings, at_once: bool) -> Turned:
    """Forms and links are signed with the newest key from now on; after a leak every visit ends at once."""
    take_note(settings, "secrets")
    with writing():
        ended = sealing.end_all_sessions() if at_once else 0
        audit.record(access.keeper(SITE), "keys.session", None)
    return Turned(ended)


def partition(actor: Actor, tell: Callable[[str], None] = lambda _words: None) -> Turned:
    """New key pairs for everything of a place that the actor holds; the rest turns when its holders are next there.

    A round that was killed is ended before another begins.
    """
    name, done = f"rotate:{actor.partition}", 0
    with writing():
        access.require(actor, "team.turn")
        if not keeper.underway(name):
            keeper.begin(name)
            sealing.turn_all(actor)
            audit.record(actor, "keys.turning", None)
    while True:
        with writing():
            turned = sealing.rotate_due(actor, PORTION)
        if not turned:
            break
        done += turned
        tell(f"{done:,} locks")
    with writing():
        keeper.end(name)
        left = sealing.still_due(actor)[0]
        audit.record(actor, "keys.turned", None)
    return Turned(done, left)
