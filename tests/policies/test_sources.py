"""Choosing sources at the desk, the licence checker beside them, codes hosted here as sources, and their lineage."""

import re
from dataclasses import replace

import pytest

from portal import library, policies
from portal.access import Actor
from portal.errors import Refused
from portal.library import Source
from portal.policies import lineage, origins, sourcing, translations
from tests.communities.people import acting, founded

from .test_service import published

pytestmark = pytest.mark.sqlite_only

HOME = "http://localhost"


def options(page) -> dict[str, str]:
    """Each licence one may choose, and what is said beside it."""
    cards = page.soup.select("#licence .card")
    return {card.input["value"]: card.get_text(" ", strip=True) for card in cards}


def begin(ada):
    ada.get("/desk/meadow/code/text").send("write", text="# House Rules\n\nBe kind.\n")
    return ada.get("/desk/meadow/code/source")


def test_a_source_is_found_added_and_credited_with_its_own(ada, app):
    """By search from the catalogue: nothing typed twice, the claims shown, the licence chosen with its reason."""
    begin(ada).send("describe", act="search", find="PyCon US 2018")
    assert ada.status == 200 and "PyCon US / PSF, Otter Tech" in ada.text
    ada.send("describe", act="add:catalogue:pycon-us-2018", title="Our rules")
    assert ada.status == 200
    assert ada.soup.find(id="title")["value"] == "Our rules"
    assert ada.soup.find(id="sources-0-title")["value"] == "PyCon US 2018 Code of Conduct"
    assert "Further back:" in ada.text
    assert ada.soup.select_one("#licence input[checked]")["value"] == "CC-BY-3.0"
    assert "is the licence of your source" in options(ada)["CC-BY-3.0"]
    assert "Say what you changed" in ada.text and "not legal advice" in ada.text
    ada.send("describe", act="keep", **{"sources-0-changes": "shorter"})
    told = ada.get("/desk/meadow/code/preview").soup.select_one(".attribution").get_text()
    assert "Adapted from “PyCon US 2018 Code of Conduct” by PyCon US / PSF, Otter Tech (CC BY 3.0)" in told
    assert "“PyCon US 2018 Code of Conduct” is itself adapted from" in told


def test_enter_in_the_search_field_searches(ada):
    begin(ada).send("describe", act="enter", find="citizen")
    assert ada.path == "/desk/meadow/code/source" and "Stumptown Syndicate" in ada.text
    ada.send("describe", act="search", find="nothing like it anywhere")
    assert "Nothing found." in ada.text
    ada.send("describe", act="add:catalogue:gone", title="Kept")
    assert ada.status == 422 and "no longer here" in ada.text and ada.soup.find(id="title")["value"] == "Kept"


def test_a_source_is_taken_away_with_what_it_was_made_from(ada):
    begin(ada).send("describe", act="add:catalogue:pycon-us-2018")
    many = len(ada.soup.select('input[name$="-hop"]'))
    assert many > 1
    ada.send("describe", act="add:catalogue:citizen")
    assert len(ada.soup.select('input[name$="-hop"]')) > many + 1
    ada.send("describe", act="remove:0")
    assert [one["value"] for one in ada.soup.select('input[name$="-title"]')][0] == "Citizen Code of Conduct"
    ada.send("describe", act="remove:0")
    assert [one.get("value", "") for one in ada.soup.select('input[name$="-title"]')] == [""]


def test_claims_that_disagree_are_shown(ada):
    begin(ada).send("describe", act="add:catalogue:ada-responding")
    assert "stated in more than one way" in ada.text
    for words in ("CC0 1.0: the Django", "CC BY 3.0: the attribution list", "CC BY-SA 3.0: the attribution block"):
        assert words in ada.text.replace(" :", ":")
    assert "Nobody has found out yet which licence" in ada.text


def test_what_cannot_be_combined_is_refused_with_a_way_out(ada):
    begin(ada).send("describe", act="add:catalogue:write-the-docs")
    ada.send("describe", act="add:catalogue:scala")
    assert "These sources can't be combined in one text: CC BY-NC-SA 4.0, CC BY-SA 3.0" in ada.text
    assert "Ways out:" in ada.text and "Ask its authors for permission in writing" in ada.text
    ada.send("describe", act="keep", title="Rules", licence="CC-BY-SA-4.0")
    assert ada.status == 422
    assert "Write the Docs Code of Conduct (CC BY-NC-SA 4.0); Scala Code of Conduct (CC BY-SA 3.0)" in ada.text
    ada.send("describe", act="keep", **{"sources-0-permission": "Their board by mail, 3 May 2026"})
    assert ada.status == 200 and ada.path != "/desk/meadow/code/source"


def test_a_text_is_not_made_from_itself(ada, app, meadow):
    with acting(app):
        published(meadow)
    begin(ada)
    for facts in (
        {"sources-0-url": "http://localhost/c/meadow/conduct"},
        {"sources-0-title": "House Rules", "sources-0-author": "Meadow Python", "sources-0-url": ""},
    ):
        ada.send("describe", act="keep", title="House Rules", origin="adapted", licence="CC-BY-SA-4.0", **facts)
        assert ada.status == 422 and "a text can't be made from itself" in ada.text


def test_the_licence_of_the_text_is_held_against_its_sources(ada):
    begin(ada).send("describe", act="add:catalogue:citizen")
    assert "Your sources do not permit it, as they state it." in options(ada)["CC-BY-4.0"]
    ada.send("describe", act="check", licence="CC-BY-4.0")
    assert "Your text would stand under CC BY 4.0. As stated, that does not fit CC BY-SA 3.0." in ada.text
    assert "CC BY-SA 3.0 fits" in ada.text
    ada.send("describe", act="check", licence="CC-BY-SA-4.0")
    assert "As stated, that does not fit" not in ada.text


@pytest.fixture
def lake(app, meadow):
    """Lake adapted Meadow's published code."""
    with acting(app):
        published(meadow)
        lead = founded("Lake Users", "lake", "bo")
        policies.take(lead, "# Lake rules\n\nBe kind.\n")
        made_from = [replace(one, changes="shorter") for one in sourcing.from_hosted("meadow", HOME)]
        policies.describe(lead, title="Lake rules", licence="CC-BY-SA-4.0", original=False, made_from=made_from)
        policies.publish(lead)
        return lead


def test_a_code_hosted_here_is_a_source_pinned_to_its_version(app, meadow, lake):
    with acting(app):
        version = policies.current(lake)
        first, second = policies.sources(lake, version)
        pinned = policies.current(meadow)
        assert (first.ref, first.pin) == ("hosted:meadow:1", f"sha256:{pinned.digest}")
        assert first.url == f"{HOME}/c/meadow/conduct/1" and (second.title, second.hop) == ("Harbour Rules", 2)
    page = app.test_client().get("/c/lake/conduct")
    told = library.read_back(page.text)
    assert [one.hop for one in told.sources] == [1, 2] and told.sources[0].pin == f"sha256:{pinned.digest}"
    text = app.test_client().get("/c/lake/CODE_OF_CONDUCT.md").text
    assert library.read_back(text) == told
    with acting(app):
        assert policies.attribution_of(lake, version, f"{HOME}/c/lake/conduct") == told
    assert page.headers["Link"] == '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"'


def test_a_ref_nobody_gave_is_not_believed(app, meadow, lake):
    with acting(app):
        forged = Source("A", ref="hosted:meadow:9", pin="sha256:00")
        assert sourcing.sure(lake, forged, HOME) == forged and sourcing.sure(lake, forged, HOME).ref == ""
        typed = sourcing.sure(lake, Source("A", url=f"{HOME}/c/meadow/conduct"), HOME)
        assert typed.ref == "hosted:meadow:1" and typed.pin.startswith("sha256:")


def test_own_sources_and_claims_are_kept(app, meadow):
    with acting(app):
        published(meadow)
        named = policies.sources(meadow, policies.current(meadow))[0]
        assert named.ref.startswith("own:")
        origins.keep_claim(meadow, named.ref, "CC0-1.0", "a mail of their board", "Harbour Circle")
        found = sourcing.offer(meadow, named.ref, HOME)
        assert {claim.spdx for claim in found.claims} == {"CC-BY-SA-3.0", "CC0-1.0"}
        assert [one.ref for one in sourcing.search(meadow, "harbour", HOME)] == [named.ref]
        with pytest.raises(Refused, match="claim_bare"):
            origins.keep_claim(meadow, named.ref, "CC0-1.0", " ")
        with pytest.raises(Refused, match="licence_odd"):
            origins.keep_claim(meadow, named.ref, "CC BY 4.0 Unported", "somewhere")
        other = Actor(founded("Hill", "hill", "cy").partition, role="lead")
        assert sourcing.search(other, "harbour", HOME) == [] and sourcing.offer(other, named.ref, HOME) is None


def test_ancestors_and_descendants(app, meadow, lake, visitor):
    with acting(app):
        assert [(one.title, one.depth) for one in lineage.descendants(meadow)] == [("Lake rules", 1)]
        above = lineage.ancestors(lake, policies.current(lake))
        assert [(one.title, one.depth) for one in above] == [("House Rules", -1), ("Harbour Rules", -2)]
    visitor.get("/c/meadow/conduct")
    assert visitor.soup.find("a", href="/c/meadow/lineage")
    visitor.get("/c/meadow/lineage")
    drawing = visitor.soup.select_one("svg.lineage")
    assert len(drawing.find_all("rect")) == 3 and len(drawing.find_all("path")) == 2
    assert not drawing.select("[style], script, a") and drawing["role"] == "img" and drawing["aria-label"]
    assert [one.get_text() for one in drawing.find_all("text")][::2] == ["Harbour Rules", "House Rules", "Lake rules"]
    assert visitor.soup.find("a", href="/c/lake/conduct").get_text() == "Lake rules"
    assert visitor.get("/c/hill/lineage").status == 404


def test_the_drawing_stays_in_its_frame():
    nodes = [lineage.Node(f"Text {at} " * 20, "", "", "NONE", "adapted", -(at % 5 + 1)) for at in range(20)]
    here = lineage.Node("Ours", "", "", "CC0-1.0", "", 0)
    for rtl in (False, True):
        drawn, height = lineage.drawing(here, nodes, [replace(nodes[0], depth=1)], rtl)
        assert len(drawn) == 22 and all(one.left >= 0 and one.left + one.width <= 344 for one in drawn)
        assert all(0 <= int(number) <= max(height, 344) for one in drawn for number in re.findall(r"-?\d+", one.line))
    assert lineage.short("行動規範行動規範", 8) == "行動規範…"


def test_adapting_begins_at_ones_own_desk(app, lake, ada):
    assert app.test_client().get("/adapt/lake").status_code == 303
    ada.get("/adapt/lake")
    assert ada.soup.find("a", href="/desk/meadow/code/begin?from=lake")
    assert ada.get("/adapt/nobody").status == 404


def test_the_credit_speaks_the_language_of_the_page(app, meadow, visitor):
    """A Spanish translation carries Spanish credit, whatever the interface speaks."""
    with acting(app):
        version = published(meadow, "## Be kind\n\nListen.")
        translations.write(meadow, version, "es", 0, "## Sean amables\n\nEscuchen.")
        translations.describe(meadow, "es", title="Normas", translator="Grupo Prado")
        translations.publish(meadow, version, "es")
    visitor.get("/c/meadow/conduct?lang=es")
    told = visitor.soup.select_one(".attribution p")
    assert told["lang"] == "es" and "Adaptado de “Harbour Rules” de Harbour Circle" in told.get_text()
