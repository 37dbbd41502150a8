"""Who is asked first: the shift of this hour, then who always stands there; nobody who is away."""

from datetime import timedelta

import pytest

from portal import access, clock, communities, rota
from portal.errors import NotFound, Refused
from portal.rota import rules


def test_the_order_of_asking():
    """First before second, shifts before whoever always stands there, each once; the away and the gone left out."""
    able = {"a", "b", "c", "d"}
    assert rules.order([("b", True), ("a", False)], ("c", "a"), able, set()) == ["a", "b", "c"]
    assert rules.order([("b", True), ("a", False)], ("c", ""), able, {"a"}) == ["b", "c"]
    assert rules.order([("x", False)], ("", ""), able, set()) == []


def test_shifts_come_and_go(ground):
    """Ben has the hour; then Cleo; afterwards whoever the settings name."""
    now, ana = clock.now(), ground.act("Ana")
    hour = timedelta(hours=1)
    ben, cleo = ground.people["Ben"], ground.people["Cleo"]
    with ground.unit():
        assert rota.on_duty(ana) == [ben, cleo]
        communities.edit(ana, duty=ground.people["Ana"], deputy="")
        rota.add_shift(ana, ben, now - hour, now + hour)
        rota.add_shift(ana, cleo, now - hour, now + 3 * hour, second=True)
    with ground.unit():
        assert rota.on_duty(ana) == [ben, cleo, ground.people["Ana"]]
        with clock.shifted(2 * hour):
            assert rota.on_duty(ana) == [cleo, ground.people["Ana"]]
        with clock.shifted(5 * hour):
            assert rota.on_duty(ana) == [ground.people["Ana"]]
            assert rota.shifts(ana) == []


def test_somebody_away_is_passed_over(ground):
    """Cleo stands in for Ben while he is away, and he is asked again once he is back."""
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        communities.edit(ana, duty=ben.person, deputy=ground.people["Cleo"])
        leave = rota.take_leave(ben, clock.today(), clock.today() + timedelta(days=3))
    with ground.unit():
        assert rota.on_duty(ana) == [ground.people["Cleo"]]
        with pytest.raises(NotFound):
            rota.drop_leave(ground.act("Cleo"), leave)
        rota.drop_leave(ben, leave)
        assert rota.on_duty(ana) == [ben.person, ground.people["Cleo"]]


def test_whoever_left_the_team_is_nobody(ground):
    """A shift outlives its person; it asks nobody."""
    now, ana = clock.now(), ground.act("Ana")
    with ground.unit():
        communities.edit(ana, duty="", deputy="")
        rota.add_shift(ana, ground.people["Ben"], now, now + timedelta(hours=2))
    with ground.unit():
        assert rota.on_duty(ana) == [ground.people["Ben"]]
        access.remove(ana, ground.people["Ben"])
    with ground.unit():
        assert rota.on_duty(ana) == []


@pytest.mark.parametrize(
    ("hours", "who", "code"),
    [
        ((0, 0), "Ben", "hours_odd"),
        ((0, 40), "Ben", "hours_odd"),
        ((-3, -1), "Ben", "over"),
        ((0, 2), "Odo", "who_odd"),
    ],
)
def test_odd_shifts_are_refused(ground, hours, who, code):
    """Nothing is kept."""
    now, ana = clock.now(), ground.act("Ana")
    with ground.unit(), pytest.raises(Refused) as refused:
        rota.add_shift(ana, ground.people[who], now + timedelta(hours=hours[0]), now + timedelta(hours=hours[1]))
    assert refused.value.code == code
    with ground.unit():
        assert rota.shifts(ana) == []


def test_only_who_may_keeps_the_roster(ground):
    """A responder writes no shifts; an organiser takes no leave here."""
    now = clock.now()
    with ground.unit():
        with pytest.raises(NotFound):
            rota.add_shift(ground.act("Ben"), ground.people["Ben"], now, now + timedelta(hours=1))
        with pytest.raises(NotFound):
            rota.take_leave(ground.act("Odo"), clock.today(), clock.today())
        with pytest.raises(NotFound):
            rota.drop_shift(ground.act("Dov"), "x" * 26)
