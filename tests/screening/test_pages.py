"""The room through its pages, without scripts."""

import re
import time

import pytest
from bs4 import BeautifulSoup

from portal import screening
from tests.cases.ground import PASSWORD
from tests.screening.scene import agreed, banned, brought, compared, event, lookers, registrar, rows

pytestmark = pytest.mark.sqlite_only
TOKEN = re.compile(r'name="(?:form|csrf)_token"[^>]*value="([^"]+)"')


class Reader:
    """Somebody signed in."""

    def __init__(self, ground, name: str):
        self.client = ground.app.test_client()
        token = TOKEN.search(self.client.get("/sign-in").text)[1]
        sent = {"email": f"{name.lower()}@people.example", "password": PASSWORD, "form_token": token}
        assert self.client.post("/sign-in", data=sent).status_code == 303

    def go(self, path: str):
        """A page."""
        self.answer = self.client.get(path)
        self.soup = BeautifulSoup(self.answer.text, "html.parser")
        return self

    def send(self, path: str, **sent):
        """A form of the page one is on, to an address."""
        sent["csrf_token"] = TOKEN.search(self.answer.text)[1]
        self.answer = self.client.post(path, data=sent)
        self.soup = BeautifulSoup(self.answer.text, "html.parser")
        return self

    @property
    def text(self) -> str:
        """What the main part says."""
        return " ".join(self.soup.main.get_text(" ").split()) if self.soup.main else self.answer.text


def test_from_nothing_to_a_signed_agreement(ground):
    """A lead writes it, mistakes come back beside their fields, the chair signs, everybody can read it."""
    registrar(ground)
    ana, gil = Reader(ground, "Ana"), Reader(ground, "Gil")
    ana.go("/desk/harbor/screening")
    assert "Next: an agreement" in ana.text
    ana.go("/desk/harbor/screening/agreement")
    sent = {"country": "NL", "body": "Harbor", "mail": "privacy@harbor.example", "notice_url": "https://h.example/t"}
    sent |= {"assessed": "2026-11-01", "days_kept": "14", "days_wait": "3", "balance": "x" * 90}
    ana.send("/desk/harbor/screening/agreement", **sent)
    assert ana.answer.status_code == 422
    assert "needs a permit first" in ana.text
    ana.send("/desk/harbor/screening/agreement", **sent | {"country": "NO"})
    assert ana.answer.status_code == 303
    assert ana.client.get("/c/harbor/screening").status_code == 404
    gil.go("/committee/screening")
    path = gil.soup.select_one("main .work a")["href"]
    gil.go(path).send(path, body="The Foundation", act="sign")
    assert gil.answer.status_code == 303
    everybody = ground.app.test_client().get("/c/harbor/screening")
    assert everybody.status_code == 200
    assert "privacy@harbor.example" in everybody.text
    assert (
        "Print it"
        in ana.go(ana.go("/desk/harbor/screening").soup.select_one('main a[href*="/agreements/"]')["href"]).text
    )


def test_a_list_is_looked_at_before_it_is_sent(ground):
    """A file in pasted lines, its preview, sent, its page; thrown away instead."""
    agreed(ground)
    there = event(ground)
    omar = Reader(ground, "Omar")
    path = f"/desk/harbor/screening/events/{there}"
    lines = "\n".join(f"{row.name} <{row.mail}>" for row in rows(12))
    omar.go(path)
    assert omar.send(path, kind="attendees", lines=lines).answer.status_code == 422
    assert "Lists are compared only where people were told" in omar.text
    assert omar.send(path, kind="attendees", lines="", noticed="y").answer.status_code == 422
    omar.send(path, kind="attendees", lines=lines, noticed="y")
    assert omar.answer.status_code == 200
    assert "12 rows" in omar.text
    assert rows(12)[0].mail in omar.text
    send = omar.soup.select_one('form[data-act="send"]')["action"]
    assert omar.send(send).answer.status_code == 303
    assert "It is on its way" in omar.go(send.removesuffix("/send")).text
    assert omar.send(send).answer.status_code == 409
    omar.go(path)
    omar.send(path, kind="speakers", lines="\n".join(row.name for row in rows(9, start=50)), noticed="y")
    drop = omar.soup.select_one('form[data-act="drop"]')["action"]
    assert omar.send(drop).answer.status_code == 303
    assert omar.client.get(send.removesuffix("/send")).status_code == 200


def test_the_two_see_only_what_looks_alike(ground):
    """A row beside somebody, why, no standing; the others see that there is a list."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    check = brought(ground, there, rows(30, (7, "Robert Kesten", "rk+x@kesten.example", "")))
    two = compared(ground, check)
    path = f"/committee/screening/checks/{check}"
    one, other = (Reader(ground, name) for name in two)
    assert "Robert Kesten" in one.go(path).text
    assert "Robin Kesten" in one.text
    assert "removing the +tag" in one.text
    assert "banned" not in one.text.replace("is banned does not help", "")
    assert rows(30)[0].name not in one.text
    pair = one.soup.select_one('form[data-act="say"]')["action"]
    assert one.send(pair).answer.status_code == 422
    assert one.send(pair, verdict="same").answer.status_code == 303
    assert one.go(path).send(f"{path}/stand").answer.status_code == 422
    assert "do not say the same yet" in one.text
    other.go(path)
    assert "you differ" not in other.text
    assert other.send(pair, verdict="other").answer.status_code == 303
    assert "you differ" in other.go(path).text
    assert "Your colleague said: The same person" in other.text
    third = next(name for name in ("Ivo", "Jun", "Kim", "Hana", "Gil") if name not in two)
    stranger = Reader(ground, third)
    assert "Two members look at it" in stranger.go(path).text
    assert "Kesten" not in stranger.text
    assert stranger.send(pair, verdict="same").answer.status_code == 404


def test_a_key_holder_compares_from_the_page(ground):
    """With a reason; the page says so until it is done, then it is for two others."""
    agreed(ground)
    there = event(ground)
    check = brought(ground, there, rows(20))
    lea = Reader(ground, "Lea")
    path = f"/committee/screening/checks/{check}"
    lea.go(path)
    assert "Compare it" in lea.text
    assert lea.send(f"{path}/compare", text=" ").answer.status_code == 409
    assert lea.send(f"{path}/compare", text="A list came").answer.status_code == 303
    for _ in range(200):
        if lookers(ground, check):
            break
        time.sleep(0.1)
    assert len(lookers(ground, check)) == 2
    assert "Two members look at it" in lea.go(path).text or "Nothing looks alike" in lea.text
    assert lea.send(f"{path}/compare", text="Again").answer.status_code == 409
    with ground.unit():
        assert screening.status(ground.act("Omar"), check).state == "sent"
