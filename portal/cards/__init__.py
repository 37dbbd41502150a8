"""The on-site card: somebody told a member of the team, who writes it down, on a phone, on paper, without a network.

`offer(actor)` says what a card can hold; `take` hands one in as a report. A `shift` lets a device hand in cards that
were sealed on it: `arrive(shift, month, box)`. Whoever hands one in holds no key of it by doing so.
"""

from .rules import TAKERS, Card
from .service import Offer, arrive, offer, on_shift, shift, take

__all__ = ["TAKERS", "Card", "Offer", "arrive", "offer", "on_shift", "shift", "take"]
