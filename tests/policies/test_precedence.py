"""Which code holds elsewhere, and how many accepted a version."""

import pytest

from portal import policies
from portal.errors import NotFound
from portal.policies import ledger
from portal.policies.models import Acceptances
from tests.communities.people import Visitor, acting, founded

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def lead(app):
    with acting(app):
        lead = founded("Lake Django", "lake")
        policies.take(lead, "# Our code\n\nBe kind.\n")
        policies.describe(lead, title="Our code", licence="CC0-1.0", original=True, made_from=[])
        policies.publish(lead)
    return lead


@pytest.fixture
def desk(app, lead):
    return Visitor(app).sign_in("ada")


def test_precedence_is_said_and_shown(desk, app):
    """From the form to the public page; what is left empty has a sensible sentence."""
    desk.get("/desk/lake/code/precedence")
    desk.send(
        "precedence", prevails="stricter", other="Harbour Hall", url="https://hall.example/rules", about_team="To Bo."
    )
    assert desk.answer.status_code == 200
    told = Visitor(app).get("/c/lake/conduct").soup.find(id="precedence").parent.get_text(" ", strip=True)
    assert "Harbour Hall has a code of its own." in told
    assert "protects people more" in told
    assert "To Bo." in told
    assert "Report it to our team." in told
    desk.get("/desk/lake/code/precedence").send("precedence", act="drop")
    assert Visitor(app).get("/c/lake/conduct").soup.find(id="precedence") is None


def test_bad_precedence_is_refused_and_kept(desk):
    """No choice, an odd address, too many words: each beside its field."""
    desk.get("/desk/lake/code/precedence")
    desk.send("precedence", url="hall", at_ours="x" * 301, other="Harbour Hall")
    assert desk.answer.status_code == 422
    assert desk.soup.find("input", attrs={"name": "other"})["value"] == "Harbour Hall"
    assert len(desk.soup.select(".summary li")) >= 2
    desk.send("precedence", prevails="ours", url="javascript:x", at_ours="")
    assert desk.answer.status_code == 422
    assert "https://" in desk.soup.select_one(".summary").get_text()


def test_accepting_counts_and_keeps_nothing_else(desk, app, lead):
    """Two presses are two; no cookie, and the row holds a version, a day and a number."""
    person = Visitor(app).get("/c/lake/accept/1")
    assert "Set-Cookie" not in person.answer.headers
    person.send("accept")
    assert person.path.endswith("/c/lake/accepted/1")
    assert "Set-Cookie" not in person.answer.headers
    Visitor(app).get("/c/lake/accept/1").send("accept")
    with acting(app):
        rows = lead.all(lead.select(Acceptances))
        assert [(row.number, row.people) for row in rows] == [(1, 2)]
        assert {column.name for column in Acceptances.metadata.tables["acceptances"].columns} == {
            *("partition", "id", "number", "day", "people"),
        }
    assert "2 people" in desk.get("/desk/lake/code/accepted").soup.get_text()


def test_each_day_has_its_own_number(app, lead, clock):
    """A count a version and day; the sum is what the desk sees."""
    with acting(app):
        ledger.accept(lead, 1, "a")
    clock.advance(days=1)
    with acting(app):
        ledger.accept(lead, 1, "a")
        ledger.accept(lead, 1, "b")
        rows = sorted(lead.all(lead.select(Acceptances)), key=lambda row: row.day)
        assert [row.people for row in rows] == [1, 2]
        assert ledger.counts(lead) == {1: 3}


def test_one_bucket_cant_make_the_number_up(app, lead):
    """From one coarse place so many a day; others go on counting, and the next day begins anew."""
    with acting(app):
        taken = sum(ledger.accept(lead, 1, "noisy") for _ in range(ledger.FROM_ONE_BUCKET + 50))
        assert taken == ledger.FROM_ONE_BUCKET
        assert ledger.accept(lead, 1, "quiet")
        assert ledger.counts(lead) == {1: ledger.FROM_ONE_BUCKET + 1}


def test_a_version_there_is_none_of(app, lead, client):
    """404, and nothing counted; a form without its token is refused."""
    assert client.get("/c/lake/accept/9").status_code == 404
    assert client.get("/c/lake/accepted/9").status_code == 404
    assert client.post("/c/lake/accept/1").status_code == 400
    with acting(app):
        with pytest.raises(NotFound):
            ledger.accept(lead, 9, "a")
        assert ledger.counts(lead) == {}


def test_an_older_version_points_to_the_newer(app, lead):
    """Whoever follows an old link is told, and may still accept."""
    with acting(app):
        policies.take(lead, "# Our code\n\nBe kinder.\n")
        policies.publish(lead)
    page = Visitor(app).get("/c/lake/accept/1")
    assert page.soup.find("a", href="/c/lake/accept/2")
