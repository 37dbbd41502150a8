"""Holding back: the switch of a place, keeping and comparing, and the days on which somebody is asked."""

from datetime import date

from .. import access, audit, clock, sealing
from ..db import db, new_id
from ..errors import NotFound
from . import rules
from .models import Hold, Holding, HoldToken


def is_on(scope) -> bool:
    """Whether this place lets reporters hold their reports."""
    return scope.first(scope.select(Holding.id)) is not None


def turn(actor, on: bool) -> None:
    """Switch it on or off here. What is held already stays as its reporters chose."""
    access.require(actor, "escrow.switch")
    if is_on(actor) == on:
        return
    if on:
        actor.add(Holding(id=new_id(), since=clock.today()))
    else:
        db.session.execute(actor.delete(Holding))
    db.session.flush()
    audit.record(actor, "escrow.switched_on" if on else "escrow.switched_off", actor.partition)


def _tokens(scope, forms) -> list[str]:
    found = [token for form in forms for token in sealing.blinds("escrow", scope.partition, form)]
    return list(dict.fromkeys(found))


def hold(scope, thing_id: str, forms, *, opens: bool = False, only: str = "", silent: bool = False) -> Hold:
    """Keep a thing back, and compare whom it names with the others here.

    Whether another one names the same person changes what is written, not how much: the statements are the same, so
    the answer takes no longer. `silent`: it looks like junk; it is kept, and compared with nothing.
    """
    today, tokens = clock.today(), [] if silent else _tokens(scope, forms)
    found = scope.all(scope.select(HoldToken.hold_id).where(HoldToken.token.in_(tokens)).distinct())
    asked = rules.asking_day(today) if found else None
    row = Hold(id=new_id(), thing_id=thing_id, since=today, ends_on=rules.end(today), opens=opens, only=only)
    row.asked_on, row.answer, row.told = asked, "", 0
    scope.add(row)
    db.session.flush()
    for token in tokens:
        scope.add(HoldToken(id=new_id(), hold_id=row.id, token=token))
    waiting = scope.update(Hold).where(
        Hold.id.in_(found), Hold.freed_on.is_(None), (Hold.asked_on.is_(None)) | (Hold.answer == rules.WAIT)
    )
    db.session.execute(
        waiting.values(asked_on=rules.asking_day(today), answer="", told=0).execution_options(synchronize_session=False)
    )
    db.session.flush()
    return row


def hold_of(scope, thing_id: str) -> Hold:
    """What is known of a held thing, locked until the transaction ends together with those that name the same person.

    So that of two who say yes at the same moment the second sees the first one's answer.
    """
    mine = scope.first(scope.select(Hold.id).where(Hold.thing_id == thing_id))
    if mine is None:
        raise NotFound
    wanted = scope.select(Hold).where(Hold.id.in_([mine, *_same(scope, mine)])).order_by(Hold.id).with_for_update()
    rows = scope.all(wanted.execution_options(populate_existing=True))
    return next(row for row in rows if row.id == mine)


def _same(scope, hold_id: str) -> list[str]:
    mine = scope.select(HoldToken.token).where(HoldToken.hold_id == hold_id).scalar_subquery()
    wanted = scope.select(HoldToken.hold_id).where(HoldToken.token.in_(mine), HoldToken.hold_id != hold_id)
    return scope.all(wanted.distinct())


def partners(scope, row: Hold) -> list[Hold]:
    """The other holds here that name the same person, oldest first; opened ones too while their term lasts."""
    return scope.all(scope.select(Hold).where(Hold.id.in_(_same(scope, row.id))).order_by(Hold.since, Hold.id))


def is_asked(row: Hold, today: date | None = None) -> bool:
    """Whether the question about another report stands in the box today."""
    return bool(row.freed_on is None and row.asked_on and not row.answer and row.asked_on <= (today or clock.today()))


def last_day(row: Hold) -> date:
    """The last day on which it is held."""
    return rules.last_day(row.ends_on, row.asked_on, row.answer)


def shown_end(row: Hold) -> date:
    """The last day as its box says it: a match that nobody is asked about yet changes nothing there."""
    return last_day(row) if is_asked(row) else row.ends_on


def is_last(row: Hold, today: date | None = None) -> bool:
    """Whether the last question stands in the box today."""
    return row.freed_on is None and rules.is_last(shown_end(row), today or clock.today())


def extend(row: Hold) -> None:
    """Held once more, from today."""
    row.ends_on, row.told = rules.end(clock.today()), row.told & 1
    db.session.flush()


def let_go(row: Hold) -> None:
    """It was opened. Its tokens count for later reports until its term ends."""
    row.freed_on = clock.today()
    db.session.flush()


def release(scope, row: Hold) -> None:
    """Nothing is known of it any more: tokens and days are gone."""
    db.session.execute(scope.delete(HoldToken).where(HoldToken.hold_id == row.id))
    scope.remove(row)
    db.session.flush()


def due(scope) -> list[Hold]:
    """Every hold of a place, for the keeper, oldest first."""
    return scope.all(scope.select(Hold).order_by(Hold.ends_on, Hold.id))


def expunge(scope, thing_ids) -> int:
    """Forget what is known of held things that are forgotten themselves: days and tokens; says how many tokens."""
    access.require(scope, "retention.run")
    holds = scope.all(scope.select(Hold.id).where(Hold.thing_id.in_(list(thing_ids))))
    gone = scope.drop(HoldToken, HoldToken.hold_id, holds)
    scope.drop(Hold, Hold.id, holds)
    return gone
