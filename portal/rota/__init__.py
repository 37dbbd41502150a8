"""Who is on duty: shifts, whoever stands in, and who is away.

`on_duty(scope)` says whom to ask first, in order. Desks show and keep the shifts of each event; everybody says for
themself when they are away.
"""

from .service import Row, add_shift, away, drop_leave, drop_shift, leaves, on_duty, shifts, take_leave

__all__ = [
    "Row",
    "add_shift",
    "away",
    "drop_leave",
    "drop_shift",
    "leaves",
    "on_duty",
    "shifts",
    "take_leave",
]
