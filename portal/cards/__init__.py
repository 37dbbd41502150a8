"""The on-site card: somebody told a member of the team, who writes it down, on a phone, on paper, without a network.

`offer(actor)` says what a card can hold; `take` hands one in as a report. A `shift` lets a device hand in cards that
were sealed on it: `arrive(shift, month, box)`; `end_all(actor)` ends all shifts of a place. Whoever hands one in
holds no key of it by doing so.
"""

from .rules import TAKERS, Card
from .service import Offer, arrive, offer, take
from .shifts import end_all, ended_on, on_shift, shift

__all__ = ["TAKERS", "Card", "Offer", "arrive", "end_all", "ended_on", "offer", "on_shift", "shift", "take"]
