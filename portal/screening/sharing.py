"""Who looks at what. Each row that looks like somebody goes to two members who are free for all it is near.

Whoever is not free for a row is given neither it nor a number that would show it; long lists are shared out among more
than two in any case, so that holding a part of a list says nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from .. import access, register, sealing, ties
from ..access import Actor
from .finding import Found
from .models import ScreeningCheck, ScreeningPair, ScreeningVerdict
from .places import COMMITTEE, at_checks, lookers

MOST_ROWS = 40
"""Rows after which another two are asked, where there are any."""


@dataclass(frozen=True)
class Shares:
    """Couples of members with what they look at, the couple that stands for the whole list first; rows left over."""

    parts: tuple[tuple[tuple[str, str], tuple[Found, ...]], ...]
    left: int


def share(actor, community: str, found: list[Found]) -> Shares | None:
    """Give every row to two who are free for it, to as few couples as that takes; None where there are no two."""
    order = in_turn(actor, lookers(community))
    if len(order) < 2:
        return None
    rows: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        rows[one.row[0]].append(one)
    free = free_for(order, {number: _sides(group) for number, group in rows.items()})
    waiting = [number for number in rows if len(free[number]) >= 2]
    left, parts, load = len(rows) - len(waiting), [], dict.fromkeys(order, 0)
    while waiting:
        couple = _best(order, waiting, free, load)
        mine = [number for number in waiting if free[number].issuperset(couple)][:MOST_ROWS]
        parts.append((couple, tuple(one for number in mine for one in rows[number])))
        waiting = [number for number in waiting if number not in set(mine)]
        for one in couple:
            load[one] += len(mine)
    return Shares(tuple(parts) or (((order[0], order[1]), ()),), left)


def _best(order, waiting, free, load) -> tuple[str, str]:
    """The couple that takes most of what waits; of several the one with least on its desk, then the first in turn."""

    def takes(couple) -> tuple[int, int]:
        many = sum(free[number].issuperset(couple) for number in waiting)
        return min(many, MOST_ROWS), -load[couple[0]] - load[couple[1]]

    return max(combinations(order, 2), key=takes)


def in_turn(actor, able) -> list[str]:
    """Those who looked at least first; whoever compares comes last."""
    scope = at_checks(actor)
    said = scope.select(ScreeningVerdict.id)
    busy = {one: scope.count(said.where(ScreeningVerdict.person_id == one)) for one in able}
    return sorted(able, key=lambda one: (one == actor.person, busy[one], _rank(one)))


def _rank(person_id: str) -> int:
    """Where two have looked as little, those who lead come first."""
    return min(
        access.MEMBERS.index(role) for _at, role in access.roles_of(person_id, COMMITTEE) if role in access.MEMBERS
    )


def _sides(group: list[Found]) -> tuple[frozenset[str], frozenset[str]]:
    """What a private list may hold of a row and those it is near, and who they are."""
    forms = [forms_of(one.row[1:], one.person.names, one.person.mails, one.person.handles) for one in group]
    return frozenset().union(*forms), frozenset(one for each in group for one in each.person.ids)


def forms_of(row, names, mails, handles) -> frozenset[str]:
    """The forms under which a private list may hold a row (name, mail, handle) or somebody of the register."""
    called, reached = [row[0], *names], "\n".join([*row[1:], *mails, *handles])
    return frozenset().union(*(ties.forms_of(name, reached) for name in called))


def free_for(people, rows: dict) -> dict:
    """{row: who of these people may look at it}; rows are {row: (forms, ids of the register)}.

    Not free is who has one of its forms on their private list, or stepped back from a case of one of its people.
    """
    some = ties.tied(people, frozenset().union(*(forms for forms, _ids in rows.values()))) if rows else set()
    unseen = {one: _unseen(one) for one in people} if rows else {}
    found = {}
    for row, (forms, ids) in rows.items():
        tied = ties.tied(some, forms) if some else set()
        found[row] = {one for one in people if one not in tied and unseen[one].isdisjoint(ids)}
    return found


def _unseen(person_id: str) -> frozenset[str]:
    """The people of the register a member stepped back from."""
    return frozenset(register.sight_of(Actor(COMMITTEE, person_id, None, role="member")).people)


def locks_of(scope, check: ScreeningCheck) -> list[str]:
    """The locks of a check's parts, the first for the whole list."""
    if not check.pairs_lock:
        return []
    wanted = scope.select(ScreeningPair.lock_id).where(ScreeningPair.check_id == check.id).distinct()
    return [check.pairs_lock, *sorted({one for one in scope.all(wanted) if one} - {check.pairs_lock})]


def held_locks(scope, check: ScreeningCheck) -> list[str]:
    """Those of them the scope's holder holds."""
    return [one for one in locks_of(scope, check) if sealing.holds(scope, one)]


def lock_of(pair: ScreeningPair, check: ScreeningCheck) -> str:
    """Under which lock a pair lies; those from before lists were shared out lie under the first."""
    return pair.lock_id or check.pairs_lock
