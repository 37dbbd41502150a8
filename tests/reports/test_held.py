"""Held reports from the inside: sealed to the receipt alone, asked before anything opens, gone when taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import event

from portal import access, audit, escrow, mail, reports, sealing
from portal import clock as portal_clock
from portal import db as house_db
from portal.errors import NotFound, Refused
from portal.reports import box_acts, held, held_views, silence
from portal.reports.models import HELD, Report

from .holding import HANDLE, STORY, do, hold, keep, state, switch_on
from .test_service import sees_nothing

TEAM = (("Ana", "lead"), ("Ben", "responder"), ("Cleo", "responder"))
WEEKS = escrow.ASK_EARLIEST + escrow.ASK_WITHIN


@pytest.fixture
def holding(place):
    """The place, with holding switched on."""
    switch_on(place)
    return place


def readers(place, report_id: str) -> list[str]:
    """Who of the team reads it."""
    with place.unit():
        found = []
        for name, role in TEAM:
            if [row.id for row in reports.listing(place.actor(name, role)) if row.id == report_id]:
                assert reports.read(place.actor(name, role), report_id).answers["story"] == STORY
                found.append(name)
        return found


def nobody_sees(place, report_id: str, partition=None) -> None:
    """No row, word, count, key, line in the log or letter for anybody of the place; and it is there all the same."""
    assert state(place, report_id, partition)[0].state == HELD
    with place.unit():
        for name, role in TEAM:
            actor = place.actor(name, role)
            sees_nothing(actor, report_id)
            assert not any(line.object_id == report_id for line in audit.lines(actor))
        report = access.letterbox(place.partition).get(Report, report_id)
        for lock in report.locks:
            assert all(len(holder) > 26 for holder in sealing.holders(access.letterbox(place.partition), lock))
        first, last = date(2000, 1, 1), date(2100, 1, 1)
        assert reports.tally(place.actor("Ana", "lead"), first, last)["reports"] == 0


def both_asked(place, clock) -> None:
    clock.advance(days=WEEKS)
    keep(place)


def test_nobody_sees_a_held_report_and_two_open_together(holding, clock, smtp):
    """Two hold, each is asked, the first yes opens nothing, the second opens both; they are linked."""
    draft = "d" * 43
    with holding.unit():
        sealing.put_draft(draft, BytesIO(b"what he wrote to me"), "chat.txt", "text/plain")
    one, first = hold(holding, draft=draft, contact="Nia, nia@people.example")
    two, second = hold(holding, "https://github.com/Robk_Dev\nrob@kesten.example")
    for report_id in (one, two):
        nobody_sees(holding, report_id)
    with holding.app.app_context():
        mail.deliver(portal_clock.now())
    assert not smtp.mailbox.messages
    both_asked(holding, clock)
    assert do(holding, first, held_views.box).asked
    assert do(holding, second, held_views.box).asked
    assert do(holding, first, held.agree) is False
    for report_id in (one, two):
        nobody_sees(holding, report_id)
    assert do(holding, second, held.agree) is True
    for report_id in (one, two):
        assert readers(holding, report_id) == ["Ana", "Ben", "Cleo"]
    with holding.unit():
        ana, ben = holding.actor("Ana", "lead"), holding.actor("Ben", "responder")
        assert [row.id for row in held_views.together(ana, one)] == [two]
        assert [row.id for row in held_views.together(ana, two)] == [one]
        seen = reports.read(ana, one)
        assert seen.identity == "Nia, nia@people.example"
        assert reports.read(ben, one).identity is None
        (file,) = seen.files
        assert b"".join(reports.read_file(ana, one, file.id)[3]) == b"what he wrote to me"
        assert reports.tally(ana, date(2000, 1, 1), date(2100, 1, 1))["reports"] == 2
        reports.answer(ana, one, "Thank you.")
    with holding.app.app_context():
        mail.deliver(portal_clock.now())
    assert len(smtp.mailbox.messages) == 6  # two letters each, of the same words as for any report
    with holding.unit():
        assert [message.text for message in reports.box(reports.enter_box(first)).messages] == ["Thank you."]


def pair(place, **answers) -> tuple:
    """Two held reports about one person: ((id, receipt), (id, receipt))."""
    return hold(place, **answers), hold(place)


def test_the_excluded_see_neither_the_report_nor_that_another_has_one(holding, clock):
    """The first leaves Ben out, the second does not: Ben reads the second, and nothing tells him of the first."""
    (one, first), (two, second) = pair(holding, exclude=(holding.people["Ben"],))
    both_asked(holding, clock)
    do(holding, first, held.agree)
    do(holding, second, held.agree)
    assert readers(holding, one) == ["Ana", "Cleo"]
    assert readers(holding, two) == ["Ana", "Ben", "Cleo"]
    with holding.unit():
        ben = holding.actor("Ben", "responder")
        assert held_views.together(ben, two) == []
        assert [row.id for row in reports.listing(ben, reports.STATES)] == [two]
        assert not any(line.object_id == one for line in audit.lines(ben))
        assert [row.id for row in held_views.together(holding.actor("Ana", "lead"), two)] == [one]


def test_somebody_who_came_to_the_team_can_still_be_left_out(holding, clock):
    """Between filing and opening the team may change: the box asks again, and what is ticked counts."""
    (one, first), _other = pair(holding)
    with holding.unit():
        holding.join(holding.actor("Ana", "lead"), "Rob", "responder")
        assert holding.people["Rob"] in [person for person, _name in held_views.box(reports.enter_box(first)).people]
        held.leave_out(reports.enter_box(first), [holding.people["Rob"]])
        held.release(reports.enter_box(first))
    assert readers(holding, one) == ["Ana", "Ben", "Cleo"]
    with holding.unit():
        rob = holding.actor("Rob", "responder")
        sees_nothing(rob, one)
    with holding.unit(), pytest.raises(Refused, match="nobody_left"):
        three = hold_inside(holding)
        held.leave_out(three, list(holding.people.values()))


def hold_inside(place):
    """A held report made in this same unit of work; gives its reporter."""
    receipt, wish = sealing.receipt.new(), held.Wish(("mail:a@people.example",))
    held.receive(access.reporter(place.partition), reports.Answers(story=STORY), wish, receipt)
    return reports.enter_box(receipt)


def test_nobody_is_asked_within_a_week_and_everybody_within_four(holding, clock):
    """The day says nothing of when the other one was filed."""
    (_one, first), (_two, second) = pair(holding)
    asked = [state(holding, report_id)[1].asked_on - portal_clock.today() for report_id in (_one, _two)]
    assert all(escrow.ASK_EARLIEST <= days.days <= WEEKS for days in asked)
    clock.advance(days=escrow.ASK_EARLIEST - 1)
    assert not any(do(holding, receipt, held_views.box).asked for receipt in (first, second))
    with pytest.raises(Refused, match="not_asked"):
        do(holding, first, held.agree)
    clock.advance(days=WEEKS)
    assert all(do(holding, receipt, held_views.box).asked for receipt in (first, second))


def test_who_files_can_not_tell_by_the_work_whether_another_one_is_there(holding):
    """The same statements are asked of the database, match or none."""
    hold(holding, "github: somebody_else")
    none, match = count(holding, "github: nobody_named"), count(holding, "github: somebody_else")
    assert none == match


def count(place, handles: str) -> int:
    with place.app.app_context():
        engine = house_db.db.engine
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        hold(place, handles)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_one_box_is_never_two(holding, clock):
    """The same receipt sent again is the same report, and matches nothing; another box of one's own can't be known."""
    one, receipt = hold(holding)
    assert hold(holding, receipt=receipt)[0] == one
    assert hold(holding, HANDLE + "\nhttps://github.com/robk_dev", receipt=receipt)[0] == one
    assert state(holding, one)[1].asked_on is None
    hold(holding)
    assert state(holding, one)[1].asked_on is not None


def test_a_third_who_never_answers_holds_nobody_up(holding, clock):
    """The named person may have filed one too, to stand in the way: two yes are enough, and theirs stays shut."""
    (trap, _receipt), (one, first) = pair(holding)
    two, second = hold(holding)
    both_asked(holding, clock)
    do(holding, first, held.agree)
    do(holding, second, held.agree)
    assert readers(holding, one) == readers(holding, two) == ["Ana", "Ben", "Cleo"]
    assert state(holding, trap)[0].state == HELD
    with holding.unit():
        ana = holding.actor("Ana", "lead")
        assert {row.id for row in reports.listing(ana, reports.STATES)} == {one, two}
        assert [row.id for row in held_views.together(ana, one)] == [two]


def test_a_later_one_is_asked_about_those_that_are_open_already(holding, clock):
    """Two are open; a third who names the same person is asked too, and their yes is enough."""
    (_one, first), (_two, second) = pair(holding)
    both_asked(holding, clock)
    do(holding, first, held.agree)
    do(holding, second, held.agree)
    three, third = hold(holding)
    clock.advance(days=WEEKS)
    assert do(holding, third, held.agree) is True
    assert readers(holding, three) == ["Ana", "Ben", "Cleo"]


def test_keep_waiting_until_one_more_comes(holding, clock):
    """The question goes, and comes again with the next report; a yes can be taken back while it waits."""
    (one, first), (_two, _second) = pair(holding)
    both_asked(holding, clock)
    assert do(holding, first, held.agree) is False
    do(holding, first, held.wait)
    assert not do(holding, first, held_views.box).asked
    with holding.app.app_context():
        report = access.letterbox(holding.partition).get(Report, one)
        assert sealing.withheld(access.letterbox(holding.partition), report.dialogue_lock) == []
    do(holding, _second, held.agree)
    assert state(holding, one)[0].state == HELD
    hold(holding)
    clock.advance(days=WEEKS)
    assert do(holding, first, held_views.box).asked


def test_opening_alone_takes_along_who_agreed(holding, clock):
    """One said yes and waits; the other opens theirs anyway: that is a yes as well."""
    (one, first), (two, second) = pair(holding)
    both_asked(holding, clock)
    do(holding, second, held.agree)
    do(holding, first, held.release)
    assert readers(holding, one) == readers(holding, two) == ["Ana", "Ben", "Cleo"]


def test_one_reader_alone(holding):
    """Written to one person of the team: opened, that person reads it and nobody else."""
    one, receipt = hold(holding, door=f"member:{holding.people['Cleo']}")
    do(holding, receipt, held.release)
    assert readers(holding, one) == ["Cleo"]


def test_ordinary_acts_are_refused_while_it_is_held(holding):
    """Nothing a box does otherwise leaves a trace before it is open."""
    _one, receipt = hold(holding)
    acts = (
        lambda box: reports.write(box, "Hello"),
        lambda box: box_acts.allow(box, ("events",)),
        box_acts.ask_outcome,
        box_acts.stop_contact,
        lambda box: box_acts.leave_address(box, "nia@people.example"),
        silence.give_to_committee,
    )
    for verb in acts:
        with pytest.raises(Refused, match="held"):
            do(holding, receipt, verb)
    with holding.app.app_context():
        assert not [line for line in audit.lines(access.keeper(holding.partition)) if line.role == "reporter"]


def test_places_do_not_compare_with_each_other(holding, clock):
    """The tokens of one place mean nothing at another."""
    one, _ = hold(holding)
    two, _ = hold(holding, partition="committee", door="committee")
    assert state(holding, one)[1].asked_on is None
    assert state(holding, two, "committee")[1].asked_on is None
    three, _ = hold(holding, partition="committee", door="committee")
    assert state(holding, three, "committee")[1].asked_on is not None


def test_where_it_is_off_nothing_is_held(place):
    """Refused before anything is kept; and each thing it needs is asked for."""
    with pytest.raises(Refused, match="hold_off"):
        hold(place)
    switch_on(place)
    with pytest.raises(Refused, match="hold_whom"):
        hold(place, "")
    with pytest.raises(Refused, match="hold_box"):
        hold(place, mode="one_way")
    one, receipt = hold(place)
    with place.unit():
        escrow.turn(place.actor("Ana", "lead"), False)
    with pytest.raises(Refused, match="hold_off"):
        hold(place)
    do(place, receipt, held.release)
    assert readers(place, one) == ["Ana", "Ben", "Cleo"]
    with place.unit(), pytest.raises(NotFound):
        escrow.turn(place.actor("Ben", "responder"), True)


def test_what_looks_like_junk_is_compared_with_nothing(holding):
    """A flood of held reports can't ask everybody; opened by its reporter one of them still waits folded."""
    real, _ = hold(holding)
    fake, receipt = hold(holding, aside="many")
    assert state(holding, real)[1].asked_on is None
    do(holding, receipt, held.release)
    with holding.unit():
        assert [row.id for row in reports.listing(holding.actor("Ana", "lead"), aside=True)] == [fake]


def test_two_who_agree_at_the_same_moment(holding, clock):
    """Neither answer is lost: whichever comes second sees the first one's."""
    for _again in range(3):
        reports_made = pair(holding)
        clock.advance(days=WEEKS)
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda made: do(holding, made[1], held.agree), reports_made))
        assert True in answers
        assert all(state(holding, report_id)[0].state == "received" for report_id, _receipt in reports_made)
        clock.advance(days=escrow.TERM + 60)
        keep(holding)
