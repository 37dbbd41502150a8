"""The path of an affiliation as data: every pair decided, the yearly look, whose turn it is."""

from datetime import date, timedelta

import pytest

from portal.affiliation import rules
from portal.errors import Conflict

DAY = date(2027, 3, 1)
PASTS = {
    "none": [],
    "asked": ["ask"],
    "conditions": ["ask", "condition"],
    "approved": ["ask", "approve"],
    "listed": ["ask", "approve", "list"],
    "review": ["ask", "approve", "list", "review"],
    "ended": ["ask", "withdraw"],
}


def past(acts, day=DAY):
    """These acts, all on one day."""
    made = []
    for act in acts:
        made.append((act, rules.follow(made, act), day))
    return made


def test_every_pair_of_state_and_act_is_decided():
    """Declared pairs lead to a state there is; every other one is a Conflict with status 409."""
    assert set(PASTS) == set(rules.STATES) == set(rules.RULES)
    tried = 0
    for state, acts in PASTS.items():
        there = past(acts)
        assert rules.state_of(there) == state
        for act in rules.ACTS:
            tried += 1
            if act in rules.RULES[state]:
                assert rules.follow(there, act) in rules.STATES
            else:
                with pytest.raises(Conflict) as refused:
                    rules.follow(there, act)
                assert refused.value.status == 409
    assert tried == len(rules.STATES) * len(rules.ACTS)


def test_an_act_nobody_declared_is_a_mistake_of_ours():
    """It is no Conflict: it would hide a slip of the pen."""
    with pytest.raises(ValueError, match="dance"):
        rules.follow([], "dance")


def test_the_yearly_look_leads_back_to_where_it_came_from():
    """A listed community is listed again, an unlisted one stays unlisted; unlisting meanwhile counts."""
    assert rules.follow(past(["ask", "approve", "list", "review"]), "confirm") == "listed"
    assert rules.follow(past(["ask", "approve", "review"]), "confirm") == "approved"
    assert rules.follow(past(["ask", "approve", "list", "review", "unlist"]), "confirm") == "approved"


def test_a_community_that_is_not_listed_can_not_be_taken_off():
    """In a yearly look as anywhere."""
    with pytest.raises(Conflict):
        rules.follow(past(["ask", "approve", "review"]), "unlist")


def test_asking_again_after_an_end_begins_afresh():
    """The old year does not count, and neither does the old list."""
    again = past(["ask", "approve", "list", "end", "ask"])
    assert rules.due(again) is None
    assert not rules.on_list(again)
    assert rules.follow(again, "approve") == "approved"


def test_a_year_later_it_is_due_and_the_keeper_says_so_once_before():
    """A month before one reminder; on the day the look begins; two weeks later whoever's turn it is hears again."""
    there = past(["ask", "approve", "list"])
    assert rules.due(there) == DAY + timedelta(days=365)
    assert rules.keeper_act(there, DAY + timedelta(days=334)) == ""
    soon = DAY + timedelta(days=336)
    assert rules.keeper_act(there, soon) == "remind"
    reminded = [*there, ("remind", "listed", soon)]
    assert rules.keeper_act(reminded, soon + timedelta(days=1)) == ""
    assert rules.keeper_act(reminded, DAY + timedelta(days=365)) == "review"
    looking = [*reminded, ("review", "review", DAY + timedelta(days=365))]
    assert rules.turn(looking) == "community"
    assert rules.keeper_act(looking, DAY + timedelta(days=370)) == ""
    assert rules.keeper_act(looking, DAY + timedelta(days=380)) == "remind"
    assert rules.late(looking, DAY + timedelta(days=380))
    answered = [*looking, ("answer", "review", DAY + timedelta(days=381))]
    assert rules.turn(answered) == "committee"


def test_the_second_year_reminds_again():
    """A reminder of the first year does not stand in the way of the next one."""
    there = past(["ask", "approve", "list"])
    first = DAY + timedelta(days=340)
    there += [("remind", "listed", first), ("review", "review", DAY + timedelta(days=365))]
    confirmed = DAY + timedelta(days=370)
    there += [("confirm", "listed", confirmed)]
    assert rules.due(there) == confirmed + timedelta(days=365)
    assert rules.keeper_act(there, confirmed + timedelta(days=336)) == "remind"
