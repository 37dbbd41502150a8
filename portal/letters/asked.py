"""Boxes of people who asked something themselves: the same codes behind the same door, but no case behind them.

`make` and `put` need no key; `sheets` is for whoever opened the box. `shows` hangs the page such a box opens with.
"""

import json
from collections.abc import Callable

from sqlalchemy import delete

from .. import sealing
from ..db import db, new_id
from . import sending
from .models import LetterBox, LetterIndex, LetterSheet
from .views import SheetView

_pages: list[Callable] = []


def shows(page: Callable) -> Callable:
    """Let a room above show these boxes: `page(actor, box_id, box_key, act)` gives a response."""
    _pages.append(page)
    return page


def show(actor, box, box_key: str, act: str = ""):
    """The page of a box that belongs to no case."""
    return _pages[0](actor, box.id, box_key, act)


def make(scope, code: str, day) -> str:
    """A box that only this code opens; returns its id."""
    lock = sealing.create_lock(scope, "dialogue", [sealing.receipt.holder(code)])
    box = scope.add(LetterBox(id=new_id(), case_id="", party_id="", lock_id=lock))
    box.made_day = day
    db.session.flush()
    db.session.add(LetterIndex(index=sealing.receipt.index(code), place=scope.partition, box_id=box.id))
    db.session.flush()
    return box.id


def put(scope, box_id: str, kind: str, parts: dict, *, once: str = "") -> bool:
    """Seal one sheet into it; False when this very one lies there already."""
    return sending.put_sheet(scope, scope.get(LetterBox, box_id), kind, parts, once=once or new_id())


def drop(scope, box_ids) -> None:
    """Take boxes away, their keys first: their codes open nothing from then on."""
    ids = list(box_ids)
    sealing.clear_all(scope, scope.all(scope.select(LetterBox.lock_id).where(LetterBox.id.in_(ids))))
    db.session.execute(delete(LetterIndex).where(LetterIndex.box_id.in_(ids)))
    scope.drop(LetterSheet, LetterSheet.box_id, ids)
    scope.drop(LetterBox, LetterBox.id, ids)


def sheets(actor, box_id: str) -> tuple[SheetView, ...]:
    """What lies in it, oldest first."""
    rows = actor.all(actor.select(LetterSheet).where(LetterSheet.box_id == box_id).order_by(LetterSheet.number))
    words = sealing.open_many(actor, [(row.record_id, sending.sheet_place(row.id)) for row in rows])
    return tuple(SheetView(row.kind, json.loads(words[row.record_id]), row.day) for row in rows)
