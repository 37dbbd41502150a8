"""The people of the bench, made with the portal's own verbs: ten handlers of one community, two at the committee."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from portal import access, accounts, committee, communities, config, house, migrate, policies, sealing
from portal.access import Actor
from portal.db import db, writing
from portal.demo import texts

SLUG, PASSWORD, HANDLERS = "long-quay", "nine patient herons over the quay", 10
_SECRETS = ("PORTAL_SECRET_KEY", "PORTAL_PEPPER", "PORTAL_SERVER_KEY")


@dataclass
class House:
    """A data folder with the keys of its portal, and who belongs to it."""

    data: Path
    environment: dict[str, str]
    app: object
    team: list[Actor] = field(default_factory=list)
    members: list[Actor] = field(default_factory=list)

    def leave(self) -> None:
        """Close what this process has open, so that others have the database to themselves."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def address_of(name: str) -> str:
    """What "Lead", "Chair", "Handler 2" and the others sign in with."""
    return f"{name.lower().replace(' ', '-')}@quay.example"


def found(data: Path, port: int) -> House:
    """A new portal: a community of ten handlers with its code published, a committee with its register."""
    data.mkdir(mode=0o700)
    environment = {name: secrets.token_urlsafe(48) for name in _SECRETS}
    environment |= {"PORTAL_DATA": str(data), "PORT": str(port), "PORTAL_BASE_URL": f"http://127.0.0.1:{port}"}
    settings = config.read(environment)
    migrate.upgrade(settings)
    made = House(data, environment, house.create_app(settings))
    with made.app.app_context(), writing():
        sealing.check_keys()
    with made.app.app_context(), writing():
        _fill(made)
    made.leave()
    return made


def _fill(made: House) -> None:
    chair = committee.found(_arrive("Chair"))
    made.members = [chair, _join(chair, "vice", "Vice")]
    lead = communities.found(_arrive("Lead"), "Long Quay", SLUG, kind="conference")
    made.team = [lead, *(_join(lead, "responder", f"Handler {number}") for number in range(2, HANDLERS + 1))]
    communities.keep_contact(lead, name="Lead", words="Leads the team", mail="lead@quay.example")
    publish(lead, texts.CONFERENCE)


def _arrive(name: str) -> Actor:
    opened = accounts.enroll(address_of(name), name=name, password=PASSWORD)
    return Actor("site", opened.person_id, opened.key, role="person")


def _join(first: Actor, role: str, name: str) -> Actor:
    person = _arrive(name)
    access.join(person.holder, first.partition, role)
    access.vouch(first, person.holder)
    return Actor(first.partition, person.holder, person.key, role=role)


def publish(lead: Actor, text: str) -> None:
    """A new version of the community's code."""
    policies.take(lead, text)
    policies.describe(lead, title="Code of Conduct", licence="CC0-1.0", original=True, made_from=[])
    policies.publish(lead, "A version of the bench")
