"""One person under several names (S2): proposed, joined by two, parted by two; nothing for the recused."""

import pytest

from portal import cases, matching, register
from portal.errors import Conflict, NotFound, Refused
from portal.register import Known, candidates, known

from .scene import holder, joined, opened, recorded, rows, stands, third


def test_addresses_handles_and_names_find_each_other():
    """The strongest likeness of a pair is named, with what speaks for it; what a crowd shares says nothing."""
    people = {
        "north": known("Rob K.", "GitHub: robk_dev"),
        "harbor": known("robk_dev", ""),
        "tiny": known("Robin Kesten", "rk@example.org"),
        "else": known("Somebody Else", "RK@example.org\nhttps://github.com/robk_dev"),
        "one": known("Christopher Dornbusch", ""),
        "other": known("Dornbusch, Chris", ""),
        "far": known("Anneliese Hartung", ""),
    }
    found = candidates(people, matching.among)
    assert found["else", "tiny"].way == "mail"
    assert found["else", "north"].way == "handle"
    assert found["harbor", "north"].way == "handle_elsewhere"
    assert found["one", "other"].way == "name"
    assert "Chris is a short form of Christopher" in "; ".join(found["one", "other"].reasons)
    assert "K. may stand for Kesten" in found["north", "tiny"].reasons
    assert not any("far" in pair for pair in found)
    assert not any("on the list" in why for like in found.values() for why in like.reasons)
    crowd = {f"p{number}": Known(("Li Wei",), ("desk@mail.example",)) for number in range(30)}
    assert candidates(crowd, matching.among) == {}
    assert candidates(people, lambda _rows: None) is None


def test_what_is_known_is_sorted():
    """Names, addresses and handles by platform, as they were typed."""
    one = known("Rob Kay", "Mastodon: @rob@social.example\nrob@mail.example\nRobert Kay\n@robk\nmail: rk@mail.example")
    assert one.names == ("Rob Kay", "Robert Kay")
    assert one.mails == ("rob@mail.example", "rk@mail.example")
    assert one.handles == (("Mastodon", "@rob@social.example"), ("", "@robk"))


def test_two_key_holders_join_and_nothing_changes_before(ground):
    """The portal proposes; one word changes no code and no standing; the second joins; twice is refused."""
    first, one = recorded(ground, "Rob K.", "GitHub: robk_dev")
    second, other = recorded(ground, "robk_dev")
    opened(ground, "Lea", "Gil")
    stands(ground, one, "banned")
    before = rows(ground)
    assert before[first].person_code != before[second].person_code
    with ground.unit():
        assert register.look_for_links(holder(ground)) == 1
        assert register.look_for_links(holder(ground)) == 0
        [link] = register.links(holder(ground))
        assert not register.confirm_link(holder(ground), link.id)
    assert rows(ground) == before
    with ground.unit(), pytest.raises(Conflict):
        register.confirm_link(holder(ground), link.id)
    with ground.unit():
        assert register.confirm_link(holder(ground, "Gil"), link.id)
    after = rows(ground)
    assert after[first].person_code == after[second].person_code == before[first].person_code
    assert after[second].standing == "banned"
    with ground.unit(), pytest.raises(Conflict):
        register.confirm_link(holder(ground, "Gil"), link.id)


def test_joining_is_undone_by_two(ground):
    """Parting puts codes, names and standings back as they were."""
    first, one = recorded(ground, "Rob K.")
    second, other = recorded(ground, "Robin Kesten", "rk@example.org")
    opened(ground, "Lea", "Gil")
    stands(ground, one, "flagged")
    before = rows(ground)
    link = joined(ground, one, other)
    assert rows(ground)[second].standing == "flagged"
    stands(ground, other, "banned")
    assert {rows(ground)[case].standing for case in (first, second)} == {"banned"}
    with ground.unit():
        view = register.person(holder(ground), other)
        assert (len(view.parts), view.count) == (2, 2)
        assert view.mails == ["rk@example.org"]
        assert not register.part_link(holder(ground), link)
    assert rows(ground)[second].standing == "banned"
    with ground.unit():
        assert register.part_link(holder(ground, "Gil"), link)
    assert rows(ground) == before
    with ground.unit():
        assert len(register.person(holder(ground), other).parts) == 1


def test_three_in_a_row_stay_apart_where_one_link_ends(ground):
    """A joins B joins C: one code for three; parting A from B leaves B with C."""
    people = [recorded(ground, f"Somebody {name}") for name in ("One", "Two", "Three")]
    opened(ground, "Lea", "Gil")
    ids = [person for _case, person in people]
    link = joined(ground, ids[0], ids[1])
    joined(ground, ids[1], ids[2])
    assert len({row.person_code for row in rows(ground).values()}) == 1
    with ground.unit():
        register.part_link(holder(ground), link)
        register.part_link(holder(ground, "Gil"), link)
    codes = {case: row.person_code for case, row in rows(ground).items()}
    assert codes[people[1][0]] == codes[people[2][0]] != codes[people[0][0]]


def test_not_the_same_is_not_proposed_again(ground):
    """One key holder is enough to say no; somebody may still propose it by hand."""
    _case, one = recorded(ground, "Rob K.", "x@example.org")
    _case, other = recorded(ground, "Rob L.", "x@example.org")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        register.look_for_links(holder(ground))
        [link] = register.links(holder(ground))
        register.refuse_link(holder(ground), link.id)
        assert register.look_for_links(holder(ground)) == 0
        assert register.links(holder(ground)) == []
        code = register.person(holder(ground), other).code_name
        for wrong in ("no such", register.person(holder(ground), one).code_name):
            with pytest.raises(Refused):
                register.propose_link(holder(ground), one, wrong)
        assert register.propose_link(holder(ground), one, code) == link.id


def test_whoever_stepped_back_meets_nothing_of_the_person(ground):
    """A key holder recused in one of three cases: no row, code, person, link, pattern, change or sheet tells of it.

    The others' rows stand under their own codes, as if nobody had joined them.
    """
    third(ground)
    first, one = recorded(ground, "Rob K.", "GitHub: robk_dev", sender=ground.north)
    second, other = recorded(ground, "robk_dev", sender=ground.harbor)
    last, more = recorded(ground, "Robin Kesten", "GitHub: robk_dev")
    opened(ground, "Lea", "Gil", "Kim")
    alone = rows(ground, "Kim")
    joined(ground, one, other)
    link = joined(ground, other, more)
    change = stands(ground, one, "flagged")
    kim = holder(ground, "Kim")
    with ground.unit():
        assert len(register.person(kim, other).entries) == 3
        assert register.pattern(ground.act("Kim"), other).communities == 2
        assert len(register.people(kim)[0]) == 1
        cases.recuse(ground.act("Kim"), first)
    seen = rows(ground, "Kim")
    assert set(seen) == {second, last}
    for case in seen:
        assert (seen[case].person_code, seen[case].standing) == (alone[case].person_code, "none")
    with ground.unit():
        assert register.people(kim) == ([], False)
        assert register.find(kim, "robk_dev") == []
        assert register.names_for_record(kim) == []
        assert register.links(kim) == []
        assert register.links_of(kim, [one, other, more]) == []
        assert register.waiting_changes(kim) == []
        assert len(register.pattern(ground.act("Kim"), other).entries) == 1
        with pytest.raises(NotFound):
            register.pattern(ground.act("Kim"), one)
        told = register.take_out(kim).decode()
        assert alone[first].case_code not in told
        assert alone[second].case_code in told
        assert register.look_for_links(kim) == 0
    tries = [
        lambda: register.person(kim, one),
        lambda: register.person(kim, other),
        lambda: register.link(kim, link),
        lambda: register.part_link(kim, link),
        lambda: register.rewrite_person(kim, other, "Nobody", ""),
        lambda: register.propose_standing(kim, other, register.Wanted("none", "Because")),
        lambda: register.withdraw_standing(kim, change),
    ]
    for attempt in tries:
        with ground.unit(), pytest.raises(NotFound):
            attempt()
    with ground.unit():
        assert len(register.person(holder(ground), one).entries) == 3


def test_a_case_that_was_brought_in_can_be_stepped_back_from(ground):
    """Every member may; the row is gone for them alone, and so are its people."""
    opened(ground, "Lea")
    with ground.unit():
        from_sheet = register.read_sheet(
            b"date of report,case code name,person code name,status,resolution source,resolution date,safety risk,"
            b"ongoing harassment,consequences\n2024-02-03,calm heron,blue jay,resolved,board,2024-03-01,no,no,A talk\n"
        )
        assert register.bring(holder(ground), from_sheet).written == 1
    [row] = rows(ground).values()
    with ground.unit():
        register.stay_out(ground.act("Ivo"), row.id)
    assert rows(ground) == {}
    assert len(rows(ground, "Jun")) == 1
    case, _person = recorded(ground, "Somebody")
    [here] = [one for one in rows(ground, "Jun").values() if one.case_id == case]
    with ground.unit(), pytest.raises(NotFound):
        register.stay_out(ground.act("Jun"), here.id)
