"""Asked from outside a case: advisers and liaisons read what the question needs and have no vote; the board unties."""

from datetime import timedelta

import pytest

from portal import access, cases, committee, sealing
from portal import clock as portal_clock
from portal.committee import advice
from portal.errors import Conflict, NotFound, Refused

from ..cases.walker import Walker
from .climb import let_in, reviewed


@pytest.fixture
def outside(ground):
    """Ada advises, Max and Mia sit on the board; all three vouched for."""
    with ground.unit():
        for name, role in (("Ada", "adviser"), ("Max", "board"), ("Mia", "board")):
            ground.join(ground.act("Gil"), name, role)
    return ground


def asked(ground, central: str, name: str = "Ada", part: str = "adviser", parts=("facts",)) -> str:
    """Somebody is asked by the chair."""
    with ground.unit():
        return advice.ask(ground.act("Gil"), central, ground.people[name], part, parts, "MARKERQUESTION Is it law?")


def test_an_adviser_reads_what_was_ticked_after_attesting(outside):
    """Before: no word, no key. After: the facts and the question; never the case, its notes, its people, its votes."""
    ground = outside
    _below, central, _receipt = reviewed(ground)
    ada = ground.act("Ada")
    one = asked(ground, central)
    with ground.unit():
        row, question = advice.read(ada, one)
        assert question is None
        lock = ada.get(advice.Advice, one).lock_id
        assert not sealing.holds(ada, lock)
        advice.attest(ada, one)
    with ground.unit():
        _row, question = advice.read(ada, one)
        assert "MARKERFACT" in str(question.parts)
        assert question.text == "MARKERQUESTION Is it law?"
        for word in ("MARKERACTION", "MARKERNOTE", "MARKERPERSON", "We read all of it", "MARKERREPORTER"):
            assert word not in str(question), word
        for act in (
            lambda: cases.see(ada, central),
            lambda: cases.read(ada, central),
            lambda: committee.proposals(ada, central),
            lambda: cases.listing(ada),
        ):
            with pytest.raises(NotFound):
                act()
        advice.answer(ada, one, "MARKERADVICE Ask a lawyer there.")
    with ground.unit():
        view = cases.read(ground.act("Hana"), central)
        assert [(note.text, note.author) for note in view.notes_of("opinion")] == [
            ("MARKERADVICE Ask a lawyer there.", ada.person)
        ]
        advice.end(ground.act("Gil"), central, one)
    with ground.unit():
        with pytest.raises(NotFound):
            advice.read(ada, one)
        assert not sealing.holds(ada, lock)


def test_nobody_else_reads_or_answers_it(outside):
    """Not a board member, not a member off the case, not a community; and who may ask holds the case's key."""
    ground = outside
    _below, central, _receipt = reviewed(ground)
    one = asked(ground, central)
    with ground.unit():
        for name in ("Max", "Kim", "Ana", "Gil"):
            with pytest.raises(NotFound):
                advice.read(ground.act(name), one)
        for name in ("Kim", "Ana", "Ada"):
            with pytest.raises(NotFound):
                advice.ask(ground.act(name), central, ground.people["Ada"], "adviser", ("facts",), "Words.")
        for wrong in (("Max", "adviser"), ("Kim", "adviser"), ("Ada", "adviser")):
            with pytest.raises(Refused):
                advice.ask(ground.act("Gil"), central, ground.people[wrong[0]], wrong[1], ("facts",), "Words.")
        with pytest.raises(Refused):
            advice.ask(ground.act("Gil"), central, ground.people["Max"], "liaison", ("identity",), "Words.")


def test_whoever_steps_back_is_left_with_nothing(outside):
    """Ada declines: no row on her list, no page; she is not offered again, and nobody is told why."""
    ground = outside
    _below, central, _receipt = reviewed(ground)
    one = asked(ground, central)
    ada = Walker(ground.app, "Ada")
    ada.get("/committee/")
    ada.get(ada.soup.select_one("ul.work a")["href"])
    assert "MARKER" not in ada.text
    ada.act("recuse")
    assert "You are asked nothing" in ada.text
    assert ada.get(f"/committee/asked/{one}").status_code == 404
    with ground.unit():
        gil = ground.act("Gil")
        assert ground.people["Ada"] not in advice.candidates(gil, central, "adviser")
        assert "advice_declined" in cases.read(gil, central).step_codes


def stuck(ground, central: str) -> str:
    """Two for, one against, and everybody had to agree."""
    let_in(ground, central, "Ivo")
    with ground.unit():
        gil = ground.act("Gil")
        one = committee.propose(
            gil, central, "violation", "banned", None, "Kept out.", further="measure", rule="unanimous"
        )
        committee.agree(ground.act("Hana"), one)
        cases.take_a_stand(ground.act("Ivo"), one, "against", why="MARKERDISSENT Too hard.")
    return one


def test_dissent_is_kept_beside_the_decision(ground):
    """Why somebody does not agree stands sealed beside the proposal for those on the case, also once it is decided."""
    _below, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo", "Jun")
    with ground.unit():
        gil = ground.act("Gil")
        one = committee.propose(gil, central, "violation", "banned", None, "Out.", further="measure", rule="two_thirds")
        cases.take_a_stand(ground.act("Ivo"), one, "against", why="MARKERDISSENT Too hard.")
        committee.agree(ground.act("Hana"), one)
        assert committee.agree(ground.act("Jun"), one)
    with ground.unit():
        found = committee.decision(ground.act("Jun"), central)
        assert [said.why for said in found.agreements if said.stand == "against"] == ["MARKERDISSENT Too hard."]


def test_the_usual_way_asks_more_where_more_weighs(ground, clock):
    """A measure: everybody, or two thirds when the last day is over; nobody votes after it. Two agree on advice."""
    _below, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    gil, hana, ivo = (ground.act(name) for name in ("Gil", "Hana", "Ivo"))
    with ground.unit():
        light = committee.propose(gil, central, "violation", "none", None, "Advise.", further="advise", advice="Do.")
        assert committee.proposals(gil, central)[0].rule == "two_agree"
        assert light
        day = portal_clock.today() + timedelta(days=2)
        heavy = committee.propose(gil, central, "violation", "none", None, "More.", further="measure", closes=day)
        assert committee.proposals(gil, central)[0].rule == "consensus"
        assert not committee.agree(hana, heavy)
        with pytest.raises(Conflict):
            cases.settle(gil, heavy)
    clock.advance(days=4)
    with ground.unit():
        with pytest.raises(Conflict):
            committee.agree(ivo, heavy)
        assert committee.proposals(ivo, central)[0].holds
        cases.settle(ivo, heavy)
        assert cases.see(gil, central).state == "decided"


def test_the_board_unties_a_vote(outside):
    """Only where it is stuck; what the board says stands in the case, and somebody on it says that it is decided."""
    ground = outside
    _below, central, _receipt = reviewed(ground)
    with pytest.raises(Refused) as refused:
        asked(ground, central, "Max", "board")
    assert refused.value.code == "not_stuck"
    proposal = stuck(ground, central)
    one = asked(ground, central, "Max", "board")
    maxs = ground.act("Max")
    with ground.unit():
        advice.attest(maxs, one)
        with pytest.raises(Refused):
            advice.answer(maxs, one, "We stand behind it.")
        advice.answer(maxs, one, "MARKERBOARD We stand behind it.", "for")
    with ground.unit():
        with pytest.raises(NotFound):
            advice.read(maxs, one)
        gil = ground.act("Gil")
        assert committee.proposals(gil, central)[0].holds
        cases.settle(gil, proposal)
        assert committee.decision(gil, central).standing == "banned"
        assert "MARKERBOARD" in str(cases.read(gil, central).notes_of("board"))


def test_a_board_member_who_was_on_the_case_is_not_on_its_appeal(outside):
    """Max was asked as a liaison: of the other look at it he is never asked, and Mia can be."""
    ground = outside
    _below, central, _receipt = reviewed(ground)
    one = asked(ground, central, "Max", "liaison")
    with ground.unit():
        advice.attest(ground.act("Max"), one)
        scope = access.letterbox("committee")
        assert ground.people["Max"] in cases.deciders(scope, central)
        proposal = committee.propose(ground.act("Gil"), central, "violation", "none", None, "Words.")
    let_in(ground, central, "Ivo")
    with ground.unit():
        committee.agree(ground.act("Ivo"), proposal)
        looked = cases.open_appeal(scope, central, "Look again.", "committee")
        kim = ground.act("Kim")
        assert ground.people["Max"] in access.barred_people(kim, looked, [ground.people[one] for one in ("Max", "Mia")])
        assert "MARKER" not in str(cases.read(kim, looked))
        with pytest.raises(NotFound):
            cases.see(ground.act("Gil"), looked)
