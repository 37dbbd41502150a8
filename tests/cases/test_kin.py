"""Cases are taken apart and put together, and every such step can be undone."""

import pytest

from portal import cases, reports
from portal.cases import kin
from portal.errors import Conflict, NotFound, Refused

from .test_cases import STORY, opened


def two(ground) -> tuple[str, str]:
    """Two cases of two reports, each with somebody, a fact and a measure."""
    made = []
    for number in (1, 2):
        with ground.unit():
            report_id, _receipt = ground.report(f"STORY{number}")
        with ground.unit():
            case_id = cases.open_case(ground.act("Ana"), report_id)
            cases.note(ground.act("Ana"), case_id, "fact", f"FACT{number}")
            cases.add_party(ground.act("Ana"), case_id, "reported", "person", f"NAME{number}", f"GitHub: h{number}")
            cases.measure(ground.act("Ana"), case_id, "verbal_warning", f"MEASURE{number}")
        made.append(case_id)
    return made[0], made[1]


def told(view) -> set[str]:
    """Which of the planted words a case shows."""
    words = [report.answers["story"] for report in view.reports]
    words += [one.text for one in (*view.notes, *view.measures)] + [party.name for party in view.parties]
    return set(words)


def test_joined_and_taken_out_again(ground):
    """Reports, people and actions stand in both while they are joined; afterwards everything is as it was."""
    one, two_ = two(ground)
    ana = ground.act("Ana")
    with ground.unit():
        before = [told(cases.read(ana, case)) for case in (one, two_)]
        cases.merge(ana, one, two_)
    with ground.unit():
        both = cases.read(ground.act("Ben"), one)
        assert told(both) == before[0] | {"STORY2", "NAME2", "MEASURE2"}
        assert (cases.see(ana, two_).state, told(cases.read(ana, two_))) == ("merged", before[1])
        assert [(row.id, row.turn) for row in cases.listing(ana)[0]] == [(one, "us"), (two_, "nobody")]
        assert [(each.id, each.stem) for each in kin.kin_of(ana, two_)] == [(one, True)]
        for act in (cases.note, cases.respond):
            with pytest.raises(Conflict):
                act(ana, two_, *("fact", "x")[: 2 if act is cases.note else 1])
        cases.answer(ana, one, "To the second reporter", both.reports[1].id)
    with ground.unit():
        assert cases.unmerge(ana, two_) == one
    with ground.unit():
        assert [told(cases.read(ana, case)) for case in (one, two_)] == before
        assert [cases.see(ana, case).state for case in (one, two_)] == ["gathering", "gathering"]
        assert kin.kin_of(ana, one) == []
        cases.merge(ana, two_, one)
        assert cases.see(ana, one).state == "merged"


def test_joining_shows_nobody_what_they_may_not_read(ground):
    """Somebody who reads the one and not the other: refused, and nothing changed."""
    one, *_ = opened(ground)
    with ground.unit():
        narrow, _receipt = ground.report("About Ben", exclude=["Ben"])
        two_ = cases.open_case(ground.act("Ana"), narrow)
    with ground.unit(), pytest.raises(Refused) as refused:
        cases.merge(ground.act("Ana"), one, two_)
    assert refused.value.code == "readers_differ"
    with ground.unit():
        assert told(cases.read(ground.act("Ben"), one)) == {STORY}
        with pytest.raises(NotFound):
            cases.merge(ground.act("Ben"), one, two_)
        cases.merge(ground.act("Ana"), two_, one)
    with ground.unit():
        assert kin.kin_of(ground.act("Ben"), one) == []
        assert cases.see(ground.act("Ana"), two_).excludes


def test_stepping_back_reaches_what_is_joined(ground):
    """Whoever steps back from the one is out of the other too, in both directions."""
    for which in (0, 1):
        pair = two(ground)
        with ground.unit():
            cases.merge(ground.act("Ana"), *pair)
            assert cases.read(ground.act("Ben"), pair[0]).reports
        with ground.unit():
            cases.recuse(ground.act("Ben"), pair[which])
        with ground.unit():
            for case_id in pair:
                for look in (cases.see, cases.read):
                    with pytest.raises(NotFound):
                        look(ground.act("Ben"), case_id)
            assert cases.listing(ground.act("Ben")) == ([], False)
            assert len(cases.read(ground.act("Cleo"), pair[0]).reports) == 2


def test_split_and_joined_again(ground):
    """A report and a person go into a case of their own for the same people; joining brings them back."""
    one, *_ = opened(ground)
    ana = ground.act("Ana")
    with ground.unit():
        second, receipt = ground.report("Something else")
        cases.link(ana, one, second)
        party = cases.add_party(ana, one, "reported", "person", "Rob")
        cases.add_party(ana, one, "witness", "person", "Wim")
    with ground.unit():
        new = cases.split(ana, one, [second], [party])
    with ground.unit():
        assert [report.id for report in cases.read(ana, new).reports] == [second]
        assert [(each.id, each.name) for each in cases.read(ground.act("Ben"), new).parties] == [(party, "Rob")]
        assert second not in {report.id for report in cases.read(ana, one).reports}
        assert len(cases.read(ana, one).parties) == 2
        cases.answer(ana, new, "About the other thing")
        assert [each.text for each in reports.box(reports.enter_box(receipt)).messages] == ["About the other thing"]
        cases.merge(ana, one, new)
    with ground.unit():
        view = cases.read(ana, one)
        assert {report.id for report in view.reports} >= {second}
        assert [each.name for each in view.parties].count("Rob") == 1


def test_a_split_keeps_people_out(ground):
    """Whoever stepped back, or was left out, does not see the new case either."""
    one, *_ = opened(ground)
    with ground.unit():
        party = cases.add_party(ground.act("Ana"), one, "reported", "person", "Rob")
        assert cases.see(ground.act("Ben"), one)
        cases.recuse(ground.act("Ben"), one)
        new = cases.split(ground.act("Ana"), one, (), [party])
    with ground.unit():
        assert {row.id for row in cases.listing(ground.act("Cleo"))[0]} == {one, new}
        assert cases.listing(ground.act("Ben")) == ([], False)
        with pytest.raises(NotFound):
            cases.see(ground.act("Ben"), new)


def test_what_can_not_be_split(ground):
    """Nothing chosen, every report, somebody else's report."""
    one, two_ = two(ground)
    ana = ground.act("Ana")
    with ground.unit():
        mine, other = cases.reports_of(ana, one), cases.reports_of(ana, two_)
    for chosen, error in (((), Refused), (mine, Refused), (other, NotFound)):
        with ground.unit(), pytest.raises(error):
            cases.split(ana, one, chosen)
