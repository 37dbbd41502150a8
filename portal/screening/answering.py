"""The answer: given by two people for each row, never by the program; sealed to two roles of the community; opens at
a set hour.

Whatever it says, it is as long as any other for so many rows, opens at the same hour and is told in the same words.
Every couple that looks at a part of a list seals what they say of it alone: nobody of the committee reads it all.
"""

import json
from datetime import date

from .. import access, audit, clock, communities, register, reports, sealing
from ..access import Actor, require
from ..db import db, new_id
from ..errors import Conflict, Refused
from . import disputes, letters, rules
from .comparing import held_check
from .looking import Look, look, verdicts
from .models import ScreeningCheck, ScreeningList, ScreeningNews, ScreeningTold, ScreeningVerdict
from .places import RECEIVERS, at_checks
from .sending import about
from .sharing import locks_of

PART, ANSWERED, WIPED, LAPSED = "part", "answered", "wiped", "lapsed"


def stand_behind(actor, check_id: str) -> bool:
    """One of the two says that their rows, and all others, were looked through; with the last one the answer is given.

    Says whether it was. Raises Refused("not_agreed") while two differ anywhere, or one has not said something.
    """
    require(actor, "screening.look")
    check = held_check(actor, check_id)
    found = look(actor, check_id)
    _agreed(found)
    if actor.person in found.signed:
        raise Conflict("signed_already")
    scope = at_checks(actor)
    scope.add(ScreeningVerdict(id=new_id(), check_id=check.id, person_id=actor.person, at=clock.now()))
    db.session.flush()
    audit.record(scope, "screening.stood_behind", check.id)
    signed = {*found.signed, actor.person}
    for lock, couple in found.couples.items():
        if signed.issuperset(couple):
            _seal_part(actor, check, found, lock)
    parts = _parts(check)
    if len(parts) < len(locks_of(scope, check)):
        return False
    _give(actor, check, parts)
    return True


def _agreed(found: Look) -> None:
    if not found.ready or any(len(couple) != 2 for couple in found.couples.values()):
        raise Refused("not_agreed")


def _parts(check: ScreeningCheck) -> list[ScreeningNews]:
    """What couples have sealed of the answer so far."""
    there = access.letterbox(check.community)
    return there.all(there.select(ScreeningNews).where(ScreeningNews.list_id == check.id, ScreeningNews.what == PART))


def _opens(check: ScreeningCheck):
    """When an answer that is given now opens."""
    return rules.opens(check.answer_at, clock.now(), communities.brief(check.community)[2])


def _seal_part(actor, check: ScreeningCheck, found: Look, lock: str) -> None:
    """What two say of their rows, sealed for the community; what they looked at is shredded."""
    there, opens = Actor(check.community, actor.holder, actor.key, role=actor.role), _opens(check)
    hits = _hits(actor, check, [pair for pair in found.pairs if pair.lock_id == lock], opens.date())
    asked = there.get(ScreeningList, check.id)
    mine = sealing.create_lock(there, "screening", [sealing.holder_of(one) for one in found.couples[lock]])
    sealing.withhold(there, mine, access.vouched_holders(check.community, RECEIVERS))
    news = ScreeningNews(id=new_id(), list_id=check.id, what=PART, at=clock.now(), lock_id=mine)
    news.record_id = sealing.seal(there, answer_text(asked, hits), to=mine, about=about(news.id, "answer"))
    access.letterbox(check.community).add(news)
    _note_told(check, hits, len(asked.old), opens, check.last_day + rules.AFTER)
    db.session.flush()
    sealing.shred(access.letterbox("screening"), lock)


def _give(actor, check: ScreeningCheck, parts) -> None:
    """What every two said becomes the answer. No other function makes one."""
    opens = _opens(check)
    for news in parts:
        news.what, news.at, news.opens_at, news.until = ANSWERED, clock.now(), opens, check.last_day + rules.AFTER
    for told in _told_of(check):
        told.at = opens
    check.state, check.answer_at = rules.ANSWERED, opens
    db.session.flush()
    wipe(check)
    audit.record(at_checks(actor), "screening.answered", check.id)


def _told_of(check: ScreeningCheck) -> list[ScreeningTold]:
    up = access.letterbox("register")
    return up.all(up.select(ScreeningTold).where(ScreeningTold.check_id == check.id, ScreeningTold.what == "answer"))


def _hits(actor, check: ScreeningCheck, pairs, day) -> dict[int, dict]:
    """{row: name, code, until, ids} of the rows that two people say are somebody who stands so on that day."""
    said, blocked = verdicts(at_checks(actor), check), disputes.open_for(actor)
    hits: dict[int, dict] = {}
    for pair in pairs:
        if rules.agreed(said.get(pair.id, {}), pair.lookers) != rules.SAME or not blocked.isdisjoint(pair.ids):
            continue
        how = register.standings_on(actor, pair.ids, day)
        found = [(rules.STANDING[one.standing], one.until or date.max) for one in how.values()]
        earlier = hits.get(pair.row["number"])
        if earlier:
            found.append((earlier["code"], earlier["until"]))
        code, until = max(found, key=rules.weight, default=(rules.NONE, date.max))
        if code != rules.NONE:
            ids = sorted({*(earlier["ids"] if earlier else ()), *pair.ids})
            hits[pair.row["number"]] = {"name": pair.row["name"], "code": code, "until": until, "ids": ids}
    return hits


def answer_text(asked: ScreeningList, hits: dict[int, dict]) -> str:
    """One sign a row of the file, and the names the event itself wrote in rows that are answered; always as long.

    `until`: the last day of a standing, so that an answer which opens later than was said tells nothing that is over.
    """
    signs = [rules.BEFORE if old else rules.NONE for old in asked.old]
    for number, one in hits.items():
        if 0 < number <= len(signs):
            signs[number - 1] = one["code"]
    some = list(hits.items())[:64]
    named = {number: rules.fit_name(one["name"]) for number, one in some}
    until = {number: one["until"].isoformat() for number, one in some if one["until"] != date.max}
    plain = json.dumps({"rows": "".join(signs), "named": named, "until": until}, ensure_ascii=False)
    return plain + " " * (rules.room_for(len(signs)) - len(plain.encode()))


def _note_told(check: ScreeningCheck, hits: dict, rows: int, opens, until) -> None:
    """What was told about whom, for the key holders alone: they answer who asks, and tell of a doubt."""
    row = ScreeningTold(id=new_id(), check_id=check.id, community=check.community, what="answer", at=opens, until=until)
    told = json.dumps({str(number): {"code": one["code"], "ids": one["ids"]} for number, one in hits.items()})
    told += " " * max(0, rules.room_for(rows) * 3 - len(told))
    row.record_id = register.for_holders(told, about(row.id, "told"))
    access.letterbox("register").add(row)
    db.session.flush()


def wipe(check: ScreeningCheck) -> None:
    """Shred a list and everything that was looked at; both sides get a receipt. Twice is once."""
    up, there, now = access.letterbox("screening"), access.letterbox(check.community), clock.now()
    for lock in filter(None, (check.lock_id, *locks_of(up, check))):
        sealing.shred(up, lock)
    for one in up.all(up.select(ScreeningVerdict).where(ScreeningVerdict.check_id == check.id)):
        one.record_id = ""
    check.wiped_at = now
    there.add(ScreeningNews(id=new_id(), list_id=check.id, what=WIPED, at=now))
    db.session.flush()
    audit.record(access.keeper(check.community), "screening.wiped", check.id)


def lapse(check: ScreeningCheck) -> None:
    """Nobody answered in time: all of it is wiped, and whoever asked is told."""
    there = access.letterbox(check.community)
    check.state = rules.LAPSED
    for part in _parts(check):
        sealing.shred(there, part.lock_id)
        there.remove(part)
    for told in _told_of(check):
        sealing.discard(access.letterbox("register"), told.record_id)
        access.letterbox("register").remove(told)
    there.add(ScreeningNews(id=new_id(), list_id=check.id, what=LAPSED, at=clock.now()))
    wipe(check)
    reports.tell(sorted(access.people_with(check.community, ("registration",))), letters.list_lapsed())
