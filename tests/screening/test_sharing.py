"""A list that no two are free for as a whole: shared out, handed on, gone on without, and nothing of it shows."""

import pytest

from portal import access, register, screening, sealing
from portal.errors import Conflict, NotFound, Refused
from portal.screening.models import ScreeningCheck, ScreeningNews, ScreeningPair, ScreeningTold, ScreeningVerdict
from tests.register.scene import holder, opened, recorded

from .scene import agreed, answered, at_hour, brought, compared, event, lookers, rows
from .test_pages import Reader

ROBIN = (7, "Robin Kesten", "rk@kesten.example", "")
WREN = (9, "Wren Tallis", "wren@tallis.example", "")


def stands(ground, name: str, mail: str, standing: str) -> tuple[str, str]:
    """Somebody who stands so: (case, person)."""
    case, person = recorded(ground, name, mail)
    opened(ground, "Lea", "Gil")
    with ground.unit():
        change = register.propose_standing(holder(ground), person, register.Wanted(standing, "Decided", flag="pattern"))
        register.confirm_standing(holder(ground, "Gil"), change)
    return case, person


def barred(ground, case: str, by: str, *names) -> None:
    """These step back from a case."""
    with ground.unit():
        for name in names:
            access.bar(ground.act(by), case, ground.people[name])


@pytest.fixture
def split(ground) -> str:
    """A list with two people on it; whoever is free for one of them is not free for the other."""
    agreed(ground)
    there = event(ground)
    robin, _one = stands(ground, "Robin Kesten", "rk@kesten.example", "banned")
    wren, _other = stands(ground, "Wren Tallis", "wren@tallis.example", "flagged")
    barred(ground, robin, "Lea", "Gil", "Hana", "Ivo")
    barred(ground, wren, "Gil", "Jun", "Kim", "Lea")
    return brought(ground, there, rows(20, ROBIN, WREN))


def seen(ground, name: str, check: str) -> set[int]:
    """The rows somebody looks at."""
    with ground.unit():
        return {pair.row["number"] for pair in screening.look(ground.act(name), check).pairs}


def test_each_row_goes_to_two_who_are_free_for_it(ground, clock, split):
    """Two couples, each with one row and no trace of the other; one answer at one hour, with both in it."""
    names = compared(ground, split)
    assert len(names) == 4
    shown = {name: seen(ground, name, split) for name in names}
    assert {name for name, found in shown.items() if found == {7}} <= {"Jun", "Kim", "Lea"}
    assert {name for name, found in shown.items() if found == {9}} <= {"Gil", "Hana", "Ivo"}
    assert sorted(map(tuple, shown.values())) == [(7,), (7,), (9,), (9,)]
    first = next(name for name in names if shown[name] == {7})
    with ground.unit():
        mine = screening.look(ground.act(first), split)
        assert [pair.number for pair in mine.pairs] == [1]
        assert len(mine.lookers) == 2
        other = access.letterbox("screening")
        foreign = other.all(other.select(ScreeningPair).where(ScreeningPair.id != mine.pairs[0].id))
        with pytest.raises(NotFound):
            screening.say(ground.act(first), split, foreign[0].id, "same")
    answered(ground, split, lambda pair: "same")
    with ground.unit():
        here = access.letterbox(ground.harbor)
        told = here.all(here.select(ScreeningNews).where(ScreeningNews.what == "answered"))
        assert len(told) == 2
        record = sealing.models.Record
        boxes = here.all(here.select(record.box).where(record.id.in_([one.record_id for one in told])))
        assert len(boxes) == 2 and len(set(map(len, boxes))) == 1
    found = at_hour(ground, clock, split)
    assert (found.counts["b"], found.counts["f"], found.counts["n"]) == (1, 1, 18)
    assert [hit[:3] for hit in found.hits] == [(7, "Robin Kesten", "b"), (9, "Wren Tallis", "f")]


def test_nothing_is_answered_before_the_last_part_is(ground, split, smtp):
    """One couple is through: no answer, nothing to read, and their rows are shredded; they change no word any more."""
    names = compared(ground, split)
    couple = [name for name in names if seen(ground, name, split) == {7}]
    for name in couple:
        with ground.unit():
            actor = ground.act(name)
            [pair] = screening.look(actor, split).pairs
            screening.say(actor, split, pair.id, "same")
    with ground.unit():
        assert not screening.stand_behind(ground.act(couple[0]), split)
        with pytest.raises(Conflict):
            screening.stand_behind(ground.act(couple[0]), split)
    with ground.unit():
        assert not screening.stand_behind(ground.act(couple[1]), split)
    for name in couple:
        with ground.unit(), pytest.raises(NotFound):
            screening.look(ground.act(name), split)
    with ground.unit():
        assert access.letterbox("screening").get(ScreeningCheck, split).state == "looking"
        here = access.letterbox(ground.harbor)
        assert not here.all(here.select(ScreeningNews).where(ScreeningNews.what == "answered"))
        assert screening.status(ground.act("Omar"), split).state == "sent"


@pytest.mark.sqlite_only
def test_the_pages_tell_nobody_of_others(ground, split):
    """Each couple's page names the two of it and its own row; a third member's page says that members look."""
    names = compared(ground, split)
    one = next(name for name in names if seen(ground, name, split) == {7})
    page = Reader(ground, one).go(f"/committee/screening/checks/{split}")
    assert "Robin Kesten" in page.text and "0 of 1 said" in page.text
    for hidden in ("Wren", "Tallis", "Row 9", "2 rows"):
        assert hidden not in page.text
    others = {name for name in names if name != one and seen(ground, name, split) == {9}}
    assert not any(name in page.text for name in others)
    third = next(name for name in ("Gil", "Hana", "Ivo", "Jun", "Kim") if name not in names)
    page = Reader(ground, third).go(f"/committee/screening/checks/{split}")
    assert "Two members look at it" in page.text and "Robin" not in page.text


def test_whoever_steps_back_later_is_out_and_a_colleague_hands_their_rows_on(ground, clock):
    """Recused after it was shared out: nothing is left for them, the next free member takes it, their word is gone."""
    agreed(ground)
    there = event(ground)
    case, _person = stands(ground, "Robin Kesten", "rk@kesten.example", "banned")
    check = brought(ground, there, rows(20, ROBIN))
    one, other = compared(ground, check)
    with ground.unit():
        [pair] = screening.look(ground.act(one), check).pairs
        screening.say(ground.act(one), check, pair.id, "same")
        with pytest.raises(Refused):
            screening.hand_on(ground.act(other), check, ground.people[other])
        with pytest.raises(Refused):
            screening.hand_on(ground.act(other), check, "")
    barred(ground, case, other, one)
    with ground.unit(), pytest.raises(NotFound):
        screening.look(ground.act(one), check)
    with ground.unit(), pytest.raises(NotFound):
        screening.hand_on(ground.act(one), check, ground.people[other])
    with ground.unit():
        screening.hand_on(ground.act(other), check, ground.people[one])
    new = lookers(ground, check)
    assert len(new) == 2 and one not in new and other in new
    with ground.unit():
        scope = access.letterbox("screening")
        assert not scope.all(scope.select(ScreeningVerdict).where(ScreeningVerdict.check_id == check))
    answered(ground, check, lambda pair: "same")
    assert at_hour(ground, clock, check).counts["b"] == 1


def test_a_row_nobody_is_free_for(ground, clock):
    """The list waits whole; a key holder goes on without the row: it is "no record", in the same words and size."""
    agreed(ground)
    there = event(ground)
    robin, _one = stands(ground, "Robin Kesten", "rk@kesten.example", "banned")
    stands(ground, "Wren Tallis", "wren@tallis.example", "flagged")
    barred(ground, robin, "Lea", "Gil", "Hana", "Ivo", "Jun", "Kim")
    check = brought(ground, there, rows(20, ROBIN, WREN))
    assert compared(ground, check) == ()
    with ground.unit():
        assert access.letterbox("screening").get(ScreeningCheck, check).state == "stuck"
    two = compared(ground, check, without=True)
    assert len(two) == 2
    assert {frozenset(seen(ground, name, check)) for name in two} == {frozenset({9})}
    answered(ground, check, lambda pair: "same")
    plain = brought(ground, there, rows(20, (9, "Wren Tallis", "wt@other.example", ""), start=300))
    compared(ground, plain)
    answered(ground, plain, lambda pair: "same")
    found, beside = (at_hour(ground, clock, one) for one in (check, plain))
    assert found.counts == beside.counts == {"n": 19, "f": 1, "b": 0, "o": 0}
    with ground.unit():
        here = access.letterbox(ground.harbor)
        told = here.all(here.select(ScreeningNews).order_by(ScreeningNews.list_id, ScreeningNews.at))
        kinds = [[one.what for one in told if one.list_id == name] for name in (check, plain)]
        assert kinds[0] == kinds[1]


def test_a_list_that_lapsed_may_come_once_more(ground, clock):
    """Half answered or not: what couples had sealed goes too, and the same rows are new again."""
    agreed(ground, days_kept=5)
    there = event(ground)
    person = stands(ground, "Robin Kesten", "rk@kesten.example", "banned")[1]
    check = brought(ground, there, rows(20, ROBIN))
    compared(ground, check)
    with ground.unit(), pytest.raises(Refused):
        screening.bring(ground.act("Omar"), there, rows(20, ROBIN), "attendees", noticed=True)
    clock.advance(days=5, hours=1)
    with ground.unit():
        assert screening.wipe_due(clock.now()) == 1
    again = brought(ground, there, rows(20, ROBIN))
    compared(ground, again)
    answered(ground, again, lambda pair: "same")
    assert at_hour(ground, clock, again).counts["b"] == 1
    opened(ground, "Lea")
    with ground.unit():
        assert len(screening.tellings(holder(ground), person)) == 1


def test_what_is_half_answered_lapses_whole(ground, clock, split):
    """One couple was through, the other never: nothing is told, and key holders find no telling."""
    names = compared(ground, split)
    for name in names:
        if seen(ground, name, split) == {7}:
            with ground.unit():
                [pair] = screening.look(ground.act(name), split).pairs
                screening.say(ground.act(name), split, pair.id, "same")
    for name in [name for name in names if seen(ground, name, split) == {7}]:
        with ground.unit():
            screening.stand_behind(ground.act(name), split)
    clock.advance(days=15)
    with ground.unit():
        assert screening.wipe_due(clock.now()) == 1
    with ground.unit():
        here, up = access.letterbox(ground.harbor), access.letterbox("register")
        assert not here.all(here.select(ScreeningNews).where(ScreeningNews.what.in_(("part", "answered"))))
        assert not up.all(up.select(ScreeningTold))
        assert screening.status(ground.act("Omar"), split).state == "lapsed"


def test_a_reply_that_comes_too_late_looks_like_any_other(ground):
    """The rows were decided before the event replied: it is told nothing of that, and the reply goes nowhere."""
    agreed(ground)
    there = event(ground)
    stands(ground, "Robin Kesten", "rk@kesten.example", "banned")
    check = brought(ground, there, rows(20, ROBIN))
    two = compared(ground, check)
    with ground.unit():
        screening.ask(ground.act(two[0]), check, "city")
    answered(ground, check, lambda pair: "same")
    with ground.unit():
        asked = screening.status(ground.act("Omar"), check).questions
        assert len(asked) >= 3
        screening.reply(ground.act("Omar"), check, {one: "Oslo" for one, _row, _code in asked})
    with ground.unit():
        assert not screening.status(ground.act("Omar"), check).questions
