"""The doors of a report and who gets a key through each; whoever does not sees nothing of it."""

import pytest

from portal import access, audit, cases, mail, reports, sealing
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.reports import rules

from .walker import Walker

STORY = "zebra-lantern stood in the door"
TEAM, CENTRE = ("ana", "ben"), ("gil", "hana")


def take_in(place, **facts) -> tuple[str, str]:
    """A report through the service; gives its id and receipt."""
    receipt = sealing.receipt.new()
    with place.unit():
        answers = reports.Answers(story=STORY, **facts)
        report_id = reports.receive(access.reporter(place.partition), answers, receipt)
    return report_id, receipt


def rows(place, name="Ana", role="lead", partition=None) -> list[str]:
    with place.unit():
        return [row.id for row in reports.listing(place.actor(name, role, partition), reports.STATES)]


def looks(place, sign_in, name: str, report_id: str = "x" * 26) -> list:
    """Everything one person's browser shows that could tell of a report: the desk, its count, the report's address."""
    client = sign_in(name)
    paths = ("/desk/harbor/", "/home", f"/desk/harbor/reports/{report_id}")
    pages = [client.get(path) for path in paths]
    return [(page.status_code, page.get_data(as_text=True).count("data-report")) for page in pages]


def test_one_person_alone():
    """A door to one person leads to that person, unless they are gone or left out; it is never "few"."""
    way = rules.route("member:ana", TEAM, CENTRE, ())
    assert (way.door, way.readers, way.alone, way.few) == ("community", ("ana",), True, False)
    assert rules.route("member:gil", TEAM, CENTRE, ()).door == "committee"
    assert rules.route("member:ana", TEAM, CENTRE, ("ana",)).reason == rules.MEMBER_OUT
    assert rules.route("member:zoe", TEAM, CENTRE, ()).reason == rules.MEMBER_GONE
    assert not rules.route("member:ana", TEAM, CENTRE, ("ana",)).readers


def test_the_others_of_the_team_see_nothing(place, app, sign_in, smtp):
    """Row, count, mail, audit line and address: as if there were no report, for every colleague."""
    before = {name: looks(place, sign_in, name) for name in ("Ben", "Cleo")}
    Walker(app, "/c/harbor/report").report(story=STORY, door=f"member:{place.people['Ana']}")
    [report_id] = rows(place)
    for name in ("Ben", "Cleo"):
        assert rows(place, name, "responder") == []
        assert looks(place, sign_in, name, report_id) == before[name]
        with place.unit(), pytest.raises(NotFound):
            reports.read(place.actor(name, "responder"), report_id)
    assert looks(place, sign_in, "Ana", report_id)[0] == (200, 1)
    with place.unit():
        mail.deliver(portal_clock.now())
        assert audit.lines(place.actor("Ana", "lead"), report_id)
        assert (
            reports.tally(place.actor("Odo", "organiser"), portal_clock.today(), portal_clock.today())["reports"] == 0
        )
    assert {to for letter in smtp.mailbox.messages for to in letter.envelope_to} == {"ana@people.example"}


def test_a_case_of_it_stays_with_that_person(place):
    """A colleague sees no code name and can't attest their way in; the one who was chosen can carry it up."""
    report_id, _receipt = take_in(place, door=f"member:{place.people['Ben']}")
    with place.unit():
        ben = place.actor("Ben", "responder")
        reports.mark_opened(ben, report_id)
        case_id = cases.open_case(ben, report_id)
        assert [row.id for row in cases.listing(ben)[0]] == [case_id]
        for name, role in (("Ana", "lead"), ("Cleo", "responder")):
            other = place.actor(name, role)
            assert cases.listing(other)[0] == []
            with pytest.raises(NotFound):
                cases.attest(other, case_id)


def test_the_form_asks_again_when_the_chosen_one_is_left_out(place, app):
    """The tick and the door contradict each other: said beside the door, nothing lost."""
    walk = Walker(app, "/c/harbor/report")
    ana = place.people["Ana"]
    walk.post("exclude", exclude=[ana], door=f"member:{ana}")
    assert walk.status == 422
    assert "You ticked this person above" in walk.faults
    assert walk.values(walk.form())["door"] == [f"member:{ana}"]
    walk.post("exclude", exclude=[], door=f"member:{'z' * 26}")
    assert "can’t receive reports any more" in walk.faults


def test_the_committee_alone_too(place, app):
    """At the committee's own form one of its openers can be chosen; the other gets no key and no row."""
    walk = Walker(app, "/report")
    walk.report(story=STORY, door=f"member:{place.people['Gil']}")
    assert len(rows(place, "Gil", "chair", "committee")) == 1
    assert rows(place, "Hana", "vice", "committee") == []


def test_a_name_for_one_person_only(place):
    """Shielded: the whole team reads the report, one person learns who wrote it."""
    ben = place.people["Ben"]
    report_id, _receipt = take_in(place, mode="shielded", contact="Nia Quell", shield=ben)
    with place.unit():
        for name, role, told in (("Ana", "lead", None), ("Cleo", "responder", None), ("Ben", "responder", "Nia Quell")):
            view = reports.read(place.actor(name, role), report_id)
            assert (view.answers["story"], view.identity, view.reporter_mode) == (STORY, told, "shielded")
    with pytest.raises(Refused):
        take_in(place, mode="shielded", contact="Nia Quell", shield="z" * 26)


def test_without_a_box(place, app):
    """One way: the last look sends it, no receipt is shown, none opens a box, and nobody can answer."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY, mode="one_way")
    assert walk.soup.select_one("#reported")
    assert not walk.soup.select_one("#receipt")
    [report_id] = rows(place)
    with place.unit():
        ana = place.actor("Ana", "lead")
        assert reports.read(ana, report_id).reporter_mode == "one_way"
        with pytest.raises(Refused) as refused:
            reports.answer(ana, report_id, "Are you safe?")
        assert refused.value.code == "no_reporter"
    report_id, receipt = take_in(place, mode="one_way", notify="nia@elsewhere.example")
    with place.unit():
        assert reports.known(receipt) == report_id
        assert reports.enter_box(receipt) is None


def test_what_was_chosen_and_what_was_written_must_agree(place, app):
    """A name with "unnamed", none with "my name", one person without saying who: said beside the field, all kept."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    for given, says in (
        ({"mode": "anonymous", "contact": "Nia"}, "You chose to stay unnamed"),
        ({"mode": "named", "contact": " "}, "Write your name or a way to reach you"),
        ({"mode": "shielded", "contact": "Nia"}, "Choose the one person"),
        ({"mode": "", "contact": "", "notify": "nobody"}, "Write a mail address"),
        ({"mode": "one_way", "notify": "nia@elsewhere.example"}, "Without a box"),
    ):
        walk.write(story=STORY, who="A speaker", **given)
        assert (walk.status, says in walk.faults) == (422, True), says
        assert walk.title == "What may be done with it"
        assert walk.values(walk.form("step"))["who"] == ["A speaker"]
        walk.post("step", mode="", contact="", notify="", back="story")


def test_a_name_alone_is_enough(place, app):
    """Whoever fills in a name and chooses nothing has given it."""
    Walker(app, "/c/harbor/report").report(story=STORY, contact="Nia")
    with place.unit():
        ana = place.actor("Ana", "lead")
        view = reports.read(ana, reports.listing(ana)[0].id)
        assert (view.identity, view.reporter_mode) == ("Nia", "named")
