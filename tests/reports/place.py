"""A small place to report at: a committee, and a meetup whose team is Ana (lead), Ben, Cleo and Odo."""

from dataclasses import dataclass, field

from portal import access, audit, communities, sealing
from portal.accounts.people import add
from portal.db import begin_writing, db

PASSWORD = "harbour lights and quiet rain"


@dataclass
class Place:
    """What the tests of this room stand on."""

    app: object
    partition: str = ""
    people: dict = field(default_factory=dict)
    keys: dict = field(default_factory=dict)

    def person(self, name: str) -> str:
        if name not in self.people:
            row = add(f"{name.lower()}@people.example", name)
            sealing.new_person(row.id, PASSWORD)
            self.people[name] = row.id
            self.keys[name] = sealing.unlock(row.id, PASSWORD)
        return self.people[name]

    def actor(self, name: str, role: str, partition: str | None = None):
        return access.Actor(partition or self.partition, self.person(name), self.keys[name], role=role)

    def join(self, by, name: str, role: str) -> None:
        access.join(self.person(name), by.partition, role)
        access.vouch(by, self.person(name))

    def unit(self):
        """A unit of work: an application context whose changes are committed."""
        return Unit(self.app)


class Unit:
    def __init__(self, app):
        self.context = app.app_context()

    def __enter__(self):
        self.context.push()
        begin_writing(True)

    def __exit__(self, kind, *_rest):
        try:
            if kind is None:
                audit.settle()
                db.session.commit()
            else:
                db.session.rollback()
        finally:
            begin_writing(False)
            self.context.pop()


def build(app) -> Place:
    """The place as a template holds it; the application it stands on is each test's own."""
    made = Place(app)
    with made.unit():
        gil = made.actor("Gil", "chair", "committee")
        access.join(gil.holder, "committee", "chair")
        access.found_team(gil)
        made.join(gil, "Hana", "vice")
        access.join(made.person("Ivo"), "committee", "member")
        founder = access.Actor("site", made.person("Ana"), made.keys["Ana"], role="person")
        lead = communities.found(founder, "Harbor Python", "harbor")
        made.partition = lead.partition
        for name in ("Ben", "Cleo"):
            made.join(lead, name, "responder")
        access.join(made.person("Odo"), made.partition, "organiser")
    made.app = None
    return made
