"""Somebody who looks can't go on, or has left: their colleague lets another member look in their place."""

from .. import audit, reports, sealing
from ..access import require
from ..db import db
from ..errors import Conflict, Refused
from . import letters
from .comparing import held_check
from .looking import Look, look
from .models import ScreeningVerdict
from .places import at_checks, lookers
from .sharing import forms_of, free_for, in_turn


def hand_on(actor, check_id: str, person_id: str) -> None:
    """Take a colleague's rows from them and give them to the next who is free; "": for rows that one alone looks at.

    What the colleague had said of these rows is forgotten. Raises Refused("nobody_free"), Conflict when they have
    stood behind their rows already.
    """
    require(actor, "screening.look")
    check = held_check(actor, check_id)
    found = look(actor, check_id)
    locks = [lock for lock, couple in found.couples.items() if (person_id in couple if person_id else len(couple) < 2)]
    if not locks or person_id == actor.person:
        raise Refused("choose_one")
    if person_id in found.signed:
        raise Conflict("signed_already")
    scope, new = at_checks(actor), set()
    for lock in locks:
        one = _next(actor, check, found, lock)
        sealing.grant(scope, lock, sealing.holder_of(one))
        if person_id:
            sealing.revoke(scope, lock, person_id)
        new.add(one)
    _forget_words(scope, check, person_id, [pair.id for pair in found.pairs if pair.lock_id in locks])
    audit.record(scope, "screening.handed_on", check.id)
    reports.tell(sorted(new), letters.pairs_wait())


def _next(actor, check, found: Look, lock: str) -> str:
    able = [one for one in lookers(check.community) if one not in found.couples[lock]]
    mine = [pair for pair in found.pairs if pair.lock_id == lock]
    forms = frozenset().union(*(_forms(pair) for pair in mine))
    ids = frozenset(one for pair in mine for one in pair.ids)
    free = free_for(able, {lock: (forms, ids)})[lock]
    if not free:
        raise Refused("nobody_free")
    return in_turn(actor, free)[0]


def _forms(pair) -> frozenset[str]:
    row, entry = pair.row, pair.entry
    return forms_of((row["name"], row["mail"], row["handle"]), entry["names"], entry["mails"], entry["handles"])


def _forget_words(scope, check, person_id: str, pair_ids) -> None:
    wanted = scope.select(ScreeningVerdict).where(ScreeningVerdict.check_id == check.id)
    for one in scope.all(wanted.where(ScreeningVerdict.person_id == person_id)):
        if one.pair_id in pair_ids:
            scope.remove(one)
    db.session.flush()
