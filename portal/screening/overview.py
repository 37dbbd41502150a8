"""The lists before the committee: what waits, for whom; and numbers, which the board can read, too."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from .. import access, audit, clock, communities, sealing
from ..access import require
from ..errors import NotFound
from . import agreements, looking, rules
from .comparing import dead
from .models import ScreeningAttempt, ScreeningCheck, ScreeningVerdict
from .places import PLACE, at_checks

QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Line:
    """A list at the committee, as every member may see it. `turn`: compare, look, or "" for nothing to do here."""

    row: ScreeningCheck
    name: str
    turn: str
    dead: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its answer has opened."""
        return self.row.state == rules.ANSWERED and self.row.answer_at <= clock.now()


def community_names() -> dict[str, str]:
    return {place: communities.brief(place)[0] for _slug, place in access.teams()}


def lines(actor, most: int = 200) -> list[Line]:
    """Every list that was sent, what this member can do first; nothing of what stands in it."""
    require(actor, "screening.look")
    scope, names = at_checks(actor), community_names()
    wanted = scope.select(ScreeningCheck).where(ScreeningCheck.state != "preview")
    rows = scope.all(wanted.order_by(ScreeningCheck.sent_at.desc(), ScreeningCheck.id).limit(most))
    found = [Line(row, names.get(row.community, "?"), _turn(scope, row), _dead(row)) for row in rows]
    return sorted(found, key=lambda one: not one.turn)


def _dead(row: ScreeningCheck) -> bool:
    return row.state == rules.COMPARING and dead(row)


def _turn(scope, row: ScreeningCheck) -> str:
    if row.state in (rules.WAITING, rules.STUCK, rules.COMPARING):
        return "compare" if sealing.holds(scope, row.lock_id) else ""
    if looking.looks_at(scope, row):
        signed = ScreeningVerdict.check_id == row.id, ScreeningVerdict.pair_id == ""
        mine = scope.first(scope.select(ScreeningVerdict.id).where(*signed, ScreeningVerdict.person_id == scope.holder))
        return "" if mine else "look"
    return ""


def waiting(actor) -> int:
    """How many lists this member can do something about, and agreements for those who lead."""
    lists = sum(bool(one.turn) for one in lines(actor))
    asked = sum(one.state == "asked" for one in agreements.versions(actor)) if actor.role in access.OPENERS else 0
    return lists + asked


def line(actor, check_id: str) -> Line:
    """One of them."""
    require(actor, "screening.look")
    scope = at_checks(actor)
    row = scope.get(ScreeningCheck, check_id)
    if row is None or row.state == "preview":
        raise NotFound
    return Line(row, community_names().get(row.community, "?"), _turn(scope, row), _dead(row))


@dataclass(frozen=True)
class Counts:
    """What happened in three months: lists by state, rows, wiped, and who was turned away, by limit."""

    states: dict[str, int]
    rows: int
    wiped: int
    turned_away: dict[str, int]
    communities: int


def counts(actor) -> Counts:
    """Numbers of three months, for members and the board. Nothing of what was found."""
    require(actor, "screening.count")
    scope, since = access.letterbox(PLACE), clock.now() - QUARTER
    wanted = scope.select(ScreeningCheck).where(ScreeningCheck.state != "preview", ScreeningCheck.sent_at > since)
    rows = scope.all(wanted)
    away = scope.all(scope.select(ScreeningAttempt.code).where(ScreeningAttempt.at > since))
    if actor.role == "board":
        audit.record(actor, "screening.counted", None)
    states = dict(Counter(row.state for row in rows))
    wiped = sum(row.wiped_at is not None for row in rows)
    places = len({row.community for row in rows})
    return Counts(states, sum(row.fresh for row in rows), wiped, dict(Counter(away)), places)
