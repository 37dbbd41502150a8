"""A vote that did not decide it has more ways on than the board."""

import pytest

from portal import cases, committee
from portal.errors import Conflict, NotFound
from tests.cases.walker import Walker

from .climb import let_in, reviewed


@pytest.fixture
def split(ground, clock):
    """Gil proposed what takes everybody, Hana is against, Ivo has said nothing, and the week is over."""
    _case, central, _receipt = reviewed(ground)
    let_in(ground, central, "Ivo")
    with ground.unit():
        proposal = committee.propose(
            ground.act("Gil"), central, "violation", "none", None, "A pattern.", further="measure"
        )
    with ground.unit():
        cases.take_a_stand(ground.act("Hana"), proposal, "against")
    return central, proposal


def test_a_week_more_for_whoever_has_not_spoken(ground, split, clock):
    """Not while time is left, not by strangers; then Ivo's word still counts, and carries it."""
    central, proposal = split
    with ground.unit(), pytest.raises(Conflict, match="vote_runs"):
        cases.vote_longer(ground.act("Gil"), proposal)
    clock.advance(days=9)
    with ground.unit(), pytest.raises(Conflict):
        cases.take_a_stand(ground.act("Ivo"), proposal)
    for name in ("Kim", "Ana"):
        with ground.unit(), pytest.raises(NotFound):
            cases.vote_longer(ground.act(name), proposal)
    with ground.unit():
        assert committee.proposals(ground.act("Gil"), central)[0].stuck
        cases.vote_longer(ground.act("Gil"), proposal)
    with ground.unit():
        shown = committee.proposals(ground.act("Gil"), central)[0]
        assert (shown.stuck, shown.silent) == (False, 1)
        cases.take_a_stand(ground.act("Ivo"), proposal)
    clock.advance(days=9)
    with ground.unit():
        assert committee.proposals(ground.act("Gil"), central)[0].holds
        cases.settle(ground.act("Gil"), proposal)


def test_no_more_time_where_all_have_spoken(ground, split, clock):
    """It would change nothing."""
    _central, proposal = split
    with ground.unit():
        cases.take_a_stand(ground.act("Ivo"), proposal, "against")
    clock.advance(days=9)
    with ground.unit(), pytest.raises(Conflict, match="all_spoke"):
        cases.vote_longer(ground.act("Gil"), proposal)


@pytest.mark.sqlite_only
def test_every_way_on_stands_on_the_page(ground, split, clock):
    """Another proposal first; then time, the least, an alternate (the chair lets one in), an adviser, the board."""
    central, _proposal = split
    clock.advance(days=9)
    path = f"/committee/cases/{central}"
    gil, ivo = Walker(ground.app, "Gil"), Walker(ground.app, "Ivo")
    for walker in (gil, ivo):
        walker.get(path)
        assert len(walker.soup.select(".notice.act:has(a.button)")) == 1
    ways = [one["href"] for one in gil.soup.select(".notice.act li a")]
    assert ways == [
        f"{path}/decide?further=log_only",
        f"{path}/borrow",
        f"{path}/advice?part=adviser",
        f"{path}/advice?part=board",
    ]
    assert f"{path}/borrow" not in [one["href"] for one in ivo.soup.select(".notice.act li a")]
    gil.get(ways[0])
    assert gil.soup.select_one('input[name="further"][checked]')["value"] == "log_only"
    gil.get(ways[3])
    assert gil.soup.select_one('[name="part"][checked], [name="part"] option[selected]')["value"] == "board"
    ivo.act("longer")
    assert "The vote goes on for a week" in ivo.text
    assert not ivo.soup.select('form[data-act="longer"]')
