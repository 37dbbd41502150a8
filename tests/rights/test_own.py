"""A member's own page, its file, the end of an account; and who could open what on the day something got out."""

import json
from datetime import timedelta

import pytest

from portal import accounts, cli, sealing, ties
from portal.access import Actor
from portal.errors import Conflict, NotFound, Refused
from portal.rights import breach, own
from tests.cases.ground import PASSWORD
from tests.cases.walker import Walker


def oneself(ground, name) -> Actor:
    """Somebody before their own account."""
    return Actor("site", ground.person(name), ground.keys[name], role="person")


def test_the_page_tells_what_stands_about_oneself_and_nobody_else(ground, matter):
    """Ana finds her places, since when, and her acts by kind and month; no id of what they were done to."""
    with ground.unit():
        ties.keep(oneself(ground, "Ana"), "MARKERTIE Somebody", "")
    with ground.unit():
        mine = own.mine(oneself(ground, "Ana"))
        theirs = own.mine(oneself(ground, "Odo"))
    told = json.dumps(own.as_file(mine), default=str)
    acts = {action for one in mine.places for _month, action, _number in one.acts}
    assert mine.address == "ana@people.example"
    assert "lead" in [role for one in mine.places for role, _day in one.roles]
    assert any(action.startswith("cases.") for action in acts)
    assert "MARKERTIE" in told
    assert "MARKERTIE" not in json.dumps(own.as_file(theirs), default=str)
    for thing in (matter.case_id, matter.report_id, ground.people["Ben"]):
        assert thing not in told


def test_an_account_goes_only_after_its_places_and_with_its_password(ground):
    """A member keeps it; a wrong password keeps it; then nothing opens it any more and its address is free."""
    with ground.unit():
        ana, guest = oneself(ground, "Ana"), oneself(ground, "Guest")
    with ground.unit(), pytest.raises(Conflict):
        own.leave(ana, PASSWORD)
    with ground.unit(), pytest.raises(Refused):
        own.leave(guest, "another word altogether")
    with ground.unit():
        ties.keep(guest, "Somebody", "")
        own.leave(guest, PASSWORD)
    with ground.unit():
        assert accounts.by_address("guest@people.example") is None
        assert sealing.unlock(guest.holder, PASSWORD) is None
        assert accounts.address(guest.holder) is None
        assert accounts.names([guest.holder]) == {guest.holder: "Account deleted"}
        assert ties.read(guest) == {"people": "", "employers": ""}


@pytest.mark.sqlite_only
def test_one_sees_and_takes_it_along_in_ones_own_pages(ground):
    """The page, the file, and the refusal to delete an account that still has a place."""
    odo = Walker(ground.app, "Odo")
    odo.get("/account")
    odo.follow('a[href="/account/data"]')
    assert "organiser" in odo.text.lower()
    odo.act("leave", password=PASSWORD)
    assert odo.page.status_code == 409
    assert "Leave your places first" in odo.text
    file = odo.client.get("/account/data.json")
    assert file.headers["Content-Disposition"] == "attachment; filename=my-data.json"
    assert json.loads(file.text)["holds"]["address"] == "odo@people.example"


def test_the_breach_report_tells_who_could_open_what_and_no_contents(ground, matter, clock):
    """Ana and Ben hold keys of Harbor since today; her session was open; the story, names and ids are nowhere."""
    since = clock.now() - timedelta(hours=2)
    with ground.unit():
        sealing.start_session({"person_id": ground.people["Ana"]}, ground.keys["Ana"])
    with ground.unit():
        found = breach.look(Actor("site", role="operator"), since, clock.now())
    told = breach.text(found)
    harbor = next(one for one in found.places if one.name == "Harbor Python")
    ana = next(one for one in harbor.people if one["person"] == "Ana")
    assert ana["keys"]["case"] == 1
    assert harbor.sealed["case"]["texts"] > 0
    assert [one["person"] for one in found.visits] == ["Ana"]
    assert found.deadline - found.until == timedelta(hours=72)
    assert "72 hours" in told
    for words in ("coat rack", "Rob Kesten", "Nia", matter.case_id, matter.report_id, "ana@people.example"):
        assert words not in told


def test_a_breach_report_of_one_person_or_place_tells_only_of_it(ground, matter, clock):
    """Odo, whom nobody vouched for, could open nothing of Harbor's; Ana's report names nobody else."""
    since, operator = clock.now() - timedelta(hours=2), Actor("site", role="operator")
    with ground.unit():
        odo = breach.look(operator, since, clock.now(), person_id=ground.people["Odo"])
        ana = breach.look(operator, since, clock.now(), person_id=ground.people["Ana"])
        harbor = breach.look(operator, since, clock.now(), place=ground.harbor)
        assert odo.places == ()
        assert [one.name for one in ana.places] == ["Harbor Python"]
        assert {person["person"] for one in ana.places for person in one.people} == {"Ana"}
        assert [one.name for one in harbor.places] == ["Harbor Python"]
    with ground.unit(), pytest.raises(NotFound):
        breach.look(ground.act("Ana"), since, clock.now())


@pytest.mark.sqlite_only
def test_the_command_answers_in_lines_and_refuses_what_there_is_not(settings, ground, matter, capsys, monkeypatch):
    """`portal privacy breach` on this data: 0 with the clock said, 1 for somebody there is not."""
    for name in ("secret_keys", "peppers", "server_keys"):
        variable = {"secret_keys": "SECRET_KEY", "peppers": "PEPPER", "server_keys": "SERVER_KEY"}[name]
        monkeypatch.setenv(f"PORTAL_{variable}", getattr(settings, name)[0])
    base = ["privacy", "breach", "--data", str(settings.data), "--from", "2020-01-01"]
    assert cli.main(base) == 0
    told = capsys.readouterr().out
    assert "72 hours" in told
    assert "Harbor Python" in told
    assert cli.main([*base, "--place", "nowhere"]) == 1
    assert cli.main([*base, "--person", "nobody@people.example"]) == 1
    assert cli.main([*base, "--to", "2019-01-01"]) == 1
