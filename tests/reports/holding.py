"""What the tests of held reports do again and again."""

from portal import access, escrow, reports, sealing
from portal import clock as portal_clock
from portal.escrow import service as escrow_service
from portal.reports import held, held_days
from portal.reports.models import Report

STORY = "He follows people to their rooms. zebra-lantern"
HANDLE = "github: robk_dev"


def switch_on(place, partition=None) -> None:
    """Both places let reporters hold their reports."""
    with place.unit():
        escrow.turn(place.actor("Ana", "lead"), True)
        escrow.turn(place.actor("Gil", "chair", "committee"), True)


def hold(place, handles=HANDLE, *, opens=False, partition=None, draft="", aside="", receipt=None, **answers):
    """File a held report; gives (id, receipt)."""
    receipt = receipt or sealing.receipt.new()
    answers.setdefault("story", STORY)
    with place.unit():
        actor = access.reporter(partition or place.partition)
        wish = held.Wish(tuple(escrow.normal_forms(handles)), opens)
        return held.receive(actor, reports.Answers(**answers), wish, receipt, draft, aside=aside), receipt


def keep(place) -> int:
    """One round of the keeper."""
    with place.unit():
        return held_days.look_after(portal_clock.now())


def do(place, receipt: str, verb, *more):
    """One act in the box, in a transaction of its own."""
    with place.unit():
        return verb(reports.enter_box(receipt), *more)


def state(place, report_id: str, partition=None):
    """The (report, hold) rows, or None for what is gone."""
    with place.app.app_context():
        scope = access.letterbox(partition or place.partition)
        report = scope.get(Report, report_id)
        found = scope.first(scope.select(escrow.Hold).where(escrow.Hold.thing_id == report_id))
        return report, found


def tokens(place) -> int:
    """How many tokens the place holds."""
    with place.app.app_context():
        scope = access.letterbox(place.partition)
        return scope.count(scope.select(escrow_service.HoldToken.id))
