"""From the page of a community to the answer in a box, as those use them who ask, check and answer."""

import pytest

from portal import letters
from tests.cases.walker import Walker
from tests.letters.test_pages import Visitor

pytestmark = pytest.mark.sqlite_only

TOLD = "You were warned because of remarks about other people's bodies."


def asked(ground, name="Rob Kesten", **more) -> tuple[Visitor, str]:
    """Somebody asks Harbor through its pages; gives their browser and the code they were shown."""
    rob = Visitor(ground.app)
    rob.get("/c/harbor/about-you")
    values = {"kinds": "access", "name": name, "others": "", "words": "Tell me", "proof": "rob@mail.example"} | more
    rob.send(**values)
    assert rob.page.status_code == 200, rob.text
    return rob, rob.soup.select_one("#receipt").get_text()


def press(walker, form: str, act: str, **values) -> None:
    """Send a form by the button of an act."""
    walker.send(walker.form(form), act=act, **values)


def checked(ground) -> None:
    """Odo is sure of whoever waits."""
    odo = Walker(ground.app, "Odo")
    odo.get("/desk/harbor/askings")
    odo.follow("#main ol a, #main ul a")
    press(odo, "confirm", "confirm")
    assert "You were sure" in odo.text


def answered(ground, **values) -> Walker:
    """Ana writes, Ben agrees; gives Ben's browser."""
    ana, ben = Walker(ground.app, "Ana"), Walker(ground.app, "Ben")
    ana.get("/desk/harbor/requests")
    ana.follow("#main ol a, #main ul a")
    press(ana, "save", "ask", **values)
    assert "waits for a second reader" in ana.text, ana.text
    ben.get(ana.path)
    assert "You are the second reader" in ben.text
    press(ben, "agree", "agree")
    assert "It is answered" in ben.text
    return ben


def read(ground, code) -> Visitor:
    """The box, opened with the code."""
    rob = Visitor(ground.app)
    rob.get("/letter")
    rob.send(code=code)
    return rob


def test_somebody_asks_and_reads_the_answer(quest, ground, decided):
    """The whole way in real pages, and what each of them reads."""
    _rob, code = asked(ground)
    checked(ground)
    case_id = quest.matter.case_id
    ben = answered(ground, cases=case_id, **{f"text_{case_id}": TOLD})
    assert TOLD in ben.text
    rob = read(ground, code)
    assert rob.soup.h1.get_text() == rob.soup.title.get_text().split(" · ")[0] or "What you asked" in rob.text
    for words in (TOLD, "We never tell who said something about you", "complain to the authority"):
        assert words in rob.text
    rob.send("/letter", act="write", text="Thank you")
    assert "Your words have arrived" in rob.text or rob.page.status_code == 200


def test_the_box_is_the_same_page_for_nothing_and_for_not_yet(quest, ground):
    """The pages of one about whom there is a case and of one about whom there is none differ in their tokens alone."""
    pages = []
    for name, more in (("Rob Kesten", {"delay": "safety"}), ("Una Mbeki", {})):
        _browser, code = asked(ground, name)
        checked(ground)
        facts = {"delay_why": "MARKERWHY she would be in danger", "until": "2027-01-20"} if more else {}
        ben = answered(ground, outcome="nothing", cases=None, **more, **facts)
        assert ("MARKERWHY" in ben.text) == bool(facts)
        rob = read(ground, code)
        for token in rob.soup.select("input[type=hidden]"):
            token["value"] = ""
        pages.append(str(rob.soup.select_one("#main")))
    assert pages[0] == pages[1]
    assert "nothing that we can tell you" in pages[0]
    assert "MARKERWHY" not in pages[0]


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept(quest, ground):
    """No name, no kind: 422 with what was typed, and no box."""
    rob = Visitor(ground.app)
    rob.get("/c/harbor/about-you")
    rob.send(kinds="access", name="", others="robk", words="All", proof="mail")
    assert rob.page.status_code == 422
    assert "Write your name" in rob.text
    assert rob.soup.select_one("[name=others]").get_text().strip() == "robk"
    with ground.unit():
        scope = ground.act("Odo")
        assert scope.all(scope.select(letters.models.LetterBox)) == []


def test_words_that_tell_are_named_on_the_page_and_nothing_leaves(quest, ground):
    """The composer names what can't leave, and keeps what was typed."""
    _rob, code = asked(ground)
    checked(ground)
    ana, case_id = Walker(ground.app, "Ana"), quest.matter.case_id
    ana.get("/desk/harbor/requests")
    ana.follow("#main ol a, #main ul a")
    press(ana, "save", "ask", cases=case_id, **{f"text_{case_id}": "Jo Öst saw you at 20:40."})
    assert ana.page.status_code == 422
    assert "This must not leave" in ana.text
    assert "Jo Öst saw you" in ana.soup.select_one(f"[name=text_{case_id}]").get_text()
    assert "Jo" not in read(ground, code).text
