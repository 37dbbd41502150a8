"""Clocks are data: each starts by an act, and ends by the act it waits for, by nothing else."""

from datetime import timedelta

import pytest

from portal import cases, duty, mail, reports
from portal import clock as portal_clock
from portal.duty import clocks, notices, rules
from portal.duty.models import Clock
from portal.errors import NotFound, Refused

STORY = "Somebody kept following me between the talks."


def opened(ground, **more) -> str:
    with ground.unit():
        report_id, _receipt = ground.report(STORY, **more)
    with ground.unit():
        return cases.open_case(ground.act("Ana"), report_id)


def kinds(ground, case_id: str) -> list[str]:
    with ground.unit():
        return [one.kind for one in duty.running(ground.act("Ana"), [case_id])]


def test_the_table_is_whole():
    """Every kind has hours that can be set or is wound by its own room; nothing both starts and never ends."""
    for kind, one in rules.CLOCKS.items():
        assert one.set == bool(one.hours and one.starts) or kind in (duty.REVIEW, rules.ROLL_OUT, rules.EVENT)
        assert bool(one.ends) == bool(one.starts) or kind == duty.HELP
    assert rules.ended_by("closed") == set(rules.CLOCKS)
    assert rules.started_by("opened", has_reporter=False) == {rules.LOOK}
    assert rules.started_by("opened", has_reporter=True) == {rules.LOOK, rules.STATUS}


def test_each_clock_ends_by_its_own_act(ground):
    """A note is a first look and no word to the reporter; the word ends that clock and winds it anew."""
    case_id = opened(ground)
    ana = ground.act("Ana")
    assert kinds(ground, case_id) == [rules.LOOK, rules.STATUS]
    with ground.unit():
        cases.attest(ground.act("Ben"), case_id)
        duty.assign(ana, case_id, ground.people["Ben"])
    assert kinds(ground, case_id) == [rules.LOOK, rules.STATUS]
    with ground.unit():
        cases.note(ana, case_id, "fact", "Two saw it.")
    assert kinds(ground, case_id) == [rules.STATUS]
    with ground.unit():
        before = duty.running(ana, [case_id])[0].due
    with portal_clock.shifted(timedelta(days=1)), ground.unit():
        cases.answer(ana, case_id, "We are on it.")
        assert duty.running(ana, [case_id])[0].due > before
    with ground.unit():
        cases.close(ana, case_id, "no_violation", "Settled.")
    assert kinds(ground, case_id) == []


def test_time_alone_ends_nothing(ground, clock):
    """Late is late until it is done."""
    case_id = opened(ground)
    clock.advance(days=30)
    with ground.unit():
        late = duty.running(ground.act("Ana"), [case_id])
        assert [one.kind for one in late] == [rules.LOOK, rules.STATUS]
        assert all(one.days < 0 for one in late)


def test_a_community_sets_its_own_hours(ground):
    """Shorter, longer, or none; a responder can't."""
    with ground.unit():
        with pytest.raises(NotFound):
            duty.set_hours(ground.act("Ben"), {rules.LOOK: 1})
        for odd in ({rules.LOOK: -1}, {rules.LOOK: 99_999}, {duty.REVIEW: 1}, {"nothing": 1}):
            with pytest.raises(Refused):
                duty.set_hours(ground.act("Ana"), odd)
        duty.set_hours(ground.act("Ana"), {rules.LOOK: 2, rules.STATUS: 0})
    case_id = opened(ground)
    with ground.unit():
        [one] = duty.running(ground.act("Ana"), [case_id])
        assert one.kind == rules.LOOK
        assert one.due - portal_clock.now() <= timedelta(hours=2)


def test_the_day_to_look_again_is_a_clock(ground):
    """A case on hold comes back on its day."""
    case_id = opened(ground)
    ana, day = ground.act("Ana"), portal_clock.today() + timedelta(days=20)
    with ground.unit():
        cases.note(ana, case_id, "fact", "x")
        cases.answer(ana, case_id, "We wait for the police.")
        cases.hold(ana, case_id, "police", "They asked us to wait.", day)
    with ground.unit():
        assert day in [one.due.date() for one in duty.running(ana, [case_id]) if one.kind == rules.AGAIN]
        cases.resume(ana, case_id)
    assert rules.AGAIN not in kinds(ground, case_id)


def letters(ground, smtp) -> dict[str, int]:
    """Who got how many letters; none of them says anything."""
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    for word in ("harbor", "Harbor", "case", "report", STORY):
        assert word not in smtp.mailbox.text()
    found: dict[str, int] = {}
    for message in smtp.mailbox.messages:
        for address in message.envelope_to:
            found[address.split("@")[0]] = found.get(address.split("@")[0], 0) + 1
    smtp.mailbox.messages.clear()
    return found


def keep(ground, *, daily: bool) -> None:
    with ground.unit():
        duty.remind(portal_clock.now())
        if daily:
            duty.send_daily(portal_clock.now())


def test_one_mail_a_day_without_contents(ground, smtp, clock):
    """Half the time: whoever looks after it; nobody twice a day, and nobody who may not know of it."""
    case_id = opened(ground, exclude=["Cleo"])
    with ground.unit():
        duty.assign(ground.act("Ana"), case_id, ground.people["Ben"])
        duty.set_daily(ground.act("Ana"), False)
    letters(ground, smtp)
    keep(ground, daily=True)
    assert letters(ground, smtp) == {}
    clock.advance(hours=25)
    keep(ground, daily=False)
    keep(ground, daily=True)
    assert letters(ground, smtp) == {"ben": 1}
    keep(ground, daily=True)
    assert letters(ground, smtp) == {}
    clock.advance(days=30)
    keep(ground, daily=True)
    assert letters(ground, smtp) == {"ben": 1}


def test_a_closed_case_reminds_nobody(ground, smtp, clock):
    """Its clocks ended with it."""
    case_id = opened(ground)
    with ground.unit():
        cases.close(ground.act("Ana"), case_id, "no_violation", "Settled.")
    letters(ground, smtp)
    clock.advance(days=30)
    keep(ground, daily=True)
    assert letters(ground, smtp) == {}


def test_a_central_case_has_clocks_too(ground):
    """At the committee the usual hours hold."""
    with ground.unit():
        report_id, _receipt = ground.report(STORY, door="committee", place="committee")
    with ground.unit():
        gil = ground.act("Gil")
        reports.mark_opened(gil, report_id)
        case_id = cases.open_case(gil, report_id)
        assert {one.kind for one in duty.running(gil, [case_id])} == {rules.LOOK, rules.STATUS}
        assert clocks.zone_of(gil) == "UTC"
        assert gil.count(gil.select(Clock.id)) == 2
        assert notices.wants_daily(gil.person)
