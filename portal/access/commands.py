"""`portal keys …`"""

from sqlalchemy import select

from .. import accounts, audit, sealing
from ..db import db
from ..shell import Answer, group, verb
from .actor import keeper
from .bars import renew_bars
from .models import Membership
from .service import teams

ELSEWHERE = ("site", "committee", "register")


def commands(subparsers) -> None:
    """Declare the verbs of the keys."""
    verbs = group(subparsers, "keys", "the server's own keys")
    about = "after putting a new key first in PORTAL_SERVER_KEY: write anew what stands under the old one"
    verb(verbs, "renew", run_renew, about)
    about = "a pepper is gone for good: drop the passwords it was part of; their people come in by recovery code"
    verb(verbs, "lost-pepper", run_lost_pepper, about)


def run_renew(options) -> Answer:
    """Sign, seal and name everything under the newest server key (R59). Twice is once."""
    people = set(db.session.scalars(select(Membership.person_id)))
    done = sealing.vouch_for_people_again() + accounts.readdress()
    for partition in (*ELSEWHERE, *(place for _slug, place in teams())):
        scope = keeper(partition)
        done += sealing.vouch_again(scope) + sealing.renew_withheld(scope) + renew_bars(scope, people)
    audit.record(keeper("site"), "keys.renewed", None)
    sentence = (
        f"{done} rows stand under the newest key. Keep the old key second for eight days: "
        "letters and links on their way still need it. Then take it away."
    )
    return Answer(sentence, {"rows": done})


def run_lost_pepper(options) -> Answer:
    """Let the portal start again without a pepper that nobody has any more."""
    dropped = sealing.accept_lost_pepper()
    audit.record(keeper("site"), "keys.pepper_lost", None)
    if not dropped:
        return Answer("No password needs a pepper that is missing. Nothing was changed.", {"dropped": 0})
    return Answer(f"{dropped} passwords are gone. Recovery codes still let their people in.", {"dropped": dropped})
