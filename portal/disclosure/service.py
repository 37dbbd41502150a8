"""Drafting, signing by a second key holder, sending, correcting. Only in the open vault; nothing leaves on one word."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from .. import access, accounts, audit, clock, register, reports, sealing
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .models import Arrived, Disclosure

LEADS = ("lead",)


@dataclass(frozen=True)
class Draft:
    """What shall be told. `who`, `text`, `advice` and the standing leave the house; `why` and `basis` stay here.

    `place` is a community, or "" with `outside` naming another committee. `left_out`: leads who must not read it.
    `check`: the list check it belongs to, for a community whose list named this person.
    """

    who: str
    footing: str
    text: str
    basis: str
    why: str
    place: str = ""
    outside: str = ""
    advice: str = ""
    left_out: tuple[str, ...] = ()
    check: str = ""


@dataclass(frozen=True)
class View:
    """One disclosure, opened for a key holder."""

    id: str
    root_id: str
    kind: str
    person_id: str
    code_name: str
    place: str
    state: str
    author: str
    at: datetime
    second: str
    settled_at: datetime | None
    told: dict

    @property
    def until(self) -> date | None:
        """The last day of the standing that is told."""
        return date.fromisoformat(self.told["until"]) if self.told.get("until") else None


def readers(place: str, left_out=()) -> dict[str, str]:
    """Who would read it at a community: {person id: name} of the leads who can open what is sealed to them."""
    found = [holder.id for holder in access.vouched_holders(place, LEADS) if holder.id not in left_out]
    return accounts.names(found)


def draft(actor, person_id: str, said: Draft, *, sure: bool = False) -> str:
    """Put what shall be told before a second key holder; returns its id. Nothing leaves yet."""
    scope, rows = register.inside(actor, "disclosure_drafted", person_id)
    seen = register.sight_of(actor)
    person = seen.whole(person_id)
    _check(said, sure)
    how = register.standings(seen, [person])[person.id]
    kept = ("who", "footing", "text", "basis", "why", "outside", "advice", "check")
    told = {name: getattr(said, name) for name in kept}
    told |= {"left_out": list(said.left_out), "standing": how.standing, "until": how.until and how.until.isoformat()}
    row = _put(scope, rows, actor, person.id, rules.TOLD, told, place=said.place)
    return row.id


def _check(said: Draft, sure: bool) -> None:
    if said.footing not in rules.FOOTINGS or said.basis not in rules.BASES:
        raise Refused("unknown_code")
    for name, code in (("who", "who_empty"), ("text", "text_empty"), ("why", "why_empty")):
        if not getattr(said, name).strip():
            raise Refused(code)
    if not said.place and not said.outside.strip():
        raise Refused("nobody_told")
    if said.place and not readers(said.place, said.left_out):
        raise Refused("nobody_to_read")
    register.check_words(f"{said.text}\n{said.advice}", sure)


def _put(scope, rows, actor, person_id, kind, told, *, place="", root_id="") -> Disclosure:
    row = Disclosure(id=new_id(), kind=kind, person_id=person_id, place=place, state=rules.OPEN)
    row.root_id, row.author, row.at = root_id or row.id, actor.person, clock.now()
    row.box = rows.close(json.dumps(told), register.place("disclosure", row.id))
    scope.add(row)
    db.session.flush()
    reports.tell([one for one in register.key_holders(actor) if one != actor.person])
    return row


def correct(actor, disclosure_id: str, text: str, why: str, *, footing: str, sure: bool = False) -> str:
    """Put a correction before a second key holder: once signed it goes to everybody who received this."""
    scope, rows = register.inside(actor, "correction_drafted", disclosure_id)
    root = scope.get(Disclosure, _held(actor, scope, disclosure_id).root_id)
    if root.state != rules.SENT:
        raise Conflict("not_sent")
    if footing not in rules.FOOTINGS:
        raise Refused("unknown_code")
    for words, code in ((text, "text_empty"), (why, "why_empty")):
        if not words.strip():
            raise Refused(code)
    register.check_words(text, sure)
    seen = register.sight_of(actor)
    person = seen.whole(root.person_id)
    how = register.standings(seen, [person])[person.id]
    told = {"text": text, "why": why, "footing": footing, "who": _opened(rows, root)["who"], "advice": ""}
    told |= {"standing": how.standing, "until": how.until and how.until.isoformat()}
    return _put(scope, rows, actor, root.person_id, rules.CORRECTION, told, root_id=root.id).id


def again(actor, disclosure_id: str, *, place: str = "", outside_name: str = "", left_out=()) -> str:
    """Put the same words for somebody else before a second key holder; corrections will reach them, too."""
    scope, rows = register.inside(actor, "disclosure_drafted", disclosure_id)
    root = scope.get(Disclosure, _held(actor, scope, disclosure_id).root_id)
    told = _opened(rows, root) | {"outside": outside_name, "left_out": list(left_out), "check": ""}
    if not place and not outside_name.strip():
        raise Refused("nobody_told")
    if place and not readers(place, left_out):
        raise Refused("nobody_to_read")
    return _put(scope, rows, actor, root.person_id, rules.TOLD, told, place=place, root_id=root.id).id


def sign(actor, disclosure_id: str) -> None:
    """The second signature: it goes out at once, exactly as it stands.

    Raises Refused("own_draft"), Conflict("draft_over"), or Conflict("standing_changed") when the person stands
    otherwise by now than the draft says.
    """
    scope, rows = register.inside(actor, "disclosure_signed", disclosure_id)
    row = _held(actor, scope, disclosure_id)
    if row.author == actor.person:
        raise Refused("own_draft")
    if row.state != rules.OPEN:
        raise Conflict("draft_over")
    told = _opened(rows, row)
    seen = register.sight_of(actor)
    how = register.standings(seen, [seen.whole(row.person_id)])[row.person_id]
    if (how.standing, how.until and how.until.isoformat()) != (told["standing"], told["until"]):
        raise Conflict("standing_changed")
    for one in _receivers(scope, row):
        first = one.arrived_id if row.kind == rules.CORRECTION else ""
        left_out = _opened(rows, one)["left_out"]
        arrived = _deliver(one.place, told, left_out, first) if one.place else ""
        if one is row:
            row.arrived_id = arrived
    row.state, row.second, row.settled_at = rules.SENT, actor.person, clock.now()
    db.session.flush()


def _receivers(scope, row: Disclosure) -> list[Disclosure]:
    """To whom it goes: a correction to all who were told under the same root."""
    if row.kind == rules.TOLD:
        return [row]
    told = scope.select(Disclosure).where(Disclosure.root_id == row.root_id, Disclosure.kind == rules.TOLD)
    return scope.all(told.where(Disclosure.state == rules.SENT).order_by(Disclosure.at).with_for_update())


def _deliver(place: str, told: dict, left_out, first: str) -> str:
    """Seal what leaves to the leads of a community, under a lock of its own; returns the id there."""
    there = access.letterbox(place)
    holders = [one for one in access.vouched_holders(place, LEADS) if one.id not in left_out]
    if not holders:
        raise Refused("nobody_to_read")
    row = Arrived(id=new_id(), first_id=first, at=clock.now())
    row.lock_id = sealing.create_lock(there, "internal", holders)
    leaves = {name: told.get(name) for name in ("who", "footing", "text", "advice", "standing", "until", "check")}
    row.record_id = sealing.seal(there, json.dumps(leaves), to=row.lock_id, about=f"disclosure:{row.id}")
    there.add(row)
    db.session.flush()
    audit.record(access.keeper(place), "disclosure.arrived", row.id)
    reports.tell([one.id for one in holders])
    return row.id


def withdraw(actor, disclosure_id: str) -> None:
    """Take a draft back before it leaves, whoever wrote it."""
    scope, _rows = register.inside(actor, "disclosure_withdrawn", disclosure_id)
    row = _held(actor, scope, disclosure_id)
    if row.state != rules.OPEN:
        raise Conflict("draft_over")
    row.state, row.second, row.settled_at = rules.WITHDRAWN, actor.person, clock.now()
    db.session.flush()


def _held(actor, scope, disclosure_id: str) -> Disclosure:
    wanted = scope.select(Disclosure).where(Disclosure.id == disclosure_id)
    row = scope.first(wanted.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise NotFound
    register.sight_of(actor).whole(row.person_id)
    return row


def _opened(rows, row: Disclosure) -> dict:
    return json.loads(rows.open(row.box, register.place("disclosure", row.id)))


def log(actor, most: int = 200) -> list[View]:
    """Everything that was told or waits for a second signature, latest first."""
    scope, rows = register.inside(actor, "disclosures_read")
    return _views(actor, rows, scope.all(scope.select(Disclosure).order_by(Disclosure.at.desc()).limit(most)))


def of_check(actor, check_id: str) -> list[View]:
    """What was told, or waits, because of one list check."""
    return [one for one in log(actor) if one.told.get("check") == check_id]


def show(actor, disclosure_id: str) -> tuple[View, list[View]]:
    """One disclosure, and everything told or corrected under the same root."""
    scope, rows = register.inside(actor, "disclosure_read", disclosure_id)
    wanted = scope.select(Disclosure).where(Disclosure.id == disclosure_id)
    row = scope.first(wanted)
    if row is None:
        raise NotFound
    same = scope.select(Disclosure).where(Disclosure.root_id == row.root_id).order_by(Disclosure.at)
    found = _views(actor, rows, scope.all(same))
    here = next((one for one in found if one.id == disclosure_id), None)
    if here is None:
        raise NotFound
    return here, found


def outside(actor, disclosure_id: str) -> list[str]:
    """Which other committees a correction has to reach by hand."""
    _here, found = show(actor, disclosure_id)
    return [
        one.told["outside"] for one in found if one.kind == rules.TOLD and one.state == rules.SENT and not one.place
    ]


def _views(actor, rows, found) -> list[View]:
    seen = register.sight_of(actor)
    codes = register.codes(seen, {row.person_id for row in found})
    names = ["id", "root_id", "kind", "person_id", "place", "state", "author", "at", "second", "settled_at"]
    return [
        View(**{name: getattr(row, name) for name in names}, code_name=codes[row.person_id], told=_opened(rows, row))
        for row in found
        if row.person_id in codes
    ]
