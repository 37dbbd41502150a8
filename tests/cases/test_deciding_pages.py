"""Deciding by the pages: propose, object, agree, step back, the team's rule; every form keeps what was typed."""

from portal import cases

from .test_cases import opened
from .walker import Walker


def at_proposal(ground) -> tuple[str, Walker]:
    """Ana's browser on a case that she reviewed, with her proposal."""
    case_id, *_ = opened(ground)
    with ground.unit():
        cases.review(ground.act("Ana"), case_id, "Ours.", "violation")
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}")
    ana.follow(".notice.act a.button")
    ana.act("propose", text="", plan="Stays away from the bar.")
    assert ana.page.status_code == 422
    assert "Stays away" in ana.soup.select_one('[name="plan"]').get_text()
    ana.act("propose", text="It was twice.", outcome="violation", measure="stay_away")
    assert "Proposed decision" in ana.text
    return case_id, ana


def test_agreed_objected_and_struck_out(ground):
    """Cleo objects, Ben agrees: decided. Ben steps back: struck out, and open again."""
    case_id, ana = at_proposal(ground)
    ben, cleo = (Walker(ground.app, name) for name in ("Ben", "Cleo"))
    for one, act in ((cleo, "object"), (ben, "agree")):
        one.get(f"/desk/harbor/cases/{case_id}")
        one.act(act)
        assert one.page.status_code == 200
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert "The decision" in ana.text
    assert "does not agree" in ana.text
    ben.act("recuse")
    ben.act("recuse")
    assert ben.get(f"/desk/harbor/cases/{case_id}").status_code == 404
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert [one.get_text() for one in ana.soup.select("del")] == ["Ben"]
    assert "1 more person has to agree" in ana.text
    with ground.unit():
        assert cases.see(ground.act("Ana"), case_id).state == "proposed"


def test_a_team_of_another_rule(ground):
    """The lead sets it; nobody else sees the page; one person decides after somebody was heard."""
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/ways")
    ana.act("ways", rule="one")
    assert ana.soup.select_one('[name="rule"][checked]')["value"] == "one"
    assert Walker(ground.app, "Ben").get("/desk/harbor/ways").status_code == 404
    case_id, ana = at_proposal(ground)
    assert "Nobody affected has been asked" in ana.text
    ana.follow(".notice.act a.button")
    ana.act("hear", whom="nobody", text="She would be in danger.")
    ana.act("settle")
    assert "Next: name the person it is about" in ana.text
    assert "Nobody affected has been asked" not in ana.text
    with ground.unit():
        assert cases.see(ground.act("Ana"), case_id).state == "decided"


def test_on_hold_by_the_page(ground):
    """The reason is asked for, the day must lie ahead; the page says that it rests; going on leads back."""
    case_id, ana = at_proposal(ground)
    ana.get(f"/desk/harbor/cases/{case_id}/hold")
    ana.act("hold", reason="police", text="They asked us to wait.", look_again="2001-01-01")
    assert ana.page.status_code == 422
    assert "That day is over" in ana.text
    assert "asked us to wait" in ana.soup.select_one("textarea").get_text()
    ana.act("hold", look_again="")
    assert "This case is on hold" in ana.text
    ana.follow(".notice.act a.button")
    ana.act("resume")
    assert "Next: hear the people it concerns" in ana.text


def test_a_note_changed_by_two(ground):
    """The second one sees both texts, and can send again."""
    case_id, *_ = opened(ground)
    with ground.unit():
        note = cases.note(ground.act("Ana"), case_id, "fact", "First.")
    ana, path = Walker(ground.app, "Ana"), f"/desk/harbor/cases/{case_id}/notes/{note}"
    ana.get(path)
    with ground.unit():
        cases.rewrite(ground.act("Ben"), case_id, note, "Theirs.", version=1)
    ana.act("rewrite", text="Mine.")
    assert ana.page.status_code == 409
    assert "Theirs." in ana.soup.select_one(".notice").get_text()
    assert "Mine." in ana.soup.select_one("textarea").get_text()
    ana.act("rewrite", text="Theirs and mine.")
    assert "Theirs and mine." in ana.text
    assert "Changed; the words before" in ana.text
