"""What the keeper does: opens answers at their hour, wipes what is due, forgets what was not sent."""

from datetime import datetime, timedelta

from .. import access, audit, reports, sealing
from ..db import db
from ..keeper import Duty
from . import letters, rules
from .answering import ANSWERED, lapse
from .models import ScreeningCheck, ScreeningList, ScreeningNews, ScreeningTold
from .places import PLACE, RECEIVERS
from .sending import PREVIEW, drop

LATE = timedelta(days=60)
"""A keeper that stood still for so long still opens what is due."""


def _places(*where) -> list[str]:
    """The communities whose lists are like that: the others are not asked."""
    up = access.letterbox(PLACE)
    return sorted(set(up.all(up.select(ScreeningCheck.community).where(*where))))


def open_answers(now: datetime) -> int:
    """Give what was withheld to those an answer is for, at its hour; all are told in the same words."""
    done = 0
    for place in _places(ScreeningCheck.answer_at <= now, ScreeningCheck.answer_at > now - LATE):
        scope = access.letterbox(place)
        due = ScreeningNews.what == ANSWERED, ScreeningNews.code == "", ScreeningNews.opens_at <= now
        rows, people = scope.all(scope.select(ScreeningNews).where(*due)), list(access.people_with(place, RECEIVERS))
        for news in rows:
            _open(scope, news, people)
        for list_id in sorted({news.list_id for news in rows}):
            audit.record(access.keeper(place), "screening.answer_opened", list_id)
            reports.tell(sorted(people), letters.answer_came())
            done += 1
    return done


def _open(scope, news: ScreeningNews, people) -> None:
    """Give one part of an answer to those it is for, and take it from those who made it."""
    lookers = sealing.holders(scope, news.lock_id)
    given = sealing.unfold(scope, news.lock_id, people)
    news.code = "opened"
    db.session.flush()
    for one in lookers if given else ():
        if one not in given:
            sealing.revoke(scope, news.lock_id, one)


def wipe_due(now: datetime) -> int:
    """Lists nobody answered within a fortnight, and lists that were looked at and never sent."""
    done, up = 0, access.letterbox(PLACE)
    running = (rules.WAITING, rules.COMPARING, rules.LOOKING, rules.STUCK)
    for check in up.all(up.select(ScreeningCheck).where(ScreeningCheck.state.in_(running))):
        if now >= check.wipe_at or now.date() > check.last_day + rules.AFTER:
            lapse(check)
            done += 1
    for place in _places(ScreeningCheck.state == PREVIEW, ScreeningCheck.sent_at < now - rules.PREVIEW):
        scope = access.letterbox(place)
        old = ScreeningList.state == PREVIEW, ScreeningList.sent_at < now - rules.PREVIEW
        for row in scope.all(scope.select(ScreeningList).where(*old)):
            drop(scope, row)
            done += 1
    return done


def forget(now: datetime) -> int:
    """Digests of rows once no list of an event may come any more; answers, and what was told, after a year."""
    done, up = 0, access.letterbox(PLACE)
    over = {one.id for one in up.all(up.select(ScreeningCheck)) if now.date() > one.last_day + rules.AFTER}
    for _slug, place in access.teams():
        scope = access.letterbox(place)
        for row in scope.all(scope.select(ScreeningList).where(ScreeningList.seen != b"")):
            if row.id in over:
                row.seen, done = b"", done + 1
        old = ScreeningNews.what == ANSWERED, ScreeningNews.record_id != "", ScreeningNews.at < now - rules.ANSWERS_KEPT
        for news in scope.all(scope.select(ScreeningNews).where(*old)):
            sealing.shred(scope, news.lock_id)
            news.record_id, done = "", done + 1
    register = access.letterbox("register")
    for told in register.all(register.select(ScreeningTold).where(ScreeningTold.at < now - rules.ANSWERS_KEPT)):
        sealing.discard(register, told.record_id)
        register.remove(told)
        done += 1
    db.session.flush()
    return done


DUTIES = (
    Duty("screening.open", timedelta(minutes=1), open_answers),
    Duty("screening.wipe", timedelta(minutes=30), wipe_due),
    Duty("screening.forget", timedelta(hours=12), forget),
)
