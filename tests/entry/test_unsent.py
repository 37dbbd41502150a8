"""What was typed into a session that had ended comes back to whoever typed it, and to nobody else (settled 19)."""

import secrets

import pytest
from sqlalchemy import select

from portal import accounts, db
from portal.entry import unsent
from portal.entry.models import Unsent

WORDS = "We spoke with both of them on Thursday, and wrote down what each of them remembered."


@pytest.fixture
def lead(people):
    return people("lena", role="lead")


def rows(app) -> list:
    with app.app_context():
        found = list(db.db.session.scalars(select(Unsent)))
        db.db.session.remove()
    return found


def expire(visitor, lead, clock) -> None:
    """Signed in, then away for longer than a session lasts."""
    assert visitor.sign_in(lead).status == 200
    clock.advance(minutes=45)
    assert visitor.ask("/home").status == 303


def test_words_come_back_after_signing_in(app, visitor, lead, clock):
    """The POST of an ended session leads to signing in, and from there to the words, ready to be sent again."""
    expire(visitor, lead, clock)
    answer = visitor.client.post("/desk/otters/cases/x/notes", data={"text": WORDS, "kind": "fact"})
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/unsent")
    page = visitor.send("/sign-in?next=/unsent", email=lead.email, password=lead.password)
    assert page.path == "/unsent"
    form = page.soup.select_one("main form[action]")
    assert form["action"] == "/desk/otters/cases/x/notes"
    assert form.select_one("textarea[name=text]").get_text().strip() == WORDS
    assert form.select_one("input[name=kind]")["value"] == "fact"
    assert form.select_one("input[name=csrf_token]")["value"]
    visitor.send("/unsent", number=-1)
    assert "Nothing waits" in visitor.get("/unsent").text
    assert rows(app) == []


def test_it_lies_sealed(app, visitor, lead, clock, settings):
    """Neither the words nor the path stand in the database; only this person's key opens the box."""
    expire(visitor, lead, clock)
    visitor.client.post("/desk/otters/cases/zqpath/notes", data={"text": WORDS})
    (row,) = rows(app)
    assert WORDS.encode() not in row.box and b"zqpath" not in row.box
    if settings.database.startswith("sqlite"):
        raw = b"".join(path.read_bytes() for path in settings.data.glob("portal.sqlite*"))
        assert row.box in raw
        assert WORDS.encode() not in raw and b"zqpath" not in raw


def test_nobody_else_gets_it(app, visitor, another, people, lead, clock):
    """Whoever signs in next in this browser finds nothing; the owner, in another browser, finds the words."""
    kim = people("kim")
    expire(visitor, lead, clock)
    visitor.client.post("/desk/otters/file", data={"text": WORDS})
    assert WORDS not in visitor.send("/sign-in?next=/unsent", email=kim.email, password=kim.password).html
    assert WORDS in another.send("/sign-in?next=/unsent", email=lead.email, password=lead.password).html
    visitor.send("/unsent", number=0)
    assert len(rows(app)) == 1, "a stranger throws nothing away"


SECRETS = ("password", "old", "recovery", "secret", "code", "csrf_token", "form_token", "receipt", "box_key", "visit")


@pytest.mark.parametrize(
    "path", ["/account/password", "/account/second-factor", "/account/recovery", "/desk/otters/file"]
)
def test_passwords_codes_and_tokens_are_never_kept(app, visitor, lead, clock, path):
    """Whatever a form calls them, and whichever page it came from."""
    expire(visitor, lead, clock)
    typed = {name: f"{name}-{secrets.token_hex(6)}" for name in SECRETS}
    visitor.client.post(path, data=typed | {"text": WORDS})
    with app.app_context():
        kept = unsent.give_back(lead.id, lead.key)
        db.db.session.remove()
    values = [value for words in kept for _name, value in words.fields]
    assert not set(values) & set(typed.values())
    assert bool(values) == path.startswith("/desk/")


def test_another_site_leaves_nothing(app, visitor, lead, clock):
    """A forged form with the old cookie keeps nothing: neither by its origin nor as a navigation from elsewhere."""
    expire(visitor, lead, clock)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = visitor.client.post("/desk/otters/file", data={"text": WORDS}, headers=headers)
        assert answer.status_code == 400
    assert rows(app) == []


def test_only_a_session_that_was_counts(app, visitor, lead, clock):
    """No cookie, a made-up one, one signed out of, one over for more than a day: nothing is kept."""
    visitor.client.post("/desk/otters/file", data={"text": WORDS})
    visitor.client.set_cookie("s", secrets.token_urlsafe(32))
    visitor.client.post("/desk/otters/file", data={"text": WORDS})
    visitor.sign_in(lead)
    left = visitor.token
    visitor.send("/home", number=0, to="/sign-out")
    visitor.client.set_cookie("s", left)
    visitor.client.post("/desk/otters/file", data={"text": WORDS})
    assert rows(app) == []


def test_it_is_little_and_short_lived(app, visitor, lead, clock):
    """The five latest, for a day."""
    expire(visitor, lead, clock)
    for number in range(7):
        clock.advance(seconds=1)
        visitor.client.post("/desk/otters/file", data={"text": f"{number} {WORDS}"})
    with app.app_context():
        kept = [dict(words.fields)["text"][0] for words in unsent.give_back(lead.id, lead.key)]
        db.db.session.remove()
    assert kept == ["6", "5", "4", "3", "2"]
    clock.advance(days=1, minutes=1)
    with app.app_context(), db.writing():
        assert unsent.sweep(clock.now()) == 5


def test_a_new_key_leaves_it_closed(app, visitor, lead, clock):
    """After a reset by mail the old box stays shut, and the page says that nothing waits rather than breaking."""
    expire(visitor, lead, clock)
    visitor.client.post("/desk/otters/file", data={"text": WORDS})
    with app.app_context():
        assert len(unsent.give_back(lead.id, lead.key)) == 1
        with db.writing():
            key = accounts.enroll("new@otters.example", name="New", password=lead.password).key
        assert unsent.give_back(lead.id, key) == []
        db.db.session.remove()
