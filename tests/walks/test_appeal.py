"""S8: a letter and another look at it, each in a browser of its own, by nothing but what the screens say.

The person who got the letter never learns who reported, nor anything else of the case; whoever decided never reads why
they ask again; what was decided holds and stays counted; the answer names nobody.
"""

import re

from .filing import file_report
from .visitor import Visitor

STORY = "MARKERSTORY He leant over my desk and read my screen aloud to the whole row."
ARGUMENT = "MARKERARGUMENT Nobody asked me, and two months is too long."
PARTS = {
    "behaviour": "During the evenings you read out what others had on their screens.",
    "impact": "People felt watched and stayed away.",
    "expected": "Look at nobody's screen without being asked.",
    "consequences": "You are suspended for two months.",
}


def test_a_letter_is_written_signed_read_and_looked_at_again(opened, post, pages):
    """Cleo and Dov decide; Eli did not and looks again; Robin reads, asks, and is answered."""
    pages.forgive("404")
    pages.forgive("422")
    nia, cleo, dov, eli, robin = opened(), opened("cleo"), opened("dov"), opened("eli"), opened()
    waiting = cleo.go("/desk/northconf/").reports
    receipt = file_report(nia, "northconf", story=STORY)
    path = case_of(cleo, waiting)
    let_in(cleo, dov, eli, path)
    decided(cleo, dov, path)
    written(cleo, path)
    letter = cleo.path
    signed_and_sent(dov, letter, post)
    read(robin, post)
    robin.send('form:has([name="appeal"])', appeal=ARGUMENT)
    assert "Your request has arrived" in robin.text
    handed_over(cleo, path)
    looked_at(eli, cleo, dov)
    answered(robin, nia, receipt)


def case_of(cleo: Visitor, waiting: list[str]) -> str:
    """The report opened, a case made, the person named, a fact and a review."""
    [fresh] = set(cleo.go("/desk/northconf/").reports) - set(waiting)
    cleo.follow(f'[data-report="{fresh}"] a')
    cleo.act("open")
    cleo.act("open")
    path = cleo.path
    cleo.act("party", role="reported", name="Robin Kest", handles="GitHub: robk_dev")
    cleo.act("note", kind="fact", text="Three people in the row heard it.")
    return path


def let_in(cleo: Visitor, dov: Visitor, eli: Visitor, path: str) -> None:
    """The others say that nothing stands in their way, if they have to."""
    for other in (dov, eli):
        other.go(path)
        if other.page.locator('form[data-act="attest"]').count():
            other.act("attest")
            cleo.go(path)
            if cleo.page.locator('form[data-act="keys"]').count():
                cleo.act("keys")
            assert other.go(path).page.locator("[data-act=note]").count()


def decided(cleo: Visitor, dov: Visitor, path: str) -> None:
    """Proposed by one, agreed by another."""
    cleo.go(path + "/review")
    cleo.act("review", finding="violation", text="It is against our code.")
    cleo.go(path + "/propose")
    cleo.act("propose", text="Two months.", measure="suspension_short")
    dov.go(path)
    dov.act("agree")
    assert "Another look" not in dov.text


def written(cleo: Visitor, path: str) -> None:
    """The report's words are found and have to go; then a colleague is asked."""
    cleo.go(path).link("Write a letter")
    cleo.act("letter", pattern="suspension")
    cleo.act(
        "letter_save", "Ask a colleague", **PARTS | {"behaviour": "You leant over a desk and read my screen aloud."}
    )
    assert cleo.status == 422
    assert "Could this tell who reported?" in cleo.text
    cleo.act("letter_save", "Ask a colleague", **PARTS)
    assert "A colleague has to read it now" in cleo.text


def signed_and_sent(dov: Visitor, letter: str, post) -> None:
    """The second member signs and sends; the mail holds a link and no word."""
    dov.go(letter)
    assert "You are the second reader" in dov.text
    dov.act("letter_sign")
    dov.act("letter_send", way="mail", address="robin@mail.example")
    body = post.newest("robin@mail.example").get_content()
    assert not [word for word in (*PARTS.values(), "Robin", "NorthConf", "northconf", "Cleo") if word in body]


def read(robin: Visitor, post) -> None:
    """Opened once, with a code to come back; nothing of the case but the letter."""
    link = post.link("robin@mail.example")
    robin.go(link).press("Open the letter")
    for part in PARTS.values():
        assert part in robin.text
    code = robin.page.locator("#receipt").inner_text()
    assert robin.raw(link)[0] == 404
    robin.go("/letter").send("form:has([name=code])", code=code)
    unsaid(robin)
    assert not robin.page.context.cookies()


def unsaid(robin: Visitor) -> None:
    """Neither the report, nor a name, a case, a desk."""
    page = robin.page.content()
    for secret in ("MARKER", "/desk/", "Three people"):
        assert secret not in page, secret
    assert not re.search(r"\b(Nia|Cleo|Dov|Eli)\b", page)  # as words: a token may hold three letters of a name
    assert not re.search(r"\b[a-z2-7]{26}\b", page)


def handed_over(cleo: Visitor, path: str) -> None:
    """Those who decided see that there is an appeal, not what it says; they hand the records over."""
    cleo.go(path)
    assert "Another look was asked for" in cleo.text
    assert "MARKERARGUMENT" not in cleo.page.content()
    cleo.link("Look at the records")
    assert "MARKERSTORY" in cleo.text
    cleo.act("hand_records")


def looked_at(eli: Visitor, cleo: Visitor, dov: Visitor) -> None:
    """Eli, who did not decide, finds it, decides and answers; the others can't even see that it is there."""
    mine = eli.go("/desk/northconf/").cases
    [name] = set(mine) - set(cleo.go("/desk/northconf/").cases) - set(dov.go("/desk/northconf/").cases)
    eli.follow(f'[data-case="{name}"] a')
    assert "You look at a decision again" in eli.text
    assert "MARKERARGUMENT" in eli.text
    path = eli.path
    assert cleo.raw(path)[0] == dov.raw(path)[0] == 404
    eli.go(path + "/review").act("review", finding="violation", text="One month would do.")
    eli.go(path + "/propose").act("propose", text="One month.", measure="suspension_short")
    eli.go(path + "/hear").act("hear", whom="nobody", text="They wrote why they ask.")
    eli.go(path).act("settle")
    eli.go(path + "/another-look")
    eli.act("end_appeal", result="changed", text="One month is enough. Robin read a screen aloud to the whole row.")
    assert eli.status == 422
    eli.act("end_appeal", result="changed", text="One month is enough.", team="Shorten it to one month, please.")
    assert "This other look has ended" in eli.text


def answered(robin: Visitor, nia: Visitor, receipt: str) -> None:
    """It stands in the box; the reporter learns nothing of what was argued."""
    robin.press("I have read it")
    assert "The decision is changed." in robin.text
    assert "One month is enough." in robin.text
    assert "MARKERSTORY" not in robin.page.content()
    nia.go("/box").send("form:has([name=receipt])", receipt=receipt)
    assert "MARKERARGUMENT" not in nia.page.content()
    assert "One month" not in nia.page.content()
