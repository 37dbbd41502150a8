"""The last one who could open something has left: one act, for seven days, seen by nobody else (settled 2)."""

import pytest

from portal import access, cases, committee, mail, sealing
from portal import clock as portal_clock
from portal.committee import last_holder, seats
from portal.errors import NotFound
from tests.cases.walker import Walker

from .climb import let_in, reviewed


def alone(ground) -> str:
    """Ivo is the only one left who can open a case, and his seat ends. Kim is shut out of it."""
    _below, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    for name in ("Kim", "Gil", "Hana"):
        with ground.unit():
            cases.recuse(ground.act(name), central)
    with ground.unit():
        assert sealing.holders(ground.act("Ivo"), cases.see(ground.act("Ivo"), central).lock_id) == [
            ground.people["Ivo"]
        ]
    with ground.unit():
        committee.remove(ground.act("Gil"), ground.people["Ivo"])
    return central


def site(ground, name="Ivo"):
    """Somebody without any place."""
    return access.Actor("site", ground.people[name], ground.keys[name], role="person")


def test_it_goes_to_those_who_are_not_shut_out(ground, smtp):
    """Told by mail, handed on unread, the own key ends; whoever stepped back gets none; the remover sees nothing."""
    central = alone(ground)
    ivo = site(ground)
    with ground.unit():
        with pytest.raises(NotFound):
            cases.read(ground.act("Jun"), central)
        [one] = seats.departures(ground.act("Gil"))
        assert one.kept == 1
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    told = {to: message["Subject"] for message in smtp.mailbox.messages for to in message.envelope_to}
    assert told["ivo@people.example"] == "Something is left for you to hand on"
    page = Walker(ground.app, "Gil")
    page.get(f"/committee/left/{one.id}")
    assert "nobody else could open" not in page.text.lower()
    walker = Walker(ground.app, "Ivo")
    assert walker.get(f"/committee/cases/{central}").status_code == 404
    walker.get("/handing-on")
    assert "MARKER" not in walker.text
    walker.act("hand_on")
    assert walker.path == "/home"
    with ground.unit():
        lock = cases.see(ground.act("Jun"), central).lock_id
        holders = set(sealing.holders(ground.act("Jun"), lock))
        assert holders == {ground.people[name] for name in ("Jun", "Lea")}
        assert cases.read(ground.act("Jun"), central)
        assert last_holder.until(ivo.holder) is None
        with pytest.raises(NotFound):
            last_holder.hand_on(ivo)
        for name in ("Gil", "Hana", "Kim"):
            with pytest.raises(NotFound):
                cases.see(ground.act(name), central)


def test_it_is_over_after_seven_days_and_nobody_elses(ground, clock):
    """Who holds nothing alone, still sits here, or comes later, finds no such page."""
    alone(ground)
    with ground.unit():
        assert last_holder.until(ground.people["Ivo"])
        for name in ("Jun", "Ana"):
            assert last_holder.until(ground.people[name]) is None
    clock.advance(days=7, minutes=1)
    with ground.unit():
        assert last_holder.until(ground.people["Ivo"]) is None
        with pytest.raises(NotFound):
            last_holder.hand_on(site(ground))
