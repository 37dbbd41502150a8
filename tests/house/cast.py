"""Everybody signed in at once on one copy of the world, with its markers; and the way back to how it was.

Signing nineteen people in is slow and the questions are many, so a module asks all of them of one `Cast`.
"""

import re
import threading
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pyotp
from sqlalchemy import event, make_url

from portal import accounts, clock, house
from portal.accounts import brake, credentials
from portal.db import db, writing
from tests.world import PASSWORD, PEOPLE

from .planted import Planted, plant

OUT, NEWCOMER, HALF = "out", "new", "half"
NOBODY = {NEWCOMER: "newcomer@nowhere.example", HALF: "half@nowhere.example"}
MEMBERS = (OUT, NEWCOMER, HALF, *PEOPLE)
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
TOLERATED = ("audit_lines", "audit_heads", "visits")


class Cast:
    """Test clients by member; `world` and `planted` say what there is."""

    def __init__(self, app, settings, templates, world):
        self.app, self.settings, self.templates, self.world = app, settings, templates, world
        self.app.config["SHOW_CRASHES"] = True
        self.written: list[str] = []
        self._watch()
        forget_failures()
        with app.app_context():
            self.planted: Planted = plant(world)
            totp = _newcomers()
        self.clients = {OUT: app.test_client()}
        for name in MEMBERS[1:]:
            self.clients[name] = client = app.test_client()
            answer = self.sign_in(client, name)
            assert answer.status_code == 303, name
            assert (answer.location == "/sign-in/code") == (name == HALF), name
        self.totp = totp
        self.cookies = {name: client.get_cookie("s") for name, client in self.clients.items()}
        self.ids = {name: self.person(name) for name in MEMBERS[1:]}
        self.tokens = {name: self._token(name) for name in MEMBERS}
        self.was = None

    def sign_in(self, client, name: str):
        """Through the page, like anybody."""
        token = form_token(client.get("/sign-in").text)
        data = {"email": self.email(name), "password": PASSWORD, "form_token": token}
        return client.post("/sign-in", data=data)

    def email(self, name: str) -> str:
        return NOBODY.get(name) or self.world.email(name)

    def person(self, name: str) -> str:
        """A member's id."""
        with self.app.app_context():
            return accounts.by_address(self.email(name)).id

    def _token(self, name: str) -> dict[str, str]:
        """What this member's forms carry: the open token, and the session's own."""
        page = self.clients[name].get("/sign-in/code" if name == HALF else "/account")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
        return {"form_token": form_token(self.clients[OUT].get("/sign-in").text)} | (
            {"csrf_token": found[1]} if found else {}
        )

    # ---- the database -----------------------------------------------------------------------------------------
    def _watch(self) -> None:
        with self.app.app_context():
            event.listen(db.engine, "after_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, _parameters, _context, _many) -> None:
        found = _WRITES.match(statement)
        if found and found[1] not in TOLERATED:
            self.written.append(found[1])

    @contextmanager
    def counting(self):
        """Gives the list of tables written to inside, audit and last-seen excepted."""
        self.written.clear()
        yield self.written
        for thread in threading.enumerate():
            if thread.name == "portal.beside":  # what the request began goes on beside it
                thread.join()

    def rest(self) -> None:
        """Let go of all connections."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    @property
    def _file(self) -> Path:
        return self.settings.data / "portal.sqlite"

    def remember(self) -> None:
        """This is how it should be again after `restore`."""
        self.rest()
        if self.templates.socket:
            name = self._database()
            self.was = f"{name}_kept"
            self.templates._sql(f"CREATE DATABASE {self.was} TEMPLATE {name} STRATEGY FILE_COPY")
        else:
            assert not self._file.with_suffix(".sqlite-wal").exists()
            self.was = self._file.read_bytes()

    def _database(self) -> str:
        return make_url(self.settings.database).database

    def restore(self) -> None:
        """The database as it was remembered."""
        self.rest()
        forget_failures()
        if self.templates.socket:
            name = self._database()
            fresh = f"CREATE DATABASE {name} TEMPLATE {self.was} STRATEGY FILE_COPY"
            self.templates._sql(f"DROP DATABASE {name} WITH (FORCE)", fresh)
        else:
            self._file.write_bytes(self.was)
        self.after_restore()

    def after_restore(self) -> None:
        """What has to be done to a fresh copy; a test may hang something here."""

    def superuser(self, *statements: str) -> None:
        """Statements past every fence, in this cast's own PostgreSQL database."""
        address = {"host": self.templates.socket, "user": "postgres", "dbname": self._database()}
        with psycopg.connect(**address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def cookies_back(self) -> None:
        """The clients hold the cookies they signed in with, whatever an answer did to them."""
        for name, cookie in self.cookies.items():
            if cookie is not None:
                self.clients[name].set_cookie("s", cookie.value)
            else:
                self.clients[name].delete_cookie("s")

    def forget(self) -> None:
        """Throw the remembered database away."""
        if self.templates.socket and self.was:
            self.templates._sql(f"DROP DATABASE {self.was}")


def form_token(html: str) -> str:
    """The open token in a page."""
    found = re.search(r'name="form_token"[^>]*value="([^"]+)"', html)
    return found[1] if found else ""


def forget_failures() -> None:
    """Failures of one test slow no other down."""
    for each in (brake.passwords, brake.codes, credentials._asked):
        each.forget()


def _newcomers() -> pyotp.TOTP:
    """Two people without a place: one plainly signed in, one who stays before the second factor."""
    with writing():
        accounts.enroll(NOBODY[NEWCOMER], name="Nadia Orr", password=PASSWORD)
    with writing():
        half = accounts.enroll(NOBODY[HALF], name="Hal Fisk", password=PASSWORD)
        seed, _address = accounts.begin_totp(half.person_id)
        totp = pyotp.TOTP(seed)
        accounts.confirm_totp(half.person_id, seed, totp.generate_otp(totp.timecode(clock.now()) - 1))
    return totp


@contextmanager
def assembled(templates, folder, smtp_url: str, **more):
    """A Cast on its own copy of the world; the database goes afterwards."""
    settings = templates.copy("world", folder / "data", smtp_url=smtp_url, **more)
    try:
        with house.opened(settings) as app:
            made = Cast(app, settings, templates, templates.worlds["world"])
            try:
                yield made
            finally:
                made.rest()
                made.forget()
    finally:
        templates.drop(settings)


__all__ = ["HALF", "MEMBERS", "NEWCOMER", "OUT", "Cast", "assembled", "forget_failures", "form_token"]
