"""Hard and soft conflicts: whoever knows somebody a little helps without a vote, where the team wants that."""

import pytest

from portal import cases, communities, interim, sealing
from portal.cases import panel
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


@pytest.fixture
def strict(ground):
    """Harbor asks the others about a small tie, and counts several as a big one."""
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "", soft=True, word=True, adding=True)
    return ground


def weigh(ground, name: str, case_id: str, about: str, *, fits: bool):
    with ground.unit():
        return cases.weigh(ground.act(name), case_id, ground.people[about], fits=fits)


def closed_to_ben(ground) -> str:
    """A case of the team's own sight, whose key Ana and Cleo hold; Ben has said nothing yet."""
    with ground.unit():
        communities.edit(ground.act("Ana"), duty=ground.people["Cleo"], deputy=ground.people["Ana"])
        case_id = cases.open_seen(ground.act("Ana"))
        cases.attest(ground.act("Cleo"), case_id)
        cases.hand_keys_on(ground.act("Ana"))
        assert not sealing.holds(ground.act("Ben"), cases.see(ground.act("Ben"), case_id).lock_id)
    return case_id


def test_most_of_the_others_find_that_it_fits(strict):
    """Ben holds no key before that, whatever he presses; one word of two is none; with the second he reads."""
    case_id = closed_to_ben(strict)
    help_only(strict, "Ben", case_id)
    with strict.unit(), pytest.raises(Conflict):
        cases.attest(strict.act("Ben"), case_id)
    with strict.unit(), pytest.raises(NotFound):
        cases.weigh(strict.act("Ben"), case_id, strict.people["Ben"], fits=True)
    assert weigh(strict, "Ana", case_id, "Ben", fits=True) is None
    with strict.unit(), pytest.raises(NotFound):
        cases.read(strict.act("Ben"), case_id)
    assert weigh(strict, "Cleo", case_id, "Ben", fits=True) is True
    with strict.unit():
        view = cases.read(strict.act("Ben"), case_id)
        assert view.soft == (strict.people["Ben"],)
        assert ("no_vote_fits", strict.people["Ben"]) in {(step.code, step.person_id) for step in view.steps}
    with strict.unit(), pytest.raises(NotFound):
        cases.weigh(strict.act("Ana"), case_id, strict.people["Ben"], fits=False)


def test_most_of_the_others_find_it_too_close(strict):
    """Never one alone; a word is changed until then; then nothing of the case is there, and two let back in."""
    case_id, _proposal = proposed(strict)
    with strict.unit():
        cases.attest(strict.act("Cleo"), case_id)
    help_only(strict, "Ben", case_id)
    assert weigh(strict, "Ana", case_id, "Ben", fits=True) is None
    assert weigh(strict, "Ana", case_id, "Ben", fits=False) is None
    with strict.unit():
        assert cases.read(strict.act("Ben"), case_id)
    assert weigh(strict, "Cleo", case_id, "Ben", fits=False) is False
    with strict.unit():
        with pytest.raises(NotFound):
            cases.see(strict.act("Ben"), case_id)
        assert cases.gauge(strict.act("Ana"), case_id).soft == ()
        assert not cases.readmit(strict.act("Ana"), case_id, strict.people["Ben"])
    with strict.unit():
        assert cases.readmit(strict.act("Cleo"), case_id, strict.people["Ben"])
        assert cases.see(strict.act("Ben"), case_id)


def test_a_word_goes_with_whoever_said_it(strict):
    """Cleo found it too close and steps back: her word counts no more, and one alone puts nobody out."""
    case_id, _proposal = proposed(strict)
    with strict.unit():
        cases.attest(strict.act("Cleo"), case_id)
    help_only(strict, "Ben", case_id)
    assert weigh(strict, "Cleo", case_id, "Ben", fits=False) is None
    with strict.unit():
        cases.recuse(strict.act("Cleo"), case_id)
    assert weigh(strict, "Ana", case_id, "Ben", fits=False) is None
    with strict.unit():
        assert panel.unsure(strict.act("Ana"), case_id) == {strict.people["Ben"]}
    with strict.unit():
        assert cases.read(strict.act("Ben"), case_id)
    with strict.unit():
        cases.recuse(strict.act("Ben"), case_id)
        assert panel.unsure(strict.act("Ana"), case_id) == frozenset()
    with strict.unit(), pytest.raises(NotFound):
        cases.weigh(strict.act("Ana"), case_id, strict.people["Ben"], fits=True)


def test_several_small_ties_are_a_big_one(strict):
    """The second one is stepping back; where a team does not add them up there is no such way."""
    case_id, _proposal = proposed(strict)
    with strict.unit(), pytest.raises(NotFound):
        cases.one_more(strict.act("Ben"), case_id)
    help_only(strict, "Ben", case_id)
    with strict.unit():
        cases.set_rule(strict.act("Ana"), "", adding=False)
    with strict.unit(), pytest.raises(NotFound):
        cases.one_more(strict.act("Ben"), case_id)
    with strict.unit():
        cases.set_rule(strict.act("Ana"), "", adding=True)
        cases.one_more(strict.act("Ben"), case_id)
    with strict.unit(), pytest.raises(NotFound):
        cases.see(strict.act("Ben"), case_id)


@pytest.mark.sqlite_only
def test_pages_of_a_tie_that_is_weighed(strict):
    """Asked of Ana in place of her next act; Ben reads that he waits, and may add one more."""
    case_id = closed_to_ben(strict)
    path = f"/desk/harbor/cases/{case_id}"
    ben, ana = Walker(strict.app, "Ben"), Walker(strict.app, "Ana")
    ben.get(path)
    assert "the others say whether that fits" in ben.text
    ben.act("no_vote")
    assert "You have said that you know somebody a little" in ben.text
    ana.get(path)
    assert "Is that a small tie?" in ana.text and "have not said yet whether that fits: Ben" in ana.text
    ana.act("tie_fits")
    assert "Is that a small tie?" not in ana.text
    weigh(strict, "Cleo", case_id, "Ben", fits=True)
    ben.get(path)
    ben.act("one_more")
    assert ben.path == "/desk/harbor/" and case_id not in str(ben.soup)
    assert ben.get(path).status_code == 404
