"""How many cards somebody hands in: a stolen device must not bury a letterbox. In memory, like other junk."""

import threading
from collections import defaultdict, deque
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
MOST = 30  # an hour; what comes beyond waits folded, and is not lost
_seen: dict[str, deque] = defaultdict(lambda: deque(maxlen=MOST + 1))
_lock = threading.Lock()


def hurried(person_id: str, now: datetime) -> bool:
    """One more card of this person; whether they are too many for one hour."""
    with _lock:
        moments = _seen[person_id]
        while moments and moments[0] <= now - HOUR:
            moments.popleft()
        moments.append(now)
        return len(moments) > MOST


def forget() -> None:
    """Begin anew."""
    with _lock:
        _seen.clear()
