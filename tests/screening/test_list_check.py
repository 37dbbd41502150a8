"""Scenario S3 and its "must not"s: what is answered, to whom, when, and what nobody learns."""

from datetime import timedelta

import pytest

from portal import access, register, screening, sealing
from portal.errors import Conflict, NotFound, Refused
from portal.screening.models import ScreeningAttempt, ScreeningCheck, ScreeningNews, ScreeningTold
from tests.house.reading import modules
from tests.register.scene import holder, opened, recorded

from .scene import agreed, answered, at_hour, banned, brought, compared, event, lookers, registrar, rows

SPECIAL = (
    (41, "Robert Kesten", "r.other@post.example", ""),
    (77, "Wrenn Talis", "wt@elsewhere.example", ""),
    (200, "Marten V.", "Marten+tickets@Vollan.example", ""),
)


def test_s3_whole(ground, clock):
    """600 rows, then 41 late ones; two weak, one exact: one banned, 640 without a record; the list is gone."""
    agreed(ground)
    there = event(ground)
    for name, aliases in (("Robin Kesten", "rk@kesten.example"), ("Wren Tallis", "wrentallis")):
        banned(ground, name, aliases, "flagged")
    banned(ground, "Marten Vollan", "marten@vollan.example")
    check = brought(ground, there, rows(600, *SPECIAL))
    compared(ground, check)
    with ground.unit():
        found = screening.look(ground.act(lookers(ground, check)[0]), check)
        assert {41, 77, 200} <= {pair.row["number"] for pair in found.pairs}
        assert screening.ask(ground.act(lookers(ground, check)[0]), check, "city") >= len(found.pairs) + 2
    with ground.unit():
        questions = screening.status(ground.act("Omar"), check).questions
        assert {41, 77, 200} < {row for _id, row, _code in questions}
        with pytest.raises(Refused):
            screening.reply(ground.act("Omar"), check, {questions[0][0]: "Oslo"})
        screening.reply(ground.act("Omar"), check, {question: f"Town {row}" for question, row, _code in questions})
    with ground.unit():
        pairs = screening.look(ground.act(lookers(ground, check)[0]), check).pairs
        assert next(pair for pair in pairs if pair.row["number"] == 41).replies[0][1].strip() == "Town 41"
    answered(ground, check, lambda pair: "same" if pair.row["number"] == 200 else "other")
    with ground.unit():
        assert screening.status(ground.act("Omar"), check).state == "sent"
        scope = access.letterbox("screening")
        assert scope.get(ScreeningCheck, check).wiped_at
        with pytest.raises(NotFound):
            screening.read_answer(ground.act("Omar"), check)
    late = brought(ground, there, rows(600, *SPECIAL) + rows(641)[600:])
    compared(ground, late)
    answered(ground, late, lambda pair: "other")
    first, second = at_hour(ground, clock, check), at_hour(ground, clock, late)
    assert (first.counts["b"], first.counts["f"], first.counts["n"]) == (1, 0, 599)
    assert (second.counts["b"], second.counts["n"], second.counts["o"]) == (0, 41, 600)
    assert [hit[:3] for hit in first.hits] == [(200, "Marten V.", "b")]
    with ground.unit():
        status = screening.status(ground.act("Omar"), check)
        assert status.wiped_at
        screening.did(ground.act("Omar"), check, 200, "refused")
    with ground.unit():
        assert screening.read_answer(ground.act("Ana"), check).hits[0][3] == "refused"
        with pytest.raises(NotFound):
            screening.did(ground.act("Omar"), check, 41, "refused")


def test_nobody_else_sees_anything(ground, clock):
    """Volunteers, responders, other communities: nothing before and nothing after; members see that there is a list."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    check = brought(ground, there, rows(30, (7, "Robin Kesten", "rk@kesten.example", "")))
    two = compared(ground, check)
    others = [name for name in ("Gil", "Hana", "Ivo", "Jun", "Kim", "Lea") if name not in two]
    for name in (*others, "Ben", "Odo", "Dov", "Omar", "Ana"):
        with ground.unit(), pytest.raises(NotFound):
            screening.look(ground.act(name), check)
    answered(ground, check, lambda pair: "same")
    assert at_hour(ground, clock, check).counts["b"] == 1
    for name in ("Ben", "Cleo", "Odo", "Dov", *others, *two):
        with ground.unit(), pytest.raises(NotFound):
            screening.read_answer(ground.act(name, place=ground.harbor if name in others + list(two) else None), check)


def test_no_answer_without_two_people(ground):
    """Nothing is answered by one, by two who differ, by somebody else, or by the keeper."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    one, other = compared(ground, check)
    with ground.unit(), pytest.raises(Refused):
        screening.stand_behind(ground.act(one), check)
    with ground.unit():
        [pair] = screening.look(ground.act(one), check).pairs
        screening.say(ground.act(one), check, pair.id, "same")
        screening.say(ground.act(other), check, pair.id, "other")
    for name in (one, other):
        with ground.unit(), pytest.raises(Refused) as refused:
            screening.stand_behind(ground.act(name), check)
        assert refused.value.code == "not_agreed"
    with ground.unit():
        screening.say(ground.act(other), check, pair.id, "same")
        assert not screening.stand_behind(ground.act(one), check)
        with pytest.raises(Conflict):
            screening.stand_behind(ground.act(one), check)
    with ground.unit():
        screening.say(ground.act(one), check, pair.id, "unsure")
        screening.say(ground.act(other), check, pair.id, "unsure")
        assert not screening.stand_behind(ground.act(other), check)
    third = next(name for name in ("Gil", "Hana", "Ivo", "Jun", "Kim") if name not in (one, other))
    with ground.unit(), pytest.raises(NotFound):
        screening.stand_behind(ground.act(third), check)
    with ground.unit():
        there = access.letterbox(ground.harbor)
        assert not there.all(there.select(ScreeningNews).where(ScreeningNews.what == "answered"))


def test_only_one_function_makes_an_answer():
    """No code path answers what no person answered: the one that does is called from where the second one stands."""
    ours = [one for one in modules() if one.room == "screening"]
    made = {one.path.name for one in ours for _line, name in one.uses() if name in ("_give", "answer_text")}
    assert made == {"answering.py"}
    told = [one.path.name for one in ours for _line, name in one.uses() if name == "ANSWERED"]
    assert set(told) <= {"answering.py", "receiving.py", "duties.py", "rules.py"}


@pytest.mark.parametrize("standing", ["banned", "none"])
def test_hit_and_miss_are_alike(ground, clock, standing, smtp):
    """Size of what is stored, hour, mails, the length of every sealed thing: the same for a hit and for a miss."""
    agreed(ground)
    there = event(ground)
    if standing == "banned":
        banned(ground)
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    with ground.unit():
        scope = access.letterbox(ground.harbor)
        [news] = scope.all(scope.select(ScreeningNews).where(ScreeningNews.what == "answered"))
        [record] = scope.all(scope.select(sealing.models.Record).where(sealing.models.Record.id == news.record_id))
        row = screening.status(ground.act("Omar"), check)
        assert (len(record.box), row.opens_at, news.opens_at) == (5161, row.row.answer_at, row.row.answer_at)
        up = access.letterbox("register")
        [told] = up.all(up.select(sealing.models.Record).where(sealing.models.Record.id.in_(_told(up))))
        assert len(told.box) == 13353
    assert at_hour(ground, clock, check).counts["b"] == (standing == "banned")


def _told(scope) -> list[str]:
    return scope.all(scope.select(ScreeningTold.record_id))


def test_what_ended_yesterday_is_no_record(ground, clock):
    """A ban whose last day is over when the answer opens is not answered, though it held when the list came."""
    agreed(ground)
    there = event(ground)
    banned(ground, until=clock.now().date() + timedelta(days=2))
    minor = recorded(ground, "Ida Small", "ida@small.example")[1]
    check = brought(
        ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", ""), (8, "Ida", "ida@small.example", ""))
    )
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    assert minor
    assert at_hour(ground, clock, check).counts == {"n": 20, "f": 0, "b": 0, "o": 0}


def test_whoever_stepped_back_does_not_look(ground):
    """Whoever is recused from a case of the person is not one of the two; too few free: it waits, unlooked at."""
    agreed(ground)
    there = event(ground)
    case, person = recorded(ground, "Robin Kesten", "rk@kesten.example")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        change = register.propose_standing(holder(ground), person, register.Wanted("banned", "Decided"))
        register.confirm_standing(holder(ground, "Gil"), change)
    with ground.unit():
        for name in ("Gil", "Hana"):
            access.bar(ground.act("Ivo"), case, ground.people[name])
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    assert not {"Gil", "Hana"} & set(compared(ground, check))
    with ground.unit():
        for name in ("Ivo", "Jun", "Kim"):
            access.bar(ground.act("Lea"), case, ground.people[name])
    late = brought(ground, there, rows(30, (9, "R. Kesten", "rk@kesten.example", ""), start=300))
    assert compared(ground, late) == ()
    with ground.unit():
        assert access.letterbox("screening").get(ScreeningCheck, late).state == "stuck"


def test_fishing_is_turned_away_and_told(ground, smtp):
    """Too short, too few new ones, one address under many names, too often: the committee hears of each."""
    agreed(ground)
    there = event(ground, size=100)
    omar = ground.act("Omar")

    def tried(listed, kind="attendees"):
        with ground.unit(), pytest.raises(Refused) as refused:
            screening.bring(omar, there, listed, kind, noticed=True)
        with ground.unit():
            screening.turned_away(omar, there, refused.value.code)
        return refused.value.code

    guesses = tuple(screening.Row(at, f"Robin K{at}", "rk@kesten.example", "") for at in range(1, 13))
    assert tried(rows(3)) == "list_short"
    assert tried(guesses) == "spellings"
    assert tried(rows(500)) == "rows_many"
    brought(ground, there, rows(20))
    assert tried(rows(20) + rows(2, start=700)) == "nothing_new" or tried(rows(22)) == "list_late_short"
    for number in range(3):
        brought(ground, there, rows(1, start=number), "query", why="She asked for a room of her own")
    with ground.unit(), pytest.raises(Refused) as refused:
        screening.bring(omar, there, rows(1, start=9), "query", noticed=True, why="Again")
    assert refused.value.code == "query_many"
    with ground.unit():
        scope = access.letterbox("screening")
        assert {"list_short", "spellings", "rows_many"} <= set(scope.all(scope.select(ScreeningAttempt.code)))
        assert len(smtp.mailbox.messages) == 0


def test_no_agreement_no_notice_no_list(ground):
    """Nothing is taken without them; an ended agreement, and an event that is long over, neither."""
    registrar(ground)
    there = event(ground)
    omar = ground.act("Omar")
    with ground.unit(), pytest.raises(Refused) as refused:
        screening.bring(omar, there, rows(20), "attendees", noticed=True)
    assert refused.value.code == "no_agreement"
    made = agreed(ground)
    with ground.unit(), pytest.raises(Refused) as refused:
        screening.bring(omar, there, rows(20), "attendees", noticed=False)
    assert refused.value.code == "notice_needed"
    past = event(ground, days=-20, slug="spring")
    with ground.unit(), pytest.raises(Refused) as refused:
        screening.bring(omar, past, rows(20), "attendees", noticed=True)
    assert refused.value.code == "event_over"
    with ground.unit():
        screening.end(ground.act("Ana"), made)
    with ground.unit(), pytest.raises(Refused) as refused:
        screening.bring(omar, there, rows(20), "attendees", noticed=True)
    assert refused.value.code == "no_agreement"
    for name, role in (("Ana", None), ("Ben", None), ("Odo", None)):
        with ground.unit(), pytest.raises(NotFound):
            screening.bring(ground.act(name, role), there, rows(20), "attendees", noticed=True)


def test_a_wrong_person_claim_stops_answers(ground, clock):
    """Nothing is answered about the entry; whoever was answered is told; another key holder decides."""
    agreed(ground)
    there = event(ground)
    person = banned(ground)
    listed = rows(20, (7, "Robin Kesten", "rk@kesten.example", ""))
    check = brought(ground, there, listed)
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    assert at_hour(ground, clock, check).hits[0][0] == 7
    opened(ground, "Lea", "Gil")
    with ground.unit():
        assert [(one.code, one.row) for one in screening.tellings(holder(ground), person)] == [("b", 7)]
        screening.dispute(holder(ground), person, "She was abroad that year")
    with ground.unit(), pytest.raises(Refused):
        screening.settle(holder(ground), person, True)
    with ground.unit():
        assert screening.read_answer(ground.act("Omar"), check).doubts == {7: "doubt"}
    late = brought(ground, there, rows(30, (9, "R. Kesten", "rk@kesten.example", ""), start=300))
    compared(ground, late)
    with ground.unit():
        assert not screening.look(ground.act(lookers(ground, late)[0]), late).pairs
    opened(ground, "Gil")
    with ground.unit():
        screening.settle(holder(ground, "Gil"), person, False)
    with ground.unit():
        assert screening.read_answer(ground.act("Omar"), check).doubts == {7: "cleared"}


def test_what_is_not_answered_lapses(ground, clock):
    """After the days of the agreement all of it is shredded, and whoever asked is told; so is what was never sent."""
    agreed(ground, days_kept=5)
    there = event(ground)
    banned(ground)
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    two = compared(ground, check)
    with ground.unit():
        made = screening.bring(ground.act("Omar"), there, rows(20, start=90), "speakers", noticed=True)
    clock.advance(days=5, hours=1)
    with ground.unit():
        assert screening.wipe_due(clock.now()) == 2
    with ground.unit():
        assert screening.status(ground.act("Omar"), check).state == "lapsed"
        assert access.letterbox("screening").get(ScreeningCheck, made.id) is None
    with ground.unit(), pytest.raises(NotFound):
        screening.look(ground.act(two[0]), check)


def test_digests_go_with_the_event_and_answers_after_a_year(ground, clock):
    """Nothing of a list is left that could be compared again."""
    agreed(ground)
    there = event(ground)
    check = brought(ground, there, rows(20))
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    at_hour(ground, clock, check)
    with ground.unit():
        assert screening.lists_of(access.letterbox(ground.harbor))[0].seen
    clock.advance(days=30)
    with ground.unit():
        screening.forget(clock.now())
        assert not screening.lists_of(access.letterbox(ground.harbor))[0].seen
    clock.advance(days=366)
    with ground.unit():
        screening.forget(clock.now())
    with ground.unit():
        assert screening.status(ground.act("Omar"), check).state == "gone"
