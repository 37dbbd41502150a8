"""A community decides: proposed, people heard, everybody says where they stand, by the team's own rule."""

from datetime import timedelta

import pytest

from portal import cases, clock
from portal.cases import deciding, voting
from portal.errors import Conflict, NotFound, Refused

from .test_cases import opened

NOW = clock.now()


def proposed(ground, name: str = "Ana", **more) -> tuple[str, str]:
    """A reviewed case with a proposal: (case id, proposal id)."""
    case_id, *_ = opened(ground)
    with ground.unit():
        cases.review(ground.act("Ana"), case_id, "Against our code.", "violation")
        proposal = cases.propose(ground.act(name), case_id, "violation", "written_warning", "It was the second time.")
    return case_id, proposal


def test_the_whole_way_of_a_case(ground):
    """Proposed, heard, decided by two, carried out, told, followed up, resolved, closed; each step on the page."""
    case_id, proposal = proposed(ground)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        cases.hear(ana, case_id, "reported", "He says it was a joke.")
        cases.hear(ana, case_id, "affected", "She can live with it.", acceptable="yes")
        assert cases.see(ana, case_id).state == "heard"
        assert cases.take_a_stand(ben, proposal)
        assert cases.see(ana, case_id).state == "decided"
        cases.enact(ana, case_id, "We gave him the letter.")
        assert cases.tell(ana, case_id, "We spoke with him. He stays away from you.") == 1
        cases.follow_up(ana, case_id, "She is well.", clock.today() + timedelta(days=30))
        cases.resolve(ana, case_id, "It has stopped.")
        cases.file_away(ana, case_id)
        cases.close(ana, case_id, "violation", "Done.")
    with ground.unit():
        view = cases.read(ben, case_id)
        steps = "opened reviewed proposed heard heard decided enacted told following resolved filed closed"
        assert view.step_codes == tuple(steps.split())
        assert [note.more["acceptable"] for note in view.notes_of("heard")] == ["", "yes"]
        agreed = cases.decision(ben, case_id)
        assert (agreed.outcome, agreed.text, agreed.words["measure"]) == (
            "violation",
            "It was the second time.",
            "written_warning",
        )


def test_what_was_decided_stands_among_the_actions(ground):
    """Once, towards the people it is about, from the act that carries it out; not where somebody wrote it down."""
    case_id, proposal = proposed(ground)
    ana = ground.act("Ana")
    with ground.unit():
        rob = cases.add_party(ana, case_id, "reported", "person", "Rob Kesten")
        cases.hear(ana, case_id, "nobody", "Nobody can be reached.")
        cases.take_a_stand(ground.act("Ben"), proposal)
        assert cases.read(ana, case_id).measures == ()
    for _again in range(2):
        with ground.unit():
            cases.enact(ana, case_id, "We gave him the letter.")
    with ground.unit():
        [done] = cases.read(ana, case_id).measures
        assert (done.kind, cases.concerned(ana, done.id)) == ("written_warning", [rob])


def test_a_vote_of_somebody_who_steps_back_is_void_and_shown(ground):
    """S5: Ben agreed, then finds that the witness is his cousin. The decision he carried is open again."""
    case_id, proposal = proposed(ground)
    with ground.unit():
        assert cases.take_a_stand(ground.act("Ben"), proposal)
    with ground.unit():
        cases.recuse(ground.act("Ben"), case_id)
    with ground.unit():
        ana = ground.act("Ana")
        [shown] = cases.proposals(ana, case_id)
        assert cases.see(ana, case_id).state == "proposed"
        assert (shown.state, shown.missing) == (deciding.OPEN, 1)
        assert {(one.person_id, one.void) for one in shown.agreements} == {
            (ground.people["Ana"], False),
            (ground.people["Ben"], True),
        }
        for look in (cases.see, cases.read, cases.proposals):
            with pytest.raises(NotFound):
                look(ground.act("Ben"), case_id)
        with pytest.raises(NotFound):
            cases.take_a_stand(ground.act("Ben"), proposal)
        assert cases.take_a_stand(ground.act("Cleo"), proposal)


def test_what_was_carried_out_stays_decided(ground):
    """Whoever steps back after it was carried out does not undo it; their word is still shown as void."""
    case_id, proposal = proposed(ground)
    with ground.unit():
        cases.take_a_stand(ground.act("Ben"), proposal)
        cases.enact(ground.act("Ana"), case_id, "The letter went out.")
        cases.recuse(ground.act("Ben"), case_id)
    with ground.unit():
        assert cases.see(ground.act("Ana"), case_id).state == "enacted"
        [shown] = cases.proposals(ground.act("Ana"), case_id)
        assert [one.void for one in shown.agreements if one.person_id == ground.people["Ben"]] == [True]


def test_nobody_decides_twice_or_from_outside(ground):
    """The proposer's word counts once; an organiser, a stranger and a colleague without the key say nothing."""
    case_id, proposal = proposed(ground)
    with ground.unit(), pytest.raises(Conflict):
        cases.take_a_stand(ground.act("Ana"), proposal)
    with ground.unit():
        for name in ("Odo", "Noa", "Dov", "Gil"):
            with pytest.raises(NotFound):
                cases.take_a_stand(ground.act(name), proposal)
            with pytest.raises(NotFound):
                cases.propose(ground.act(name), case_id, "violation", "nothing", "I say so.")
            with pytest.raises(NotFound):
                cases.proposals(ground.act(name), case_id)
        assert len(cases.proposals(ground.act("Cleo"), case_id)) == 1


def test_a_later_proposal_takes_the_place_of_the_first(ground):
    """One stands behind words, not behind whatever stands there later."""
    case_id, first = proposed(ground)
    with ground.unit():
        cases.hear(ground.act("Ana"), case_id, "nobody", "She would be in danger.")
        second = cases.propose(ground.act("Ben"), case_id, "violation", "verbal_warning", "Milder.")
        assert cases.see(ground.act("Ana"), case_id).state == "proposed"
    with ground.unit(), pytest.raises(Conflict) as refused:
        cases.take_a_stand(ground.act("Cleo"), first)
    assert refused.value.code == "proposal_over"
    with ground.unit():
        assert cases.take_a_stand(ground.act("Cleo"), second)


@pytest.mark.parametrize(
    ("rule", "for_", "against", "eligible", "hours", "holds"),
    [
        ("one", 1, 0, 5, 0, True),
        ("two_agree", 1, 0, 5, 0, False),
        ("two_agree", 2, 1, 5, 0, True),
        ("majority", 2, 0, 4, 0, False),
        ("majority", 3, 0, 4, 0, True),
        ("two_thirds", 2, 1, 3, 0, True),
        ("two_thirds", 2, 0, 4, 0, False),
        ("two_thirds", 3, 1, 4, 0, True),
        ("unanimous", 3, 0, 3, 0, True),
        ("unanimous", 2, 0, 3, 0, False),
        ("unanimous", 3, 1, 3, 0, False),
        ("silence", 1, 0, 5, 23, False),
        ("silence", 1, 0, 5, 24, True),
        ("silence", 1, 1, 5, 24, False),
    ],
)
def test_six_rules(rule, for_, against, eligible, hours, holds):
    """Each rule, just below and just at what it asks for."""
    people = frozenset(str(number) for number in range(for_)), frozenset(f"-{number}" for number in range(against))
    count = voting.Count(*people, eligible, NOW - timedelta(hours=hours))
    assert voting.settled(rule, count, NOW) == holds


def test_a_teams_own_rule(ground):
    """Set by a lead, it holds for the next proposal; one that is open keeps the rule it was made under."""
    with ground.unit():
        for name in ("Ben", "Odo", "Ivo"):
            with pytest.raises(NotFound):
                cases.set_rule(ground.act(name), "unanimous")
        with pytest.raises(Refused):
            cases.set_rule(ground.act("Ana"), "coin")
        cases.set_rule(ground.act("Ana"), "unanimous")
    case_id, proposal = proposed(ground)
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "one")
        assert not cases.take_a_stand(ground.act("Ben"), proposal)
        assert cases.proposals(ground.act("Ana"), case_id)[0].missing == 1
        assert cases.take_a_stand(ground.act("Cleo"), proposal)


def test_an_objection_stops_silence(ground, monkeypatch):
    """Nobody objected within a day: it holds, and anybody may say so. Earlier, or after an objection, it does not."""
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "silence")
    case_id, proposal = proposed(ground)
    with ground.unit(), pytest.raises(Conflict):
        cases.settle(ground.act("Ben"), proposal)
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    with ground.unit():
        assert cases.proposals(ground.act("Ben"), case_id)[0].holds
        assert not cases.take_a_stand(ground.act("Cleo"), proposal, "against")
    with ground.unit(), pytest.raises(Conflict) as refused:
        cases.settle(ground.act("Ben"), proposal)
    assert refused.value.code == "not_yet"


def test_on_hold_and_back(ground):
    """It rests where it stood, with the reason sealed, and goes on there."""
    case_id, _proposal = proposed(ground)
    ana = ground.act("Ana")
    with ground.unit():
        cases.hold(ana, case_id, "police", "They asked us to wait.", clock.today() + timedelta(days=14))
        view = cases.read(ana, case_id)
        assert (view.state, view.before) == ("on_hold", "proposed")
        assert [note.more["reason"] for note in view.notes_of("on_hold")] == ["police"]
        with pytest.raises(Conflict):
            cases.hold(ana, case_id, "police", "Again.")
    with ground.unit():
        cases.resume(ana, case_id)
        assert (cases.see(ana, case_id).state, cases.see(ana, case_id).look_again) == ("proposed", None)
    with ground.unit(), pytest.raises(Refused):
        cases.hold(ana, case_id, "police", "Words.", clock.today() - timedelta(days=1))


def test_the_short_way_still_goes(ground):
    """Open, note, measure, answer, close, and none of the steps between."""
    case_id, *_ = opened(ground)
    ana = ground.act("Ana")
    with ground.unit():
        cases.note(ana, case_id, "fact", "Seen.")
        cases.measure(ana, case_id, "informal_word", "We spoke.")
        cases.answer(ana, case_id, "We spoke with them.")
        cases.close(ana, case_id, "violation", "Settled.")
        assert cases.see(ana, case_id).state == "closed"
