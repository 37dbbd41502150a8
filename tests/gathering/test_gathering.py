"""What is gathered: written by whoever may, read by whoever holds the key, told to nobody else."""

from datetime import timedelta

import pytest

from portal import cases, gathering, mail, reports, sealing, search
from portal import clock as portal_clock
from portal.errors import Conflict, NotFound, Refused
from portal.gathering.duties import tell_of_due
from portal.gathering.models import Lesson, Talk, Task
from tests.cases.test_cases import opened
from tests.cases.walker import Walker


@pytest.fixture
def at_case(ground):
    """A case of Ana's and Ben's: (case id, report id, receipt)."""
    return opened(ground)


def fill(ground, case_id: str) -> None:
    """A talk, a question, a piece of evidence, a task and a lesson."""
    with ground.unit():
        ana = ground.act("Ana")
        day = portal_clock.today()
        gathering.add_talk(ana, case_id, "She saw the heron", day=day, whom="a witness", present="Ben")
        gathering.ask(ana, case_id, "Where did the heron stand?")
        gathering.add_exhibit(ana, case_id, "The heron on a slide", link="https://slides.example/heron", tells=True)
        gathering.add_task(ana, case_id, "Ask the heron keeper", owner=ground.person("Ben"), due=day)
        gathering.add_lesson(ana, case_id, "A heron-free lobby")


def test_it_is_all_there_for_both_handlers(ground, at_case):
    """Every drawer, in the words that were written; the case is gathering now."""
    case_id, _report, receipt = at_case
    fill(ground, case_id)
    with ground.unit():
        ben = ground.act("Ben")
        view = cases.read(ben, case_id)
        found = gathering.gathered(ben, view)
        assert view.state == "gathering"
        assert [(one.text, one.whom, one.present) for one in found.talks] == [("She saw the heron", "a witness", "Ben")]
        assert [(one.text, one.answered) for one in found.questions] == [("Where did the heron stand?", False)]
        assert [(one.link, one.tells) for one in found.exhibits] == [("https://slides.example/heron", True)]
        assert [(one.text, one.owner) for one in found.tasks] == [("Ask the heron keeper", ground.person("Ben"))]
        assert [one.text for one in found.lessons] == ["A heron-free lobby"]
        reports.write(reports.enter_box(receipt), "By the door")
    with ground.unit():
        ben = ground.act("Ben")
        assert gathering.gathered(ben, cases.read(ben, case_id)).questions[0].answered
        hits = search.find(ben, search.Question("heron", among="talks")).hits
        assert [hit.case.id for hit in hits] == [case_id]


def attempts(case_id: str, view) -> list[tuple]:
    """Every verb on a case, with what it is given."""
    plain = [(verb, case_id, "x") for verb in (gathering.ask, gathering.add_exhibit, gathering.add_task)]
    plain += [(gathering.add_lesson, case_id, "x"), (gathering.finish, case_id, "x"), (gathering.gathered, view)]
    return [*plain, (spoke, case_id)]


def spoke(actor, case_id: str) -> None:
    """A talk of today."""
    gathering.add_talk(actor, case_id, "x", day=portal_clock.today(), whom="y")


def test_nobody_else_reads_or_writes(ground, at_case):
    """Not the committee, another community, an organiser, a newcomer; nor whoever stepped back."""
    case_id, _report, _receipt = at_case
    fill(ground, case_id)
    with ground.unit():
        view = cases.read(ground.act("Ben"), case_id)
        assert gathering.open_tasks(ground.act("Ben"))
        assert gathering.lessons(ground.act("Ben"))
        cases.recuse(ground.act("Ben"), case_id)
    for name in ("Ben", "Gil", "Dov", "Odo", "Noa"):
        with ground.unit():
            actor = ground.act(name)
            for verb, *given in attempts(case_id, view):
                with pytest.raises((NotFound, Refused)):
                    verb(actor, *given)
            if name == "Odo":
                continue
            assert gathering.open_tasks(actor) == []
            assert gathering.lessons(actor) == []


def test_words_are_sealed(ground, at_case):
    """What lies in the tables names days and people of the team, no word."""
    case_id, _report, _receipt = at_case
    fill(ground, case_id)
    with ground.unit():
        ana = ground.act("Ana")
        lock = cases.see(ana, case_id).lock_id
        for model, table in ((Talk, "talk"), (Task, "task"), (Lesson, "lesson")):
            [row] = ana.all(ana.select(model))
            assert "eron" in sealing.open_(ana, row.record_id, about=f"gathering.{table}:{row.id}")
            assert sealing.holds(ana, lock)
            with pytest.raises(NotFound):
                sealing.open_(ground.act("Dov"), row.record_id, about=f"gathering.{table}:{row.id}")


def test_a_task_is_finished_once_and_given_only_to_who_can_open_it(ground, at_case):
    """Somebody who stepped back can't be given one; a day gone by is refused; done twice is a 409."""
    case_id, _report, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        task = gathering.add_task(ana, case_id, "Call the venue", due=portal_clock.today())
        with pytest.raises(Refused, match="owner_not_here"):
            gathering.add_task(ana, case_id, "x", owner=ground.person("Dov"))
        with pytest.raises(Refused, match="day_gone"):
            gathering.add_task(ana, case_id, "x", due=portal_clock.today() - timedelta(days=1))
        with pytest.raises(Refused, match="day_ahead"):
            gathering.add_talk(ana, case_id, "x", day=portal_clock.today() + timedelta(days=1), whom="y")
        with pytest.raises(Refused, match="link_odd"):
            gathering.add_exhibit(ana, case_id, "x", link="javascript:alert(1)")
    with ground.unit():
        gathering.finish(ground.act("Ana"), case_id, task, "They moved the desk")
        [one] = gathering.gathered(ground.act("Ana"), cases.read(ground.act("Ana"), case_id)).tasks
        assert one.outcome == "They moved the desk"
        with pytest.raises(Conflict):
            gathering.finish(ground.act("Ana"), case_id, task)


def test_a_task_is_finished_only_under_its_own_case(ground, at_case):
    """Under another case's address, and from another place, it is not there."""
    case_id, _report, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        task = gathering.add_task(ana, case_id, "Call the venue")
        other = cases.open_filed(ana, {"text": "Settled", "outcome": "violation"})
        with pytest.raises(NotFound):
            gathering.finish(ana, other, task)
        with pytest.raises(NotFound):
            gathering.finish(ground.act("Dov"), case_id, task)
        [one] = gathering.gathered(ana, cases.read(ana, case_id)).tasks
        assert one.done_at is None


def test_after_care_waits_when_a_case_ends(ground, at_case, clock):
    """Two tasks, thirty and ninety days later, for whoever closed it; once; gone when it is taken up again."""
    case_id, _report, _receipt = at_case
    with ground.unit():
        cases.close(ground.act("Ana"), case_id, "violation", "Done")
    with ground.unit():
        found = gathering.open_tasks(ground.act("Ana"), owner=ground.person("Ana"))
        assert [one.due - portal_clock.today() for one in found] == [timedelta(days=each) for each in gathering.DAYS]
        assert {one.kind for one in found} == {"care"}
    clock.advance(days=31)
    with ground.unit():
        gathering.finish(ground.act("Ana"), case_id, found[0].id, "Both are well")
        assert len(gathering.open_tasks(ground.act("Ana"))) == 1
    with ground.unit():
        cases.reopen(ground.act("Ana"), case_id, "Something new")
        assert gathering.open_tasks(ground.act("Ana")) == []


def test_a_letter_says_that_a_task_is_due_and_no_more(ground, at_case, clock, smtp):
    """To its owner, once, on the day; to everybody on the case when the owner stepped back; to nobody shut out."""
    case_id, _report, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        due = portal_clock.today() + timedelta(days=2)
        gathering.add_task(ana, case_id, "Heron watch", owner=ground.person("Ben"), due=due)
        name = cases.see(ana, case_id).code_name
    told = []
    for days in (1, 1, 1):
        clock.advance(days=days)
        with ground.unit():
            told.append(tell_of_due(portal_clock.now()))
    assert told == [0, 1, 0]
    with ground.unit():
        gathering.add_task(
            ground.act("Ana"), case_id, "Heron count", owner=ground.person("Ben"), due=portal_clock.today()
        )
        cases.recuse(ground.act("Ben"), case_id)
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    smtp.mailbox.messages.clear()
    with ground.unit():
        assert tell_of_due(portal_clock.now()) == 2
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    letters = smtp.mailbox.messages
    assert sorted(letter["To"] for letter in letters) == ["ana@people.example", "cleo@people.example"]
    for word in ("eron", name):
        assert word not in "".join(letter.as_string() for letter in letters)


def test_what_was_filed_or_is_out_of_scope_needs_no_after_care(ground, at_case):
    """Nobody is left to ask."""
    case_id, _report, _receipt = at_case
    with ground.unit():
        cases.close(ground.act("Ana"), case_id, "out_of_scope", "Lost property")
        cases.open_filed(ground.act("Ana"), {"text": "Settled", "outcome": "violation"})
        assert gathering.open_tasks(ground.act("Ana")) == []


def test_the_pages(ground, at_case):
    """Each form and back; a question leaves only after a second look; each form says for whom it is."""
    case_id, _report, receipt = at_case
    ana, page = Walker(ground.app, "Ana"), f"/desk/harbor/cases/{case_id}"
    ana.get(f"{page}/talks")
    assert "Internal: only the team" in ana.text
    ana.act("talk", text="Spoke of the heron", whom="")
    assert ana.page.status_code == 422
    ana.act("talk", text="Spoke of the heron", whom="the reporter", present="Ben")
    assert "Internal: talk with the reporter" in ana.text
    ana.get(f"{page}/ask")
    assert "To the reporter" in ana.text
    ana.act("ask", text="Which door?")
    assert "can't be taken back" in ana.text
    with ground.unit():
        assert reports.box(reports.enter_box(receipt)).messages == ()
    ana.send(ana.soup.select_one("form:has([name=sure][value=no])"))
    assert "Which door?" in ana.soup.select_one("textarea").get_text()
    ana.act("ask", text="Which door was it?")
    ana.act("ask")
    assert "No answer yet." in ana.text
    with ground.unit():
        assert [one.text for one in reports.box(reports.enter_box(receipt)).messages] == ["Which door was it?"]
    ana.get(f"{page}/evidence")
    ana.act("exhibit", text="The slide", link="nowhere")
    assert ana.page.status_code == 422
    ana.act("exhibit", text="The slide", link="https://slides.example/1")
    ana.get(f"{page}/evidence")
    assert "https://slides.example/1" in ana.text
    ana.get(f"{page}/tasks")
    ana.act("task", text="Ring the venue", due="2001-01-01")
    assert ana.page.status_code == 422
    ana.act("task", text="Ring the venue", due="", owner=ground.person("Ben"))
    ben = Walker(ground.app, "Ben")
    ben.get("/desk/harbor/tasks")
    assert "Ring the venue" in ben.text
    ben.follow('a[href$="/done"]')
    ben.act("done", text="They will open the other door")
    assert "They will open the other door" in ben.text
    ana.get(f"{page}/lessons")
    ana.act("lesson", text="Two doors")
    ben.get("/desk/harbor/lessons")
    assert "Two doors" in ben.text
    for path in ("tasks", "lessons"):
        dov = Walker(ground.app, "Dov")
        dov.get(f"/desk/north/{path}")
        assert "Two doors" not in dov.text
        assert "Ring the venue" not in dov.text
