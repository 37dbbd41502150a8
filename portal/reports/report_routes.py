"""The report form: who reads it, what happened, what may be done, sending it. One address, plain POSTs, no cookie."""

from flask import request
from flask_babel import get_locale
from flask_babel import gettext as _

from .. import sealing
from ..db import reading
from ..entry import REPORTER, audience, form_is_stale, keep_anyway
from ..web import page
from . import held_routes, junk_routes, labels, pages, service, uploads, vocabulary
from .blueprint import bp, later, shown_again
from .check_forms import faults
from .forms import put_problems
from .pages import DETAILS, PAGES, READERS, REVIEW, SEND, STORY, WISHES
from .report_forms import ReportForm
from .rules import COMMITTEE, MEMBER_GONE, Route
from .views import Answers
from .visit_routes import Visit, show, visit

LAYOUTS = {"together": "1", "apart": "0"}  # all that one writes on one page, or in short steps
UPLOAD = 260  # megabytes: ten files of 25 and the words
READ = 1024  # a film as phones take them is larger than that: it is refused, but nobody loses a page to it


def kept_files(draft: str) -> list[dict]:
    """The files that arrived so far."""
    return uploads.kept(draft)


def take_files(form) -> bool:
    """Seal what was uploaded, outside any transaction, then note it. False when something stayed behind."""
    draft = form.draft.data
    streams = [(file.filename, file.stream) for file in form.attachments.data or [] if getattr(file, "filename", "")]
    with reading():
        taken, problems = uploads.take(streams, draft)
    for facts in taken:
        sealing.note_draft(draft, facts)
    for row in sealing.drafts(draft) if "drop" in form and form.drop.data else []:
        if row.id in form.drop.data:
            sealing.drop_draft(row)
    keep_anyway()
    put_problems(form, problems)
    return not problems


def files_went(form: ReportForm) -> bool:
    """Whether files that the page showed are there no more: unsent, they last two hours. Those of a sent form moved."""
    shown = form.files_shown
    return shown > 0 and shown > len(sealing.drafts(form.draft.data)) and service.known(form.receipt_given()) is None


def go_on(here: Visit, step: str):
    """From the page that was filled in to the next one, or back to where something is missing."""
    form, wanted = here.form, request.form.get("back", "")
    went = files_went(form)
    arrived = take_files(form) if step in pages.WRITTEN else True
    if went:
        form.attachments.errors = [*form.attachments.errors, labels.files_went()]
        return show(here, DETAILS, 422)
    if wanted in LAYOUTS:
        form.whole.data, wanted = LAYOUTS[wanted], STORY
    if wanted in PAGES:
        return show(here, wanted)
    if form_is_stale():
        form.form_errors.append(_("This page was open for more than a day. Look through it, and go on."))
        return show(here, step, 422)
    if step == READERS:
        return show(here, STORY) if here.route.readers else nobody_left(here)
    fault = faults(form, here.route, WISHES if form.is_whole else step) if step != SEND else None
    if fault or not arrived:
        return show(here, fault or DETAILS, 422)
    if DETAILS in pages.parts(step, form.is_whole) and form.asks_more():
        return show(here, DETAILS, more_asked=True)
    if step == SEND or (step == REVIEW and form.mode.data == vocabulary.ONE_WAY):
        return send(here)
    return show(here, pages.after(step, form.is_whole))


def nobody_left(here: Visit):
    """Nobody is left who could read it, or the one who was chosen can't."""
    if here.route.alone:
        gone = here.route.reason == MEMBER_GONE
        here.form.door.errors = [
            _("This person can’t receive reports any more. Choose somebody else.")
            if gone
            else _("You ticked this person above, so they can’t be the one who gets it. Choose somebody else.")
        ]
    else:
        here.form.exclude.errors = [_("With these left out, nobody could read your report. Take one tick away.")]
    return show(here, READERS, 422)


def send(here: Visit):
    """The last page: the receipt came back, so the report goes in. The same receipt again is the same page again."""
    form, receipt = here.form, here.form.receipt_given()
    one_way = form.mode.data == vocabulary.ONE_WAY
    if not one_way and not form.receipt_is_back(receipt):
        return show(here, SEND, 422)
    route, fault = here.route, faults(form, here.route, SEND)
    if service.known(receipt) is not None:
        place, readers = service.sent(receipt)
        route = Route(COMMITTEE if place == COMMITTEE else "community", tuple(readers))
    elif fault:
        return show(here, fault, 422)
    elif not route.readers:
        return nobody_left(here)
    elif form.shown_readers.data != here.seal:
        form.form_errors.append(_("Who can read this has changed since you opened the page. Look again, then send."))
        return show(here, REVIEW if one_way else SEND, 422)
    elif form.hold.data:
        if not held_routes.take_in(here, answers_of(form), receipt):
            return show(here, WISHES, 422)
    else:
        junk_routes.take_in(here, answers_of(form), receipt)
    if form.hold.data:
        return held_routes.sent(here, receipt)
    told = labels.readers_of(route, here.team.names, here.team_name)
    facts = {"receipt": "" if one_way else receipt, "readers": told}
    promised = here.promised if route.door != COMMITTEE else 0
    return page("reports/sent.html", team_name=here.team_name, promised=promised, **facts)


def answers_of(form: ReportForm) -> Answers:
    """What was typed, as the service takes it."""
    lines = ("story", "who", "where", "when", "contact", "before", "wishes", "notify")
    picked = ("ongoing", "kind", "mode", "standing", "category", "venue", "fear")
    return Answers(
        **{name: (form[name].data or "").strip() for name in lines},
        **{name: form[name].data or "" for name in picked},
        exclude=tuple(form.exclude.data or ()),
        door=form.door.data,
        language=str(get_locale() or "en"),
        shield=form.shield.data or "" if form.mode.data == vocabulary.SHIELDED else "",
        consent=form.consent,
        translated="yes" if form.translated.data else "",
        own=form.answered(),
        **_event(form),
    )


def _event(form: ReportForm) -> dict:
    row = form.events.get(form.event.data)
    return {"event_id": row.id, "event": row.name} if row else {}


def show_full(actor, busy: bool):
    """The disk is full, or many write: the page that was filled in, nothing of it lost but files that came with it."""
    here = visit(actor)
    step = here.form.step.data if here.form.step.data in PAGES else READERS
    files = [file.filename for file in here.form.attachments.data or [] if getattr(file, "filename", "")]
    full = _("The portal has no room left, so nothing was sent. Your words are still here. Copy them, or try later.")
    here.form.form_errors += [labels.busy() if busy else full, *uploads.lost(files)]
    return show(here, step, 503 if busy else 507)


def writes() -> bool:
    """Whether this request may keep anything: it sends, or brings or drops files. The other pages only read."""
    files = any(file.filename for file in request.files.getlist("attachments"))
    step, one_way = request.form.get("step"), request.form.get("mode") == vocabulary.ONE_WAY
    if step == SEND or (step == REVIEW and one_way):
        return junk_routes.has_turn()
    return files or "drop" in request.form


def answer(actor):
    """What both addresses of the form do."""
    if junk_routes.has_to_wait():
        return later(show_full(actor, busy=True))
    here = visit(actor)
    if request.method != "POST" or not here.team.doors:
        return show(here, READERS)
    step = here.form.step.data
    return go_on(here, step if step in PAGES else READERS)


@bp.route("/c/<slug>/report", methods=["GET", "POST"])
@shown_again(show_full)
@audience(REPORTER, upload=UPLOAD, read=READ, writes=writes)
def new(actor, slug):
    """A report to a community, or past it to the committee."""
    return answer(actor)


@bp.route("/report", methods=["GET", "POST"])
@shown_again(show_full)
@audience(REPORTER, upload=UPLOAD, read=READ, writes=writes)
def central(actor):
    """The committee's own form (settled 36)."""
    return answer(actor)
