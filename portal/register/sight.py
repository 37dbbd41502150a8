"""What of the register a reader meets. Whoever stepped back from a case, or was left out of it, does not meet the
people of that case anywhere: no row, no view, no link, no pattern, no export. What is joined to them is shown parted,
as if nobody had joined it, so that nothing tells of it.
"""

from dataclasses import dataclass, field

from .. import access
from ..access import Actor
from ..db import db
from ..errors import NotFound
from .models import RegisterEntry, RegisterPerson
from .vault import at_register

_PORTION = 10_000


@dataclass(frozen=True)
class Sight:
    """One reader before the register: the cases and people that are not there for them, and whose joins are not."""

    scope: Actor
    cases: frozenset = frozenset()
    people: frozenset = frozenset()
    parted: frozenset = field(default=frozenset(), repr=False)

    def head_of(self, person: RegisterPerson) -> str:
        """Under whose code this reader meets somebody."""
        return person.id if person.head_id in self.parted else person.head_id

    def rows(self, *columns):
        """A select of entries this reader may see."""
        wanted = self.scope.select(*(columns or (RegisterEntry,)))
        if self.cases:
            wanted = wanted.where(RegisterEntry.case_id.not_in(self.cases))
        if self.people:
            hidden = RegisterEntry.person_id.in_(self.people)
            wanted = wanted.where(RegisterEntry.person_id.is_(None) | ~hidden)
        return wanted

    def persons(self, *columns):
        """A select of the people this reader may open: with nobody joined to them who is not there for the reader."""
        wanted = self.scope.select(*(columns or (RegisterPerson,)))
        return wanted.where(RegisterPerson.head_id.not_in(self.parted)) if self.parted else wanted

    def person(self, person_id: str | None) -> RegisterPerson:
        """Somebody this reader may meet; NotFound otherwise."""
        found = self.scope.get(RegisterPerson, person_id)
        if found is None or found.id in self.people:
            raise NotFound
        return found

    def group(self, person: RegisterPerson) -> list[RegisterPerson]:
        """Everybody who was found to be the same as this person, themself included, for this reader; the head first."""
        if person.head_id in self.parted:
            return [person]
        found = self.scope.all(self.scope.select(RegisterPerson).where(RegisterPerson.head_id == person.head_id))
        return sorted(found, key=lambda one: (one.id != one.head_id, one.code_name))

    def whole(self, person_id: str | None) -> RegisterPerson:
        """Somebody this reader may open, and act on: with all who are joined to them. NotFound otherwise."""
        found = self.person(person_id)
        if found.head_id in self.parted:
            raise NotFound
        return found

    def groups(self, people) -> dict[str, list[str]]:
        """For each of these people the ids of all who are joined to them, for this reader."""
        heads = {one.head_id for one in people} - self.parted
        members: dict[str, list[str]] = {}
        wanted = self.scope.select(RegisterPerson.id, RegisterPerson.head_id)
        for part in portions(heads):
            for one, head in db.session.execute(wanted.where(RegisterPerson.head_id.in_(part))):
                members.setdefault(head, []).append(one)
        return {one.id: members.get(one.head_id, [one.id]) for one in people}


def portions(ids) -> list[list]:
    """Ids in portions a database takes in one question."""
    ids = list(ids)
    return [ids[start : start + _PORTION] for start in range(0, len(ids), _PORTION)]


def sight_of(actor) -> Sight:
    """What this reader does not meet."""
    scope = at_register(actor)
    committee = Actor("committee", actor.holder, actor.key, role=actor.role)
    hidden = set(access.barred_things(committee, actor.person)) | set(access.barred_things(scope, actor.person))
    if not hidden:
        return Sight(scope)
    wanted = scope.select(RegisterEntry.person_id).where(RegisterEntry.case_id.in_(hidden))
    people = frozenset(one for one in scope.all(wanted) if one)
    heads = scope.all(scope.select(RegisterPerson.head_id).where(RegisterPerson.id.in_(people)))
    return Sight(scope, frozenset(hidden), people, frozenset(heads))


def stay_out(actor, entry_id: str) -> None:
    """Step back from a case that was brought in: from here on nothing of it, and of its people, is there for them.

    A case that was handled here is stepped back from on its own page.
    """
    access.require(actor, "register.see")
    seen = sight_of(actor)
    entry = seen.scope.first(seen.rows().where(RegisterEntry.id == entry_id, RegisterEntry.sender == "sheet"))
    if entry is None:
        raise NotFound
    access.bar(seen.scope, entry.case_id, actor.person)
