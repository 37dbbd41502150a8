"""The register's pages: both vaults, joining, standing, telling, the sheet; what comes back when something is wrong."""

import time
from io import BytesIO

import pytest

from portal import register
from tests.cases.ground import PASSWORD
from tests.cases.walker import Walker

from .scene import holder, opened, recorded, sheet_of

pytestmark = pytest.mark.sqlite_only
VAULT = "/committee/register/people"


def inside(ground, name="Lea") -> Walker:
    """A key holder in the open vault."""
    walker = Walker(ground.app, name)
    walker.get(VAULT)
    walker.act("people", text="Somebody asks")
    assert "The people vault is open" in walker.text
    return walker


def compared(walker) -> None:
    """Looked again until everybody was compared."""
    until = time.monotonic() + 60
    while "Everybody is being compared" in walker.text and time.monotonic() < until:
        time.sleep(0.2)
        walker.get("/committee/register/links")
    assert "Everybody was compared" in walker.text


def test_members_see_codes_and_the_pattern_behind_one(ground):
    """A member goes from the row to its code; no name on the way, and no door to the people."""
    case, person = recorded(ground, "MARKERNAME Rob", sender=ground.harbor)
    ivo = Walker(ground.app, "Ivo")
    ivo.get("/committee/register")
    ivo.follow("tbody td a")
    assert ivo.path == f"/committee/register/codes/{person}"
    assert "from 1 community" in ivo.text
    for word in ("MARKER", "Harbor", "Who is behind"):
        assert word not in ivo.page.get_data(as_text=True)
    assert ivo.get(f"{VAULT}/{person}").status_code == 404
    assert Walker(ground.app, "Ana").get(f"/committee/register/codes/{person}").status_code == 404
    assert case not in ivo.text


def test_a_key_holder_looks_for_somebody(ground):
    """The words travel in no address; too few of them come back with the form."""
    _case, person = recorded(ground, "Robin Kesten", "GitHub: robk_dev")
    lea = inside(ground)
    lea.act("find", text="x")
    assert lea.page.status_code == 422
    for words in ("kesten", "@robk_dev", "robin"):
        lea.act("find", text=words)
        assert "Robin Kesten" in lea.text, words
        assert words not in lea.page.request.url
    lea.act("find", text="nobody at all")
    assert "Nobody of that name" in lea.text
    lea.get(f"{VAULT}/{person}")
    lea.act("names", name="")
    assert lea.page.status_code == 422
    lea.act("names", name="Robin Kestler", aliases="rk@example.org")
    assert "rk@example.org" in lea.text


def test_two_key_holders_join_on_their_pages(ground):
    """Compared, looked at side by side, said by one, said by the other; then parted the same way."""
    recorded(ground, "Rob K.", "rk@example.org")
    _case, other = recorded(ground, "Robin Kesten", "rk@example.org")
    lea, gil = inside(ground), inside(ground, "Gil")
    lea.get("/committee/register/links")
    lea.act("look")
    compared(lea)
    assert "The same mail address" in lea.text
    lea.follow("tbody a")
    page = lea.path
    lea.act("confirm_link")
    assert "Another key holder has to say so" in lea.text
    assert not lea.soup.select('form[data-act="confirm_link"]')
    gil.get(page)
    gil.act("confirm_link")
    assert "They are joined" in gil.text
    stale = lea.client.post(f"{page}/confirm", data={"csrf_token": lea.soup.select_one("[name=csrf_token]")["value"]})
    assert stale.status_code == 409
    gil.act("part_link")
    lea.get(page)
    lea.act("part_link")
    assert "They were parted" in lea.text
    lea.get(f"{VAULT}/{other}")
    lea.act("link", code="no such")
    assert lea.page.status_code == 422
    assert "Nobody stands in the register under this code" in lea.text


def test_a_standing_goes_from_one_to_the_other(ground):
    """What is wrong comes back with its words; the proposer finds no button to confirm it."""
    _case, person = recorded(ground, "Rob Kay")
    lea, gil = inside(ground), inside(ground, "Gil")
    lea.get(f"{VAULT}/{person}/standing")
    lea.act("standing", standing="banned", text="Three cases", summary="A predator.")
    assert lea.page.status_code == 422
    assert "These words judge" in lea.text
    assert "A predator." in lea.text
    lea.act("standing", summary="Alleged twice, found once.", spaces=["chat"])
    assert "Waits for a second key holder" in lea.text
    lea.get("/committee/register/changes")
    assert not lea.soup.select('form[data-act="confirm_change"]')
    gil.get("/committee/register/changes")
    assert "Alleged twice, found once." in gil.text
    gil.act("confirm_change")
    gil.get("/committee/register")
    assert "Banned" in gil.text


def test_a_community_is_told_on_its_own_page(ground):
    """Whom, what, the second signature, the lead's page, a correction."""
    _case, person = recorded(ground, "Rob Kay")
    lea, gil, ana = inside(ground), inside(ground, "Gil"), Walker(ground.app, "Ana")
    ana.get("/desk/harbor/told")
    assert "Nothing was told" in ana.text
    lea.get(f"{VAULT}/{person}/disclosures")
    lea.act("to", place="", outside="")
    assert lea.page.status_code == 422
    lea.act("to", place=ground.harbor)
    assert "Harbor Python" in lea.text
    lea.act("disclose", text="Sent threats.", footing="found", basis="safety", why="")
    assert lea.page.status_code == 422
    lea.act("disclose", why="MARKERINNER He registered")
    draft = lea.path
    assert "Nothing has left yet" in lea.text
    gil.get(draft)
    gil.act("sign")
    assert "It was sent" in gil.text
    ana.get("/desk/harbor/told")
    ana.follow("main li a")
    assert "Sent threats." in ana.text
    assert "This is information, not direction" in ana.text
    assert "MARKERINNER" not in ana.text
    gil.act("correct", text="It was another one.", footing="not_found", why="New facts")
    lea.get(gil.path)
    lea.act("sign")
    ana.get("/desk/harbor/told")
    assert "corrected later" in ana.text
    for name in ("Ben", "Odo", "Dov"):
        assert Walker(ground.app, name).get("/desk/harbor/told").status_code == 404


def test_the_sheet_is_looked_at_then_written_then_taken_out(ground, smtp):
    """A name is refused by its line; a preview writes nothing; it goes out only for one's password."""
    lea = inside(ground)
    lea.get("/committee/register/sheet")
    raw = sheet_of(200)

    def send(content):
        form = lea.form("sheet")
        data = {"csrf_token": form.select_one("[name=csrf_token]")["value"], "sheet": (BytesIO(content), "s.csv")}
        return lea._seen(lea.client.post(form["action"], data=data, content_type="multipart/form-data"))

    assert send(b"").status_code == 422
    assert send(raw.replace(b" wren", b" Kesten", 1)).status_code == 422
    assert "Line 3, person code name: a name" in lea.text
    assert "Kesten" not in lea.text
    assert send(raw).status_code == 200
    assert "200 rows" in lea.text
    with ground.unit():
        assert register.register(ground.act("Ivo")) == ([], False)
    lea.act("bring")
    assert "200 rows were written" in lea.text
    lea.act("take_out", password="not this one")
    assert lea.page.status_code == 422
    lea.act("take_out", password=PASSWORD)
    assert lea.page.status_code == 200
    assert len(register.read_sheet(lea.page.get_data()).rows) == 200
    Walker(ground.app, "Gil")
    ivo = Walker(ground.app, "Ivo")
    ivo.get("/committee/register")
    assert len(ivo.soup.select("tbody tr")) == 25
    ivo.follow('a[href$="/stay-out"]')
    ivo.act("stay_out")
    assert ivo.path == "/committee/register"


def test_a_closed_vault_gives_typed_words_back(ground, clock):
    """Nothing was done, the words stand there to be copied; pages lead to the door."""
    _case, person = recorded(ground, "Rob Kay")
    lea = inside(ground)
    lea.get(f"{VAULT}/{person}/standing")
    clock.advance(minutes=16)
    lea.act("standing", standing="banned", text="A long reason that nobody wants to type twice")
    assert lea.page.status_code == 409
    assert "A long reason that nobody wants to type twice" in lea.text
    lea.get(f"{VAULT}/{person}")
    assert lea.path == VAULT
    assert "Rob Kay" not in lea.text


def test_key_holders_read_why_the_vault_was_opened(ground):
    """By whom, when, why."""
    opened(ground, "Gil")
    lea = inside(ground)
    lea.get("/committee/register/readings")
    assert "Somebody asks what we hold" in lea.text
    assert "Gil" in lea.text
    assert holder(ground).role == "keyholder"
