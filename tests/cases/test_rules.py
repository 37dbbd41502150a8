"""Every pair of state and act is decided; whatever is not declared is a 409."""

from itertools import product

import pytest

from portal.cases import codename, rules
from portal.cases.words import ADJECTIVES, NOUNS
from portal.errors import Conflict

PAIRS = [(kind, state, act) for kind in rules.KINDS for state in rules.RULES[kind] for act in rules.ACTS]

WORK = "answer attach link measure note party respond talk task "
ASIDE = "attest breach close escalate hold merge recuse split "
ALLOWED = {
    "community": {
        "open": WORK + ASIDE + "clear propose review",
        "cleared": WORK + ASIDE + "clear propose review",
        "gathering": WORK + ASIDE + "clear propose review",
        "assessed": WORK + ASIDE + "propose review tell",
        "proposed": WORK + ASIDE + "agree hear propose review settle",
        "heard": WORK + ASIDE + "agree hear propose review settle",
        "decided": WORK + ASIDE + "enact resolve review tell unsettle",
        "enacted": WORK + ASIDE + "enact resolve review tell",
        "told": WORK + ASIDE + "enact follow resolve review tell",
        "following": WORK + ASIDE + "enact follow resolve review tell",
        "resolved": WORK + ASIDE + "file link split tell",
        "filed": WORK + ASIDE + "tell",
        "on_hold": WORK + "attest breach close escalate recuse resume",
        "merged": "attest recuse unmerge",
        "closed": "answer attest breach escalate recuse reopen respond",
    },
    "central": {
        "received": "attest confirm note recuse",
        "confirmed": WORK + "attest breach recuse review",
        "reviewed": WORK + "agree attest breach decide recuse review settle",
        "decided": WORK + "attest breach record recuse unsettle",
        "recorded": WORK + "attest breach close record recuse",
        "closed": "answer attest breach recuse reopen",
    },
}


@pytest.mark.parametrize(("kind", "state", "act"), PAIRS)
def test_every_pair_is_decided(kind, state, act):
    """An act leads to a state of the same path, or it is a Conflict; nothing in between."""
    if act in ALLOWED[kind][state].split():
        assert rules.follow(kind, state, act, "gathering") in rules.RULES[kind]
        assert rules.may_follow(kind, state, act)
        return
    with pytest.raises(Conflict) as refused:
        rules.follow(kind, state, act)
    assert refused.value.status == 409
    assert not rules.may_follow(kind, state, act)


def test_the_table_knows_no_other_acts_or_states():
    """What the table declares is an act of the house, and both tables name the same states."""
    for kind, states in rules.RULES.items():
        assert set(states) == set(ALLOWED[kind])
        assert {act for acts in states.values() for act in acts} <= set(rules.ACTS)


def test_stepping_back_and_attesting_are_always_possible():
    """No state keeps somebody in a case."""
    for kind, states in rules.RULES.items():
        for state in states:
            assert rules.follow(kind, state, "recuse") == state
            assert rules.follow(kind, state, "attest") == state


def test_the_way_of_a_community_case_and_of_a_central_one():
    """The plain way through both tables; at a community the short one too, with none of the steps between."""
    state, seen = rules.FIRST["community"], []
    whole = "clear note review propose hear agree settle enact tell follow resolve file close"
    for act in whole.split():
        state = rules.follow("community", state, act)
        seen.append(state)
    assert [one for one in rules.PATH["community"] if one not in seen] == ["open"]
    assert state == "closed"
    state = rules.FIRST["community"]
    for act in ("note", "measure", "answer", "close"):
        state = rules.follow("community", state, act)
    assert state == "closed"
    state = rules.FIRST["central"]
    for act in ("confirm", "review", "decide", "agree", "settle", "record", "close"):
        state = rules.follow("central", state, act)
    assert state == "closed"


def test_every_running_case_can_be_closed():
    """No step is a wall: whatever was not done, a case can be closed."""
    for state in rules.RULES["community"]:
        if state not in ("closed", "merged"):
            assert rules.follow("community", state, "close") == "closed"


def test_on_hold_and_back():
    """A case goes on where it stood, from wherever it was put on hold."""
    for state in rules.RULES["community"]:
        if rules.may_follow("community", state, "hold"):
            assert rules.follow("community", rules.follow("community", state, "hold"), "resume", state) == state


def test_the_next_act_is_always_one_that_may_follow():
    """In every state, for every finding, told or not: the page never points to a step the table refuses."""
    findings = ("", "violation", "violation_unidentified", *rules.NOTHING_TO_DECIDE)
    for state, finding in ((state, finding) for state in rules.RULES["community"] for finding in findings):
        for told, waiting, has, passed in product((False, True), repeat=4):
            facts = {"told": told, "waiting": waiting, "has_reporter": has, "passed_on": passed}
            act = rules.next_act("community", state, finding=finding, **facts)
            assert act == "rest" or rules.may_follow("community", state, act), (state, finding, act)
            assert (act == "rest") == (state in ("closed", "merged"))
    assert rules.next_act("community", "assessed", told=False, waiting=False, has_reporter=True) == "go_on"


def test_what_a_finding_makes_needless():
    """Nothing against the code: told, then closed. Otherwise the whole way."""
    short = rules.walk("community", "assessed", "no_violation")
    assert [stage for stage, *_rest in short] == ["gather", "assess", "tell", "end"]
    assert [stage for stage, *_rest in rules.walk("community", "assessed", "violation")][2:4] == ["decide", "act"]
    assert rules.walk("community", "proposed", "violation")[2] == ("decide", "now", True)
    assert rules.walk("community", "closed", "violation", ("reviewed",)) == [
        ("gather", "done", False),
        ("assess", "done", False),
        ("end", "done", False),
    ]


def test_code_names_are_two_plain_words():
    """Three hundred and more of each, small letters, none twice, and a new name is not among those taken."""
    for words in (ADJECTIVES, NOUNS):
        assert len(words) >= 300
        assert len(set(words)) == len(words)
        assert all(word.isascii() and word.isalpha() and word.islower() and len(word) < 16 for word in words)
    first = codename.new()
    assert len(first.split()) == 2
    assert codename.new(taken=[first]) != first
