"""`portal committee found`: the first member's link, once (settled 35)."""

from .. import access, accounts
from ..shell import Answer, group, settings_of, verb


def commands(subparsers) -> None:
    """Hang this room's verbs on the portal command."""
    verbs = group(subparsers, "committee", "the committee")
    made = verb(verbs, "found", found, "print the link with which the first member founds the committee")
    made.add_argument("--email", required=True, metavar="E", help="the first member's address")


def found(options) -> Answer:
    """Print a one-use link, only while no committee exists."""
    if access.people_with("committee"):
        return Answer("There is a committee already.", {"problems": ["committee_exists"]}, ok=False)
    path = accounts.invite(
        access.keeper("site"),
        options.email,
        partition="committee",
        role="chair",
        founds="committee",
        then="/committee/",
    )
    link = settings_of(options).base_url.rstrip("/") + path
    return Answer(f"Open this link once, within seven days:\n{link}", {"link": link})
