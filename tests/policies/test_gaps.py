"""What a code leaves out, at its desk: shown with its reason, answered with a link, never in the way."""

import pytest

from portal import policies
from portal.errors import NotFound, Refused
from portal.library import completeness, starters
from portal.policies import gaps, similarity
from tests.communities.people import Visitor, acting, founded

pytestmark = pytest.mark.sqlite_only

TEXT = "# Our code\n\nEverybody who comes is expected to follow this code.\n\nHarassment is not tolerated here.\n"


@pytest.fixture
def lead(app):
    with acting(app):
        lead = founded("Lake Django", "lake")
        policies.take(lead, TEXT)
        policies.describe(lead, title="Our code", licence="CC0-1.0", original=True, made_from=[])
    return lead


@pytest.fixture
def desk(app, lead):
    return Visitor(app).sign_in("ada")


def test_each_item_has_its_sentence_or_its_reason(desk):
    """What is there is quoted, what is not is explained; contacts and licence count as the page shows them."""
    desk.get("/desk/lake/code/gaps")
    there = {row["data-there"]: row.get_text(" ", strip=True) for row in desk.soup.select("[data-there]")}
    missing = {row["data-gap"] for row in desk.soup.select("[data-gap]")}
    assert "Everybody who comes is expected to follow this code." in there["scope"]
    assert "Ada Reed" in there["who_receives"]
    assert "CC0" in there["licence"] or "Creative Commons Zero" in there["licence"]
    assert {"appeal", "retaliation", "conflict", "review", "confidentiality"} <= missing
    assert set(there) | missing == set(completeness.ITEMS)


def test_covered_elsewhere_is_an_answer(desk, app, lead):
    """A link settles an item, stands on the public page, can be changed and taken back."""
    desk.get("/desk/lake/code/gaps?item=appeal")
    desk.send("cover", url="https://lake.example/handbook#appeals", words="Our handbook, part 4")
    assert "Our handbook, part 4" in desk.soup.select_one("[data-there=appeal]").get_text()
    with acting(app):
        policies.publish(lead)
    public = Visitor(app).get("/c/lake/conduct")
    assert public.soup.find("a", href="https://lake.example/handbook#appeals")
    desk.get("/desk/lake/code/gaps?item=appeal").send("cover", url="", words="")
    assert desk.soup.select_one("[data-gap=appeal]")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "our handbook", "//x.example/a", "https://" + "a" * 600])
def test_an_odd_address_is_refused_beside_its_field(desk, address):
    """What was typed stays, and nothing is kept."""
    desk.get("/desk/lake/code/gaps?item=appeal").send("cover", url=address, words="Here")
    assert desk.answer.status_code == 422
    field = desk.soup.find("input", attrs={"name": "url"})
    assert field["value"] == address
    assert field["aria-invalid"] == "true"
    assert desk.get("/desk/lake/code/gaps").soup.select_one("[data-gap=appeal]")


def test_gaps_never_stand_in_the_way(desk, app, lead):
    """The last page says so, and the code is published all the same."""
    desk.get("/desk/lake/code/preview")
    assert "unsaid" in desk.soup.get_text()
    desk.send("publish")
    assert desk.answer.status_code == 200
    with acting(app):
        assert policies.current(lead).number == 1
        assert gaps.missing(lead, policies.current(lead))


def test_an_item_that_is_none_is_refused(app, lead):
    """Only the fourteen."""
    with acting(app), pytest.raises(Refused):
        gaps.cover(lead, "weather", "https://lake.example/")


def test_only_who_writes_the_code_may_answer(app, lead):
    """A visitor's actor can't."""
    with acting(app), pytest.raises(NotFound):
        gaps.cover(policies_reader(lead), "appeal", "https://lake.example/")


def policies_reader(lead):
    """The same place, as somebody who only reads."""
    return type(lead)(lead.partition, role="public")


def starter_text() -> str:
    """One of our starters, without the words by which it says that it is one."""
    text = starters.fill(starters.fitting("meetup", "en")[0].id, {"person"})
    return "\n\n".join(part for part in text.split("\n\n") if "dedicated to" not in part)


def test_words_of_a_starter_are_noticed_and_named_with_one_click(desk, app, lead):
    """Most of it stands in our starter: the panel says so before publishing; one click names it, and it is quiet."""
    with acting(app):
        policies.take(lead, starter_text())
    desk.get("/desk/lake/code/preview")
    panel = desk.soup.select_one("[data-similar^='starter:']")
    assert "% of this text also stands in" in panel.get_text(" ", strip=True)
    assert not desk.soup.find(attrs={"data-similar": "hosted:lake"})
    desk.send("add_source")
    assert desk.answer.status_code == 200
    with acting(app):
        named = policies.sources(lead, policies.draft(lead))
        assert [source.author for source in named] == ["Conduct Portal"]
        left = similarity.matches(lead, policies.draft(lead))
        assert not [one for one in left if one.key.startswith("starter:meetup")]


def test_a_code_hosted_here_is_noticed(app, lead):
    """Another community's own sentences, taken over without a word."""
    theirs = "Our lanterns hang by the pier on Tuesdays. " * 2 + "Whoever brings bread may sit wherever they like. " * 2
    with acting(app):
        other = founded("Pier Circle", "pier", "bo")
        policies.take(other, f"# Pier\n\n{theirs}")
        policies.describe(other, title="Pier rules", licence="CC-BY-4.0", original=True, made_from=[])
        policies.publish(other)
        policies.take(lead, f"# Lake\n\n{theirs} And we have a boat.")
        found = similarity.matches(lead, policies.draft(lead), "https://portal.example")
        assert [one.key for one in found] == ["hosted:pier"]
        assert found[0].percent > 60
        similarity.add(lead, "hosted:pier", "https://portal.example")
        named = policies.sources(lead, policies.draft(lead))
        assert named[0].title == "Pier rules"
        assert named[0].url.startswith("https://portal.example/c/pier/conduct")
        assert similarity.matches(lead, policies.draft(lead), "https://portal.example") == []


def test_a_source_nobody_knows_is_refused(desk, app, lead):
    """A made-up key gives the page again, with a sentence."""
    with acting(app):
        policies.take(lead, starter_text())
    desk.get("/desk/lake/code/similar").send("add_source", key="hosted:nowhere")
    assert desk.answer.status_code == 422
