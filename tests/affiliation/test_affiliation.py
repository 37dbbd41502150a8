"""From asking to the public list and back: who may do what, what each side keeps, what nobody else sees."""

from pathlib import Path

import pytest

from portal import access, affiliation, communities, policies, sealing
from portal.affiliation import checklist, service
from portal.errors import Conflict, NotFound, Refused
from tests.cases.walker import Walker


def asked(ground, words="MARKERASK we are small"):
    """Harbor asks."""
    with ground.unit():
        affiliation.ask(ground.act("Ana"), words)


def decided(ground, act, words="", by=("Gil", "Hana")):
    """One proposes, another agrees."""
    with ground.unit():
        one = affiliation.propose(ground.act(by[0]), ground.harbor, act, words)
    with ground.unit():
        return affiliation.agree(ground.act(by[1]), ground.harbor, one)


def state(ground, name="Ana"):
    """How it stands, seen from somebody's side."""
    with ground.unit():
        who = ground.act(name)
        return affiliation.standing(who, None if who.partition == ground.harbor else ground.harbor).state


def test_all_five_are_found_on_a_community_that_says_them(ground):
    """Each with what shows it."""
    with ground.unit():
        found = {one.item: one for one in affiliation.checks(ground.harbor)}
    assert tuple(found) == checklist.ITEMS
    assert all(one.seen for one in found.values()), found
    assert found["contact"].evidence == ("Ana Reyes",)
    assert len(found["grounds"].evidence) == 3


def test_what_is_missing_is_named_and_may_stand_elsewhere(ground):
    """North has no code and nobody by name; its lead points to a page; an odd address is refused."""
    with ground.unit():
        found = {one.item: one for one in affiliation.checks(ground.north)}
        assert not any(one.seen for one in found.values())
        assert found["grounds"].missing == ("member", "silence", "appeal")
        dov = ground.act("Dov")
        for odd in ("north.example/reports", "javascript:alert(1)", "ftp://north.example/x"):
            with pytest.raises(Refused, match="url_odd"):
                affiliation.point_to(dov, "reports", odd)
        affiliation.point_to(dov, "reports", "https://north.example/reports", "  one a year  ")
    with ground.unit():
        one = {one.item: one for one in affiliation.checks(ground.north)}["reports"]
        assert (one.seen, one.settled, one.words) == (False, True, "one a year")
        affiliation.point_to(ground.act("Dov"), "reports", "")
    with ground.unit():
        assert not {one.item: one for one in affiliation.checks(ground.north)}["reports"].settled


def test_a_language_nobody_taught_us_is_left_to_people(ground):
    """A French code: two points say that a person has to look, the others are found."""
    with ground.unit():
        ana = ground.act("Ana")
        communities.edit(ana, language="fr")
        policies.take(ana, "Soyez gentils. Si nous ne répondons pas, écrivez au comité.")
        policies.publish(ana, "In French")
    with ground.unit():
        found = {one.item: one for one in affiliation.checks(ground.harbor)}
    assert {item for item, one in found.items() if one.unread} == {"grounds", "reports"}
    assert found["code"].seen
    place = ground.harbor.partition(":")[2]
    with ground.unit():
        affiliation.ask(ground.act("Ana"), "Please.")
    gil = Walker(ground.app, "Gil")
    gil.get(f"/committee/affiliations/{place}")
    assert "read it yourself" in gil.text
    assert "Not recognised:" in gil.text


def test_a_draft_is_never_looked_at(ground):
    """The committee reads what is published, however the draft reads."""
    with ground.unit():
        policies.take(ground.act("Dov"), "If a report concerns a member of our team, it goes to the committee.")
    with ground.unit():
        assert not any(one.evidence for one in affiliation.checks(ground.north) if one.item in ("code", "grounds"))


def test_who_has_no_code_can_not_ask_yet(ground):
    """Refused kindly."""
    with ground.unit(), pytest.raises(Refused, match="no_code"):
        affiliation.ask(ground.act("Dov"))


def test_the_whole_way(ground):
    """Asked, a condition, an answer, two members, the community's own yes to the list; both sides read the same."""
    asked(ground)
    with ground.unit():
        affiliation.add_words(ground.act("Ivo"), ground.harbor, "condition", "MARKERCONDITION Who is your second?")
    assert state(ground) == state(ground, "Gil") == "conditions"
    with ground.unit():
        affiliation.answer(ground.act("Ana"), "MARKERANSWER It is Ben.")
    assert decided(ground, "approve", "MARKERYES Welcome.") == "approved"
    with ground.unit():
        assert affiliation.affiliated() == []
        affiliation.put_on_list(ground.act("Ana"))
    with ground.unit():
        assert [one.slug for one in affiliation.affiliated()] == ["harbor"]
        here, there = affiliation.steps(ground.act("Ana")), affiliation.steps(ground.act("Gil"), ground.harbor)
        assert [(one.act, one.words) for one in here] == [(one.act, one.words) for one in there]
        assert [one.words for one in here if one.words] == [
            "MARKERYES Welcome.",
            "MARKERANSWER It is Ben.",
            "MARKERCONDITION Who is your second?",
            "MARKERASK we are small",
        ]
        assert {one.person_id for one in here} == {ground.people["Ana"], ""}, "no member is named to the community"
        assert ground.people["Ana"] not in {one.person_id for one in there}


def test_two_members_and_nobody_twice(ground):
    """Whoever proposes can't agree; a stale proposal is over; another community's address is a 404."""
    asked(ground)
    with ground.unit():
        first = affiliation.propose(ground.act("Gil"), ground.harbor, "approve")
    with ground.unit(), pytest.raises(Refused, match="own_proposal"):
        affiliation.agree(ground.act("Gil"), ground.harbor, first)
    with ground.unit(), pytest.raises(NotFound):
        affiliation.agree(ground.act("Hana"), ground.north, first)
    with ground.unit():
        second = affiliation.propose(ground.act("Hana"), ground.harbor, "decline", "Not yet.")
        assert affiliation.proposal(ground.act("Ivo"), ground.harbor).id == second
    with ground.unit(), pytest.raises(Conflict, match="proposal_over"):
        affiliation.agree(ground.act("Ivo"), ground.harbor, first)
    with ground.unit():
        affiliation.add_words(ground.act("Ivo"), ground.harbor, "condition", "One more thing.")
    with ground.unit(), pytest.raises(Conflict, match="proposal_over"):
        affiliation.agree(ground.act("Ivo"), ground.harbor, second)
    assert state(ground) == "conditions"


@pytest.mark.parametrize("act", ["approve", "decline", "confirm", "end"])
def test_what_takes_two_is_never_done_by_one(ground, act):
    """Not through the verb of one either."""
    asked(ground)
    with ground.unit(), pytest.raises(Refused, match="choose_one"):
        affiliation.add_words(ground.act("Gil"), ground.harbor, act, "words")
    assert state(ground) == "asked"


def test_a_member_who_belongs_to_the_community_decides_nothing(ground):
    """Ivo helps at Harbor: he may read how it stands, and neither propose nor agree."""
    asked(ground)
    with ground.unit():
        access.join(ground.person("Ivo"), ground.harbor, "helper")
        ivo = access.Actor("committee", ground.person("Ivo"), ground.keys["Ivo"], role="member")
        one = affiliation.propose(ground.act("Gil"), ground.harbor, "approve")
        for verb in (
            lambda: affiliation.propose(ivo, ground.harbor, "approve"),
            lambda: affiliation.agree(ivo, ground.harbor, one),
            lambda: affiliation.add_words(ivo, ground.harbor, "condition", "x"),
        ):
            with pytest.raises(Refused, match="own_community"):
                verb()


def test_who_may_not_gets_what_is_nowhere(ground):
    """A responder, an organiser, an unvouched lead, a lead of another community, and a place that never asked."""
    asked(ground)
    with ground.unit():
        for name, role in (("Ben", "responder"), ("Odo", "organiser"), ("Odo", "lead"), ("Noa", "lead")):
            with pytest.raises(NotFound):
                affiliation.withdraw(ground.act(name, role))
        with pytest.raises(NotFound):
            affiliation.standing(ground.act("Ben"))
        with pytest.raises(NotFound):
            affiliation.standing(ground.act("Gil"), ground.north)
        with pytest.raises(NotFound):
            affiliation.propose(ground.act("Gil"), ground.north, "approve")
        assert affiliation.standing(ground.act("Dov")).state == "none", "another lead sees their own, and only that"
    assert state(ground) == "asked"


def test_words_stand_sealed_at_both_places(ground):
    """Nobody but the vouched people of the two places holds a key to them."""
    asked(ground)
    with ground.unit():
        step = affiliation.steps(ground.act("Ana"))[0]
        assert step.words == "MARKERASK we are small", "there was something to see"
        dov = access.Actor(ground.harbor, ground.people["Dov"], ground.keys["Dov"], role="lead")
        assert [one.words for one in affiliation.steps(dov)] == [None]
        lock = access.team_lock(access.letterbox(ground.harbor))
        assert not sealing.holds(dov, lock)


@pytest.mark.sqlite_only
def test_no_word_stands_in_the_database_in_clear(ground, settings):
    """Not in its files, nor in what was written ahead."""
    asked(ground)
    files = [path for path in Path(settings.data).rglob("*") if path.is_file()]
    assert any(b"affiliation_steps" in path.read_bytes() for path in files), "these are the right files"
    assert not any(b"MARKERASK" in path.read_bytes() for path in files)


def test_leaving_the_list_and_ending_it(ground):
    """The public list follows each step at once."""
    asked(ground)
    decided(ground, "approve")
    with ground.unit():
        affiliation.put_on_list(ground.act("Ana"))
        stamp = communities.read_stamp("harbor")
    with ground.unit():
        affiliation.take_off_list(ground.act("Ana"))
    with ground.unit():
        assert affiliation.affiliated() == []
        assert communities.read_stamp("harbor") != stamp, "the community's page is drawn anew"
        affiliation.put_on_list(ground.act("Ana"))
    with ground.unit(), pytest.raises(Refused, match="words_needed"):
        affiliation.propose(ground.act("Gil"), ground.harbor, "end", "  ")
    assert decided(ground, "end", "The promises were not kept.") == "ended"
    with ground.unit():
        assert affiliation.affiliated() == []
        with pytest.raises(Conflict):
            affiliation.put_on_list(ground.act("Ana"))
        affiliation.ask(ground.act("Ana"), "Again, please.")
    assert state(ground) == "asked"


def test_nothing_half_done_is_kept(ground):
    """A step that is refused leaves no row at either place."""
    asked(ground)
    with ground.unit(), pytest.raises(Conflict):
        affiliation.put_on_list(ground.act("Ana"))
    with ground.unit():
        assert [len(affiliation.steps(ground.act(*who))) for who in (("Ana",),)] == [1]
        assert len(affiliation.steps(ground.act("Gil"), ground.harbor)) == 1
        assert service.past_of(ground.act("Gil"), ground.harbor) == service.past_of(ground.act("Ana"), ground.harbor)
