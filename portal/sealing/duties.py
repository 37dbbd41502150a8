"""What the keeper does for the sealing room: visits over, drafts nobody sent, bytes nobody needs, a month's keys."""

from datetime import timedelta

from ..keeper import Duty
from .files import sweep_blobs, sweep_drafts
from .sessions import sweep_sessions
from .transport import keep_transport_keys

DUTIES = (
    Duty("sealing.visits", timedelta(minutes=5), lambda _now: sweep_sessions()),
    Duty("sealing.drafts", timedelta(minutes=10), sweep_drafts),
    Duty("sealing.blobs", timedelta(hours=1), sweep_blobs),
    Duty("sealing.transport", timedelta(hours=6), keep_transport_keys),
)
