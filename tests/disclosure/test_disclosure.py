"""Telling somebody outside: two signatures, sealed to those who lead, corrected to all who were told."""

import pytest

from portal import access, disclosure, register
from portal.audit.models import AuditLine
from portal.disclosure.models import Arrived
from portal.errors import Conflict, NotFound, Refused
from tests.register.scene import holder, joined, opened, recorded, stands, third


def told(ground, **more) -> disclosure.Draft:
    """What shall be told to Harbor."""
    facts = {
        "who": "MARKERWHO Rob Kay",
        "footing": "found",
        "text": "MARKERTEXT Sent threats in May.",
        "basis": "safety",
    }
    return disclosure.Draft(**facts | {"why": "MARKERINNER He comes", "place": ground.harbor} | more)


def drafted(ground, **more) -> tuple[str, str]:
    """Somebody in the register, and a draft about them by Lea: (person, draft)."""
    _case, person = recorded(ground, "Rob Kay")
    opened(ground, "Lea", "Gil")
    with ground.unit():
        return person, disclosure.draft(holder(ground), person, told(ground, **more))


def arrived(ground, name="Ana") -> list:
    """What a lead finds from the committee."""
    with ground.unit():
        return disclosure.received(ground.act(name))


def test_nothing_leaves_before_a_second_key_holder_signs(ground, smtp):
    """The author's own signature is refused; a colleague's sends it, sealed, with a mail without a word."""
    _person, draft = drafted(ground)
    assert arrived(ground) == []
    with ground.unit(), pytest.raises(Refused):
        disclosure.sign(holder(ground), draft)
    assert arrived(ground) == []
    with ground.unit():
        disclosure.sign(holder(ground, "Gil"), draft)
    [one] = arrived(ground)
    with ground.unit():
        read = disclosure.read(ground.act("Ana"), one.id)
        assert read.words["text"] == "MARKERTEXT Sent threats in May."
        assert read.words["footing"] == "found"
        assert "MARKERINNER" not in str(read.words)
    with ground.unit():
        actions = {line.action for line in ground.act("Ana").all(ground.act("Ana").select(AuditLine))}
        assert {"disclosure.arrived", "disclosure.read"} <= actions
    with ground.unit(), pytest.raises(Conflict):
        disclosure.sign(holder(ground, "Gil"), draft)
    assert len(arrived(ground)) == 1


def test_only_those_who_lead_and_were_not_left_out_find_it(ground):
    """A responder, an organiser, another community, a lead who was left out: nothing."""
    with ground.unit():
        access.join(ground.people["Ben"], ground.harbor, "lead")
    _person, draft = drafted(ground, left_out=(ground.people["Ben"],))
    with ground.unit():
        assert set(disclosure.readers(ground.harbor).values()) == {"Ana", "Ben"}
        disclosure.sign(holder(ground, "Gil"), draft)
    [one] = arrived(ground)
    ben = ground.act("Ben", "lead")
    with ground.unit():
        assert ben.all(ben.select(Arrived))
        assert disclosure.received(ben) == []
    for actor in (ben, ground.act("Cleo"), ground.act("Odo"), ground.act("Dov")):
        with ground.unit(), pytest.raises(NotFound):
            disclosure.read(actor, one.id)


def test_a_correction_reaches_everybody_who_was_told(ground):
    """Two communities and a committee elsewhere were told; once signed, the correction stands with both."""
    _person, draft = drafted(ground)
    lea, gil = holder(ground), holder(ground, "Gil")
    with ground.unit(), pytest.raises(Conflict):
        disclosure.correct(lea, draft, "Not so", "New facts", footing="not_found")
    with ground.unit():
        disclosure.sign(gil, draft)
        disclosure.sign(gil, disclosure.again(lea, draft, place=ground.north))
        disclosure.sign(gil, disclosure.again(lea, draft, outside_name="The other committee"))
        open_one = disclosure.again(lea, draft, place=ground.north)
    with ground.unit():
        fix = disclosure.correct(gil, draft, "MARKERFIX It was somebody else.", "New facts", footing="not_found")
    assert len(arrived(ground)) == 1
    with ground.unit():
        disclosure.sign(lea, fix)
        assert disclosure.outside(lea, fix) == ["The other committee"]
        disclosure.withdraw(lea, open_one)
    for name in ("Ana", "Dov"):
        found = arrived(ground, name)
        assert len(found) == 2
        [first] = [one for one in found if not one.corrects]
        [later] = [one for one in found if one.corrects]
        assert (first.corrected, later.corrects) == (later.id, first.id)
        with ground.unit():
            assert disclosure.read(ground.act(name), later.id).words["text"] == "MARKERFIX It was somebody else."


def test_what_changed_since_is_written_anew(ground):
    """A draft that tells another standing than the person's is not sent."""
    person, draft = drafted(ground)
    stands(ground, person, "flagged")
    with ground.unit(), pytest.raises(Conflict):
        disclosure.sign(holder(ground, "Gil"), draft)
    assert arrived(ground) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"who": " "}, "who_empty"),
        ({"text": ""}, "text_empty"),
        ({"why": ""}, "why_empty"),
        ({"place": ""}, "nobody_told"),
        ({"footing": "sure"}, "unknown_code"),
        ({"basis": "because"}, "unknown_code"),
        ({"text": "He is a predator."}, "loaded_words"),
        ({"advice": "You must not let them in; you should ban them."}, "loaded_words"),
    ],
)
def test_what_is_missing_is_asked_for(ground, change, code):
    """Exactly what, why, on what ground: none of them may be empty."""
    with pytest.raises(Refused) as refused:
        drafted(ground, **change)
    assert refused.value.code == code


def test_whoever_stepped_back_meets_no_disclosure(ground):
    """Nor one about somebody who was joined to a person of that case."""
    third(ground)
    case, one = recorded(ground, "Rob Kay")
    _case, other = recorded(ground, "Rob Key")
    opened(ground, "Lea", "Gil", "Kim")
    kim = holder(ground, "Kim")
    with ground.unit():
        draft = disclosure.draft(holder(ground), other, told(ground))
        assert len(disclosure.log(kim)) == 1
    joined(ground, one, other)
    with ground.unit():
        access.bar(ground.act("Gil"), case, ground.people["Kim"])
    with ground.unit():
        assert disclosure.log(kim) == []
        assert len(disclosure.log(holder(ground))) == 1
    for attempt in (disclosure.show, disclosure.sign, disclosure.withdraw):
        with ground.unit(), pytest.raises(NotFound):
            attempt(kim, draft)


@pytest.mark.sqlite_only
def test_nothing_of_it_lies_in_clear(ground, settings):
    """Neither here nor with the community."""
    _person, draft = drafted(ground)
    with ground.unit():
        disclosure.sign(holder(ground, "Gil"), draft)
        assert "MARKERTEXT" in str(disclosure.show(holder(ground), draft))
    content = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    assert content
    assert not any(b"MARKER" in part for part in content)


def test_no_word_is_told_to_members(ground):
    """Only in the open vault of a key holder."""
    _person, draft = drafted(ground)
    with ground.unit():
        register.close_people(holder(ground))
    for actor in (holder(ground), ground.act("Ivo"), ground.act("Lea"), ground.act("Ana")):
        with ground.unit(), pytest.raises(NotFound):
            disclosure.show(actor, draft)
