"""The committee asks for a case; the community agrees and sees all that goes, or keeps it. Reporters come first."""

import pytest

from portal import cases, reports
from portal.committee import takeover
from portal.errors import Conflict, NotFound, Refused
from portal.reports import box_acts

from ..cases.walker import Walker
from .climb import reviewed


@pytest.fixture
def wanted(ground):
    """Asked for by the chair: (below, above, receipt)."""
    below, central, receipt = reviewed(ground)
    with ground.unit():
        takeover.ask(ground.act("Gil"), central, "MARKERWHY We know of more.")
    return below, central, receipt


def test_nothing_goes_before_the_community_agrees(ground, wanted):
    """The committee reads what it read before; those below see why; asking twice is refused."""
    below, central, _receipt = wanted
    with ground.unit():
        gil, ana = ground.act("Gil"), ground.act("Ana")
        assert "MARKERNOTE" not in str(cases.read(gil, central))
        assert "MARKERWHY" in str(cases.read(ana, below).notes_of("advice"))
        with pytest.raises(Conflict):
            takeover.ask(gil, central, "Again.")
        for name in ("Kim", "Ana"):
            with pytest.raises(NotFound):
                takeover.ask(ground.act(name), central, "Me too.")
        for name in ("Dov", "Odo", "Gil"):
            with pytest.raises(NotFound):
                takeover.packet(ground.act(name), below, ("facts",))


def test_the_reporters_words_go_only_as_they_agreed(ground, wanted):
    """Nia did not agree: report and messages stay; once she says so in her box, they may go."""
    below, central, receipt = wanted
    ana = ground.act("Ana")
    with ground.unit(), pytest.raises(Refused) as refused:
        takeover.packet(ana, below, ("facts", "report"))
    assert refused.value.code == "reporter_unwilling"
    with ground.unit():
        box_acts.allow(reports.enter_box(receipt), ("committee",))
    with ground.unit():
        packet = takeover.packet(ana, below, ("facts", "report", "notes"))
        takeover.agree(ana, below, ("facts", "report", "notes"), "They know more.", seen=packet.seal)
    with ground.unit():
        above = str(cases.read(ground.act("Gil"), central))
        for word in ("MARKERSTORY", "MARKERNOTE"):
            assert word in above, word
        for word in ("MARKERCONTACT", "MARKERREPORTER", "They know more."):
            assert word not in above, word
        view = cases.read(ana, below)
        assert (view.state, view.step_codes[-1]) == ("on_hold", "takeover_agreed")
        assert takeover.standing(cases.read(ground.act("Gil"), central)) == "takeover_agreed"
        with pytest.raises(Conflict):
            takeover.packet(ana, below, ("facts",))


def test_by_the_pages(ground, wanted):
    """Read why, tick, look at all of it, hand over; other words than those looked at do not go."""
    below, central, _receipt = wanted
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{below}")
    assert "The committee asks to take this case over" in ana.text
    ana.get(f"/desk/harbor/cases/{below}/hand-over")
    form = ana.form("hand_over")
    ana.send(form, step="look", text="We agree.", parts=["facts", "notes"])
    assert "MARKERNOTE" in ana.text
    looked = ana.form("hand_over")
    with ground.unit():
        cases.note(ground.act("Ana"), below, "note", "MARKERLATE")
    ana.send(looked)
    assert ana.page.status_code == 409
    ana.get(f"/desk/harbor/cases/{below}/hand-over")
    ana.send(ana.form("hand_over"), step="refuse", text="MARKERKEEP We go on.")
    assert "It was not handed over" in ana.text
    gil = Walker(ground.app, "Gil")
    gil.get(f"/committee/cases/{central}")
    assert "The community keeps this case" in gil.text
    assert "MARKERKEEP" in gil.text
    assert "MARKERLATE" not in gil.text
