"""`portal privacy breach`: what a notification needs when something got out."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from .. import access, accounts, clock
from ..access import Actor
from ..shell import Answer, group, verb
from . import breach


def commands(subparsers) -> None:
    """Declare the verb."""
    verbs = group(subparsers, "privacy", "what the law on personal data asks for")
    about = "who could open what, since when, and who was signed in: for a notification; no contents"
    made = verb(verbs, "breach", run_breach, about)
    made.add_argument(
        "--from", dest="since", type=_moment, required=True, metavar="MOMENT", help="2026-05-01T14:00, UTC"
    )
    made.add_argument("--to", dest="until", type=_moment, metavar="MOMENT", help="until then (now)")
    only = made.add_mutually_exclusive_group()
    only.add_argument("--person", metavar="EMAIL", help="only what this person could reach")
    only.add_argument("--place", metavar="SLUG", help="only this community, or committee, register, screening")


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write a moment like 2026-05-01T14:00") from None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)


def run_breach(options) -> Answer:
    """Refused for a person or place there is not, and for a time that ends before it begins."""
    until = options.until or clock.now()
    person = accounts.by_address(options.person) if options.person else None
    place = options.place if options.place in breach.CENTRAL else access.door(options.place or "")
    if options.person and person is None:
        return Answer("Nobody here has this address.", ok=False)
    if options.place and place is None:
        return Answer("There is no such place.", ok=False)
    if until < options.since:
        return Answer("The time ends before it begins.", ok=False)
    operator = Actor("site", None, None, role="operator")
    found = breach.look(operator, options.since, until, person_id=person and person.id, place=place or "")
    return Answer(breach.text(found), asdict(found))
