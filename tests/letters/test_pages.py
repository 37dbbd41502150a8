"""The pages of a letter, as its writer, its second reader and the person who gets it use them."""

import re

import pytest
from bs4 import BeautifulSoup

from portal import cases, letters
from portal.letters.appeal_models import Appeal
from tests.cases.walker import Walker

from .conftest import PARTS, STORY
from .test_appeals import decided

pytestmark = pytest.mark.sqlite_only


class Visitor:
    """Somebody without an account or a cookie."""

    def __init__(self, app):
        self.client, self.app = app.test_client(), app

    def get(self, path):
        return self._seen(self.client.get(path))

    def _seen(self, page):
        self.page, self.soup = page, BeautifulSoup(page.get_data(as_text=True), "html.parser")
        assert "Set-Cookie" not in page.headers
        return page

    @property
    def text(self):
        return self.soup.get_text(" ", strip=True)

    def send(self, path=None, act=None, **values):
        """The form with this act hidden in it, or the one that takes these values."""
        form = next(
            form
            for form in self.soup.select("form")
            if (
                form.select_one(f'[name="act"][value="{act}"]')
                if act
                else all(form.select_one(f'[name="{name}"]') for name in values)
            )
        )
        data = {field["name"]: field.get("value", "") for field in form.select("input[name], textarea[name]")}
        return self._seen(self.client.post(path or form.get("action") or self.page.request.path, data=data | values))


@pytest.fixture
def written(ground, matter):
    """Ana has begun a letter through the pages: (her browser, the letter's address)."""
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{matter.case_id}/letters")
    ana.act("letter", party=matter.reported, pattern="warning")
    assert ana.page.status_code == 200
    return ana, ana.path


def test_the_composer_finds_what_tells_and_keeps_what_was_typed(ground, matter, written):
    """A phrase of the report comes back with 422 and the words; ticked, it may go on; the reporter's name never."""
    ana, _path = written
    ana.send(ana.form("letter_save"), **PARTS | {"impact": "You followed me to the coat rack."}, act="ask")
    assert ana.page.status_code == 422
    assert "Something in it could tell who reported" in ana.text
    assert "You followed me to the coat rack." in ana.soup.select_one("#impact").get_text()
    [tick] = ana.soup.select('[name="kept"]')
    ana.send(ana.form("letter_save"), act="ask", kept=tick["value"])
    assert ana.page.status_code == 200
    assert "A colleague has to read it now" in ana.text
    ana.send(ana.form("letter_save"), **PARTS | {"impact": "Nia Duarte wrote."}, act="ask")
    assert ana.page.status_code == 422
    assert "This must not leave" in ana.text


def test_a_letter_from_its_writer_to_its_reader(ground, matter, written):
    """Ana writes, Ben signs, Cleo prints; Rob opens it once, answers, comes back with his code."""
    ana, path = written
    ana.send(ana.form("letter_save"), **PARTS, act="ask")
    assert "A colleague has to read it now" in ana.text
    ben = Walker(ground.app, "Ben")
    ben.get(path)
    assert "You are the second reader" in ben.text
    ben.send(ben.form("letter_sign"), act="sign")
    assert "has read and signed it" in ben.text
    ben.send(ben.form("letter_send"), act="send", way="mail", address="not an address")
    assert ben.page.status_code == 422
    ben.send(ben.form("letter_send"), act="send", way="print")
    assert ben.page.status_code == 200
    link = re.search(r"http://localhost(/letter/[\w-]{43})", ben.text)[1]

    rob = Visitor(ground.app)
    rob.get(link)
    assert rob.page.status_code == 200
    assert PARTS["behaviour"] not in rob.text
    rob.get(link)
    rob.send()
    assert PARTS["behaviour"] in rob.text
    code = rob.soup.select_one("#receipt").get_text()
    rob.send(text="I am sorry.")
    assert "I am sorry." in rob.text
    assert rob.client.get(link).status_code == 404
    assert "Your letter" not in Visitor(ground.app).get(link).get_data(as_text=True)
    again = Visitor(ground.app)
    again.get("/letter")
    again.send(code=code.lower())
    assert "I am sorry." in again.text
    again.send(act="read")
    assert "see that you have read it" in again.text
    for secret in (STORY, "coat rack", "Nia", "Ana", "Ben", matter.case_id, "Öst"):
        assert secret not in again.page.get_data(as_text=True), secret
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    assert "I am sorry." in ana.text
    ana.get(path)
    assert "They said on" in ana.text


def test_a_stale_composer_shows_both_texts(ground, matter, written):
    """409, mine in the form, theirs above it; sent again it is mine."""
    ana, path = written
    with ground.unit():
        letters.save(ground.act("Ben"), matter.case_id, path.rpartition("/")[2], PARTS | {"impact": "Theirs"})
    ana.send(ana.form("letter_save"), **PARTS | {"impact": "Mine"}, act="save")
    assert ana.page.status_code == 409
    assert "Theirs" in ana.text
    assert ana.soup.select_one("#impact").get_text().strip() == "Mine"
    ana.send(ana.form("letter_save"), act="save")
    assert ana.page.status_code == 200
    assert ana.soup.select_one("#impact").get_text().strip() == "Mine"


def test_marking_passages(ground, matter):
    """A sentence ticked, a word typed: the copy shows neither, the case still does."""
    ana = Walker(ground.app, "Ana")
    with ground.unit():
        fact = cases.note(ground.act("Ana"), matter.case_id, "fact", "Seen from the balcony. Jo was loud.")
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    ana.get(f"/desk/harbor/cases/{matter.case_id}/passages")
    assert "balcony" in ana.text
    ana.get(f"/desk/harbor/cases/{matter.case_id}/passages/{fact}")
    ana.act("redact", sentences="0", phrases="Jo")
    assert ana.page.status_code == 200
    assert "balcony" not in ana.text
    assert "█████ was loud." in ana.text
    ana.get(f"/desk/harbor/cases/{matter.case_id}/passages/{fact}")
    assert ana.soup.select_one('[name="sentences"][value="0"]').has_attr("checked")
    ana.act("redact", seen="0" * 32)
    assert ana.page.status_code == 409
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    assert "balcony" in ana.text
    assert "2 passages stay inside" in ana.text


def test_codes_are_not_guessed(ground):
    """Whatever does not open is answered alike, and slower and slower."""
    visitor = Visitor(ground.app)
    visitor.get("/letter")
    seen = set()
    for code in ("", "x", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", "0" * 24):
        visitor.send(code=code)
        assert visitor.page.status_code == 422
        seen.add("Nothing opens with this" in visitor.text)
        visitor.get("/letter")
    assert seen == {True}


def test_an_appeal_on_pages(ground, matter):
    """Rob asks in his box; Ana hands the records over; Cleo says what comes of it; Rob reads it."""
    actor = decided(ground, matter)
    rob = Visitor(ground.app)
    with ground.unit():
        key = letters.box.keep_open(actor)
    rob.get("/letter")
    token = rob.soup.select_one('[name="form_token"]')["value"]
    rob._seen(rob.client.post("/letter", data={"form_token": token, "box_key": key, "act": "look"}))
    rob.send(act="appeal", appeal=" ")
    assert rob.page.status_code == 422
    rob.send(act="appeal", appeal="Too long for one remark.")
    assert "Your request has arrived" in rob.text
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    assert "Another look was asked for" in ana.text
    assert "Too long for one remark." not in ana.text
    ana.follow('a[href*="/appeals/"]')
    assert "Because" not in ana.text
    ana.act("hand_records")
    assert ana.page.status_code == 200
    cleo = Walker(ground.app, "Cleo")
    cleo.get("/desk/harbor/")
    with ground.unit():
        scope = ground.act("Cleo")
        case_id = scope.first(scope.select(Appeal)).appeal_case
    cleo.get(f"/desk/harbor/cases/{case_id}")
    assert "You look at a decision again" in cleo.text
    assert "Too long for one remark." in cleo.text
    assert ana.get(f"/desk/harbor/cases/{case_id}").status_code == 404
    cleo.get(f"/desk/harbor/cases/{case_id}/another-look")
    cleo.act("end_appeal", result="ineligible", text="Jo said that it is no ground.")
    assert cleo.page.status_code == 422
    cleo.act("end_appeal", result="ineligible", text="There is no ground for it.")
    assert cleo.page.status_code == 200
    rob._seen(rob.client.post("/letter", data={"form_token": token, "box_key": key, "act": "look"}))
    assert "There is no ground for it." in rob.text
    assert "You can ask the committee" in rob.text


def test_a_team_has_its_own_wording(ground, matter):
    """Inherited until a lead edits it; blanks are filled from the case; one that stays keeps the letter back."""
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/settings/letters")
    assert "the portal's wording" in ana.text
    ana.get("/desk/harbor/settings/letters/warning")
    assert "{event}" in ana.soup.select_one("#behaviour").get_text()
    ana.act("wording", behaviour=" ")
    assert ana.page.status_code == 422
    ana.act("wording", behaviour="In {community} you spoke badly, {person}. {until}")
    assert "your own wording" in ana.text
    ana.act("appeal_term", days="14")
    assert ana.soup.select_one("#days")["value"] == "14"
    ana.get(f"/desk/harbor/cases/{matter.case_id}/letters")
    ana.act("letter", party=matter.reported, pattern="warning")
    assert "In Harbor Python you spoke badly, Rob Kesten. {until}" in ana.soup.select_one("#behaviour").get_text()
    ana.send(ana.form("letter_save"), act="ask")
    assert ana.page.status_code == 422
    assert "Still to fill in" in ana.text
    ben = Walker(ground.app, "Ben")
    assert ben.get("/desk/harbor/settings/letters").status_code == 404
