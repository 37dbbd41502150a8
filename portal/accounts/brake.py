"""Guessing gets slower, never impossible: failures of the last quarter of an hour, in memory (R18, settled 27).

A key is an account *and* the coarse bucket a request came from, so a stranger elsewhere slows nobody down.
From the tenth failure on attempts with one key take turns, and each turn comes a little later. Nobody is
locked out: whoever knows the password waits seconds.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .. import clock
from ..errors import Busy, Refused

WINDOW = timedelta(minutes=15)
REMEMBERED = 10_000
_FIRST_TURN = 0.25
_LONGEST_TURN = 2.0
_LONGEST_WAIT = 4.0


@dataclass
class _Tries:
    failures: list[datetime] = field(default_factory=list)
    next_turn: datetime | None = None


class Brake:
    """Counts failures a key and says how long the next attempt waits."""

    def __init__(self, free: int):
        self.free = free
        self._tries: OrderedDict[tuple, _Tries] = OrderedDict()
        self._lock = threading.Lock()

    def failures(self, key: tuple) -> int:
        """How often this key failed lately."""
        with self._lock:
            return len(self._recent(key).failures)

    def failed(self, key: tuple) -> int:
        """One more failure; says how many there were lately."""
        with self._lock:
            tries = self._recent(key)
            tries.failures.append(clock.now())
            del tries.failures[: -self.free - 20]
            return len(tries.failures)

    def passed(self, key: tuple) -> None:
        """The right answer was given: nothing is held against this key."""
        with self._lock:
            self._tries.pop(key, None)

    def forget(self) -> None:
        """Start anew; for tests."""
        with self._lock:
            self._tries.clear()

    def _recent(self, key: tuple) -> _Tries:
        tries = self._tries.setdefault(key, _Tries())
        self._tries.move_to_end(key)
        while len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        start = clock.now() - WINDOW
        tries.failures = [moment for moment in tries.failures if moment > start]
        return tries

    def wait(self, key: tuple) -> None:
        """Wait for one's turn. Raises Busy when too many wait with the same key."""
        time.sleep(self._turn(key))

    def _turn(self, key: tuple) -> float:
        with self._lock:
            tries = self._recent(key)
            over = len(tries.failures) - self.free
            if over < 0:
                return 0.0
            now = clock.now()
            turn = max(now, tries.next_turn or now)
            wait = (turn - now).total_seconds()
            if wait > _LONGEST_WAIT:
                raise Busy
            pause = min(_FIRST_TURN * 2 ** min(over, 10), _LONGEST_TURN)
            tries.next_turn = turn + timedelta(seconds=pause)
            return wait

    def require_pause(self, key: tuple, longest: int) -> None:
        """Raise Refused("wait", 429) while the pause since the last failure is not over."""
        with self._lock:
            tries = self._recent(key)
            over = len(tries.failures) - self.free
            if over < 0:
                return
            pause = min(5 * 2 ** min(over, 10), longest)
            left = (tries.failures[-1] + timedelta(seconds=pause) - clock.now()).total_seconds()
        if left > 0:
            raise Refused("wait", 429, seconds=int(left) + 1)


passwords = Brake(free=10)
codes = Brake(free=5)


def configure(settings) -> None:
    """Share the limit out among the workers, none of which sees the others' failures."""
    passwords.free = max(2, 10 // max(1, settings.workers))
    codes.free = max(2, 5 // max(1, settings.workers))
