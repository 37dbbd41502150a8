"""S9: what was closed long ago goes on its day, all of it; its shell and every number stay as they were."""

import json
import re

import pytest
from sqlalchemy import event

from portal import access, cases, letters, mail, reports, retention, sealing, search
from portal import clock as portal_clock
from portal.cases.models import Case, CaseParty, CaseReport, Party
from portal.cases.shell_models import CaseShell
from portal.db import db, new_id, writing
from portal.errors import NotFound
from portal.house import load_models
from portal.keeper import Keeper
from portal.reports.models import Report
from portal.retention import expunging, holding, rules, schedule
from portal.retention.duties import DUTIES
from portal.retention.gathering import Item
from portal.retention.models import Mark
from tests.transparency.counting import closed, numbers, opened

from .full import full, holders, locks_left, standing


def ran(app, **how) -> dict:
    """What one round forgets."""
    with app.app_context():
        return retention.run(portal_clock.now(), **how)


def waiting(app) -> list:
    """What a preview names, place by place."""
    with app.app_context():
        return [one for found in retention.preview().values() for one in found]


def rows_about(scope, ids) -> dict[str, int]:
    """In how many rows of each kept table one of these ids stands, in any column that names something by its id."""
    load_models()
    found = {}
    for mapper in db.Model.registry.mappers:
        columns = [one for one in mapper.columns if one.key.endswith("_id") or one.key == "id"]
        if "partition" not in mapper.columns or mapper.local_table.name == "audit_lines":
            continue
        for column in columns:
            number = scope.count(scope.select(mapper.class_).where(getattr(mapper.class_, column.key).in_(ids)))
            if number:
                found[f"{mapper.local_table.name}.{column.key}"] = number
    return found


def test_nothing_goes_before_its_day_and_everything_on_it(ground, clock):
    """A month before, it stands on the list; on its day words, names, keys and boxes go, and the shell stays."""
    made = full(ground)
    with ground.unit():
        ana = ground.act("Ana")
        assert search.find(ana, search.Question("heron")).hits
        code_name = cases.see(ana, made.case_id).code_name
    before = json.dumps([numbers(ground), numbers(ground, "harbor")], sort_keys=True)
    clock.advance(days=380)
    assert ran(ground.app) == {} and waiting(ground.app) == []
    clock.advance(days=28)
    assert [one.code_name for one in waiting(ground.app)] == [code_name]
    assert ran(ground.app) == {}
    clock.advance(days=40)
    gone = ran(ground.app)[ground.harbor]
    assert gone["cases"] == gone["reports"] == gone["letters"] == gone["boxes"] == 1
    assert gone["people"] == 2 and gone["files"] == 1 and gone["keys"] > 3 and gone["messages"] == 2
    assert ran(ground.app) == {}
    with ground.unit():
        scope, ana = access.keeper(ground.harbor), ground.act("Ana")
        left = rows_about(scope, [made.case_id, made.report_id, made.party, *made.locks])
        assert left == {"cases.id": 1, "cases.lock_id": 1, "case_counts.case_id": 1, "case_shells.case_id": 1}, left
        assert locks_left(scope, made.locks) == 0 and holders(scope, made.locks) == set()
        assert reports.enter_box(made.receipt) is None
        assert not search.find(ana, search.Question("heron")).hits
        case = cases.see(ana, made.case_id)
        shell = cases.shell(ana, case)
        assert (shell.code_name, shell.outcome, shell.category, shell.venue) == (
            code_name,
            "violation",
            "exclusion",
            "talk",
        )
        assert "written_warning" in shell.measures and shell.month.day == 1
        with pytest.raises(NotFound):
            cases.read(ana, made.case_id)
        with pytest.raises(NotFound):
            cases.attest(ana, made.case_id)
    assert json.dumps([numbers(ground), numbers(ground, "harbor")], sort_keys=True) == before


@pytest.mark.sqlite_only
def test_no_byte_of_it_is_left(ground, clock, settings):
    """Sealed texts, keys, tokens and files were among the bytes of the data folder; afterwards none is, in no file."""
    made, other = full(ground), full(ground)
    names = set(made.found)
    assert len(names) > 40 and standing(settings.data, made.found) == names
    assert standing(settings.data, other.found) == set(other.found)
    with ground.unit():
        ana = ground.act("Ana")
        cases.reopen(ana, other.case_id, "Something new.")
    clock.advance(days=460)
    assert ran(ground.app)[ground.harbor]["cases"] == 1
    assert standing(settings.data, made.found) == set()
    kept = {name: raw for name, raw in other.found.items() if "sealed_records" in name or "blob" in name}
    assert len(standing(settings.data, kept)) >= len(kept) - 2  # the way to its number went when it was reopened


def test_what_is_still_alive_stays(ground, clock):
    """An open case, a fresh message, an open task, an appeal: none of it goes, however old."""
    running, _report = opened(ground)
    made = full(ground)
    clock.advance(days=450)
    with ground.unit():
        reports.write(reports.enter_box(made.receipt), "I met him again.")
    assert ran(ground.app) == {}
    clock.advance(days=20)
    assert ran(ground.app) == {}
    clock.advance(days=20)
    assert ran(ground.app)[ground.harbor]["cases"] == 1
    with ground.unit():
        assert cases.read(ground.act("Ana"), running).state == "open"


def test_a_second_case_of_the_same_person_and_report_loses_nothing(ground, clock):
    """What two cases share goes with the last of them; a new finding starts the time of the first one anew."""
    made = full(ground)
    clock.advance(days=200)
    with ground.unit():
        ana = ground.act("Ana")
        second, _receipt = ground.report("Once more.")
        other = cases.open_case(ana, second)
        party = cases.add_party(ana, other, "reported", "person", "Rob Kesten")
        cases.same_party(ana, other, party, made.party)
        shared = access.keeper(ground.harbor)
        shared.add(CaseReport(case_id=other, report_id=made.report_id))
    clock.advance(days=260)
    assert ran(ground.app) == {}  # one about the same person is open
    closed(ground, case=other)
    clock.advance(days=100)
    assert ran(ground.app) == {}
    with ground.unit():
        cases.reopen(ground.act("Ana"), other, "It goes on.")
        scope = access.keeper(ground.harbor)
        cases.expunge(scope, [made.case_id])
        assert scope.get(Report, made.report_id) is not None
        assert scope.count(scope.select(CaseParty).where(CaseParty.case_id == other)) == 1
        assert scope.count(scope.select(Party)) == 2  # the one they share, and who it was before
        view = cases.read(ground.act("Ana"), other)
        assert [one.name for one in view.parties] == ["Rob Kesten"] and len(view.reports) == 2


def test_real_data_waits_for_a_month_and_a_second_look(ground, clock):
    """Not invented: nothing goes that was not on the list for a month, nor at a first look, nor after a jump."""
    made = closed(ground)
    clock.advance(days=470)
    assert ran(ground.app, at_once=False) == {}  # the first look ever: only now it stands on the list
    clock.advance(hours=2)
    assert ran(ground.app, at_once=False) == {}
    clock.advance(days=31)
    assert ran(ground.app, at_once=False)[ground.harbor]["cases"] == 1
    again = closed(ground)
    clock.advance(days=20)
    ran(ground.app, at_once=False)
    clock.advance(days=440)  # the clock jumps: what it makes due stays
    assert ran(ground.app, at_once=False) == {}
    clock.advance(hours=2)
    assert ran(ground.app, at_once=False) == {}
    clock.advance(days=-440)
    assert ran(ground.app, at_once=False) == {}
    with ground.unit():
        assert cases.read(ground.act("Ana"), again)
        assert not access.keeper(ground.harbor).all(access.keeper(ground.harbor).select(Mark))
        assert cases.is_gone(access.keeper(ground.harbor), made)


def test_those_who_keep_time_are_told_a_month_before(ground, clock, smtp):
    """One content-free letter to the lead when something new falls due; none the next day."""
    closed(ground)
    clock.advance(days=405)
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    smtp.mailbox.messages.clear()
    for _day in range(2):
        ran(ground.app)
        with ground.app.app_context():
            mail.deliver(portal_clock.now())
        clock.advance(days=1)
    told = [one for one in smtp.mailbox.messages if "forgotten" in one["Subject"]]
    assert len(told) == 1 and "ana@people.example" in told[0]["To"]
    text = told[0].get_content()
    assert "Rob" not in text and "heron" not in text


def test_a_report_that_is_no_case_goes_after_a_year_and_stays_a_number(ground, clock):
    """Opened and left: its words go, its day is still counted."""
    with ground.unit():
        report, receipt = ground.report("Only a question.")
        reports.mark_opened(ground.act("Ana"), report)
        unopened, _other = ground.report("Nobody opened this one.")
    before = numbers(ground)
    clock.advance(days=400)
    gone = ran(ground.app)[ground.harbor]
    assert gone["reports"] == 1
    assert numbers(ground) == before and before["reports"] == 2
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert scope.get(Report, report) is None and scope.get(Report, unopened) is not None
        assert reports.enter_box(receipt) is None


def test_who_stepped_back_finds_no_trace_of_it(ground, clock):
    """Not on the list, not in the certificate, by no address."""
    made = closed(ground)
    with ground.unit():
        cases.recuse(ground.act("Ana"), made)
    clock.advance(days=420)
    with ground.unit():
        lead = ground.act("Ana")
        assert holding.listed(lead) == []
        with pytest.raises(NotFound):
            holding.one_of(lead, made)
    with ground.app.app_context():
        assert [one.id for one in retention.items(access.keeper(ground.harbor), portal_clock.today())] == [made]
    clock.advance(days=40)
    assert ran(ground.app)[ground.harbor]["cases"] == 1
    with ground.unit():
        assert holding.certificates(ground.act("Ana")) == []
        with pytest.raises(NotFound):
            cases.see(ground.act("Ana"), made)


def test_what_a_backup_brings_back_goes_again(ground, clock, settings):
    """The list of what is gone stands beside the database: before anybody is served it is forgotten once more."""
    made = closed(ground)
    clock.advance(days=460)
    with ground.unit():
        assert sealing.gone() == frozenset()
    sealing.note_gone(made)  # as if it had been forgotten, and an older database put back
    with ground.app.app_context():
        assert retention.again(portal_clock.now()) == 1
        assert retention.again(portal_clock.now()) == 0
    with ground.unit():
        assert cases.is_gone(access.keeper(ground.harbor), made)


def test_a_letters_box_and_a_look_asked_for_stop_its_time(ground, clock):
    """While an appeal is open nothing goes; the numbers of appeals stay when the box has gone."""
    made = closed(ground)
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert letters.looks(scope) == ({}, set())
        assert letters.owed(scope, portal_clock.today()) == {}
    clock.advance(days=460)
    with ground.unit():
        found = retention.items(access.keeper(ground.harbor), portal_clock.today(), notice=False)
        assert [(one.id, one.kind, one.why) for one in found] == [(made, "3", ())]


def test_the_keeper_does_it(ground, clock):
    """The duty of the keeper forgets what is due."""
    made = closed(ground)
    clock.advance(days=460)
    assert Keeper(ground.app, DUTIES).round() == 2
    with ground.unit():
        assert cases.is_gone(access.keeper(ground.harbor), made)
        scope = access.keeper(ground.harbor)
        assert scope.count(scope.select(CaseShell)) == 1 and scope.count(scope.select(Case)) == 1


def test_times_can_be_changed_and_hold_from_a_month_on(ground, clock):
    """Shorter times make nothing due that did not stand on the list for a month; every version stays."""
    made = closed(ground)
    clock.advance(days=100)
    with ground.unit():
        ana = ground.act("Ana")
        terms = dict(rules.DEFAULTS) | {"3": rules.Term(1, 2)}
        schedule.change(ana, terms, seen=0)
    assert ran(ground.app) == {}
    clock.advance(days=32)
    gone = ran(ground.app)[ground.harbor]
    assert gone["reports"] == 1 and gone["cases"] == 1
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert [one.number for one in schedule.versions(scope)] == [0, 1]
        assert cases.is_gone(scope, made)


def test_words_go_first_where_names_stay_longer(ground, clock):
    """Reporter and words at their time; the person and the measures at theirs, for whoever still holds the key."""
    made = full(ground)
    with ground.unit():
        schedule.change(ground.act("Ana"), dict(rules.DEFAULTS) | {"3": rules.Term(6, 20)}, seen=0)
    clock.advance(days=240)
    gone = ran(ground.app)[ground.harbor]
    assert gone["reports"] == 1 and gone["people"] == 1
    with ground.unit():
        view = cases.read(ground.act("Ana"), made.case_id)
        assert [one.name for one in view.parties] == ["Rob Kesten"] and view.notes == () and view.files == ()
        assert {one.kind for one in view.measures} == {"written_warning", "verbal_warning"} and view.reports == ()
        assert not cases.is_gone(ground.act("Ana"), made.case_id)
    clock.advance(days=420)
    assert ran(ground.app)[ground.harbor]["people"] == 1
    with ground.unit():
        assert cases.is_gone(access.keeper(ground.harbor), made.case_id)


def central_case(gil) -> str:
    """A closed case of the committee, begun by its chair."""
    (lock,) = sealing.create_locks(gil, [("case", access.openers("committee"))])
    case = Case(id=new_id(), code_name="brass oriole", kind="central", lock_id=lock, running=False)
    case.source, case.state, case.opened_at, case.moved_at = (
        "escalation",
        "closed",
        portal_clock.now(),
        portal_clock.now(),
    )
    case.closed_at, case.outcome = portal_clock.now(), "violation"
    gil.add(case)
    db.session.flush()
    return case.id


STAY = {
    "appeal_seats": "that another look came from elsewhere, by ids",
    "appeals": "a number, and how it ended",
    "case_counts": "that it was counted; the way to the numbers is cut",
    "case_shells": "what is left of it",
    "escalations": "that a community sent it, and under which ground",
    "leaving_choices": "which way it went when its community left, by its id",
    "meeting_items": "that it was spoken of",
}
BY_ID = {"case_parties", "register_entries"}  # dropped by their own ids: the tests above see them go


@pytest.mark.sqlite_only
def test_no_table_that_names_a_case_is_left_out(ground, clock):
    """Each table with a `case_id` is asked to let go of it, at a community or at the committee; a new one too."""
    asked = set()

    def heard(_connection, _cursor, statement, *_more):
        asked.update(re.findall(r"^DELETE FROM (\w+)", statement))

    found = {ground.harbor: closed(ground)}
    with ground.unit():
        found["committee"] = central_case(ground.act("Gil"))
    with ground.app.app_context(), writing():
        event.listen(db.engine, "before_cursor_execute", heard)
        for place, case_id in found.items():
            expunging.forget(access.keeper(place), [Item("case", case_id, "", "3", rules.NAMES, None)])
        event.remove(db.engine, "before_cursor_execute", heard)
    named = {name for name, table in db.metadata.tables.items() if "case_id" in table.columns}
    assert {"case_parties", "case_soft_words", "escalations"} <= named
    assert named - asked == STAY.keys() | BY_ID
