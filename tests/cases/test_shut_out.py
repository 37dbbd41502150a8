"""Whoever is shut out in mid case, by their own private list, carries nothing in it any more; nobody is told why."""

from datetime import timedelta

from portal import cases, duty, interim, letters
from portal import clock as portal_clock
from portal.letters import appeals
from portal.letters.appeal_models import Appeal
from portal.letters.models import Letter
from tests.letters.conftest import PARTS, matter

from .test_panel import is_nowhere, keep

__all__ = ["matter"]
NAME = "Kim Solberg"


def written(ground, matter) -> None:
    """Ana writes a name into the case that stands on Ben's list."""
    with ground.unit():
        cases.add_party(ground.act("Ana"), matter.case_id, "witness", "person", NAME)


def test_their_agreement_decides_nothing(ground, matter):
    """Two had agreed, it was decided; with one of them out it is open again, and takes another's word."""
    keep(ground, "Ben", NAME)
    with ground.unit():
        cases.review(ground.act("Ana"), matter.case_id, "Against our code.", "violation")
        proposal = cases.propose(ground.act("Ana"), matter.case_id, "violation", "no_contact", "Because.")
    with ground.unit():
        assert cases.take_a_stand(ground.act("Ben"), proposal)
    with ground.unit():
        assert cases.see(ground.act("Ana"), matter.case_id).state == "decided"
    written(ground, matter)
    is_nowhere(ground, "Ben", matter.case_id, matter.report_id)
    with ground.unit():
        ana = ground.act("Ana")
        assert cases.see(ana, matter.case_id).state == "proposed"
        [row] = cases.proposals(ana, matter.case_id)
        assert row.standing_behind == [ana.person]
        view = cases.read(ana, matter.case_id)
        assert "recused" not in view.step_codes
        assert {step.person_id for step in view.steps if step.code == "decision_open"} == {""}
    with ground.unit():
        assert cases.take_a_stand(ground.act("Cleo"), proposal)


def test_their_name_under_a_letter_is_none(ground, matter):
    """Ben had signed; it can't leave on his word, and nothing he looked after is his any more."""
    keep(ground, "Ben", NAME)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        letter = letters.begin(ana, matter.case_id, matter.reported, PARTS)
        wanted = letters.Wanted("no_contact", owner=ben.person, ends=portal_clock.today() + timedelta(days=3))
        letters.impose(ana, matter.case_id, wanted)
        duty.assign(ana, matter.case_id, ben.person)
        letters.ask(ana, matter.case_id, letter)
    with ground.unit():
        letters.sign(ben, matter.case_id, letter)
        assert [one.kind for one in duty.at_place(ben).things] == ["ends"]
    written(ground, matter)
    with ground.unit():
        row = ana.first(ana.select(Letter).where(Letter.id == letter))
        assert (row.state, row.signer) == ("asked", "")
        [term] = letters.terms_of(ana, cases.read(ana, matter.case_id))
        assert term.owner == ""
        assert duty.assigned(ana, [matter.case_id]) == {}
        assert duty.at_place(ben).things == ()


def test_their_look_at_what_was_done_at_once_is_none(ground, matter):
    """Ben and Cleo had confirmed it; it waits again for a second one."""
    keep(ground, "Ben", NAME)
    with ground.unit():
        act = interim.act(ground.act("Ana"), matter.case_id, interim.Act("removal", "He shouted."))
    for name in ("Ben", "Cleo"):
        with ground.unit():
            state = interim.review(ground.act(name), act, "confirm", "I saw it too.", case_id=matter.case_id)
    assert state == "confirmed"
    written(ground, matter)
    with ground.unit():
        [one] = interim.acts_of(ground.act("Ana"), matter.case_id)
        assert one.state == "waiting"
        assert [said.void for said in one.verdicts if said.person_id == ground.people["Ben"]] == [True]


def test_the_other_look_is_closed_to_them_as_well(ground, matter):
    """Ben did not decide and looks again; the name comes up in the first case, and both are gone for him."""
    keep(ground, "Ben", NAME)
    with ground.unit():
        cases.review(ground.act("Ana"), matter.case_id, "Against our code.", "violation")
    with ground.unit():
        appeals.ask_for(ground.act("Ana"), matter.case_id, "affected", "It is not enough.")
    with ground.unit():
        looked_at = ground.act("Ben").first(ground.act("Ben").select(Appeal)).appeal_case
        assert cases.read(ground.act("Ben"), looked_at).notes
    written(ground, matter)
    is_nowhere(ground, "Ben", matter.case_id, matter.report_id)
    is_nowhere(ground, "Ben", looked_at, matter.report_id)
    with ground.unit():
        assert cases.read(ground.act("Cleo"), looked_at).notes


def test_a_list_counts_when_records_reach_those_who_look_again(ground, matter):
    """All of Harbor decided, so the committee looks; a name in the records is on Hana's list, and she is out."""
    keep(ground, "Hana", "Rob Kesten")
    for name in ("Ana", "Ben", "Cleo"):
        with ground.unit():
            if name != "Ana":
                cases.attest(ground.act(name), matter.case_id)
            cases.review(ground.act(name), matter.case_id, "Against our code.", "violation")
    with ground.unit():
        appeal = appeals.ask_for(ground.act("Ana"), matter.case_id, "affected", "It is not enough.")
    with ground.unit():
        ana = ground.act("Ana")
        looked_at = ana.first(ana.select(Appeal)).appeal_case
        assert cases.read(ground.act("Hana"), looked_at).notes
    with ground.unit():
        appeals.hand_over(ana, matter.case_id, appeal, appeals.records(ana, matter.case_id, appeal).seal)
    with ground.unit():
        assert "Rob Kesten" in [one.name for one in cases.read(ground.act("Gil"), looked_at).parties]
        assert looked_at not in [row.id for row in cases.listing(ground.act("Hana"))[0]]
    is_nowhere(ground, "Hana", looked_at, matter.report_id)
