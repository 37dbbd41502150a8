"""A small cast for the sealing room: people with keys, scopes for them, and a thief who has the database."""

from dataclasses import dataclass, field

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, inspect
from sqlalchemy import text as sql

from portal import db as ground
from portal import sealing
from portal.db import Scope, db

PLACE = "community:aaaaaaaaaaaaaaaaaaaaaaaaaa"
PASSWORD = "a long and quiet sentence"


@dataclass
class Person:
    """Somebody with an account: id, unlocked key, recovery code."""

    id: str
    key: bytes = field(repr=False)
    code: str = field(repr=False)
    password: str = field(default=PASSWORD, repr=False)

    def at(self, partition: str = PLACE) -> Scope:
        """This person acting in a partition, signed in."""
        return Scope(partition, self.id, self.key)


class Thief:
    """Somebody with the database in hand, past every guard: reads and writes rows as they lie."""

    def __init__(self, settings, partition: str = PLACE):
        self.engine = create_engine(settings.owner_database)
        self.partition = partition
        if self.engine.dialect.name == "sqlite":
            event.listen(
                self.engine, "connect", lambda c, _: c.create_function("portal_may_write", 1, lambda _partition: 1)
            )

    def run(self, statement: str, **values):
        """Run one statement; returns its rows."""
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execute(sql("SELECT set_config('app.partitions', :p, true)"), {"p": self.partition})
            result = connection.execute(sql(statement), values)
            return result.mappings().all() if result.returns_rows else result.rowcount

    def everything(self) -> bytes:
        """Every value in every table, as bytes."""
        out = []
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execute(sql("SELECT set_config('app.partitions', :p, true)"), {"p": self.partition})
            for table in inspect(connection).get_table_names():
                for row in connection.execute(sql(f"SELECT * FROM {table}")):
                    out += [bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row]
        return b"\n".join(out)


@pytest.fixture
def app(settings):
    """An application of this room alone, on this test's own database."""
    made = Flask("sealing-alone")
    made.config.update(SETTINGS=settings, SQLALCHEMY_DATABASE_URI=settings.database)
    sealing.configure(settings)
    ground.prepare(made)
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def room(app):
    """Inside the application, for a test that plays one process."""
    with app.app_context():
        yield app
        db.session.remove()


@pytest.fixture
def thief(app, settings):
    """The database in the wrong hands."""
    made = Thief(settings)
    yield made
    made.engine.dispose()


def person(name: str, password: str = PASSWORD) -> Person:
    """A new person with a key; ids look like real ones."""
    person_id = name.ljust(26, "a")[:26]
    code = sealing.new_person(person_id, password)
    return Person(person_id, sealing.unlock_with_recovery(person_id, code), code, password)


@pytest.fixture
def people(room):
    """Ana, Ben and Cem, who have keys. Anything they need is committed."""
    cast = [person(name) for name in ("ana", "ben", "cem")]
    db.session.commit()
    return cast


def holders(*people: Person) -> list:
    """These people as holders."""
    return sealing.holders_of([someone.id for someone in people])


def settle() -> None:
    """Commit, and forget everything loaded: what follows reads the database."""
    db.session.commit()
    db.session.expunge_all()
