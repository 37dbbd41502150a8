"""One report climbs through the whole house, in a real browser, scripts on and scripts off."""

import re

import pyotp

from .filing import finish, write
from .visitor import Visitor

FOUNDER, RESPONDER = "mira@meadow.example", "rui@meadow.example"
PASSWORD = "nine slow barges under the bridge"
CODE = """\
# Be kind here

## What we ask

Listen. Ask before you take a picture. When somebody says stop, stop.

## When something happens

Tell us. Whoever it is about takes no part in looking at it.
"""
STORY = "MARKERSTORY At the door somebody kept asking for my number."
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00" + bytes(40)


def test_the_whole_climb(opened, post, strict, pages):
    """From founding a community to the register; each step is seen by those below, and by nobody else."""
    mira, slug = found(opened(), post)
    publish(mira, slug, opened())
    rui = take_in(opened(), mira, post, slug)
    nia = opened(width="phone")
    receipt = report(nia, slug)
    case = open_it(rui, post)
    work(rui)
    write_back(nia, receipt)
    see_the_answer(rui, mira, case)
    escalate(rui, case)
    gil, central = confirm_and_review(opened("gil"), rui, case, nia, receipt)
    decide(gil, opened("ivo"), central)
    record(opened("hana"), central)
    seen_below(rui, case, nia, receipt)
    letters = "".join(letter.as_string() for letter in post.fetch())
    assert "MARKER" not in letters
    assert case.name not in letters


def found(mira: Visitor, post) -> tuple[Visitor, str]:
    """Somebody asks for a link, makes an account with it, founds a community and names a contact."""
    mira.go("/").link("Host your community's code of conduct")
    mira.act("start", email=FOUNDER)
    assert FOUNDER in mira.text
    mira.go(post.link(FOUNDER))
    mira.send("form:has([name=password])", name="Mira Sand", password=PASSWORD)
    assert re.fullmatch(r"[0-9A-Z-]{30,}", mira.page.locator("#recovery-code").inner_text())
    mira.link("I have it, go on")
    mira.act("found", name="Meadow Coders", kind="meetup", zone="Europe/Oslo")
    slug = re.fullmatch(r"/desk/([a-z-]+)/settings", mira.path)[1]
    mira.link("Add a person to turn to")
    mira.act("contact", name="Mira Sand", mail=FOUNDER, words="in a yellow scarf")
    assert "Mira Sand" in mira.text
    return mira, slug


def publish(mira: Visitor, slug: str, anybody: Visitor) -> None:
    """A pasted text, whose words they are, a look, and then everybody reads it."""
    assert anybody.go(f"/c/{slug}/conduct").title == "No code of conduct yet"
    mira.go(f"/desk/{slug}/settings").link("Bring your code of conduct")
    mira.follow("main a.button").act("begin", start="own")
    mira.act("answer", alcohol="no", photos="photos-none", minors="no", online="no")
    mira.act("write", text=CODE)
    while mira.page.locator('form[data-act="describe"]').count() == 0:  # what was found in it, and what is left over
        mira.follow("main .acts a")
    assert mira.page.locator("[name=title]").input_value() == "Be kind here"
    mira.send(
        'form[data-act="describe"]',
        "Keep it",
        **{
            "title": "Code of Conduct",
            "origin": "adapted",
            "sources-0-title": "A small code",
            "sources-0-author": "Meadow Lane Collective",
            "sources-0-url": "https://lane.example/code",
            "sources-0-licence": "CC0-1.0",
            "sources-0-changes": "Shorter",
            "licence": "CC-BY-SA-4.0",
        },
    )
    assert "Meadow Lane Collective" in mira.text
    mira.act("publish")
    anybody.go(f"/c/{slug}/conduct")
    for words in ("Listen. Ask before", "A small code", "Meadow Lane Collective", "Shorter", "Mira Sand"):
        assert words in anybody.text
    assert anybody.page.locator('.attribution a[href="https://lane.example/code"]').count()
    anybody.go(f"/c/{slug}/").link("Report something")
    assert anybody.path == f"/c/{slug}/report"
    assert anybody.page.context.cookies() == []


def take_in(rui: Visitor, mira: Visitor, post, slug: str) -> Visitor:
    """A second person joins by mail; reports are sealed to them once a colleague vouched."""
    mira.go(f"/desk/{slug}/team").act("invite", email=RESPONDER, role="responder")
    rui.go(post.link(RESPONDER))
    rui.send("form:has([name=password])", name="Rui Vale", password=PASSWORD)
    rui.link("I have it, go on")
    assert "vouch" in rui.text
    mira.go(f"/desk/{slug}/team").act("vouch")
    assert "can open nothing yet" not in mira.text
    post.clear()
    return rui.go(f"/desk/{slug}/")


def report(nia: Visitor, slug: str) -> str:
    """Without name, account or cookie; with a picture; the receipt is shown before anything is sent."""
    nia.go(f"/c/{slug}/report")
    assert "Mira Sand" in nia.text
    nia.press("Go on")
    write(
        nia,
        story=STORY,
        who="MARKERWHO a tall man",
        where="The door",
        when="Friday",
        ongoing="yes",
        attachments={"name": "MARKERFILE.png", "mimeType": "image/png", "buffer": PICTURE},
    )
    nia.press("Back: look through it")
    assert STORY in nia.text
    assert "MARKERFILE.png" in nia.text
    receipt = finish(write(nia))
    assert nia.page.context.cookies() == []
    return receipt


class CasePage:
    """Where a case stands."""

    def __init__(self, visitor: Visitor):
        self.name, self.path = visitor.title, visitor.path


def open_it(rui: Visitor, post) -> CasePage:
    """A letter that says nothing; the desk; opening the report; making a case of it."""
    letter = post.newest(RESPONDER)
    assert post.readers() == {FOUNDER, RESPONDER}
    assert "waiting" in letter["subject"]
    assert "Meadow" not in letter.as_string()
    rui.go(rui.path)
    [report_id] = rui.reports
    rui.follow("[data-report] a")
    assert "MARKER" not in rui.page.content()
    rui.act("open")
    assert STORY in rui.text
    rui.link("MARKERFILE.png")
    with rui.page.expect_download() as loading:
        rui.page.get_by_role("link", name="Download it").click()
    assert loading.value.path().read_bytes() == PICTURE
    rui.link("Back")
    assert report_id in rui.path
    rui.act("open")
    case = CasePage(rui)
    assert re.fullmatch(r"[a-z]+ [a-z]+", case.name)
    assert STORY in rui.text
    return case


def work(rui: Visitor) -> None:
    """A fact, a note of the team, somebody involved, an action, an answer looked at before it goes."""
    rui.act("note", kind="fact", text="MARKERFACT Two people saw it.")
    rui.act("note", kind="note", text="MARKERNOTE We worry about Saturday.")
    rui.act("party", role="reported", kind="person", name="MARKERPERSON Rob", handles="robk")
    rui.act("measure", kind="removal", text="MARKERACTION Asked to leave.")
    rui.act("answer", text="MARKERANSWER Thank you. Are you safe now?")
    assert "can't be taken back" in rui.text
    rui.act("answer")
    assert "MARKERANSWER" in rui.text


def enter(nia: Visitor, receipt: str) -> Visitor:
    """Come back with the receipt."""
    return nia.go("/box").send("form:has([name=receipt])", receipt=receipt)


def write_back(nia: Visitor, receipt: str) -> None:
    """The answer stands in the box, and the reporter writes."""
    enter(nia, receipt)
    assert "MARKERANSWER" in nia.text
    assert "MARKERNOTE" not in nia.page.content()
    nia.send("form:has([name=message])", message="MARKERBACK Yes. He wore a green badge.")
    assert "Your message has arrived." in nia.text
    assert nia.page.context.cookies() == []


def see_the_answer(rui: Visitor, mira: Visitor, case: CasePage) -> None:
    """The whole team that holds the key reads it, and it is said that the reporter waits."""
    desk = case.path.split("cases/")[0]
    assert "The reporter wrote" in mira.go(desk).text
    assert mira.cases == [case.name]
    assert "MARKERBACK" in rui.go(case.path).text
    rui.act("review", finding="violation", text="MARKERREVIEW Against our code.")


def escalate(rui: Visitor, case: CasePage) -> None:
    """What is ticked goes, and stands on the page before it goes; what is not ticked is absent."""
    rui.go(case.path).act("escalate")
    ticked = [box.get_attribute("value") for box in rui.page.locator("[name=parts]:checked").all()]
    assert ticked == ["facts", "actions"]
    rui.act("escalate", reason="beyond_power", text="MARKERASK Please advise.")
    for marker in ("FACT", "ACTION", "ASK"):
        assert f"MARKER{marker}" in rui.text
    for marker in ("NOTE", "REVIEW", "STORY", "PERSON", "WHO", "FILE", "ANSWER", "BACK"):
        assert f"MARKER{marker}" not in rui.page.content(), marker
    rui.act("escalate")
    assert rui.path == case.path
    assert "Sent to the committee" in rui.text


def confirm_and_review(gil: Visitor, rui: Visitor, case: CasePage, nia: Visitor, receipt: str):
    """The chair sees exactly that, confirms (both below see it), reviews."""
    gil.go("/committee/")
    fresh = [row for row in gil.page.locator("[data-case]").all() if "Received" in row.inner_text()]
    assert len(fresh) == 2  # one of them was there before
    gil.click(fresh[0].locator("a"))
    if "MARKERFACT" not in gil.text:
        gil.go("/committee/").click(gil.page.locator(f'[data-case="{fresh_name(gil)}"] a'))
    central = CasePage(gil)
    assert "MARKERACTION" in gil.text
    assert "MARKERASK" in gil.text
    for marker in ("NOTE", "REVIEW", "STORY", "PERSON", "BACK"):
        assert f"MARKER{marker}" not in gil.page.content()
    gil.act("confirm")
    assert "The committee confirmed receipt" in rui.go(case.path).text
    assert "The committee confirmed that it has it" in enter(nia, receipt).text
    gil.act("review", finding="violation", text="MARKERABOVE We read it.")
    return gil, central


def fresh_name(gil: Visitor) -> str:
    """The other case that was just received."""
    rows = [row for row in gil.page.locator("[data-case]").all() if "Received" in row.inner_text()]
    return rows[1].get_attribute("data-case")


def decide(gil: Visitor, ivo: Visitor, central: CasePage) -> None:
    """The chair proposes; a member who saw no word so far attests, gets the key, and agrees."""
    gil.act(
        "decide",
        outcome="violation",
        further="advise",
        standing="flagged",
        text="MARKERWHY A pattern.",
        advice="MARKERADVICE Well done.",
    )
    assert "MARKER" not in ivo.go(central.path).page.content()
    ivo.act("attest")
    assert "MARKER" not in ivo.page.content()
    gil.go(central.path).act("keys")
    assert "MARKERWHY" in ivo.go(central.path).text
    ivo.act("agree")
    assert "The decision" in ivo.text


def record(hana: Visitor, central: CasePage) -> None:
    """A key holder: first a second factor, then the register, then the people behind the codes."""
    hana.go(central.path).press("Record it")
    assert hana.title == "Turn a second factor on"
    seed = hana.page.locator("[name=secret]").get_attribute("value")
    hana.send("form:has([name=secret])", code=pyotp.TOTP(seed).now(), password="four calm otters swim by the pier")
    hana.go(central.path).press("Record it")
    hana.act("record", name="MARKERNAME Rob Kay", aliases="robk", text="MARKERSUM Keep him from the door.")
    assert "In the register" in hana.text
    hana.go("/committee/register")
    assert central.name in hana.text
    assert "MARKER" not in hana.page.content()
    hana.go("/committee/register/people").act("people", text="Somebody asks about themself")
    assert "MARKERNAME Rob Kay" in hana.text
    assert "Wren Tallis" in hana.text
    hana.press("Close it now")


def seen_below(rui: Visitor, case: CasePage, nia: Visitor, receipt: str) -> None:
    """The sender sees that it is recorded and the words meant for them; the reporter sees the steps; no more."""
    rui.go(case.path)
    for words in ("The committee recorded it", "MARKERADVICE"):
        assert words in rui.text
    for marker in ("ABOVE", "WHY", "NAME", "SUM"):
        assert f"MARKER{marker}" not in rui.page.content()
    rui.act("close", outcome="violation", text="All is said.")
    enter(nia, receipt)
    for words in ("The committee has reviewed it", "Decided", "Closed"):
        assert words in nia.text
    for marker in ("ADVICE", "ABOVE", "WHY", "NAME", "FACT", "NOTE"):
        assert f"MARKER{marker}" not in nia.page.content()
