"""The clock a reporter can rely on: reminders in steps, the committee at the last, text that moves by consent."""

from datetime import timedelta
from io import BytesIO

import pytest

from portal import access, communities, mail, reports, sealing
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.reports import box_acts, handing, patience, silence, waiting
from portal.reports.models import DORMANT, Report

from .test_service import STORY, sees_nothing, send
from .walker import Walker

HOURS = 24


@pytest.fixture
def promised(place, clock):
    """A community that promised an answer within a day; Cleo is on duty, Ben stands in. It is nearly a full hour."""
    with place.unit():
        facts = {"acknowledge_hours": HOURS, "duty": place.people["Cleo"], "deputy": place.people["Ben"]}
        communities.edit(place.actor("Ana", "lead"), **facts)
    now = portal_clock.now()
    clock.set(now.replace(minute=59, second=30, microsecond=0) + timedelta(hours=1))
    return place


def later(place, clock, smtp, **by) -> list[str]:
    """Let time pass, let the keeper look, and say who got a letter."""
    smtp.mailbox.messages.clear()
    clock.advance(**by)
    with place.unit():
        waiting.remind(portal_clock.now())
    with place.app.app_context():
        mail.deliver(portal_clock.now())
    assert not any(word in smtp.mailbox.text() for word in ("Harbor", "harbor", "zebra", "eport"))
    return sorted(address.split("@")[0] for message in smtp.mailbox.messages for address in message.envelope_to)


def test_the_ladder(promised, clock, smtp):
    """Half the time: whoever is on duty; then who stands in; then all; then the lead; nobody is told twice a step."""
    send(promised)
    later(promised, clock, smtp, minutes=1)
    assert later(promised, clock, smtp, hours=11) == []
    assert later(promised, clock, smtp, hours=1) == ["cleo"]
    assert later(promised, clock, smtp, hours=1) == []
    assert later(promised, clock, smtp, hours=5) == ["ben"]
    assert later(promised, clock, smtp, hours=6) == ["ana", "ben", "cleo"]
    assert later(promised, clock, smtp, hours=6) == ["ana"]
    assert later(promised, clock, smtp, hours=6) == []
    assert later(promised, clock, smtp, days=9) == []


def test_a_keeper_that_slept_reminds_everybody_once(promised, clock, smtp):
    """After a day without a keeper nobody gets the same letter several times."""
    send(promised)
    later(promised, clock, smtp, minutes=1)
    assert later(promised, clock, smtp, hours=40) == ["ana", "ben", "cleo"]


def test_opening_stops_the_clock(promised, clock, smtp):
    """Once a human opened it nobody is reminded, and no row tells when it came."""
    report_id, receipt = send(promised)
    later(promised, clock, smtp, minutes=1)
    with promised.unit():
        assert reports.get(promised.actor("Ana", "lead"), report_id).waits_from is not None
        reports.mark_opened(promised.actor("Ana", "lead"), report_id)
        assert reports.get(promised.actor("Ana", "lead"), report_id).waits_from is None
    assert later(promised, clock, smtp, days=3) == []
    with promised.unit():
        assert silence.silence(reports.enter_box(receipt)) is None


def test_no_row_tells_the_minute(place, clock):
    """Whenever somebody writes, the clock begins at a full hour."""
    for minutes in (0, 7, 31):
        clock.advance(minutes=minutes)
        report_id, _ = send(place)
        with place.unit():
            since = reports.get(place.actor("Ana", "lead"), report_id).waits_from
        assert (since.minute, since.second, since.microsecond) == (0, 0, 0)
        assert timedelta(0) <= since - portal_clock.now() <= timedelta(hours=1)


def test_the_excluded_are_never_reminded(promised, clock, smtp):
    """Cleo is on duty and left out: the letter that would be hers goes to the next, and the page stays as it was."""
    send(promised, exclude=(promised.people["Cleo"],))
    later(promised, clock, smtp, minutes=1)
    got = [later(promised, clock, smtp, hours=6) for _ in range(8)]
    assert ["ben"] in got
    assert ["ana", "ben"] in got
    assert not any("cleo" in names for names in got)
    with promised.unit():
        assert not communities.community(access.letterbox(promised.partition)).stood_in


def test_an_unanswered_report_is_offered_to_the_committee(promised, clock, smtp):
    """S11: told honestly at a day and a half; nothing moves before the reporter says so; then words and files do."""
    draft = "d" * 43
    report_id, receipt = send(promised, contact="Nia, nia@people.example")
    with promised.unit():
        sealing.put_draft(draft, BytesIO(b"what he wrote to me"), "chat.txt", "text/plain")
        reports.write(reports.enter_box(receipt), "One more thing: it was raining.", draft)
    gil = promised.actor("Gil", "chair", "committee")
    later(promised, clock, smtp, minutes=1)
    later(promised, clock, smtp, hours=35)
    box = Walker(promised.app).open_box(receipt)
    assert "Nobody has answered you" not in box.text
    later(promised, clock, smtp, hours=1)
    with promised.unit():
        assert reports.listing(gil, reports.STATES) == []
    box = Walker(promised.app).open_box(receipt)
    assert "promised within 24 hours" in box.text
    assert "36 hours have passed" in box.text
    button = box.soup.find("input", attrs={"name": "act", "value": "committee"})
    values = box.values(button.find_parent("form"))
    box._seen(box.client.post("/box", data=values))
    assert "The committee has your report now" in box.text
    assert "it was raining" in box.text
    with promised.unit():
        (row,) = reports.listing(gil)
        seen = reports.read(gil, row.id)
        assert seen.answers["story"] == STORY
        assert seen.identity is None
        assert [message.text for message in seen.messages] == ["One more thing: it was raining."]
        (file,) = seen.messages[0].files
        assert b"".join(reports.read_file(gil, row.id, file.id)[3]) == b"what he wrote to me"
        sees_nothing(promised.actor("Ivo", "member", "committee"), row.id)
        reports.answer(gil, row.id, "We have it. Gil")
        ana = promised.actor("Ana", "lead")
        assert reports.read(ana, report_id).steps[-1][0] == "passed_to_committee"
        with pytest.raises(Refused, match="went_up"):
            reports.answer(ana, report_id, "Too late")
    assert "We have it. Gil" in Walker(promised.app).open_box(receipt).text


def test_consent_at_filing_wakes_the_sleeping_copy(promised, clock, smtp):
    """Sealed for the committee at once, seen by nobody there; awake when the clock has run out."""
    _, receipt = send(promised, consent=("committee",), exclude=(promised.people["Hana"],))
    gil = promised.actor("Gil", "chair", "committee")
    with promised.unit():
        scope = access.letterbox("committee")
        (copy,) = scope.all(scope.select(Report))
        assert copy.state == DORMANT
        assert sealing.holds(gil, copy.internal_lock)
        sees_nothing(gil, copy.id)
        reports.write(reports.enter_box(receipt), "Added on the next day.")
    later(promised, clock, smtp, minutes=1)
    assert "gil" not in later(promised, clock, smtp, hours=35)
    assert later(promised, clock, smtp, hours=1) == ["gil"]
    with promised.unit():
        seen = reports.read(gil, copy.id)
        assert seen.answers["story"] == STORY
        assert seen.messages[0].text == "Added on the next day."
        assert seen.about == promised.partition
        sees_nothing(promised.actor("Hana", "vice", "committee"), copy.id)
        assert reports.enter_box(receipt).partition == "committee"
        assert not communities.community(access.letterbox(promised.partition)).stood_in  # it leaves somebody out


def test_nobody_can_bury_a_report_by_calling_it_junk(promised, clock, smtp):
    """Ben sets it aside unread, and again after it was brought back: its clock goes on, and the committee gets it."""
    report_id, _receipt = send(promised, consent=("committee",))
    with promised.unit():
        sleeping = handing.copy_of(report_id).id
        reports.set_aside(promised.actor("Ben", "responder"), report_id)
    later(promised, clock, smtp, hours=20)
    with promised.unit():
        reports.bring_back(promised.actor("Ben", "responder"), report_id)
        reports.set_aside(promised.actor("Ben", "responder"), report_id)
    assert "gil" not in later(promised, clock, smtp, hours=15)
    with promised.unit():
        sees_nothing(promised.actor("Gil", "chair", "committee"), sleeping)
    assert later(promised, clock, smtp, hours=2) == ["gil", "hana"]
    with promised.unit():
        assert reports.read(promised.actor("Gil", "chair", "committee"), sleeping).answers["story"] == STORY
        assert not communities.community(access.letterbox(promised.partition)).stood_in  # junk or not is open


def test_consent_given_later_in_the_box_seals_a_copy_too(promised, clock, smtp):
    """Agreed the next day, with the box open: everything so far sleeps at the committee; taken back, it is gone."""
    report_id, receipt = send(promised)
    with promised.unit():
        box = reports.enter_box(receipt)
        reports.write(box, "It was the one in the green coat.")
        assert handing.copy_of(report_id) is None
        box_acts.allow(box, ("committee",))
        assert handing.copy_of(report_id).state == DORMANT
        box_acts.allow(box, ())
        assert handing.copy_of(report_id) is None
        box_acts.allow(box, ("committee",))
        sleeping = handing.copy_of(report_id).id
    later(promised, clock, smtp, minutes=1)
    assert "gil" in later(promised, clock, smtp, hours=36)
    with promised.unit():
        seen = reports.read(promised.actor("Gil", "chair", "committee"), sleeping)
        assert seen.answers["story"] == STORY
        assert "It was the one in the green coat." in [message.text for message in seen.messages]


def test_an_answer_in_time_shreds_the_sleeping_copy(promised, clock, smtp):
    """When somebody of the community opens the report, the committee's copy is gone with its keys."""
    report_id, receipt = send(promised, consent=("committee",))
    with promised.unit():
        scope = access.letterbox("committee")
        copy = scope.first(scope.select(Report))
        lock = copy.internal_lock
        assert sealing.holders(scope, lock)
        reports.mark_opened(promised.actor("Ana", "lead"), report_id)
        assert scope.first(scope.select(Report)) is None
        assert sealing.holders(scope, lock) == []
    later(promised, clock, smtp, days=3)
    with promised.unit():
        assert reports.enter_box(receipt).partition == promised.partition
        assert reports.listing(promised.actor("Gil", "chair", "committee"), reports.STATES) == []


def test_without_consent_nothing_moves(promised, clock, smtp):
    """However long nobody answers, the committee gets no row and no key; giving too early is refused."""
    report_id, receipt = send(promised)
    with promised.unit(), pytest.raises(Refused, match="not_over"):
        silence.give_to_committee(reports.enter_box(receipt))
    later(promised, clock, smtp, days=30)
    with promised.unit():
        scope = access.letterbox("committee")
        assert scope.first(scope.select(Report)) is None
        assert silence.silence(reports.enter_box(receipt)) == (HOURS, 30 * 24 - 1)
        assert handing.copy_of(report_id) is None


def test_the_public_page_says_who_answers_until_somebody_does(promised, clock, smtp):
    """A team that does not answer is stood in for; the first of them who opens it ends that."""
    report_id, _ = send(promised)
    later(promised, clock, smtp, hours=37)
    with promised.unit():
        scope = access.letterbox(promised.partition)
        assert communities.community(scope).stood_in
        reports.mark_opened(promised.actor("Ben", "responder"), report_id)
        assert not communities.community(scope).stood_in


def test_the_committee_is_reminded_too(place, clock, smtp):
    """At the committee's own door the chair is reminded, then the vice, then both. There is nobody above to offer."""
    _, receipt = send(place, door="committee")
    later(place, clock, smtp)
    got = [later(place, clock, smtp, hours=18) for _ in range(8)]
    assert got.index(["gil"]) < got.index(["hana"]) < got.index(["gil", "hana"])
    with place.unit():
        box = reports.enter_box(receipt)
        assert silence.silence(box)[0] == 0
        assert silence.committee_would_read(box) == 0
        with pytest.raises((NotFound, Refused)):
            silence.give_to_committee(box)


def test_who_is_reminded_is_a_pure_question():
    """Steps that were slept through are reminded together; readers alone are ever named."""
    first, leads = ["d", "e", "a", "b"], ["l"]
    assert patience.reminded(0, 1, ["a", "b", "d", "l"], first, leads) == ["d"]
    assert patience.reminded(1, 2, ["a", "b"], first, leads) == ["b"]
    assert patience.reminded(0, 4, ["a"], first, leads) == ["a"]
    assert set(patience.reminded(2, 3, ["a", "b", "l"], first, leads)) == {"a", "b", "l"}
    assert patience.reminded(3, 4, ["a", "l"], first, leads) == ["l"]
    assert patience.reminded(4, 5, ["a", "l"], first, leads) == []
