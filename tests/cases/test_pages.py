"""The pages of a desk: what is typed is kept, what does not follow is refused, what leaves is looked at twice."""

import io

import pytest

from portal import cases, reports
from portal.db import db
from tests.evidence.samples import PNG

from .test_cases import STORY, opened
from .walker import Walker

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def at_case(ground):
    """Ana's browser on a case's page: (browser, case id, receipt)."""
    case_id, _report, receipt = opened(ground)
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert STORY in ana.text
    return ana, case_id, receipt


def test_an_empty_note_comes_back_and_nothing_is_written(ground, at_case):
    """422, the form again, no half-written thing."""
    ana, case_id, _receipt = at_case
    ana.act("note", text="   ")
    assert ana.page.status_code == 422
    assert "Write something first" in ana.text
    ana.act("note", text="x" * 50_001)
    assert ana.page.status_code == 422
    assert "x" * 100 in ana.soup.select_one("textarea").get_text()
    with ground.unit():
        assert cases.read(ground.act("Ana"), case_id).notes == ()


def test_a_stale_form_is_a_409_and_keeps_the_words(ground, at_case):
    """Somebody else acted meanwhile: the words stand there, the case is as the other left it; sent again it works."""
    ana, case_id, _receipt = at_case
    with ground.unit():
        cases.note(ground.act("Ben"), case_id, "fact", "Meanwhile")
    ana.act("close", outcome="no_violation", text="My long explanation")
    assert ana.page.status_code == 409
    assert "My long explanation" in ana.soup.select_one("textarea").get_text()
    assert "Somebody else changed this case" in ana.text
    ana.act("close")
    assert ana.page.status_code == 200
    with ground.unit():
        assert cases.see(ground.act("Ana"), case_id).state == "closed"


def test_what_does_not_follow_is_a_409(ground, at_case):
    """A form that lay open while the case was closed: refused as a whole."""
    ana, case_id, _receipt = at_case
    form = ana.form("note")
    ana.act("close", outcome="no_violation", text="Done")
    ana.send(form, text="Too late")
    assert ana.page.status_code == 409


def test_an_answer_leaves_only_after_a_second_look(ground, at_case):
    """Typed, shown with who will read it, changed, shown again, sent."""
    ana, case_id, receipt = at_case
    ana.act("answer", text="First try")
    assert "can't be taken back" in ana.text
    with ground.unit():
        assert reports.box(reports.enter_box(receipt)).messages == ()
    ana.send(ana.soup.select_one("form:has([name=sure][value=no])"))
    assert ana.page.status_code == 200
    assert "First try" in ana.soup.select_one("textarea").get_text()
    ana.act("answer", text="Second\n\ntry")
    ana.act("answer")
    with ground.unit():
        messages = reports.box(reports.enter_box(receipt)).messages
        assert [message.text.replace("\r\n", "\n") for message in messages] == ["Second\n\ntry"]


def test_files_are_kept_and_downloaded(ground, at_case):
    """Several at once; an empty one is refused; they come back as downloads in a sandbox, to nobody else."""
    ana, case_id, _receipt = at_case
    path = f"/desk/harbor/cases/{case_id}/files"
    ana.get(path)
    token = ana.soup.select_one("[name=csrf_token]")["value"]
    files = [(io.BytesIO(b"pixels"), "../chat.txt"), (io.BytesIO(b"words"), "log.txt")]
    data = {"csrf_token": token, "kind": "screenshot", "attachments": files}
    assert ana.client.post(path, data=data).status_code == 303
    empty = {"csrf_token": token, "kind": "other", "attachments": [(io.BytesIO(b""), "nothing.txt")]}
    answer = ana.client.post(path, data=empty)
    assert answer.status_code == 422
    assert "empty" in answer.get_data(as_text=True)
    ana.get(f"/desk/harbor/cases/{case_id}")
    links = {link.get_text(strip=True): link["href"] for link in ana.soup.select("ul.files a")}
    assert set(links) == {"chat.txt", "log.txt"}
    ana.get(links["chat.txt"])
    assert "pixels" in ana.soup.select_one(".words").get_text()
    found = ana.client.get(ana.soup.select_one("a[download]")["href"])
    assert found.data == b"pixels"
    assert "attachment" in found.headers["Content-Disposition"]
    assert "sandbox" in found.headers["Content-Security-Policy"]
    for name in ("Odo", "Dov", "Gil"):
        assert Walker(ground.app, name).get(links["chat.txt"]).status_code == 404


def test_filing_leads_to_choosing_what_goes(ground):
    """The parts the committee asks for; then the ticks, with all of them set."""
    ben = Walker(ground.app, "Ben")
    ben.get("/desk/harbor/")
    ben.follow('a[href$="/file"]')
    ben.act("file", text="", reported="Somebody")
    assert ben.page.status_code == 422
    assert "Somebody" in ben.soup.select_one("[name=reported]").get_text()
    ben.act("file", text="What happened", actions="We spoke", measure="informal_word", outcome="violation")
    assert ben.path.endswith("/escalate")
    ticked = {box["value"] for box in ben.soup.select("[name=parts][checked]")}
    assert ticked == set(cases.DEFAULT_PARTS["filed"])
    ben.act("escalate")
    assert "What happened" in ben.text
    ben.act("escalate")
    assert "At the committee" in ben.text


def test_a_file_that_cannot_be_taken_does_not_cost_the_words(ground):
    """Filing: nothing is filed, what was typed stays, the file is named. Adding: the others are kept."""
    ben = Walker(ground.app, "Ben")
    ben.get("/desk/harbor/file")
    token = ben.soup.select_one("[name=csrf_token]")["value"]
    data = {"csrf_token": token, "text": "What happened", "outcome": "violation", "measure": "nothing"}
    answer = ben.client.post("/desk/harbor/file", data=data | {"screenshot": [(io.BytesIO(b""), "none.png")]})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "What happened" in text
    assert "“\u2068none.png\u2069” is empty" in text
    assert "nothing was filed yet" in text
    with ground.unit():
        assert cases.listing(ground.act("Ben"))[0] == []
    answer = ben.client.post("/desk/harbor/file", data=data | {"screenshot": [(io.BytesIO(PNG), "whole.png")]})
    assert answer.status_code == 303
    with ground.unit():
        [row] = cases.listing(ground.act("Ben"))[0]
        [file] = cases.read(ground.act("Ben"), row.id).files
        assert (file.name, file.kind, file.about.has_original) == ("whole.png", "screenshot", True)


def test_nothing_ticked_and_changed_meanwhile(ground, at_case):
    """Nothing ticked: said so. Something changed after the look: looked at again, nothing sent."""
    ana, case_id, _receipt = at_case
    ana.act("note", text="A fact")
    ana.act("escalate")
    ana.act("escalate", parts=[])
    assert ana.page.status_code == 422
    assert "Tick at least one part" in ana.text
    ana.act("escalate", parts=["facts"], reason="appeal")
    with ground.unit():
        cases.note(ground.act("Ben"), case_id, "fact", "Another fact")
    ana.act("escalate")
    assert ana.page.status_code == 409
    assert "Another fact" in ana.text
    ana.act("escalate")
    assert ana.page.status_code == 200
    assert ana.get(f"/desk/harbor/cases/{case_id}/escalate").status_code == 409


def test_stepping_back_by_the_page(ground, at_case):
    """One sentence each about what happens; afterwards the list, without the case; the page is a 404."""
    ana, case_id, _receipt = at_case
    ana.act("recuse")
    ana.act("recuse")
    assert ana.path == "/desk/harbor/"
    assert not ana.soup.select("[data-case]")
    assert ana.get(f"/desk/harbor/cases/{case_id}").status_code == 404


def test_organisers_see_counts_of_reports_that_exclude_nobody(ground):
    """Two reports, one of them leaves somebody out: the organiser's count is one."""
    with ground.unit():
        ground.report(STORY)
        ground.report("About Ben", exclude=["Ben"])
    odo = Walker(ground.app, "Odo")
    odo.get("/desk/harbor/")
    assert [cell.get_text(strip=True) for cell in odo.soup.select("td")] == ["1", "0", "0"]
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    assert len(ana.soup.select("[data-report]")) == 2
    ben = Walker(ground.app, "Ben")
    ben.get("/desk/harbor/")
    assert len(ben.soup.select("[data-report]")) == 1


def test_empty_desks_say_so(ground):
    """No report, no case: good news, with the next step."""
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    assert "No report waits" in ana.text
    assert "No cases" in ana.text
    gil = Walker(ground.app, "Gil")
    gil.get("/committee/")
    assert "Nothing waits" in gil.text
    noa = Walker(ground.app, "Noa")
    noa.get("/desk/harbor/")
    assert "vouch" in noa.text


def test_lists_go_on_after_twenty_five(ground):
    """The twenty-sixth case stands on the next page, each case on one of them."""
    facts = {"text": "Something", "outcome": "violation"}
    with ground.unit():
        for _number in range(26):
            cases.open_filed(ground.act("Ana"), facts)
            db.session.expunge_all()
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    first = [row["data-case"] for row in ana.soup.select("[data-case]")]
    ana.follow("a[rel=next]")
    second = [row["data-case"] for row in ana.soup.select("[data-case]")]
    assert (len(first), len(second)) == (25, 1)
    assert not set(first) & set(second)
