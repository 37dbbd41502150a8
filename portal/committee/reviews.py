"""Drafts that communities ask the committee to look at, with comments beside the sentence.

Asking sends a copy through the letterbox; nobody here ever reads a community's own rows. Comments go down and answers
come up the same way. Taking the request back takes the copy and everything written on it away.
"""

from dataclasses import dataclass, field
from datetime import datetime

from .. import access, accounts, audit, clock, communities, policies
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from ..library import sentences, variables
from .models import DraftAnswer, DraftComment, DraftLook, DraftRequest, DraftReview

PLACE = "committee"
SHOWN = 3000
WORDS = 4000


@dataclass(frozen=True)
class Remark:
    """One comment with who wrote it and what was answered."""

    id: str
    number: int
    writer: str
    text: str
    at: datetime
    answer: str
    settled: bool


@dataclass(frozen=True)
class Look:
    """Who of the committee has looked at all of it, and when."""

    looker: str
    at: datetime


@dataclass(frozen=True)
class Reviewed:
    """A text sentence by sentence, with the remarks beside each; `whole` are those about all of it.

    `look` is the newest look at all of it, None while the community still waits for one.
    """

    id: str
    title: str
    name: str
    question: str
    asked_at: datetime
    lines: list[tuple[sentences.Sentence, list[Remark]]]
    whole: list[Remark] = field(default_factory=list)
    open: int = 0
    look: Look | None = None


def request(actor) -> DraftRequest | None:
    """The community's own open request."""
    require(actor, "policy.edit")
    return actor.first(actor.select(DraftRequest))


def ask(actor, question: str) -> DraftRequest:
    """Send the draft as it stands now. Raises Refused no_draft or asked_already."""
    require(actor, "policy.edit")
    draft, community = policies.draft(actor), communities.community(actor)
    if draft is None or not draft.text.strip():
        raise Refused("no_draft")
    if request(actor) is not None:
        raise Refused("asked_already", 409)
    facts = {
        "id": new_id(),
        "language": draft.language,
        "text": variables.without(draft.text.replace("{{community}}", community.name)),
        "question": " ".join(question.split())[:1000],
        "asked_at": clock.now(),
    }
    mine = actor.add(DraftRequest(asker=actor.person or "", **facts))
    db.session.flush()
    sent = DraftReview(sender=actor.partition, name=community.name, title=draft.title, **facts)
    access.letterbox(PLACE).add(sent)
    db.session.flush()
    audit.record(actor, "draft.review_asked", mine.id)
    return mine


def take_back(actor) -> None:
    """Close the request: the copy at the committee goes, and all that was written on it."""
    mine = request(actor)
    if mine is None:
        raise NotFound
    for scope in (actor, access.letterbox(PLACE)):
        db.session.execute(scope.delete(DraftAnswer).where(DraftAnswer.comment_id.in_(_ids(scope, mine.id))))
        db.session.execute(scope.delete(DraftComment).where(DraftComment.review_id == mine.id))
        db.session.execute(scope.delete(DraftLook).where(DraftLook.review_id == mine.id))
    theirs = access.letterbox(PLACE)
    db.session.execute(
        theirs.delete(DraftReview).where(DraftReview.id == mine.id, DraftReview.sender == actor.partition)
    )
    actor.remove(mine)
    db.session.flush()
    audit.record(actor, "draft.review_taken_back", mine.id)


def _ids(scope, review_id: str) -> list[str]:
    return scope.all(scope.select(DraftComment.id).where(DraftComment.review_id == review_id))


def waiting(actor) -> list[DraftReview]:
    """The drafts that communities ask to have looked at, oldest first, without those somebody has looked at."""
    return _sorted(actor)[0]


def looked_at(actor) -> list[DraftReview]:
    """The drafts somebody has looked at, for as long as their communities leave them here."""
    return _sorted(actor)[1]


def _sorted(actor) -> tuple[list[DraftReview], list[DraftReview]]:
    require(actor, "draft.review")
    rows = actor.all(actor.select(DraftReview).order_by(DraftReview.asked_at, DraftReview.id))
    seen = _looks(actor, [row.id for row in rows])
    return [row for row in rows if row.id not in seen], [row for row in rows if row.id in seen]


def _looks(scope, review_ids: list[str]) -> dict[str, DraftLook]:
    """The newest look at each of these that no answer came after."""
    of = DraftComment.review_id
    answers = scope.select(of, DraftAnswer.at).join(DraftAnswer, DraftAnswer.comment_id == DraftComment.id)
    said: dict[str, datetime] = {}
    for review_id, at in db.session.execute(answers.where(of.in_(review_ids))):
        said[review_id] = max(at, said.get(review_id, at))
    looks = scope.all(scope.select(DraftLook).where(DraftLook.review_id.in_(review_ids)).order_by(DraftLook.at))
    return {one.review_id: one for one in looks if one.review_id not in said or said[one.review_id] < one.at}


def done(actor, review_id: str) -> None:
    """Say that all of it was looked at; the community sees it. Twice is once."""
    require(actor, "draft.review")
    row = _sent(actor, review_id)
    if _looks(actor, [row.id]):
        return
    facts = {"id": new_id(), "review_id": row.id, "looker": actor.person or "", "at": clock.now()}
    for scope in (actor, access.letterbox(row.sender)):
        scope.add(DraftLook(**facts))
        db.session.flush()
    audit.record(actor, "draft.looked_at", row.id)


def review(actor, review_id: str) -> Reviewed:
    """One of them; NotFound when it was taken back or never sent."""
    require(actor, "draft.review")
    return _told(actor, _sent(actor, review_id))


def _sent(actor, review_id: str) -> DraftReview:
    found = actor.get(DraftReview, review_id)
    if found is None:
        raise NotFound
    return found


def own(actor) -> Reviewed | None:
    """The community's own request with what the committee wrote."""
    mine = request(actor)
    return _told(actor, mine) if mine is not None else None


def _told(scope, row) -> Reviewed:
    rows = scope.all(
        scope.select(DraftComment).where(DraftComment.review_id == row.id).order_by(DraftComment.at, DraftComment.id)
    )
    seen = _looks(scope, [row.id]).get(row.id)
    names = accounts.names({one.writer for one in rows} | ({seen.looker} if seen else set()))
    told = scope.select(DraftAnswer).where(DraftAnswer.comment_id.in_([one.id for one in rows]))
    newest = {one.comment_id: one for one in scope.all(told.order_by(DraftAnswer.at, DraftAnswer.id))}
    beside: dict[int, list[Remark]] = {}
    for one in rows:
        said = newest.get(one.id)
        back = (said.text, said.settled) if said else ("", False)
        remark = Remark(one.id, one.number, names.get(one.writer, ""), one.text, one.at, *back)
        beside.setdefault(one.number, []).append(remark)
    lines = [(one, beside.get(one.number, [])) for one in sentences.split(row.text)[:SHOWN]]
    unsettled = sum(not one.settled for remarks in beside.values() for one in remarks)
    facts = (getattr(row, "title", ""), getattr(row, "name", ""), row.question, row.asked_at)
    look = Look(names.get(seen.looker, ""), seen.at) if seen else None
    return Reviewed(row.id, *facts, lines, beside.get(0, []), unsettled, look)


def comment(actor, review_id: str, number: int, text: str) -> None:
    """Write beside a sentence, 0 for the whole; the community sees it. Raises NotFound, Refused words_needed."""
    require(actor, "draft.review")
    row = _sent(actor, review_id)
    if not text.strip():
        raise Refused("words_needed")
    if not 0 <= number <= len(sentences.split(row.text)):
        raise NotFound
    facts = {"id": new_id(), "review_id": row.id, "number": number, "writer": actor.person or ""}
    facts |= {"text": text.strip()[:WORDS], "at": clock.now()}
    for scope in (actor, access.letterbox(row.sender)):
        scope.add(DraftComment(**facts))
        db.session.flush()
    audit.record(actor, "draft.commented", row.id)


def answer(actor, comment_id: str, text: str, settled: bool) -> None:
    """Answer a comment, tick it as done, or both; the committee sees it."""
    mine = request(actor)
    if mine is None or comment_id not in _ids(actor, mine.id):
        raise NotFound
    facts = {"comment_id": comment_id, "text": text.strip()[:WORDS], "settled": settled, "at": clock.now()}
    for scope in (actor, access.letterbox(PLACE)):
        scope.add(DraftAnswer(id=new_id(), **facts))
        db.session.flush()
    audit.record(actor, "draft.answered", mine.id)
