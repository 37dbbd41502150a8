"""The review says more than its words; cases that are alike are told by name, to those who may open them."""

import pytest

from portal import cases, communities, policies
from portal.cases import assessment
from portal.errors import NotFound, Refused

from .test_cases import opened
from .walker import Walker

CODE = """## Be kind

We expect everybody to listen.

## What is not accepted

- Following somebody around
- Remarks about **bodies**
"""


def publish(ground) -> None:
    """Harbor's own code, version 1."""
    with ground.unit():
        actor = ground.act("Ana")
        communities.keep_contact(actor, name="Ada", mail="ada@harbor.example")
        policies.take(actor, CODE)
        policies.describe(actor, title="Code", licence="CC0-1.0", original=True, made_from=[])
        policies.publish(actor, "first")


def reviewed(ground, name: str = "Ana", **facts) -> str:
    """A case with a review that says these things."""
    case_id, *_ = opened(ground)
    with ground.unit():
        cases.review(ground.act(name), case_id, "Our review.", "violation", facts=facts)
    return case_id


def test_a_review_names_clauses_of_a_version(ground):
    """Which parts of which version stand in the review with their words; unknown ones are refused."""
    publish(ground)
    with ground.unit():
        listed = policies.clauses(policies.current(ground.act("Ana")))
        places = {one.words: one.place for one in listed}
        assert list(places) == ["Be kind", "What is not accepted", "Following somebody around", "Remarks about bodies"]
    facts = {"jurisdiction": "ours_named", "impacts": ["public"], "risks": ["repeated"]}
    case_id = reviewed(ground, **facts, code=1, clauses=[places["Following somebody around"]])
    with ground.unit():
        [note] = cases.read(ground.act("Ben"), case_id).notes_of("review")
        assert note.more["code"] == 1
        assert [words for _place, words in note.more["clauses"]] == ["Following somebody around"]
        assert (note.more["risks"], note.more["impacts"]) == (["repeated"], ["public"])
    for wrong in ({"clauses": ["99"], "code": 1}, {"clauses": ["1"], "code": 7}, {"risks": ["boredom"]}):
        with ground.unit(), pytest.raises(Refused):
            cases.review(ground.act("Ana"), case_id, "Again.", "violation", facts=wrong)


def test_similar_cases_by_name_for_those_who_may_open_them(ground):
    """Alike and closed: told with outcome and measure. Nobody who stepped back, or never held it, sees it."""
    past = reviewed(ground, risks=["repeated", "ongoing"], impacts=["public"])
    with ground.unit():
        cases.measure(ground.act("Ana"), past, "verbal_warning", "MARKERWORDS")
        cases.add_party(ground.act("Ana"), past, "reported", "person", "MARKERNAME")
        cases.close(ground.act("Ana"), past, "violation", "Done.")
    unlike = reviewed(ground, risks=["health"])
    now = reviewed(ground, risks=["repeated"])
    with ground.unit():
        found = assessment.similar(ground.act("Ben"), now)
        assert [(one.id, one.outcome, one.measures) for one in found] == [(past, "violation", ("verbal_warning",))]
        assert unlike not in {one.id for one in found}
        assert "MARKER" not in str(found)
    with ground.unit():
        cases.recuse(ground.act("Ben"), past)
    with ground.unit():
        assert assessment.similar(ground.act("Ben"), now) == []
        assert len(assessment.similar(ground.act("Ana"), now)) == 1
        for name in ("Odo", "Dov", "Gil"):
            with pytest.raises(NotFound):
                assessment.similar(ground.act(name), now)


def test_the_page_of_the_review(ground):
    """Clauses can be ticked; what was ticked comes back with a 422, and stands in the case afterwards."""
    publish(ground)
    case_id, *_ = opened(ground)
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}/review")
    place = ana.soup.select('[name="clauses"]')[-1]["value"]
    ana.act("review", text="", clauses=[place], risks=["ongoing"])
    assert ana.page.status_code == 422
    assert [box["value"] for box in ana.soup.select('[name="clauses"][checked]')] == [place]
    ana.act("review", text="It is.", finding="violation", jurisdiction="ours_named")
    assert "Remarks about bodies" in ana.text
    assert "It goes on" in ana.text
    ana.get(f"/desk/harbor/cases/{case_id}/similar")
    assert "None so far" in ana.text
