"""Two different members decide. Who steps back takes their agreement with them, and everybody sees that."""

from datetime import timedelta

import pytest

from portal import cases, clock, committee, reports
from portal.errors import Conflict, NotFound, Refused

from .climb import decided, escalated, let_in, reviewed


def proposed(ground) -> tuple[str, str]:
    """Reviewed, and proposed by the chair: (central case, proposal)."""
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        proposal = committee.propose(ground.act("Gil"), central, "violation", "flagged", None, "A pattern.")
    return central, proposal


def test_two_members_decide(ground):
    """The proposer and one other; then it is decided, and the sender is told what is for them."""
    case_id, central, receipt = decided(ground)
    with ground.unit():
        agreed = committee.decision(ground.act("Gil"), central)
        assert (agreed.standing, agreed.outcome, agreed.text) == ("flagged", "violation", "A pattern.")
        assert set(agreed.standing_behind) == {ground.people["Gil"], ground.people["Hana"]}
        below = cases.read(ground.act("Ana"), case_id)
        assert below.step_codes[-1] == "decided"
        assert [note.text for note in below.notes_of("advice")] == ["Thank you, well done."]
        assert "A pattern." not in str(below)
        assert reports.box(reports.enter_box(receipt)).steps[-1][0] == "decided"


def test_never_twice_by_one(ground):
    """The proposer can't agree with themself, and nobody agrees twice."""
    central, proposal = proposed(ground)
    for _again in range(2):
        with ground.unit(), pytest.raises(Conflict) as refused:
            committee.agree(ground.act("Gil"), proposal)
        assert refused.value.code == "agreed_already"
    with ground.unit():
        assert cases.see(ground.act("Gil"), central).state == "reviewed"
        assert committee.decision(ground.act("Gil"), central) is None


def test_nobody_without_the_key_agrees(ground):
    """A member who did not attest, a community's lead, an adviser: 404. After attesting it counts."""
    central, proposal = proposed(ground)
    with ground.unit():
        for name in ("Ivo", "Ana", "Odo"):
            with pytest.raises(NotFound):
                committee.agree(ground.act(name), proposal)
    let_in(ground, central, "Ivo")
    with ground.unit():
        assert committee.agree(ground.act("Ivo"), proposal)


def test_another_proposal_takes_the_place_of_the_first(ground):
    """An agreement is with words, not with whatever stands there later."""
    central, first = proposed(ground)
    with ground.unit():
        second = committee.propose(ground.act("Hana"), central, "violation", "none", None, "Milder.")
    with ground.unit(), pytest.raises(Conflict) as refused:
        committee.agree(ground.act("Hana"), first)
    assert refused.value.code == "proposal_over"
    with ground.unit():
        assert committee.agree(ground.act("Gil"), second)
        assert committee.decision(ground.act("Gil"), central).text == "Milder."


def test_a_recused_members_agreement_is_void_and_shown(ground):
    """The proposer steps back: the proposal stays, their agreement is void, and two others are needed."""
    central, proposal = proposed(ground)
    let_in(ground, central, "Ivo", "Jun")
    with ground.unit():
        cases.recuse(ground.act("Gil"), central)
    with ground.unit():
        shown = committee.proposals(ground.act("Hana"), central)[0]
        assert [(one.person_id, one.void) for one in shown.agreements] == [(ground.people["Gil"], True)]
        assert shown.missing == 2
        assert not committee.agree(ground.act("Hana"), proposal)
        assert committee.agree(ground.act("Jun"), proposal)
        with pytest.raises(NotFound):
            committee.proposals(ground.act("Gil"), central)
        assert cases.listing(ground.act("Gil")) == ([], False)


def test_a_decision_carried_by_somebody_recused_is_open_again(ground):
    """Until it is recorded: two who are still in the case have to stand behind it."""
    _case, central, _receipt = decided(ground)
    let_in(ground, central, "Kim")
    with ground.unit():
        cases.recuse(ground.act("Hana"), central)
    with ground.unit():
        gil = ground.act("Gil")
        assert cases.see(gil, central).state == "reviewed"
        assert committee.decision(gil, central) is None
        shown = committee.proposals(gil, central)[0]
        assert {(one.person_id, one.void) for one in shown.agreements} == {
            (ground.people["Gil"], False),
            (ground.people["Hana"], True),
        }
        assert committee.agree(ground.act("Kim"), shown.id)


def test_steps_in_the_wrong_order_are_409(ground):
    """Nothing is decided before it is reviewed, nothing reviewed before it is confirmed."""
    _case, central, _receipt = escalated(ground)
    gil = ground.act("Gil")
    with ground.unit():
        for act in (
            lambda: cases.review(gil, central, "Too early."),
            lambda: committee.propose(gil, central, "violation", "none", None, "Too early."),
            lambda: cases.close(gil, central, "violation", "Too early."),
        ):
            with pytest.raises(Conflict):
                act()


def test_a_standing_makes_sense(ground):
    """A day without a standing, a day gone by, an unknown word: refused."""
    _case, central, _receipt = reviewed(ground)
    gil, today = ground.act("Gil"), clock.today()
    wrong = (("none", today + timedelta(days=9)), ("banned", today), ("suspected", None))
    for standing, until in wrong:
        with ground.unit(), pytest.raises(Refused):
            committee.propose(gil, central, "violation", standing, until, "Words.")
    with ground.unit():
        assert committee.propose(gil, central, "violation", "banned", today + timedelta(days=90), "Words.")


def test_a_stale_form_proposes_nothing(ground):
    """Somebody else acted since the form was opened: 409."""
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        version = cases.see(ground.act("Gil"), central).version
        cases.note(ground.act("Hana"), central, "note", "Wait.")
    with ground.unit(), pytest.raises(Conflict) as refused:
        committee.propose(ground.act("Gil"), central, "violation", "none", None, "Words.", version=version)
    assert refused.value.code == "changed"
