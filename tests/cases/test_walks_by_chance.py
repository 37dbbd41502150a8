"""A15: people do anything in any order. Nothing breaks, nobody reads without a grant, no approval is skipped.

A tenth of the steps in the suite, all 10,000 in `make soak`.
"""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from portal import cases, clock, committee, sealing
from portal.cases import deciding, rules, voting
from portal.cases.deciding_models import Agreement, Proposal
from portal.cases.models import Case
from portal.errors import Conflict, NotFound, Refused

BELOW, ABOVE = ("Ana", "Ben", "Cleo"), ("Gil", "Hana", "Ivo", "Jun")
STRANGERS = {"community": ("Odo", "Noa", "Dov", "Gil"), "committee": ("Ana", "Noa", "Dov", "Odo")}
STEPS = 50
ACTS = {
    "note": lambda who, case, _n: cases.note(who, case, "fact", "Words."),
    "party": lambda who, case, n: cases.add_party(who, case, "reported", "person", f"Name {n}"),
    "measure": lambda who, case, _n: cases.measure(who, case, "informal_word"),
    "respond": lambda who, case, _n: cases.respond(who, case, "They said."),
    "answer": lambda who, case, _n: cases.answer(who, case, "Thank you."),
    "review": lambda who, case, n: cases.review(who, case, "We think.", cases.FINDINGS[n % len(cases.FINDINGS)]),
    "propose": lambda who, case, _n: cases.propose(who, case, "violation", "informal_word", "Because."),
    "hear": lambda who, case, n: cases.hear(who, case, ("reported", "affected", "nobody")[n % 3], "They said."),
    "agree": lambda who, case, n: cases.take_a_stand(who, newest(who, case), voting.STANDS[n % 5 == 0], case_id=case),
    "settle": lambda who, case, _n: cases.settle(who, newest(who, case), case_id=case),
    "enact": lambda who, case, _n: cases.enact(who, case, "Done."),
    "tell": lambda who, case, _n: cases.tell(who, case, "This came of it."),
    "follow": lambda who, case, n: cases.follow_up(who, case, "Well.", clock.today() + timedelta(days=n)),
    "resolve": lambda who, case, _n: cases.resolve(who, case, "It ended."),
    "file": lambda who, case, _n: cases.file_away(who, case),
    "hold": lambda who, case, _n: cases.hold(who, case, "police", "Wait."),
    "resume": lambda who, case, _n: cases.resume(who, case),
    "close": lambda who, case, _n: cases.close(who, case, "violation", "The end."),
    "reopen": lambda who, case, _n: cases.reopen(who, case, "Again."),
    "attest": lambda who, case, _n: cases.attest(who, case),
    "recuse": lambda who, case, _n: cases.recuse(who, case),
    "escalate": lambda who, case, _n: committee.escalate(who, case, ("facts", "actions"), "help_wanted"),
    "confirm": lambda who, case, _n: committee.confirm_receipt(who, case),
    "decide": lambda who, case, _n: committee.propose(who, case, "violation", "none", None, "Because."),
}


def newest(who, case_id: str) -> str:
    """The last proposal of a case, or one that is not there."""
    found = who.first(who.select(Proposal.id).where(Proposal.case_id == case_id).order_by(Proposal.number.desc()))
    return found or "a" * 26


def machine(ground, count: Counter, ceiling: int):
    """The state machine for one ground."""

    class Walk(RuleBasedStateMachine):
        """One case of each kind an example; whoever is in, out, or never was."""

        @initialize()
        def begin(self):
            with ground.unit():
                report_id, _receipt = ground.report("A story.")
                direct, _receipt = ground.report("Another one.", door="committee")
            with ground.unit():
                self.cases = {
                    "community": cases.open_case(ground.act("Ana"), report_id),
                    "committee": committee.open_direct(ground.act("Gil"), direct),
                }
            self.out = {place: set() for place in self.cases}
            self.in_, self.state = {}, {}
            with ground.unit():
                for place in self.cases:
                    self._see_who_holds(place, self._row(place))

        @rule(
            place=st.sampled_from(("community", "committee", "community")),
            number=st.integers(0, 60),
            act=st.sampled_from(sorted(ACTS)),
        )
        def somebody_acts(self, place, number, act):
            team = BELOW if place == "community" else ABOVE
            self._act(place, team[number % len(team)], act, number)

        @rule(place=st.sampled_from(("community", "committee")), number=st.integers(0, 60))
        def somebody_does_what_comes_next(self, place, number):
            team = BELOW if place == "community" else ABOVE
            with ground.unit():
                row = self._row(place)
            facts = {"told": False, "waiting": False, "has_reporter": True, "finding": "violation"}
            step = rules.next_act(row.kind, row.state, **facts)
            step = {"rest": "reopen", "record": "recuse"}.get(step, step)
            self._act(place, team[number % len(team)], step, number)

        @rule(
            place=st.sampled_from(("community", "committee")),
            number=st.integers(0, 3),
            act=st.sampled_from(sorted(ACTS)),
        )
        def a_stranger_tries(self, place, number, act):
            count["steps"] += 1
            with ground.unit(), pytest.raises((NotFound, Conflict)) as refused:
                stranger = ground.act(STRANGERS[place][number])
                ACTS[act](stranger, self.cases[place], number)
                raise AssertionError(f"{act} by a stranger")
            assert refused.type is NotFound, act

        def _row(self, place):
            actor = ground.act(BELOW[0] if place == "community" else ABOVE[0])
            return actor.first(actor.select(Case).where(Case.id == self.cases[place]))

        def _act(self, place, name, act, number):
            count["steps"] += 1
            count["tried"] += 1
            case_id, actor = self.cases[place], ground.act(name)
            before = self.state[place]
            try:
                with ground.unit():
                    ACTS[act](actor, case_id, number)
            except (NotFound, Conflict, Refused) as refused:
                count[type(refused).__name__] += 1
                with ground.unit():
                    assert self._row(place).state == before
                return
            count["done"] += 1
            assert name not in self.out[place], f"{name} stepped back and could {act}"
            assert name in self.in_[place] or act in ("attest", "recuse"), f"{name} has no key and could {act}"
            self._after(place, name, act, before)

        def _after(self, place, name, act, before):
            if act == "recuse":
                self.out[place].add(name)
            with ground.unit():
                row = self._row(place)
                self._see_who_holds(place, row)
                if row.state != before:
                    assert row.state in rules.RULES[row.kind]
                    count[row.state] += 1
                if row.state == "decided" and before != "decided":
                    self._approved(place, row)

        def _see_who_holds(self, place, row):
            self.state[place] = row.state
            actor = ground.act("Ana" if place == "community" else "Gil")
            holders = set(sealing.holders(actor, row.lock_id))
            self.in_[place] = {one for one in ground.people if ground.people[one] in holders}

        def _approved(self, place, row):
            """Decided means: by the rule of the agreed proposal, by people who are still in the case."""
            actor = ground.act("Ana" if place == "community" else "Gil")
            wanted = actor.select(Proposal).where(Proposal.case_id == row.id, Proposal.state == deciding.AGREED)
            [agreed] = actor.all(wanted.order_by(Proposal.number.desc()).limit(1))
            behind = actor.all(actor.select(Agreement).where(Agreement.proposal_id == agreed.id))
            people = {one.person_id for one in behind if not one.void and one.stand == voting.FOR}
            assert len(people) >= (2 if agreed.rule == voting.TWO else 1)
            assert not people & {ground.people[one] for one in self.out[place]}

        @invariant()
        def nobody_reads_without_a_grant(self):
            if count["steps"] % 25 or not hasattr(self, "cases"):
                return
            for place, case_id in self.cases.items():
                team = BELOW if place == "community" else ABOVE
                with ground.unit():
                    for name in (*team, *STRANGERS[place][:2]):
                        actor = ground.act(name)
                        if name in self.in_[place] and name not in self.out[place]:
                            assert cases.read(actor, case_id).id == case_id
                        else:
                            with pytest.raises(NotFound):
                                cases.read(actor, case_id)
                        if name in self.out[place]:
                            assert case_id not in {row.id for row in cases.listing(actor)[0]}

    Walk.TestCase.settings = settings(
        max_examples=ceiling // STEPS,
        stateful_step_count=STEPS,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    return Walk


@pytest.mark.slow
@pytest.mark.parametrize("ceiling", [1_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_anything_in_any_order(ground, ceiling):
    """No error but the kind ones, no read without a grant, no decision without its approvals."""
    count: Counter = Counter()
    walk = machine(ground, count, ceiling)
    run_state_machine_as_test(walk, settings=walk.TestCase.settings)
    assert count["steps"] >= ceiling * 0.9, count
    assert count["tried"] > ceiling / 5, count
    assert count["done"] > count["tried"] / 5, count  # chance decides how many steps are a stranger's, which all fail
    assert {"decided", "assessed", "proposed", "closed"} <= set(count), count
