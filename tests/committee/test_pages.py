"""The committee's pages: who may stand before them, what they keep, and what they never show."""

import pytest

from portal import access, cases, committee, register
from tests.cases.walker import Walker

from .climb import decided, escalated, let_in, reviewed

pytestmark = pytest.mark.sqlite_only


def test_the_inbox_names_no_sender_to_whoever_has_no_key(ground):
    """A member without the key sees name, state and kind; not the community, not a word."""
    _case, central, _receipt = escalated(ground)
    gil = Walker(ground.app, "Gil")
    gil.get(f"/committee/cases/{central}")
    assert "Harbor Python" in gil.text
    ivo = Walker(ground.app, "Ivo")
    ivo.get("/committee/")
    assert [row["data-case"] for row in ivo.soup.select("[data-case]")] == [gil.soup.h1.get_text(strip=True)]
    ivo.follow("[data-case] a")
    assert "Harbor" not in ivo.text
    assert "MARKER" not in ivo.text
    ivo.act("attest")
    assert "wait for the key" in ivo.text
    gil.get(f"/committee/cases/{central}")
    gil.act("confirm")
    ivo.get(f"/committee/cases/{central}")
    assert "MARKERFACT" in ivo.text


def test_a_wrong_decision_comes_back_with_its_words(ground):
    """A day that is over: 422, everything typed stands there."""
    _case, central, _receipt = reviewed(ground)
    gil = Walker(ground.app, "Gil")
    gil.get(f"/committee/cases/{central}")
    gil.act("decide", standing="banned", until="2001-01-01", text="Because of this")
    assert gil.page.status_code == 422
    assert "That day is over" in gil.text
    assert "Because of this" in gil.text
    gil.act("decide", until="")
    assert gil.page.status_code == 200
    assert "Others have to say where they stand" in gil.text
    assert not gil.soup.select('form[data-act="agree"]')


def test_a_proposal_of_another_case_is_not_agreed_by_the_way(ground):
    """The address names the case, too."""
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        proposal = committee.propose(ground.act("Gil"), central, "violation", "none", None, "Words")
    hana = Walker(ground.app, "Hana")
    hana.get(f"/committee/cases/{central}")
    form = hana.form("agree")
    form["action"] = f"/committee/cases/{'a' * 26}/proposals/{proposal}/agree"
    assert hana.send(form).status_code == 404
    with ground.unit():
        assert cases.see(ground.act("Gil"), central).state == "reviewed"


def test_recording_beyond_the_decision_is_refused_on_the_page(ground):
    """422 beside the field; then right, and the register shows it."""
    _case, central, _receipt = decided(ground, "flagged")
    let_in(ground, central, "Lea")
    lea = Walker(ground.app, "Lea")
    lea.get(f"/committee/cases/{central}/record")
    lea.act("record", record_type="5", standing="banned", name="Rob")
    assert lea.page.status_code == 422
    assert "Two members agreed to less" in lea.text
    lea.act("record", record_type="4", standing="flagged")
    assert lea.page.status_code == 200
    assert "In the register" in lea.text
    for name in ("Hana", "Ivo", "Ana"):
        status = Walker(ground.app, name).get(f"/committee/cases/{central}/record").status_code
        assert status == 404, name


def test_the_people_vault_opens_and_closes(ground):
    """No reason, no page; with one it opens, the band says so, and it closes at a click."""
    lea = Walker(ground.app, "Lea")
    lea.get("/committee/register/people")
    lea.act("people", text="")
    assert lea.page.status_code == 422
    lea.act("people", text="A request by the person")
    assert "The people vault is open" in lea.text
    lea.send(lea.soup.select_one('form[action$="/close-people"]'))
    assert lea.path == "/committee/register"
    lea.get("/committee/register/people")
    assert "The people vault is open" not in lea.text
    assert Walker(ground.app, "Ivo").get("/committee/register/people").status_code == 404


def test_members_are_invited_vouched_for_and_given_keys(ground, smtp):
    """The whole of the members' page, by the chair; a member may only look and vouch."""
    gil = Walker(ground.app, "Gil")
    gil.get("/committee/members")
    gil.act("invite", email="new@people.example", role="member")
    assert "on its way" in gil.text
    with ground.unit():
        access.join(ground.person("Max"), "committee", "member")
    max_ = Walker(ground.app, "Max")
    max_.get("/committee/")
    assert "Read and promise" in max_.text
    assert not Walker(ground.app, "Ivo").get("/committee/members").get_data(as_text=True).count('data-act="vouch"')
    max_.get("/committee/welcome")
    max_.act("promise", read="y", keep="y")
    ivo = Walker(ground.app, "Ivo")
    ivo.get("/committee/members")
    assert not ivo.soup.select('form[data-act="invite"], form[data-act="remove"]')
    ivo.act("vouch")
    with ground.unit():
        assert access.is_vouched(ground.act("Gil"), ground.people["Max"])
    gil.get("/committee/members")
    form = gil.soup.select_one(f'form[action$="{ground.people["Max"]}/register-key"]')
    gil.send(form)
    with ground.unit():
        assert ground.people["Max"] in register.key_holders(ground.act("Gil"))
    gil.send(gil.soup.select_one(f'form[action$="{ground.people["Max"]}/remove"]'))
    with ground.unit():
        assert ground.people["Max"] not in access.people_with("committee")
        assert ground.people["Max"] not in register.key_holders(ground.act("Gil"))


@pytest.mark.parametrize("name", ["Ana", "Odo", "Dov"])
def test_communities_do_not_enter(ground, name):
    """Every page of the committee is a 404 for them."""
    _case, central, _receipt = escalated(ground)
    other = Walker(ground.app, name)
    paths = ("", "register", "register/people", "members", f"cases/{central}", f"cases/{central}/record")
    for path in paths:
        assert other.get(f"/committee/{path}").status_code == 404, path
