"""Between a decision and carrying it out stands a letter: the page of the case says so, and whose turn it is."""

from portal import cases, letters
from tests.cases.walker import Walker

from .conftest import PARTS


def nexts(ground, matter, name: str) -> list[str]:
    walker = Walker(ground.app, name)
    walker.get(f"/desk/harbor/cases/{matter.case_id}")
    return [one.get_text(strip=True) for one in walker.soup.select(".notice.act .notice-title")]


def decided(ground, matter, measure="no_contact") -> None:
    with ground.unit():
        cases.review(ground.act("Ana"), matter.case_id, "Against our code.", "violation")
        proposal = cases.propose(ground.act("Ana"), matter.case_id, "violation", measure, "Because.")
    with ground.unit():
        cases.take_a_stand(ground.act("Ben"), proposal)


def test_the_letter_comes_before_anything_is_done(ground, matter):
    """Write it, let it be read, send it; only then carry it out. Each person sees their own step."""
    decided(ground, matter)
    for name in ("Ana", "Ben"):
        assert nexts(ground, matter, name) == ["Next: tell the person it is about"]
    with ground.unit():
        letter = letters.begin(ground.act("Ana"), matter.case_id, matter.reported, PARTS)
    assert nexts(ground, matter, "Ana") == ["Next: finish the letter to the person it is about"]
    assert nexts(ground, matter, "Ben") == ["Next: carry it out"]
    with ground.unit():
        letters.ask(ground.act("Ana"), matter.case_id, letter)
    assert nexts(ground, matter, "Ana") == ["Next: carry it out"]
    assert nexts(ground, matter, "Ben") == ["Next: read a letter of a colleague"]
    with ground.unit():
        letters.sign(ground.act("Ben"), matter.case_id, letter)
    assert nexts(ground, matter, "Ana") == ["Next: send your letter"]
    with ground.unit():
        letters.send(ground.act("Ana"), matter.case_id, letter, "print")
    for name in ("Ana", "Ben"):
        assert nexts(ground, matter, name) == ["Next: carry it out"]


def test_where_nothing_follows_nobody_is_written_to(ground, matter):
    """A decision without a measure leads straight on."""
    decided(ground, matter, "nothing")
    assert nexts(ground, matter, "Ana") == ["Next: carry it out"]
