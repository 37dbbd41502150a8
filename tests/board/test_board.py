"""What the board sees, and that one of them who is part of a case finds it nowhere."""

import pytest

from portal import access, board, cases, committee, register, ties
from portal import clock as portal_clock
from portal.accounts.models import Person
from portal.audit.models import AuditLine
from portal.board import rules
from portal.db import db
from portal.errors import NotFound
from tests.committee.climb import decided, escalated, let_in, reviewed


def on_board(ground, name="Max"):
    """Somebody joins the board; nobody vouches for a key."""
    with ground.unit():
        access.join(ground.person(name), "committee", "board")
    return access.Actor("committee", ground.people[name], ground.keys[name], role="board")


def everything(ground, who):
    """All the board's pages hold, as one text: code names and numbers."""
    with ground.unit():
        found = board.overview(who)
        made = board.decisions(who)[0]
        return {
            "names": {one.code_name for one in (*found.late, *found.stuck, *made)},
            "number": sum(found.states.values()),
            "arrived": found.arrived,
            "rows": sum(found.standings.values()),
        }


def code_of(ground, central):
    """A case's code name."""
    with ground.unit():
        return cases.see(ground.act("Gil"), central).code_name


def recorded(ground, central):
    """Write it into the register."""
    with ground.unit():
        keeper = ground.act("Lea", "keyholder")
        cases.attest(ground.act("Lea"), central)
        cases.hand_keys_on(ground.act("Gil"))
        committee.record(keeper, central, "4", "flagged", None, "A summary.", name="Rob Tarn")


def test_numbers_decisions_and_what_is_late_without_a_word(ground, clock):
    """A decided case, a stuck one, the register, a reading: codes and numbers, nothing else."""
    max_ = on_board(ground)
    _case, done, _receipt = decided(ground)
    recorded(ground, done)
    _case, stuck, _receipt = reviewed(ground)
    with ground.unit():
        committee.propose(ground.act("Gil"), stuck, "violation", "none", None, "MARKERWHY")
    assert everything(ground, max_)["names"] == {code_of(ground, done)}
    clock.advance(days=8)
    seen = everything(ground, max_)
    assert code_of(ground, stuck) in seen["names"]
    assert (seen["number"], seen["arrived"], seen["rows"]) == (2, 2, 1)
    with ground.unit():
        found = board.overview(max_)
        assert [one.why for one in found.stuck] == [rules.NO_END]
        assert "decide" in {one.kind for one in found.late}
        [one], more = board.decisions(max_)
        assert (one.vote.behind, one.vote.against, one.vote.rule, more) == (2, 0, "two_agree", False)
        assert "MARKER" not in repr(found) + repr(one)


def test_the_board_and_the_committee_call_the_same_stuck(ground):
    """A vote that can't end well: on that day the board sees it and the committee may ask; not a day before, nor after.

    Too few who can still be free is the same, once something is proposed.
    """
    max_ = on_board(ground)
    _case, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    gil, hana, ivo = (ground.act(name) for name in ("Gil", "Hana", "Ivo"))

    def both() -> tuple[list, bool]:
        with ground.unit():
            return [one.why for one in board.stuck_cases(max_)], committee.proposals(gil, central)[0].stuck

    with ground.unit():
        one = committee.propose(gil, central, "violation", "none", None, "Why.", rule="unanimous")
        committee.agree(hana, one)
    assert both() == ([], False)
    with ground.unit():
        cases.take_a_stand(ivo, one, "against", why="Too hard.")
    assert both() == ([rules.NO_END], True)
    with ground.unit():
        committee.propose(gil, central, "violation", "none", None, "Why, again.", rule="two_agree")
    assert both() == ([], False)
    for name in ("Ivo", "Jun", "Kim", "Lea", "Hana"):
        with ground.unit():
            cases.recuse(ground.act(name), central)
    assert both() == ([rules.NO_QUORUM], True)


def test_a_case_nobody_can_decide_is_stuck_at_once(ground):
    """When too few can still be free, nobody waits for a week."""
    max_ = on_board(ground)
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        assert board.stuck_cases(max_) == []
    for name in ("Ivo", "Jun", "Kim", "Lea", "Hana"):
        with ground.unit():
            cases.recuse(ground.act(name), central)
    with ground.unit():
        assert [one.why for one in board.stuck_cases(max_)] == [rules.NO_QUORUM]


def test_a_vote_waits_for_those_who_may_still_come(ground):
    """One holder is left after a colleague stepped back: not stuck while others have said nothing yet, then it is."""
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        cases.recuse(ground.act("Hana"), central)
    with ground.unit():
        committee.propose(ground.act("Gil"), central, "violation", "none", None, "Why.")
        assert not committee.proposals(ground.act("Gil"), central)[0].stuck
    for name in ("Ivo", "Jun", "Kim", "Lea"):
        with ground.unit():
            cases.recuse(ground.act(name), central)
    with ground.unit():
        assert committee.proposals(ground.act("Gil"), central)[0].stuck


def shut_by_hand(ground, central, person):
    """A member says so."""
    with ground.unit():
        board.shut_out(ground.act("Gil"), central, person)


def shut_by_name(ground, central, person):
    """Their name is written into the case."""
    with ground.unit():
        cases.add_party(ground.act("Gil"), central, "reported", "person", "Dr. Max Hollis")


def shut_by_address(ground, central, person):
    """Their address is."""
    with ground.unit():
        cases.add_party(ground.act("Gil"), central, "witness", "person", "Somebody", "max@people.example")


def shut_by_list(ground, central, person):
    """Somebody on their own list is."""
    with ground.unit():
        ties.keep(access.Actor("site", person, ground.keys["Max"], role="person"), "Rob Tarn", "")
        cases.add_party(ground.act("Gil"), central, "reported", "person", "Rob Tarn")


@pytest.mark.parametrize("shut", [shut_by_hand, shut_by_name, shut_by_address, shut_by_list])
def test_a_board_member_who_is_part_of_it_finds_it_nowhere(ground, clock, shut):
    """In no number, no log, no list of what is late or stuck, no row of the register; another one of the board does."""
    max_, nina = on_board(ground), on_board(ground, "Nina")
    rename(ground, "Max", "Max Hollis")
    _case, central, _receipt = reviewed(ground)
    shut(ground, central, ground.people["Max"])
    with ground.unit():
        committee.propose(ground.act("Gil"), central, "violation", "flagged", None, "Why.")
    clock.advance(days=8)
    name = code_of(ground, central)
    assert name in everything(ground, nina)["names"], "there is something to see"
    assert everything(ground, nina)["number"] == 1
    assert everything(ground, max_) == {"names": set(), "number": 0, "arrived": 0, "rows": 0}
    with ground.unit():
        anew = committee.propose(ground.act("Gil"), central, "violation", "flagged", None, "Why, once more.")
        committee.agree(ground.act("Hana"), anew)
    recorded(ground, central)
    assert everything(ground, nina) == {"names": {name}, "number": 1, "arrived": 1, "rows": 1}
    assert everything(ground, max_) == {"names": set(), "number": 0, "arrived": 0, "rows": 0}


def rename(ground, name, to):
    """Another name on an account."""
    with ground.unit():
        db.session.get(Person, ground.people[name]).name = to


def test_a_name_in_a_packet_that_comes_up_shuts_out_at_once(ground):
    """Before anybody of the committee has opened it."""
    max_, nina = on_board(ground), on_board(ground, "Nina")
    rename(ground, "Max", "Max Hollis")
    with ground.unit():
        report_id, _receipt = ground.report("A story.")
    with ground.unit():
        ana = ground.act("Ana")
        case_id = cases.open_case(ana, report_id)
        cases.note(ana, case_id, "fact", "A fact.")
        cases.add_party(ana, case_id, "reported", "person", "Max Hollis")
        committee.escalate(ana, case_id, ("facts", "people"), "concerns_team", "Please.")
    assert everything(ground, nina)["number"] == 1
    assert everything(ground, max_)["number"] == 0


def test_a_reporter_who_leaves_somebody_of_the_board_out_is_heard(ground):
    """Left out at the form means left out of the numbers, too."""
    max_, nina = on_board(ground), on_board(ground, "Nina")
    with ground.unit():
        report_id, _receipt = ground.report("A story.", place="committee", door="committee", exclude=("Max",))
    with ground.unit():
        committee.open_direct(ground.act("Gil"), report_id)
    assert everything(ground, nina)["number"] == 1
    assert everything(ground, max_)["number"] == 0


def test_a_report_at_the_committees_door_that_names_them_shuts_out_at_once(ground):
    """What the reporter says of whom it is about is compared when a case is made of it."""
    max_, nina = on_board(ground), on_board(ground, "Nina")
    rename(ground, "Max", "Max Hollis")
    with ground.unit():
        report_id, _receipt = ground.report("A story.", place="committee", door="committee", who="Max Hollis, I think")
    with ground.unit():
        committee.open_direct(ground.act("Gil"), report_id)
    assert everything(ground, nina)["number"] == 1
    assert everything(ground, max_)["number"] == 0


def test_half_a_name_shuts_nobody_out(ground):
    """A first name alone, or a surname alone, is somebody else's as well."""
    max_ = on_board(ground)
    rename(ground, "Max", "Max Hollis")
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        for name in ("Max", "Hollis", "Max Tarn"):
            cases.add_party(ground.act("Gil"), central, "witness", "person", name)
    assert everything(ground, max_)["number"] == 1


def test_the_board_opens_nothing_and_others_do_not_oversee(ground):
    """No case, no list, no register for the board; no overview for members."""
    max_ = on_board(ground)
    _case, central, _receipt = escalated(ground)
    let_in(ground, central, "Ivo")
    with ground.unit():
        for verb in (
            lambda: cases.see(max_, central),
            lambda: cases.read(max_, central),
            lambda: cases.listing(max_),
            lambda: register.register(max_),
            lambda: register.open_people(max_, "because"),
            lambda: board.shut_out(max_, central, max_.person),
            lambda: board.overview(ground.act("Gil")),
            lambda: board.decisions(ground.act("Ivo")),
            lambda: board.readings(ground.act("Lea", "keyholder")),
            lambda: board.shut_out(ground.act("Kim"), central, max_.person),
            lambda: board.shut_out(ground.act("Gil"), central, ground.people["Ivo"]),
        ):
            with pytest.raises(NotFound):
                verb()


def test_practice_is_not_counted(ground):
    """A drill that came up is in no number."""
    max_ = on_board(ground)
    _case, central, _receipt = escalated(ground)
    with ground.unit():
        cases.see(ground.act("Gil"), central).drill = True
    with ground.unit():
        assert board.overview(max_).states == {}


def test_readings_say_who_and_when_and_never_why(ground):
    """The reason stays with those who hold the key."""
    max_ = on_board(ground)
    with ground.unit():
        register.open_people(ground.act("Lea", "keyholder"), "MARKERREASON")
    with ground.unit():
        [one], more = board.readings(max_)
        assert (one.person_id, more) == (ground.people["Lea"], False)
        assert one.at <= portal_clock.now() < one.until
        assert "MARKER" not in repr(one)


def test_that_the_board_looked_is_remembered(ground):
    """A line in the committee's chain, of who looked and when."""
    max_ = on_board(ground)
    with ground.unit():
        board.overview(max_)
    with ground.unit():
        found = actions(ground)
    assert "board.looked" in found


def actions(ground):
    """What the committee's chain says was done."""
    scope = access.letterbox("committee")
    return scope.all(scope.select(AuditLine.action))
