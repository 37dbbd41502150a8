"""Names on request, logged: asked before saying whether one is free, shown or kept back by those on the case."""

import pytest

from portal import cases, sealing
from portal.cases import asking
from portal.cases.asking_models import NameRequest
from portal.errors import Conflict, NotFound
from tests.committee.climb import reviewed

from .walker import Walker


def asked(ground) -> str:
    """A central case with people in it, and Ivo who can't tell whether he is free."""
    _below, central, _receipt = reviewed(ground)
    with ground.unit():
        cases.add_party(ground.act("Gil"), central, "reported", "person", "MARKERWHO Rob Tarn")
        cases.add_party(ground.act("Gil"), central, "reporter", "person", "MARKERREPORTER Nia")
    with ground.unit():
        asking.ask(ground.act("Ivo"), central)
    return central


def test_shown_by_somebody_on_the_case_and_gone_with_the_answer(ground):
    """The names of everybody but the reporter, under a key of the asker's alone; both steps stand in the history."""
    central = asked(ground)
    gil, ivo = ground.act("Gil"), ground.act("Ivo")
    with ground.unit():
        with pytest.raises(Conflict):
            asking.ask(ivo, central)
        assert (asking.mine(ivo, central).state, asking.mine(ivo, central).names) == ("asked", ())
        assert asking.waiting(gil, central) == [ground.people["Ivo"]]
        for name in ("Kim", "Ana"):
            with pytest.raises(NotFound):
                asking.answer(ground.act(name), central, ground.people["Ivo"], shown=True)
        asking.answer(gil, central, ground.people["Ivo"], shown=True)
    with ground.unit():
        shown = asking.mine(ivo, central)
        assert ("reported", "MARKERWHO Rob Tarn") in shown.names
        assert "MARKERREPORTER" not in repr(shown)
        assert asking.mine(ground.act("Kim"), central) is None
        with pytest.raises(NotFound):
            cases.read(ivo, central)
        row = gil.first(gil.select(NameRequest))
        assert not sealing.holds(gil, row.lock_id)
        assert {"names_asked", "names_shown"} <= set(cases.read(gil, central).step_codes)
    with ground.unit():
        cases.attest(ivo, central)
    with ground.unit():
        assert asking.mine(ivo, central) is None
        assert gil.first(gil.select(NameRequest)) is None


def test_kept_back_and_whoever_steps_back_is_seen_no_more(ground):
    """Kept back, nothing is sealed for them; whoever has stepped back waits for nothing, and finds nothing."""
    central = asked(ground)
    with ground.unit():
        asking.ask(ground.act("Jun"), central)
        asking.answer(ground.act("Gil"), central, ground.people["Ivo"], shown=False)
    with ground.unit():
        assert asking.mine(ground.act("Ivo"), central).state == "kept_back"
        cases.recuse(ground.act("Jun"), central)
    with ground.unit():
        assert asking.waiting(ground.act("Gil"), central) == []
        with pytest.raises(NotFound):
            asking.mine(ground.act("Jun"), central)
        with pytest.raises(NotFound):
            asking.answer(ground.act("Gil"), central, ground.people["Jun"], shown=True)


@pytest.mark.sqlite_only
def test_on_their_pages(ground):
    """Asked on the card, answered on the case's page, read on the card."""
    _below, central, _receipt = reviewed(ground)
    with ground.unit():
        cases.add_party(ground.act("Gil"), central, "reported", "person", "MARKERWHO Rob Tarn")
    ivo, gil = Walker(ground.app, "Ivo"), Walker(ground.app, "Gil")
    ivo.get(f"/committee/cases/{central}")
    assert "MARKERWHO" not in ivo.text
    ivo.act("ask_names")
    assert "You asked on" in ivo.text
    gil.get(f"/committee/cases/{central}")
    assert "Ivo asks who this is about" in gil.text
    gil.act("show_names")
    assert "Ivo asks who this is about" not in gil.text
    ivo.get(f"/committee/cases/{central}")
    assert "MARKERWHO Rob Tarn" in ivo.text
    ivo.act("attest")
    assert "MARKERWHO" not in ivo.text
