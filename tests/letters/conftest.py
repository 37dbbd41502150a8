"""The ground of the cases' tests, with a case that has a reporter, a reported person and a witness."""

from dataclasses import dataclass

import pytest

from portal import cases

STORY = "He followed me to the coat rack and said: nice legs for a database person. It was twenty to nine."
PARTS = {
    "behaviour": "At the last evenings you made remarks about other people's bodies.",
    "impact": "People felt unsafe, and some stayed away.",
    "expected": "Please speak about the work only.",
    "consequences": "If it happens once more you can't come for some months.",
}


@dataclass
class Matter:
    """A case of Harbor's: its ids, and the reporter's receipt."""

    case_id: str
    report_id: str
    receipt: str
    reported: str
    witness: str


@pytest.fixture
def matter(ground) -> Matter:
    """Ana, Ben and Cleo are on a case about Rob Kesten."""
    with ground.unit():
        report_id, receipt = ground.report(STORY, contact="Nia Duarte, nia.duarte@mail.example", who="Rob")
    ana = ground.act("Ana")
    with ground.unit():
        case_id = cases.open_case(ana, report_id)
        reported = cases.add_party(ana, case_id, "reported", "person", "Rob Kesten", "GitHub: robk_dev")
        witness = cases.add_party(ana, case_id, "witness", "person", "Jo Öst", "chat: joost77")
    return Matter(case_id, report_id, receipt, reported, witness)
