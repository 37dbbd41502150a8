"""What of a report can be searched: which sealed words there are, and where. Opens nothing."""

from dataclasses import dataclass

from .. import access, sealing
from ..db import db
from . import thread
from .models import CLOSED, OPENED, Message, Report


@dataclass(frozen=True)
class Words:
    """Sealed words of a report or of a case (`thing`): the lock, the record, what it is bound to, what they are."""

    thing: str
    lock_id: str
    record_id: str
    about: str
    kind: str


def sealed_words(actor, among=None) -> tuple[list[Words], dict]:
    """The words of every opened report this actor holds and is not shut out of, and {report id: day received}.

    `among`: of these few reports only.
    """
    access.require(actor, "report.list")
    wanted = actor.select(Report.id, Report.dialogue_lock, Report.answers_record, Report.received_day).where(
        Report.state.in_((OPENED, CLOSED)), sealing.holding(actor, Report.internal_lock)
    )
    rows = db.session.execute(wanted if among is None else wanted.where(Report.id.in_(list(among)))).all()
    out = set(access.barred_things(actor, actor.person))
    days, found, locks = {}, [], {}
    for report_id, lock, record, day in rows:
        if report_id not in out:
            days[report_id], locks[report_id] = day, lock
            found.append(Words(report_id, lock, record, thread.answers_place(report_id), "report"))
    columns = (Message.id, Message.report_id, Message.record_id)
    said = actor.select(*columns).order_by(Message.number)
    said = said if among is None else said.where(Message.report_id.in_(list(among)))
    for message_id, report_id, record in db.session.execute(said):
        if report_id in locks:
            place = thread.message_place(message_id)
            found.append(Words(report_id, locks[report_id], record, place, "message"))
    return found, days
