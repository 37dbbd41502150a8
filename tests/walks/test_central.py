"""S1, S5 and S8 at the committee, each in browsers of their own, by nothing but what the screens say."""

import re
from datetime import timedelta

from portal import clock

from .filing import file_report, finish, write
from .test_appeal import ARGUMENT, read, written
from .test_doors import HARBOR, in_box, look
from .visitor import Visitor

STORY = "MARKERSTORY He leant over my desk and read my screen aloud to the whole row."
PAGES = ("", "/recuse", "/notes", "/review", "/decide", "/advice", "/export", "/letters", "/people", "/work", "/tasks")


def nowhere(address: str) -> str:
    """The same address of nothing."""
    return re.sub("[a-z2-7]{26}", "b" * 26, address)


def direct_case(gil: Visitor, waiting: list[str]) -> str:
    """What was reported at this door becomes a case; gives its path."""
    [fresh] = set(gil.go("/committee/").reports) - set(waiting)
    gil.follow(f'[data-report="{fresh}"] a').act("open")
    gil.act("open")
    return gil.path


def let_in(holder: Visitor, path: str, *others: Visitor) -> None:
    """They say that nothing stands in their way; whoever holds the key lets them in."""
    for one in others:
        one.go(path)
        if one.page.locator('form[data-act="attest"]').count():
            one.act("attest")
        holder.go(path)
        if holder.page.locator('form[data-act="keys"]').count():
            holder.act("keys")
        assert one.go(path).page.locator("form[data-act=note]").count()


def test_past_the_team_at_the_committee(opened, post, pages):
    """S1: the duty member is told at once, the box shows the receipt, and Kim, tied to Ben, is offered nothing."""
    pages.forgive("404")
    nia, gil, kim, jun, ivo = opened(width="phone"), opened("gil"), opened("kim"), opened("jun"), opened("ivo")
    ben, ana, tove = opened("ben"), opened("ana"), opened("tove")
    kim.go("/account/ties").act("ties", people="Ben Castell")
    today = clock.today()
    days = {"first_day": today.isoformat(), "last_day": (today + timedelta(days=1)).isoformat()}
    gil.go("/committee/duty").act(
        "watch", person=gil.page.locator("option", has_text="Jun").get_attribute("value"), **days
    )
    assert "on duty now" in gil.text
    before = {key: look(who, HARBOR) for key, who in (("ben", ben), ("ana", ana), ("tove", tove))}
    waiting, post_before = gil.go("/committee/").reports, post.clear()
    assert post_before is None
    nia.go("/c/harbor-python/report")
    nia.page.get_by_role("checkbox", name="Ben Castell").check()
    nia.send("form:has([name=door])", door="committee")
    receipt = finish(write(nia, story=STORY, kind="incident"))
    assert "jun@committee.example" in post.readers()
    assert not any("harbor" in address for address in post.readers())
    path = direct_case(gil, waiting)
    name = gil.title
    assert name in kim.go("/committee/").cases
    gil.go(path).act("confirm")
    gil.act("party", role="reported", name="Ben Castell")
    assert name not in kim.go("/committee/").cases
    for page in PAGES:
        assert kim.raw(path + page) == kim.raw(nowhere(path + page)), page
    assert "Kim" not in gil.go(path).page.content()
    assert name in jun.go("/committee/").cases
    ivo.go(path)
    assert STORY not in ivo.page.content() and "Ben Castell" not in ivo.page.content()
    assert "1 reported" in ivo.text
    assert "The committee confirmed that it has it" in in_box(nia, receipt).text
    for key, who in (("ben", ben), ("ana", ana), ("tove", tove)):
        assert look(who, HARBOR) == before[key], key
    assert ben.go("/desk/harbor-python/search").status in (200, 404)
    assert name not in ben.page.content()


def test_two_browsers_side_by_side(opened, post, pages):
    """S5: Jun steps back in the middle; the lead sees his notes, his voided word, that he is out, and no reason."""
    pages.forgive("404")
    gil, ivo, jun = opened("gil"), opened("ivo"), opened("jun")
    gil.go("/committee/").follow('[data-case]:has-text("Received") a')
    path, name = gil.path, gil.title
    gil.act("confirm")
    gil.act("review", finding="violation", text="We read it.")
    let_in(gil, path, ivo, jun)
    gil.go(path + "/work").send(
        "form:has([name=lead])", lead=gil.page.locator("[name=lead] option", has_text="Ivo").get_attribute("value")
    )
    jun.go(path).act("note", kind="note", text="MARKERNOTE The witness was near.")
    gil.go(path + "/decide").act(
        "decide", further="measure", outcome="violation", text="MARKERWHY Kept out.", rule="majority"
    )
    jun.go(path).act("agree")
    assert "agrees" in ivo.go(path).text
    assert jun.go("/committee/search").send("form:has([name=text])", text="MARKERNOTE").page.content().count(name)
    jun.go(path).press("Step back from this case")
    jun.act("recuse")
    post.clear()
    for page in PAGES:
        assert jun.raw(path + page) == jun.raw(nowhere(path + page)), page
    for page in ("/committee/", "/home", "/turn", "/committee/tasks", "/committee/work", "/committee/register"):
        assert name not in jun.go(page).page.content(), page
    jun.go("/committee/search").send("form:has([name=text])", text="MARKERNOTE")
    assert name not in jun.page.content()
    ivo.go(path)
    assert "MARKERNOTE" in ivo.text
    assert ivo.page.locator("del").inner_text() == "Jun Okafor"
    assert "stepped back; does not count" in ivo.text
    assert "because" not in ivo.page.locator("#proposal-1").inner_text()
    ivo.act("note", kind="note", text="MARKERLATER We go on.")
    assert not any(address.startswith("jun@") for address in post.readers())
    alone(ivo, gil, jun, path, name)


def alone(ivo: Visitor, gil: Visitor, jun: Visitor, path: str, name: str) -> None:
    """The lead alone can't let him back; with a second one he is asked anew, and holds no key by it."""
    ivo.go(path).send('form[data-act="let_back"]')
    assert "A second one of you has to say so too" in ivo.page.content()
    assert name not in jun.go("/committee/").cases
    gil.go(path).send('form[data-act="let_back"]')
    assert name in jun.go("/committee/").cases
    jun.go(path)
    assert "MARKER" not in jun.page.content()
    assert "You see that this case exists, and no more." in jun.text


def test_too_few_are_left(opened, pages):
    """S5, the other ending: so many step back that alternates and the board are named as the ways on."""
    pages.forgive("404")
    gil, others = opened("gil"), [opened(key) for key in ("ivo", "jun", "kim")]
    gil.go("/committee/ways").act("ways", needed="3")
    gil.go("/committee/").follow('[data-case]:has-text("Received") a')
    path = gil.path
    gil.act("confirm")
    for one in others:
        one.go(path).press("Step back from this case")
        one.act("recuse")
    gil.go(path)
    assert "Too few of you are free to decide this" in gil.text
    gil.link("Let an alternate in")
    gil.act("borrow", email="cleo@northconf.example", free="y")
    assert "was borrowed for this case" in gil.page.content()


def decided(gil: Visitor, hana: Visitor, max_: Visitor, path: str) -> None:
    """Named, reviewed, the board's liaison told, decided by two, recorded nowhere yet."""
    gil.go(path).act("confirm")
    gil.go(path).act("party", role="reported", name="Robin Kest", handles="GitHub: robk_dev")
    gil.act("note", kind="fact", text="Three people in the row heard it.")
    gil.act("review", finding="violation", text="It is against the code.")
    gil.go(path + "/advice")
    liaison = gil.page.locator("[name=person] option", has_text="Max").get_attribute("value")
    gil.act("advice", part="liaison", person=liaison, text="So that you know of it.")
    max_.go("/committee/").follow("ul.work a").act("attest")
    assert "Three people in the row heard it." in max_.text
    assert "MARKERSTORY" not in max_.page.content()
    gil.go(path + "/decide").act("decide", further="measure", outcome="violation", text="Two months.", rule="two_agree")
    let_in(gil, path, hana)
    hana.go(path).act("agree")
    assert "The decision" in hana.text


def test_another_look_by_those_who_did_not_decide(opened, post, pages):
    """S8: the panel is new, the records do not tell who reported, the liaison has no part, the box has the result."""
    pages.forgive("404")
    pages.forgive("422")
    nia, gil, hana, ivo, kim = opened(), opened("gil"), opened("hana"), opened("ivo"), opened("kim")
    max_, robin = opened("max"), opened()
    waiting = gil.go("/committee/").reports
    receipt = file_report(nia, "", story=STORY)
    path = direct_case(gil, waiting)
    decided(gil, hana, max_, path)
    written(gil, path)
    letter = gil.path
    hana.go(letter).act("letter_sign")
    hana.act("letter_send", way="mail", address="robin@mail.example")
    read(robin, post)
    robin.send('form:has([name="appeal"])', appeal=ARGUMENT)
    gil.go(path)
    assert "Another look was asked for" in gil.text
    assert "MARKERARGUMENT" not in gil.page.content()
    gil.link("Look at the records")
    gil.act("hand_records")
    seen_again = looked_at_again(gil, hana, ivo, kim)
    assert max_.raw(seen_again)[0] == 404
    robin.press("I have read it")
    assert "The decision is changed." in robin.text
    for secret in ("MARKERSTORY", "Gil", "Ivo", "Max", "Three people", "/committee/"):
        assert secret not in robin.page.content(), secret
    assert "MARKERARGUMENT" not in in_box(nia, receipt).page.content()
    assert "One month" not in nia.page.content()


def looked_at_again(gil: Visitor, hana: Visitor, ivo: Visitor, kim: Visitor) -> str:
    """Those who decided see nothing of it; the liaison of the first case can't be asked; two others change it."""
    mine = ivo.go("/committee/").cases
    [name] = set(mine) - set(gil.go("/committee/").cases)
    ivo.follow(f'[data-case="{name}"] a')
    path = ivo.path
    assert "MARKERARGUMENT" in ivo.text
    for one in (gil, hana):
        assert one.raw(path)[0] == 404
    assert not re.search(r"\bNia\b", ivo.page.content())
    ivo.act("confirm")
    ivo.go(path + "/review").act("review", finding="violation", text="One month would do.")
    ivo.go(path + "/advice")
    assert not ivo.page.locator("[name=person] option", has_text="Max").count()
    assert ivo.page.locator("[name=person] option", has_text="Lea").count()
    ivo.go(path + "/decide").act("decide", further="measure", outcome="violation", text="One month.", rule="two_agree")
    kim.go(path).act("agree")
    ivo.go(path + "/another-look")
    ivo.act("end_appeal", result="changed", text="One month is enough.", team="Shorten it to one month, please.")
    assert "This other look has ended" in ivo.text
    return path
