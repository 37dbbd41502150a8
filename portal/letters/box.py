"""The side of somebody who got a letter: a link that works once, a code, a box that leads to nothing else."""

import json

from sqlalchemy import select

from .. import access, audit, cases, clock, sealing
from ..db import db
from ..errors import NotFound, Refused
from . import appeals, rules, sending, way_back
from .models import SENT, Letter, LetterBox, LetterIndex, LetterSheet
from .views import BoxView, SheetView

LONGEST = 50_000
ANSWER = "answer"
_NOWHERE = "site"


def link_good(token: str) -> bool:
    """Whether a link opens something. Looking does not use it up."""
    found = sealing.load_session(token)
    return found is not None and found[0].state == rules.LINK


def take(token: str) -> str:
    """Use a link up, once and for all: gives the code of the box. NotFound when it was used or is too old."""
    found = sealing.load_session(token)
    if found is None or found[0].state != rules.LINK:
        raise NotFound
    sealing.end_session(token)
    return found[1]["code"]


def enter(code: str):
    """Whoever holds this code as an Actor, or None for every code that opens nothing, whatever the reason."""
    if sealing.receipt.tidy(code) is None:
        return None
    index = sealing.receipt.index(code)
    row = db.session.scalars(select(LetterIndex).where(LetterIndex.index == index)).first()
    actor = access.reporter(row.place if row else _NOWHERE, index, sealing.receipt.key(code))
    try:
        box = box_of(actor)
    except NotFound:
        return None
    if not sealing.holds(actor, box.lock_id):
        return None
    _entered(actor, box)
    return actor


def box_of(actor) -> LetterBox:
    """The box of this code."""
    row = db.session.scalars(
        select(LetterIndex).where(LetterIndex.index == actor.holder, LetterIndex.place == actor.partition)
    ).first()
    box = actor.get(LetterBox, row.box_id) if row else None
    if box is None or actor.role != "reporter" or actor.key is None:
        raise NotFound
    return box


def _entered(actor, box: LetterBox) -> None:
    """The first look says that the letters in it have arrived."""
    box.entered_day = box.entered_day or clock.today()
    for row in _sent(actor, box):
        row.read_day = row.read_day or clock.today()
    db.session.flush()


def _sent(actor, box: LetterBox) -> list[Letter]:
    wanted = actor.select(Letter).where(
        Letter.case_id == box.case_id, Letter.party_id == box.party_id, Letter.state == SENT
    )
    return actor.all(wanted)


def keep_open(actor) -> str:
    """A key for the hidden `box_key`, good for half an hour."""
    body = {"place": actor.partition, "index": actor.holder, "box": "letter"}
    return sealing.start_session(body, actor.key, state=sealing.BOX)


def reopen(box_key: str):
    """Whoever stands behind a `box_key`, or None when it is over, was never one, or is a reporter's."""
    found = sealing.load_session(box_key)
    if found is None or found[0].state != sealing.BOX or found[2] is None or found[1].get("box") != "letter":
        return None
    _row, body, key = found
    return access.reporter(body["place"], body["index"], key)


def shut(box_key: str) -> None:
    """Leave the box."""
    sealing.end_session(box_key)


def read(actor) -> BoxView:
    """Letters and answers, oldest first: nothing else, and nobody's name but the place's."""
    box = box_of(actor)
    rows = actor.all(actor.select(LetterSheet).where(LetterSheet.box_id == box.id).order_by(LetterSheet.number))
    words = sealing.open_many(actor, [(row.record_id, sending.sheet_place(row.id)) for row in rows])
    sheets = tuple(SheetView(row.kind, json.loads(words[row.record_id]), row.day) for row in rows)
    sent = _sent(actor, box)
    read_all = bool(sent) and all(row.acknowledged_day for row in sent)
    until = appeals.last_day(actor, box.case_id, box)
    back, back_from = way_back.standing(actor, box)
    more = {"back": back, "back_from": back_from}
    return BoxView(actor.partition, sheets, read_all, appeals.standing(actor, box), until, **more)


def write(actor, text: str, once: str) -> bool:
    """An answer, for the people who handle it; False when this very one has arrived before."""
    box = box_of(actor)
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long", longest=LONGEST)
    mine = actor.select(LetterSheet.id).where(LetterSheet.box_id == box.id, LetterSheet.kind == ANSWER)
    if actor.count(mine) >= rules.MOST_ANSWERS:
        raise Refused("box_quiet")
    token = sealing.tag("letters.once", actor.holder, once)
    if not sending.put_sheet(actor, box, ANSWER, {"text": text}, once=token):
        return False
    cases.step(access.letterbox(actor.partition), box.case_id, "letter_answered", text, kind="from_box")
    audit.record(actor, "letters.answered", box.id)
    return True


def appeal(actor, text: str) -> None:
    """Ask for another look by people who did not decide. Raises Refused as appeals says."""
    box = box_of(actor)
    appeal_id = appeals.ask_from_box(actor, box, text)
    once = sealing.tag("letters.appeal", actor.holder, appeal_id)
    sending.put_sheet(actor, box, "appeal", {"text": text}, once=once)
    audit.record(actor, "letters.appealed", box.id)


def ask_back(actor, text: str) -> None:
    """Ask to take part again. Raises Refused as way_back says."""
    way_back.ask(actor, box_of(actor), text)


def acknowledge(actor) -> None:
    """Say that one has read what lies there."""
    box = box_of(actor)
    for row in _sent(actor, box):
        row.acknowledged_day = row.acknowledged_day or clock.today()
    db.session.flush()
    audit.record(actor, "letters.acknowledged", box.id)
