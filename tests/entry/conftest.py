"""Visitors without scripts, and people with accounts to be."""

from dataclasses import dataclass

import pyotp
import pytest
from bs4 import BeautifulSoup

from portal import access, accounts, db, mail
from portal import clock as portal_clock
from portal.accounts import brake, credentials

PASSWORD = "four calm otters swim by"
NEW = "nine brown herons wade slowly"
PLACE = "community:" + "a" * 26


@pytest.fixture(autouse=True)
def unbraked():
    """Failures of one test slow no other down."""
    for each in (brake.passwords, brake.codes, credentials._asked):
        each.forget()
    yield
    for each in (brake.passwords, brake.codes, credentials._asked):
        each.forget()


class Page:
    """An answer as somebody without scripts sees it."""

    def __init__(self, answer):
        self.answer, self.status, self.headers = answer, answer.status_code, answer.headers
        self.html = answer.get_data(as_text=True)
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def title(self) -> str:
        return self.soup.title.get_text(strip=True)

    @property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())

    @property
    def path(self) -> str:
        return self.answer.request.full_path.rstrip("?")

    def hidden(self, number: int = 0) -> dict:
        """The hidden inputs of the page's own form, or of the layout's sign-out form when there is no other."""
        found = self.soup.find_all("form")
        forms = [form for form in found if form.get("data-act") != "sign-out"] or found
        return {field["name"]: field.get("value", "") for field in forms[number].find_all("input", type="hidden")}


class Visitor:
    """One browser without scripts: it opens pages and sends their forms with every hidden input."""

    def __init__(self, app):
        self.client = app.test_client()

    def get(self, path: str, **headers) -> Page:
        return Page(self.client.get(path, follow_redirects=True, headers=headers))

    def ask(self, path: str) -> Page:
        """Open a page without following where it leads."""
        return Page(self.client.get(path))

    def send(self, path: str, *, number: int = 0, follow: bool = True, to: str | None = None, **fields) -> Page:
        """Open the page at `path` and send its form."""
        data = self.get(path).hidden(number) | fields
        return Page(self.client.post(to or path, data=data, follow_redirects=follow))

    def sign_in(self, person, **fields) -> Page:
        return self.send("/sign-in", email=person.email, password=person.password, **fields)

    @property
    def token(self) -> str | None:
        cookie = self.client.get_cookie("s")
        return cookie.value if cookie else None


@dataclass
class Somebody:
    """A person with an account, and what only they know."""

    id: str
    email: str
    password: str
    recovery: str
    key: bytes
    seed: str = ""

    def code(self, steps: int = 0) -> str:
        totp = pyotp.TOTP(self.seed)
        return totp.generate_otp(totp.timecode(portal_clock.now()) + steps)


@pytest.fixture
def people(app):
    """Make people: people("kim", role="lead", totp=True)."""

    def make(name: str, *, totp: bool = False, role: str | None = None, place: str = PLACE) -> Somebody:
        with app.app_context(), db.writing():
            email = f"{name}@otters.example"
            opened = accounts.enroll(email, name=name.title(), password=PASSWORD)
            who = Somebody(opened.person_id, email, PASSWORD, opened.recovery, opened.key)
            if role:
                access.join(who.id, place, role)
            if totp:
                who.seed, _ = accounts.begin_totp(who.id)
                accounts.confirm_totp(who.id, who.seed, who.code(-1))
        return who

    return make


@pytest.fixture
def kim(people):
    return people("kim")


@pytest.fixture
def visitor(app):
    return Visitor(app)


@pytest.fixture
def another(app):
    """A second browser."""
    return Visitor(app)


@pytest.fixture
def invite(app):
    """A fresh invitation link."""

    def make(address: str = "sam@otters.example", **facts) -> str:
        with app.app_context(), db.writing():
            place = facts.get("partition", "")
            if place.startswith("community:") and access.team_lock(db.Scope(place)) is None:
                founder = accounts.enroll("founder@otters.example", name="Founder", password=PASSWORD)
                access.found_team(access.Actor(place, founder.person_id, founder.key, role="lead"))
            return accounts.invite(access.keeper("site"), address, **facts)

    return make


@pytest.fixture
def letters(app, smtp):
    """What has arrived by mail so far, oldest first: [(address, subject, body)]."""

    def read() -> list[tuple[str, str, str]]:
        with app.app_context():
            mail.deliver(portal_clock.now())
        return [(m.envelope_to[0], m["Subject"], m.get_content()) for m in smtp.mailbox.messages]

    return read
