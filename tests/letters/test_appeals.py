"""S8: another look, within the term, by people who did not decide; what was decided holds, and stays counted."""

from datetime import timedelta

import pytest

from portal import cases, letters, reports
from portal import clock as portal_clock
from portal.cases.models import Case
from portal.errors import Conflict, NotFound, Refused
from portal.letters import appeals
from portal.letters.appeal_models import Appeal

from .conftest import STORY
from .test_letters import entered, sent

ARGUMENT = "Two months for one remark is too long, and Wren never asked me."


def decided(ground, matter):
    """Ana and Ben decide in the open; Cleo does not. A letter leaves: gives the box of whoever got it."""
    with ground.unit():
        cases.review(ground.act("Ana"), matter.case_id, "Against our code.", "violation")
        cases.measure(ground.act("Ana"), matter.case_id, "suspension_short", "Two months.")
        proposal = cases.propose(ground.act("Ana"), matter.case_id, "violation", "suspension_short", "Because.")
    with ground.unit():
        cases.take_a_stand(ground.act("Ben"), proposal)
    with ground.unit():
        assert cases.see(ground.act("Ana"), matter.case_id).state == "decided"
    actor, _code = entered(ground, sent(ground, matter).token)
    return actor


def asked(ground, matter):
    """The person asks through their box; gives (their actor, the appeal, the id of its case)."""
    actor = decided(ground, matter)
    with ground.unit():
        letters.box.appeal(actor, ARGUMENT)
    with ground.unit():
        scope = ground.act("Ana")
        row = scope.first(scope.select(Appeal))
        return actor, row, row.appeal_case


def test_only_those_who_did_not_decide_look_again(ground, matter):
    """Cleo sees a case with the request in it; Ana and Ben see that there is an appeal, and nothing of it."""
    _actor, row, case_id = asked(ground, matter)
    with ground.unit():
        view = cases.read(ground.act("Cleo"), case_id)
        assert view.source == "appeal"
        assert [note.text for note in view.notes] == [ARGUMENT]
        assert set(view.readers) == {ground.people["Cleo"]}
        for name in ("Ana", "Ben", "Noa", "Dov", "Odo"):
            with pytest.raises(NotFound):
                cases.see(ground.act(name), case_id)
        for name in ("Ana", "Ben"):
            actor = ground.act(name)
            assert case_id not in [one.id for one in cases.listing(actor)[0]]
            assert [one.state for one in appeals.of_case(actor, matter.case_id)] == ["asked"]
            assert ARGUMENT not in repr(cases.read(actor, matter.case_id))
        with pytest.raises(NotFound):
            cases.attest(ground.act("Ben"), case_id)
        assert row.place == ground.harbor


def test_the_term_ends(ground, matter, clock):
    """Day 29 is taken; day 31 is refused, and the page names the committee."""
    actor = decided(ground, matter)
    clock.advance(days=31)
    with ground.unit(), pytest.raises(Refused) as late:
        letters.box.appeal(actor, ARGUMENT)
    assert late.value.code == "appeal_late"
    with ground.unit():
        assert letters.box.read(actor).appeal == "late"
    clock.advance(days=-2)
    with ground.unit():
        letters.box.appeal(actor, ARGUMENT)
    with ground.unit(), pytest.raises(Refused) as twice:
        letters.box.appeal(actor, ARGUMENT)
    assert twice.value.code == "appeal_open"


def test_a_team_sets_its_own_term(ground, matter, clock):
    """Ten days here; a responder sets nothing."""
    actor = decided(ground, matter)
    with ground.unit():
        appeals.set_days(ground.act("Ana"), 10)
        with pytest.raises(NotFound):
            appeals.set_days(ground.act("Ben"), 90)
    clock.advance(days=11)
    with ground.unit():
        assert letters.box.read(actor).appeal == "late"


def test_the_records_come_without_who_reported_and_redacted(ground, matter):
    """The report's words but no name of whoever wrote it; what is marked is black; they are looked at first."""
    ana = ground.act("Ana")
    with ground.unit():
        letters.mark(ana, matter.case_id, matter.report_id, phrases=["twenty to nine"])
        cases.add_party(ana, matter.case_id, "reporter", "person", "Nia Duarte", "mail: nia@x.example")
    _actor, row, case_id = asked(ground, matter)
    with ground.unit():
        packet = appeals.records(ana, matter.case_id, row.id)
        with pytest.raises(NotFound):
            appeals.records(ground.act("Dov"), matter.case_id, row.id)
    with ground.unit():
        cases.note(ana, matter.case_id, "fact", "One fact more.")
    with ground.unit(), pytest.raises(Conflict):
        appeals.hand_over(ana, matter.case_id, row.id, packet.seal)
    with ground.unit():
        appeals.hand_over(ana, matter.case_id, row.id, appeals.records(ana, matter.case_id, row.id).seal)
    with ground.unit():
        view = cases.read(ground.act("Cleo"), case_id)
        told = repr((view.notes, view.parties, view.measures))
        assert "One fact more." in told
        assert STORY[:30] in told
        assert "Rob Kesten" in told
        assert "Nia" not in told
        assert "twenty to nine" not in told
        assert cases.read(ana, matter.case_id).reports[0].answers["story"] == STORY


def test_it_ends_in_the_box_and_the_first_decision_stays(ground, matter):
    """Not before the panel decided; no witness's name in the answer; the case, its measure and its counts stay."""
    actor, row, case_id = asked(ground, matter)
    ana, cleo = ground.act("Ana"), ground.act("Cleo")
    with ground.unit():
        appeals.hand_over(ana, matter.case_id, row.id, appeals.records(ana, matter.case_id, row.id).seal)
    with ground.unit(), pytest.raises(Conflict):
        appeals.end(cleo, case_id, "changed", "One month is enough.")
    with ground.unit():
        before = cases.read(ana, matter.case_id)
        cases.review(cleo, case_id, "Too long.", "violation")
        proposal = cases.propose(cleo, case_id, "violation", "suspension_short", "One month.")
        if cases.see(cleo, case_id).state != "decided":
            cases.settle(cleo, proposal)
    with ground.unit(), pytest.raises(Refused) as telling:
        appeals.end(cleo, case_id, "changed", "Jo Öst told us that it was less.")
    assert telling.value.code == "details_open"
    with ground.unit():
        appeals.end(cleo, case_id, "changed", "One month is enough.", team="Please shorten it.")
    with ground.unit():
        seen = letters.box.read(actor)
        assert seen.sheets[-1].parts == {"text": "One month is enough.", "result": "changed"}
        assert seen.appeal == "again"
        after = cases.read(ana, matter.case_id)
        assert (after.state, after.outcome, after.measures) == (before.state, before.outcome, before.measures)
        assert after.notes_of("advice")[-1].text == "Please shorten it."
        today = portal_clock.today()
        assert appeals.tally(ana, today, today) == {
            "asked": 1,
            "ended": 1,
            "ratified": 0,
            "changed": 1,
            "overturned": 0,
            "remanded": 0,
            "ineligible": 0,
        }
        box = reports.box(reports.enter_box(matter.receipt))
        assert ARGUMENT not in repr(box)
        assert "One month" not in repr(box)


def test_the_next_look_is_the_committees(ground, matter, clock):
    """After the first one has ended; then there is none."""
    actor, _row, case_id = asked(ground, matter)
    with ground.unit():
        appeals.end(ground.act("Cleo"), case_id, "ineligible", "There is no ground for it.")
    with ground.unit():
        letters.box.appeal(actor, "I ask the committee.")
    with ground.unit():
        scope = ground.act("Ana")
        rows = scope.all(scope.select(Appeal).order_by(Appeal.asked_on, Appeal.state))
        above = next(row for row in rows if row.place == "committee")
        view = cases.read(ground.act("Gil"), above.appeal_case)
        assert [note.text for note in view.notes] == ["I ask the committee."]
        assert letters.box.read(actor).appeal == "asked"
        appeals.end(ground.act("Gil"), above.appeal_case, "ineligible", "No ground for it.")
        assert letters.box.read(actor).appeal == "done"
    clock.advance(days=1)
    with ground.unit(), pytest.raises(Refused):
        letters.box.appeal(actor, "Once more.")


def test_where_all_decided_the_committee_looks_at_once(ground, matter):
    """Cleo stood somewhere too: nobody of Harbor is left, so it goes up; whoever is out below is out above."""
    with ground.unit():
        cases.review(ground.act("Cleo"), matter.case_id, "I wrote it.", "violation")
    _actor, row, case_id = asked(ground, matter)
    assert row.place == "committee"
    with ground.unit():
        assert cases.read(ground.act("Hana"), case_id).notes[0].text == ARGUMENT
        scope = ground.act("Ana")
        assert len(scope.all(scope.select(Case))) == 1


def test_a_team_writes_down_that_somebody_asks(ground, matter, clock):
    """A reporter, face to face, within the term; the words go to those who look again and stay out of the case."""
    decided(ground, matter)
    ana = ground.act("Ana")
    with ground.unit():
        cases.tell(ana, matter.case_id, "We have decided.")
    with ground.unit():
        appeals.ask_for(ana, matter.case_id, "reporter", "It is not enough.")
    with ground.unit():
        [row] = appeals.of_case(ana, matter.case_id)
        assert (row.by, row.state) == ("reporter", "asked")
        assert "It is not enough." not in repr(cases.read(ana, matter.case_id))
    clock.advance(days=31)
    with ground.unit(), pytest.raises(Refused) as late:
        appeals.ask_for(ana, matter.case_id, "affected", "Too late.")
    assert late.value.code == "appeal_late"
    with ground.unit():
        day = portal_clock.today() - timedelta(days=5)
        appeals.ask_for(ana, matter.case_id, "affected", "Asked in time.", day=day)


def test_stepping_back_from_the_case_is_stepping_back_from_the_look_at_it(ground, matter):
    """Ben did not decide and could look again; he steps back from the case, and sees neither."""
    with ground.unit():
        cases.review(ground.act("Ana"), matter.case_id, "Against our code.", "violation")
    with ground.unit():
        appeals.ask_for(ground.act("Ana"), matter.case_id, "affected", "It is not enough.")
    with ground.unit():
        scope = ground.act("Ben")
        case_id = scope.first(scope.select(Appeal)).appeal_case
        assert cases.read(scope, case_id).notes
    with ground.unit():
        cases.recuse(ground.act("Ben"), matter.case_id)
    with ground.unit():
        for each in (case_id, matter.case_id):
            with pytest.raises(NotFound):
                cases.see(ground.act("Ben"), each)
        assert cases.read(ground.act("Cleo"), case_id).notes
