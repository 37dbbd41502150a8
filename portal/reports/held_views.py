"""What is read out of a held report: by its reporter in the box, and by handlers once it was opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .. import access, accounts, escrow, sealing
from . import addresses, held, thread
from .desk import get
from .models import HELD, Report, ReportLink
from .views import FileView
from .way_back import report_of


@dataclass(frozen=True)
class HeldView:
    """A held report in its box. `people`: (id, name) of those who would read it if it were opened now."""

    about: str
    since: date
    ends: date
    asked: bool
    agreed: bool
    last: bool
    opens: bool
    people: tuple[tuple[str, str], ...]
    answers: Mapping[str, str]
    files: tuple[FileView, ...]
    notify: str = field(default="", repr=False)
    proof: sealing.Proof | None = None
    proof_key: str = field(default="", repr=False)


def is_held(actor) -> bool:
    """Whether the report of this box is held back."""
    return report_of(actor, held=True).state == HELD


def about(actor) -> str:
    """The place a held report was written to."""
    return report_of(actor, held=True).about


def box(actor) -> HeldView:
    """What the reporter of a held report may see."""
    report = report_of(actor, held=True)
    row = escrow.hold_of(actor, report.id)
    answers, _identity, _messages, files = thread.opened(actor, report)
    would = [one.id for one in held.readers(actor, report, row)]
    names = accounts.names(would)
    return HeldView(
        about=report.about,
        since=row.since,
        ends=escrow.shown_end(row),
        asked=escrow.is_asked(row),
        agreed=row.answer == escrow.YES,
        last=escrow.is_last(row),
        opens=row.opens,
        people=tuple(sorted(((one, names[one]) for one in would if one in names), key=lambda pair: pair[1].casefold())),
        answers=answers,
        files=files,
        notify=addresses.kept(actor, report.id),
        proof=sealing.prove(actor.holder, actor.key, row.since, answers["story"]),
        proof_key=sealing.proof_key(actor.key).hex(),
    )


def together(actor, report_id: str) -> list[Report]:
    """The reports that were opened together with this one, as far as this handler may read them too."""
    report = get(actor, report_id)
    wanted = actor.select(ReportLink.other_id).where(ReportLink.report_id == report.id)
    found = [actor.get(Report, other) for other in actor.all(wanted)]
    may = [one for one in found if one is not None and access.can(actor, "report.read", one)]
    return sorted(may, key=lambda one: (one.held_since or one.received_day, one.id))
