"""What comes back to a community: questions, the answer at its hour, receipts; and what it did."""

import json
from dataclasses import dataclass
from datetime import datetime

from .. import access, audit, clock, register, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters, rules
from .answering import ANSWERED, LAPSED, WIPED
from .disputes import DOUBT
from .looking import ASKED
from .models import ScreeningList, ScreeningNews, ScreeningReply, ScreeningTold
from .places import checks_box
from .sending import SENT, about

DID, REPLIED = "did", "replied"


@dataclass(frozen=True)
class Answer:
    """The answer to a list, opened. `hits`: (row, the name the event wrote there, flagged or banned, what was done)."""

    counts: dict[str, int]
    hits: tuple[tuple[int, str, str, str], ...]
    doubts: dict[int, str]
    opened_at: datetime
    until: object


@dataclass(frozen=True)
class Status:
    """A list as its community follows it. `questions`: (id, row, code) without a reply yet."""

    row: ScreeningList
    state: str
    questions: tuple[tuple[str, int, str], ...]
    replied: int
    opens_at: datetime
    wiped_at: datetime | None
    parts: tuple[ScreeningNews, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether an answer has been released."""
        return self.state == "open"


def statuses(actor) -> list[Status]:
    """Every list this community sent, the newest first."""
    require(actor, "screening.see")
    rows = actor.all(
        actor.select(ScreeningList).where(ScreeningList.state == SENT).order_by(ScreeningList.sent_at.desc())
    )
    news: dict[str, list[ScreeningNews]] = {}
    for one in actor.all(actor.select(ScreeningNews).order_by(ScreeningNews.at, ScreeningNews.id)):
        news.setdefault(one.list_id, []).append(one)
    return [_status(row, news.get(row.id, [])) for row in rows]


def status(actor, list_id: str) -> Status:
    """One of them."""
    found = next((one for one in statuses(actor) if one.row.id == list_id), None)
    if found is None:
        raise NotFound
    return found


def _status(row: ScreeningList, news) -> Status:
    """Until its hour an answer that was given looks like one that was not."""
    by = {what: [one for one in news if one.what == what] for what in (ASKED, REPLIED, ANSWERED, WIPED, LAPSED)}
    replied = {(one.row, one.lock_id) for one in by[REPLIED]}
    now, state, opens = clock.now(), "sent", row.answer_at
    answers = tuple(by[ANSWERED])
    if answers and answers[0].opens_at <= now:
        state, opens = "open" if answers[0].record_id else "gone", answers[0].opens_at
    elif by[LAPSED]:
        state = "lapsed"
    asked = [one for one in _by_row(by[ASKED]) if replied.isdisjoint(((one.row, one.lock_id), (one.row, "")))]
    questions = tuple((one.id, one.row, one.code) for one in asked)
    known = state in ("open", "gone", "lapsed")
    wiped = by[WIPED][0].at if by[WIPED] and known else None
    open_questions = () if known else questions
    return Status(row, state, open_questions, len(replied), opens, wiped, answers if known else ())


def may_read(actor, found: Status) -> bool:
    """Whether an open answer was sealed to somebody, all of it."""
    return found.is_open and all(sealing.holds(actor, one.lock_id) for one in found.parts)


def _by_row(news) -> list[ScreeningNews]:
    return sorted(news, key=lambda one: one.row)


def reply(actor, list_id: str, replies: dict[str, str]) -> None:
    """Answer what the committee asks about rows: all at once, so that nothing tells which row mattered."""
    require(actor, "screening.bring")
    asked = status(actor, list_id).questions
    if not asked:
        raise Conflict("no_question")
    if any(not replies.get(question, "").strip() for question, _row, _code in asked):
        raise Refused("replies_needed")
    up, now = checks_box(), clock.now()
    rows = {one.id: one for one in actor.all(actor.select(ScreeningNews).where(ScreeningNews.list_id == list_id))}
    for question, number, code in asked:
        lock = rows[question].lock_id
        if sealing.holders(up, lock):  # else it is decided by now, which nobody here may notice before its hour
            words = f"{replies[question].strip()[:200]:200}"
            made = sealing.seal(up, words, to=lock, about=about(question, "reply"))
            up.add(ScreeningReply(id=new_id(), check_id=list_id, question_id=question, record_id=made, at=now))
        news = ScreeningNews(id=new_id(), list_id=list_id, what=REPLIED, at=now, row=number, code=code, lock_id=lock)
        actor.add(news)
    db.session.flush()
    audit.record(actor, "screening.replied", list_id)
    locks = {rows[question].lock_id for question, _row, _code in asked}
    reports.tell(sorted({one for lock in locks for one in sealing.holders(up, lock)}), letters.reply_came())


def read_answer(actor, list_id: str) -> Answer:
    """The answer, for a registration lead or a lead it was sealed to, from its hour on. Each reading is remembered."""
    require(actor, "screening.see")
    found = status(actor, list_id)
    if not may_read(actor, found):
        raise NotFound
    first = found.parts[0]
    day = first.opens_at.date().isoformat()
    parts = [json.loads(sealing.open_(actor, one.record_id, about=about(one.id, "answer"))) for one in found.parts]
    signs, named = _together(parts, day)
    did, doubts = _said_since(actor, list_id)
    counts = {code: signs.count(code) for code in rules.ANSWERS}
    hits = tuple(
        (number, named.get(str(number), ""), code, did.get(number, ""))
        for number, code in enumerate(signs, 1)
        if code in (rules.FLAGGED, rules.BANNED)
    )
    audit.record(actor, "screening.answer_read", list_id)
    return Answer(counts, hits, doubts, first.opens_at, first.until)


def _together(parts: list[dict], day: str) -> tuple[str, dict[str, str]]:
    """What every two said of their rows, as one answer: the signs, and the names in rows that are answered."""
    signs = list(parts[0]["rows"])
    named: dict[str, str] = {}
    for part in parts:
        for at, code in enumerate(part["rows"]):
            over = part.get("until", {}).get(str(at + 1), day) < day
            if code in (rules.FLAGGED, rules.BANNED):
                signs[at] = rules.NONE if over else code
        named |= part["named"]
    return "".join(signs), named


def _said_since(actor, list_id: str) -> tuple[dict[int, str], dict[int, str]]:
    """What the event did with each row, and which rows are in doubt."""
    wanted = actor.select(ScreeningNews).where(ScreeningNews.list_id == list_id, ScreeningNews.what.in_((DID, DOUBT)))
    rows = actor.all(wanted.order_by(ScreeningNews.at, ScreeningNews.id))
    parts = {DID: "did", DOUBT: "doubt"}
    opened = sealing.open_many(actor, [(one.record_id, about(one.id, parts[one.what])) for one in rows])
    did, doubts = {}, {}
    for one in rows:
        told = json.loads(opened.get(one.record_id, "{}"))
        if told:
            (did if one.what == DID else doubts)[told["row"]] = told["what"]
    return did, doubts


def did(actor, list_id: str, number: int, what: str) -> None:
    """Write down what the event did about a row. The key holders learn it; other events never do."""
    require(actor, "screening.bring")
    found = read_answer(actor, list_id)
    if what not in rules.OUTCOMES:
        raise Refused("choose_one")
    if number not in {one[0] for one in found.hits}:
        raise NotFound
    answer = status(actor, list_id).parts[0]
    told, now = json.dumps({"row": number, "what": what}), clock.now()
    news = ScreeningNews(id=new_id(), list_id=list_id, what=DID, at=now, lock_id=answer.lock_id)
    news.record_id = sealing.seal(actor, told, to=answer.lock_id, about=about(news.id, "did"))
    actor.add(news)
    row = ScreeningTold(id=new_id(), check_id=list_id, community=actor.partition, what="outcome", at=now)
    row.until = found.until
    row.record_id = register.for_holders(told, about(row.id, "told"))
    access.letterbox("register").add(row)
    db.session.flush()
    audit.record(actor, "screening.done", list_id)


def was_read(actor, list_id: str) -> bool:
    """Whether somebody opened the answer already."""
    return any(line.action == "screening.answer_read" for line in audit.lines(actor, list_id))
