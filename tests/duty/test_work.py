"""Who looks after what; your turn at every place; a calendar without a name."""

from datetime import timedelta

import pytest

from portal import cases, clock, communities, duty, reports, rota, sealing
from portal.access import Actor
from portal.duty import calendar, turn, work
from portal.errors import NotFound, Refused

from .test_clocks import opened


def owner(ground, name: str) -> Actor:
    return Actor("site", ground.person(name), ground.keys[name], role="person")


def test_assigning(ground):
    """Only somebody who can open it; whoever steps back looks after it no longer."""
    case_id = opened(ground)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        duty.assign(ana, case_id, ben.person)
        duty.assign(ana, case_id, ana.person, "second")
        for who, part in ((ground.people["Odo"], "lead"), (ground.people["Dov"], "lead"), (ben.person, "third")):
            with pytest.raises(Refused):
                duty.assign(ana, case_id, who, part)
        assert duty.assigned(ana, [case_id]) == {case_id: {"lead": ben.person, "second": ana.person}}
    with ground.unit():
        cases.recuse(ben, case_id)
    with ground.unit():
        assert duty.assigned(ana, [case_id]) == {case_id: {"second": ana.person}}
        duty.assign(ana, case_id, "", "second")
        assert duty.assigned(ana, [case_id]) == {}


def test_what_one_is_shut_out_of_counts_nowhere(ground):
    """Cleo was left out of one of two: list, load, turn and calendar show her the other one alone."""
    hidden, seen = opened(ground, exclude=["Cleo"]), opened(ground)
    ana, cleo = ground.act("Ana"), ground.act("Cleo")
    with ground.unit():
        for case_id in (hidden, seen):
            duty.assign(ana, case_id, ana.person)
        secret = duty.new_feed(owner(ground, "Cleo"))
        both = duty.new_feed(owner(ground, "Ana"))
    with ground.unit():
        assert {one.row.id for one in duty.pieces(ana)[0]} == {hidden, seen}
        assert {one.row.id for one in duty.pieces(cleo)[0]} == {seen}
        load = {one.person_id: one.lead for one in duty.loads(cleo)}
        assert load[ana.person] == 1
        assert {one.person_id: one.lead for one in duty.loads(ana)}[ana.person] == 2
        here = duty.at_place(cleo)
        assert [one.row.id for one in (*here.mine, *here.free, *here.others)] == [seen]
        assert len(duty.entries(secret)) == 2
        assert len(duty.entries(both)) == 4


def test_your_turn_puts_ones_own_first(ground):
    """What one looks after; what nobody looks after; what a colleague has is folded away."""
    mine, free, other = opened(ground), opened(ground), opened(ground)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        duty.assign(ana, mine, ben.person)
        duty.assign(ana, other, ana.person)
    with ground.unit():
        here = duty.at_place(ben)
        assert [[one.row.id for one in part] for part in (here.mine, here.free, here.others)] == [
            [mine],
            [free],
            [other],
        ]
        assert not here.nothing


def test_tags_are_words_of_a_list(ground):
    """So that nobody writes a name into the clear."""
    case_id = opened(ground)
    ana = ground.act("Ana")
    with ground.unit():
        duty.set_tags(ana, case_id, ["urgent", "online"])
        duty.set_tags(ana, case_id, ["online", "press"])
        assert work.tags(ana, [case_id]) == {case_id: ("online", "press")}
        with pytest.raises(Refused):
            duty.set_tags(ana, case_id, ["Robin Kesten"])
        with pytest.raises(NotFound):
            duty.set_tags(ground.act("Dov"), case_id, ["press"])


def test_the_calendar_names_nothing(ground):
    """Dates and two sentences; an old address is dead, a wrong one is nobody's."""
    case_id = opened(ground)
    now = clock.now()
    with ground.unit():
        rota.add_shift(ground.act("Ana"), ground.people["Ana"], now, now + timedelta(hours=2))
        old = duty.new_feed(owner(ground, "Ana"))
        secret = duty.new_feed(owner(ground, "Ana"))
        name = cases.see(ground.act("Ana"), case_id).code_name
    with ground.unit():
        assert duty.entries(old) is None
        assert duty.entries("nothing") is None
        assert turn.has_feed(ground.people["Ana"])
        assert {one.kind for one in duty.entries(secret)} == {"due", "shift"}
    answer = ground.app.test_client().get(f"/calendar/{secret}.ics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert answer.text.count("BEGIN:VEVENT") == 3
    for word in (name, case_id, "harbor", "Harbor", "Ana", ground.people["Ana"], secret):
        assert word not in answer.text
    assert ground.app.test_client().get(f"/calendar/{old}.ics").status_code == 404
    with ground.unit():
        turn.no_feed(owner(ground, "Ana"))
    assert ground.app.test_client().get(f"/calendar/{secret}.ics").status_code == 404


def test_calendar_lines_are_folded_and_escaped():
    """No line over 75 octets; nothing in a value breaks out of it."""
    now = clock.now()
    words = "é" * 80 + ";,\\ \r\nDTSTART:x"
    made = calendar.written([("k", words, now, None)], name="n", now=now, link="http://localhost/turn")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    unfolded = made.replace("\r\n ", "")
    assert "\r\nDTSTART:x" not in unfolded
    assert r"\;\,\\" in unfolded


def test_an_operator_with_the_database_opens_no_calendar(ground):
    """Only what the address hashes to is kept."""
    with ground.unit():
        secret = duty.new_feed(owner(ground, "Ana"))
        assert sealing.tag("duty.feed", secret) != secret
        assert turn.row_of(ground.people["Ana"]).feed == sealing.tag("duty.feed", secret)


def test_a_report_nobody_opened_is_due_too(ground):
    """By the promise of the community; not for somebody it leaves out, and no longer once it was opened."""
    with ground.unit():
        communities.edit(ground.act("Ana"), acknowledge_hours=24)
        report_id, _receipt = ground.report("A story.", exclude=["Cleo"])
        secret = duty.new_feed(owner(ground, "Ana"))
        hers = duty.new_feed(owner(ground, "Cleo"))
    with ground.unit():
        here = duty.at_place(ground.act("Ana"))
        assert here.first.case_id == report_id
        assert here.first.due - clock.now() > timedelta(hours=23)
        assert duty.at_place(ground.act("Cleo")).first is None
        assert [len(duty.entries(one)) for one in (secret, hers)] == [1, 0]
        reports.mark_opened(ground.act("Ana"), report_id)
    with ground.unit():
        assert duty.at_place(ground.act("Ana")).first is None
        assert duty.entries(secret) == []


def test_what_one_looks_after_is_never_too_far_down(ground):
    """The first case, assigned and untouched, is still one's turn when thirty newer ones came after it."""
    first = opened(ground)
    ben = ground.act("Ben")
    with ground.unit():
        duty.assign(ground.act("Ana"), first, ben.person)
    with ground.unit():
        for _number in range(30):
            cases.open_seen(ben)
    with ground.unit():
        assert first not in [one.row.id for one in duty.pieces(ben)[0]]
        assert [one.row.id for one in duty.at_place(ben).mine] == [first]
