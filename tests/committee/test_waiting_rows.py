"""A row that still waits to be written for one place does not hide another place from the next statement."""

from portal import access, clock
from portal.cases.models import Case
from portal.committee.models import Escalation

from .climb import community_case


def test_a_waiting_row_of_another_place_is_written_first(ground):
    """On PostgreSQL the policies open one partition at a time: what waits goes before the next one is opened."""
    case_id, _receipt = community_case(ground)
    with ground.unit():
        ana = ground.act("Ana")
        row = Escalation(case_id="a" * 26, sender="", sender_case="", reason="", sent_at=clock.now())
        access.letterbox("committee").add(row)
        assert ana.get(Case, case_id) is not None
        access.letterbox("committee").add(
            Escalation(case_id="b" * 26, sender="", sender_case="", reason="", sent_at=clock.now())
        )
        ana.all(ana.select(Case.id).where(Case.id == case_id))
        assert ana.first(ana.select(Case.id).where(Case.id == case_id)) == case_id
