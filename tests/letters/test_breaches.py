"""A measure that was not kept to becomes an incident of its own."""

import pytest

from portal import cases, duty, letters
from portal.errors import Conflict, NotFound, Refused
from tests.cases.walker import Walker
from tests.committee.climb import reviewed

from .test_terms import imposed

WORDS = "He came to the evening all the same, and stayed."


def test_it_becomes_a_case_with_the_people_it_concerns(ground, matter):
    """Its words, the person, the same readers and the way back; also when the first case is closed already."""
    term_id = imposed(ground, matter)
    with ground.unit():
        cases.close(ground.act("Ana"), matter.case_id, "violation", "Done.")
    with ground.unit():
        new = letters.breaches.report(ground.act("Ben"), matter.case_id, term_id, WORDS)
    with ground.unit():
        ben = ground.act("Ben")
        view = cases.read(ben, new)
        assert [note.text for note in view.notes] == [WORDS]
        assert [(one.name, one.role) for one in view.parties] == [("Rob Kesten", "reported")]
        assert (view.state, view.source) == ("open", "seen")
        assert set(view.readers) == set(cases.read(ben, matter.case_id).readers)
        assert [one.kind for one in cases.kin_of(ben, new)] == ["breach"]
        [broken] = letters.breaches.of(ben, term_id)
        assert (broken.case.id, broken.person_id) == (new, ben.person)
        assert "look" in {one.kind for one in duty.running(ben, [new])}
        assert cases.see(ben, matter.case_id).state == "closed"
    with ground.unit():
        cases.recuse(ground.act("Cleo"), new)
    with ground.unit():
        assert [one.case for one in letters.breaches.of(ground.act("Cleo"), term_id)] == [None]


def test_not_by_everybody_and_not_once_it_is_over(ground, matter, clock):
    """Strangers get a 404, empty words are refused, and what is over can't be broken."""
    term_id = imposed(ground, matter, asks=False)
    for name in ("Dov", "Gil", "Noa"):
        with ground.unit(), pytest.raises(NotFound):
            letters.breaches.report(ground.act(name), matter.case_id, term_id, WORDS)
    with ground.unit(), pytest.raises(Refused, match="text_empty"):
        letters.breaches.report(ground.act("Ana"), matter.case_id, term_id, " ")
    clock.advance(days=31)
    with ground.unit():
        letters.remind(clock.now())
    with ground.unit(), pytest.raises(Conflict):
        letters.breaches.report(ground.act("Ana"), matter.case_id, term_id, WORDS)


@pytest.mark.sqlite_only
def test_at_the_committee_too(ground):
    """There the new case waits for a review at once: nobody sent it."""
    _case, central, _receipt = reviewed(ground)
    with ground.unit():
        gil = ground.act("Gil")
        wanted = letters.Wanted(kind="ban_spaces", places=("Forum",))
        new = letters.breaches.report(gil, central, letters.impose(gil, central, wanted), WORDS)
        assert cases.see(gil, new).state == "confirmed"
    gil = Walker(ground.app, "Gil")
    assert gil.get(f"/committee/cases/{new}").status_code == 200
    assert WORDS in gil.text
    assert "Next: review" in gil.text


@pytest.mark.sqlite_only
def test_its_page(ground, matter):
    """From the page of the measure to the new case, and back by both."""
    term_id = imposed(ground, matter)
    ana = Walker(ground.app, "Ana")
    path = f"/desk/harbor/cases/{matter.case_id}/terms/{term_id}"
    ana.get(path)
    ana.send(ana.form("measure_breach"), act="breach", text="")
    assert ana.page.status_code == 422
    ana.send(ana.form("measure_breach"), act="breach", text=WORDS)
    assert WORDS in ana.text
    assert "a measure of it was not kept to" in ana.text
    new = ana.path
    ana.get(path)
    assert ana.soup.select_one(f'main a[href="{new}"]')
    assert "noted by Ana" in ana.text
