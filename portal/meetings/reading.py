"""A meeting as one reader may see it: without the lines of cases they are shut out of, and without a gap."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from .. import access, affiliation, cases, committee, sealing
from ..access import require
from ..errors import NotFound
from . import rules
from .agenda import Waiting, what_waits
from .models import Meeting, MeetingItem, MeetingMinute, Presence
from .service import place_of


@dataclass(frozen=True)
class Said:
    """What somebody wrote down; `words` None where the reader holds no key."""

    author: str
    at: datetime
    words: str | None


@dataclass(frozen=True)
class ItemView:
    """One line of the agenda. `code_name` of a case, `name` of a community, `topic` in words; `held`: one may write.

    `person_id`: whose seat it is about.
    """

    id: str
    number: int
    kind: str
    held: bool
    case_id: str = ""
    code_name: str = ""
    state: str = ""
    community: str = ""
    name: str = ""
    topic: str | None = ""
    author: str = ""
    person_id: str = ""
    said: tuple[Said, ...] = ()
    proposal: committee.Decision | None = None


@dataclass(frozen=True)
class MeetingView:
    """One meeting."""

    id: str
    day: date
    state: str
    planner: str
    items: tuple[ItemView, ...] = ()
    present: tuple[str, ...] = ()

    @property
    def people(self) -> set[str]:
        """Everybody who is named in it, but in what was written down."""
        named = {*self.present, *(one.author for one in self.items), *(one.person_id for one in self.items)}
        return named - {""}

    def may(self, act: str) -> bool:
        """Whether an act follows."""
        return act in rules.RULES[self.state]


def listing(actor) -> list[MeetingView]:
    """The meetings this member holds the key of, the latest first."""
    require(actor, "meeting.see")
    wanted = actor.select(Meeting).where(sealing.holding(actor, Meeting.lock_id))
    rows = actor.all(wanted.order_by(Meeting.day.desc(), Meeting.at.desc()).limit(200))
    return [MeetingView(row.id, row.day, row.state, row.planner) for row in rows]


def read(actor, meeting_id: str) -> MeetingView:
    """One meeting, opened; before it begins with what waits now as its agenda. NotFound without its key."""
    require(actor, "meeting.see")
    row = actor.get(Meeting, meeting_id)
    if row is None or not sealing.holds(actor, row.lock_id):
        raise NotFound
    rows = actor.all(actor.select(MeetingItem).where(MeetingItem.meeting_id == row.id).order_by(MeetingItem.number))
    items = [(Waiting(one.kind, one.case_id, one.community, one.person_id or ""), one) for one in rows]
    if row.state == rules.PLANNED:
        items = [(one, None) for one in what_waits(actor)] + items
    present = actor.all(actor.select(Presence.person_id).where(Presence.meeting_id == row.id))
    seen = _seen(actor, items)
    return MeetingView(row.id, row.day, row.state, row.planner, tuple(seen), tuple(present))


def _seen(actor, items) -> list[ItemView]:
    outlines = cases.known(actor, {about.case_id for about, _row in items if about.case_id})
    open_here = cases.held_among(actor, outlines)
    names = affiliation.names_of(actor, {about.community for about, _row in items if about.community})
    topics = sealing.open_many(actor, [(row.record_id, place_of("topic", row.id)) for _about, row in items if row])
    said = _minutes(actor, [row for _about, row in items if row and (not row.case_id or row.case_id in open_here)])
    views = []
    for about, row in items:
        if about.case_id and about.case_id not in outlines:
            continue
        held = not about.case_id or about.case_id in open_here
        view = ItemView(row.id if row else "", len(views) + 1, about.kind, held, person_id=about.person_id)
        if about.case_id:
            one = outlines[about.case_id]
            view = replace(view, case_id=one.id, code_name=one.code_name, state=one.state)
            view = replace(view, proposal=_proposal(actor, one.id) if view.held and row else None)
        else:
            view = replace(view, community=about.community, name=names.get(about.community, ""))
        if row:
            view = replace(view, topic=topics.get(row.record_id, ""), author=row.author, said=said.get(row.id, ()))
        views.append(view)
    return views


def _proposal(actor, case_id: str) -> committee.Decision | None:
    return next((one for one in committee.proposals(actor, case_id) if one.state == "open"), None)


def _minutes(actor, items: list[MeetingItem]) -> dict[str, tuple[Said, ...]]:
    """{line: what was written under it}: from the cases for those that are held, else from the meeting."""
    by_id = {one.id: one for one in items}
    wanted = actor.select(MeetingMinute).where(MeetingMinute.item_id.in_(list(by_id)))
    rows = actor.all(wanted.order_by(MeetingMinute.at, MeetingMinute.id))
    opened = sealing.open_many(actor, [(row.record_id, place_of("minute", row.id)) for row in rows])
    in_cases = {by_id[row.item_id].case_id for row in rows if row.note_id}
    notes = {note.id: note.text for one in in_cases for note in cases.read(actor, one).notes}
    made: dict[str, tuple[Said, ...]] = {}
    for row in rows:
        words = notes.get(row.note_id) if row.note_id else opened.get(row.record_id)
        made[row.item_id] = (*made.get(row.item_id, ()), Said(row.author, row.at, words))
    return made


def members() -> list[str]:
    """The ids of those who may be there."""
    return list(access.people_with("committee", access.MEMBERS))
