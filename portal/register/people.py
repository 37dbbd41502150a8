"""The people vault: names, addresses and handles behind the codes, page by page, for key holders with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func

from .. import matching
from ..db import db
from ..errors import Refused
from . import at_hand, likeness, rules
from .entries import EntryView, views
from .models import RegisterEntry, RegisterPerson
from .sight import Sight, sight_of
from .standing import ChangeView, Standing, changes_of, standings
from .vault import close, inside, open_until, opened

PAGE = 25
MOST_FOUND = 50
_FEW = 1_000
_MARK = (6, 24)  # where a row's box has its nonce: another one each time the row is closed


@dataclass(frozen=True)
class Part:
    """One of those who were found to be the same, as they were written down."""

    id: str
    code_name: str
    name: str
    aliases: str

    @property
    def known(self) -> likeness.Known:
        """Names, addresses and handles, sorted."""
        return likeness.known(self.name, self.aliases)


@dataclass(frozen=True)
class PersonView:
    """A person of the register, opened for a key holder: everybody who was found to be them."""

    id: str
    code_name: str
    parts: tuple[Part, ...]
    entries: tuple[EntryView, ...] = ()
    how: Standing = Standing()
    count: int = 0
    highest: str = ""
    changes: tuple[ChangeView, ...] = ()

    @property
    def name(self) -> str:
        """The name on top: the first that was written down."""
        return next((part.name for part in self.parts if part.name), "")

    @property
    def others(self) -> list[str]:
        """The other names."""
        names = [name for part in self.parts for name in part.known.names]
        return [one for one in dict.fromkeys(names) if one != self.name]

    @property
    def mails(self) -> list[str]:
        """Mail addresses."""
        return list(dict.fromkeys(mail for part in self.parts for mail in part.known.mails))

    @property
    def handles(self) -> list[tuple[str, str]]:
        """Handles by platform."""
        return list(dict.fromkeys(one for part in self.parts for one in part.known.handles))

    @property
    def clock(self) -> date | None:
        """From when the time runs after which this is forgotten: every new record or standing starts it again."""
        days = [one.received for one in self.entries]
        days += [one.settled_at.date() for one in self.changes if one.settled_at and one.state == "confirmed"]
        return max(days, default=None)


def people(actor, *, page: int = 1) -> tuple[list[PersonView], bool]:
    """The people by their code, and whether more follow. NotFound unless opened with a reason before.

    Somebody with a row from a case one stepped back from is not among them. Each reading is remembered.
    """
    _scope, rows = inside(actor, "people_read")
    seen = sight_of(actor)
    heads = seen.persons().where(RegisterPerson.id == RegisterPerson.head_id).order_by(RegisterPerson.code_name)
    found = seen.scope.all(heads.offset((page - 1) * PAGE).limit(PAGE + 1))
    return _listed(seen, rows, found[:PAGE]), len(found) > PAGE


def _listed(seen: Sight, rows, found) -> list[PersonView]:
    groups = seen.groups(found)
    ids = {one for members in groups.values() for one in members}
    parts = {one.id: part_of(rows, one) for one in seen.scope.all(_by_ids(seen, ids))}
    numbers: dict[str, list[str]] = {}
    wanted = seen.rows(RegisterEntry.person_id, RegisterEntry.consequence)
    for person, consequence in db.session.execute(wanted.where(RegisterEntry.person_id.in_(ids))):
        numbers.setdefault(person, []).append(consequence)
    held = standings(seen, found)
    made = []
    for one in found:
        members = sorted(groups[one.id], key=lambda each: (each != one.id, parts[each].code_name))
        told = [each for member in members for each in numbers.get(member, ())]
        own = tuple(parts[member] for member in members)
        facts = {"how": held[one.id], "count": len(told), "highest": rules.highest(told)}
        made.append(PersonView(one.id, one.code_name, own, **facts))
    return made


def _by_ids(seen: Sight, ids):
    return seen.scope.select(RegisterPerson).where(RegisterPerson.id.in_(ids))


def part_of(rows, one: RegisterPerson) -> Part:
    """One row of a person, opened."""
    told = opened(rows, "person", one.id, one.box)
    return Part(one.id, one.code_name, told["name"], told["aliases"])


def person(actor, person_id: str) -> PersonView:
    """Somebody, whole: everything that was written down of them and of whoever they were found to be."""
    scope, rows = inside(actor, "person_read", person_id)
    seen = sight_of(actor)
    group = seen.group(seen.whole(person_id))
    found = scope.all(
        seen.rows().where(RegisterEntry.person_id.in_([one.id for one in group])).order_by(RegisterEntry.received)
    )
    boxes = {one.id: opened(rows, "entry", one.id, one.box) for one in found}
    entries = tuple(_told(one, boxes[one.id]) for one in views(seen, found))
    highest = rules.highest(one.consequence for one in entries)
    facts = {"entries": entries, "count": len(entries), "highest": highest, "how": standings(seen, group)[group[0].id]}
    facts["changes"] = tuple(changes_of(seen, rows, group))
    return PersonView(group[0].id, group[0].code_name, tuple(part_of(rows, one) for one in group), **facts)


def _told(view: EntryView, told: dict) -> EntryView:
    return EntryView(**view.__dict__ | {"summary": told["summary"], "told": told["told"]})


def everybody(seen: Sight, rows, until: datetime | None = None) -> list[tuple[str, str, str]]:
    """All people a reader may meet, opened: (id, name, aliases). `until`: stay at hand for that long."""
    mark = func.substr(RegisterPerson.box, *_MARK)
    marks = dict(db.session.execute(seen.persons(RegisterPerson.id, mark)).all())
    at_hand.only(marks)
    found = {one: at_hand.known(one, mark) for one, mark in marks.items()}
    closed, fresh = [one for one, told in found.items() if told is None], {}
    wanted = seen.persons(RegisterPerson.id, RegisterPerson.box)
    if len(closed) <= _FEW:
        wanted = wanted.where(RegisterPerson.id.in_(closed))
    for one, box in db.session.execute(wanted) if closed else ():
        if found[one] is None:
            told = opened(rows, "person", one, box)
            found[one] = told["name"], told["aliases"]
            fresh[one] = marks[one], *found[one]
    if until is not None and fresh:
        at_hand.keep(fresh, until)
    return [(one, *told) for one, told in found.items()]


def find(actor, words: str) -> list[PersonView]:
    """The people whose names, addresses or handles fit the words. They travel in no address and stand in no log."""
    scope, rows = inside(actor, "people_searched")
    if len(matching.name(words)) < 2:
        raise Refused("text_empty")
    seen = sight_of(actor)
    ids = likeness.look_for(everybody(seen, rows, open_until(actor)), words)[:MOST_FOUND]
    found = scope.all(_by_ids(seen, ids))
    heads = {seen.head_of(one) for one in found}
    return _listed(seen, rows, scope.all(_by_ids(seen, heads).order_by(RegisterPerson.code_name)))


def rewrite_person(actor, person_id: str, name: str, aliases: str) -> None:
    """Put somebody's names, addresses and handles right. It is remembered who did."""
    scope, rows = inside(actor, "person_rewritten", person_id)
    found = sight_of(actor).whole(person_id)
    if not name.strip():
        raise Refused("name_empty")
    found.box = close(rows, "person", found.id, {"name": name.strip(), "aliases": aliases.strip()})
    db.session.flush()
