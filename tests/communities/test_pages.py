"""An organiser's ten minutes: from a mail link to a team, page by page, without scripts."""

import pytest

from portal import access, clock, communities, mail
from portal.access import Actor

from .people import acting, founded, somebody

pytestmark = pytest.mark.sqlite_only


def test_a_stranger_gets_a_link_and_founds_a_community(app, visitor, smtp):
    """Settled 35: /start, a mail link, an account, a community."""
    visitor.get("/start").send("start", email="nia@meadow.example")
    assert visitor.title == "Look at your mail"
    with app.app_context():
        mail.deliver(clock.now())
    words = smtp.mailbox.to("nia@meadow.example").get_content().split()
    link = next(word for word in words if "/invitation/" in word).removeprefix("http://localhost")
    visitor.get(link)
    form = visitor.soup.find("input", attrs={"name": "password"}).find_parent("form")
    data = {one["name"]: one.get("value", "") for one in form.find_all("input", type="hidden")}
    data |= {"name": "Nia", "password": "nine brown herons wade slowly"}
    visitor.client.post(link, data=data, follow_redirects=True)
    visitor.get("/start")
    assert visitor.path == "/start/community"
    visitor.send("found", name="Hill Django Friends")
    assert visitor.path == "/desk/hill-django-friends/settings"
    assert "Add a person to turn to" in visitor.text


def test_an_odd_address_gets_no_mail(app, visitor, smtp):
    visitor.get("/start").send("start", email="nobody")
    assert visitor.status == 422
    assert "name@example.org" in visitor.text
    with app.app_context():
        mail.deliver(clock.now())
    assert smtp.mailbox.messages == []


def test_a_taken_address_is_said_and_nothing_is_lost(ada):
    ada.get("/start/community").send("found", name="Another one", slug="meadow")
    assert ada.status == 422
    assert "“meadow” is taken" in ada.text
    assert ada.soup.find("input", attrs={"name": "name"})["value"] == "Another one"


def test_each_step_names_the_next_one(app, ada):
    """An organiser with ten minutes: one clear next act on the page."""
    ada.get("/desk/meadow/settings")
    buttons = [one.get_text(strip=True) for one in ada.soup.select("main .acts a.button")]
    assert buttons == ["Bring your code of conduct"]
    with acting(app):
        communities.code_published(_lead(app), 1)
    ada.get("/desk/meadow/settings")
    assert [one.get_text(strip=True) for one in ada.soup.select("main .acts a.button")] == ["Invite a second person"]


def _lead(app) -> Actor:
    place = access.door("meadow")
    return Actor(place, next(iter(access.people_with(place))), role="lead")


def test_contacts_come_and_go(ada):
    ada.get("/desk/meadow/settings/contacts").send("contact", name="Bo Lake", phone="+44 20 7946 0001")
    assert ada.path == "/desk/meadow/settings/contacts"
    assert "Bo Lake" in ada.text
    ada.send("contact", name="Nobody", mail="")
    assert ada.status == 422
    assert "at least one way to reach them" in ada.text
    link = next(one["href"] for one in ada.soup.select(".work a") if one.get_text(strip=True) == "Bo Lake")
    ada.get(link).send("contact", name="Bo Lake-Hill")
    assert "Bo Lake-Hill" in ada.text
    ada.get(link).send("remove-contact", act="remove")
    assert "Bo Lake-Hill" not in ada.text


def test_facts_and_events(ada):
    ada.get("/desk/meadow/settings/about").send("edit", about="We meet on Tuesdays.", acknowledge_hours="48")
    assert "within 48 hours" in ada.text
    ada.get("/desk/meadow/settings/about").send("edit", acknowledge_hours="0")
    assert ada.status == 422
    ada.get("/desk/meadow/settings/about").send("edit", acknowledge_hours="")
    assert "none; your page says nothing about it" in ada.text
    assert 'value="0"' not in ada.get("/desk/meadow/settings/about").text
    ada.get("/desk/meadow/settings/events").send("event", name="Camp", first_day="2027-05-03", last_day="2027-05-01")
    assert ada.status == 422
    ada.get("/desk/meadow/settings/events").send("event", name="Camp", first_day="2027-05-01", last_day="2027-05-03")
    assert "Camp" in ada.text
    ada.get(ada.soup.select_one(".work a")["href"]).send("event", place="Porto")
    assert ada.path == "/desk/meadow/settings/events"
    assert "Porto" in ada.get("/c/meadow/e/camp/").text


def test_the_team_page_invites_vouches_and_removes(app, meadow, ada):
    ada.get("/desk/meadow/team").send("invite", email="bo@meadow.example", role="responder")
    assert "The invitation is on its way" in ada.text
    with acting(app):
        bo = somebody("bo")
        access.join(bo.person, meadow.partition, "responder")
    ada.get("/desk/meadow/team")
    assert "somebody has to vouch" in ada.text
    ada.send("vouch")
    assert ada.text.count("can open new reports") == 2
    ada.get(f"/desk/meadow/team/{bo.person}/remove")
    assert ada.title == "Remove Bo from the team"
    ada.send("remove")
    assert ada.path == "/desk/meadow/team"
    assert "Bo" not in ada.text.split()


def test_the_only_lead_stays(ada, meadow):
    ada.get(f"/desk/meadow/team/{meadow.person}/remove").send("remove")
    assert ada.status == 422
    assert "This is the only lead" in ada.text


def test_strangers_and_others_find_no_desk(app, ada, visitor):
    """A desk of another community is a 404; signed out, every desk is the same way to sign in."""
    with acting(app):
        founded("Lake", "lake", "bo")
    assert ada.get("/desk/meadow/settings").status == 200
    for path in ("settings", "settings/about", "settings/contacts", "settings/events", "team", "code", "code/text"):
        assert ada.get(f"/desk/lake/{path}").status == 404
        assert ada.get(f"/desk/none/{path}").status == 404
    stranger = app.test_client()
    for slug in ("meadow", "none"):
        assert stranger.get(f"/desk/{slug}/settings").status_code == 303
