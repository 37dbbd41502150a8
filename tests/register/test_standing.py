"""How somebody stands: one proposes, another confirms; two at once are one; what ended is no answer."""

import threading
from datetime import date, timedelta

import pytest

from portal import clock as portal_clock
from portal import register
from portal.db import begin_writing, db
from portal.errors import Conflict, NotFound, Refused
from portal.register.models import StandingChange

from .scene import holder, joined, opened, recorded, rows, stands, third


def test_one_key_holder_changes_nothing(ground):
    """Proposed, it is shown as proposed; the proposer can't confirm it, a colleague does, and then it holds."""
    case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        wanted = register.Wanted("flagged", "Three cases", flag="pattern", summary="Alleged twice, found once.")
        change = register.propose_standing(holder(ground), person, wanted)
    row = rows(ground)[case]
    assert (row.standing, row.proposed, row.record_type) == ("none", "flagged", "3")
    with ground.unit(), pytest.raises(Refused):
        register.confirm_standing(holder(ground), change)
    with ground.unit():
        [(_person, waiting)] = register.waiting_changes(holder(ground, "Gil"))
        assert waiting.told["summary"] == "Alleged twice, found once."
        register.confirm_standing(holder(ground, "Gil"), change)
    row = rows(ground)[case]
    assert (row.standing, row.proposed, row.record_type) == ("flagged", "", "4")
    for again in (register.confirm_standing, register.withdraw_standing):
        with ground.unit(), pytest.raises(Conflict):
            again(holder(ground, "Gil"), change)


def test_a_newer_proposal_replaces_the_open_one(ground):
    """The first one can't be confirmed any more; taking the second back leaves all as it was."""
    case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        first = register.propose_standing(holder(ground), person, register.Wanted("banned", "Why"))
        second = register.propose_standing(holder(ground), person, register.Wanted("flagged", "Why", flag="other"))
    with ground.unit(), pytest.raises(Conflict):
        register.confirm_standing(holder(ground, "Gil"), first)
    with ground.unit():
        register.withdraw_standing(holder(ground, "Gil"), second)
    assert (rows(ground)[case].standing, rows(ground)[case].proposed) == ("none", "")


def test_what_people_were_joined_since_is_proposed_again(ground):
    """A proposal speaks of whoever was joined then: confirmed after another joining it is refused."""
    _case, one = recorded(ground, "Rob Kay")
    _case, other = recorded(ground, "Rob Key")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        change = register.propose_standing(holder(ground), one, register.Wanted("banned", "Why"))
    joined(ground, one, other)
    with ground.unit(), pytest.raises(Conflict):
        register.confirm_standing(holder(ground, "Gil"), change)


def test_a_ban_that_ended_yesterday_is_none(ground, clock):
    """Its last day is part of it; the day after nothing is told."""
    case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea", "Gil")
    stands(ground, person, "banned", until=portal_clock.today() + timedelta(days=3))
    clock.advance(days=3)
    assert rows(ground)[case].standing == "banned"
    clock.advance(days=1)
    assert (rows(ground)[case].standing, rows(ground)[case].record_type) == ("none", "3")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (register.Wanted("flagged", "Why"), "class_needed"),
        (register.Wanted("banned", " "), "reason_needed"),
        (register.Wanted("none", "Why", until=date(2031, 1, 1)), "until_without_standing"),
        (register.Wanted("banned", "Why", until=date(2020, 1, 1)), "until_gone_by"),
        (register.Wanted("banned", "Why", summary="A known offender."), "loaded_words"),
        (register.Wanted("banned", "Why", advice="You must ban them."), "loaded_words"),
        (register.Wanted("exiled", "Why"), "unknown_code"),
    ],
)
def test_what_makes_no_sense_is_refused(ground, wanted, code):
    """Each with its own sentence; nothing is kept."""
    case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea")
    with ground.unit(), pytest.raises(Refused) as refused:
        register.propose_standing(holder(ground), person, wanted)
    assert refused.value.code == code
    assert rows(ground)[case].proposed == ""


def test_loaded_words_pass_when_somebody_is_sure(ground):
    """A word list can be wrong: the second key holder reads it, too."""
    _case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea")
    with ground.unit():
        wanted = register.Wanted("banned", "Why", summary="A criminal case is open.")
        assert register.propose_standing(holder(ground), person, wanted, sure=True)


def test_without_an_open_vault_nothing_is_done(ground, clock):
    """A quarter of an hour later, for members, for a key holder's other roles: 404."""
    _case, person = recorded(ground, "Rob Kay")
    wanted = register.Wanted("banned", "Why")
    opened(ground, "Lea")
    with ground.unit():
        register.propose_standing(holder(ground), person, wanted)
    with ground.unit(), pytest.raises(NotFound):
        register.propose_standing(ground.act("Lea"), person, wanted)
    clock.advance(minutes=16)
    with ground.unit(), pytest.raises(NotFound):
        register.propose_standing(holder(ground), person, wanted)


def at_once(ground, *acts) -> list:
    """Several acts in as many threads, let go together: what each raised, or None."""
    gate, told = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            with ground.app.app_context():
                begin_writing(False)
                gate.wait(20)
                begin_writing(True)
                act()
                db.session.commit()
        except (Conflict, Refused) as refused:
            told[place] = refused.code
        finally:
            with ground.app.app_context():
                db.session.rollback()
                begin_writing(False)

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def test_two_who_confirm_at_once_are_one(ground):
    """One of them settles it; the other hears that it is settled."""
    third(ground)
    case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea", "Gil", "Kim")
    with ground.unit():
        change = register.propose_standing(holder(ground), person, register.Wanted("banned", "Why"))
    told = at_once(
        ground,
        lambda: register.confirm_standing(holder(ground, "Gil"), change),
        lambda: register.confirm_standing(holder(ground, "Kim"), change),
    )
    assert sorted(told, key=str) == [None, "change_over"]
    assert rows(ground)[case].standing == "banned"
    with ground.unit():
        scope = register.at_register(holder(ground))
        assert [one.state for one in scope.all(scope.select(StandingChange))] == ["confirmed"]


def test_two_who_join_at_once_are_one(ground):
    """Three key holders: after the first word, two say the second at the same moment."""
    third(ground)
    _case, one = recorded(ground, "Rob Kay")
    _case, other = recorded(ground, "Rob Key")
    opened(ground, "Lea", "Gil", "Kim")
    with ground.unit():
        code = register.person(holder(ground), other).code_name
        link = register.propose_link(holder(ground), one, code)
    told = at_once(
        ground,
        lambda: register.confirm_link(holder(ground, "Gil"), link),
        lambda: register.confirm_link(holder(ground, "Kim"), link),
    )
    assert sorted(told, key=str) == [None, "link_over"]
    assert len({row.person_code for row in rows(ground).values()}) == 1


def test_the_pattern_counts_and_proposes(ground):
    """How many, from how many communities, of what kinds, rising; three violations suggest, and change nothing."""
    _case, person = recorded(ground, "Rob Kay", sender=ground.north, days=500)
    for days, sender in ((40, ground.harbor), (20, ground.north)):
        recorded(ground, "", person=person, sender=sender, days=days, category="threats")
    with ground.unit():
        found = register.pattern(ground.act("Ivo"), person)
        assert (len(found.entries), found.communities, found.direct) == (3, 2, 0)
        assert found.kinds == (("threats", 2), ("insult", 1))
        assert (found.trend, found.suggestion) == ("rising", "flag")
        assert found.how.standing == "none"
        assert ground.north not in str(found)
        assert found.held == frozenset()
        assert len(register.pattern(ground.act("Gil"), person).held) == 3
        with pytest.raises(NotFound):
            register.pattern(ground.act("Ana"), person)
