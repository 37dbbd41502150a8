"""Invitations and the two ways back, in a browser without scripts."""

import re

from portal import access, accounts, db, sealing

from .conftest import NEW, PASSWORD, PLACE, Page


def link_in(letters) -> str:
    """The path of the link in the newest letter."""
    return re.search(r"http://localhost(/\S+)", letters()[-1][2]).group(1)


def test_an_invitation_from_link_to_kit(app, visitor, invite):
    """GET shows a form and uses nothing up; POST makes the account, joins the place, signs in, shows the kit once."""
    with app.app_context(), db.writing():
        access.open_door("harbour", PLACE)
    path = invite(name="Sam", partition=PLACE, role="responder", place="Harbour Python")
    for _ in range(2):
        page = visitor.get(path)
        assert page.title == "Join Harbour Python" and "Responder" in page.text
    assert page.soup.find("input", {"name": "name"})["value"] == "Sam"
    page = visitor.send(path, name="Sam", password=PASSWORD)
    assert page.title == "Your recovery kit"
    code = page.soup.find(id="recovery-code").get_text()
    with app.app_context():
        sam = accounts.by_address("sam@otters.example")
        assert access.roles_of(sam.id) == [(PLACE, "responder")]
        assert sealing.unlock_with_recovery(sam.id, code)
    again = visitor.get(path)
    assert (again.status, again.title) == (404, "This link does not work any more")


def test_a_weak_password_keeps_the_name_and_the_link(visitor, invite):
    """422 with the reason beside the field; what was typed stays, the password does not."""
    path = invite(place="Harbour Python")
    for password, reason in [
        ("tiny pw", "at least 15"),
        ("passwordpassword", "Many people"),
        ("we love harbourpython", "nobody would guess"),
        ("x" * 257, "at most 256"),
    ]:
        page = visitor.send(path, name="Sam R", password=password)
        assert page.status == 422 and reason in page.text
        assert page.soup.find("input", {"name": "name"})["value"] == "Sam R"
        assert password not in page.html
    assert visitor.send(path, name="Sam R", password=PASSWORD).title == "Your recovery kit"


EXTRA = ["partition", "role", "state", "id", "person_id", "is_admin", "email", "address", "founds"]


def test_extra_fields_change_nothing(app, visitor, invite):
    """R4: what a form does not ask for is not read."""
    hostile = {"partition": "committee", "role": "chair", "founds": "committee"}
    path = invite(partition=PLACE, role="helper")
    visitor.send(path, name="Sam", password=PASSWORD, **dict.fromkeys(EXTRA, "marker@herons.example") | hostile)
    with app.app_context():
        sam = accounts.by_address("sam@otters.example")
        assert access.roles_of(sam.id) == [(PLACE, "helper")]
        assert sam.is_active and accounts.by_address("marker@herons.example") is None


def test_of_repeated_fields_the_first_counts(app, visitor, invite):
    """R56: the documented winner is the first, never both."""
    path = invite()
    data = visitor.get(path).hidden()
    visitor.client.post(path, data={**data, "name": ["First", "Second"], "password": [PASSWORD, "x"]})
    with app.app_context():
        assert accounts.by_address("sam@otters.example").name == "First"


def test_somebody_with_an_account_just_agrees(app, visitor, invite, people):
    """An invitation to an address that has an account adds the place, and makes no second account."""
    kim = people("kim")
    path = invite("kim@otters.example", partition=PLACE, role="responder", place="Harbour Python")
    page = visitor.get(path)
    assert page.soup.find("input", {"name": "password"}) is None
    assert visitor.send(path).title == "Sign in"
    with app.app_context():
        assert access.roles_of(kim.id) == [(PLACE, "responder")]


def test_the_committee_is_founded_once(app, visitor, another, invite):
    """Settled 35: the bootstrap link makes the first chair, who vouches for themself; a second one is refused."""
    first, second = (invite(f"{who}@otters.example", founds="committee") for who in ("chair", "late"))
    assert visitor.get(first).title == "Found the committee"
    assert visitor.send(first, name="Chair", password=PASSWORD).title == "Your recovery kit"
    with app.app_context():
        chair = accounts.by_address("chair@otters.example")
        assert ("committee", "chair") in access.roles_of(chair.id)
        assert [holder.id for holder in access.openers("committee")] == [chair.id]
    page = another.send(second, name="Late", password=PASSWORD)
    assert page.status == 409 and "exists already" in page.text
    with app.app_context():
        assert accounts.by_address("late@otters.example") is None


def test_asking_for_a_reset_tells_nobody_anything(visitor, kim, letters):
    """The same page for an address with an account and one without; only the first gets a mail."""
    pages = [visitor.send("/reset", email=email) for email in (kim.email, "nobody@otters.example")]
    assert pages[0].html == pages[1].html and pages[0].status == 200
    assert [address for address, _subject, _body in letters()] == [kim.email]


def test_a_reset_works_and_holds_nothing(app, visitor, another, people, letters):
    """Settled 1: the account works again; the new key is not vouched for; the banner counts what waits."""
    lead, kim = people("lead", role="lead"), people("kim", role="responder")
    with app.app_context(), db.writing():
        access.open_door("harbour", PLACE)
        actor = access.Actor(PLACE, lead.id, lead.key, role="lead")
        access.found_team(actor)
        access.vouch(actor, kim.id)
    another.sign_in(kim)
    visitor.send("/reset", email=kim.email)
    page = visitor.send(link_in(letters), password=NEW)
    assert page.title == "Your recovery kit" and kim.recovery not in page.text
    banner = visitor.get("/home").text
    assert "harbour: a colleague needs to vouch for you" in banner and "1 thing you could read" in banner
    assert another.get("/account").title == "Sign in"
    with app.app_context():
        assert kim.id not in [holder.id for holder in access.vouched_holders(PLACE)]
    assert "reset by mail" in letters()[-1][2]


def test_a_reset_asks_for_the_second_factor(visitor, people, letters):
    """R20: with the link alone nobody passes it by; the link stays good after a wrong code."""
    kim = people("kim", totp=True)
    visitor.send("/reset", email=kim.email)
    path = link_in(letters)
    page = visitor.send(path, password=NEW, code="000000")
    assert page.status == 422 and NEW not in page.html
    assert visitor.send(path, password=NEW).status == 422
    assert visitor.send(path, password=NEW, code=kim.code()).title == "Your recovery kit"
    assert visitor.get(path).status == 404


def test_the_recovery_code_brings_everything_back(app, visitor, kim, letters):
    """The old key with a new password and a new code; a mail says so."""
    for email, code in [(kim.email, "0" * 26), ("nobody@otters.example", kim.recovery)]:
        page = visitor.send("/recover", email=email, recovery=code, password=NEW)
        assert page.status == 422 and "do not belong together" in page.text
    page = visitor.send("/recover", email=kim.email, recovery=kim.recovery.lower(), password=NEW)
    assert page.title == "Your recovery kit" and kim.recovery not in page.text
    with app.app_context():
        assert sealing.load_session(visitor.token)[2] == kim.key
    assert "recovery code" in letters()[-1][2]


MADE_UP = ["/invitation/made-up", "/reset/made-up", "/account/address/made-up", "/reset/" + "x" * 500]


def test_a_made_up_link_is_a_kind_404(visitor):
    """Used, outdated and invented links look the same."""
    token = visitor.get("/sign-in").hidden()["form_token"]
    for path in MADE_UP:
        page = visitor.get(path)
        assert (page.status, page.title) == (404, "This link does not work any more")
        assert Page(visitor.client.post(path, data={"form_token": token})).status == 404


def test_mails_use_the_configured_address(visitor, kim, letters):
    """R49: a forged host gets into no mail."""
    data = visitor.get("/reset").hidden() | {"email": kim.email}
    answer = visitor.client.post("/reset", data=data, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert visitor.send("/reset", email=kim.email).status == 200
    assert "evil" not in str(letters())
