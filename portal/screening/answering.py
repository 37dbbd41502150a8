"""The answer: given by two people, never by the program; sealed to two roles of the community; opens at a set hour.

Whatever it says, it is as long as any other for so many rows, opens at the same hour and is told in the same words.
"""

import json

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

ANSWERED, WIPED, LAPSED = "answered", "wiped", "lapsed"


def stand_behind(actor, check_id: str) -> bool:
    """One of the two says that the whole list was looked through; with the second the answer is given.

    Says whether it was. Raises Refused("not_agreed") while the two differ anywhere, or one has not said something.
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
    if len({*found.signed, actor.person} & set(found.lookers)) < 2:
        return False
    _give(actor, check, found)
    return True


def _agreed(found: Look) -> None:
    if not found.ready or len(found.lookers) != 2:
        raise Refused("not_agreed")


def _give(actor, check: ScreeningCheck, found: Look) -> None:
    """What the two said becomes the answer. No other function makes one."""
    there = Actor(check.community, actor.holder, actor.key, role=actor.role)
    event_zone = communities.brief(check.community)[2]
    opens = rules.opens(check.answer_at, clock.now(), event_zone)
    hits = _hits(actor, check, found, opens.date())
    asked = there.get(ScreeningList, check.id)
    plain = answer_text(asked, hits)
    until = check.last_day + rules.AFTER
    lock = sealing.create_lock(there, "screening", [sealing.holder_of(one) for one in found.lookers])
    sealing.withhold(there, lock, access.vouched_holders(check.community, RECEIVERS))
    news = ScreeningNews(id=new_id(), list_id=check.id, what=ANSWERED, at=clock.now(), lock_id=lock)
    news.opens_at, news.until = opens, until
    news.record_id = sealing.seal(there, plain, to=lock, about=about(news.id, "answer"))
    access.letterbox(check.community).add(news)
    _note_told(check, hits, len(asked.old), opens, until)
    check.state, check.answer_at = rules.ANSWERED, opens
    db.session.flush()
    wipe(check)
    audit.record(at_checks(actor), "screening.answered", check.id)


def _hits(actor, check: ScreeningCheck, found: Look, day) -> dict[int, dict]:
    """{row: name, answer, ids} of the rows that two people say are somebody who stands so on that day."""
    said, blocked = verdicts(at_checks(actor), check), disputes.open_for(actor)
    hits: dict[int, dict] = {}
    for pair in found.pairs:
        if rules.agreed(said.get(pair.id, {}), found.lookers) != rules.SAME or not blocked.isdisjoint(pair.ids):
            continue
        how = register.standings_on(actor, pair.ids, day)
        code = max((rules.STANDING[one.standing] for one in how.values()), key="nfb".index, default=rules.NONE)
        earlier = hits.get(pair.row["number"], {"code": rules.NONE, "ids": []})
        code = max(code, earlier["code"], key="nfb".index)
        if code != rules.NONE:
            ids = sorted({*earlier["ids"], *pair.ids})
            hits[pair.row["number"]] = {"name": pair.row["name"], "code": code, "ids": ids}
    return hits


def answer_text(asked: ScreeningList, hits: dict[int, dict]) -> str:
    """One sign a row of the file, and the names the event itself wrote in rows that are answered; always as long."""
    signs = [rules.BEFORE if old else rules.NONE for old in asked.old]
    for number, one in hits.items():
        if 0 < number <= len(signs):
            signs[number - 1] = one["code"]
    named = {number: rules.fit_name(one["name"]) for number, one in list(hits.items())[:64]}
    plain = json.dumps({"rows": "".join(signs), "named": named}, ensure_ascii=False)
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
    for lock in filter(None, (check.lock_id, check.pairs_lock)):
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
    there.add(ScreeningNews(id=new_id(), list_id=check.id, what=LAPSED, at=clock.now()))
    wipe(check)
    reports.tell(sorted(access.people_with(check.community, ("registration",))), letters.list_lapsed())
