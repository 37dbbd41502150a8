"""Answering somebody about their own data: one writes, another agrees, and only then it lies in their box.

Whatever could tell who reported can't leave, and what must not be told yet is answered in the words that are also
said when nothing is held.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from .. import access, audit, cases, clock, duty, letters, reports, sealing
from ..access import require
from ..db import db
from ..errors import Conflict, NotFound, Refused
from . import entries, found, items, rules, told
from .asking import about
from .checking import Words, words_of
from .models import ASKED, DRAFT, SENT, RightsRequest


@dataclass(frozen=True)
class Answer:
    """An answer as it stands. `items`: {case id: words}. `why`, `delay`, `delay_why`, `until` never leave."""

    outcome: str = rules.TOLD
    items: dict[str, str] = field(default_factory=dict)
    reply: str = ""
    refused: tuple[str, ...] = ()
    why: str = ""
    delay: str = ""
    delay_why: str = ""
    until: str = ""


@dataclass(frozen=True)
class RequestRow:
    """A request in a list."""

    id: str
    state: str
    day: date
    due: datetime
    writer: str
    version: int
    sent_at: datetime | None


@dataclass(frozen=True)
class RequestView:
    """A request, opened for somebody who works on it."""

    row: RequestRow
    kinds: tuple[str, ...]
    name: str
    others: str
    words: str
    answer: Answer | None
    notes: tuple[Words, ...]
    held: tuple[found.Held | entries.HeldEntry, ...]
    vault_shut: bool = False
    faults: tuple = ()
    leaves: dict | None = None

    @property
    def missing(self) -> list[found.Held]:
        """What stands in cases this reader can open, and the answer says nothing of."""
        return [one for one in self.held if one.sure and one.key not in (self.answer.items if self.answer else {})]


def listing(actor) -> list[RequestRow]:
    """The requests this person works on, what waits first."""
    require(actor, "rights.requests")
    out = set(access.barred_things(actor, actor.person))
    wanted = actor.select(RightsRequest).where(sealing.holding(actor, RightsRequest.lock_id))
    rows = [one for one in actor.all(wanted.order_by(RightsRequest.due, RightsRequest.id)) if one.id not in out]
    return sorted([_row(one) for one in rows], key=lambda one: one.state == SENT)


def _row(row: RightsRequest) -> RequestRow:
    return RequestRow(**{name: getattr(row, name) for name in RequestRow.__dataclass_fields__})


def _held(actor, request_id: str, version: int | None = None, *states: str) -> RightsRequest:
    wanted = actor.select(RightsRequest).where(RightsRequest.id == request_id)
    row = actor.first(wanted.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise NotFound
    require(actor, "rights.answer", row)
    if states and row.state not in states:
        raise Conflict("request_moved")
    if version is not None and version != row.version:
        raise Conflict("request_changed")
    return row


def _asked(actor, row: RightsRequest) -> dict:
    return json.loads(sealing.open_(actor, row.record_id, about=about("request", row.id)))


def _answer(actor, row: RightsRequest) -> Answer | None:
    if not row.draft_id:
        return None
    said = _draft(actor, row)
    told = said["items"] | items.opened(actor, said.pop("kept", {}))
    return Answer(**said | {"refused": tuple(said["refused"]), "items": told})


def _draft(actor, row: RightsRequest) -> dict:
    return json.loads(sealing.open_(actor, row.draft_id, about=about("draft", row.id)))


def read(actor, request_id: str, answer: Answer | None = None) -> RequestView:
    """A request, what of it stands in cases one can open, and the answer; or what `answer` would be."""
    row = actor.get(RightsRequest, request_id)
    if row is None:
        raise NotFound
    require(actor, "rights.answer", row)
    audit.record(actor, "rights.request_read", row.id)
    asked, said = _asked(actor, row), answer or _answer(actor, row)
    held = tuple(found.search(actor, asked["name"], asked["others"]))
    facts = {"kinds": tuple(asked["kinds"]), "name": asked["name"], "others": asked["others"], "words": asked["words"]}
    faults = tuple(told.faults(actor, said, held)) if said else ()
    leaves = told.sheet(actor, said, held, asked["kinds"], clock.today()) if said else None
    more = {
        "notes": words_of(actor, row),
        "held": held,
        "vault_shut": entries.could_open(actor),
        "faults": faults,
        "leaves": leaves,
    }
    return RequestView(_row(row), answer=said, **more, **facts)


def save(actor, request_id: str, said: Answer, *, version: int | None = None) -> None:
    """Keep the answer as it stands. Whoever agreed before has to look again. Raises Refused as told.check says."""
    row = _held(actor, request_id, version, DRAFT, ASKED)
    told.check(said)
    _keep(actor, row, said)
    row.state, row.writer, row.second, row.version = DRAFT, actor.person, "", row.version + 1
    db.session.flush()
    audit.record(actor, "rights.saved", row.id)


def _keep(actor, row: RightsRequest, said: Answer) -> None:
    if row.draft_id:
        items.drop(actor, _draft(actor, row).get("kept", {}).values())
        sealing.discard(actor, row.draft_id)
    draft = asdict(said) | {"items": {}, "kept": items.keep(actor, said.items)}
    row.draft_id = sealing.seal(actor, json.dumps(draft), to=row.lock_id, about=about("draft", row.id))


def ask(actor, request_id: str, *, version: int | None = None) -> None:
    """Ask a second reader. Raises Refused answer_empty, tells_who, nobody_else."""
    row = _held(actor, request_id, version, DRAFT)
    _ready(actor, row)
    others = [one for one in sealing.holders(actor, row.lock_id) if one != row.writer]
    if not others:
        raise Refused("nobody_else")
    row.state = ASKED
    db.session.flush()
    audit.record(actor, "rights.second_asked", row.id)
    reports.tell(others)


def _ready(actor, row: RightsRequest, *, whole: bool = False) -> tuple[Answer, tuple]:
    said = _answer(actor, row)
    if said is None:
        raise Refused("answer_empty")
    asked = _asked(actor, row)
    held = tuple(found.search(actor, asked["name"], asked["others"]))
    if whole and set(said.items) - {one.key for one in held}:
        raise Refused("case_closed_to_you")
    told.check(said)
    if told.faults(actor, said, held):
        raise Refused("tells_who")
    return said, held


def agree(actor, request_id: str, *, version: int | None = None) -> None:
    """Stand for it as the second reader: it lies in the box at once. Conflict("own_answer") for whoever wrote it.

    Raises Refused("case_closed_to_you") when it tells of a case the second reader can't open.
    """
    row = _held(actor, request_id, version, ASKED)
    if row.writer == actor.person:
        raise Conflict("own_answer")
    said, held = _ready(actor, row, whole=True)
    asked, today = _asked(actor, row), clock.today()
    sheet = told.sheet(actor, said, held, asked["kinds"], today)
    letters.asked.put(access.letterbox(actor.partition), row.box_id, "told", sheet)
    row.state, row.second, row.sent_at = SENT, actor.person, clock.now()
    db.session.flush()
    for kind in (rules.ANSWER, rules.LATER):
        duty.end(actor, row.id, kind, row.id)
    if said.delay:
        due = datetime.combine(date.fromisoformat(said.until), duty.MORNING, clock.now().tzinfo)
        duty.start(actor, row.id, rules.LATER, thing_id=row.id, due=due)
    audit.record(actor, "rights.answered", row.id)


def give_back(actor, request_id: str, remark: str, *, version: int | None = None) -> None:
    """Hand it back to be changed, saying why."""
    row = _held(actor, request_id, version, ASKED)
    if not remark.strip():
        raise Refused("text_empty")
    row.state, row.version = DRAFT, row.version + 1
    told.remark(actor, row, remark)
    audit.record(actor, "rights.given_back", row.id)
    reports.tell([row.writer])


def again(actor, request_id: str) -> None:
    """Answer once more: what was put off can be told, or they wrote again. The last answer stands as a draft."""
    row = _held(actor, request_id, None, SENT)
    row.state, row.second, row.version, row.due = DRAFT, "", row.version + 1, rules.due_from(clock.now())
    db.session.flush()
    duty.end(actor, row.id, rules.LATER, row.id)
    duty.start(actor, row.id, rules.ANSWER, thing_id=row.id, due=row.due)
    audit.record(actor, "rights.begun_again", row.id)


def attach(actor, request_id: str) -> int:
    """Put their statement that they do not agree beside each case that was told of; says beside how many."""
    row = _held(actor, request_id)
    said = _answer(actor, row)
    words = "\n\n".join(one.text for one in words_of(actor, row) if one.kind == "disagree")
    if not words:
        raise Refused("no_statement")
    told = list(said.items) if said else []
    beside = [case for case in told if case in cases.held_among(actor, told) and words not in _there(actor, case)]
    for case_id in beside:
        cases.step(actor, case_id, "disagrees", words, author=actor.person, kind="disagrees")
    audit.record(actor, "rights.statement_attached", row.id)
    return len(beside)


def _there(actor, case_id: str) -> list[str]:
    return [one.text for one in cases.read(actor, case_id).notes_of("disagrees")]


def stand_aside(actor, request_id: str) -> None:
    """Somebody who knows the person answers nothing of theirs, and sees nothing of it from here on."""
    row = _held(actor, request_id)
    if len(sealing.holders(actor, row.lock_id)) < 2:
        raise Refused("nobody_else")
    if row.writer == actor.person and row.state == ASKED:
        row.state = DRAFT
    access.bar(actor, row.id, actor.person)
    sealing.revoke(actor, row.lock_id, actor.person)
    audit.record(actor, "rights.stood_aside", row.id)
