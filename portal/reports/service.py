"""Intake: who would read a report, and taking one in."""

import json

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from .. import access, accounts, audit, clock, sealing, ties
from ..db import db, new_id
from ..errors import Refused
from . import addresses, handing, rules, thread, vocabulary, waiting
from .models import RECEIVED, ReceiptIndex, Report
from .notices import tell
from .views import Answers, Team

COMMITTEE = "committee"
_TEAM = access.COMMUNITY_ROLES
_CENTRE = (*access.MEMBERS, "board")  # a report may be about somebody who oversees, too


def offer(partition: str, *, past=None) -> Team:
    """The people of a team by name and role, and who could read a report at which door.

    `past`: whom a report that is on its way to the team leaves out. While somebody of the team is left, the
    committee need not be asked who would open it there, nor, while nobody is left out, who belongs to it.
    """
    own = partition == COMMITTEE
    local = {} if own else access.people_with(partition, _TEAM)
    handlers = [] if own else access.openers(partition)
    enough = past is not None and any(holder.id not in past for holder in handlers)
    openers = [] if enough else access.openers(COMMITTEE)
    central = {} if enough and not past else access.people_with(COMMITTEE, _CENTRE)
    names = accounts.names([*local, *central])
    return Team(
        people=_listed(central if own else local, names),
        committee=() if own else _listed({who: what for who, what in central.items() if who not in local}, names),
        handlers=tuple(holder.id for holder in handlers),
        openers=tuple(holder.id for holder in openers),
        names=names,
        holders={holder.id: holder for holder in (*handlers, *openers)},
        own=own,
        whole=not enough,
    )


def _listed(people: dict[str, list[str]], names: dict[str, str]) -> tuple:
    found = [(person, names[person], tuple(roles)) for person, roles in people.items() if person in names]
    return tuple(sorted(found, key=lambda row: (row[1].casefold(), row[0])))


def route_of(team: Team, door: str, exclude) -> rules.Route:
    """Where a report to this team would go, and who would read it."""
    if team.own and rules.member_of(door) is None:
        door = rules.COMMITTEE
    elif not team.handlers and rules.member_of(door) is None:
        door = rules.COMMUNITY
    return rules.route(door, team.handlers, team.openers, exclude)


def known(receipt_text: str) -> str | None:
    """The id of the report that came with this receipt, or None."""
    found = select(ReceiptIndex.report_id).where(ReceiptIndex.index == sealing.receipt.index(receipt_text))
    return db.session.scalar(found)


def sent(receipt_text: str) -> tuple[str, list[str]]:
    """Where the report of this receipt is, and who can read it: (partition, people's ids)."""
    index = sealing.receipt.index(receipt_text)
    row = db.session.scalars(select(ReceiptIndex).where(ReceiptIndex.index == index)).one()
    scope = access.reporter(row.place)
    return row.place, sealing.holders(scope, scope.get(Report, row.report_id).internal_lock)


def receive(
    actor,
    answers: Answers,
    receipt_text: str,
    draft: str = "",
    *,
    team: Team | None = None,
    aside: str = "",
    drill=None,
) -> str:
    """Take a report in; returns its id. The same receipt twice is one report (also when both come at once).

    `team`: what `offer` said in this same transaction. `aside`: why it looks like junk; then it waits folded, and
    the letter about it comes a little later. `drill`: the holder of a test report, who alone gets its key.
    Raises Refused("nobody_left") when nobody who is not excluded could read it, Refused("shield_gone") when the one
    person who may learn the name is not among them.
    """
    team = team or offer(actor.partition, past=answers.exclude if answers.door != rules.COMMITTEE else None)
    way = route_of(team, answers.door, answers.exclude)
    there = nobody(way, answers, receipt_text)
    if there is not None:
        return there
    scope = access.reporter(COMMITTEE if way.door == rules.COMMITTEE else actor.partition)
    report_id = new_id()
    if not claim(sealing.receipt.index(receipt_text), scope.partition, report_id):
        return known(receipt_text)
    close = set() if drill else too_close(way, answers)
    holders = [drill] if drill else [team.holders[person] for person in way.readers if person not in close]
    report = _sealed(scope, report_id, answers, holders, sealing.receipt.holder(receipt_text))
    out = sorted((set(answers.exclude) & team.known) | others(scope, way) | close)
    report.about, report.excludes, report.aside = actor.partition, bool(out), aside
    report.drill = drill is not None
    _keep(scope, report, answers, draft, receipt_text)
    for person in out:
        access.bar(scope, report_id, person)
    if not aside and not drill:
        tell([holder.id for holder in holders])
    audit.record(scope, "reports.drill" if drill else "reports.received", report_id)
    db.session.flush()
    return report_id


def nobody(way: rules.Route, answers: Answers, receipt_text: str) -> str | None:
    """The report that came with this receipt before, where nobody could read a new one; else refused."""
    if not way.readers:
        there = known(receipt_text)
        if there is not None:
            return there
        raise Refused("nobody_left")
    if answers.way == vocabulary.SHIELDED and answers.shield not in way.readers:
        raise Refused("shield_gone")
    return None


def _keep(scope, report: Report, answers: Answers, draft: str, receipt_text: str) -> None:
    """The row, its clock, the files that came along, the first step."""
    waiting.begin(report)
    scope.add(report)
    _for_later(scope, report, answers, draft, receipt_text)
    thread.keep_files(scope, report, draft)
    thread.first_step(scope, report.id)


def others(scope, way: rules.Route) -> set[str]:
    """Of a team, everybody but the one person who was chosen to read: to them it is as if left out."""
    if not way.alone or scope.partition == COMMITTEE:
        return set()
    return set(access.people_with(scope.partition, access.HANDLERS)) - set(way.readers)


def too_close(way: rules.Route, answers: Answers) -> set[str]:
    """Readers on whose own list stands whom the report is about (settled 7). Nobody where that would be all of them.

    A reporter's choice of one person goes before it: that one reads it, and is asked on arrival.
    """
    found = set() if way.alone else ties.tied(way.readers, ties.forms_in(answers.who))
    found -= {answers.shield}
    return found if found < set(way.readers) else set()


def _for_later(scope, report: Report, answers: Answers, draft: str, receipt_text: str) -> None:
    """With the reporter's consent: a sleeping copy for the committee, in case nobody here answers (settled 8)."""
    if answers.notify.strip() and answers.has_box:
        addresses.keep(scope, report.id, answers.notify)
    if scope.partition == COMMITTEE or "committee" not in answers.consent or report.aside or report.drill:
        return
    reporter = sealing.receipt.holder(receipt_text) if answers.has_box else None
    handing.prepare(scope, report, answers.kept(), draft, reporter, answers.exclude)


def claim(index: str, place: str, report_id: str) -> bool:
    """Make the receipt good for this report. False when another request was first."""
    insert = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}[db.session.get_bind().dialect.name]
    row = insert(ReceiptIndex).values(index=index, place=place, report_id=report_id)
    return db.session.scalar(row.on_conflict_do_nothing().returning(ReceiptIndex.report_id)) == report_id


def _sealed(scope, report_id: str, answers: Answers, holders, reporter) -> Report:
    """The report's row with its three partitions and the words in them."""
    report = Report(id=report_id, state=RECEIVED, received_day=clock.today(), excludes=False, drill=False)
    report.event_id = answers.event_id if scope.partition != COMMITTEE else None  # an event is its community's own
    report.language = answers.language[:12]
    with_box = [*holders, reporter] if answers.has_box else holders
    wanted = [("dialogue", with_box), ("internal", holders)]
    if answers.contact.strip():
        wanted.append(("identity", _learn_the_name(scope.partition, answers, holders)))
    report.dialogue_lock, report.internal_lock, *identity = sealing.create_locks(scope, wanted)
    words = json.dumps(answers.kept())
    place = thread.answers_place(report_id)
    report.answers_record = sealing.seal(scope, words, to=report.dialogue_lock, about=place)
    if identity:
        report.identity_lock = identity[0]
        place = thread.identity_place(report_id)
        report.identity_record = sealing.seal(scope, answers.contact, to=report.identity_lock, about=place)
    return report


def _learn_the_name(partition: str, answers: Answers, holders):
    if answers.way == vocabulary.SHIELDED:
        return [holder for holder in holders if holder.id == answers.shield]
    few = narrower(partition, [holder.id for holder in holders])
    return [holder for holder in holders if holder.id in few]


def narrower(partition: str, readers) -> list[str]:
    """Who of these learns the reporter's name: those who lead, or all where none of them does."""
    leading = access.people_with(partition, ("lead", "chair"))
    return [person for person in readers if person in leading] or list(readers)
