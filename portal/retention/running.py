"""The day itself: look at what falls due, tell those who keep time, forget what was due at an earlier look too.

Whatever goes stood on the list for a month, and two looks lie an hour apart; nothing goes right after the clock jumped.
A demo's data waits for nothing. Running it twice is no harm. Each portion is a transaction of its own, so that the
portal serves meanwhile.
"""

from collections import Counter
from datetime import datetime, timedelta

from .. import access, cases, clock, disclosure, register, reports, sealing
from ..db import db, new_id, wipe_traces, writing
from . import expunging, letters, rules
from .gathering import CASE, REPORT, SHEET, Item, items, within
from .invented import is_invented
from .models import Certificate, Hold, Mark, Round
from .schedule import COMMITTEE

PORTION = 50
SITE = "site"


def places() -> list[str]:
    """Every place that keeps things about people."""
    return [*(place for _slug, place in access.teams()), COMMITTEE]


def preview() -> dict[str, list[Item]]:
    """{place: what falls due within a month, or stands still}. Changes nothing."""
    today = clock.today()
    notice = not is_invented()
    found = {place: items(access.keeper(place), today, notice=notice) for place in places()}
    return {place: [*within(there, today), *(one for one in there if one.why)] for place, there in found.items()}


def run(now: datetime, *, at_once: bool | None = None) -> dict[str, Counter]:
    """Forget what is due; {place: how much of each kind went}. Not inside a transaction of the caller's.

    `at_once`: without notice and without a second look; unless told, so it is with data that was invented.
    """
    at_once = is_invented() if at_once is None else at_once
    with writing():
        waiting = _round(now) and not at_once
    made = {}
    for place in places():
        with writing():
            ready = _look(access.keeper(place), now, at_once, waiting)
        gone = Counter()
        for start in range(0, len(ready), PORTION):
            with writing():
                gone += _portion(access.keeper(place), ready[start : start + PORTION])
        if gone:
            made[place] = gone
    with writing():
        made |= _old(now)
    tidy(now, bool(made))
    return made


def _old(now: datetime) -> dict[str, Counter]:
    """What has an end of its own, whatever the times of a place: what a community was told."""
    found = {place: disclosure.expunge_old(access.keeper(place), now) for place in places() if place != COMMITTEE}
    return {place: gone for place, gone in found.items() if gone}


def tidy(now: datetime, went: bool) -> None:
    """After something went: the bytes of files, then those of the database and its log."""
    if went:
        with writing():
            sealing.sweep_blobs(now)
        wipe_traces()


def went_lately(now: datetime) -> bool:
    """Whether anything was forgotten today or yesterday."""
    since = now.date() - timedelta(days=1)
    found = [scope.select(Certificate.id).where(Certificate.day >= since) for scope in map(access.keeper, places())]
    return any(db.session.scalars(wanted.limit(1)).first() for wanted in found)


def _round(now: datetime) -> bool:
    """Note this look; whether nothing may go yet, because the clock jumped or the portal slept."""
    scope = access.keeper(SITE)
    row = scope.first(scope.select(Round))
    if row is None:
        scope.add(Round(id=new_id(), last_at=now))
        db.session.flush()
        return False
    gap = now - row.last_at
    if gap > rules.JUMP or gap < -rules.APART:
        row.wait_until = now + rules.WAIT
    elif row.wait_until is not None and row.wait_until <= now:
        row.wait_until = None
    row.last_at = now
    db.session.flush()
    return row.wait_until is not None


def _look(scope, now: datetime, at_once: bool, waiting: bool) -> list[Item]:
    """Mark what falls due, tell of what is new, and say what may go now."""
    today = now.date()
    found = items(scope, today, notice=not at_once)
    _look_again(scope, found, today)
    near = {(one.id, one.stage): one for one in within(found, today)}
    marks = {(row.thing_id, row.stage): row for row in scope.all(scope.select(Mark))}
    for key in marks.keys() - near.keys():
        scope.remove(marks.pop(key))
    fresh = [one for key, one in near.items() if key not in marks]
    for one in fresh:
        scope.add(Mark(id=new_id(), thing_id=one.id, stage=one.stage, due_on=one.due, seen_at=now))
    for key, row in marks.items():
        row.due_on = near[key].due
        if row.seen_at > now:
            row.seen_at = now
    db.session.flush()
    _tell(scope, fresh, letters.something_falls_due())
    if waiting:
        return []
    known = {key for key, row in marks.items() if row.seen_at <= now - rules.APART}
    return [one for key, one in near.items() if one.due <= today and (at_once or key in known)]


def _look_again(scope, found, today) -> None:
    """Half a year after something was held, somebody looks whether it still has to be."""
    over = [one for one in found if one.hold and one.hold.review_on <= today and one.hold.told_on is None]
    for one in over:
        one.hold.told_on = today
    db.session.flush()
    _tell(scope, over, letters.look_at_holds())


def keepers(place: str) -> list[str]:
    """Those who keep time at a place."""
    return list(access.people_with(place, ("keyholder",) if place == COMMITTEE else ("lead",)))


def _tell(scope, found: list[Item], letter) -> None:
    """One letter to those who keep time here, none to somebody who is shut out of all of it."""
    told = [one for one in keepers(scope.partition) if _knows(scope, one, found)]
    if told:
        reports.tell(told, letter)


def _knows(scope, person: str, found: list[Item]) -> bool:
    ids = [one.id for one in found]
    return bool(set(ids) - access.barred_among(scope, ids, person)) if ids else False


def _portion(scope, ready: list[Item]) -> Counter:
    """Forget some, unless somebody held one, or took it up again, since it was looked at."""
    held = set(scope.all(scope.select(Hold.thing_id).where(Hold.ended_on.is_(None))))
    running = cases.awake_among(scope, [one.id for one in ready if one.what == CASE])
    return expunging.forget(scope, [one for one in ready if one.id not in held | running])


def again(now: datetime) -> int:
    """What was forgotten before is forgotten again: after a backup was put back, before anybody is served."""
    gone, done = sealing.gone(), 0
    if not gone:
        return 0
    for place in places():
        with writing():
            back = _back(access.keeper(place), gone)
        for start in range(0, len(back), PORTION):
            with writing():
                expunging.forget(access.keeper(place), back[start : start + PORTION])
        done += len(back)
    tidy(now, bool(done))
    return done


def _back(scope, gone: frozenset[str]) -> list[Item]:
    made = []
    for one in cases.resting(scope):
        if one.id in gone:
            made.append(Item(CASE, one.id, one.code_name, "", rules.NAMES, None, also=one.joined))
        elif f"{one.id}{expunging.BARE}" in gone and not one.words_gone:
            made.append(Item(CASE, one.id, one.code_name, "", rules.WORDS, None, also=one.joined))
    loose = {one.id for one in cases.loose_reports(scope)}
    made += [Item(REPORT, one, "", "", rules.NAMES, None) for one in sorted(loose & gone)]
    if scope.partition == COMMITTEE:
        there = register.times(access.keeper("register"), clock.today())
        sheets = sorted(one for one, record in there.items() if record.sheet and one in gone)
        made += [Item(SHEET, one, "", "", rules.NAMES, None) for one in sheets]
    return made
