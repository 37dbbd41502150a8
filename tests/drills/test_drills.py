"""Practice: the same pages, marked on each, seen by whoever started it, and in no number."""

import pytest

from portal import cases, clock, committee, drills, gathering, reports
from portal.errors import NotFound
from tests.cases.walker import Walker


def started(ground, who: str = "Ana") -> tuple[str, str]:
    """A practice report of somebody: (report id, receipt)."""
    with ground.unit():
        return drills.start(ground.act(who), "messages")


def test_only_whoever_starts_it_sees_the_report_and_nobody_is_mailed(ground, smtp):
    """Not the colleagues, not the committee; no letter, no clock, no count. Its reporter's box works."""
    with ground.unit():
        before = reports.tally(ground.act("Ana"), clock.today(), clock.today())
    report_id, receipt = started(ground)
    with ground.unit():
        assert [row.id for row in reports.listing(ground.act("Ana")) if row.drill] == [report_id]
        for name in ("Ben", "Cleo", "Noa", "Gil"):
            assert reports.listing(ground.act(name)) == []
        assert reports.tally(ground.act("Ana"), clock.today(), clock.today()) == before
        assert reports.box(reports.enter_box(receipt)).report_id == report_id
    assert smtp.mailbox.messages == []


def test_whoever_reads_no_report_cannot_start_one(ground):
    """An organiser, a newcomer nobody vouched for, the committee at a desk."""
    for name in ("Odo", "Noa", "Gil"):
        with ground.unit(), pytest.raises(NotFound):
            drills.start(ground.act(name), "slide")
    with ground.unit():
        assert drills.start(ground.act("Ben"), "slide")


def test_a_practice_case_goes_all_the_way_and_is_never_counted(ground):
    """Opened, sent up, reviewed, decided, recorded: no number, no row of the register, no after-care, no lesson."""
    report_id, _receipt = started(ground)
    with ground.unit():
        ana, gil, hana = ground.act("Ana"), ground.act("Gil"), ground.act("Hana")
        day = clock.today()
        was = committee.tally(gil, day, day)
        case_id = cases.open_case(ana, report_id)
        cases.note(ana, case_id, "fact", "Practised")
        gathering.add_lesson(ana, case_id, "Practise more")
        central = committee.escalate(ana, case_id, ("facts",), "help_wanted")
        committee.confirm_receipt(gil, central)
        cases.review(gil, central, "Practised", "violation")
        proposal = committee.propose(gil, central, "violation", "flagged", None, "Because")
        committee.agree(hana, proposal)
        assert committee.record(ground.act("Gil", "keyholder"), central, "4", "flagged", None, "x", name="Nobody") == ""
        assert cases.see(gil, central).state == "recorded"
        assert committee.tally(gil, day, day) == was
        cases.close(ana, case_id, "violation", "Practised")
        assert gathering.open_tasks(ana) == []
        assert gathering.lessons(ana) == []


def test_every_page_of_it_is_marked(ground):
    """The lists, the report, the case; and the committee's case."""
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    ana.follow('a[href$="/practice"]')
    ana.act("practise", story="nothing")
    assert ana.page.status_code == 422
    ana.act("practise", story="party")
    assert ana.page.status_code == 200
    ana.follow("main a.button")
    assert "Drill" in ana.text
    ana.act("open")
    assert "Drill" in ana.text
    ana.act("open")
    assert "This is practice" in ana.text
    case = ana.path
    ana.get("/desk/harbor/")
    assert "Drill" in ana.soup.select_one("[data-case]").get_text()
    for name in ("Odo", "Dov", "Gil"):
        assert Walker(ground.app, name).get(case).status_code == 404
    assert Walker(ground.app, "Odo").get("/desk/harbor/practice").status_code == 404
