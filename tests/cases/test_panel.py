"""Nobody takes part before they say that nothing stands in their way; lists keep people out blind; the gauge."""

import pytest

from portal import access, cases, committee, communities, reports, sealing, ties
from portal.access import Actor
from portal.cases import lending, panel
from portal.errors import Conflict, NotFound, Refused

STORY = "Somebody kept following me between the talks."


@pytest.fixture
def late(ground):
    """Cleo is on the team, and neither leads nor is on duty; Ana leads, Ben is on duty."""
    with ground.unit():
        communities.edit(ground.act("Ana"), duty=ground.people["Ben"], deputy="")
    return ground


def opened(ground, **more) -> tuple[str, str]:
    """A report that Ben, on duty, made a case of."""
    with ground.unit():
        report_id, _receipt = ground.report(STORY, **more)
        assert reports.read(ground.act("Cleo"), report_id).answers["story"] == STORY
    with ground.unit():
        return cases.open_case(ground.act("Ben"), report_id), report_id


def keep(ground, name: str, people: str, employers: str = "") -> None:
    owner = Actor("site", ground.person(name), ground.keys[name], role="person")
    with ground.unit():
        ties.keep(owner, people, employers)


def is_nowhere(ground, name: str, case_id: str, report_id: str) -> None:
    """For this person there is no such case and no such report."""
    who = ground.act(name)
    with ground.unit():
        assert case_id not in [row.id for row in cases.listing(who)[0]]
        assert reports.listing(who, reports.STATES) == []
        for look in (cases.see, cases.read, cases.attest, cases.recuse):
            with pytest.raises(NotFound):
                look(who, case_id)
        with pytest.raises(NotFound):
            reports.read(who, report_id)


def test_default_deny_until_attested(late):
    """Cleo sees a name and a state; the report she could read before is closed too; then she says so, and reads."""
    case_id, report_id = opened(late)
    cleo, ben = late.act("Cleo"), late.act("Ben")
    with late.unit():
        assert [(row.id, row.held) for row in cases.listing(cleo)[0]] == [(case_id, False)]
        for read in (lambda: cases.read(cleo, case_id), lambda: reports.read(cleo, report_id)):
            with pytest.raises(NotFound):
                read()
        assert set(cases.read(ben, case_id).readers) == {late.people["Ana"], ben.person}
        cases.attest(cleo, case_id)
    with late.unit():
        with pytest.raises(NotFound):
            cases.read(cleo, case_id)
        with pytest.raises(Conflict):
            cases.attest(cleo, case_id)
        cases.note(ben, case_id, "fact", "Two saw it.")
    with late.unit():
        assert cases.read(cleo, case_id).reports[0].answers["story"] == STORY


def test_the_card_names_nobody(late):
    """Before that she may know when, where, and how many are in it."""
    case_id, _report = opened(late)
    with late.unit():
        cases.add_party(late.act("Ben"), case_id, "reported", "person", "Robin Kesten")
        case = cases.see(late.act("Cleo"), case_id)
        card = panel.card(late.act("Cleo"), case)
        assert card["people"] == {"reported": 1}
        assert "Robin" not in str(card)


def test_the_gauge_fills_and_the_case_is_cleared(late):
    """Whoever opens it has said so; the second makes it enough; somebody who steps back is out of it."""
    case_id, _report = opened(late)
    ana, ben, cleo = (late.act(name) for name in ("Ana", "Ben", "Cleo"))
    with late.unit():
        gauge = panel.gauge(ben, case_id)
        assert (gauge.needed, gauge.free, gauge.out) == (2, (ben.person,), ())
        assert set(gauge.asked) == {ana.person, cleo.person}
        assert cases.see(ben, case_id).state == "open"
        cases.attest(ana, case_id)
    with late.unit():
        assert cases.see(ben, case_id).state == "cleared"
        assert panel.gauge(ben, case_id).met
        with pytest.raises(Conflict):
            cases.attest(ana, case_id)
        cases.recuse(ana, case_id)
    with late.unit():
        gauge = panel.gauge(ben, case_id, [ana.person])
        assert (gauge.met, gauge.possible, gauge.out) == (False, True, (ana.person,))


def test_a_list_keeps_its_owner_out_when_a_name_is_written(late):
    """Ana holds the key and works on it; then the name comes up that stands on her list. Nobody is told anything."""
    keep(late, "Ana", "Robin Kesten")
    case_id, report_id = opened(late)
    ben = late.act("Ben")
    with late.unit():
        cases.note(late.act("Ana"), case_id, "note", "I look into it.")
        cases.add_party(ben, case_id, "witness", "person", "Kesten, Robin")
    is_nowhere(late, "Ana", case_id, report_id)
    with late.unit():
        view = cases.read(ben, case_id)
        assert "I look into it." in [note.text for note in view.notes]
        assert late.people["Ana"] not in view.readers
        assert "recused" not in view.step_codes
        assert late.people["Ana"] not in panel.gauge(ben, case_id).asked


def test_a_list_keeps_its_owner_out_when_they_ask_for_the_key(late):
    """The name was written before the list was: it is found when a colleague would hand the key on."""
    case_id, report_id = opened(late)
    ben, cleo = late.act("Ben"), late.act("Cleo")
    with late.unit():
        cases.add_party(ben, case_id, "reported", "organisation", "Acme Ltd")
    keep(late, "Cleo", "", "Acme")
    with late.unit():
        cases.attest(cleo, case_id)
    with late.unit():
        cases.note(ben, case_id, "fact", "Any act.")
        assert not sealing.holds(ben, cases.see(ben, case_id).lock_id, cleo.person)
    is_nowhere(late, "Cleo", case_id, report_id)


def test_a_list_of_the_committee_counts_when_a_case_climbs(late):
    """Gil, who would open it above, has the name on his list: Hana gets the key alone, and Gil sees nothing of it."""
    keep(late, "Gil", "Robin Kesten")
    case_id, _report = opened(late)
    ben, gil, hana = (late.act(name) for name in ("Ben", "Gil", "Hana"))
    with late.unit():
        cases.add_party(ben, case_id, "reported", "person", "Robin Kesten")
        plain = committee.escalate(ben, opened_again(late), ["people", "facts"], "help_wanted", "Help us.")
        central = committee.escalate(ben, case_id, ["people"], "help_wanted")
    with late.unit():
        assert cases.see(gil, plain)
        assert [one.name for one in cases.read(hana, central).parties] == ["Robin Kesten"]
        assert [row.id for row in cases.listing(gil)[0]] == [plain]
        with pytest.raises(NotFound):
            cases.see(gil, central)


def opened_again(ground) -> str:
    """A case of something else, seen by Ben himself."""
    case_id = cases.open_seen(ground.act("Ben"))
    cases.note(ground.act("Ben"), case_id, "fact", "Another matter.")
    return case_id


def test_whoever_writes_the_name_is_told_alone(late):
    """Nobody is thrown out of their own sentence: they see it on the page and step back themselves."""
    keep(late, "Ben", "Robin Kesten")
    case_id, _report = opened(late)
    ben = late.act("Ben")
    with late.unit():
        cases.add_party(ben, case_id, "reported", "person", "Robin Kesten")
        view = cases.read(ben, case_id)
        assert ties.tied([ben.person], panel.forms_of(view.parties)) == {ben.person}
        assert ties.tied([late.people["Ana"]], panel.forms_of(view.parties)) == set()


def test_too_few_borrow_somebody(late):
    """Ana and Cleo are out: Dov of the other community helps with this case, and with no other."""
    case_id, _report = opened(late)
    other, _report = opened(late)
    ana = late.act("Ana")
    with late.unit():
        cases.recuse(late.act("Ben"), case_id)
        cases.recuse(late.act("Cleo"), case_id)
        assert not panel.gauge(ana, case_id).possible
        for address, code in (
            ("nobody@people.example", "no_handler"),
            ("odo@people.example", "no_handler"),
            ("cleo@people.example", "on_team"),
        ):
            with pytest.raises(Refused) as refused:
                lending.borrow(ana, case_id, address)
            assert refused.value.code == code
        lending.borrow(ana, case_id, "dov@people.example")
        dov = Actor(late.harbor, late.people["Dov"], late.keys["Dov"], role="responder")
    with late.unit():
        assert cases.read(dov, case_id).reports[0].answers["story"] == STORY
        assert [row.id for row in cases.listing(dov)[0]] == [case_id]
        with pytest.raises(NotFound):
            cases.see(dov, other)
        assert dov.person in panel.gauge(ana, case_id).asked
        cases.attest(dov, case_id)
        cases.attest(ana, case_id)
        assert panel.gauge(ana, case_id).met
        fresh, _receipt = late.report("A new one.")
        assert dov.person not in sealing.holders(ana, reports.get(ana, fresh).lock_id)
    with late.unit():
        cases.close(ana, case_id, "no_violation", "Settled.")
    with late.unit():
        assert access.roles_of(dov.person, late.harbor) == []
        with pytest.raises(NotFound):
            cases.read(dov, case_id)
        assert access.roles_of(dov.person, late.north)


def test_nobody_the_reporter_left_out_is_borrowed(late):
    """An exclusion holds for helpers from elsewhere too."""
    with late.unit():
        late.person("Gil")
        report_id, _receipt = late.report(STORY, exclude=["Gil"])
    with late.unit():
        case_id = cases.open_case(late.act("Ana"), report_id)
    with late.unit(), pytest.raises(Refused) as refused:
        lending.borrow(late.act("Ana"), case_id, "gil@people.example")
    assert refused.value.code == "left_out"


def test_the_size_of_the_panel_is_the_communitys(late):
    """One is enough for a team of one; a responder can't change it."""
    with late.unit():
        with pytest.raises(NotFound):
            panel.set_needed(late.act("Ben"), 1)
        with pytest.raises(Refused):
            panel.set_needed(late.act("Ana"), 0)
        panel.set_needed(late.act("Ana"), 1)
    case_id, _report = opened(late)
    with late.unit():
        assert cases.see(late.act("Ben"), case_id).state == "cleared"
