"""A community brings a list: looked at, sealed at once, sent. Its rows open for nobody here from then on."""

import json
from dataclasses import dataclass
from datetime import timedelta

from .. import access, audit, clock, communities, matching, register, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import agreements, letters, rules
from .models import ScreeningAttempt, ScreeningCheck, ScreeningList, ScreeningNews
from .places import COMMITTEE, checks_box, lookers
from .reading import Row

PREVIEW, SENT = "preview", "sent"
DIGEST = 12
QUERIES_IN = timedelta(days=30)


@dataclass(frozen=True)
class Brought:
    """A list that lies sealed and is not sent yet."""

    id: str
    size: int
    fresh: int


def about(list_id: str, part: str = "rows") -> str:
    """What a sealed text of a list is bound to."""
    return f"screening.{part}:{list_id}"


def bring(
    actor, event_id: str, rows: tuple[Row, ...], kind: str, *, noticed: bool, why: str = "", key: str = ""
) -> Brought:
    """Seal a list for the key holders. Only rows no earlier list of the event had are in it; nothing is sent yet.

    `why`: the reason of a query. `key`: what the tokens of a private check were made with.
    """
    require(actor, "screening.bring")
    agreement, event = agreements.in_force(actor), communities.event_by_id(actor, event_id)
    rules.check_day(event.first_day, event.last_day, clock.today(event.zone))
    if kind not in rules.KINDS or len(rows) > rules.MOST_ROWS:
        raise Refused("list_kind" if kind not in rules.KINDS else "list_too_long")
    if not noticed:
        raise Refused("notice_needed")
    _need_people(actor)
    sent = _that_count(actor, event_id)
    keys = [_key(row) for row in rows]
    marks = _marks(actor, event_id, keys)
    old = _marks_of(sent, kind) if kind in (rules.ATTENDEES, rules.SPEAKERS) else set()
    fresh = [row for row, mark in zip(rows, marks, strict=True) if mark not in old]
    _check(actor, event, kind, fresh, sent, keys)
    once = _key_once(actor, key) if kind == rules.TOKENS else b""
    _throw_away(actor)
    made, now = new_id(), clock.now()
    held = {"rows": [[row.number, row.name, row.mail, row.handle] for row in fresh], "why": why.strip(), "key": key}
    facts = {"event_id": event.id, "kind": kind, "size": len(rows), "fresh": len(fresh), "state": PREVIEW}
    facts |= {"sent_at": now, "answer_at": rules.earliest(now, agreement.terms.days_wait, event.zone)}
    row = ScreeningList(id=made, agreement_id=agreement.id, person_id=actor.person, **facts)
    row.seen = b"".join(sorted(set(marks))) if kind in (rules.ATTENDEES, rules.SPEAKERS) else once
    row.old = bytes(mark in old for mark in marks)
    actor.add(row)
    _put_up(actor, row, event, held)
    audit.record(actor, "screening.list_sealed", made)
    return Brought(made, len(rows), len(fresh))


def _need_people(actor) -> None:
    """Raise Refused where nobody could compare a list, or too few could look at it."""
    if not register.key_holders(actor) or len(lookers(actor.partition)) < 2:
        raise Refused("nobody_to_look")


def _key(row: Row) -> tuple[str, ...]:
    return row.keys or (matching.name_key(row.name), matching.mail_key(row.mail), matching.handle_key(row.handle))


def _marks(actor, event_id: str, keys) -> list[bytes]:
    """Keyed digests of rows: under the server's pepper, one space for each event (settled 7)."""
    made = sealing.blind_many("screening row", f"{actor.partition}:{event_id}", keys)
    return [one[:DIGEST] for one in made]


def _key_once(actor, key: str) -> bytes:
    """A keyed digest of the key of a private check. Raises Refused("key_used"): each check has a key of its own."""
    mark = bytes.fromhex(sealing.blind("screening key", actor.partition, key))[:DIGEST]
    used = actor.select(ScreeningList.id).where(ScreeningList.kind == rules.TOKENS, ScreeningList.seen == mark)
    if actor.first(used) is not None:
        raise Refused("key_used")
    return mark


def _marks_of(sent, kind: str) -> set[bytes]:
    raw = [one.seen for one in sent if one.kind == kind]
    return {marks[at : at + DIGEST] for marks in raw for at in range(0, len(marks), DIGEST)}


def _check(actor, event, kind: str, fresh, sent, keys) -> None:
    alike = [one for one in sent if one.kind == kind]
    if not fresh:
        raise Refused("nothing_new")
    if kind == rules.QUERY:
        since = clock.now() - QUERIES_IN
        asked = ScreeningList.kind == rules.QUERY, ScreeningList.sent_at > since, ScreeningList.state == SENT
        if actor.count(actor.select(ScreeningList.id).where(*asked)) >= rules.MOST_LISTS[rules.QUERY]:
            raise Refused("query_many", most=rules.MOST_LISTS[rules.QUERY])
        return
    rules.check_spellings(keys)
    rules.check_list(kind, len(fresh), len(alike), sum(one.fresh for one in sent), event.size)


def _throw_away(actor) -> None:
    """What this person brought before and did not send."""
    mine = ScreeningList.state == PREVIEW, ScreeningList.person_id == actor.person
    for one in actor.all(actor.select(ScreeningList).where(*mine)):
        drop(actor, one)


def drop(scope, row: ScreeningList) -> None:
    """Forget a list that was not sent, at both places."""
    up = checks_box()
    check = up.get(ScreeningCheck, row.id)
    if check is not None:
        sealing.shred(up, check.lock_id)
        up.remove(check)
    scope.remove(row)
    db.session.flush()


def _put_up(actor, row: ScreeningList, event, held: dict) -> None:
    up = checks_box()
    holders = sealing.holders_of(register.key_holders(actor))
    lock = sealing.create_lock(up, "screening", holders)
    record = sealing.seal(up, json.dumps(held, ensure_ascii=False), to=lock, about=about(row.id))
    same = {
        name: getattr(row, name)
        for name in ("id", "event_id", "kind", "size", "fresh", "state", "sent_at", "answer_at")
    }
    check = ScreeningCheck(community=actor.partition, event_name=event.name, last_day=event.last_day, **same)
    check.lock_id, check.record_id, check.wipe_at = lock, record, row.sent_at + rules.KEPT
    up.add(check)
    db.session.flush()


def send(actor, list_id: str) -> None:
    """Send a list that was looked at. From here on its clock runs; key holders are told."""
    require(actor, "screening.bring")
    row = _mine(actor, list_id)
    if row.state != PREVIEW:
        raise Conflict("list_sent")
    agreement = agreements.in_force(actor)
    event = communities.event_by_id(actor, row.event_id)
    now = clock.now()
    check = checks_box().get(ScreeningCheck, row.id)
    for one in (row, check):
        one.sent_at, one.answer_at = now, rules.earliest(now, agreement.terms.days_wait, event.zone)
    row.state, check.state, check.wipe_at = SENT, rules.WAITING, now + timedelta(days=agreement.terms.days_kept)
    db.session.flush()
    audit.record(actor, "screening.list_sent", row.id)
    audit.record(access.keeper(COMMITTEE), "screening.list_came", row.id)
    reports.tell(register.key_holders(actor), letters.list_waits())


def throw_away(actor, list_id: str) -> None:
    """Not sent: it is shredded."""
    require(actor, "screening.bring")
    row = _mine(actor, list_id)
    if row.state != PREVIEW:
        raise Conflict("list_sent")
    drop(actor, row)
    audit.record(actor, "screening.list_dropped", list_id)


def _mine(actor, list_id: str) -> ScreeningList:
    row = actor.first(actor.select(ScreeningList).where(ScreeningList.id == list_id).with_for_update())
    if row is None:
        raise NotFound
    return row


def lists_of(scope, event_id: str | None = None) -> list[ScreeningList]:
    """What was sent for an event, or for all of them, the newest first."""
    wanted = scope.select(ScreeningList).where(ScreeningList.state == SENT)
    if event_id:
        wanted = wanted.where(ScreeningList.event_id == event_id)
    return scope.all(wanted.order_by(ScreeningList.sent_at.desc(), ScreeningList.id))


def _that_count(actor, event_id: str) -> list[ScreeningList]:
    """Those that count against what an event may ask: not what nobody answered in time, which may come once more."""
    over = actor.select(ScreeningNews.list_id).where(ScreeningNews.what == "lapsed")
    lapsed = set(actor.all(over))
    return [one for one in lists_of(actor, event_id) if one.id not in lapsed]


def turned_away(actor, event_id: str, code: str) -> None:
    """Note that somebody met a limit that keeps people from being looked up, and tell those who lead the committee."""
    require(actor, "screening.bring")
    facts = {"community": actor.partition, "event_id": event_id, "code": code, "person_id": actor.person}
    checks_box().add(ScreeningAttempt(id=new_id(), at=clock.now(), **facts))
    db.session.flush()
    audit.record(actor, "screening.turned_away", event_id, stands=True)
    reports.tell(sorted(access.people_with(COMMITTEE, access.OPENERS)), letters.alarm())
