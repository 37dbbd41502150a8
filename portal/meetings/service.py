"""The verbs of a meeting: plan, add topics, begin, write, say where one stands, close."""

from datetime import date

from .. import access, audit, cases, clock, committee, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import letters, rules
from .agenda import what_waits
from .models import Meeting, MeetingItem, MeetingMinute, Presence

PLACE = "committee"
LONGEST = 20_000
MOST_TOPICS = 60


def place_of(kind: str, row_id: str) -> str:
    """What a sealed text of this room is bound to."""
    return f"meetings.{kind}:{row_id}"


def plan(actor, day: date) -> str:
    """Plan a meeting; every vouched member can read it, and is told by mail that there is one. Returns its id."""
    require(actor, "meeting.hold")
    if day < clock.today():
        raise Refused("day_gone")
    members = access.vouched_holders(PLACE, access.MEMBERS)
    lock = sealing.create_lock(actor, "minutes", members)
    row = Meeting(id=new_id(), day=day, state=rules.PLANNED, lock_id=lock, planner=actor.person, at=clock.now())
    actor.add(row)
    db.session.flush()
    reports.tell([one.id for one in members if one.id != actor.person], letters.planned())
    audit.record(actor, "meetings.planned", row.id)
    return row.id


def held_row(actor, meeting_id: str, act: str) -> Meeting:
    """A meeting for an act, locked until the transaction ends, in the state that follows."""
    require(actor, "meeting.hold")
    row = actor.first(actor.select(Meeting).where(Meeting.id == meeting_id).with_for_update())
    if row is None or not sealing.holds(actor, row.lock_id):
        raise NotFound
    row.state = rules.follow(row.state, act)
    return row


def add_topic(actor, meeting_id: str, words: str) -> str:
    """Put a topic of one's own on the agenda. Raises Refused words_needed or too_many."""
    row = held_row(actor, meeting_id, "topic")
    words = _checked(words)
    items = _items(actor, meeting_id)
    if sum(one.kind == rules.TOPIC for one in items) >= MOST_TOPICS:
        raise Refused("too_many")
    item = MeetingItem(id=new_id(), meeting_id=row.id, number=len(items) + 1, kind=rules.TOPIC, author=actor.person)
    item.record_id = sealing.seal(actor, words, to=row.lock_id, about=place_of("topic", item.id))
    actor.add(item)
    db.session.flush()
    audit.record(actor, "meetings.topic_added", item.id)
    return item.id


def drop_topic(actor, meeting_id: str, item_id: str) -> None:
    """Take one's own topic off again, before the meeting."""
    held_row(actor, meeting_id, "drop")
    item = _item(actor, meeting_id, item_id)
    if item.kind != rules.TOPIC or item.author != actor.person:
        raise NotFound
    sealing.discard(actor, item.record_id)
    actor.remove(item)
    db.session.flush()
    audit.record(actor, "meetings.topic_dropped", item_id)


def call_off(actor, meeting_id: str) -> None:
    """It does not take place."""
    held_row(actor, meeting_id, "call_off")
    audit.record(actor, "meetings.called_off", meeting_id)


def begin(actor, meeting_id: str, present=()) -> None:
    """Begin: all that waits becomes the agenda; each reader sees their part. Who became a member since gets the key."""
    row = held_row(actor, meeting_id, "begin")
    for holder in access.vouched_holders(PLACE, access.MEMBERS):
        if not sealing.holds(actor, row.lock_id, holder.id):
            sealing.grant(actor, row.lock_id, holder)
    topics = _items(actor, meeting_id)
    waits = what_waits(access.keeper(PLACE))
    for number, one in enumerate(waits, 1):
        item = MeetingItem(id=new_id(), meeting_id=row.id, number=number, kind=one.kind, case_id=one.case_id)
        item.community, item.person_id = one.community, one.person_id or None
        actor.add(item)
    for number, item in enumerate(topics, len(waits) + 1):
        item.number = number
    db.session.flush()
    _note_presence(actor, row, present)
    audit.record(actor, "meetings.begun", meeting_id)


def attend(actor, meeting_id: str, present) -> None:
    """Who is there."""
    row = held_row(actor, meeting_id, "attend")
    _note_presence(actor, row, present)
    audit.record(actor, "meetings.attended", meeting_id)


def _note_presence(actor, row: Meeting, present) -> None:
    members = set(access.people_with(PLACE, access.MEMBERS))
    there = set(actor.all(actor.select(Presence.person_id).where(Presence.meeting_id == row.id)))
    wanted = set(present) & members
    gone = Presence.person_id.in_(sorted(there - wanted))
    db.session.execute(actor.delete(Presence).where(Presence.meeting_id == row.id, gone))
    for person in sorted(wanted - there):
        actor.add(Presence(id=new_id(), meeting_id=row.id, person_id=person))
    db.session.flush()


def write(actor, meeting_id: str, item_id: str, words: str) -> None:
    """Write down what was said under one line; of a case, as a note of that case, for those who can open it."""
    row = held_row(actor, meeting_id, "write")
    item, words = _item(actor, meeting_id, item_id), _checked(words)
    minute = MeetingMinute(id=new_id(), item_id=item.id, author=actor.person, at=clock.now())
    if item.case_id:
        minute.note_id = cases.note(actor, item.case_id, "note", words)
    else:
        minute.record_id = sealing.seal(actor, words, to=row.lock_id, about=place_of("minute", minute.id))
    actor.add(minute)
    db.session.flush()
    audit.record(actor, "meetings.written", minute.id)


def stand(actor, meeting_id: str, item_id: str, proposal_id: str) -> bool:
    """Agree to the proposal of a case on the agenda: one's own word, in the case itself. True when it is decided."""
    held_row(actor, meeting_id, "stand")
    item = _item(actor, meeting_id, item_id)
    if not item.case_id:
        raise NotFound
    audit.record(actor, "meetings.stood", item_id)
    return committee.agree(actor, proposal_id, case_id=item.case_id)


def close(actor, meeting_id: str) -> None:
    """The meeting is over: nothing is written under it any more."""
    held_row(actor, meeting_id, "close")
    audit.record(actor, "meetings.closed", meeting_id)


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise Refused("words_needed")
    if len(words) > LONGEST:
        raise Refused("words_long")
    return words


def _items(scope, meeting_id: str) -> list[MeetingItem]:
    wanted = scope.select(MeetingItem).where(MeetingItem.meeting_id == meeting_id)
    return scope.all(wanted.order_by(MeetingItem.number, MeetingItem.id))


def _item(actor, meeting_id: str, item_id: str) -> MeetingItem:
    """A line of this meeting; NotFound for whoever may not know of its case."""
    item = actor.get(MeetingItem, item_id)
    if item is None or item.meeting_id != meeting_id or (item.case_id and not cases.known(actor, [item.case_id])):
        raise NotFound
    return item


def expunge(scope, case_ids) -> int:
    """Forget who said something of these cases, and when; what it was went with the cases. Says how many times."""
    require(scope, "retention.run")
    items = scope.all(scope.select(MeetingItem.id).where(MeetingItem.case_id.in_(list(case_ids))))
    return scope.drop(MeetingMinute, MeetingMinute.item_id, items)
