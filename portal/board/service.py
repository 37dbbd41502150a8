"""What the board sees, and shutting one of them out of a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import access, accounts, affiliation, audit, cases, clock, duty, matching, register, reports, ties
from ..access import require
from ..db import db
from ..errors import NotFound
from . import rules

BOARD = "board"
PLACE = "committee"
QUARTER = timedelta(days=91)
_DECIDING = ("confirmed", "reviewed")


@dataclass(frozen=True)
class Late:
    """Something is overdue in a case: which clock, since when, by how many days."""

    code_name: str
    kind: str
    due: datetime
    days: int


@dataclass(frozen=True)
class Stuck:
    """A case that the committee can't get any further with, and why. Never what about."""

    code_name: str
    why: str
    since: datetime
    vote: cases.Vote | None


@dataclass(frozen=True)
class Overview:
    """Numbers: cases by state, arrivals of three months, the register by standing, affiliations by state."""

    states: dict[str, int]
    arrived: int
    standings: dict[str, int]
    affiliations: dict[str, int]
    late: tuple[Late, ...]
    stuck: tuple[Stuck, ...]


def overview(actor) -> Overview:
    """Everything the board's first page shows. That somebody looked is remembered."""
    require(actor, "board.see")
    made = Overview(
        cases.counts_by_state(actor),
        cases.arrived(actor, clock.now() - QUARTER),
        register.standing_counts(actor),
        affiliation.tally(actor),
        tuple(_late(actor)),
        tuple(stuck_cases(actor)),
    )
    audit.record(actor, "board.looked", None)
    return made


def _late(actor) -> list[Late]:
    due = [one for one in duty.running(actor) if one.days < 0]
    known = cases.known(actor, {one.case_id for one in due})
    return [Late(known[one.case_id].code_name, one.kind, one.due, -one.days) for one in due if one.case_id in known]


def stuck_cases(actor) -> list[Stuck]:
    """The cases that are stuck, the one for longest first."""
    require(actor, "board.see")
    found = []
    for one in cases.outlines(actor, states=_DECIDING):
        why = rules.stuck(one.possible, bool(one.vote and one.vote.stuck))
        if why:
            found.append(Stuck(one.code_name, why, one.vote.at if one.vote else one.moved_at, one.vote))
    return sorted(found, key=lambda one: one.since)


def decisions(actor, *, page: int = 1) -> tuple[list[cases.Decided], bool]:
    """That cases were decided, when, by which rule, with how many behind it. Nothing of what."""
    require(actor, "board.see")
    audit.record(actor, "board.decisions_read", None)
    return cases.decided(actor, page=page)


def readings(actor, *, page: int = 1) -> tuple[list[register.ReadingView], bool]:
    """Who had the people of the register open."""
    require(actor, "board.see")
    audit.record(actor, "board.readings_read", None)
    return register.readings_for_board(actor, page=page)


def people() -> list[str]:
    """The ids of the board."""
    return list(access.people_with(PLACE, (BOARD,)))


def shut_out(actor, case_id: str, person_id: str) -> None:
    """Somebody of the board is part of this case: from now on they find it nowhere. Twice is once."""
    require(actor, "case.note", cases.see(actor, case_id))
    if person_id not in people():
        raise NotFound
    access.bar(actor, case_id, person_id)
    audit.record(actor, "board.shut_out", case_id)


@cases.hears_names
def keep_out(scope, case_id: str, forms: frozenset[str]) -> None:
    """A name was written into a central case: whoever of the board it is, or is too close to, is out. Silently."""
    board = people() if scope.partition == PLACE and forms else []
    if not board:
        return
    out = ties.tied(board, forms)
    names, addresses = accounts.names(board), accounts.addresses(board)
    for person in board:
        own = {f"name:{matching.name_key(names[person])}"} if len(matching.words(names.get(person, ""))) > 1 else set()
        if person in addresses:
            own.add(f"mail:{matching.mail(addresses[person])}")
        if person in out or own & forms:
            access.bar(scope, case_id, person)
    db.session.flush()


@cases.hears("acted")
def keep_out_of_reports(actor, case, action: str) -> None:
    """The same for a report at the committee's own door, whose words say who it is about, as soon as it is a case."""
    if action != "opened" or actor.partition != PLACE or not people():
        return
    for report_id in cases.reports_of(actor, case.id):
        keep_out(actor, case.id, ties.forms_in(reports.read(actor, report_id).answers.get("who", "")))
