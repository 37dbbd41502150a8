"""Words about a case, held against whoever finds a way around consent: told again, told twice, told from elsewhere."""

import json
import threading
import time
from datetime import timedelta

import pytest

from portal import access, cases, committee, reports, sealing, transparency
from portal import clock as portal_clock
from portal.errors import Refused
from portal.reports import box_acts, handing, way_back
from portal.transparency import Asked, narratives, rules, telling
from tests.leaving.test_leaving import gone
from tests.transparency.counting import closed
from tests.transparency.test_narratives import STORY, WORDS, code_of, period, published, ready, told_case
from tests.transparency.test_narratives import told as told_once

told = told_once


def stand(ground, number=1) -> bool:
    """Whether the words are in any version of a statement."""
    with ground.unit():
        return WORDS.what in json.dumps([one.facts for one in transparency.versions(ground.harbor, number)])


def test_who_agreed_anew_can_take_it_back_anew(told, ground):
    """Taken back, agreed to once more, told once more in the same statement: the second no counts like the first."""
    case, receipt, _first = told
    for codes in ((), ("public",)):
        with ground.unit():
            box_acts.allow(reports.enter_box(receipt), codes)
    with ground.unit():
        chosen = narratives.row_of(ground.act("Ana"), case).id
    published(ground, period(reason="They agree after all.", tell=(chosen,)))
    assert stand(ground)
    with ground.unit():
        assert box_acts.allow(reports.enter_box(receipt), ()) == "undone"
    assert not stand(ground)


def test_the_moment_of_taking_back_is_nowhere(told, ground, clock):
    """Everybody reads when a version was published: of one that a reporter made, its day is all there is."""
    _case, receipt, first = told
    clock.advance(days=3, hours=2, minutes=7)
    with ground.unit():
        box_acts.allow(reports.enter_box(receipt), ())
    with ground.unit():
        newest = transparency.published(ground.harbor)[0]
    assert newest.version == 2 and newest.at > first.at
    assert newest.at.date() == portal_clock.today()
    assert (newest.at.hour, newest.at.minute, newest.at.second) == (0, 0, 0)


def test_days_of_two_statements_do_not_tell_the_day(told, ground):
    """What stands in one statement is not offered for another that meets it, nor for so few days that they tell it."""
    case, _receipt, _statement = told
    today = portal_clock.today()
    with ground.unit():
        ana = ground.act("Ana")
        assert telling.offers(ana, Asked(today - timedelta(days=60), today)) == []
        transparency.take_out(ana, case)
        row = narratives.row_of(ana, case)
        row.state = "ready"
    with ground.unit():
        ana = ground.act("Ana")
        assert len(telling.offers(ana, Asked(today - timedelta(days=60), today))) == 1
        day = cases.read(ana, case).reports[0].received_day
        assert telling.offers(ana, Asked(day, day)) == []
        assert rules.wide(day, day + timedelta(days=27)) and not rules.wide(day, day + timedelta(days=26))


def test_a_case_that_runs_again_is_not_told(told, ground):
    """Taken up again: what was told of it goes, and two have to read it anew."""
    case, _receipt, _statement = told
    assert stand(ground)
    with ground.unit():
        cases.reopen(ground.act("Ana"), case, "Something new came.")
    assert not stand(ground)
    with ground.unit():
        assert narratives.row_of(ground.act("Ana"), case).state == "draft"


def test_who_is_left_out_of_a_case_reads_nothing_of_it(ground, clock):
    """A report excludes Cleo: told only once a lead let it into the community's own numbers, as these are."""
    with ground.unit():
        report, receipt = ground.report(STORY, exclude=("Cleo",))
        box_acts.allow(reports.enter_box(receipt), ("public",))
        case = cases.open_case(ground.act("Ana"), report)
        cases.hand_keys_on(ground.act("Ana"))
    closed(ground, case=case), closed(ground), closed(ground)
    ready(ground, case)
    clock.advance(days=31)
    with ground.unit():
        assert telling.offers(ground.act("Ana"), period()) == []
        cases.release(ground.act("Ana"), case)
    with ground.unit():
        assert len(telling.offers(ground.act("Ana"), period())) == 1


def test_a_report_whose_box_is_elsewhere_is_not_told_here(ground):
    """It went up to the committee, where its reporter agrees from then on: what they said before does not count."""
    with ground.unit():
        report, receipt = ground.report(STORY)
        box = reports.enter_box(receipt)
        box_acts.allow(box, ("public",))
        handing.give(box, way_back.report_of(box))
        assert reports.enter_box(receipt).partition == "committee"
    with ground.unit():
        case = cases.open_case(ground.act("Ana"), report)
    closed(ground, case=case)
    with ground.unit():
        assert "public" in cases.read(ground.act("Ana"), case).reports[0].consent
    with pytest.raises(Refused) as refused, ground.unit():
        narratives.save(ground.act("Ana"), case, WORDS)
    assert code_of(refused) == "not_agreed"


def test_the_committee_does_not_answer_for_reporters_below(ground):
    """A case made of a packet has reporters whom the committee does not know: one of its own agreeing is not enough."""
    case, _receipt = told_case(ground, consent=())
    with ground.unit():
        committee.escalate(ground.act("Ana"), case, ("nature",), "after_event")
    with ground.unit():
        gil = ground.act("Gil")
        [row] = cases.listing(gil)[0]
        view = cases.read(gil, row.id)
        assert view.came_up and not narratives.agreed(gil, view)
        assert not cases.read(ground.act("Ana"), case).came_up


def test_words_do_not_move_to_where_nobody_can_take_them_back(told, ground):
    """Statements that move with their community tell their numbers; the boxes that move know no way to the words."""
    _case, _receipt, statement = told
    with ground.unit():
        moved = transparency.statements_told(ground.harbor)
    assert stand(ground) and moved[0]["facts"]["totals"] == statement.facts["totals"]
    assert WORDS.what not in json.dumps(moved)


def test_what_a_community_that_left_told_is_gone(told, ground, clock):
    """Its numbers stay, but nobody has a way to its words any more: so they go with it."""
    _case, _receipt, statement = told
    gone(ground, clock)
    assert not stand(ground)
    with ground.unit():
        assert transparency.published(ground.harbor)[0].facts["totals"] == statement.facts["totals"]


def test_without_a_box_nobody_could_take_it_back(ground):
    """Sent one way, or written down by somebody else: a tick at filing is no word that could be taken back."""
    with ground.unit():
        answers = reports.Answers(story=STORY, mode="one_way", consent=("public",))
        report = reports.receive(access.reporter(ground.harbor), answers, sealing.receipt.new())
        case = cases.open_case(ground.act("Ana"), report)
    closed(ground, case=case)
    with ground.unit():
        assert cases.read(ground.act("Ana"), case).reports[0].consent == ("public",)
    with pytest.raises(Refused) as refused, ground.unit():
        narratives.save(ground.act("Ana"), case, WORDS)
    assert code_of(refused) == "not_agreed"


@pytest.mark.parametrize("first", ["publishing", "taking back"])
def test_publishing_and_taking_back_at_once(ground, clock, first):
    """Whichever holds the report first, afterwards no version tells what the reporter took back."""
    case, receipt = told_case(ground)
    closed(ground), closed(ground)
    chosen = ready(ground, case)
    clock.advance(days=31)
    held, said = threading.Event(), []

    def publish() -> None:
        try:
            with ground.unit():
                transparency.publish(ground.act("Ana"), period(tell=(chosen,)))
                pause("publishing")
        except Refused as refused:
            said.append(refused.code)

    def take_back() -> None:
        with ground.unit():
            said.append(box_acts.allow(reports.enter_box(receipt), ()))
            pause("taking back")

    def pause(who: str) -> None:
        if who == first:
            held.set()
            time.sleep(0.5)

    ways = {"publishing": publish, "taking back": take_back}
    begun = threading.Thread(target=ways.pop(first))
    begun.start()
    assert held.wait(30)
    [after] = ways.values()
    after()
    begun.join()
    with ground.unit():
        known = transparency.published(ground.harbor)
        assert not [one for one in known if WORDS.what in json.dumps(one.facts)]
    assert said == (["undone"] if first == "publishing" else ["changed", "not_offered"])
