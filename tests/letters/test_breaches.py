"""A measure that was not kept to becomes an incident of its own."""

import pytest

from portal import access, cases, duty, letters, reports, sealing
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


def reported_again(ground, who="Rob Kesten was there", kind="breach") -> str:
    """Somebody reports that a measure was not kept to; Ana opens a case of it."""
    with ground.unit():
        answers = reports.Answers(story="He stood at the door of the evening.", who=who, kind=kind)
        report_id = reports.receive(access.reporter(ground.harbor), answers, sealing.receipt.new())
    with ground.unit():
        return cases.open_case(ground.act("Ana"), report_id)


def test_a_report_of_one_is_tied_to_its_measure(ground, matter):
    """The measure whose person the report names stands on top; both cases lead to each other; it can be undone."""
    term_id = imposed(ground, matter)
    new = reported_again(ground)
    ana = ground.act("Ana")
    with ground.unit():
        view = cases.read(ana, new)
        assert letters.breaches.reported(view) and letters.breaches.origin(ana, new) is None
        [one] = letters.breaches.possible(ana, view)
        assert (one.term_id, one.people, one.named) == (term_id, ("Rob Kesten",), True)
        letters.breaches.point_to(ana, new, term_id)
    with ground.unit():
        assert letters.breaches.origin(ana, new).case.id == matter.case_id
        assert [broken.case.id for broken in letters.breaches.of(ana, term_id)] == [new]
        assert [(one.kind, one.stem) for one in cases.kin_of(ana, new)] == [("breach", True)]
        assert [party.id for party in cases.read(ana, new).parties] == [matter.reported]
        letters.breaches.point_to(ana, new, "")
        assert letters.breaches.origin(ana, new) is None
        assert not letters.breaches.of(ana, term_id) and not cases.kin_of(ana, new)


def test_only_by_whoever_opens_both(ground, matter):
    """Ben stepped back from the first case: he meets no measure of it, and sees nothing of it on the new one."""
    term_id = imposed(ground, matter)
    new = reported_again(ground)
    with ground.unit():
        cases.attest(ground.act("Ben"), new)
        cases.hand_keys_on(ground.act("Ana"))
        cases.recuse(ground.act("Ben"), matter.case_id)
    ben = ground.act("Ben")
    with ground.unit():
        assert letters.breaches.possible(ground.act("Ana"), cases.read(ground.act("Ana"), new))
        assert letters.breaches.possible(ben, cases.read(ben, new)) == []
        with pytest.raises(NotFound):
            letters.breaches.point_to(ben, new, term_id)
        letters.breaches.point_to(ground.act("Ana"), new, term_id, people=False)
    with ground.unit():
        assert letters.breaches.origin(ben, new) is None
        assert not cases.read(ben, new).parties


@pytest.mark.sqlite_only
def test_its_question_on_the_case(ground, matter):
    """Asked where the reporter says so; answered with one choice, that is made already when only one fits."""
    imposed(ground, matter)
    ana = Walker(ground.app, "Ana")
    path = f"/desk/harbor/cases/{reported_again(ground)}"
    ana.get(path)
    assert "The reporter says that a measure was not kept to" in ana.text
    ana.follow('a[href$="/breach-of"]')
    ana.act("breach_of", term="")
    assert ana.page.status_code == 422
    ana.get(f"{path}/breach-of")
    ana.act("breach_of")
    assert ana.path == path and "A measure was not kept to:" in ana.text
    assert "The reporter says that" not in ana.text
    ana.get(f"{path}/breach-of")
    ana.act("breach_of", term="none")
    assert "The reporter says that a measure was not kept to" in ana.text
