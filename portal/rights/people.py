"""Who checks who somebody is, and who answers: never the same people."""

from .. import access

COMMITTEE = "committee"
CHECKERS = ("organiser", "registration", "board", "adviser")
WORKERS = ("lead", "responder", "chair", "vice", "caselead", "member", "keyholder")
LEAST_WORKERS = 2


def handles_cases(place: str) -> tuple[str, ...]:
    """The roles of a place whose people work on its cases."""
    return access.MEMBERS if place == COMMITTEE else access.HANDLERS


def checkers(place: str) -> list:
    """Those outside the case team to whom an asking is sealed: vouched for, and in no role that handles cases."""
    inside = access.people_with(place, handles_cases(place))
    return [one for one in access.vouched_holders(place, CHECKERS) if one.id not in inside]


def workers(place: str) -> list:
    """Those who look for what is held and write the answer."""
    return access.vouched_holders(place, WORKERS)


def can_be_asked(place: str) -> bool:
    """Whether there is somebody to check who asks, and two who can answer."""
    return bool(checkers(place)) and len(workers(place)) >= LEAST_WORKERS
