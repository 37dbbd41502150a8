"""People of a case have codes, are corrected, and may turn out to be the same as in another case."""

import pytest

from portal import cases
from portal.cases.views import by_platform
from portal.errors import Conflict, NotFound, Refused

from .test_kin import two


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("GitHub: robk", ("GitHub", "robk")),
        ("rob@people.example", ("", "rob@people.example")),
        ("https://forum.example/rob", ("", "https://forum.example/rob")),
        ("Forum: https://forum.example/rob", ("Forum", "https://forum.example/rob")),
        ("  robk ", ("", "robk")),
        ("Matrix:", ("", "Matrix:")),
    ],
)
def test_handles_by_platform(line, told):
    """A platform, a colon, a handle; an address by itself stays whole."""
    assert by_platform(line) == told


def test_several_reported_people_of_all_kinds(ground):
    """Each has a code of its own that says nothing."""
    case_id, _other = two(ground)
    with ground.unit():
        for kind in ("person", "organisation", "venue_staff", "outsider", "group", "unknown"):
            cases.add_party(ground.act("Ana"), case_id, "reported", kind, "" if kind == "unknown" else kind)
    with ground.unit():
        parties = cases.read(ground.act("Ben"), case_id).parties
        assert len(parties) == 7
        assert len({party.code for party in parties}) == 7
        assert all(len(party.code) == 6 for party in parties)


def test_somebody_unknown_is_known_later(ground):
    """Corrected once; a form that was opened before is a 409."""
    case_id, other = two(ground)
    ana = ground.act("Ana")
    with ground.unit():
        party = cases.add_party(ana, case_id, "reported", "unknown", "", "a green badge")
        cases.change_party(ana, case_id, party, "person", "Rob Kay", "GitHub: robk", version=1)
    with ground.unit():
        [one] = [each for each in cases.read(ground.act("Ben"), case_id).parties if each.id == party]
        assert (one.kind, one.name, one.ways, one.version) == ("person", "Rob Kay", [("GitHub", "robk")], 2)
        with pytest.raises(Conflict):
            cases.change_party(ana, case_id, party, "person", "Robert", version=1)
        with pytest.raises(Refused):
            cases.change_party(ana, case_id, party, "person", "  ")
        with pytest.raises(NotFound):
            cases.change_party(ana, other, party, "person", "Rob")


def test_the_same_person_in_two_cases(ground):
    """One code for both, measures and all; undone, each has their own again."""
    one, other = two(ground)
    ana = ground.act("Ana")
    with ground.unit():
        here = cases.add_party(ana, one, "reported", "person", "Rob K.", "GitHub: robk_dev")
        measure = cases.measure(ana, one, "removal", parties=[here])
        there = cases.add_party(ana, other, "reported", "person", "Somebody", "github.com/robk_dev")
        assert measure
    with ground.unit():
        assert [(each.here, each.there) for each in cases.alike(ana, one)] == [(here, there)]
        cases.same_party(ana, one, here, there)
    with ground.unit():
        view = cases.read(ana, one)
        assert [(each.id, each.name, each.shared) for each in view.parties if each.role == "reported"][-1] == (
            there,
            "Rob K.",
            True,
        )
        assert cases.alike(ana, one) == []
        cases.part_again(ana, one, there)
        assert here in {each.id for each in cases.read(ana, one).parties}
        with pytest.raises(NotFound):
            cases.part_again(ana, one, here)


def test_who_is_alike_is_told_only_over_what_one_may_open(ground):
    """Ben stepped back from the other case: for him nobody is alike, and he can link to nobody there."""
    one, other = two(ground)
    with ground.unit():
        here = cases.add_party(ground.act("Ana"), one, "reported", "person", "Rob", "GitHub: robk")
        there = cases.add_party(ground.act("Ana"), other, "witness", "person", "Rob", "GitHub: robk")
        assert cases.alike(ground.act("Ben"), one)
        cases.recuse(ground.act("Ben"), other)
    with ground.unit():
        assert cases.alike(ground.act("Ben"), one) == []
        with pytest.raises(NotFound):
            cases.same_party(ground.act("Ben"), one, here, there)
        assert cases.alike(ground.act("Ana"), one)


def test_a_note_is_written_anew(ground):
    """The words before stay beside it; a form opened before somebody else's change is a 409; only facts and notes."""
    case_id, other = two(ground)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        note = cases.note(ana, case_id, "fact", "Seen at five")
        review = cases.review(ana, case_id, "Our review")
        cases.rewrite(ben, case_id, note, "Seen at six", version=1)
    with ground.unit():
        [row] = [each for each in cases.read(ana, case_id).notes if each.id == note]
        assert (row.text, row.version, row.more["former"]) == ("Seen at six", 2, ["Seen at five"])
        with pytest.raises(Conflict):
            cases.rewrite(ana, case_id, note, "Seen at four", version=1)
        for place, thing in ((other, note), (case_id, review)):
            with pytest.raises(NotFound):
                cases.rewrite(ana, place, thing, "Words", version=1)
