"""Names stay at hand while the people stand open: no longer, and never an old one for a new one."""

from portal import register
from portal.register import at_hand

from .scene import holder, opened, recorded


def test_what_was_opened_stays_until_the_window_closes(ground):
    """The second search opens nothing; a name put right is found under its new form alone; closing lets go of all."""
    at_hand.forget()
    _case, person = recorded(ground, "Robin Kesten", "GitHub: robk_dev")
    recorded(ground, "Somebody Else")
    opened(ground, "Lea", "Gil")
    lea = holder(ground)
    with ground.unit():
        assert [one.id for one in register.find(lea, "kesten")] == [person]
        assert len(at_hand._names) == 2
    kept = dict(at_hand._names)
    with ground.unit():
        register.rewrite_person(lea, person, "Robin Anders", "")
    with ground.unit():
        assert register.find(lea, "kesten") == []
        assert [one.id for one in register.find(holder(ground, "Gil"), "anders")] == [person]
    assert sum(at_hand._names[one] == kept[one] for one in kept) == 1
    with ground.unit():
        register.close_people(lea)
    assert at_hand._names == {}


def test_it_lets_go_by_itself(clock):
    """Also when nobody comes back to close it."""
    at_hand.keep({"somebody": (b"mark", "Robin Kesten", "")}, clock.now())
    at_hand._timers[0].join(10)
    assert at_hand._names == {}
    assert at_hand.known("somebody", b"mark") is None
