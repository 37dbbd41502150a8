"""One's own account, in a browser without scripts."""

import re

import pytest

from portal import accounts, sealing

from .conftest import NEW, PASSWORD

OWN = ["/account/name", "/account/address", "/account/password", "/account/second-factor", "/account/recovery"]
PAGES = ["/account", *OWN, "/home"]


@pytest.fixture
def signed(visitor, kim):
    visitor.sign_in(kim)
    return visitor


def test_every_page_has_one_title(signed):
    """The title is the h1, and there is one; nothing of it is kept by the browser."""
    for path in PAGES:
        page = signed.get(path)
        assert [found.get_text(strip=True) for found in page.soup.find_all("h1")] == [page.title]
        assert page.headers["Cache-Control"] == "no-store"


def test_signed_out_none_of_it_is_there(visitor):
    """Each leads to signing in."""
    assert [visitor.ask(path).status for path in PAGES] == [303] * len(PAGES)


def test_password_managers_are_helped(signed, another):
    """R16: every password field says whether it is the current or a new one; nothing forbids pasting."""
    pages = [signed.get(path) for path in OWN] + [another.get(path) for path in ("/sign-in", "/recover", "/reset")]
    fields = [field for page in pages for field in page.soup.find_all("input", type="password")]
    assert len(fields) >= 5
    for field in fields:
        assert field["autocomplete"] in ("current-password", "new-password")
        assert not field.has_attr("onpaste") and not field.has_attr("maxlength")


def test_a_new_name(app, signed, kim):
    """The name changes; an empty one does not; a line break stays out."""
    assert signed.send("/account/name", name=" \t ").status == 422
    assert signed.send("/account/name", name="Kim\r\nReyes").title == "Your account"
    with app.app_context():
        assert accounts.person(kim.id).name == "Kim Reyes"


def test_a_new_password_ends_the_other_sessions(signed, another, kim, letters):
    """R22, R28: it needs the old one, ends every other session, keeps this one, and is told by mail."""
    another.sign_in(kim)
    assert another.get("/account").title == "Your account"
    page = signed.send("/account/password", old="wrong", password=NEW)
    assert page.status == 422 and "not your password" in page.text
    assert signed.send("/account/password", old=PASSWORD, password=NEW).title == "Your account"
    assert another.get("/account").title == "Sign in"
    assert letters()[-1][0] == kim.email and "password of your account was changed" in letters()[-1][2]


def test_the_list_of_sessions(signed, another, kim):
    """R28: one sees one's sessions, ends one or all others; a made-up one is a missing page."""
    another.sign_in(kim)
    page = signed.get("/account")
    visits = page.soup.select("section[aria-labelledby=visits] li")
    assert len(visits) == 2 and sum(visit.select_one(".tag") is not None for visit in visits) == 1
    assert signed.send("/account", number=0, to="/account/sessions", visit="0" * 64).status == 404
    assert another.get("/account").title == "Your account"
    signed.send("/account", number=0, to="/account/sessions")
    assert another.get("/account").title == "Sign in"
    another.sign_in(kim)
    hidden = signed.get("/account").hidden(1)
    signed.client.post("/account/sessions", data={"csrf_token": hidden["csrf_token"]})
    assert another.get("/account").title == "Sign in"
    assert signed.get("/account").title == "Your account"


def test_nobody_ends_a_strangers_session(signed, another, people):
    """Another person's session, named exactly, is a missing page."""
    sam = people("sam")
    another.sign_in(sam)
    theirs = sealing.session_index(another.token)
    assert signed.send("/account/name", to="/account/sessions", visit=theirs).status == 404
    assert another.get("/account").title == "Your account"


def test_turning_the_second_factor_on_and_off(signed, another, kim, letters, clock):
    """A picture for the phone, a code back, the password besides; other sessions end; a mail each time."""
    another.sign_in(kim)
    page = signed.get("/account/second-factor")
    assert page.soup.find("img")["src"].startswith("data:image/png")
    kim.seed = page.hidden()["secret"]
    wrong = signed.send("/account/second-factor", secret=kim.seed, code="000000", password=PASSWORD)
    assert wrong.status == 422 and wrong.hidden()["secret"] == kim.seed
    assert signed.send("/account/second-factor", secret=kim.seed, code=kim.code(), password="wrong").status == 422
    signed.send("/account/second-factor", secret=kim.seed, code=kim.code(), password=PASSWORD)
    assert another.get("/account").title == "Sign in"
    assert another.sign_in(kim).title == "Your second factor"
    assert signed.send("/account/second-factor/off", password="wrong").status == 422
    assert signed.send("/account/second-factor/off", password=PASSWORD).title == "Your account"
    assert [re.search(r"second factor", body) is not None for _a, _s, body in letters()] == [True, True]


def test_a_seed_of_ones_own_making_is_refused(app, signed, kim):
    """A damaged seed is answered with a fresh picture."""
    for secret in ("", "short", "A" * 31 + "1", "<script>", "a" * 32, "A" * 64):
        page = signed.send("/account/second-factor", secret=secret, code="123456", password=PASSWORD)
        assert page.status == 422 and len(page.hidden()["secret"]) == 32
    with app.app_context():
        assert not accounts.has_totp(kim.id)


def test_the_kit_is_shown_again_after_the_password(signed, kim, clock, letters):
    """Right after signing in at once; later the password is asked, and a mail says that somebody looked."""
    assert kim.recovery in signed.get("/account/recovery").text
    clock.advance(minutes=11)
    page = signed.get("/account/recovery")
    assert kim.recovery not in page.text
    assert signed.send("/account/recovery", password="wrong").status == 422
    assert kim.recovery in signed.send("/account/recovery", password=PASSWORD).text
    assert "recovery code was looked at" in letters()[-1][2]


def test_an_address_moves_after_its_own_link(app, signed, another, kim, letters):
    """The link goes to the new address, the notice to the old one; nothing changes before."""
    page = signed.send("/account/address", email="kim@herons.example", password=PASSWORD)
    assert page.title == "Look at your new mailbox"
    to, _subject, body = letters()[-1]
    assert to == "kim@herons.example"
    path = re.search(r"http://localhost(/\S+)", body).group(1)
    assert another.get(path).title == "Use this address from now on"
    assert another.send(path).title == "Your address is changed"
    assert letters()[-1][0] == kim.email and "last mail" in letters()[-1][2]
    with app.app_context():
        assert accounts.address(kim.id) == "kim@herons.example"


ODD = ["", "no address", "a@b", "x\r\nBcc: all@otters.example", "a" * 300 + "@otters.example"]


def test_an_odd_address_is_refused_kindly(signed, letters):
    """R45: no header gets in; the field says what is missing."""
    assert [signed.send("/account/address", email=email, password=PASSWORD).status for email in ODD] == [422] * len(ODD)
    assert letters() == []


HOSTILE = [
    "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}", "\x00", "\U0001f600" * 20, "\u202eabc", "../../etc",
    "%s%n", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("path", ["/sign-in", "/reset", "/recover", "/account/name", "/account/password"])
def test_hostile_words_break_nothing(visitor, kim, path):
    """R4: no field of any form gives a crash, a script or a template's result."""
    if path.startswith("/account"):
        visitor.sign_in(kim)
    for value in HOSTILE:
        fields = dict.fromkeys(["email", "password", "name", "recovery", "code", "old", "next", "role", "id"], value)
        page = visitor.send(path, **fields)
        assert page.status in (200, 422), value
        assert "<script>alert" not in page.html and "49" not in page.soup.main.get_text()
