"""A signed letter leaves: by mail, which carries a link and no word of it, on paper, or into a box that is open."""

import json
from dataclasses import dataclass, field

from .. import audit, cases, clock, mail, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import composing, letters, rules
from .models import BOX, MAIL, SENT, WAYS, Letter, LetterBox, LetterIndex, LetterSheet


@dataclass(frozen=True)
class Sent:
    """A letter that has left. `token`: what opens a new box, once; it is nowhere else."""

    letter_id: str
    way: str
    token: str = field(default="", repr=False)


def send(
    actor, case_id: str, letter_id: str, way: str, *, address: str = "", fresh: bool = False, version: int | None = None
) -> Sent:
    """Let a signed letter go. `fresh`: into a new box, because the way into the old one is lost.

    Raises Refused no_box, no_address; details_open when the case has grown so that the letter would now tell more.
    """
    row = composing.held_still(actor, case_id, letter_id, "send", "letter.send", version)
    if way not in WAYS:
        raise Refused("unknown_code")
    view = composing.ready(actor, row)
    box, token = composing.box_of(actor, case_id, row.party_id), ""
    if way == BOX and box is None:
        raise Refused("no_box")
    if box is None or fresh:
        box, token = _new_box(actor, row)
    put_sheet(actor, box, row.kind, view.parts, once=row.id)
    if way == MAIL and not cases.see(actor, case_id).drill:  # practice is mailed to nobody
        _post(address, token)
    row.state, row.way = rules.follow(row.state, "send"), way
    row.sent_day, row.sender = clock.today(), actor.person
    db.session.flush()
    cases.step(actor, case_id, "letter_sent", person_id=actor.person)
    audit.record(actor, "letters.sent", row.id)
    return Sent(row.id, way, token)


def _post(address: str, token: str) -> None:
    try:
        mail.post(address.strip(), letters.a_letter(token) if token else letters.something_new())
    except Refused:
        raise Refused("no_address") from None


def _new_box(actor, row: Letter) -> tuple[LetterBox, str]:
    """A box only its owner will hold the key of, with every letter they got so far; and what opens it once."""
    code = sealing.receipt.new()
    lock = sealing.create_lock(actor, "dialogue", [sealing.receipt.holder(code)])
    _close_old(actor, row)
    box = actor.add(LetterBox(id=new_id(), case_id=row.case_id, party_id=row.party_id, lock_id=lock))
    box.made_day = clock.today()
    db.session.flush()
    db.session.add(LetterIndex(index=sealing.receipt.index(code), place=actor.partition, box_id=box.id))
    earlier = actor.select(Letter).where(
        Letter.case_id == row.case_id, Letter.party_id == row.party_id, Letter.state == SENT, Letter.id != row.id
    )
    for one in actor.all(earlier.order_by(Letter.sent_day, Letter.at)):
        put_sheet(actor, box, one.kind, composing.told(actor, one)["parts"], once=one.id, day=one.sent_day)
    return box, sealing.start_session({"code": code}, None, state=rules.LINK)


def _close_old(actor, row: Letter) -> None:
    """A box whose way in is lost opens for nobody any more."""
    wanted = actor.select(LetterBox).where(LetterBox.case_id == row.case_id, LetterBox.party_id == row.party_id)
    for box in actor.all(wanted):
        for found in db.session.scalars(db.select(LetterIndex).where(LetterIndex.box_id == box.id)):
            db.session.delete(found)
        box.entered_day = None


def put_sheet(scope, box: LetterBox, kind: str, parts: dict, *, once: str, day=None) -> bool:
    """Seal one sheet into a box, without any key; False when this very one lies there already."""
    there = scope.select(LetterSheet.once).where(LetterSheet.box_id == box.id)
    mine = scope.all(there)
    if once in mine:
        return False
    sheet = LetterSheet(id=new_id(), box_id=box.id, number=len(mine) + 1, kind=kind, once=once)
    sheet.day = day or clock.today()
    sheet.record_id = sealing.seal(scope, json.dumps(parts), to=box.lock_id, about=sheet_place(sheet.id))
    scope.add(sheet)
    db.session.flush()
    return True


def sheet_place(sheet_id: str) -> str:
    """What a sheet's words are bound to."""
    return f"letters.sheet:{sheet_id}"


def acknowledge(actor, case_id: str, letter_id: str) -> None:
    """Write down that somebody said they have it: on paper, or face to face."""
    row = composing.letter_of(actor, case_id, letter_id, hold=True)
    require(actor, "letter.send", cases.see(actor, case_id))
    rules.follow(row.state, "acknowledge")
    row.acknowledged_day = row.acknowledged_day or clock.today()
    db.session.flush()
    audit.record(actor, "letters.acknowledged", row.id)
