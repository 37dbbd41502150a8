"""S5: somebody steps back in mid case. What they could see, find, hear of or count is gone, and nobody learns why.

First everything is there; then the same is asked again. What comes later (a letter, a message, an outcome) passes too.
"""

import re
from datetime import timedelta

import pytest

from portal import cases, clock, duty, gathering, letters, mail, reports
from portal.access import Actor
from portal.cases.deciding_models import Agreement
from tests.letters.conftest import PARTS, matter

from .walker import Walker

__all__ = ["matter"]
LISTS = ("/home", "/turn", "/desk/harbor/", "/desk/harbor/work", "/desk/harbor/tasks", "/desk/harbor/lessons")
WORDS = ("coat rack", "gantry", "Solberg", "starling", "lanyard")


@pytest.fixture
def at_work(ground, matter):
    """Ben is in the middle of it: it is his to look after, with a task, a letter, a vote, a calendar (its secret)."""
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        cases.attest(ben, matter.case_id)
        cases.note(ben, matter.case_id, "fact", "The gantry was dark.")
        cases.review(ana, matter.case_id, "Against our code.", "violation")
        duty.assign(ana, matter.case_id, ben.person)
        gathering.add_task(ana, matter.case_id, "Ask Solberg.", owner=ben.person, due=clock.today())
        gathering.add_lesson(ana, matter.case_id, "Light the starling room.")
        letter = letters.begin(ana, matter.case_id, matter.reported, PARTS)
    with ground.unit():
        letters.ask(ana, matter.case_id, letter)
        proposal = cases.propose(ana, matter.case_id, "violation", "no_contact", "Because.")
    with ground.unit():
        cases.take_a_stand(ben, proposal)
        owner = Actor("site", ground.person("Ben"), ground.keys["Ben"], role="person")
        return duty.new_feed(owner)


def calendar(ground, secret: str) -> int:
    with ground.unit():
        return len(duty.entries(secret))


def _blotted(answer) -> str:
    """A page without what counts down from one request to the next."""
    return re.sub(r'data-left="\d+"|name="csrf_token"[^>]*', "", answer.get_data(as_text=True))


def letters_to(ground, smtp, name: str) -> int:
    with ground.unit():
        mail.deliver(clock.now())
    return sum(f"{name.lower()}@people.example" in one.envelope_to for one in smtp.mailbox.messages)


def test_everything_of_it_is_gone(ground, matter, at_work, smtp):
    """Lists, counts, calendar, search, addresses, mail: there before, nothing after; each page is a missing page."""
    with ground.unit():
        name = cases.see(ground.act("Ana"), matter.case_id).code_name
    ben = Walker(ground.app, "Ben")
    seen = [path for path in LISTS if ben.get(path) and name in ben.text]
    assert set(seen) >= {"/turn", "/desk/harbor/", "/desk/harbor/work", "/desk/harbor/tasks"}
    assert "Light the starling room." in ben.get("/desk/harbor/lessons").get_data(as_text=True)
    assert calendar(ground, at_work) > 0
    for words in WORDS[:4]:
        ben.get("/desk/harbor/search")
        ben.act("search", text=words)
        assert name in ben.text, words
    own = f"/desk/harbor/cases/{matter.case_id}"
    pages = [own, *(f"{own}/{page}" for page in ("parties", "letters", "work", "export", "evidence", "terms", "talks"))]
    there = [path for path in pages if ben.get(path).status_code == 200]
    assert len(there) >= 6, there
    ben.get(own)
    ben.get(ben.soup.select_one('form[data-act="recuse"]')["action"])
    asked = ben.form("recuse")
    assert not asked.select("textarea, select, input:not([type=hidden])")
    ben.act("recuse")
    smtp.mailbox.messages.clear()
    letters_to(ground, smtp, "Ben")
    smtp.mailbox.messages.clear()
    the_others_go_on(ground, matter)
    for path in there:
        gone = ben.get(path)
        nowhere = ben.get(path.replace(matter.case_id, "b" * 26))
        assert (gone.status_code, nowhere.status_code) == (404, 404), path
        assert _blotted(gone) == _blotted(nowhere), path
    for path in LISTS:
        page = ben.get(path).get_data(as_text=True)
        assert name not in page, path
        assert matter.case_id not in page, path
    assert "starling" not in ben.get("/desk/harbor/lessons").get_data(as_text=True)
    for words in (*WORDS, name):
        ben.get("/desk/harbor/search")
        ben.act("search", text=words)
        assert "Nothing holds all of these words" in ben.text, words
    assert calendar(ground, at_work) == 0
    assert letters_to(ground, smtp, "Ben") == 0
    assert letters_to(ground, smtp, "Ana") > 0


def the_others_go_on(ground, matter) -> None:
    """A message from the reporter, a note, a letter that is sent, the outcome; a day later the reminders."""
    ana, cleo = ground.act("Ana"), ground.act("Cleo")
    with ground.unit():
        reports.write(reports.enter_box(matter.receipt), "The lanyard was green.")
        cases.attest(cleo, matter.case_id)
        cases.note(ana, matter.case_id, "fact", "The lanyard was found.")
        [row] = letters.listing(ana, matter.case_id)
        letters.sign(cleo, matter.case_id, row.id)
    with ground.unit():
        letters.send(ana, matter.case_id, row.id, "print")
        [proposal] = cases.proposals(cleo, matter.case_id)
        cases.take_a_stand(cleo, proposal.id)
        cases.tell(ana, matter.case_id, "This came of it.")
    with clock.shifted(timedelta(days=5)), ground.unit():
        duty.remind(clock.now())
        duty.send_daily(clock.now())


def test_the_others_see_that_and_not_why(ground, matter, at_work):
    """The word already given is struck out, the decision open again; the page names who is out, and no reason."""
    with ground.unit():
        assert cases.see(ground.act("Ana"), matter.case_id).state == "decided"
        cases.recuse(ground.act("Ben"), matter.case_id)
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    assert "Ben" in [one.get_text(strip=True) for one in ana.soup.select("del")]
    assert "stepped back; does not count" in ana.text
    assert "Stepped back: Ben" in ana.text
    assert "The gantry was dark." in ana.text
    assert "Proposed decision" in ana.text
    with ground.unit():
        scope = ground.act("Ana")
        said = {one.person_id: one.void for one in scope.all(scope.select(Agreement))}
        assert said == {ground.people["Ana"]: False, ground.people["Ben"]: True}
        view = cases.read(scope, matter.case_id)
        assert [step.person_id for step in view.steps if step.code == "recused"] == [ground.people["Ben"]]
        assert not [note for note in view.notes if "conflict" in note.text.lower()]
