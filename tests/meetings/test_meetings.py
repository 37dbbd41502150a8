"""An agenda of what waits, minutes in their cases, and nothing of either for whoever stepped back."""

from datetime import timedelta
from pathlib import Path

import pytest

from portal import access, affiliation, cases, committee, communities, letters, mail, meetings, policies
from portal import clock as portal_clock
from portal.db import writing
from portal.errors import Conflict, NotFound, Refused
from portal.meetings import rules
from tests.committee.climb import let_in, reviewed


def planned(ground, name="Gil"):
    """A meeting tomorrow."""
    with ground.unit():
        return meetings.plan(ground.act(name), portal_clock.today() + timedelta(days=1))


def begun(ground, meeting, name="Gil", present=("Gil", "Hana")):
    """It has begun."""
    with ground.unit():
        meetings.begin(ground.act(name), meeting, [ground.people[one] for one in present])


def seen(ground, name, meeting):
    """The meeting as one member sees it."""
    with ground.unit():
        return meetings.read(ground.act(name), meeting)


def item_of(ground, name, meeting, kind):
    """The first line of a kind that this member sees."""
    return next(one for one in seen(ground, name, meeting).items if one.kind == kind)


def asks(ground):
    """Harbor asks for affiliation."""
    with ground.unit():
        ana = ground.act("Ana")
        communities.keep_contact(ana, name="Ana Reyes", mail="ana@people.example")
        policies.take(ana, "Be kind.")
        policies.describe(ana, title="Code of Conduct", licence="CC-BY-4.0", original=True, made_from=[])
        policies.publish(ana, "First")
        affiliation.ask(ana, "Please.")


def test_every_pair_of_state_and_act_is_decided():
    """Declared, or a Conflict with status 409."""
    for state in rules.STATES:
        for act in rules.ACTS:
            if act in rules.RULES[state]:
                assert rules.follow(state, act) in rules.STATES
            else:
                with pytest.raises(Conflict) as refused:
                    rules.follow(state, act)
                assert refused.value.status == 409
    with pytest.raises(ValueError, match="dance"):
        rules.follow(rules.PLANNED, "dance")


def test_a_seat_that_ends_stands_on_the_agenda(ground, clock):
    """Whose year ends within a month; gone when they say that they stay. What is said of it is kept in the meeting."""
    with ground.app.app_context(), writing():
        committee.keep_seats(portal_clock.now())
    clock.advance(days=340)
    with ground.unit():
        for name in ("Hana", "Ivo", "Kim", "Lea"):
            committee.stay(ground.act(name))
    meeting = planned(ground)
    on_it = {one.person_id for one in seen(ground, "Gil", meeting).items}
    assert on_it == {ground.people["Gil"], ground.people["Jun"]}
    begun(ground, meeting)
    line = next(one for one in seen(ground, "Hana", meeting).items if one.person_id == ground.people["Jun"])
    with ground.unit():
        meetings.write(ground.act("Gil"), meeting, line.id, "MARKERSEAT She stays.")
    assert "MARKERSEAT" in repr(seen(ground, "Ivo", meeting))


def test_the_agenda_makes_itself_of_what_waits(ground):
    """A case to decide and an application; live until the meeting begins, fixed from then on."""
    meeting = planned(ground)
    assert seen(ground, "Gil", meeting).items == ()
    _case, central, _receipt = reviewed(ground)
    asks(ground)
    with ground.unit():
        meetings.add_topic(ground.act("Ivo"), meeting, "MARKERTOPIC next year's budget")
    kinds = [one.kind for one in seen(ground, "Gil", meeting).items]
    assert kinds == ["case", "affiliation", "topic"]
    begun(ground, meeting)
    _case, later, _receipt = reviewed(ground)
    found = seen(ground, "Gil", meeting)
    assert [one.kind for one in found.items] == kinds
    assert [one.number for one in found.items] == [1, 2, 3]
    assert found.items[0].case_id == central
    assert later not in {one.case_id for one in found.items}
    assert found.items[1].name == "Harbor Python"
    assert found.items[2].topic.startswith("MARKERTOPIC")
    assert set(found.present) == {ground.people["Gil"], ground.people["Hana"]}


def test_a_measure_that_ends_soon_is_on_it(ground):
    """So that its end is not forgotten."""
    from_now = portal_clock.today()
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        gil = ground.act("Gil")
        measure(gil, central, from_now + timedelta(days=10))
    meeting = planned(ground)
    assert [one.kind for one in seen(ground, "Gil", meeting).items] == ["case", "ending"]


def measure(gil, central, ends):
    """A term on a central case."""
    wanted = letters.Wanted("suspension_short", text="Stay away.", ends=ends, places=("Chat",))
    letters.impose(gil, central, wanted)


def test_what_is_said_of_a_case_is_kept_in_the_case(ground):
    """As a note for everybody who may open it; a decision by everybody's own word, in the case."""
    _case, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    meeting = planned(ground)
    begun(ground, meeting)
    item = item_of(ground, "Gil", meeting, "case").id
    with ground.unit():
        meetings.write(ground.act("Gil"), meeting, item, "MARKERSAID we all think alike")
        proposal = committee.propose(ground.act("Gil"), central, "violation", "none", None, "Alike.")
    with ground.unit():
        assert "MARKERSAID we all think alike" in {one.text for one in cases.read(ground.act("Ivo"), central).notes}
        with pytest.raises(Conflict, match="agreed_already"):
            meetings.stand(ground.act("Gil"), meeting, item, proposal)
    with ground.unit():
        assert item_of_now(ground, "Hana", meeting).proposal.id == proposal
        assert meetings.stand(ground.act("Hana"), meeting, item, proposal)
    with ground.unit():
        assert cases.see(ground.act("Gil"), central).state == "decided"
        assert committee.decision(ground.act("Ivo"), central).id == proposal


def item_of_now(ground, name, meeting):
    """The first line, within a unit of work."""
    return meetings.read(ground.act(name), meeting).items[0]


def test_whoever_stepped_back_sees_neither_line_nor_minutes(ground):
    """Before, while and after: no line, no gap, no count, the address answers as one that is nowhere."""
    _case, central, _receipt = reviewed(ground)
    _case, other, _receipt = reviewed(ground)
    let_in(ground, central, "Jun")
    let_in(ground, other, "Jun")
    meeting = planned(ground)
    assert len(seen(ground, "Jun", meeting).items) == 2
    begun(ground, meeting)
    lines = {one.case_id: one.id for one in seen(ground, "Jun", meeting).items}
    with ground.unit():
        meetings.write(ground.act("Gil"), meeting, lines[central], "MARKERSAID before")
    assert "MARKERSAID" in repr(seen(ground, "Jun", meeting)), "there was something to see"
    with ground.unit():
        cases.recuse(ground.act("Jun"), central)
    with ground.unit():
        meetings.write(ground.act("Gil"), meeting, lines[central], "MARKERSAID after")
    found = seen(ground, "Jun", meeting)
    assert [(one.number, one.case_id) for one in found.items] == [(1, other)]
    assert "MARKERSAID" not in repr(found)
    assert len(seen(ground, "Gil", meeting).items) == 2
    for verb in (
        lambda: meetings.write(ground.act("Jun"), meeting, lines[central], "x"),
        lambda: meetings.stand(ground.act("Jun"), meeting, lines[central], "z" * 26),
        lambda: meetings.write(ground.act("Jun"), meeting, "z" * 26, "x"),
    ):
        with ground.unit(), pytest.raises(NotFound):
            verb()


def test_a_chair_who_stepped_back_begins_a_meeting_and_hides_nothing_from_the_others(ground):
    """The line is there for the others all the same, and not for the chair."""
    _case, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    with ground.unit():
        cases.recuse(ground.act("Gil"), central)
    meeting = planned(ground)
    begun(ground, meeting)
    assert seen(ground, "Gil", meeting).items == ()
    assert [one.case_id for one in seen(ground, "Ivo", meeting).items] == [central]


def test_without_the_key_of_a_case_one_sees_its_name_alone(ground):
    """Kim did not say yet that she is free: code name and state, no word."""
    _case, central, _receipt = reviewed(ground)
    meeting = planned(ground)
    begun(ground, meeting)
    item = item_of(ground, "Gil", meeting, "case").id
    with ground.unit():
        meetings.write(ground.act("Gil"), meeting, item, "MARKERSAID")
    one = item_of(ground, "Kim", meeting, "case")
    assert one.code_name
    assert (one.held, one.said, one.proposal) == (False, (), None)
    with ground.unit(), pytest.raises(NotFound):
        meetings.write(ground.act("Kim"), meeting, item, "x")


def with_minutes(ground):
    """A meeting with a topic and what was said of it."""
    meeting = planned(ground)
    with ground.unit():
        topic = meetings.add_topic(ground.act("Gil"), meeting, "MARKERTOPIC")
    begun(ground, meeting)
    with ground.unit():
        meetings.write(ground.act("Hana"), meeting, topic, "MARKERSAID")
    return meeting


def test_minutes_of_other_lines_are_sealed_to_the_members(ground):
    """Members read them; the board and an adviser meet nothing, in whatever role they come."""
    with ground.unit():
        for name, role in (("Max", "board"), ("Una", "adviser")):
            access.join(ground.person(name), "committee", role)
            access.vouch(ground.act("Gil"), ground.people[name])
    meeting = with_minutes(ground)
    found = seen(ground, "Kim", meeting)
    assert [(one.topic, one.said[0].words) for one in found.items] == [("MARKERTOPIC", "MARKERSAID")]
    with ground.unit():
        for name, role in (("Max", "board"), ("Una", "adviser"), ("Max", "member")):
            who = access.Actor("committee", ground.people[name], ground.keys[name], role=role)
            with pytest.raises(NotFound):
                meetings.read(who, meeting)


@pytest.mark.sqlite_only
def test_no_word_of_the_minutes_stands_in_the_database_in_clear(ground, settings):
    """Not in its files, nor in what was written ahead."""
    with_minutes(ground)
    files = [path for path in Path(settings.data).rglob("*") if path.is_file()]
    assert any(b"meeting_minutes" in path.read_bytes() for path in files), "these are the right files"
    for marker in (b"MARKERTOPIC", b"MARKERSAID"):
        assert not any(marker in path.read_bytes() for path in files)


def test_who_joins_before_it_begins_reads_it_and_who_joins_later_does_not(ground):
    """A new colleague gets the key with the beginning; one of next month reads none of it."""
    meeting = planned(ground)
    with ground.unit():
        ground.join(ground.act("Gil"), "Nina", "member")
    with ground.unit(), pytest.raises(NotFound):
        meetings.read(ground.act("Nina"), meeting)
    begun(ground, meeting)
    assert seen(ground, "Nina", meeting).state == "held"
    with ground.unit():
        ground.join(ground.act("Gil"), "Otto", "member")
    with ground.unit():
        assert meetings.listing(ground.act("Otto")) == []
        with pytest.raises(NotFound):
            meetings.read(ground.act("Otto"), meeting)


def test_who_leaves_loses_the_minutes(ground):
    """With the role the key goes."""
    meeting = planned(ground)
    assert seen(ground, "Ivo", meeting)
    with ground.unit():
        committee.remove(ground.act("Gil"), ground.people["Ivo"])
    with ground.unit(), pytest.raises(NotFound):
        meetings.read(ground.act("Ivo"), meeting)
    with ground.unit():
        meetings.add_topic(ground.act("Hana"), meeting, "We go on.")


def test_when_it_is_over_nothing_is_written_any_more(ground):
    """And a meeting that was called off never begins."""
    meeting = planned(ground)
    with ground.unit():
        topic = meetings.add_topic(ground.act("Gil"), meeting, "One thing")
        with pytest.raises(NotFound):
            meetings.drop_topic(ground.act("Hana"), meeting, topic)
    begun(ground, meeting)
    with ground.unit():
        meetings.close(ground.act("Hana"), meeting)
    for act in (
        lambda: meetings.write(ground.act("Gil"), meeting, topic, "too late"),
        lambda: meetings.begin(ground.act("Gil"), meeting),
        lambda: meetings.add_topic(ground.act("Gil"), meeting, "too late"),
        lambda: meetings.close(ground.act("Gil"), meeting),
    ):
        with ground.unit(), pytest.raises(Conflict):
            act()
    off = planned(ground)
    with ground.unit():
        meetings.call_off(ground.act("Gil"), off)
    with ground.unit(), pytest.raises(Conflict):
        meetings.begin(ground.act("Gil"), off)


def test_a_day_gone_by_and_empty_words_are_refused(ground):
    """Each with its own sentence; nothing is kept."""
    with ground.unit(), pytest.raises(Refused, match="day_gone"):
        meetings.plan(ground.act("Gil"), portal_clock.today() - timedelta(days=1))
    meeting = planned(ground)
    with ground.unit(), pytest.raises(Refused, match="words_needed"):
        meetings.add_topic(ground.act("Gil"), meeting, "  ")
    assert seen(ground, "Gil", meeting).items == ()


def test_the_mail_says_that_there_is_one_and_no_more(ground, smtp):
    """To every other member; neither board nor adviser; no day, no agenda."""
    _case, central, _receipt = reviewed(ground)
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    smtp.mailbox.messages.clear()
    planned(ground)
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    told = sorted(one.split("@")[0] for message in smtp.mailbox.messages for one in message.envelope_to)
    assert told == ["hana", "ivo", "jun", "kim", "lea"]
    with ground.unit():
        code = cases.see(ground.act("Gil"), central).code_name
    assert code not in smtp.mailbox.text()
