"""What arrives: by which way, how much of it is seen beforehand, who is called, and how little may be filed."""

from datetime import timedelta

import pytest

from portal import access, cases, committee, duty, mail
from portal import clock as portal_clock
from portal.committee import incoming
from portal.duty import notices
from portal.errors import Conflict, NotFound, Refused

from ..cases.walker import Walker
from .climb import community_case, escalated, let_in


def sent(ground, reason: str, parts=("facts", "actions")) -> tuple[str, str]:
    """A case of Harbor's, sent up for this ground: (below, above)."""
    case_id, _receipt = community_case(ground)
    with ground.unit():
        return case_id, committee.escalate(ground.act("Ana"), case_id, parts, reason)


def test_each_thing_stands_under_the_way_it_came(ground):
    """Called, sent up, filed, filed with the least, reported here; the most urgent first; confirmed ones are gone."""
    made = {reason: sent(ground, reason)[1] for reason in ("after_event", "law", "help_now")}
    made["least"] = sent(ground, "after_event", cases.LEAST)[1]
    with ground.unit():
        report_id, _receipt = ground.report("At this door.", door="committee", place="committee")
    with ground.unit():
        made["direct"] = committee.open_direct(ground.act("Gil"), report_id)
        found = {one.id: one for one in incoming.arrivals(ground.act("Gil"))[0]}
        assert [one.way for one in found.values()] == ["now", "up", "filed", "least", "direct"]
        assert {one.id for one in found.values()} == set(made.values())
        assert found[made["law"]].sender == "Harbor Python"
        assert found[made["help_now"]].due is not None
    with ground.unit():
        committee.confirm_receipt(ground.act("Gil"), made["law"])
    with ground.unit():
        assert made["law"] not in [one.id for one in incoming.arrivals(ground.act("Gil"))[0]]


def test_before_anything_is_said_only_kind_and_region_are_seen(ground):
    """Ivo holds no key: no sender, no ground, no name; after attesting he sees who sent it."""
    _below, central = sent(ground, "concerns_team", ("facts", "people"))
    ivo = Walker(ground.app, "Ivo")
    pages = [ivo.get("/committee/").get_data(as_text=True)]
    pages.append(ivo.get(f"/committee/cases/{central}").get_data(as_text=True))
    assert "a meetup" in pages[0]
    for page in pages:
        for secret in ("Harbor", "somebody of our own team", "MARKER", "Rob"):
            assert secret not in page, secret
    assert "1 reported" in ivo.text
    let_in(ground, central, "Ivo")
    assert "Harbor Python" in Walker(ground.app, "Ivo").get("/committee/").get_data(as_text=True)


def test_a_call_for_help_pages_whoever_is_on_duty(ground, smtp, clock):
    """Kim has these days: she gets the key and the letter; an hour runs, and confirming stops it."""
    gil, kim = ground.act("Gil"), ground.people["Kim"]
    with ground.unit():
        able = list(access.people_with("committee"))
        access.keep_watch(gil, kim, portal_clock.today(), portal_clock.today() + timedelta(days=2), able)
        today = portal_clock.today()
        for first, last in ((2, 1), (0, 90)):
            with pytest.raises(Refused):
                access.keep_watch(gil, kim, today + timedelta(days=first), today + timedelta(days=last), able)
        with pytest.raises(NotFound):
            access.keep_watch(ground.act("Ivo"), kim, portal_clock.today(), portal_clock.today(), able)
    smtp.mailbox.messages.clear()
    _below, central = sent(ground, "help_now")
    with ground.unit():
        assert "MARKERFACT" in str(cases.read(ground.act("Kim"), central))
        [one] = [one for one in duty.running(gil, [central]) if one.kind == duty.HELP]
        assert one.due - portal_clock.now() <= timedelta(hours=1)
    called = letters_to(ground, smtp)
    assert {to for to, subject in called if subject == "Help is wanted now"} == {"kim@people.example"}
    assert "MARKER" not in smtp.mailbox.text()
    clock.advance(minutes=59)
    with ground.unit():
        assert notices.remind(portal_clock.now())
    with ground.unit():
        committee.confirm_receipt(gil, central)
        assert not [one for one in duty.running(gil, [central]) if one.kind == duty.HELP]


def letters_to(ground, smtp) -> set[tuple[str, str]]:
    """Who got a letter, and its subject."""
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    return {(to, message["Subject"]) for message in smtp.mailbox.messages for to in message.envelope_to}


def test_the_least_that_can_be_filed(ground):
    """Kind and person only: nobody's words, no reporter, nobody affected; the committee sees how much was filed."""
    below, central = sent(ground, "after_event", cases.LEAST)
    with ground.unit():
        packet_of = str(cases.read(ground.act("Gil"), central))
        for word in ("MARKERSTORY", "MARKERFACT", "MARKERACTION", "MARKERREVIEW", "MARKERREPORTER", "MARKERCONTACT"):
            assert word not in packet_of, word
        assert "MARKERPERSON Rob" in packet_of
        view = cases.read(ground.act("Gil"), central)
        assert view.finding == "violation" or [note.finding for note in view.notes] == ["violation"]
        assert [measure.kind for measure in view.measures] == ["removal"]
        assert committee.origin(ground.act("Gil"), central).level == "least"
        assert cases.read(ground.act("Ana"), below).passed_on


def test_letting_back_takes_two_and_never_whom_the_reporter_left_out(ground):
    """Jun stepped back; Gil alone can't let him in again, Hana has to say so too; then he must attest anew."""
    _below, central, _receipt = escalated(ground)
    let_in(ground, central, "Jun", "Ivo")
    gil, hana, jun = (ground.act(name) for name in ("Gil", "Hana", "Jun"))
    with ground.unit():
        cases.recuse(jun, central)
    with ground.unit():
        assert not cases.readmit(gil, central, jun.person)
        with pytest.raises(Conflict):
            cases.readmit(gil, central, jun.person)
        for other in ("Kim", "Ana"):
            with pytest.raises(NotFound):
                cases.readmit(ground.act(other), central, jun.person)
        with pytest.raises(NotFound):
            cases.see(jun, central)
        with pytest.raises(NotFound):
            cases.readmit(jun, central, jun.person)
    with ground.unit():
        assert cases.readmit(hana, central, jun.person)
    with ground.unit():
        assert cases.see(jun, central)
        with pytest.raises(NotFound):
            cases.read(jun, central)
        cases.attest(jun, central)
        cases.hand_keys_on(gil)
    with ground.unit():
        assert "MARKERFACT" in str(cases.read(jun, central))


def test_whom_the_reporter_left_out_is_nobody_to_let_back(ground):
    """Kim is shut out by the reporter: no list offers her, and no two can open it for her."""
    case_id, _receipt = community_case(ground, exclude=("Kim",))
    with ground.unit():
        central = committee.escalate(ground.act("Ana"), case_id, ("facts",), "law")
    let_in(ground, central, "Ivo")
    for name in ("Gil", "Hana", "Ivo"):
        with ground.unit(), pytest.raises(NotFound):
            cases.readmit(ground.act(name), central, ground.people["Kim"])
        assert "Kim" not in Walker(ground.app, name).get(f"/committee/cases/{central}").get_data(as_text=True)


def test_an_alternate_helps_with_one_case(ground):
    """Dov leads elsewhere: let in by the chair he reads this case, may vote, and sees nothing else."""
    _below, central, _receipt = escalated(ground)
    _other, hidden, _receipt = escalated(ground)
    gil = ground.act("Gil")
    with ground.unit():
        dov = cases.borrow(gil, central, "dov@people.example")
    helper = ground.act("Dov", "member", "committee")
    with ground.unit():
        assert helper.person == dov
        assert "MARKERFACT" in str(cases.read(helper, central))
        with pytest.raises(NotFound):
            cases.see(helper, hidden)
        assert [row.id for row in cases.listing(helper)[0]] == [central]
        assert dov not in [one.id for one in committee.members(gil)]
    with ground.unit():
        committee.confirm_receipt(gil, central)
        cases.review(gil, central, "We read it.", "violation")
        proposal = committee.propose(gil, central, "violation", "none", None, "Words.")
        assert committee.agree(helper, proposal)
