"""The form's side of weighing: when it was begun, the field nobody sees, the work a script did."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from flask import current_app, g, request

from .. import clock, sealing
from ..entry import bucket
from . import drill, service
from .blueprint import bp
from .junk import Scales, Signs, did_work

_BEGUN = "reports.begun"


def scales() -> Scales:
    """The scales of this worker."""
    settings = current_app.config["SETTINGS"]
    return current_app.extensions.setdefault("portal.reports.junk", Scales(settings.workers))


def begin(form) -> None:
    """Note in the form when it was first shown; the moment travels closed under the server's key."""
    if _begun(form) is None:
        moment = str(clock.now().timestamp()).encode()
        form.begun.data = urlsafe_b64encode(sealing.envelope_close(moment, _BEGUN)).decode()


def _begun(form) -> float | None:
    try:
        return float(sealing.envelope_open(urlsafe_b64decode(form.begun.data or ""), _BEGUN))
    except (sealing.Damaged, NotBase64, ValueError):
        return None


def weigh(actor, form, held: str = "") -> str:
    """Why this sending looks like junk; "" for what goes straight to the desk.

    `held` keeps scales of its own for what is held back, so that no ordinary report is judged by what nobody may see.
    """
    begun, now = _begun(form), clock.now()
    signs = Signs(
        place=held + actor.partition,
        bucket=held + bucket(),
        story=form.story.data or "",
        trap=bool((form.homepage.data or "").strip()),
        seconds=None if begun is None else now.timestamp() - begun,
        worked=did_work(form.issued.data or "", form.work.data or ""),
    )
    return scales().weigh(signs, now)


def work() -> int:
    """How many bits of work the sending page asks a script for; 0 in quiet times."""
    return scales().bits(clock.now())


def has_turn() -> bool:
    """Whether this sending may go on to write. In a flood, words set aside before are sealed one at a time, so that
    people's pages are not kept waiting for them; the others get their form back, whole, and may press again.
    """
    mine = scales()
    if not mine.takes_turns(request.form.get("story", ""), clock.now()):
        return True
    g.junk_waits = not mine.turn.acquire(blocking=False)
    if not g.junk_waits:
        g.junk_turn = mine.turn
    return not g.junk_waits


def has_to_wait() -> bool:
    """Whether `has_turn` said no to this request."""
    return g.get("junk_waits", False)


def give_back(_error=None) -> None:
    """The turn goes to the next, however the request ended."""
    if turn := g.pop("junk_turn", None):
        turn.release()


def take_in(here, answers, receipt: str) -> str:
    """Take a report in from the form: weighed, unless it is the portal's own test report."""
    holder = drill.bearer(here.form.drill.data, here.actor.partition)
    aside = "" if holder else weigh(here.actor, here.form)
    return service.receive(
        here.actor, answers, receipt, here.form.draft.data, team=here.team, aside=aside, drill=holder
    )


bp.teardown_app_request(give_back)
