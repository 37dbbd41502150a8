"""The change log and the pages of differences: only what changed is marked, for eyes, ears and keyboards."""

import pytest

from portal import communities, library, policies
from portal.errors import NotFound
from portal.policies import changes
from tests.communities.people import acting, founded

from .test_filling import public

pytestmark = pytest.mark.sqlite_only

OLD = """## Be kind

We welcome all,
whatever their age, body, race, religion or origin.

## Reach us

Write to {{mail}}."""
NEW = OLD.replace("race, religion", "race, caste, religion").replace("all,\n", "all, ")


@pytest.fixture
def two(app, meadow):
    """Two versions that differ by one word and a line break."""
    with acting(app):
        public(meadow, OLD)
        public(meadow, NEW)


def test_the_log_says_when_why_and_who(app, two, visitor):
    visitor.get("/c/meadow/conduct/changes")
    assert visitor.status == 200 and visitor.title == "Changes of the code"
    assert visitor.text.count("Because") == 2 and "approved by the organisers" in visitor.text
    links = [one["href"] for one in visitor.soup.select("main dl a")]
    assert links == ["/c/meadow/conduct/2", "/c/meadow/conduct/2/changes", "/c/meadow/conduct/1"]
    assert visitor.get("/c/meadow/conduct").soup.find("a", href="/c/meadow/conduct/changes") is not None


def test_an_approver_is_named_only_if_the_page_names_them_anyway(app, two, meadow, visitor):
    with acting(app):
        row = communities.contacts(meadow)[0]
        communities.keep_contact(meadow, row.id, name="Ada", mail="ada@meadow.example")
    assert "approved by Ada" in visitor.get("/c/meadow/conduct/changes").text


def test_one_word_is_all_that_is_marked(two, visitor):
    visitor.get("/c/meadow/conduct/2/changes")
    assert [one.get_text(" ", strip=True) for one in visitor.soup.select("main ins")] == ["[put in: caste, end]"]
    assert visitor.soup.select("main del") == []
    assert "One passage is different." in visitor.text and "Change 1 of 1" in visitor.text
    assert visitor.soup.find("a", href="#change-1") is not None and visitor.soup.find(id="change-1") is not None


def test_side_by_side(two, visitor):
    visitor.get("/c/meadow/conduct/2/changes?as=sides")
    table = visitor.soup.select_one("table.sides")
    assert [one.get_text() for one in table.select("th")] == ["Version 1", "Version 2"]
    left, right = table.select("tr.changed td")
    assert left.find("ins") is None and "caste" not in left.get_text() and "caste" in right.find("ins").get_text()


def test_both_sides_show_todays_contacts(app, two, meadow, visitor):
    with acting(app):
        row = communities.contacts(meadow)[0]
        communities.keep_contact(meadow, row.id, name="Bo", mail="bo@meadow.example")
    visitor.get("/c/meadow/conduct/2/changes")
    assert (
        "Write to bo@meadow.example." in visitor.text
        and "{{" not in visitor.text
        and len(visitor.soup.select("ins")) == 1
    )


def test_what_is_not_there_is_not_there(two, visitor):
    assert visitor.get("/c/meadow/conduct/1/changes").path == "/c/meadow/conduct/changes"
    assert visitor.get("/c/meadow/conduct/3/changes").status == 404
    assert visitor.get("/c/meadow/conduct/2/changes/source/0").status == 404
    assert visitor.get("/c/none/conduct/changes").status == 404


def test_a_text_made_from_one_hosted_here_is_compared_with_it(app, two, meadow, visitor):
    with acting(app):
        lake = founded("Lake", "lake", "io")
        policies.take(lake, OLD.replace("race, ", ""))
        made = [library.Source("House Rules", "Meadow Python", licence="CC0-1.0", ref="hosted:meadow:1")]
        policies.describe(lake, title="Lake Rules", licence="CC0-1.0", original=False, made_from=made)
        version = policies.publish(lake)
        assert [place for place, _one in changes.known_sources(lake, version, home="http://localhost")] == [0]
        by_address = library.Source("x", url="http://localhost/c/meadow/conduct")
        assert changes.origin(by_address, "en", home="http://localhost") == policies.numbered(meadow, 2).text
        unknown = library.Source("x", "y", "https://a.example/c/meadow/conduct")
        assert changes.origin(unknown, "en", home="http://localhost") is None
    visitor.get("/c/lake/conduct/changes")
    assert "Compared with House Rules" in visitor.text
    visitor.get("/c/lake/conduct/1/changes/source/0")
    assert [one.get_text(" ", strip=True) for one in visitor.soup.select("main del")] == ["[taken out: race, end]"]


def test_the_draft_is_compared_before_it_is_published(app, two, ada, meadow):
    assert ada.get("/desk/meadow/code/changes").path == "/desk/meadow/code"
    with acting(app):
        policies.take(meadow, NEW.replace("origin", "birth"))
    ada.get("/desk/meadow/code/changes")
    assert [one.get_text(" ", strip=True) for one in ada.soup.select("main ins")] == ["[put in: birth. end]"]


def test_versions_never_change(app, two, meadow):
    with acting(app):
        assert [one.number for one in policies.versions(meadow)] == [2, 1]
        assert changes.previous(meadow, policies.numbered(meadow, 2)).number == 1
        with pytest.raises(NotFound):
            policies.numbered(meadow, 0)
