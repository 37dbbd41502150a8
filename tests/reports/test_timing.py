"""A7 at full count: how long it takes to say that no box opens tells nothing of whether there ever was one."""

import random
import statistics
import time

import pytest

from portal import reports, sealing
from portal.accounts import brake
from tests.accounts.test_timing import auc

from .walker import Walker

TRIES = 500


def never(_made: list[str]) -> str:
    """A receipt that nobody was ever given."""
    return sealing.receipt.new()


def wrong(made: list[str]) -> str:
    """A real one with its last letter changed."""
    there = random.choice(made)
    return there[:-1] + ("7" if there[-1] != "7" else "8")


@pytest.mark.soak
def test_no_box_takes_as_long_as_a_box_that_is_gone(place, app, monkeypatch, figure):
    """500 interleaved tries each, whole requests: never issued, one letter wrong, shredded; AUC below 0.55."""
    monkeypatch.setattr(brake.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(brake, "_LONGEST_WAIT", float("inf"))
    real, gone = ([Walker(app, "/c/harbor/report").report(story="He was there.") for _ in range(5)] for _ in range(2))
    with place.unit():
        ana = place.actor("Ana", "lead")
        for receipt in gone:
            for lock in reports.locks_of(ana, reports.known(receipt)):
                sealing.shred(ana, lock)
    kinds = {"never": lambda: never(real), "wrong": lambda: wrong(real), "gone": lambda: random.choice(gone)}
    client = app.test_client(use_cookies=False)
    token = Walker(app, "/box").values(Walker(app, "/box").form())["form_token"][0]
    took = {kind: [] for kind in kinds}
    for number in range(TRIES + 20):
        for kind in random.sample(sorted(kinds), len(kinds)):
            asked = {"form_token": token, "receipt": kinds[kind]()}
            began = time.perf_counter()
            answer = client.post("/box", data=asked)
            spent = time.perf_counter() - began
            assert answer.status_code == 422
            if number >= 20:
                took[kind].append(spent)
    medians = {kind: statistics.median(times) for kind, times in took.items()}
    found = {kind: auc(took[kind], took["never"]) for kind in ("wrong", "gone")}
    for kind, share in found.items():
        spread = f"AUC {share:.3f} (medians {medians[kind] * 1000:.2f} and {medians['never'] * 1000:.2f} ms)"
        figure(f"A7, a receipt {kind} beside one never issued, n={TRIES}", spread, "AUC under 0.55")
    assert all(max(share, 1 - share) < 0.55 for share in found.values()), (found, medians)
