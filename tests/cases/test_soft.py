"""Hard and soft conflicts: whoever knows somebody a little helps without a vote, where the team wants that."""

import pytest

from portal import cases, interim, sealing
from portal.errors import Conflict, NotFound

from .test_deciding import proposed
from .walker import Walker


@pytest.fixture
def gentle(ground):
    """Harbor knows the difference."""
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "", soft=True)
    return ground


def help_only(ground, name: str, case_id: str) -> None:
    with ground.unit():
        cases.help_without_a_vote(ground.act(name), case_id)


def test_only_where_the_team_wants_it(ground):
    """Without the tick there is no such way, and one steps back."""
    case_id, _proposal = proposed(ground)
    with ground.unit(), pytest.raises(NotFound):
        cases.help_without_a_vote(ground.act("Ben"), case_id)
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "one", soft=True)
        cases.set_rule(ground.act("Ana"), "one")
    help_only(ground, "Ben", case_id)


def test_they_read_and_write_and_decide_nothing(gentle):
    """Ben keeps the key; he can't propose, agree, or look at what somebody did at once; he is in no number."""
    case_id, proposal = proposed(gentle)
    help_only(gentle, "Ben", case_id)
    ben = gentle.act("Ben")
    with gentle.unit():
        act = interim.act(gentle.act("Cleo"), case_id, interim.Act("stay_away", "Shouting."))
    with gentle.unit():
        cases.note(ben, case_id, "note", "I can say what the hall looks like.")
        view = cases.read(ben, case_id)
        assert view.soft == (ben.person,)
        assert ("no_vote", ben.person) in {(step.code, step.person_id) for step in view.steps}
        gauge = cases.gauge(ben, case_id)
        assert (gauge.soft, ben.person in gauge.free, ben.person in gauge.asked) == ((ben.person,), False, False)
    for forbidden in (
        lambda: cases.take_a_stand(ben, proposal),
        lambda: cases.propose(ben, case_id, "violation", "nothing", "Mine."),
        lambda: interim.review(ben, act, "confirm", "It was so."),
        lambda: cases.help_without_a_vote(ben, case_id),
    ):
        with gentle.unit(), pytest.raises(Conflict):
            forbidden()
    with gentle.unit():
        assert cases.take_a_stand(gentle.act("Cleo"), proposal)


def test_a_word_said_before_counts_no_more(gentle):
    """Ben agreed and carried it; then he sees whom it is about. It is open again, his word is struck out, he stays."""
    case_id, proposal = proposed(gentle)
    with gentle.unit():
        assert cases.take_a_stand(gentle.act("Ben"), proposal)
    help_only(gentle, "Ben", case_id)
    with gentle.unit():
        ana = gentle.act("Ana")
        assert cases.see(ana, case_id).state == "proposed"
        assert [one.void for one in cases.proposals(ana, case_id)[0].agreements] == [False, True]
        assert gentle.people["Ben"] in sealing.holders(ana, cases.see(ana, case_id).lock_id)


def test_two_others_give_the_vote_back(gentle):
    """Never one alone, and not whoever has no vote either."""
    case_id, proposal = proposed(gentle)
    ben = gentle.people["Ben"]
    help_only(gentle, "Ben", case_id)
    with gentle.unit(), pytest.raises(NotFound):
        cases.readmit(gentle.act("Ben"), case_id, ben)
    with gentle.unit():
        assert not cases.readmit(gentle.act("Ana"), case_id, ben)
    with gentle.unit():
        assert cases.readmit(gentle.act("Cleo"), case_id, ben)
    with gentle.unit():
        assert cases.take_a_stand(gentle.act("Ben"), proposal)


def test_it_goes_along_with_a_part_of_the_case(gentle):
    """What is split off knows it too; so does what it is joined to."""
    case_id, _proposal = proposed(gentle)
    help_only(gentle, "Ben", case_id)
    with gentle.unit():
        ana = gentle.act("Ana")
        party = cases.add_party(ana, case_id, "reported", "person", "Rob Kesten")
        part = cases.split(ana, case_id, party_ids=[party])
        other = cases.open_seen(ana)
        assert cases.softly(ana, part) == {gentle.people["Ben"]}
        assert cases.softly(ana, other) == frozenset()
    with gentle.unit():
        ana = gentle.act("Ana")
        cases.merge(ana, other, part)
        assert cases.softly(ana, other) == {gentle.people["Ben"]}


@pytest.mark.sqlite_only
def test_its_pages(gentle):
    """The lead ticks it; a colleague chooses it beside the other two ways; nobody asks them to decide."""
    case_id, _proposal = proposed(gentle)
    with gentle.unit():
        cases.set_rule(gentle.act("Ana"), "", soft=False)
        cases.hear(gentle.act("Ana"), case_id, "nobody", "Nobody can be reached.")
    path = f"/desk/harbor/cases/{case_id}"
    ben = Walker(gentle.app, "Ben")
    ben.get(path)
    assert not ben.soup.select('form[data-act="no_vote"]')
    ana = Walker(gentle.app, "Ana")
    ana.get("/desk/harbor/ways")
    ana.act("ways", soft="y")
    ben.get(path)
    ben.act("no_vote")
    assert (ben.page.status_code, ben.path) == (200, path)
    assert "you help, and have no vote" in ben.text
    assert not ben.soup.select('form[data-act="agree"], form[data-act="propose"]')
    ana.get(path)
    assert "help without a vote: Ben" in ana.text
    assert ana.form("let_back")
