"""Sitting on the committee: the promise, the yearly question, being long away, leaving in one act, turning locks."""

import time

import pytest

from portal import access, cases, committee, duty, gathering, mail, register, sealing
from portal import clock as portal_clock
from portal.accounts.people import need
from portal.committee import advice, seats, turning
from portal.db import writing
from portal.errors import NotFound, Refused

from ..cases.walker import Walker
from .climb import escalated, let_in, reviewed


def test_nobody_vouches_before_the_promise(ground):
    """Read and promised first; then vouched for; and even then no case of before is theirs."""
    _below, central, _receipt = escalated(ground)
    with ground.unit():
        access.join(ground.person("Ned"), "committee", "member")
        ground.places["Ned"] = ("committee", "member")
        with pytest.raises(Refused) as refused:
            seats.vouch(ground.act("Gil"), ground.people["Ned"])
        assert refused.value.code == "not_promised"
        committee.promise(ground.act("Ned"))
        seats.vouch(ground.act("Gil"), ground.people["Ned"])
    with ground.unit():
        ned = ground.act("Ned")
        assert cases.see(ned, central).code_name
        with pytest.raises(NotFound):
            cases.read(ned, central)


def letters(ground, smtp) -> set[tuple[str, str]]:
    """Who got which letter since the last look."""
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    found = {(to, message["Subject"]) for message in smtp.mailbox.messages for to in message.envelope_to}
    smtp.mailbox.messages.clear()
    return found


def keep(ground) -> int:
    """The keeper's daily round."""
    with ground.app.app_context(), writing():
        return seats.keep_seats(portal_clock.now())


def seen_today(ground, *names: str) -> None:
    """These people sign in."""
    with ground.unit():
        for name in names:
            need(ground.people[name]).seen_day = portal_clock.today()


def test_the_yearly_question(ground, smtp, clock):
    """Asked two weeks before the end; who answers stays a year; who does not is out after the day, keys and all."""
    everybody = ("Gil", "Hana", "Ivo", "Jun", "Kim", "Lea")
    _below, central, _receipt = escalated(ground)
    let_in(ground, central, "Ivo", "Jun")
    keep(ground)
    clock.advance(days=352)
    seen_today(ground, *everybody)
    letters(ground, smtp)
    keep(ground)
    asked = {to for to, subject in letters(ground, smtp) if subject == "Will you stay for another year?"}
    assert asked == {f"{name.lower()}@people.example" for name in everybody}
    ivo = Walker(ground.app, "Ivo")
    ivo.get("/committee/")
    assert "Will you stay for another year?" in ivo.text
    ivo.get("/committee/seat")
    ivo.act("stay")
    assert "Your time runs until" in ivo.text
    with ground.unit():
        for name in ("Gil", "Hana", "Kim", "Lea"):
            committee.stay(ground.act(name))
    clock.advance(days=10)
    keep(ground)
    with ground.unit():
        assert ground.people["Jun"] in access.people_with("committee")
    clock.advance(days=5)
    keep(ground)
    with ground.unit():
        left = access.people_with("committee")
        assert ground.people["Jun"] not in left
        assert {ground.people[name] for name in ("Gil", "Hana", "Ivo")} <= set(left)
        with pytest.raises(NotFound):
            cases.read(ground.act("Jun"), central)
        [one] = seats.departures(ground.act("Gil"))
        assert (one.why, one.person_id) == ("no_answer", ground.people["Jun"])
        assert cases.read(ground.act("Ivo"), central)


def test_being_long_away(ground, smtp, clock):
    """Warned at 76 days, out at 90; who signs in after the warning stays. The last who lead are never put out."""
    keep(ground)
    clock.advance(days=77)
    seen_today(ground, "Ivo", "Kim", "Lea")
    letters(ground, smtp)
    keep(ground)
    warned = {to for to, subject in letters(ground, smtp) if subject == "You have not signed in for a long time"}
    assert warned == {"gil@people.example", "hana@people.example", "jun@people.example"}
    clock.advance(days=7)
    seen_today(ground, "Hana")
    clock.advance(days=7)
    keep(ground)
    with ground.unit():
        left = access.people_with("committee")
        assert ground.people["Jun"] not in left
        assert ground.people["Hana"] in left
        assert ground.people["Gil"] not in left
    clock.advance(days=200)
    keep(ground)
    clock.advance(days=20)
    keep(ground)
    with ground.unit():
        assert ground.people["Hana"] in access.people_with("committee")


def test_leaving_in_one_act(ground):
    """Access first: roles, keys, the register's; what was looked after is handed on; the certificate says so."""
    _below, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo", "Lea")
    gil, lea = ground.act("Gil"), ground.act("Lea")
    with ground.unit():
        duty.assign(gil, central, lea.person)
        gathering.add_task(gil, central, "MARKERTASK Call them", owner=lea.person)
        cases.note(lea, central, "note", "MARKERLEFT What I thought.")
        with pytest.raises(Refused):
            committee.remove(gil, lea.person, ground.people["Ana"])
    with ground.unit():
        made = committee.remove(gil, lea.person, ground.people["Ivo"])
    with ground.unit():
        with pytest.raises(NotFound):
            cases.read(lea, central)
        one, due = seats.departure(gil, made)
        assert (one.name, one.why, one.passed, one.tasks, one.register, one.kept) == ("Lea", "removed", 1, 1, True, 0)
        assert one.keys >= 2
        assert due == (0, 0)
        assert duty.assigned(gil, [central]) == {central: {"lead": ground.people["Ivo"]}}
        assert [task.text for task in gathering.open_tasks(ground.act("Ivo"), owner=ground.people["Ivo"])] == [
            "MARKERTASK Call them"
        ]
        assert "MARKERLEFT" in str(cases.read(ground.act("Ivo"), central))
        assert lea.person not in register.key_holders(gil)
        for name in ("Ivo", "Ana"):
            with pytest.raises(NotFound):
                seats.departure(ground.act(name), made)
    page = Walker(ground.app, "Gil")
    page.get(f"/committee/left/{made}")
    assert "Every lock has turned" in page.text
    for secret in ("MARKER", central):
        assert secret not in page.page.get_data(as_text=True)
    assert Walker(ground.app, "Lea").get("/committee/").status_code == 404


def test_who_leads_alone_can_not_leave(ground):
    """The last chair or vice stays until somebody else leads; an adviser's questions end with the seat."""
    with ground.unit():
        ground.join(ground.act("Gil"), "Ada", "adviser")
    _below, central, _receipt = reviewed(ground)
    with ground.unit():
        advice.ask(ground.act("Gil"), central, ground.people["Ada"], "adviser", ("facts",), "Words.")
    with ground.unit():
        committee.leave(ground.act("Ada"))
        committee.leave(ground.act("Hana"))
        with pytest.raises(Refused) as refused:
            committee.leave(ground.act("Gil"))
        assert refused.value.code == "last_lead"
        assert [one.questions for one in seats.departures(ground.act("Gil"))].count(1) == 1


def many(ground, number: int) -> list[str]:
    """So many locks of cases that Gil, Hana and Jun hold, each with something sealed in it."""
    gil, made = ground.act("Gil"), []
    with ground.unit():
        holders = sealing.holders_of([ground.people[name] for name in ("Gil", "Hana", "Jun")])
        for start in range(0, number, 250):
            made += sealing.create_locks(gil, [("case", holders)] * min(250, number - start))
        for lock in made:
            sealing.seal_many(gil, [("words", "a"), ("more words", "a")], to=lock)
    return made


def turn_after(ground, locks: list[str], portions: int = 10_000) -> int:
    """Remove Jun, look that access is cut at once, and turn in portions; says how many."""
    gil = ground.act("Gil")
    with ground.unit():
        committee.remove(gil, ground.people["Jun"])
    with ground.unit():
        assert sealing.keys_of(access.letterbox("committee"), ground.people["Jun"]) == 0
        assert sealing.still_due(gil)[0] >= len(locks) - 20
    turned = 0
    with ground.app.app_context():
        for _portion in range(portions):
            done = turning.finish_some(gil)
            turned += done
            if not done:
                break
    return turned


def test_turning_is_resumable_and_leaves_everything_readable(ground):
    """Stopped after two portions, gone on with by Hana: every lock turned, and those who are left hold them all."""
    locks = many(ground, 160)
    assert turn_after(ground, locks, portions=2) == 100
    with ground.unit():
        gil, hana = ground.act("Gil"), ground.act("Hana")
        left = len(locks) + 1 - 20 - 100  # the desk's own lock turns too; twenty went with the act itself
        assert sealing.still_due(gil) == (left, left)
    with ground.app.app_context():
        while turning.finish_some(hana):
            pass
    with ground.unit():
        assert sealing.still_due(hana) == (0, 0)
        assert all(set(sealing.holders(hana, lock)) == {gil.person, hana.person} for lock in locks)


@pytest.mark.soak
def test_a_thousand_locks_turn_in_ten_seconds(ground):
    """The bar: a member leaves a thousand cases; access is cut at once, the rest takes ten seconds of one processor."""
    locks = many(ground, 1000)
    began = time.process_time()
    assert turn_after(ground, locks) >= 980
    assert time.process_time() - began < 10
