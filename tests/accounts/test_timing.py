"""R17 at full count: how long a failed sign-in takes says nothing about whether the account exists."""

import statistics
import time

import pytest

from portal import access, accounts, sealing
from portal.accounts import brake
from portal.sealing import keyring

from .conftest import PASSWORD

PAIRS = 500


def auc(ones: list[float], others: list[float]) -> float:
    """How well one could tell the two apart by time alone: 0.5 is not at all."""
    ranked = sorted([(value, True) for value in ones] + [(value, False) for value in others])
    ranks = sum(rank for rank, (_value, one) in enumerate(ranked, 1) if one)
    return (ranks - len(ones) * (len(ones) + 1) / 2) / (len(ones) * len(others))


@pytest.mark.soak
def test_unknown_wrong_and_disabled_take_as_long(app, act, settings, monkeypatch):
    """500 interleaved tries each with real Argon2id: medians within 5 %, AUC below 0.55."""
    sealing.configure(settings, cost=keyring.FULL, floor=keyring.FLOOR)
    monkeypatch.setattr(brake.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(brake, "_LONGEST_WAIT", float("inf"))
    for name in ("kim", "gone"):
        person = act(accounts.enroll, f"{name}@otters.example", name=name, password=PASSWORD).person_id
    act(accounts.disable, access.keeper("site"), person)
    took = {"kim": [], "nobody": [], "gone": []}
    for number in range(PAIRS):
        for name in sorted(took, key=lambda name: hash((name, number))):
            start = time.perf_counter()
            wrong = PASSWORD + "x" if name == "kim" else PASSWORD
            assert act(accounts.sign_in, f"{name}@otters.example", wrong) is None
            took[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in took.items()}
    for name in ("nobody", "gone"):
        assert abs(medians[name] - medians["kim"]) / medians["kim"] < 0.05, medians
        found = auc(took[name], took["kim"])
        assert max(found, 1 - found) < 0.55, (name, found, medians)
