"""A small ground for the tests of cases and committee: a committee, a meetup, a conference, reports coming in.

Harbor: Ana (lead), Ben and Cleo (responders, on duty), Odo (organiser). North: Dov (lead). Committee: Gil (chair, key
holder), Hana (vice), Ivo, Jun and Kim (members, vouched), Lea (key holder). Nobody holds what nobody gave them.
"""

from dataclasses import dataclass, field

from portal import access, audit, committee, communities, register, reports, sealing
from portal.accounts.people import add
from portal.db import begin_writing, db

PASSWORD = "harbour lights and quiet rain"
COMMITTEE = "committee"


@dataclass
class Ground:
    """Who is there, and verbs to act as them: `with ground.unit(): cases.note(ground.act("Ana"), …)`."""

    app: object
    harbor: str = ""
    north: str = ""
    people: dict = field(default_factory=dict)
    keys: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)

    def person(self, name: str) -> str:
        """The id of somebody, who gets an account the first time."""
        if name not in self.people:
            row = add(f"{name.lower()}@people.example", name)
            sealing.new_person(row.id, PASSWORD)
            self.people[name] = row.id
            self.keys[name] = sealing.unlock(row.id, PASSWORD)
        return self.people[name]

    def act(self, name: str, role: str | None = None, place: str | None = None) -> access.Actor:
        """Somebody as an actor, in their own place and first role unless told."""
        own, first = self.places.get(name, ("site", "person"))
        return access.Actor(place or own, self.person(name), self.keys[name], role=role or first)

    def join(self, by: access.Actor, name: str, role: str, *, vouched: bool = True) -> None:
        """Somebody gets a role at a place."""
        access.join(self.person(name), by.partition, role)
        self.places.setdefault(name, (by.partition, role))
        if vouched:
            access.vouch(by, self.person(name))

    def unit(self) -> "Unit":
        """A unit of work, committed with its audit lines."""
        return Unit(self.app)

    def report(
        self, story: str, *, door="community", exclude=(), contact="", place: str | None = None, who=""
    ) -> tuple:
        """Somebody reports; gives (report id, receipt)."""
        receipt = sealing.receipt.new()
        left_out = tuple(self.people[name] for name in exclude)
        answers = reports.Answers(story=story, who=who, door=door, exclude=left_out, contact=contact)
        actor = access.reporter(place or self.harbor)
        return reports.receive(actor, answers, receipt), receipt

    def build(self) -> "Ground":
        """Found everything."""
        with self.unit():
            gil = committee.found(access.Actor("site", self.person("Gil"), self.keys["Gil"], role="person"))
            self.places["Gil"] = (COMMITTEE, "chair")
            self.join(gil, "Hana", "vice")
            for name in ("Ivo", "Jun", "Kim"):
                self.join(gil, name, "member")
            self.join(gil, "Lea", "member")
            register.add_keyholder(gil, self.person("Lea"))
            self.harbor = self._community("Ana", "Harbor Python", "harbor")
            for name in ("Ben", "Cleo"):
                self.join(self.act("Ana"), name, "responder")
            communities.edit(self.act("Ana"), duty=self.people["Ben"], deputy=self.people["Cleo"])
            self.join(self.act("Ana"), "Odo", "organiser", vouched=False)
            self.join(self.act("Ana"), "Noa", "responder", vouched=False)
            self.north = self._community("Dov", "NorthConf", "north")
        return self

    def _community(self, name: str, title: str, slug: str) -> str:
        lead = communities.found(self.act(name), title, slug)
        self.places[name] = (lead.partition, "lead")
        return lead.partition


class Unit:
    """An application context around one write transaction."""

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


def build(app) -> Ground:
    """The ground as a template holds it; the application it stands on is each test's own."""
    made = Ground(app).build()
    made.app = None
    return made
