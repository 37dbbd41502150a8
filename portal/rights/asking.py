"""The side of whoever asks what is held about them: no account, a code, a box behind the door of letters."""

import json
from dataclasses import asdict, dataclass

from .. import access, audit, clock, duty, letters, reports, sealing
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import people, rules
from .models import OPEN, RightsAsking, RightsNote, RightsRequest


@dataclass(frozen=True)
class Asked:
    """What somebody says of themself and wants. `proof`: what shows that it is them, for those who check alone."""

    kinds: tuple[str, ...]
    name: str
    others: str = ""
    words: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Box:
    """What lies in the box of somebody who asked. `may_write`: whether words go anywhere from here."""

    place: str
    sheets: tuple
    may_write: bool
    answered: bool


def about(kind: str, row_id: str) -> str:
    """What sealed words of this room are bound to."""
    return f"rights.{kind}:{row_id}"


def ask(actor, said: Asked, code: str, once: str) -> str:
    """Ask; whoever keeps the code has the box. Returns the asking's id, of the first one when it was sent twice.

    Raises Refused: nobody_to_check, kind_empty, name_empty, text_long.
    """
    there = access.letterbox(actor.partition)
    token = sealing.tag("rights.once", once)
    sent = there.first(there.select(RightsAsking.id).where(RightsAsking.once == token))
    if sent:
        raise Refused("sent_already", 409)
    _check(actor.partition, said)
    now = clock.now()
    row = RightsAsking(id=new_id(), once=token, state=OPEN, day=clock.today(), due=rules.due_from(now))
    row.box_id = letters.asked.make(there, code, clock.today())
    row.lock_id = sealing.create_lock(there, "identity", people.checkers(actor.partition))
    row.record_id = sealing.seal(there, json.dumps(asdict(said)), to=row.lock_id, about=about("asking", row.id))
    there.add(row)
    db.session.flush()
    told = {"kinds": list(said.kinds), "text": said.words}
    letters.asked.put(there, row.box_id, "asked", told)
    duty.start(there, row.id, rules.CHECK, thing_id=row.id, due=rules.check_by(now))
    audit.record(actor, "rights.asked", row.id)
    reports.tell([one.id for one in people.checkers(actor.partition)])
    return row.id


def _check(place: str, said: Asked) -> None:
    if not people.can_be_asked(place):
        raise Refused("nobody_to_check")
    if not said.kinds or not set(said.kinds) <= set(rules.KINDS):
        raise Refused("kind_empty")
    if not said.name.strip():
        raise Refused("name_empty")
    if not said.proof.strip():
        raise Refused("proof_empty")
    if any(len(words) > rules.LONGEST for words in (said.name, said.others, said.words, said.proof)):
        raise Refused("text_long", longest=rules.LONGEST)


def box(actor, box_id: str) -> Box:
    """What whoever holds the code finds. Nothing in it says how far the work is, beyond what was sent."""
    sheets = letters.asked.sheets(actor, box_id)
    kinds = {one.kind for one in sheets}
    return Box(actor.partition, sheets, "unsure" not in kinds, "told" in kinds)


def write(actor, box_id: str, text: str, once: str, *, disagree: bool = False) -> bool:
    """Words for those whose turn it is: who check, or who answer; False when these very ones arrived before.

    `disagree`: a statement that stays with what is held. Raises Refused text_empty, text_long, box_quiet.
    """
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > rules.LONGEST:
        raise Refused("text_long", longest=rules.LONGEST)
    there = access.letterbox(actor.partition)
    view = box(actor, box_id)
    mine = sum(one.kind in ("answer", "disagree") for one in view.sheets)
    if mine >= rules.MOST_WORDS or not view.may_write:
        raise Refused("box_quiet")
    row, kind = thing_of(there, box_id), "disagree" if disagree and view.answered else "answer"
    token = sealing.tag("rights.words", actor.holder, once)
    if not letters.asked.put(there, box_id, kind, {"text": text}, once=token):
        return False
    note(there, row, kind, text)
    audit.record(actor, "rights.written", row.id)
    reports.tell(sealing.holders(there, row.lock_id))
    return True


def thing_of(there, box_id: str):
    """What stands behind a box at this moment: the work, or the asking before it."""
    for model in (RightsRequest, RightsAsking):
        row = there.first(there.select(model).where(model.box_id == box_id))
        if row is not None:
            return row
    raise NotFound


def note(scope, row, kind: str, text: str, author: str = "") -> None:
    """Seal words beside an asking or a request, for whoever holds its key."""
    one = RightsNote(id=new_id(), thing_id=row.id, kind=kind, author=author, at=clock.now())
    one.record_id = sealing.seal(scope, text, to=row.lock_id, about=about("note", one.id))
    scope.add(one)
    db.session.flush()
