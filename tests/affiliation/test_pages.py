"""The pages of an affiliation: a lead's desk, the committee, the list and a community's own page in three languages."""

import pytest

from portal import affiliation
from tests.cases.walker import Walker

from .test_affiliation import asked, decided

pytestmark = pytest.mark.sqlite_only


def press(walker, act, **values):
    """Send the form of an act by its button."""
    return walker.send(walker.form(act), act=act, **values)


def test_from_the_desk_to_the_public_page(ground, app, client):
    """Asked, a condition, answered, agreed by two, made public; everybody reads it."""
    ana, gil, ivo = (Walker(app, name) for name in ("Ana", "Gil", "Ivo"))
    ana.get("/desk/harbor/affiliation")
    assert "Not affiliated" in ana.text
    press(ana, "ask", text="We are small.")
    assert "The committee has your request" in ana.text
    gil.get("/committee/affiliations")
    gil.follow(".work a")
    assert "We are small." in gil.text
    press(gil, "decide", step="condition", text="Who is your second?")
    ana.get("/desk/harbor/affiliation")
    assert "Who is your second?" in ana.text
    press(ana, "answer", text="")
    assert ana.page.status_code == 422
    assert "the other side sees nothing else" in ana.text
    press(ana, "answer", text="It is Ben.")
    gil.get(gil.path)
    press(gil, "decide", step="approve", text="Welcome.")
    assert "Another member has to agree" in gil.text
    assert not gil.soup.select('form[data-act="agree"]')
    ivo.get(gil.path)
    press(ivo, "agree")
    assert "Affiliated, not on the public list" in ivo.text
    assert "Harbor" not in client.get("/affiliated").text
    ana.get("/desk/harbor/affiliation")
    assert "Welcome." in ana.text
    press(ana, "list")
    assert "Harbor Python" in client.get("/affiliated").text
    assert "An affiliated community since" in client.get("/c/harbor/").text
    press(ana, "unlist")
    assert "Harbor Python" not in client.get("/affiliated").text
    assert "An affiliated community since" not in client.get("/c/harbor/").text


@pytest.mark.parametrize(("code", "words"), [("es", "Comunidades afiliadas"), ("ar", "المجتمعات المنتسبة")])
def test_the_public_list_speaks_its_readers_language(ground, client, code, words):
    """Title, list and promises."""
    asked(ground)
    decided(ground, "approve")
    with ground.unit():
        affiliation.put_on_list(ground.act("Ana"))
    page = client.get(f"/affiliated?lang={code}").text
    assert words in page
    assert "Harbor Python" in page
    assert "These communities" not in page
    assert "An affiliated community" not in client.get(f"/c/harbor/?lang={code}").text


def test_what_does_not_follow_is_a_409(ground, app):
    """Two tabs: the second one says so, and nothing happens."""
    ana = Walker(app, "Ana")
    ana.get("/desk/harbor/affiliation")
    form = ana.form("ask")
    ana.send(form, act="ask", text="Once.")
    assert ana.send(form, act="ask", text="Twice.").status_code == 409
    with ground.unit():
        assert len(affiliation.steps(ground.act("Ana"))) == 1


def test_an_odd_address_comes_back_with_its_words(ground, app):
    """422, and what was typed."""
    ana = Walker(app, "Ana")
    ana.get("/desk/harbor/affiliation")
    press(ana, "point", item="reports", url="harbor.example", words="one a year")
    assert ana.page.status_code == 422
    assert "Write a whole address" in ana.text
    assert ana.soup.select_one('[name="url"]')["value"] == "harbor.example"
    press(ana, "point", url="https://harbor.example/numbers")
    assert "The community says it stands here" in ana.text


def test_evidence_is_shown_as_words(ground, app):
    """Whatever a code says, it is no markup on the committee's page."""
    asked(ground)
    with ground.unit():
        affiliation.point_to(ground.act("Ana"), "reports", "https://x.example/", "<b>bold</b>")
    gil = Walker(app, "Gil")
    gil.get(f"/committee/affiliations/{ground.harbor.partition(':')[2]}")
    assert "<b>bold</b>" in gil.text
    assert not [one for one in gil.soup.select("b") if one.get_text() == "bold"]
