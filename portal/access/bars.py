"""Shutting one person out of one thing, for exclusion at intake and for recusal alike."""

from .. import sealing
from ..db import db, remembered
from .models import Bar


def _tokens(partition: str, thing_id: str, person_id: str) -> list[str]:
    """The person's token for a thing under each server key, newest first."""
    return sealing.tags("bar", partition, thing_id, person_id)


def bar(scope, thing_id: str, person_id: str) -> None:
    """From here on the person sees nothing of the thing. Twice is once."""
    if not barred(scope, thing_id, person_id):
        scope.add(Bar(thing_id=thing_id, token=_tokens(scope.partition, thing_id, person_id)[0]))
        db.session.flush()


def barred(scope, thing_id: str, person_id: str | None) -> bool:
    """Whether this person is shut out of the thing."""
    if person_id is None:
        return False
    key = (Bar, scope.partition, thing_id, person_id)
    return remembered(key, lambda: thing_id in barred_among(scope, [thing_id], person_id))


def barred_among(scope, thing_ids: list[str], person_id: str) -> set[str]:
    """Those of the things that the person is shut out of; one query."""
    tokens = {token: thing for thing in thing_ids for token in _tokens(scope.partition, thing, person_id)}
    found = scope.all(scope.select(Bar.token).where(Bar.thing_id.in_(thing_ids), Bar.token.in_(list(tokens))))
    return {tokens[token] for token in found}


def barred_people(scope, thing_id: str, people) -> set[str]:
    """Those of these people who are shut out of one thing; one query."""
    tokens = {token: person for person in people for token in _tokens(scope.partition, thing_id, person)}
    found = scope.all(scope.select(Bar.token).where(Bar.thing_id == thing_id, Bar.token.in_(list(tokens))))
    return {tokens[token] for token in found}


def barred_things(scope, person_id: str) -> list[str]:
    """Everything of this place that the person is shut out of: what their lists leave out, page by page."""

    def found() -> list[str]:
        rows = db.session.execute(scope.select(Bar.thing_id, Bar.token))
        return [thing for thing, token in rows if token in _tokens(scope.partition, thing, person_id)]

    return remembered((barred_things, scope.partition, person_id), found)


def renew_bars(scope, people) -> int:
    """After a new server key: the newest token on each bar of these people; says how many were older."""
    done = 0
    for row in scope.all(scope.select(Bar)):
        for person_id in people:
            newest, *older = _tokens(scope.partition, row.thing_id, person_id)
            if row.token in older:
                row.token, done = newest, done + 1
    db.session.flush()
    return done


def copy_bars(scope, from_id: str, to_id: str, people: list[str]) -> None:
    """Whoever is shut out of one thing is shut out of the other: a case made from a report."""
    for person_id in people:
        if barred(scope, from_id, person_id):
            bar(scope, to_id, person_id)


def things_with_bars(scope, thing_ids) -> set[str]:
    """Those of these things that anybody is shut out of."""
    ids, found = list(thing_ids), set()
    for start in range(0, len(ids), 500):
        found |= set(scope.all(scope.select(Bar.thing_id).where(Bar.thing_id.in_(ids[start : start + 500]))))
    return found


def lift(scope, thing_id: str, person_id: str) -> None:
    """Let the person back in; the key comes separately, from somebody who holds it."""
    tokens = _tokens(scope.partition, thing_id, person_id)
    db.session.execute(scope.delete(Bar).where(Bar.thing_id == thing_id, Bar.token.in_(tokens)))


def lift_all(scope, thing_id: str) -> None:
    """The thing is gone: nobody has to be shut out of it any more."""
    db.session.execute(scope.delete(Bar).where(Bar.thing_id == thing_id))
