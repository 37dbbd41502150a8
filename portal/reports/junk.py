"""Weighing what is sent: junk is set aside and waits folded, one click away. Nothing is refused, no puzzle is asked.

All of it lives in the memory of one worker: no address (a bucket of 16 bits, forgotten with the day), no text (a
keyed digest). Limits are divided by the workers (settled 27). A genuine report that looks like junk is told like the
others a little later, and its reporter is offered the committee by the same clock.
"""

import re
import secrets
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b, sha256

TRAP, FAST, AGAIN, MANY, BY_HAND = "trap", "fast", "again", "many", "by_hand"
REASONS = (TRAP, FAST, AGAIN, MANY, BY_HAND)

QUICKEST = 3.0  # seconds from the first page to sending
QUICK_FREE = 5  # quick ones at a place within ten minutes that pass: somebody who pastes a prepared text
SAME_FREE = 2  # of the same words at a place within a day: a second click, a second witness
BUCKET_FREE = 30  # from one part of the net within ten minutes, among all workers
LOAD = 40  # sent within ten seconds, among all workers, before work is asked
WINDOW, DAY, GLANCE = timedelta(minutes=10), timedelta(days=1), timedelta(seconds=10)
REMEMBERED = 20_000
BITS = 14
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Signs:
    """What can be said of one sending: where to, from which bucket, how, and how long it took."""

    place: str
    bucket: str
    story: str
    trap: bool = False
    seconds: float | None = None
    worked: bool = False


class _Counts:
    """How often each key came up within a while; old ones and, past a bound, the longest unseen are forgotten."""

    def __init__(self, within: timedelta):
        self.within = within
        self._seen: OrderedDict[object, deque[datetime]] = OrderedDict()

    def again(self, key, now: datetime) -> int:
        """One more; says how many there were lately, this one included."""
        moments = self._seen.setdefault(key, deque(maxlen=200))
        self._seen.move_to_end(key)
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        while moments and moments[0] <= now - self.within:
            moments.popleft()
        moments.append(now)
        return len(moments)


class Scales:
    """What one worker remembers of the last minutes, and of a day of texts by keyed digest."""

    def __init__(self, workers: int = 1):
        self.bucket_free = max(3, BUCKET_FREE // max(1, workers))
        self.load_free = max(3, LOAD // max(1, workers))
        self._key = secrets.token_bytes(32)
        self._quick, self._same, self._buckets = _Counts(WINDOW), _Counts(DAY), _Counts(WINDOW)
        self._all: deque[datetime] = deque(maxlen=10_000)
        self._worn: OrderedDict[bytes, None] = OrderedDict()
        self.turn = threading.BoundedSemaphore(1)
        self._lock = threading.Lock()

    def weigh(self, signs: Signs, now: datetime) -> str:
        """Why this looks like junk: one of REASONS, or "" for what goes straight to the desk."""
        with self._lock:
            self._all.append(now)
            words = self._digest(signs.story)
            same = self._same.again((signs.place, words), now)
            if same > SAME_FREE:
                self._wear(words)
            many = self._buckets.again(signs.bucket, now)
            hasty = signs.seconds is None or signs.seconds < QUICKEST
            quick = self._quick.again(signs.place, now) if hasty else 0
        if signs.trap:
            return TRAP
        if same > SAME_FREE:
            return AGAIN
        if quick > QUICK_FREE:
            return FAST
        return MANY if many > self.bucket_free and not signs.worked else ""

    def takes_turns(self, story: str, now: datetime) -> bool:
        """Whether this has to wait for `turn`: much arrives, and these words were set aside today for coming again."""
        return self.bits(now) > 0 and self._digest(story) in self._worn

    def _wear(self, words: bytes) -> None:
        self._worn[words] = None
        self._worn.move_to_end(words)
        if len(self._worn) > REMEMBERED:
            self._worn.popitem(last=False)

    def bits(self, now: datetime) -> int:
        """How much work a script is asked for now: 0 unless much arrives, then more the more it is."""
        with self._lock:
            while self._all and self._all[0] <= now - GLANCE:
                self._all.popleft()
            sent = len(self._all)
        if sent <= self.load_free:
            return 0
        return BITS + min(3, (sent // self.load_free).bit_length() - 1)

    def _digest(self, story: str) -> bytes:
        words = " ".join(_WORDS.findall(story.casefold()))
        return blake2b(words.encode(), digest_size=16, key=self._key).digest()


def did_work(challenge: str, answer: str) -> bool:
    """Whether a script did the work: the digest of challenge and answer begins with enough zero bits."""
    if not challenge or not answer.isascii() or not answer.isdigit() or len(answer) > 12:
        return False
    return int.from_bytes(sha256(f"{challenge}:{answer}".encode()).digest()[:4]) >> (32 - BITS) == 0
