"""Signing in and out in a browser without scripts."""

import pytest

from portal import access, accounts, db, sealing

from .conftest import NEW, PASSWORD, PLACE, Page, Visitor


def test_the_right_password_opens_the_door(visitor, kim):
    """The promised fields `email` and `password` sign somebody in; the page says who is here."""
    assert visitor.get("/home").title == "Sign in"
    page = visitor.sign_in(kim)
    assert (page.status, page.title) == (200, "Your places")
    assert "Kim" in page.text


def test_wrong_unknown_and_disabled_are_the_same_answer(app, visitor, people):
    """R17: same status, same bytes (but for the form's own token)."""
    people("kim")
    gone = people("gone")
    with app.app_context(), db.writing():
        accounts.disable(access.keeper("site"), gone.id)
    answers = []
    for email, password in [("kim", "wrong" + PASSWORD), ("nobody", PASSWORD), ("gone", PASSWORD)]:
        page = visitor.send("/sign-in", email=f"{email}@otters.example", password=password)
        body = page.html.replace(page.hidden()["form_token"], "").replace(email, "")
        answers.append((page.status, body, sorted(page.headers.keys())))
    assert answers[0][0] == 422
    assert answers[0] == answers[1] == answers[2]


def test_a_failed_sign_in_keeps_the_address_and_never_the_password(visitor, kim):
    """What was typed stays, the password does not come back."""
    page = visitor.send("/sign-in", email=kim.email, password="MarkerOfAPassword")
    assert page.soup.find("input", {"name": "email"})["value"] == kim.email
    assert "MarkerOfAPassword" not in page.html


def test_an_outside_client_signs_in_without_origin_headers(visitor, kim):
    """Settled 14: a client that sends neither Origin nor Sec-Fetch-Site passes with the page's token."""
    page = visitor.sign_in(kim, follow=False)
    assert page.status == 303 and visitor.token


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_sign_anybody_in(visitor, kim, headers):
    """R37: from a foreign page nothing happens, even with a good token."""
    data = visitor.get("/sign-in").hidden() | {"email": kim.email, "password": kim.password}
    assert visitor.client.post("/sign-in", data=data, headers=headers).status_code == 400
    assert visitor.token is None


def test_a_form_without_its_token_does_nothing(visitor, kim):
    """A made-up or missing token is refused."""
    for token in ("", "made.up.token"):
        data = {"email": kim.email, "password": kim.password, "form_token": token}
        assert visitor.client.post("/sign-in", data=data).status_code == 400


def test_a_page_left_open_for_days_is_kind(visitor, kim, clock):
    """A form older than a day is shown again with the address still in it."""
    data = visitor.get("/sign-in").hidden() | {"email": kim.email, "password": kim.password}
    clock.advance(days=2)
    page = Page(visitor.client.post("/sign-in", data=data))
    assert page.status == 422 and "more than a day" in page.text
    assert page.soup.find("input", {"name": "email"})["value"] == kim.email


def test_the_cookie_is_strict(visitor, kim):
    """R29: HttpOnly, SameSite=Lax, path /, short; nothing is set before signing in."""
    assert "Set-Cookie" not in visitor.get("/sign-in").headers
    cookie = visitor.sign_in(kim, follow=False).headers["Set-Cookie"]
    assert cookie.startswith("s=") and len(cookie) < 200
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie


def test_signing_out_kills_a_copied_cookie(visitor, another, kim):
    """R26, R33: the copy worked before and opens nothing afterwards; the browser is told to forget."""
    visitor.sign_in(kim)
    another.client.set_cookie("s", visitor.token)
    assert another.get("/account").title == "Your account"
    page = visitor.send("/account", number=0, to="/sign-out", follow=False)
    assert page.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert another.get("/account").title == "Sign in"
    assert visitor.get("/account").title == "Sign in"
    assert visitor.get("/signed-out").title == "You are signed out"


def test_the_token_changes_at_each_step(visitor, people, clock):
    """R25: on signing in, on the second factor, on giving the password again; the older ones are dead."""
    kim = people("kim", totp=True)
    seen = []
    for act in (
        lambda: visitor.sign_in(kim),
        lambda: visitor.send("/sign-in/code", code=kim.code()),
        lambda: (clock.advance(minutes=11), visitor.send("/account/recovery", password=PASSWORD)),
        lambda: visitor.send("/account/password", old=PASSWORD, password=NEW),
    ):
        act()
        seen.append(visitor.token)
    assert len(set(seen)) == 4
    for token in seen[:-1]:
        other = Visitor(visitor.client.application)
        other.client.set_cookie("s", token)
        assert other.get("/account").title == "Sign in"
    assert visitor.get("/account").title == "Your account"


def test_half_way_in_is_not_in(visitor, people):
    """Between password and second factor no page opens and no key is there."""
    kim = people("kim", totp=True, role="lead")
    page = visitor.sign_in(kim)
    assert page.title == "Your second factor"
    for path in ("/home", "/account", "/account/recovery"):
        assert visitor.get(path).title == "Sign in"
    with visitor.client.application.app_context():
        assert sealing.load_session(visitor.token)[2] is None


def test_half_way_in_lasts_five_minutes(visitor, people, clock):
    """After that the password is asked again."""
    kim = people("kim", totp=True)
    visitor.sign_in(kim)
    assert visitor.get("/sign-in/code").title == "Your second factor"
    clock.advance(minutes=6)
    assert visitor.get("/sign-in/code").title == "Sign in"


def test_a_code_opens_once(visitor, another, people):
    """R19 in the browser: a code seen over a shoulder opens no second session."""
    kim = people("kim", totp=True)
    code = kim.code()
    visitor.sign_in(kim)
    assert visitor.send("/sign-in/code", code=code).title == "Your places"
    another.sign_in(kim)
    page = another.send("/sign-in/code", code=code)
    assert (page.status, page.title) == (422, "Your second factor")


def test_guessing_codes_has_to_wait_and_is_told(visitor, people, letters):
    """After five wrong codes there is a pause, and a mail: somebody knows your password."""
    kim = people("kim", totp=True)
    visitor.sign_in(kim)
    statuses = [visitor.send("/sign-in/code", code="000000").status for _ in range(7)]
    assert statuses[:5] == [422] * 5 and statuses[6] == 429
    warned = [body for address, _subject, body in letters() if address == kim.email]
    assert len(warned) == 1 and "knows your password" in warned[0]


def test_a_lost_phone(visitor, people, letters):
    """After the password, the recovery code gets in; the second factor is off, and a mail says so."""
    kim = people("kim", totp=True)
    visitor.sign_in(kim)
    page = visitor.send("/sign-in/lost", recovery=kim.recovery, password=NEW)
    assert page.title == "Your recovery kit" and kim.recovery in page.text
    assert "no longer asks" in letters()[0][2]
    kim.password = NEW
    visitor.client.delete_cookie("s")
    assert visitor.sign_in(kim).title == "Your places"


def test_a_session_ends_when_idle_and_after_eight_hours(visitor, kim, clock):
    """R27: 30 minutes without a page, or eight hours in all; being there extends the first only."""
    visitor.sign_in(kim)
    for _ in range(2):
        clock.advance(minutes=25)
        visitor.send("/account", to="/session/extend", follow=False)
    assert visitor.get("/account").title == "Your account"
    clock.advance(minutes=31)
    assert visitor.get("/account").title == "Sign in"
    visitor.sign_in(kim)
    for _ in range(19):
        clock.advance(minutes=25)
        visitor.get("/account")
    clock.advance(minutes=20)
    assert visitor.get("/account").title == "Sign in"


def test_a_quiet_session_says_when_it_ends(visitor, kim, clock):
    """R27: each page of somebody signed in carries a warning and the seconds left; staying gives new ones."""
    assert visitor.get("/sign-in").soup.select_one("form.ending") is None
    visitor.sign_in(kim)
    left = int(visitor.get("/account").soup.select_one("form.ending")["data-left"])
    assert 28 * 60 < left <= 30 * 60
    clock.advance(minutes=26)
    token = visitor.get("/account/name").hidden()["csrf_token"]
    clock.advance(minutes=26)
    answer = visitor.client.post("/session/extend", data={"csrf_token": token}, headers={"HX-Request": "true"})
    assert answer.status_code == 204 and 28 * 60 < int(answer.headers["Session-Left"]) <= 30 * 60
    assert visitor.client.post("/session/extend", data={"csrf_token": "made up"}).status_code == 400


def test_one_place_is_gone_to_at_once(app, visitor, people):
    """Somebody with one place lands there; with several, on the page to choose from."""
    with app.app_context(), db.writing():
        access.open_door("harbour", PLACE)
    kim = people("kim", role="lead")
    sam = people("sam", role="lead")
    with app.app_context(), db.writing():
        access.join(sam.id, "committee", "member")
    assert visitor.sign_in(kim, follow=False).headers["Location"] == "/desk/harbour/"
    page = visitor.sign_in(sam)
    assert page.title == "Your places"
    assert "Lead" in page.text and "Member" in page.text and "Committee" in page.text


def test_a_new_person_is_told_what_they_wait_for(app, visitor, people):
    """Settled 1: until a colleague vouches, the page says so; afterwards it does not."""
    lead, kim = people("lead", role="lead"), people("kim", role="responder")
    with app.app_context(), db.writing():
        access.open_door("harbour", PLACE)
        access.found_team(access.Actor(PLACE, lead.id, lead.key, role="lead"))
    visitor.sign_in(kim)
    assert "a colleague needs to vouch for you" in visitor.get("/home").text
    with app.app_context(), db.writing():
        access.vouch(access.Actor(PLACE, lead.id, lead.key, role="lead"), kim.id)
    assert "vouch for you" not in visitor.get("/home").text


def test_a_role_that_needs_a_second_factor_says_so(visitor, people):
    """Settled 37: key holders and registration leads are told on their first page."""
    visitor.sign_in(people("kim", role="keyholder", place="committee"))
    assert "needs a second factor" in visitor.get("/home").text


def test_a_removed_person_is_out_with_the_next_request(app, visitor, kim):
    """R5: a living session ends when the account is disabled."""
    visitor.sign_in(kim)
    assert visitor.get("/account").title == "Your account"
    with app.app_context(), db.writing():
        accounts.disable(access.keeper("site"), kim.id)
    assert visitor.get("/account").title == "Sign in"


def test_the_last_place_counts_for_next(visitor, kim):
    """The page asked for before signing in is the page one lands on."""
    page = visitor.get("/account/name")
    assert page.title == "Sign in"
    assert visitor.send(page.path, to="/sign-in", email=kim.email, password=kim.password).title == "Change your name"
